"""
Lists of systems: filtered, ordered, page by page.

As of today from the columns; as of any day from what is kept of it (`derived.columns_of`), or from the facts.
"""

import datetime as dt
import sys
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from sqlalchemy import Row as SqlRow
from sqlalchemy import Select, or_
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.organisation.access import Act, reads, visible_systems, within
from inventory.register_tables import System, Unit
from inventory.work import Work
from schedules.cadence.cadence import Standing, standing
from schedules.gate.clearance import State
from schedules.standing import column_conditions, counting, derived, filters, list_filter
from schedules.standing.column_conditions import Columns
from schedules.standing.list_filter import Filter as Filter
from schedules.standing.list_filter import Use as Use
from schedules.standing.queries import every

Statement = TypeVar("Statement", bound=Select[*tuple[Any, ...]])
Order = Literal["name", "code", "level", "audit_due_on", "unit"]
MOST_ROWS = 200
_STAND = (*("responsibility", "level", "audit_due_on", "act_by", "cleared_until", "in_use", "operating", "retired_on"),)
"""The columns of a row that tell how the system stands."""


@dataclass(frozen=True, slots=True)
class Row:
    """A system in a list."""

    code: str
    name: str
    unit: str
    responsibility: str | None
    level: int | None
    standing: Standing
    audit_due_on: dt.date | None
    act_by: dt.date | None
    cleared: bool
    in_use: bool
    operating: bool
    violation: bool
    retired: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and how many there are in all."""

    rows: list[Row]
    total: int


@reads(Act.VIEW)
def page(
    work: Work, wanted: Filter, order: Order = "name", descending: bool = False, first: int = 0, most: int = 50
) -> Page:
    """Return rows `first` to `first + most` of the systems wanted, as they stand today."""
    return _page(work, wanted, work.today, System, order, descending, first, most)


@reads(Act.VIEW)
def page_as_of(
    work: Work,
    wanted: Filter,
    on: dt.date,
    order: Order = "name",
    descending: bool = False,
    first: int = 0,
    most: int = 50,
) -> Page:
    """Return the same for any day: at once from what is kept of it, otherwise computed from the facts."""
    if columns := derived.columns_of(work, on):
        return _page(work, wanted, on, columns, order, descending, first, most)
    return page_on(work, wanted, on, order, descending, first, most)


@reads(Act.VIEW)
def page_on(
    work: Work,
    wanted: Filter,
    on: dt.date,
    order: Order = "name",
    descending: bool = False,
    first: int = 0,
    most: int = 50,
) -> Page:
    """Return the same as `page` for any day, computed from the facts."""
    names = {unit.id: unit.name for unit in work.session.exec(select(Unit))}
    wanted = filters.at_home(work, wanted)
    branch = filters.members(work, wanted.unit) if wanted.unit else None
    rows = [
        _row_on(found, names[found.unit_id], now)
        for found, _, now in every(work, on)
        if list_filter.matches(found, wanted, now, on) and (branch is None or found.id in branch)
    ]
    if order != "name":
        known = [row for row in rows if getattr(row, order) is not None]
        unknown = [row for row in rows if getattr(row, order) is None]
        rows = sorted(known, key=lambda row: getattr(row, order), reverse=descending) + unknown
    elif descending:
        rows.reverse()
    return Page(rows[first : first + most], len(rows))


@reads(Act.VIEW)
def whole(work: Work, wanted: Filter, on: dt.date, order: Order = "name", descending: bool = False) -> list[Row]:
    """Return all rows of the list that `page_as_of` shows page by page."""
    if columns := derived.columns_of(work, on):
        return _page(work, wanted, on, columns, order, descending, 0, None).rows
    return page_on(work, wanted, on, order, descending, most=sys.maxsize).rows


@reads(Act.VIEW)
def codes(work: Work, wanted: Filter) -> list[str]:
    """Return the codes of all the systems wanted that are kept within the actor's branch, as they stand today."""
    chosen = sql_select(col(System.code)).join(Unit, col(Unit.id) == System.unit_id)
    which = (filters.among(wanted, work.today), *filters.matching(wanted, work.today))
    mine = chosen.where(within(work.actor.branch), *which)
    return list(work.session.execute(mine.order_by(col(System.code))).scalars())


