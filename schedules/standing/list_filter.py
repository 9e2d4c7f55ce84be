"""Which systems a list wants, and whether one that stands so on a day is among them."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from inventory.register_tables import System
from inventory.vietnamese import fold
from schedules.cadence.cadence import WARN_BEFORE, Standing
from schedules.gate.clearance import State
from schedules.standing.column_conditions import CONFIRMED, UNCONFIRMED
from schedules.standing.keeping import is_ours

Use = Literal["to_do", "in_use", "violation", "blocked", "ready", "stopped", "retired"]


@dataclass(frozen=True, slots=True)
class Filter:
    """
    Which systems to list. `unit`: a branch.

    `due_within`: audits due in at most so many days; `due_from`, `due_until`: due between these days; none is overdue.
    `conditions_due`: conditions of the conclusion end before the audit, within 90 days or already.
    `ours`: owned or operated, and kept in one of the units `kept` (None: in any); not ours: used, or kept elsewhere.
    `implemented`: the plan is implemented in full, as a decision approved it.
    """

    text: str = ""
    level: int | None = None
    decided: bool | None = None
    standing: Standing | None = None
    overdue: bool | None = None
    due_within: int | None = None
    due_from: dt.date | None = None
    due_until: dt.date | None = None
    conditions_due: bool = False
    use: Use | None = None
    responsibility: str | None = None
    ours: bool | None = None
    implemented: bool | None = None
    unit: str | None = None
    kept: frozenset[int] | None = None

    @property
    def by_standing(self) -> bool:
        """Whether nothing but how a system stands decides if it is wanted: no words, no unit."""
        return not self.text and self.unit is None and self.kept is None


def matches(found: System, wanted: Filter, now: State, on: dt.date) -> bool:
    """Say whether a system that stands so on a day is wanted, whatever its unit."""
    days = (now.audit_due_on - on).days if now.audit_due_on else None
    return (
        now.retired == (wanted.use == "retired")
        and all(word in found.search_text for word in fold(wanted.text).split())
        and wanted.level in (None, now.level)
        and wanted.decided in (None, now.level is not None)
        and wanted.standing in (None, now.standing)
        and wanted.overdue in (None, days is None or days < 0)
        and (wanted.due_within is None or (days is not None and 0 <= days <= wanted.due_within))
        and _is_due_between(now.audit_due_on, wanted, on)
        and (not wanted.conditions_due or _has_conditions_due(now, on))
        and wanted.responsibility in (None, now.responsibility or UNCONFIRMED, CONFIRMED if now.responsibility else "")
        and (wanted.ours is None or wanted.ours == is_ours(found, wanted.kept, now.responsibility))
        and wanted.implemented in (None, now.implemented)
        and (wanted.use is None or _uses(wanted.use, now, on))
    )


def _is_due_between(due: dt.date | None, wanted: Filter, on: dt.date) -> bool:
    first, last = max(wanted.due_from or on, on), wanted.due_until or dt.date.max
    return wanted.due_from is wanted.due_until is None or (due is not None and first <= due <= last)


def _has_conditions_due(now: State, on: dt.date) -> bool:
    is_first = now.act_by is not None and now.audit_due_on is not None and now.act_by < now.audit_due_on
    return is_first and now.responsibility is not None and _is_soon(now, on)


def _is_soon(now: State, on: dt.date) -> bool:
    return now.act_by is not None and now.act_by <= on + WARN_BEFORE


def _needs_work(now: State, on: dt.date) -> bool:
    pressing = now.violation or now.level is None or now.act_by is None or _is_soon(now, on)
    return now.responsibility is not None and pressing


def _uses(use: Use, now: State, on: dt.date) -> bool:
    return {
        "to_do": _needs_work(now, on),
        "in_use": now.in_use,
        "violation": now.violation,
        "blocked": not now.clearance.cleared,
        "ready": now.clearance.cleared and not now.in_use,
        "stopped": not now.operating,
        "retired": now.retired,
    }[use]
