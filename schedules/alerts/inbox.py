"""
What a person did with the alerts: taken note of one, put off the reminders of a system, or of something of the office.

It is theirs alone: for everybody else the alert stands as it was, and incidents are never put off.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, or_
from sqlalchemy import select as sql_select
from sqlmodel import col

from inventory.errors import NotAllowed, NotFound
from inventory.organisation.access import Act, Unseen, counted, reads, system, visible_systems, writes
from inventory.register_tables import System
from inventory.validation import NAME, Checks
from inventory.work import Actor, Addressee, Role, Work
from schedules.alerts import alert_kinds
from schedules.alerts.alert_kind import Case, Now
from schedules.alerts.alert_kinds import KINDS
from schedules.alerts.alert_tables import Alert, AlertAcknowledgement, AlertRecipient, AlertSnooze, OfficeSnooze
from schedules.policies.policies import holidays
from schedules.standing import column_conditions

LONGEST_SNOOZE = dt.timedelta(days=90)
MOST_COUNTED = 100
LATELY = dt.timedelta(days=92)
"""Longer than two alerts of one thing lie apart on the ladder, while it is open."""
MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Snoozed:
    """
    A system, or something about none (`code` is empty), of which the person is not reminded before `until`.

    `grave`: it operates without permission; `alert_id`: the latest alert of what is about no system.
    """

    code: str
    name: str
    until: dt.date
    reason: str
    grave: bool = False
    alert_id: int = 0


@dataclass(frozen=True, slots=True)
class New:
    """How many lines of the inbox hold something new; `more`: so many alerts were looked at that there may be more."""

    lines: int
    more: bool = False

    @property
    def said(self) -> str:
        """The number as bell and inbox say it; empty for none."""
        return f"{self.lines}+" if self.more else str(self.lines or "")


@writes(Act.VIEW, Unseen.OWN)
def acknowledge(work: Work, alert_ids: Iterable[int]) -> int:
    """Note that the person has taken note of the alerts; returns of how many they had not. Raises NotFound."""
    person_id = _person(work)
    wanted = sorted(set(alert_ids))[:MOST_AT_ONCE]
    columns = sql_select(col(Alert.id), col(Alert.key), func.coalesce(col(System.code), col(Alert.kind)))
    asked = alert_kinds.with_systems(columns).where(col(Alert.id).in_(wanted))
    found = work.session.execute(asked.where(counted(), readable(work.actor, myself(work)))).all()
    if len(found) < len(wanted):
        raise NotFound("cảnh báo", "")
    fresh = [row for row in found if work.session.get(AlertAcknowledgement, (row[0], person_id)) is None]
    for alert_id, key, subject in fresh:
        work.session.add(AlertAcknowledgement(alert_id=alert_id, person_id=person_id, at=work.now))
        work.record("alert.acknowledged", subject, {"alert": key})
    return len(fresh)


@writes(Act.VIEW, Unseen.OWN)
def snooze(work: Work, code: str, until: dt.date | None, reason: str) -> None:
    """Remind the person of the system again from a day on, at most 90 days ahead. Raises Invalid, NotFound."""
    about = system(work, code, Act.VIEW)
    person_id = _person(work)
    day, said = _put_off(work, until, reason)
    work.session.merge(AlertSnooze(system_id=about.id, person_id=person_id, until=day, reason=said, at=work.now))
    work.record("alert.snoozed", about.code, {"until": day.isoformat(), "reason": said})


@writes(Act.VIEW, Unseen.OWN)
def snooze_office(work: Work, alert_id: int, until: dt.date | None, reason: str) -> None:
    """The same of what an alert about no system is about. Raises Invalid; NotFound, also where it cannot be put off."""
    kind, subject_id, person_id = _of_office(work, alert_id)
    day, said = _put_off(work, until, reason)
    row = OfficeSnooze(kind=kind, subject_id=subject_id, person_id=person_id, until=day, reason=said, at=work.now)
    work.session.merge(row)
    work.record("alert.snoozed", f"{kind}:{subject_id}", {"until": day.isoformat(), "reason": said})


@writes(Act.VIEW, Unseen.OWN)
def wake_office(work: Work, alert_id: int) -> None:
    """Remind the person again of what an alert about no system is about. Raises NotFound."""
    key = _of_office(work, alert_id)
    kept = work.session.get(OfficeSnooze, key)
    if kept is not None:
        work.session.delete(kept)
        work.record("alert.woken", f"{kept.kind}:{kept.subject_id}", {"until": kept.until.isoformat()})


def _of_office(work: Work, alert_id: int) -> tuple[str, int, int]:
    """Return what an alert about no system is about, and the person. Raises NotFound for one that is never put off."""
    person_id = _person(work)
    asked = alert_kinds.with_systems(sql_select(col(Alert.kind), col(Alert.subject_id)))
    asked = asked.where(col(Alert.id) == alert_id, col(Alert.system_id).is_(None), col(Alert.subject_id).is_not(None))
    found = work.session.execute(asked.where(not_(alert_kinds.at_once()), readable(work.actor, myself(work)))).first()
    if found is None:
        raise NotFound("cảnh báo", "")
    return found[0], found[1], person_id


def _put_off(work: Work, until: dt.date | None, reason: str) -> tuple[dt.date, str]:
    """Return the day and the reason as they are kept. Raises Invalid."""
    checks = Checks()
    said = checks.text("reason", reason, NAME)
    if until is None or not work.today < until <= work.today + LONGEST_SNOOZE:
        last = work.today + LONGEST_SNOOZE
        remedy = f"Hãy chọn một ngày từ ngày mai đến {last:%d/%m/%Y}."
        checks.problem("until", "Chỉ tạm hoãn được đến một ngày sau hôm nay và trong 90 ngày.", remedy)
    checks.done()
    assert until is not None  # noqa: S101  # checked above
    return until, said


@writes(Act.VIEW, Unseen.OWN)
def wake(work: Work, code: str) -> None:
    """Remind the person of the system again from now on. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    kept = work.session.get(AlertSnooze, (about.id, _person(work)))
    if kept is not None:
        work.session.delete(kept)
        work.record("alert.woken", about.code, {"until": kept.until.isoformat()})


