"""
What the sweep does by itself after a clock that was ahead: the true day goes on as if the clock had been right.

It cannot know which of two clocks is wrong, so it does only what is safe by both. A withdrawal that the program wrote
itself is struck out: it follows from the facts, and is written again on its day if it is still due. One that a person
wrote counts from today. What may open the gate is noted, and struck out when its day comes: no permission, and nothing
that a permission rests on, begins to count without a person.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import String, cast, literal
from sqlmodel import col, select, update

from inventory.records import Permission, second_person
from inventory.records.facts import add, content
from inventory.records.holding import lies_ahead
from inventory.records.permission import is_by_rule
from inventory.register_tables import DatedFact, Setting, System
from inventory.work import Work
from isms.checking import clock_faults
from isms.systems.system_history import TABLES
from schedules.alerts import alerts
from schedules.alerts.alert_tables import Alert
from schedules.gate.clearance import in_use
from schedules.schedule_tables import JobRun
from schedules.standing import fact_reader, job_runs
from schedules.standing.job_runs import SWEEP

OVERLAP = dt.timedelta(hours=1)
"""So far sweeps of two processes may lie apart that ran at once."""
SET_ASIDE = "ahead:"
"""Keys of alerts raised ahead begin so, which frees the key for the day on which the alert is due."""
NOTED = "dated_ahead"
"""The setting that names the facts dated ahead which may open the gate: lists of numbers by table."""
LIVED_THROUGH = dt.timedelta(days=3)
"""A day that came within so much of the last sweep was lived through: no clock that was behind leapt over it."""
WRONG_CLOCK = "Ghi khi đồng hồ máy chủ chạy nhanh"
STRUCK = f"{WRONG_CLOCK}; đến ngày này chưa ai xác nhận. Nếu nội dung đúng, hãy ghi lại."


def was_ahead(work: Work) -> bool:
    """Say whether the trail holds entries of a clock that was ahead, and nobody has repaired what it wrote."""
    return work.clock_behind is not None and bool(clock_faults.entries_ahead(work))


def was_behind(work: Work, newest: JobRun | None) -> bool:
    """
    Say whether the sweep before this one ran by a clock that was behind: it came after one of a later instant.

    `newest`: the sweep of the latest instant, None when there was none.
    """
    stored = job_runs.last_stored(work, SWEEP) if newest else None
    return stored is not None and newest is not None and newest.started_at - stored.started_at > OVERLAP


def set_alerts_aside(work: Work) -> None:
    """Free the keys of the alerts raised ahead. The alerts stay, for the clock of this moment may be the wrong one."""
    aside = literal(SET_ASIDE) + cast(col(Alert.id), String) + ":" + col(Alert.key)
    ahead = (clock_faults.alerts_ahead(work), ~col(Alert.key).startswith(SET_ASIDE))
    work.session.exec(update(Alert).where(*ahead).values(key=aside).execution_options(synchronize_session=False))


def systems_ahead(work: Work) -> list[int]:
    """Return the systems whose columns were written ahead, by id."""
    return list(work.session.exec(select(System.id).where(clock_faults.columns_ahead(work)).order_by(col(System.id))))


def compute_again(work: Work, first: int, last: int) -> int:
    """Compute the columns of the systems numbered first to last as of today; returns how many alerts were raised."""
    mine = (clock_faults.columns_ahead(work), col(System.id).between(first, last))
    held = select(System).where(*mine).order_by(col(System.id)).with_for_update()
    systems = {system.id: system for system in work.session.exec(held)}
    _settle(work, systems)
    return alerts.follow(work, list(systems))


def _settle(work: Work, systems: dict[int, System]) -> None:
    """Do what is said above about the facts of these systems that are dated ahead."""
    noted: dict[str, list[int]] = {}
    for name, table in TABLES.items():
        ahead = select(table).where(col(table.system_id).in_(systems), lies_ahead(table)).order_by(col(table.id))
        for fact in work.session.exec(ahead).all():
            if isinstance(fact, Permission) and not fact.granted:
                if is_by_rule(fact.reason):
                    strike(work, systems[fact.system_id], fact, WRONG_CLOCK)
                else:
                    withdraw_today(work, systems[fact.system_id], fact)
            elif second_person.may_open(work, systems[fact.system_id], fact):
                noted.setdefault(name, []).append(fact.id)
    if noted:
        known = _noted(work)
        _note(work, {name: sorted({*known.get(name, ()), *noted.get(name, ())}) for name in known | noted})


def withdraw_today(work: Work, about: System, ahead: Permission) -> None:
    """Let a withdrawal dated ahead count from today, unless a later entry gave the permission again."""
    later = (col(Permission.system_id) == about.id, col(Permission.id) > ahead.id, col(Permission.voided_at).is_(None))
    if work.session.exec(select(Permission.id).where(*later).limit(1)).first() is not None:
        return
    [(_, known)] = fact_reader.load(work.session, [about])
    if in_use(known, work.today, fact_reader.policies(work.session)):
        add(work, about, Permission(on=work.today, granted=False, number=ahead.number, reason=ahead.reason))


def strike(work: Work, about: System, fact: DatedFact, why: str) -> None:
    """Void a fact, whatever kind it is of."""
    fact.voided_at, fact.voided_by, fact.void_reason = work.now, work.actor.name, why
    work.record(f"{fact.__tablename__}.voided", about.code, content(fact) | {"reason": why})
    work.touch(fact.system_id)


def has_noted(work: Work) -> bool:
    """Say whether facts dated ahead are noted that may open the gate."""
    return bool(_noted(work))


def strike_what_came(work: Work) -> None:
    """
    Void what was noted and whose day has come, unless the clock leapt over that day: then it was behind when they were
    noted, and they are right.
    """
    swept = job_runs.last_stored(work, SWEEP)
    left: dict[str, list[int]] = {}
    for name, numbers in _noted(work).items():
        for fact in _standing(work, name, numbers):
            if fact.day > work.today:
                left.setdefault(name, []).append(fact.id)
            elif swept is not None and fact.day - work.day_of(swept.started_at) <= LIVED_THROUGH:
                strike(work, work.session.get_one(System, fact.system_id), fact, STRUCK)
    _note(work, left)


def _standing(work: Work, name: str, numbers: Sequence[int]) -> list[Any]:
    table = TABLES[name]
    of_these = select(table).where(col(table.id).in_(numbers), col(table.voided_at).is_(None)).order_by(col(table.id))
    return list(work.session.exec(of_these))


def _noted(work: Work) -> dict[str, list[int]]:
    row = work.session.get(Setting, NOTED)
    return dict(row.value) if row else {}


def _note(work: Work, noted: dict[str, list[int]]) -> None:
    row = work.session.get(Setting, NOTED) or Setting(name=NOTED, value={}, changed_at=work.now, changed_by="")
    row.value, row.changed_at, row.changed_by = noted, work.now, work.actor.name
    work.session.add(row)
