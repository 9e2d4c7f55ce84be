"""The alerts a person may see, newest first: of which system, whether still open, and how the mail about them went."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, not_, or_
from sqlalchemy import select as sql_select
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from inventory.organisation.access import Act, counted, require, visible_systems
from inventory.register_tables import System
from inventory.vietnamese import fold
from inventory.work import WHOLE_TREE, Actor, Addressee, Work
from schedules.alerts import digest, inbox
from schedules.alerts.alerts import AGREEMENT, DEADLINE, INCIDENT, TRANSITION, WITHDRAWN, escalation, headed
from schedules.cadence.ladder import Escalation
from schedules.cadence.working_days import Holidays
from schedules.gate import transition
from schedules.policies.policies import holidays
from schedules.schedule_tables import Alert, AlertRecipient, Message
from schedules.standing import column_conditions

Kind = Literal["overdue", "soon", "withdrawn", "incident", "agreement", "transition"]
State = Literal["new", "acknowledged", "snoozed"]
Delivered = Literal["sent", "failed", "waiting", "no_address", "unwanted", "left"]
MOST_ROWS = 200
_NAMED: dict[str, Kind] = {
    WITHDRAWN: "withdrawn",
    INCIDENT: "incident",
    AGREEMENT: "agreement",
    TRANSITION: "transition",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """
    Which alerts to list. `text`: words of the system's code or name. `unsettled`: only those still open.

    `mine`: only those that concern the person who asks; `state`: what that person did with them.
    """

    text: str = ""
    kind: Kind | None = None
    unsettled: bool = False
    mine: bool = False
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    How one person was told. `at`: when a server took the message, in UTC; `error`: why it did not.

    "left": the person's account is closed. "no_address": they gave none, so the alert waits for one.
    "unwanted": they chose to get no mail.
    """

    name: str
    state: Delivered
    at: dt.datetime | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Raised:
    """
    One alert. `base`: the deadline, or the registration of a system never audited; `days` have passed since then by
    today (negative: ahead). `settled`: its cause is gone. `past`: it is settled, or a later alert reminds of the same
    deadline; `days` had then passed when it was raised. `conditions`: the deadline of a conditional conclusion.
    `what`: of an incident "serious", "urgent", or the hours of the report that is late. `limit`, `far`, `clause`: of
    the transition what must be done, how far its limit is today in words, and the source. `ours`: whoever asks
    may open the system; `violation`: it operates without being permitted to; `escalated`: why they are told although
    they are not in charge of it.
    """

    alert_id: int
    code: str
    name: str
    kind: Kind
    base: dt.date
    days: int
    audited: bool
    conditions: bool
    settled: bool
    past: bool
    raised_at: dt.datetime
    deliveries: tuple[Delivery, ...]
    what: str = ""
    limit: str = ""
    far: str = ""
    clause: str = ""
    state: State = "new"
    ours: bool = True
    violation: bool = False
    escalated: Escalation | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the alerts, and how many there are in all. `headed`: the body whose office the person heads, or ''."""

    rows: list[Raised]
    total: int
    headed: str = ""


def page(work: Work, wanted: Filter, first: int = 0, most: int = 50) -> Page:
    """Return alerts `first` to `first + most` of those wanted, the newest first."""
    require(work, Act.VIEW)
    me = _myself(work)
    mine = _visible(work.actor)
    columns: tuple[Any, ...] = (Alert, col(System.code), col(System.name), digest.settled(), _repeated())
    columns += (digest.of_conditions(), _state(work), mine, column_conditions.violating(work.today))
    listed: Select[*tuple[Any, ...]] = sql_select(*columns).join(System, col(System.id) == col(Alert.system_id))
    chosen = listed.where(counted(), _may_read(work, me), *_conditions(work, wanted))
    total = work.session.execute(chosen.with_only_columns(func.count(), maintain_column_froms=True)).scalar_one()
    order = (col(Alert.raised_on).desc(), col(Alert.id).desc())
    window = chosen.order_by(*order).offset(max(first, 0)).limit(min(max(most, 1), MOST_ROWS))
    found = work.session.execute(window).all()
    told = _deliveries(work, [row[0].id for row in found])
    rows = [_raised(row[0], row[1:], told[row[0].id], work.today) for row in found]
    if any(row.kind == "transition" for row in rows):
        days_off = holidays(work)
        rows = [_with_limit(row, work.today, days_off) if row.kind == "transition" else row for row in rows]
    if me is not None:
        mine_to_hear = _addressed_to_me(work, [row.alert_id for row in rows])
        rows = [_with_reason(row, me) if row.alert_id in mine_to_hear else row for row in rows]
    return Page(rows, total, headed(work, me) if me else "")


def _myself(work: Work) -> Addressee | None:
    return next((each for each in work.addressees() if each.person_id == work.actor.person_id), None)


def _visible(actor: Actor) -> ColumnElement[bool]:
    if actor.branch == WHOLE_TREE:
        return literal(True)
    return col(System.id).in_(visible_systems(select(System.id), actor))


def _may_read(work: Work, me: Addressee | None) -> ColumnElement[bool]:
    """Of the systems one sees; the head of an office also what was addressed to them of the body's other systems."""
    if me is None or me.office_of is None:
        return _visible(work.actor)
    body = Actor(work.actor.name, work.actor.role, me.office_of)
    return or_(_visible(work.actor), and_(inbox.addressed(me.person_id), _visible(body)))