@reads(Act.VIEW)
def snoozes(work: Work) -> list[Snoozed]:
    """Return what the person put off and is still put off, the gravest first, then the next to wake."""
    columns = sql_select(System, col(AlertSnooze.until), col(AlertSnooze.reason), column_conditions.accused(work.today))
    mine = (col(AlertSnooze.person_id) == work.actor.person_id, col(AlertSnooze.until) > work.today)
    rows = visible_systems(columns.join(AlertSnooze, col(AlertSnooze.system_id) == System.id).where(*mine), work.actor)
    found = [
        Snoozed(about.code, about.name, until, reason, bool(grave))
        for about, until, reason, grave in work.session.execute(rows)
    ]
    found += _office_snoozes(work)
    return sorted(found, key=lambda each: (not each.grave, each.until, each.code))


def _office_snoozes(work: Work) -> Iterator[Snoozed]:
    latest = sql_select(func.max(Alert.id)).where(
        col(Alert.kind) == OfficeSnooze.kind, col(Alert.subject_id) == OfficeSnooze.subject_id
    )
    is_latest = col(Alert.id) == latest.correlate(OfficeSnooze).scalar_subquery()
    columns = alert_kinds.with_systems(sql_select(Alert, alert_kinds.name(), OfficeSnooze))
    mine = (col(OfficeSnooze.person_id) == work.actor.person_id, col(OfficeSnooze.until) > work.today)
    put_off = columns.join(OfficeSnooze, is_latest).where(*mine, alert_kinds.in_sight(work.actor))
    for alert, name, kept in work.session.execute(put_off):
        what = KINDS[alert.kind].what(Case(alert.base, Now(work.today), alert.stage, alert.detail))
        yield Snoozed("", f"{name}: {what}" if name else what, kept.until, kept.reason, alert_id=alert.id)


