"""Lists of systems: filtered, ordered, page by page; as of today from the columns, as of any day from the facts."""

import datetime as dt
import sys
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, or_, true
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.choices import Responsibility
from inventory.organisation.access import Act, reads, visible_systems, within
from inventory.register_tables import System, SystemUnit, Unit
from inventory.vietnamese import fold
from inventory.work import Work
from schedules.cadence.cadence import WARN_BEFORE, Standing, standing
from schedules.gate.clearance import State
from schedules.standing import column_conditions, derived
from schedules.standing.keeping import OURS, kept_units
from schedules.standing.list_filter import Filter as Filter
from schedules.standing.list_filter import Use as Use
from schedules.standing.list_filter import matches as matches
from schedules.standing.queries import every

Order = Literal["name", "code", "level", "audit_due_on", "unit"]
MOST_ROWS = 200


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
    return _page(work, wanted, work.today, order, descending, first, most)


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
    """Return the same for any day: at once where the columns foretell it, otherwise computed from the facts."""
    if derived.is_forecast(work, on):
        return _page(work, wanted, on, order, descending, first, most)
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
    wanted = at_home(work, wanted)
    branch = members(work, wanted.unit) if wanted.unit else None
    rows = [
        _row_on(found, names[found.unit_id], now)
        for found, _, now in every(work, on)
        if matches(found, wanted, now, on) and (branch is None or found.id in branch)
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
    if derived.is_forecast(work, on):
        return _page(work, wanted, on, order, descending, 0, None).rows
    return page_on(work, wanted, on, order, descending, most=sys.maxsize).rows


@reads(Act.VIEW)
def codes(work: Work, wanted: Filter) -> list[str]:
    """Return the codes of all the systems wanted that are kept within the actor's branch, as they stand today."""
    chosen = sql_select(col(System.code)).join(Unit, col(Unit.id) == System.unit_id)
    mine = chosen.where(within(work.actor.branch), _among(wanted, work.today), *matching(wanted, work.today))
    return list(work.session.execute(mine.order_by(col(System.code))).scalars())


@reads(Act.VIEW)
def upcoming(work: Work, within_days: int = 90, most: int = 50) -> list[Row]:
    """Return the systems whose audit is overdue or due within so many days, the most pressing first."""
    limit = work.today + dt.timedelta(days=within_days)
    pressing = or_(col(System.audit_due_on).is_(None), col(System.audit_due_on) <= limit)
    chosen = visible_systems(_rows(), work.actor).where(column_conditions.alive(work.today), pressing)
    order = (col(System.audit_due_on).is_not(None), col(System.audit_due_on), col(System.sort_key))
    return [_row(found, unit, work.today) for found, unit in work.session.execute(chosen.order_by(*order).limit(most))]


_ORDERS: dict[str, Any] = {
    "name": col(System.sort_key),
    "code": col(System.code),
    "level": col(System.level),
    "audit_due_on": col(System.audit_due_on),
    "unit": col(Unit.name),
}


def _page(
    work: Work, wanted: Filter, day: dt.date, order: Order, descending: bool, first: int, most: int | None
) -> Page:
    """Return some rows; all of them when `most` is None."""
    wanted = at_home(work, wanted)
    conditions_met = [_among(wanted, day), *matching(wanted, day)]
    counted = visible_systems(sql_select(func.count()).select_from(System), work.actor).where(*conditions_met)
    total = work.session.execute(counted).scalar_one()
    column = _ORDERS[order if order in get_args(Order) else "name"]
    unknown_last = [column.is_(None)] if column.nullable else []
    steps = (*unknown_last, column.desc() if descending else column.asc(), col(System.sort_key), col(System.id))
    window = visible_systems(_rows(), work.actor).where(*conditions_met).order_by(*steps)
    if most is not None:
        window = window.offset(max(first, 0)).limit(min(max(most, 1), MOST_ROWS))
    return Page([_row(found, unit, day) for found, unit in work.session.execute(window)], total)


def _rows() -> Select[*tuple[Any, ...]]:
    rows: Select[*tuple[Any, ...]] = sql_select(System, col(Unit.name)).join(Unit, col(Unit.id) == System.unit_id)
    return rows


def _among(wanted: Filter, day: dt.date) -> ColumnElement[bool]:
    """Return the condition on which all lists but that of the retired rest: registered by then and not retired."""
    if wanted.use == "retired":
        return and_(col(System.registered_on) <= day, col(System.retired_on) <= day)
    return column_conditions.alive(day)


def matching(wanted: Filter, today: dt.date) -> list[ColumnElement[bool]]:
    """Return the conditions by which a filter narrows the systems that are not retired."""
    chosen = [col(System.search_text).contains(word, autoescape=True) for word in fold(wanted.text).split()]
    if wanted.level is not None:
        chosen.append(col(System.level) == wanted.level)
    if wanted.decided is not None:
        chosen.append(col(System.level).is_not(None) if wanted.decided else col(System.level).is_(None))
    if wanted.standing is not None:
        chosen.append(_stands(wanted.standing, today))
    if wanted.overdue is not None:
        late = column_conditions.overdue(today)
        chosen.append(late if wanted.overdue else not_(late))
    if wanted.due_within is not None:
        chosen.append(column_conditions.due_within(today, wanted.due_within))
    if wanted.due_from is not None or wanted.due_until is not None:
        chosen.append(col(System.audit_due_on) >= max(wanted.due_from or today, today))
    if wanted.due_until is not None:
        chosen.append(col(System.audit_due_on) <= wanted.due_until)
    if wanted.conditions_due:
        chosen.append(column_conditions.conditions_due(today))
    if wanted.responsibility is not None:
        chosen.append(column_conditions.of_role(wanted.responsibility))
    if wanted.ours is not None:
        role, mine = col(System.responsibility), _kept(wanted)
        beside = or_(role == Responsibility.USED, and_(role.in_(OURS), not_(mine)))
        chosen.append(and_(role.in_(OURS), mine) if wanted.ours else beside)
    if wanted.implemented is not None:
        done = column_conditions.implemented(today)
        chosen.append(done if wanted.implemented else not_(done))
    if wanted.use is not None:
        chosen.append(_used(wanted.use, today))
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


def _stands(wanted: Standing, today: dt.date) -> ColumnElement[bool]:
    due, soon = col(System.audit_due_on), today + WARN_BEFORE
    return {
        Standing.NEVER_AUDITED: due.is_(None),
        Standing.OVERDUE: due < today,
        Standing.DUE_SOON: due.between(today, soon),
        Standing.ON_TIME: due > soon,
    }[wanted]


def _used(use: Use, today: dt.date) -> ColumnElement[bool]:
    return {
        "to_do": column_conditions.needing_work(today),
        "in_use": column_conditions.permitted(today),
        "violation": column_conditions.violating(today),
        "blocked": not_(column_conditions.cleared(today)),
        "ready": and_(column_conditions.cleared(today), not_(column_conditions.permitted(today))),
        "stopped": not_(col(System.operating)),
        "retired": col(System.retired_on).is_not(None),
    }[use]


def _of_unit(code: str) -> ColumnElement[bool]:
    top = select(Unit.path).where(Unit.code == code).scalar_subquery()
    branch = sql_select(col(Unit.id)).where(col(Unit.path).startswith(top))
    used = exists().where(col(SystemUnit.system_id) == System.id, col(SystemUnit.unit_id).in_(branch))
    return or_(col(System.unit_id).in_(branch), used)


def _row(found: System, unit: str, today: dt.date) -> Row:
    is_cleared = found.cleared_until is not None and found.cleared_until >= today
    in_use = found.in_use and is_cleared
    return Row(
        code=found.code,
        name=found.name,
        unit=unit,
        responsibility=found.responsibility,
        level=found.level,
        standing=standing(found.audit_due_on, today),
        audit_due_on=found.audit_due_on,
        act_by=found.act_by,
        cleared=is_cleared,
        in_use=in_use,
        operating=found.operating,
        violation=found.operating and not in_use,
        retired=found.retired_on is not None and found.retired_on <= today,
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


def members(work: Work, unit: str) -> set[int]:
    """Return the ids of the systems kept or used within a branch, those that one may not see too."""
    return set(work.session.exec(select(System.id).where(_of_unit(unit))))
