"""
Raise alerts, once each, and note whom they concern.

A reminder's stage follows from its deadline alone, so reminders are raised for all systems of one deadline at once.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, cast, exists, func, literal, or_, true
from sqlalchemy import select as sql_select
from sqlmodel import col, select, update
from sqlmodel.sql.sqltypes import UTCDateTime

from inventory.organisation.access import of_counted, visible_systems
from inventory.register_tables import System, Unit
from inventory.upserts import once
from inventory.work import WHOLE_TREE, Actor, Addressee, Role, Work
from schedules.cadence import ladder
from schedules.schedule_tables import Alert, AlertRecipient

DEADLINE, WITHDRAWN, INCIDENT, AGREEMENT = "deadline", "withdrawn", "incident", "agreement"
TRANSITION = "transition"
HEAD_OF_OFFICE, LEADER = "head_of_office", "leader"
BATCH = 5000
EVERY_SYSTEM = true()

Conditions = Sequence[ColumnElement[bool]]
_base = func.coalesce(col(System.act_by), col(System.registered_on))
_audited = col(System.audit_due_on).is_not(None)
_owes = col(System.transition_due_on).is_not(None)


def remind(work: Work, mine: ColumnElement[bool]) -> int:
    """Raise the current stage of every reminder due among `mine`; returns how many were raised."""
    steps = ladder.default_ladder()
    due = (mine, col(System.next_alert_on) <= work.today)
    raised = 0
    for base, audited in work.session.execute(select(_base, _audited).distinct().where(*due)).all():
        group = (*due, _base == base, _audited if audited else ~_audited)
        stage = ladder.stage(base if audited else None, base, work.today, steps)
        if stage is not None:
            raised += _raise(work, DEADLINE, group, base, stage.offset_days)
        following = ladder.next_stage_on(base, work.today, steps)
        rung = update(System).where(*group).values(next_alert_on=following)
        work.session.exec(rung.execution_options(synchronize_session=False))
    return raised


def remind_of_transition(work: Work, mine: ColumnElement[bool] = EVERY_SYSTEM) -> int:
    """Raise the current stage of each limit of the transition (NĐ 331/2026 Đ39.1) for the systems that owe it."""
    owing = (mine, _owes, col(System.retired_on).is_(None))
    raised = 0
    for aim in work.session.execute(select(col(System.transition_due_on)).distinct().where(*owing)).scalars().all():
        stage = ladder.stage(aim, aim, work.today, ladder.default_ladder())
        if stage is not None:
            told = exists().where(col(Alert.key) == _key(TRANSITION, aim, stage.offset_days))
            group = (*owing, col(System.transition_due_on) == aim, ~told)
            raised += _raise(work, TRANSITION, group, aim, stage.offset_days)
    return raised


def raise_due(work: Work, system_ids: Sequence[int]) -> int:
    """
    Raise what is due today for these systems and address it; returns how many alerts were raised.

    Run in the transaction of the facts that changed the systems, after their derived columns: a fact of the past that
    makes a system overdue is told at once, not by the next sweep. The sweep then finds nothing left to raise.
    """
    raised = 0
    for start in range(0, len(system_ids), BATCH):
        mine = col(System.id).in_(system_ids[start : start + BATCH])
        raised += remind(work, mine) + remind_of_transition(work, mine)
    if raised:
        address(work)
    return raised


def withdrawn(work: Work, ended: Conditions, until: dt.date) -> int:
    """Raise an alert for each permission that lapsed with its clearance; returns how many were raised."""
    return _raise(work, WITHDRAWN, ended, until, (work.today - until).days)


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
        for branch, after_days in _concerns(person):
            raised: Select[*tuple[Any, ...]] = sql_select(col(Alert.id), literal(person.person_id)).where(*which)
            if after_days is not None:
                raised = raised.where(or_(col(Alert.kind) == INCIDENT, col(Alert.stage) >= after_days))
            if branch != WHOLE_TREE:  # who sees every system needs no look at each
                raised = raised.join(System, col(System.id) == col(Alert.system_id))
                raised = visible_systems(raised, Actor(person.name, person.role, branch))
            columns = ["alert_id", "person_id"]
            work.session.execute(once(work.session, AlertRecipient, columns).from_select(columns, raised))


def _concerns(person: Addressee) -> list[tuple[str, int | None]]:
    """Return the branches whose alerts concern a person, each with the days overdue from which they do."""
    since = {each.to: each.after_days for each in ladder.default_ladder().escalations}
    if person.role in (Role.ADMIN, Role.OFFICER):
        return [(person.branch, None)]
    if person.role == Role.LEADER:
        return [(person.branch, since[LEADER])]
    if person.role == Role.UNIT:
        office = [(person.office_of, since[HEAD_OF_OFFICE])] if person.office_of else []
        return [(person.branch, None), *office]
    return []


def escalation(person: Addressee, kind: str, ours: bool) -> ladder.Escalation | None:
    """
    Return the rung of the ladder by which an alert reaches a person who is not in charge of the system.

    `ours`: the system is kept or used within the person's own branch. None for those in charge, and for incidents,
    which reach everybody at once.
    """
    to = LEADER if person.role == Role.LEADER else HEAD_OF_OFFICE if person.office_of and not ours else ""
    rungs = ladder.default_ladder().escalations
    return None if kind == INCIDENT else next((each for each in rungs if each.to == to), None)


def ours(person: Addressee) -> ColumnElement[bool]:
    """Return the condition that a system is kept or used within the person's own branch."""
    mine = Actor(person.name, person.role, person.branch)
    return col(System.id).in_(visible_systems(select(System.id), mine))


def headed(work: Work, person: Addressee) -> str:
    """Return the name of the body whose office the person heads; '' when they head none."""
    of = (person.office_of or "").rstrip("/").rpartition("/")[2]
    unit = work.session.get(Unit, int(of)) if of else None
    return unit.name if unit else ""


def _key(kind: str, base: dt.date, stage: int) -> ColumnElement[str]:
    return literal(f"{kind}:") + cast(col(System.id), String) + f":{base.isoformat()}:{stage}"


def _raise(work: Work, kind: str, group: Conditions, base: dt.date, offset: int) -> int:
    columns = {
        "key": _key(kind, base, offset if kind in (DEADLINE, TRANSITION) else 0),
        "kind": literal(kind),
        "system_id": col(System.id),
        "base": literal(base),
        "stage": literal(offset),
        "audited": literal(True) if kind == TRANSITION else case((_audited, literal(True)), else_=literal(False)),
        "raised_on": literal(work.today),
        "raised_at": literal(work.now, type_=UTCDateTime()),
    }
    rows = select(*columns.values()).where(*group)
    insertion = once(work.session, Alert, ["key"]).from_select(list(columns), rows)
    result = work.session.execute(insertion.execution_options(preserve_rowcount=True))
    return int(result.rowcount)  # type: ignore[attr-defined]
