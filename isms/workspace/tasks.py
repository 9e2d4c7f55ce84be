"""
What is to be done next in a branch, the most pressing first: permissions lost, what waits for a second person, audits
and conditions, dossiers, findings. What only some may do is a task for them only.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func
from sqlalchemy import select as sql_select
from sqlmodel import col

from inventory.organisation.access import Act, may, reads, visible_systems, within
from inventory.records import Finding, Permission
from inventory.records.holding import holds, latest_id
from inventory.register_tables import System, Unit
from inventory.work import Work
from isms.workspace import confirmations
from schedules.cadence.ladder import base_of
from schedules.deadlines import dossier_clocks
from schedules.deadlines.open_conditions import unmended
from schedules.gate.dated import VIETNAM
from schedules.standing import column_conditions
from schedules.standing.filters import matching
from schedules.standing.list_filter import Filter

_POLICIES = "Chu kỳ kiểm tra, đánh giá"
Kind = Literal["lost", "violating", "confirm", "undecided", "audit", "conditions", "dossier", "finding"]
SOON = dt.timedelta(days=90)
MOST = 200


@dataclass(frozen=True, slots=True)
class Task:
    """
    Something to do about a system by a day: `due`, or since it was registered when it was `never` audited.

    "lost": it operates after its permission ended for `reason`; `due` is that day.
    "violating": it operates, and never was permitted to; nothing falls due yet.
    "undecided": its level is not decided yet, nor was it ever audited; `due` is the day it was registered.
    "confirm": so many proposals (`number`) wait for this person to confirm them, since the day `due`.
    "dossier": a time limit of the dossier; `reason` is the event it is for, `clause` its source, `notes` its doubts.
    "finding": so many findings (`number`) are to be mended, the first of them by `due`; `reason` says which.
    """

    kind: Kind
    code: str
    name: str
    due: dt.date
    never: bool = False
    violation: bool = False
    reason: str = ""
    clause: str = ""
    number: int = 1
    notes: tuple[str, ...] = ()


@reads(Act.VIEW)
def of_systems(work: Work, wanted: Filter, most: int = 1) -> list[Task]:
    """Return the next tasks of the systems that a filter finds, one each: permissions lost, deadlines, violations."""
    among = matching(wanted, work.today)
    found: dict[str, Task] = {}
    for read in (_lost, _deadlines, _violating):
        for task in read(work, most + len(found), among) if len(found) < most else ():
            found.setdefault(task.code, task)
    return list(found.values())[:most]


@reads(Act.VIEW)
def others(work: Work) -> list[Task]:
    """Return the other tasks: what waits to be confirmed, then dossiers and findings, the most pressing first."""
    return [*_confirmations(work), *sorted([*_dossiers(work), *_findings(work)], key=_pressing)]


def _pressing(task: Task) -> tuple[dt.date, str]:
    return task.due, task.code


def _lost(work: Work, most: int, among: Sequence[ColumnElement[bool]]) -> Iterator[Task]:
    """Yield the systems that operate although the permission they once had has ended."""
    columns = (System, col(Permission.on), col(Permission.granted), col(Permission.reason))
    found: Select[*tuple[Any, ...]] = sql_select(*columns).join(Permission, col(Permission.id) == latest_id(Permission))
    today = work.today
    chosen = visible_systems(found, work.actor).where(
        column_conditions.alive(today), column_conditions.violating(today), *among
    )
    for system, on, granted, reason in work.session.execute(chosen.order_by(col(Permission.on).desc()).limit(most)):
        if granted and system.cleared_until:  # it ran out, and no sweep wrote that down yet
            on = system.cleared_until + dt.timedelta(days=1)
            by_conditions = system.act_by is not None and system.act_by < system.audit_due_on
            reason = "conditions_overdue" if by_conditions else "conclusion_expired"
        yield Task("lost", system.code, system.name, on, violation=True, reason=reason)


def _deadlines(work: Work, most: int, among: Sequence[ColumnElement[bool]]) -> Iterator[Task]:
    today = work.today
    base = func.coalesce(col(System.act_by), col(System.registered_on))
    listed: Select[*tuple[Any, ...]] = sql_select(System, column_conditions.violating(today))
    chosen = visible_systems(listed, work.actor).where(
        column_conditions.alive(today), column_conditions.confirmed(), base <= today + SOON, *among
    )
    for system, violating in work.session.execute(chosen.order_by(base, col(System.sort_key)).limit(most)):
        due = base_of(system.act_by, system.registered_on)
        yield Task(_kind(system), system.code, system.name, due, system.act_by is None, bool(violating))


def _violating(work: Work, most: int, among: Sequence[ColumnElement[bool]]) -> Iterator[Task]:
    listed: Select[*tuple[Any, ...]] = sql_select(System)
    chosen = visible_systems(listed, work.actor).where(
        column_conditions.alive(work.today), column_conditions.accused(work.today), *among
    )
    for (system,) in work.session.execute(chosen.order_by(col(System.sort_key)).limit(most)):
        due = base_of(system.act_by, system.registered_on)
        yield Task("violating", system.code, system.name, due, violation=True)


def _kind(system: System) -> Kind:
    """Return what is to be done first of a system whose day has come."""
    if system.act_by is None:
        return "undecided" if system.level is None else "audit"
    return "conditions" if system.audit_due_on and system.act_by < system.audit_due_on else "audit"


def _dossiers(work: Work) -> Iterator[Task]:
    """Yield the time limits of dossiers sent or appraised that end within a week, or have ended."""
    for each in dossier_clocks.running(work, most=MOST):
        due, about = each.due_on, each.about
        if due is not None and due <= work.today + dt.timedelta(days=7):
            why = each.clock
            yield Task("dossier", about.code, about.name, due, reason=each.event, clause=why.clause, notes=why.notes)


def _confirmations(work: Work) -> list[Task]:
    """Return what waits for this person to confirm, a task for each system and one for policies, the oldest first."""
    waiting: dict[str, list[confirmations.Waiting]] = {}
    for each in confirmations.waiting(work) if confirmations.count(work) else ():
        if each.may and not each.mine:
            waiting.setdefault(each.code, []).append(each)
    return [
        Task(
            "confirm",
            code,
            each[0].system or _POLICIES,
            each[0].proposed_at.astimezone(VIETNAM).date(),
            number=len(each),
        )
        for code, each in waiting.items()
    ]


def _findings(work: Work) -> Iterator[Task]:
    """Yield the findings to be mended within 90 days, a task for each system that this person may record it for."""
    if not may(work.actor, Act.AUDIT):
        return
    same = col(Finding.system_id)
    place = func.row_number().over(partition_by=same, order_by=(col(Finding.due_on), col(Finding.id)))
    columns = (col(System.code), col(System.name), col(Finding.due_on), col(Finding.what))
    pressing = (
        sql_select(*columns, func.count().over(partition_by=same).label("number"), place.label("place"))
        .join(Finding, col(Finding.system_id) == col(System.id))
        .join(Unit, col(Unit.id) == col(System.unit_id))
        .where(within(work.actor.branch), column_conditions.alive(work.today), holds(Finding))
        .where(unmended(), col(Finding.due_on) <= work.today + SOON)
        .subquery()
    )
    first = sql_select(pressing).where(pressing.c.place == 1).order_by(pressing.c.due_on, pressing.c.code).limit(MOST)
    for code, name, due, what, number, _ in work.session.execute(first):
        yield Task("finding", code, name, due, reason=what, number=number)
