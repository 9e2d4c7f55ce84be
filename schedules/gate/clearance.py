"""
The gate: whether a system is cleared on a day, every reason why not, and until when.

"A system not yet concluded to be secure is not put into use" (KH DTI 2026 II.3.b; NĐ 331/2026 Đ28.3, Đ30.6, Đ30.7).
Everything here is a function of the facts and a day, past or future; facts of later days do not count.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from schedules.cadence.cadence import ONE_DAY, Due, Policy, Standing, cadence_on, covered_until, next_due, standing
from schedules.gate.blockers import blockers, wants_certificate
from schedules.gate.cautions import cautions
from schedules.gate.dated import Dated, Facts, Implementation, Running, latest
from schedules.gate.readings import in_case
from schedules.gate.record import Record, known_on, record_on
from schedules.gate.remedies import Blocker, Caution

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

    `counted_level` is the one that cadence follows; `computed_level` is what the newest answers give under
    `computed_regime`. `act_by` is the next deadline, of the audit or of open conditions; None for one never audited.
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
    responsibility: str | None = None
    listed: bool = False
    counted_level: int | None = None
    computed_level: int | None = None
    computed_regime: str | None = None


def clearance(facts: Facts, on: dt.date, policies: Policies) -> Clearance:
    """Return whether the system is cleared on a day, with every blocker in the order to remove them."""
    record = record_on(facts, on)
    return _clearance(record, due(record, policies), policies)


def cleared(facts: Facts, on: dt.date, policies: Policies) -> bool:
    """Return whether the system is cleared on a day, without asking until when."""
    record = record_on(facts, on)
    return not any(blockers(record, due(record, policies)))


def in_use(facts: Facts, on: dt.date, policies: Policies) -> bool:
    """
    Return whether the permission in force on a day still holds.

    It holds while the system was cleared on every day since it was granted: it lapses by itself, job or no job,
    and does not come back by itself when the system is cleared again.
    """
    return permission_holds(facts, on, lambda day: cleared_until(record_on(facts, day), policies))


def permission_holds(facts: Facts, on: dt.date, until_on: Callable[[dt.date], dt.date | None]) -> bool:
    """Return the same; `until_on` gives the last day of the clearance that holds on a day, None when none does."""
    permission = latest(facts.permissions, on)
    if permission is None or not permission.granted:
        return False
    days = [permission.day, *_days_between(days_of_facts(facts), permission.day, on), on + ONE_DAY]
    return all((until := until_on(day)) is not None and until >= later - ONE_DAY for day, later in pairwise(days))


def state(facts: Facts, on: dt.date, policies: Policies) -> State:
    """Return everything the register says of a system on a day."""
    record = record_on(facts, on)
    next_audit = due(record, policies)
    cadence = next_audit or cadence_on(record.counted_level, on, policies, record.own_months)
    gate = _clearance(record, next_audit, policies)
    permitted = gate.cleared and in_use(facts, on, policies)
    running = record.operation.state if record.operation else None
    answers = latest(facts.answers, on)
    return State(
        level=record.level,
        regime=record.decision.regime if record.decision else None,
        audit_due_on=next_audit.due_on if next_audit else None,
        months=cadence.months,
        policy_clause=cadence.clause,
        standing=standing(next_audit.due_on if next_audit else None, on),
        clearance=gate,
        operating=running == Running.OPERATING,
        retired=running == Running.RETIRED,
        in_use=permitted,
        violation=running == Running.OPERATING and not permitted,
        act_by=act_by(record, next_audit),
        responsibility=record.responsibility,
        listed=record.listed,
        counted_level=record.counted_level,
        computed_level=answers.computed_level if answers else None,
        computed_regime=answers.regime if answers else None,
        implemented=is_implemented(record),
    )


def is_implemented(record: Record) -> bool:
    """Say whether the plan is implemented in full, as a decision approved it (KH DTI 2026 II.3.a)."""
    return bool(record.decision and record.plan and record.plan.state == Implementation.FULL)


def due(record: Record, policies: Policies) -> Due | None:
    """Return when the next audit is due; None when the system was never audited."""
    if record.renewing is None:
        return None
    return next_due(record.counted_level, record.renewing.day, record.on, policies, record.own_months)


def _clearance(record: Record, next_audit: Due | None, policies: Policies) -> Clearance:
    found = tuple(in_case(record, each) for each in blockers(record, next_audit))
    until = None if found else _until(record, policies)
    return Clearance(not found, until, found, tuple(cautions(record)))


def cleared_until(record: Record, policies: Policies) -> dt.date | None:
    """Return the last day of the clearance that holds on a day, if no fact falls between; None when none does."""
    return None if any(blockers(record, due(record, policies))) else _until(record, policies)


def _until(record: Record, policies: Policies) -> dt.date | None:
    """Return the last day of a clearance that holds on `record.on`: cadence and conditions run out by themselves."""
    if record.renewing is None:
        return None
    since = record.renewing.day
    ends = [covered_until(record.counted_level, since, record.on, policies, record.own_months)]
    if record.conditions_until is not None:
        ends.append(record.conditions_until)
    if wants_certificate(record) and record.certificate and record.certificate.valid_until:
        ends.append(record.certificate.valid_until)
    return _until_a_rule_begins(record, min(ends), policies)


def _until_a_rule_begins(record: Record, until: dt.date, policies: Policies) -> dt.date:
    """Shorten the last day of a clearance where a rule of the gate begins before it and ends it."""
    begins = min((day for day in record.facts.rules.begins.values() if record.on < day <= until), default=None)
    if begins is None:
        return until
    then = record_on(known_on(record.facts, record.on), begins)
    if any(blockers(then, due(then, policies))):
        return begins - ONE_DAY
    later = _until(then, policies)
    return min(until, later) if later else until


def act_by(record: Record, next_audit: Due | None) -> dt.date | None:
    """Return the next deadline, of the audit or of open conditions; None for a system never audited."""
    if next_audit is None:
        return None
    deadline = record.conditions_until
    return min(next_audit.due_on, deadline) if deadline else next_audit.due_on


def days_of_facts(facts: Facts) -> set[dt.date]:
    """Return the days on which a fact may open or close the gate."""
    everything: Iterable[Dated] = chain(
        facts.decisions,
        facts.regulations,
        facts.plans,
        facts.conclusions,
        facts.changes,
        facts.incidents,
        facts.operations,
        facts.roles,
        facts.answers,
        facts.reasons,
        facts.certificates,
        facts.own_cadences,
        facts.delegations,
    )
    days = {fact.day for fact in everything}
    days |= {conclusion.met_on for conclusion in facts.conclusions if conclusion.met_on}
    return days | set(facts.rules.begins.values())


def _days_between(days: Iterable[dt.date], after: dt.date, until: dt.date) -> list[dt.date]:
    return sorted(day for day in days if after < day <= until)
