"""Which audits fall due in which month: what is late first, then month by month."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, and_, func, or_
from sqlalchemy import select as sql_select
from sqlmodel import col

from inventory.organisation.access import Act, reads, visible_systems
from inventory.register_tables import System
from inventory.work import Work
from schedules.cadence.working_days import add_months, last_day
from schedules.gate.clearance import State
from schedules.standing import column_conditions, derived, filters, listing
from schedules.standing.queries import every

EVERY = listing.Filter()


@dataclass(frozen=True, slots=True)
class Month:
    """The audits due in one month, named by its first day: how many, and the first of them, if any are told."""

    first: dt.date
    total: int
    rows: list[listing.Row]


@dataclass(frozen=True, slots=True)
class Plan:
    """
    What is late (never audited first), each of the coming months, and how many fall due after them.

    `unconfirmed`: how many systems are in no case told to be late, because nobody has confirmed their role.
    """

    late: listing.Page
    unconfirmed: int
    months: list[Month]
    later: int


@reads(Act.VIEW)
def plan(work: Work, among: listing.Filter = EVERY, months: int = 25, most: int = 20, rows: int = 80) -> Plan:
    """
    Return the audits of the systems wanted by the month in which they fall due: `most` rows of each, the late ones
    first, while there are `rows` for all; of the other months the numbers.

    Twenty-five months: this one, and two years, the longest cadence there is.
    """
    this_month = work.today.replace(day=1)
    totals = _totals(work, among)
    late = listing.page(work, late_among(among), order="audit_due_on", most=most)
    left, coming = rows - len(late.rows), []
    for ahead in range(months):
        month = _month(work, among, add_months(this_month, ahead), totals, most if left >= most else 0)
        left -= len(month.rows)
        coming.append(month)
    unconfirmed = listing.page(work, replace(among, responsibility=column_conditions.UNCONFIRMED), most=1).total
    return Plan(late, unconfirmed, coming, later=totals.total() - sum(month.total for month in coming))


def late_among(among: listing.Filter) -> listing.Filter:
    """Return the filter of the systems told to be late with their audit: those of confirmed role."""
    return replace(among, overdue=True, responsibility=column_conditions.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Due:
    """A system with its level and the day by which it is to be audited; None: never audited."""

    code: str
    name: str
    level: int | None
    due_on: dt.date | None


@reads(Act.VIEW)
def due_by(work: Work, last: dt.date, also: Collection[str] = (), on: dt.date | None = None) -> list[Due]:
    """
    Return the systems of confirmed role whose audit falls due by a day, those never audited with them, and those with
    these codes.

    As of a day, today by default: at once from what is kept of it, otherwise computed from the facts.
    """
    day = on or work.today
    columns = derived.columns_of(work, day)
    if columns is None:
        return [
            Due(about.code, about.name, now.level, now.audit_due_on)
            for about, _, now in every(work, day)
            if about.code in also or _falls_due(now, last)
        ]
    due = col(columns.audit_due_on)
    falls_due = and_(
        column_conditions.alive(day, columns), column_conditions.confirmed(columns), or_(due.is_(None), due <= last)
    )
    named = and_(col(System.registered_on) <= day, col(System.code).in_(also))
    rows: Select[*tuple[Any, ...]] = sql_select(col(System.code), col(System.name), col(columns.level), due)
    told = column_conditions.as_of(rows.select_from(System), columns, day).where(or_(falls_due, named))
    chosen = visible_systems(told, work.actor)
    return [Due(*row) for row in work.session.execute(chosen.order_by(col(System.sort_key), col(System.id)))]


def _falls_due(now: State, last: dt.date) -> bool:
    is_due = now.audit_due_on is None or now.audit_due_on <= last
    return is_due and now.responsibility is not None and not now.retired


@dataclass(frozen=True, slots=True)
class Strip:
    """
    How many systems stand in each column, by level (None: none decided).

    The columns: never audited, overdue, each of the coming months by its first day, what falls due after them.
    """

    never: Counter[int | None]
    overdue: Counter[int | None]
    months: dict[dt.date, Counter[int | None]]
    later: Counter[int | None]


def strip(falling: Mapping[tuple[int | None, dt.date | None], int], on: dt.date, months: int = 25) -> Strip:
    """Return the strip as of a day: its month, and two years. `falling`: systems by level and due day."""
    this_month = on.replace(day=1)
    coming: dict[dt.date, Counter[int | None]] = {add_months(this_month, ahead): Counter() for ahead in range(months)}
    found = Strip(Counter(), Counter(), coming, Counter())
    for (level, due), number in falling.items():
        if due is None:
            found.never[level] += number
        elif due < on:
            found.overdue[level] += number
        else:
            coming.get(due.replace(day=1), found.later)[level] += number
    return found


def _month(work: Work, among: listing.Filter, first: dt.date, totals: Counter[dt.date], most: int) -> Month:
    total = totals[first]
    if not total or not most:
        return Month(first, total, [])
    due = replace(among, due_from=max(first, work.today), due_until=last_day(first))
    return Month(first, total, listing.page(work, due, order="audit_due_on", most=most).rows)


def _totals(work: Work, among: listing.Filter) -> Counter[dt.date]:
    """Return how many audits fall due in each month from today on, by its first day."""
    due = col(System.audit_due_on)
    by_day: Select[*tuple[Any, ...]] = sql_select(due, func.count()).where(
        column_conditions.alive(work.today), due >= work.today, *filters.matching(among, work.today)
    )
    totals: Counter[dt.date] = Counter()
    for day, count in work.session.execute(visible_systems(by_day, work.actor).group_by(due)):
        totals[day.replace(day=1)] += count
    return totals
