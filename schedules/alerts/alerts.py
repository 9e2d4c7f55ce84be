"""
Raise the alerts of all kinds, once each, and note whom they concern.

What each kind is about, and when it is due, its own class says; `schedules.alerts.alert_kinds` lists them.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, literal
from sqlalchemy import select as sql_select
from sqlmodel import SQLModel, col, select

from inventory.organisation.access import of_counted
from inventory.register_tables import System, Unit
from inventory.upserts import once
from inventory.work import WHOLE_TREE, Actor, Addressee, Role, Work
from schedules.alerts import alert_kinds
from schedules.alerts.alert_kind import HEAD_OF_OFFICE, LEADER, AlertKind
from schedules.alerts.alert_kinds import KINDS
from schedules.alerts.alert_tables import Alert, AlertRecipient
from schedules.alerts.permission_alerts import WITHDRAWN
from schedules.cadence import ladder
from schedules.standing import derived

BATCH = 5000

Conditions = Sequence[ColumnElement[bool]]


def sweep(work: Work, new_day: bool) -> int:
    """
    Raise what is due now over all systems, and address it; returns how many alerts were raised.

    `new_day`: no sweep has done so today. What a day brings is looked for once; what facts bring besides, `follow`
    raises with each of them.
    """
    due = (kind for kind in KINDS.values() if new_day or kind.hourly)
    return _addressed(work, sum(kind.raise_everywhere(work) for kind in due))


def recorded(work: Work, record: SQLModel) -> int:
    """Raise at once what a record that was just stored is worth an alert for; returns how many were raised."""
    about = [kind for kind in KINDS.values() if type(record) in (kind.subject, *kind.follows)]
    if not about or record not in work.session:  # what waits for a second person is not stored
        return 0
    work.session.flush()
    return _addressed(work, sum(kind.recorded(work, record) for kind in about))


def of_office(work: Work, raised: Callable[[], int]) -> int:
    """Raise what an act about the office as a whole brings, and address it; returns how many were raised."""
    return _addressed(work, raised())


def follow(work: Work, system_ids: Sequence[int]) -> int:
    """
    Compute the derived columns of systems whose facts changed, and raise what is due by them; returns how many.

    Run in the transaction of the facts: a fact of the past that makes a system overdue, or one that ends a
    permission, is told at once, not by the next sweep. The sweep then finds nothing left to raise.
    """
    return ended(work, derived.refresh(work, system_ids)) + due(work, system_ids)


def due(work: Work, system_ids: Sequence[int]) -> int:
    """Raise what is due by the derived columns of these systems; returns how many were raised."""
    raised = 0
    for start in range(0, len(system_ids), BATCH):
        mine = col(System.id).in_(system_ids[start : start + BATCH])
        raised += sum(kind.raise_among(work, mine) for kind in KINDS.values())
    return _addressed(work, raised)


def ended(work: Work, reasons: Mapping[int, str]) -> int:
    """Raise an alert for each permission that a fact ended, by the system's id; returns how many were raised."""
    return _addressed(work, WITHDRAWN.ended(work, reasons))


def _addressed(work: Work, raised: int) -> int:
    if raised:
        address(work)
    return raised


def address(work: Work) -> None:
    """Note, for the alerts of this work, the people whom they concern: by role, branch, and how long overdue."""
    _address(work, (col(Alert.raised_on) == work.today, col(Alert.raised_at) == work.now))


def address_unheard(work: Work) -> None:
    """Note whom the alerts concern that nobody was told of: they were raised before the right person had an account."""
    told = exists().where(col(AlertRecipient.alert_id) == col(Alert.id))
    counts = of_counted(col(Alert.system_id))
    unheard = work.session.exec(select(Alert.id).where(~told, counts).order_by(col(Alert.id))).all()
    for start in range(0, len(unheard), BATCH):
        _address(work, (col(Alert.id).in_(unheard[start : start + BATCH]),))


def _address(work: Work, which: Conditions) -> None:
    for person in work.addressees():
        for (branch, after_days), codes in _reaches(person).items():
            raised: Select[*tuple[Any, ...]] = sql_select(col(Alert.id), literal(person.person_id)).where(*which)
            raised = raised.where(col(Alert.kind).in_(codes))
            if after_days is not None:
                raised = raised.where(col(Alert.stage) >= after_days)
            if branch != WHOLE_TREE:  # who sees every system needs no look at each
                reader = Actor(person.name, person.role, branch)
                raised = alert_kinds.with_systems(raised).where(alert_kinds.in_sight(reader, few=True))
            columns = ["alert_id", "person_id"]
            work.session.execute(once(work.session, AlertRecipient, columns).from_select(columns, raised))


def _reaches(person: Addressee) -> dict[tuple[str, int | None], list[str]]:
    """Return the kinds of alert that concern a person, by the branch and the stage from which they do."""
    found: dict[tuple[str, int | None], list[str]] = defaultdict(list)
    for kind in KINDS.values():
        for reach in kind.reaches(person):
            found[reach].append(kind.code)
    return found


def escalation(person: Addressee, kind: AlertKind, ours: bool) -> ladder.Escalation | None:
    """
    Return the rung of the ladder by which an alert reaches a person who is not in charge of the system.

    `ours`: the system is kept or used within the person's own branch. None for those in charge, and for kinds
    that reach everybody at once.
    """
    to = LEADER if person.role == Role.LEADER else HEAD_OF_OFFICE if person.office_of and not ours else ""
    rungs = ladder.default_ladder().escalations
    return None if kind.at_once else next((each for each in rungs if each.to == to), None)


def ours(person: Addressee) -> ColumnElement[bool]:
    """Return the condition that an alert's system, or the unit it is about, is of the person's own branch."""
    return alert_kinds.in_sight(Actor(person.name, person.role, person.branch))


def headed(work: Work, person: Addressee) -> str:
    """Return the name of the body whose office the person heads; '' when they head none."""
    of = (person.office_of or "").rstrip("/").rpartition("/")[2]
    unit = work.session.get(Unit, int(of)) if of else None
    return unit.name if unit else ""


_ESCALATED = {HEAD_OF_OFFICE: "Chánh Văn phòng", LEADER: "lãnh đạo cơ quan"}


def why_told(rung: ladder.Escalation, headed: str) -> str:
    """Return why somebody who is not in charge of a system is told; `headed`: the body whose office they head."""
    who = f"Chánh Văn phòng của {headed}" if rung.to == HEAD_OF_OFFICE and headed else _ESCALATED[rung.to]
    return f"Ông/bà nhận báo này vì là {who}; việc đã quá hạn từ {rung.after_days} ngày."
