"""
The gate: whether a system is cleared on a day, every reason why not, and until when.

"A system not yet concluded to be secure is not put into use" (KH DTI 2026 II.3.b; NĐ 331/2026 Đ28.3, Đ30.6, Đ30.7).
Everything here is a function of the facts and a day, past or future; facts of later days do not count.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from schedules.blockers import blockers, cautions
from schedules.cadence import ONE_DAY, Due, Policy, Standing, cadence_on, covered_until, next_due, standing
from schedules.dated import Dated, Facts, Implementation, Result, Running, latest
from schedules.readings import in_case
from schedules.record import Record, record_on
from schedules.remedies import Blocker, Caution

Policies = Sequence[Policy]


@dataclass(frozen=True, slots=True)
class Clearance:
    """Whether the gate is open; `until` is the last day through which it stays so if nothing new is recorded."""

    cleared: bool
    until: dt.date | None
    blockers: tuple[Blocker, ...]
    warnings: tuple[Caution, ...]


@dataclass(frozen=True, slots=True)
class State:
    """
    How a system stands on a day.

    `act_by` is the next deadline, of the audit or of open conditions; None when it was never audited.
    `violation` says that it operates without being permitted to. `implemented`: the plan is implemented in full, as a
    decision approved it.
    """

    level: int | None
    regime: str | None
    audit_due_on: dt.date | None
    months: int
    policy_clause: str
    standing: Standing
    clearance: Clearance
    operating: bool
    retired: bool
    in_use: bool
    violation: bool
    act_by: dt.date | None
    implemented: bool


def clearance(facts: Facts, on: dt.date, policies: Policies) -> Clearance:
    """Return whether the system is cleared on a day, with every blocker in the order to remove them."""
    record = record_on(facts, on)
    return _clearance(record, _due(record, on, policies), policies)


def in_use(facts: Facts, on: dt.date, policies: Policies) -> bool:
    """
    Return whether the permission in force on a day still holds.

    It holds while the system was cleared on every day since it was granted: it lapses by itself, job or no job,
    and does not come back by itself when the system is cleared again.
    """
    permission = latest(facts.permissions, on)
    if permission is None or not permission.granted:
        return False
    days = [permission.on, *_days_of_facts(facts, permission.on, on), on + ONE_DAY]
    return all(_cleared_through(facts, day, following - ONE_DAY, policies) for day, following in pairwise(days))


def state(facts: Facts, on: dt.date, policies: Policies) -> State:
    """Return everything the register says of a system on a day."""
    record = record_on(facts, on)
    due = _due(record, on, policies)
    cadence = due or cadence_on(record.level, on, policies)
    gate = _clearance(record, due, policies)
    permitted = gate.cleared and in_use(facts, on, policies)
    running = record.operation.state if record.operation else None
    return State(
        level=record.level,
        regime=record.decision.regime if record.decision else None,
        audit_due_on=due.due_on if due else None,
        months=cadence.months,
        policy_clause=cadence.clause,
        standing=standing(due.due_on if due else None, on),
        clearance=gate,
        operating=running == Running.OPERATING,
        retired=running == Running.RETIRED,
        in_use=permitted,
        violation=running == Running.OPERATING and not permitted,
        act_by=_act_by(record, due),
        implemented=bool(record.decision and record.plan and record.plan.state == Implementation.FULL),
    )


def _due(record: Record, on: dt.date, policies: Policies) -> Due | None:
    """Return when the next audit is due; None when the system was never audited."""
    return next_due(record.level, record.renewing.concluded_on, on, policies) if record.renewing else None


def _clearance(record: Record, due: Due | None, policies: Policies) -> Clearance:
    found = tuple(in_case(record, each) for each in blockers(record, due))
    until = None if found else _until(record, policies)
    return Clearance(not found, until, found, tuple(cautions(record)))


def _cleared_through(facts: Facts, first: dt.date, last: dt.date, policies: Policies) -> bool:
    """Return whether the system is cleared from the first day through the last, between which no fact falls."""
    record = record_on(facts, first)
    if any(blockers(record, _due(record, first, policies))):
        return False
    until = _until(record, policies)
    return until is not None and until >= last


def _until(record: Record, policies: Policies) -> dt.date | None:
    """Return the last day of a clearance that holds on `record.on`: cadence and conditions run out by themselves."""
    if record.renewing is None:
        return None
    audited_until = covered_until(record.level, record.renewing.concluded_on, record.on, policies)
    deadline = _conditions_until(record)
    return min(audited_until, deadline) if deadline else audited_until


def _act_by(record: Record, due: Due | None) -> dt.date | None:
    if due is None:
        return None
    deadline = _conditions_until(record)
    return min(due.due_on, deadline) if deadline else due.due_on


def _conditions_until(record: Record) -> dt.date | None:
    """Return the deadline of the open conditions; a later conclusion of any kind has closed them."""
    governing = record.governing
    return governing.conditions_until if governing and governing.result == Result.CONDITIONAL else None


def _days_of_facts(facts: Facts, after: dt.date, until: dt.date) -> list[dt.date]:
    """Return the days, in order and once each, on which a fact may open or close the gate."""
    everything: Iterable[Dated] = chain(
        facts.decisions,
        facts.regulations,
        facts.plans,
        facts.conclusions,
        facts.changes,
        facts.incidents,
        facts.operations,
    )
    return sorted({fact.day for fact in everything if after < fact.day <= until})
