"""Which systems a list or a count wants: as conditions over the derived columns, and as a rule over a state."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import ColumnElement, and_, exists, not_, or_, true
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.choices import Responsibility
from inventory.register_tables import System, SystemUnit, Unit
from inventory.vietnamese import fold
from inventory.work import Work
from schedules.cadence.cadence import WARN_BEFORE, Standing
from schedules.gate.clearance import State
from schedules.standing import column_conditions
from schedules.standing.column_conditions import CONFIRMED, UNCONFIRMED, Columns
from schedules.standing.keeping import OURS, is_ours, kept_units

Use = Literal["in_use", "violation", "blocked", "ready", "stopped", "retired"]


@dataclass(frozen=True, slots=True)
class Filter:
    """
    Which systems to list. `unit`: a branch.

    `due_within`: audits due in at most so many days; `due_from`, `due_until`: due between these days; none is overdue.
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
    use: Use | None = None
    responsibility: str | None = None
    ours: bool | None = None
    implemented: bool | None = None
    unit: str | None = None
    kept: frozenset[int] | None = None


def among(wanted: Filter, day: dt.date, columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition on which all lists but that of the retired rest: registered by then and not retired."""
    if wanted.use == "retired":
        return and_(col(System.registered_on) <= day, col(columns.retired_on) <= day)
    return column_conditions.alive(day, columns)


def matching(wanted: Filter, today: dt.date, columns: Columns = System) -> list[ColumnElement[bool]]:
    """Return the conditions by which a filter narrows the systems that are not retired."""
    chosen = [col(System.search_text).contains(word, autoescape=True) for word in fold(wanted.text).split()]
    if wanted.level is not None:
        chosen.append(col(columns.level) == wanted.level)
    if wanted.decided is not None:
        chosen.append(col(columns.level).is_not(None) if wanted.decided else col(columns.level).is_(None))
    if wanted.standing is not None:
        chosen.append(_stands(wanted.standing, today, columns))
    if wanted.overdue is not None:
        late = column_conditions.overdue(today, columns)
        chosen.append(late if wanted.overdue else not_(late))
    if wanted.due_within is not None:
        chosen.append(column_conditions.due_within(today, wanted.due_within, columns))
    if wanted.due_from is not None or wanted.due_until is not None:
        chosen.append(col(columns.audit_due_on) >= max(wanted.due_from or today, today))
    if wanted.due_until is not None:
        chosen.append(col(columns.audit_due_on) <= wanted.due_until)
    if wanted.responsibility is not None:
        chosen.append(column_conditions.of_role(wanted.responsibility, columns))
    if wanted.ours is not None:
        role, mine = col(columns.responsibility), _kept(wanted)
        beside = or_(role == Responsibility.USED, and_(role.in_(OURS), not_(mine)))
        chosen.append(and_(role.in_(OURS), mine) if wanted.ours else beside)
    if wanted.implemented is not None:
        done = column_conditions.implemented(today, columns)
        chosen.append(done if wanted.implemented else not_(done))
    if wanted.use is not None:
        chosen.append(_used(wanted.use, today, columns))
    if wanted.unit is not None:
        chosen.append(_of_unit(wanted.unit))
    return chosen


def at_home(work: Work, wanted: Filter) -> Filter:
    """Return the filter with the units in which "ours" are kept: of the reader's branch, or of the unit asked for."""
    if wanted.ours is None or wanted.kept is not None:
        return wanted
    return replace(wanted, kept=kept_units(work, wanted.unit))


def _kept(wanted: Filter) -> ColumnElement[bool]:
    return true() if wanted.kept is None else col(System.unit_id).in_(wanted.kept)


def _stands(wanted: Standing, today: dt.date, columns: Columns) -> ColumnElement[bool]:
    due, soon = col(columns.audit_due_on), today + WARN_BEFORE
    return {
        Standing.NEVER_AUDITED: due.is_(None),
        Standing.OVERDUE: due < today,
        Standing.DUE_SOON: due.between(today, soon),
        Standing.ON_TIME: due > soon,
    }[wanted]


def _used(use: Use, today: dt.date, columns: Columns) -> ColumnElement[bool]:
    return {
        "in_use": column_conditions.permitted(today, columns),
        "violation": column_conditions.violating(today, columns),
        "blocked": not_(column_conditions.cleared(today, columns)),
        "ready": and_(column_conditions.cleared(today, columns), not_(column_conditions.permitted(today, columns))),
        "stopped": not_(col(columns.operating)),
        "retired": col(columns.retired_on).is_not(None),
    }[use]


def _of_unit(code: str) -> ColumnElement[bool]:
    top = select(Unit.path).where(Unit.code == code).scalar_subquery()
    branch = sql_select(col(Unit.id)).where(col(Unit.path).startswith(top))
    used = exists().where(col(SystemUnit.system_id) == System.id, col(SystemUnit.unit_id).in_(branch))
    return or_(col(System.unit_id).in_(branch), used)


def members(work: Work, unit: str) -> set[int]:
    """Return the ids of the systems kept or used within a branch, those that one may not see too."""
    return set(work.session.exec(select(System.id).where(_of_unit(unit))))


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
        and wanted.responsibility in (None, now.responsibility or UNCONFIRMED, CONFIRMED if now.responsibility else "")
        and (wanted.ours is None or wanted.ours == is_ours(found, wanted.kept, now.responsibility))
        and wanted.implemented in (None, now.implemented)
        and (wanted.use is None or _uses(wanted.use, now))
    )


def _is_due_between(due: dt.date | None, wanted: Filter, on: dt.date) -> bool:
    first, last = max(wanted.due_from or on, on), wanted.due_until or dt.date.max
    return wanted.due_from is wanted.due_until is None or (due is not None and first <= due <= last)


def _uses(use: Use, now: State) -> bool:
    return {
        "in_use": now.in_use,
        "violation": now.violation,
        "blocked": not now.clearance.cleared,
        "ready": now.clearance.cleared and not now.in_use,
        "stopped": not now.operating,
        "retired": now.retired,
    }[use]
