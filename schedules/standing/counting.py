"""
How many systems stand how on a day. What is counted is what a list shows: the same filter asks for both.

`tally` is today's, `tally_on` any day's from the facts, `tally_as_of` any day's by the shorter way.
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
from schedules.standing import column_conditions, derived, listing
from schedules.standing.listing import Filter, matches, matching
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
def tally(work: Work, filters: Mapping[Name, Filter], only: Collection[int] | None = None) -> Tally[Name]:
    """Return how many of the visible systems each filter finds today, of these `only`. The filters name no unit."""
    return _by_columns(work, filters, work.today, only)


@reads(Act.VIEW)
def tally_as_of(work: Work, filters: Mapping[Name, Filter], on: dt.date) -> Tally[Name]:
    """Return the same for any day: at once where the columns foretell it, otherwise from the facts."""
    if derived.is_forecast(work, on):
        return _by_columns(work, filters, on)
    return tally_on(work, filters, on)


@reads(Act.VIEW)
def tally_on(
    work: Work, filters: Mapping[Name, Filter], on: dt.date, only: Collection[int] | None = None
) -> Tally[Name]:
    """Return the same for any day, computed from the facts."""
    filters = {name: listing.at_home(work, wanted) for name, wanted in filters.items()}
    found: Counter[Name] = Counter()
    falling: Falling = Counter()
    total = 0
    for about, _, now in every(work, on, only):
        if now.retired:
            continue
        total += 1
        if now.responsibility:
            falling[now.level, now.audit_due_on] += 1
        found.update(name for name, wanted in filters.items() if matches(about, wanted, now, on))
    return Tally({name: found[name] for name in filters}, falling, total)


def is_quick(work: Work, on: dt.date) -> bool:
    """Say whether lists and counts of a day take less than a second: from the columns, or of few systems."""
    return derived.is_forecast(work, on) or is_small(work)


def is_small(work: Work) -> bool:
    """Say whether the register holds so few systems that all their facts are read in half a second."""
    number: int = work.session.execute(select(func.count()).select_from(System)).scalar_one()
    return number <= FEW


def _by_columns(
    work: Work, filters: Mapping[Name, Filter], day: dt.date, only: Collection[int] | None = None
) -> Tally[Name]:
    asked = [and_(true(), *matching(listing.at_home(work, wanted), day)) for wanted in filters.values()]
    sums = [func.coalesce(func.sum(case((each, 1), else_=0)), 0) for each in asked]
    alive = column_conditions.alive(day)
    if only is not None:
        alive = and_(alive, among(System.id, only))
    counts: Select[*tuple[Any, ...]] = select(func.count(), *sums).select_from(System).where(alive)
    total, *numbers = work.session.execute(visible_systems(counts, work.actor)).one()
    fall = select(col(System.level), col(System.audit_due_on), func.count())
    fall = fall.where(alive, column_conditions.confirmed())
    by_fall = visible_systems(fall, work.actor).group_by(col(System.level), col(System.audit_due_on))
    falling = {(level, due): number for level, due, number in work.session.execute(by_fall)}
    return Tally(dict(zip(filters, numbers, strict=True)), Counter(falling), total)