@reads(Act.VIEW)
def upcoming(work: Work, within_days: int = 90, most: int = 50) -> list[Row]:
    """Return the systems whose audit is overdue or due within so many days, the most pressing first."""
    limit = work.today + dt.timedelta(days=within_days)
    pressing = or_(col(System.audit_due_on).is_(None), col(System.audit_due_on) <= limit)
    chosen = visible_systems(_rows(), work.actor).where(column_conditions.alive(work.today), pressing)
    order = (col(System.audit_due_on).is_not(None), col(System.audit_due_on), col(System.sort_key))
    return [_row(found, work.today) for found in work.session.execute(chosen.order_by(*order).limit(most))]


def _page(
    work: Work,
    wanted: Filter,
    day: dt.date,
    columns: Columns,
    order: Order,
    descending: bool,
    first: int,
    most: int | None,
) -> Page:
    """Return some rows by the columns that tell of the day; all of them when `most` is None."""
    wanted = filters.at_home(work, wanted)
    conditions_met = [filters.among(wanted, day, columns), *filters.matching(wanted, day, columns)]
    total = counting.number(work, wanted, day, columns)
    column = _order(columns, order)
    unknown_last = [column.is_(None)] if column.nullable else []
    steps = (*unknown_last, column.desc() if descending else column.asc(), col(System.sort_key), col(System.id))
    window = _narrowed(_rows(columns), work, columns, day).where(*conditions_met).order_by(*steps)
    if most is not None:
        window = window.offset(max(first, 0)).limit(min(max(most, 1), MOST_ROWS))
    return Page([_row(found, day) for found in work.session.execute(window)], total)


def _order(columns: Columns, order: Order) -> Any:
    by: dict[str, Any] = {
        "name": col(System.sort_key),
        "code": col(System.code),
        "level": col(columns.level),
        "audit_due_on": col(columns.audit_due_on),
        "unit": col(Unit.name),
    }
    return by.get(order, by["name"])


def _narrowed(statement: Statement, work: Work, columns: Columns, day: dt.date) -> Statement:
    return visible_systems(column_conditions.as_of(statement, columns, day), work.actor)


def _rows(columns: Columns = System) -> Select[*tuple[Any, ...]]:
    about = [col(each) for each in (System.code, System.name, Unit.name)]
    rows: Select[*tuple[Any, ...]] = sql_select(*about, *(getattr(columns, name) for name in _STAND))
    return rows.select_from(System).join(Unit, col(Unit.id) == System.unit_id)


def _row(found: SqlRow[*tuple[Any, ...]], day: dt.date) -> Row:
    code, name, unit, responsibility, level, audit_due_on, act_by, cleared_until, in_use, operating, retired_on = found
    is_cleared = cleared_until is not None and cleared_until >= day
    is_permitted = in_use and is_cleared
    return Row(
        code=code,
        name=name,
        unit=unit,
        responsibility=responsibility,
        level=level,
        standing=standing(audit_due_on, day),
        audit_due_on=audit_due_on,
        act_by=act_by,
        cleared=is_cleared,
        in_use=is_permitted,
        operating=operating,
        violation=operating and not is_permitted,
        retired=retired_on is not None and retired_on <= day,
    )


def _row_on(found: System, unit: str, now: State) -> Row:
    return Row(
        code=found.code,
        name=found.name,
        unit=unit,
        responsibility=now.responsibility,
        level=now.level,
        standing=now.standing,
        audit_due_on=now.audit_due_on,
        act_by=now.act_by,
        cleared=now.clearance.cleared,
        in_use=now.in_use,
        operating=now.operating,
        violation=now.violation,
        retired=now.retired,
    )
