"""The alerts a person may see, newest first: of which system, whether still open, and how the mail about them went."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, case, func, literal, not_, union
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.organisation.access import Act, counted, reads
from inventory.register_tables import System
from inventory.vietnamese import fold
from inventory.work import WHOLE_TREE, Addressee, Work
from schedules.alerts import alert_kinds, inbox, mail_groups
from schedules.alerts.alert_kind import Case, Like, Now, Step
from schedules.alerts.alert_kinds import KINDS
from schedules.alerts.alert_tables import Alert, AlertRecipient, Message
from schedules.alerts.alerts import escalation, headed
from schedules.cadence.ladder import Escalation
from schedules.policies.policies import holidays
from schedules.standing import column_conditions

State = Literal["new", "acknowledged", "snoozed"]
Delivered = Literal["sent", "failed", "waiting", "no_address", "unwanted", "left"]
MOST_ROWS = 200
_NEWEST_FIRST = (col(Alert.raised_on).desc(), col(Alert.id).desc())


@dataclass(frozen=True, slots=True)
class Filter:
    """
    Which alerts to list. `text`: words of the system's code or name. `unsettled`: only those still open. `kind`: the
    code of a view of a kind.

    `current`: of each thing the latest alert alone. `confirmed`: only those that wait for nobody to confirm a role, or
    (False) only those that do; None: both.

    `mine`: only those that concern the person who asks; `state`: what that person did with them.
    """

    text: str = ""
    kind: str | None = None
    unsettled: bool = False
    current: bool = False
    confirmed: bool | None = None
    mine: bool = False
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    How one person was told. `at`: when a server took the message, in UTC; `error`: why it did not.

    "left": the person's account is closed. "no_address": they gave none, so the alert waits for one.
    "unwanted": they chose to get no mail of its group.
    """

    name: str
    state: Delivered
    at: dt.datetime | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Raised:
    """
    One alert. `code` is empty when it is about no system, and `name` then of its unit or kind. `case`: how it stands
    today; `like` and `sentence` say it. `of_unit`: it is about a unit. `step`: what settles it, if anything is left to
    do. `ours`: whoever asks may open the system; `violation`: it operates without being permitted to; `escalated`: why
    they are told although they are not in charge of it.
    """

    alert_id: int
    code: str
    name: str
    like: Like
    case: Case
    sentence: str
    step: Step | None
    can_wait: bool
    raised_at: dt.datetime
    deliveries: tuple[Delivery, ...]
    state: State = "new"
    ours: bool = True
    of_unit: bool = False
    violation: bool = False
    escalated: Escalation | None = None

    @property
    def settled(self) -> bool:
        """Whether its cause is gone."""
        return self.case.settled

    @property
    def kind(self) -> str:
        """The view of its kind in which it stands."""
        return self.like[0]

    @property
    def what(self) -> str:
        """What it is about, in a few words."""
        return self.like[1]

    @property
    def badge(self) -> tuple[str, str]:
        """Tone and words."""
        return self.like[2]

    @property
    def line(self) -> tuple[Like, int]:
        """What alerts have in common that stand on one line; one that is past stands by itself."""
        return self.like, self.alert_id if self.case.past else 0


@dataclass(frozen=True, slots=True)
class Page:
    """
    Some of the alerts, and how many there are in all. `headed`: the body whose office the person heads, or ''.

    `unconfirmed`: of those still open, how many more there would be if they waited for nobody to confirm a role.
    """

    rows: list[Raised]
    total: int
    headed: str = ""
    unconfirmed: int = 0


@reads(Act.VIEW)
def page(work: Work, wanted: Filter, first: int = 0, most: int = 50) -> Page:
    """Return alerts `first` to `first + most` of those wanted, the newest first."""
    me = inbox.myself(work)
    mine = alert_kinds.in_sight(work.actor)
    columns: tuple[Any, ...] = (Alert, col(System.code), alert_kinds.name(), alert_kinds.settled())
    columns += (
        alert_kinds.yes(alert_kinds.repeated(work.today)),
        _state(work),
        alert_kinds.yes(mine),
        alert_kinds.yes(column_conditions.accused(work.today)),
    )
    listed: Select[*tuple[Any, ...]] = sql_select(*columns)
    chosen = alert_kinds.with_systems(listed).where(counted(), inbox.readable(work.actor, me))
    first, most, unconfirmed = max(first, 0), min(max(most, 1), MOST_ROWS), 0
    if wanted.unsettled:
        ids, unconfirmed = _open(work, chosen, wanted)
        total, window = len(ids), chosen.where(col(Alert.id).in_(ids[first : first + most]))
    else:
        chosen = chosen.where(*_conditions(work, wanted))
        window = chosen.offset(first).limit(most)
        if work.actor.branch == WHOLE_TREE and wanted == Filter(mine=wanted.mine):
            total = _count_all(work, wanted.mine)
        else:
            number = chosen.with_only_columns(func.count(), maintain_column_froms=True)
            total = work.session.execute(number).scalar_one()
    found = work.session.execute(window.order_by(*_NEWEST_FIRST)).all()
    told = _deliveries(work, [row[0].id for row in found])
    now = Now(work.today, lambda: holidays(work))
    rows = [_raised(alert, beside, told[alert.id], now) for alert, *beside in found]
    if me is not None:
        mine_to_hear = _addressed_to_me(work, [row.alert_id for row in rows])
        for place, (alert, *_) in enumerate(found):
            if alert.id in mine_to_hear:
                why = escalation(me, KINDS[alert.kind], rows[place].ours)
                rows[place] = replace(rows[place], escalated=why)
    return Page(rows, total, headed(work, me) if me else "", unconfirmed)