def _addressed_to_me(work: Work, alert_ids: Sequence[int]) -> set[int]:
    mine = select(AlertRecipient.alert_id).where(col(AlertRecipient.alert_id).in_(alert_ids))
    return set(work.session.exec(mine.where(AlertRecipient.person_id == work.actor.person_id)))


def _with_reason(row: Raised, me: Addressee) -> Raised:
    kinds = {"incident": INCIDENT, "agreement": AGREEMENT, "withdrawn": WITHDRAWN, "transition": TRANSITION}
    return replace(row, escalated=escalation(me, kinds.get(row.kind, DEADLINE), row.ours))


def _with_limit(row: Raised, today: dt.date, days_off: Holidays) -> Raised:
    term = transition.of_day(row.base)
    if term is None:
        return row
    return replace(row, limit=term.title, far=transition.how_far(term, today, days_off), clause=term.clause)


def _state(work: Work) -> ColumnElement[str]:
    me = work.actor.person_id
    return case((inbox.snoozed(work, me), "snoozed"), (inbox.acknowledged(me), "acknowledged"), else_="new")


def _repeated() -> ColumnElement[bool]:
    """Return the condition that a later alert tells of the same deadline of the same system."""
    later = aliased(Alert)
    same = (
        col(later.system_id) == col(Alert.system_id),
        col(later.kind) == col(Alert.kind),
        col(later.base) == col(Alert.base),
    )
    reminds = col(Alert.kind).in_((DEADLINE, AGREEMENT, TRANSITION))
    return and_(reminds, exists().where(*same, col(later.id) > col(Alert.id)).correlate(Alert))


def _conditions(work: Work, wanted: Filter) -> list[ColumnElement[bool]]:
    chosen = [col(System.search_text).contains(word, autoescape=True) for word in fold(wanted.text).split()]
    if wanted.kind is not None:
        chosen.append(_of_kind(wanted.kind, work.today))
    if wanted.unsettled:
        chosen.append(digest.unsettled(work.today))
    if wanted.mine:
        chosen.append(inbox.addressed(work.actor.person_id))
    if wanted.state is not None:
        chosen.append(_state(work) == wanted.state)
    return chosen


def _of_kind(kind: Kind, today: dt.date) -> ColumnElement[bool]:
    """Return the condition for a kind; overdue by the same days as `_raised` counts, not by the ladder's stage."""
    counted_on = case((digest.settled(), col(Alert.raised_on)), else_=literal(today))
    late = or_(counted_on > col(Alert.base), not_(col(Alert.audited)))
    return {
        "withdrawn": col(Alert.kind) == WITHDRAWN,
        "incident": col(Alert.kind) == INCIDENT,
        "agreement": col(Alert.kind) == AGREEMENT,
        "transition": col(Alert.kind) == TRANSITION,
        "overdue": and_(col(Alert.kind) == DEADLINE, late),
        "soon": and_(col(Alert.kind) == DEADLINE, not_(late)),
    }[kind]


def _raised(alert: Alert, beside: Sequence[Any], deliveries: Sequence[Delivery], today: dt.date) -> Raised:
    code, name, settled, repeated, conditional, state, ours, violation = beside
    counted_on = alert.raised_on if settled else today
    late: Kind = "overdue" if counted_on > alert.base or not alert.audited else "soon"
    return Raised(
        alert_id=alert.id,
        code=code,
        name=name,
        kind=_NAMED.get(alert.kind, late),
        base=alert.base,
        days=((alert.raised_on if settled or repeated else today) - alert.base).days,
        audited=alert.audited,
        conditions=bool(conditional),
        settled=bool(settled),
        past=bool(settled or repeated),
        raised_at=alert.raised_at,
        deliveries=tuple(deliveries),
        what=alert.key.rpartition(":")[2],
        state=state,
        ours=bool(ours),
        violation=bool(violation),
    )


def _deliveries(work: Work, alert_ids: Sequence[int]) -> dict[int, list[Delivery]]:
    """Return, for each alert, how each person it concerns was told."""
    people = {person.person_id: person for person in work.addressees()}
    told = (
        sql_select(AlertRecipient, col(Alert.kind), Message)
        .join(Alert, col(Alert.id) == col(AlertRecipient.alert_id))
        .outerjoin(Message, col(Message.id) == col(AlertRecipient.message_id))
        .where(col(AlertRecipient.alert_id).in_(alert_ids))
        .order_by(col(AlertRecipient.person_id))
    )
    found: dict[int, list[Delivery]] = defaultdict(list)
    for recipient, kind, message in work.session.execute(told):
        found[recipient.alert_id].append(_delivery(people.get(recipient.person_id), kind, message))
    return found


def _delivery(person: Addressee | None, kind: str, message: Message | None) -> Delivery:
    name = person.name if person else ""
    if message is not None and message.sent_at is not None:
        return Delivery(name or message.sent_to, "sent", message.sent_at)
    if person is None:
        return Delivery("", "left")
    if not person.email:
        return Delivery(name, "no_address")
    if message is not None and message.last_error:
        return Delivery(name, "failed", error=message.last_error)
    return Delivery(name, "unwanted" if person.mail == "none" and kind != INCIDENT else "waiting")