@reads(Act.VIEW)
def count_new(work: Work) -> New:
    """
    Return how many lines of the inbox hold open alerts that the person neither took note of nor put off.

    Like stands with like on one line (`AlertKind.like`), and a thing counts once, however often it was reminded of.
    Systems whose role nobody has confirmed do not count. Alerts add up over the years: looked at are the last ones of
    the person, and those of the few kinds that come only once, a hundred of each at most.
    """
    lately = sql_select(col(Alert.id)).where(col(Alert.raised_on) >= work.today - LATELY)
    first = lately.order_by(col(Alert.raised_on), col(Alert.id)).limit(1).scalar_subquery()
    told = sql_select(Alert).join(AlertRecipient, col(AlertRecipient.alert_id) == col(Alert.id))
    recent = told.where(col(AlertRecipient.person_id) == work.actor.person_id, col(AlertRecipient.alert_id) >= first)
    newest_first = recent.order_by(col(AlertRecipient.alert_id).desc())  # the older ones are reminders of the same
    found = _fresh(work, newest_first.where(not_(alert_kinds.stays())))
    staying = _fresh(work, sql_select(Alert).where(alert_kinds.stays(), addressed(work.actor.person_id)))
    now = Now(work.today, lambda: holidays(work))
    said = (Case(each.base, now, each.stage, each.detail, each.raised_on) for each in (*found, *staying))
    lines = {KINDS[each.kind].like(about) for each, about in zip((*found, *staying), said, strict=True)}
    return New(len(lines), MOST_COUNTED in (len(found), len(staying)))


def _fresh(work: Work, told: Select[Any]) -> Sequence[Any]:
    person_id = work.actor.person_id
    me = myself(work) if work.actor.role == Role.UNIT else None
    fresh = (
        col(Alert.raised_on) <= work.today,
        counted(),
        readable(work.actor, me, few=True),
        not_(alert_kinds.settled()),
        not_(acknowledged(person_id)),
        not_(snoozed(work, person_id)),
        not_(alert_kinds.waits_for_role()),
        not_(alert_kinds.repeated(work.today)),
    )
    columns = (col(Alert.kind), col(Alert.base), col(Alert.stage), col(Alert.detail), col(Alert.raised_on))
    some = alert_kinds.with_systems(told).where(*fresh).with_only_columns(*columns, maintain_column_froms=True)
    return work.session.execute(some.limit(MOST_COUNTED)).all()


@reads(Act.VIEW)
def myself(work: Work) -> Addressee | None:
    """Return the person who acts, as alerts are addressed to them; None for whoever is no person."""
    return next((each for each in work.addressees() if each.person_id == work.actor.person_id), None)


def readable(actor: Actor, me: Addressee | None, few: bool = False) -> ColumnElement[bool]:
    """
    Return the condition that somebody may read an alert: of the systems and units they see; the head of an office also
    what was addressed to them of the body's others. `few`: as in `visible_systems`.
    """
    sight = alert_kinds.in_sight(actor, few)
    if me is None or me.office_of is None:
        return sight
    body = Actor(actor.name, actor.role, me.office_of)
    return or_(sight, and_(addressed(me.person_id), alert_kinds.in_sight(body, few)))


def addressed(person_id: int | None) -> ColumnElement[bool]:
    """Return the condition that an alert concerns the person; none does whoever is no person (None)."""
    told = (col(AlertRecipient.alert_id) == Alert.id, col(AlertRecipient.person_id) == person_id)
    return exists().where(*told).correlate(Alert)


def acknowledged(person_id: int | None) -> ColumnElement[bool]:
    """Return the condition that the person has taken note of an alert."""
    noted = (col(AlertAcknowledgement.alert_id) == Alert.id, col(AlertAcknowledgement.person_id) == person_id)
    return exists().where(*noted).correlate(Alert)


def snoozed(work: Work, person_id: int | None) -> ColumnElement[bool]:
    """Return the condition that the person put off an alert; some kinds never are."""
    mine = (col(AlertSnooze.system_id) == Alert.system_id, col(AlertSnooze.person_id) == person_id)
    of_system = exists().where(*mine, col(AlertSnooze.until) > work.today).correlate(Alert)
    same = (col(OfficeSnooze.kind) == Alert.kind, col(OfficeSnooze.subject_id) == Alert.subject_id)
    kept = (*same, col(OfficeSnooze.person_id) == person_id, col(OfficeSnooze.until) > work.today)
    of_office = and_(col(Alert.system_id).is_(None), exists().where(*kept).correlate(Alert))
    return and_(or_(of_system, of_office), not_(alert_kinds.at_once()))


def _person(work: Work) -> int:
    if not work.actor.person_id:
        raise NotAllowed("Chỉ người có tài khoản mới có hộp cảnh báo của mình.")
    return work.actor.person_id