def _open(work: Work, chosen: Select[*tuple[Any, ...]], wanted: Filter) -> tuple[list[int], int]:
    """
    Return the numbers of all alerts wanted that are still open, and how many others wait for a role to be confirmed.

    Whether one is open costs more to find out than to keep in mind: it is asked once, for the rows and for both counts.
    """
    columns = (col(Alert.id), alert_kinds.yes(alert_kinds.waits_for_role()))
    every = chosen.where(*_conditions(work, replace(wanted, confirmed=None)))
    found = work.session.execute(
        every.with_only_columns(*columns, maintain_column_froms=True).order_by(*_NEWEST_FIRST)
    ).all()
    shown = [number for number, waits in found if wanted.confirmed in (None, not waits)]
    return shown, sum(bool(waits) for _, waits in found) if wanted.confirmed else 0


def _count_all(work: Work, mine: bool) -> int:
    """
    Return how many alerts there are, or of one's own: all but the few that are not shown.

    Alerts add up over the years; they are counted in the index and not one by one.
    """
    voided = select(System.id).where(not_(counted()))
    of_voided = select(Alert.id).where(col(Alert.system_id).in_(voided))
    ahead = select(Alert.id).where(col(Alert.raised_on) > work.today)
    if mine:
        every = select(func.count()).select_from(AlertRecipient).where(AlertRecipient.person_id == work.actor.person_id)
        hidden = every.where(col(AlertRecipient.alert_id).in_(union(of_voided, ahead)))
    else:
        every = select(func.count()).select_from(Alert)
        hidden = every.where(col(Alert.id).in_(union(of_voided, ahead)))
    return work.session.exec(every).one() - work.session.exec(hidden).one()


def _addressed_to_me(work: Work, alert_ids: Sequence[int]) -> set[int]:
    mine = select(AlertRecipient.alert_id).where(col(AlertRecipient.alert_id).in_(alert_ids))
    return set(work.session.exec(mine.where(AlertRecipient.person_id == work.actor.person_id)))


def _state(work: Work) -> ColumnElement[str]:
    me = work.actor.person_id
    return case((inbox.snoozed(work, me), "snoozed"), (inbox.acknowledged(me), "acknowledged"), else_="new")


def _conditions(work: Work, wanted: Filter) -> list[ColumnElement[bool]]:
    chosen = [col(Alert.raised_on) <= work.today]  # later ones a clock raised that was ahead
    chosen += [col(System.search_text).contains(word, autoescape=True) for word in fold(wanted.text).split()]
    if wanted.kind is not None:
        chosen.append(_of_kind(wanted.kind, work.today))
    if wanted.unsettled:
        chosen.append(alert_kinds.unsettled(work.today))
    if wanted.current:
        chosen.append(not_(alert_kinds.repeated(work.today)))
    if wanted.confirmed is not None:
        waits = alert_kinds.yes(alert_kinds.waits_for_role())
        chosen.append(waits.is_(not wanted.confirmed))
    if wanted.mine:
        chosen.append(inbox.addressed(work.actor.person_id))
    if wanted.state is not None:
        chosen.append(_state(work) == wanted.state)
    return chosen


def _of_kind(code: str, today: dt.date) -> ColumnElement[bool]:
    """Return the condition for a view of a kind, by the same days as `_raised` counts."""
    if code not in alert_kinds.views():
        return literal(False)
    kind, view = alert_kinds.views()[code]
    return kind.in_view(view, case((alert_kinds.settled(), col(Alert.raised_on)), else_=literal(today)))


def _raised(alert: Alert, beside: Sequence[Any], deliveries: Sequence[Delivery], now: Now) -> Raised:
    code, name, settled, repeated, state, ours, violation = beside
    kind = KINDS[alert.kind]
    about = Case(alert.base, now, alert.stage, alert.detail, alert.raised_on, bool(settled), bool(repeated))
    return Raised(
        alert_id=alert.id,
        code=code or "",
        name=name or kind.view(about).label,
        like=kind.like(about),
        case=about,
        sentence=kind.sentence(about),
        step=kind.step(about) if ours and not settled else None,
        can_wait=not kind.at_once and (kind.of_system or alert.subject_id is not None),
        raised_at=alert.raised_at,
        deliveries=tuple(deliveries),
        state=state,
        ours=bool(ours),
        of_unit=bool(name) and not code,
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
    return Delivery(name, "unwanted" if mail_groups.unwanted(person, KINDS[kind].group) else "waiting")
