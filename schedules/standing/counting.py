"""
How many systems stand how on a day. What is counted is what a list shows: the same filter asks for both.

`tally` is today's, `tally_on` any day's from the facts, `tally_as_of` any day's by the shorter way there is.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, and_, case, func, select, true
from sqlmodel import col

from inventory.organisation.access import Act, reads, visible_systems
from inventory.records.holding import among
from inventory.register_tables import System
from inventory.work import Work
from schedules.standing import column_conditions, derived, filters, list_filter, standing_counts
from schedules.standing.column_conditions import Columns
from schedules.standing.count_tables import StandingCount
from schedules.standing.list_filter import Filter
from schedules.standing.queries import every

Name = TypeVar("Name", bound=Hashable)
Falling = Counter[tuple[int | None, dt.date | None]]
FEW = 2000
"""So many systems are computed from their facts in half a second."""


@dataclass(frozen=True, slots=True)
class Tally(Generic[Name]):
    """
    How many systems each filter finds, by the filter's name; retired systems do not count.

    `falling`: how many of those of confirmed role have this level (None: none decided) and this audit due day (None:
    never audited). `total`: how many there are in all.
    """

    found: dict[Name, int]
    falling: Falling
    total: int


@reads(Act.VIEW)
def tally(work: Work, wanted: Mapping[Name, Filter], only: Collection[int] | None = None) -> Tally[Name]:
    """Return how many of the visible systems each filter finds today, of these `only`. The filters name no unit."""
    return _by_columns(work, wanted, work.today, System, only)


@reads(Act.VIEW)
def tally_as_of(work: Work, wanted: Mapping[Name, Filter], on: dt.date) -> Tally[Name]:
    """Return the same for any day: at once from what is kept of it, otherwise from the facts."""
    if columns := derived.columns_of(work, on):
        return _by_columns(work, wanted, on, columns)
    return tally_on(work, wanted, on)


@reads(Act.VIEW)
def tally_on(
    work: Work, wanted: Mapping[Name, Filter], on: dt.date, only: Collection[int] | None = None
) -> Tally[Name]:
    """Return the same for any day, computed from the facts. The filters name no unit."""
    asked = {name: filters.at_home(work, each) for name, each in wanted.items()}
    found: Counter[Name] = Counter()
    falling: Falling = Counter()
    total = 0
    for about, _, now in every(work, on, only):
        if now.retired:
            continue
        total += 1
        if now.responsibility:
            falling[now.level, now.audit_due_on] += 1
        found.update(name for name, each in asked.items() if list_filter.matches(about, each, now, on))
    return Tally({name: found[name] for name in asked}, falling, total)


@reads(Act.VIEW)
def number(work: Work, wanted: Filter, day: dt.date, columns: Columns) -> int:
    """Return how many systems a list shows, by the columns that tell of the day."""
    source = standing_counts.source(work, columns, day, [wanted])
    counted: Select[*tuple[Any, ...]] = select(func.coalesce(func.sum(standing_counts.number(source)), 0))
    chosen = counted.where(filters.among(wanted, day, source), *filters.matching(wanted, day, source))
    found: int = work.session.execute(_narrowed(chosen, work, source, day)).scalar_one()
    return found


def is_quick(work: Work, on: dt.date) -> bool:
    """Say whether lists and counts of a day take less than a second: kept for it, or of few systems."""
    return derived.columns_of(work, on) is not None or is_small(work)


def is_small(work: Work) -> bool:
    """Say whether the register holds so few systems that all their facts are read in half a second."""
    number: int = work.session.execute(select(func.count()).select_from(System)).scalar_one()
    return number <= FEW


def _by_columns(
    work: Work,
    wanted: Mapping[Name, Filter],
    day: dt.date,
    columns: Columns,
    only: Collection[int] | None = None,
) -> Tally[Name]:
    home = [filters.at_home(work, each) for each in wanted.values()]
    if only is None:
        columns = standing_counts.source(work, columns, day, home)
    number = standing_counts.number(columns)
    asked = [and_(true(), *filters.matching(each, day, columns)) for each in home]
    sums = [func.coalesce(func.sum(case((each, number), else_=0)), 0) for each in asked]
    alive = column_conditions.alive(day, columns)
    if only is not None:
        alive = and_(alive, among(System.id, only))
    counts: Select[*tuple[Any, ...]] = select(func.coalesce(func.sum(number), 0), *sums).where(alive)
    total, *numbers = work.session.execute(_narrowed(counts, work, columns, day)).one()
    by_fall = (col(columns.level), col(columns.audit_due_on))
    fall: Select[*tuple[Any, ...]] = select(*by_fall, func.sum(number))
    fall = fall.where(alive, column_conditions.confirmed(columns))
    counted = work.session.execute(_narrowed(fall, work, columns, day).group_by(*by_fall))
    falling = {(level, due): number for level, due, number in counted}
    return Tally(dict(zip(wanted, numbers, strict=True)), +Counter(falling), total)


def _narrowed(statement: Select[*tuple[Any, ...]], work: Work, columns: Columns, day: dt.date) -> Any:
    if columns is StandingCount:
        return statement.select_from(StandingCount)
    return visible_systems(column_conditions.as_of(statement.select_from(System), columns, day), work.actor)
