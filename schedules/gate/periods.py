"""
The life of a system in periods: from which day through which other it stood alike, by the rules and nothing else.

Within a period no fact, policy or rule begins to count, and no clearance ends: what the rules say of its first day they
say of each of its days, but for what counts the days left to a deadline.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from heapq import heapify, heappop, heappush

from inventory.law import regimes
from schedules.cadence.cadence import ONE_DAY
from schedules.gate.clearance import (
    Policies,
    act_by,
    cleared_until,
    days_of_facts,
    due,
    is_implemented,
    permission_holds,
)
from schedules.gate.dated import Facts, Running
from schedules.gate.record import record_on

LAST_DAY = dt.date.max
"""The last day of a period that nothing known ends."""


@dataclass(frozen=True, slots=True)
class Stand:
    """
    How a system stands on each day of a period: what its derived columns say (`schedules.standing.derived`).

    `implemented`: the plan is implemented in full, as a decision approved it.
    """

    responsibility: str | None
    level: int | None
    audit_due_on: dt.date | None
    act_by: dt.date | None
    cleared_until: dt.date | None
    in_use: bool
    operating: bool
    retired_on: dt.date | None
    implemented: bool


@dataclass(frozen=True, slots=True)
class Period:
    """From one day through another a system stands alike."""

    first_day: dt.date
    last_day: dt.date
    stand: Stand

    def __str__(self) -> str:
        """Return the days, and what is so on them: '01/09/2026-09/10/2026: level 2, operating True'."""
        said = ((each.name, getattr(self.stand, each.name)) for each in fields(self.stand))
        told = ", ".join(f"{name} {value}" for name, value in said if value not in (None, False))
        return f"{self.first_day:%d/%m/%Y}-{self.last_day:%d/%m/%Y}: {told}"


def periods(facts: Facts, policies: Policies) -> Iterator[Period]:
    """
    Yield the periods of a system from the day of its entry on, in order and without a gap; the last has no end.

    A permission that lapses ends a period whether or not a sweep has withdrawn it: its withdrawal changes nothing here.
    """
    first: dt.date | None = None
    stood: Stand | None = None
    for day, stand in _stands(facts, policies):
        if first is not None and stood is not None and stand != stood:
            yield Period(first, day - ONE_DAY, stood)
        if stand != stood:
            first, stood = day, stand
    if first is not None and stood is not None:
        yield Period(first, LAST_DAY, stood)


def _stands(facts: Facts, policies: Policies) -> Iterator[tuple[dt.date, Stand]]:
    """Yield how the system stands from each day on which anything about it may change, in order."""

    @cache
    def until_on(day: dt.date) -> dt.date | None:
        return cleared_until(record_on(facts, day), policies)

    waiting = [facts.registered_on, *(day for day in _days(facts, policies) if day > facts.registered_on)]
    heapify(waiting)
    while waiting:
        day = heappop(waiting)
        while waiting and waiting[0] == day:
            heappop(waiting)
        record, until = record_on(facts, day), until_on(day)
        next_audit, operation = due(record, policies), record.operation
        retired = operation is not None and operation.state == Running.RETIRED
        yield (
            day,
            Stand(
                responsibility=record.responsibility,
                level=record.level,
                audit_due_on=next_audit.due_on if next_audit else None,
                act_by=act_by(record, next_audit),
                cleared_until=until,
                in_use=until is not None and permission_holds(facts, day, until_on),
                operating=operation is not None and operation.state == Running.OPERATING,
                retired_on=operation.day if operation and retired else None,
                implemented=is_implemented(record),
            ),
        )
        if until is not None and until < LAST_DAY:
            heappush(waiting, until + ONE_DAY)


def _days(facts: Facts, policies: Policies) -> set[dt.date]:
    """Return the days on which a fact, a policy, a rule or a law begins to count."""
    days = days_of_facts(facts) | {each.day for each in facts.permissions}
    days |= {policy.in_force_from for policy in policies}
    return days | {regime.in_force_from for regime in regimes.all()}
