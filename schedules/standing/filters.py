"""Which systems a list or a count wants (`list_filter.Filter`), as conditions over the derived columns."""

import datetime as dt
from dataclasses import replace

from sqlalchemy import ColumnElement, and_, exists, not_, or_, true
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.choices import Responsibility
from inventory.register_tables import System, SystemUnit, Unit
from inventory.vietnamese import fold
from inventory.work import Work
from schedules.cadence.cadence import WARN_BEFORE, Standing
from schedules.standing import column_conditions
from schedules.standing.column_conditions import Columns
from schedules.standing.keeping import OURS, kept_units
from schedules.standing.list_filter import Filter, Use


def among(wanted: Filter, day: dt.date, columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition on which all lists but that of the retired rest: registered by then and not retired."""
    if wanted.use == "retired":
        return column_conditions.retired(day, columns)
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
    if wanted.conditions_due:
        chosen.append(column_conditions.conditions_due(today, columns))
    if wanted.responsibility is not None:
        chosen.append(column_conditions.of_role(wanted.responsibility, columns))
    if wanted.ours is not None:
        role, mine = col(columns.responsibility), _kept(wanted)
        beside = or_(role == Responsibility.USED, and_(role.in_(OURS), not_(mine)))
        chosen.append(and_(role.in_(OURS), mine) if wanted.ours else beside)
    if wanted.implemented is not None:
        done = column_conditions.implemented(columns)
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
        "to_do": column_conditions.needing_work(today, columns),
        "in_use": column_conditions.permitted(today, columns),
        "violation": column_conditions.violating(today, columns),
        "blocked": not_(column_conditions.cleared(today, columns)),
        "ready": and_(column_conditions.cleared(today, columns), not_(column_conditions.permitted(today, columns))),
        "stopped": not_(col(columns.operating)),
        "retired": column_conditions.retired(today, columns),
    }[use]


def _of_unit(code: str) -> ColumnElement[bool]:
    top = select(Unit.path).where(Unit.code == code).scalar_subquery()
    branch = sql_select(col(Unit.id)).where(col(Unit.path).startswith(top))
    used = exists().where(col(SystemUnit.system_id) == System.id, col(SystemUnit.unit_id).in_(branch))
    return or_(col(System.unit_id).in_(branch), used)


def members(work: Work, unit: str) -> set[int]:
    """Return the ids of the systems kept or used within a branch, those that one may not see too."""
    return set(work.session.exec(select(System.id).where(_of_unit(unit))))
