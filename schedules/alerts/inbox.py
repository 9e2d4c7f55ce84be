"""
What a person did with the alerts: taken note of one, put off the reminders of a system to a day.

It is theirs alone: for everybody else the alert stands as it was, and incidents are never put off.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, not_
from sqlalchemy import select as sql_select
from sqlmodel import col

from inventory.errors import NotAllowed, NotFound
from inventory.organisation.access import Act, Unseen, reads, system, visible_systems, writes
from inventory.register_tables import System
from inventory.validation import NAME, Checks
from inventory.work import Work
from schedules.alerts import alert_kinds
from schedules.alerts.alert_tables import Alert, AlertAcknowledgement, AlertRecipient, AlertSnooze
from schedules.standing import column_conditions

LONGEST_SNOOZE = dt.timedelta(days=90)
MOST_COUNTED = 100
MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Snoozed:
    """A system of which the person is not reminded before `until`. `grave`: it operates without permission."""

    code: str
    name: str
    until: dt.date
    reason: str
    grave: bool


@writes(Act.VIEW, Unseen.OWN)
def acknowledge(work: Work, alert_ids: Iterable[int]) -> int:
    """Note that the person has taken note of the alerts; returns of how many they had not. Raises NotFound."""
    person_id = _person(work)
    wanted = sorted(set(alert_ids))[:MOST_AT_ONCE]
    columns = sql_select(col(Alert.id), col(Alert.key), func.coalesce(col(System.code), col(Alert.kind)))
    asked = alert_kinds.with_systems(columns).where(col(Alert.id).in_(wanted))
    found = work.session.execute(visible_systems(asked, work.actor)).all()
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
    checks = Checks()
    said = checks.text("reason", reason, NAME)
    if until is None or not work.today < until <= work.today + LONGEST_SNOOZE:
        last = work.today + LONGEST_SNOOZE
        remedy = f"Hãy chọn một ngày từ ngày mai đến {last:%d/%m/%Y}."
        checks.problem("until", "Chỉ tạm hoãn được đến một ngày sau hôm nay và trong 90 ngày.", remedy)
    checks.done()
    assert until is not None  # noqa: S101  # checked above
    work.session.merge(AlertSnooze(system_id=about.id, person_id=person_id, until=until, reason=said, at=work.now))
    work.record("alert.snoozed", about.code, {"until": until.isoformat(), "reason": said})


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
    return sorted(found, key=lambda each: (not each.grave, each.until, each.code))


@reads(Act.VIEW)
def count_new(work: Work) -> int:
    """Return how many alerts are new to the person, counted up to a hundred."""
    person_id = work.actor.person_id
    mine = alert_kinds.with_systems(sql_select(col(Alert.id))).where(addressed(person_id))
    mine = mine.where(col(Alert.raised_on) <= work.today)
    fresh = mine.where(alert_kinds.unsettled(work.today), not_(acknowledged(person_id)), not_(snoozed(work, person_id)))
    some = visible_systems(fresh, work.actor).limit(MOST_COUNTED).subquery()
    return int(work.session.execute(sql_select(func.count()).select_from(some)).scalar_one())


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
    later = exists().where(*mine, col(AlertSnooze.until) > work.today).correlate(Alert)
    return and_(later, not_(alert_kinds.at_once()))


def _person(work: Work) -> int:
    if not work.actor.person_id:
        raise NotAllowed("Chỉ người có tài khoản mới có hộp cảnh báo của mình.")
    return work.actor.person_id
