"""
Which facts of a kind hold, and which of a series counts: the only place that says so, for every query.

A fact holds unless it was voided, and from its day on: one that a wrong clock dated ahead of the day of the work
counts for nothing yet. Kinds whose day is declared to lie ahead (a planned audit) hold at once. Of a series the latest
counts, by its day and then by its entry. Every kind calls its day `day`, in Python and in queries (`Decision.day <=
on`; `col()` does not take it), whatever its column is called.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    ScalarSelect,
    and_,
    bindparam,
    exists,
    inspect,
    literal,
    not_,
    or_,
)
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar
from sqlmodel.sql.sqltypes import UTCDateTime

from inventory.declared_fields import fields_of
from inventory.register_tables import DatedFact, System
from inventory.vietnamese import VIETNAM
from inventory.work import Work

_today: ContextVar[dt.date] = ContextVar("today", default=dt.date.max)
"""The day of the unit of work that is open; outside of any, every fact holds."""

NO_TIME = dt.timedelta(0)
THESE: BindParameter[Any] = bindparam("these", expanding=True)
"""The systems of a query that is made once: their ids are given when it runs, as `these`."""
_GATHERED = "gathered"
_BATCH = 500
_LEFT_OUT = 10
"""One number in so many may be left out of a range."""

Row = TypeVar("Row", bound=SQLModel)
Fact = TypeVar("Fact", bound=DatedFact)


@contextmanager
def as_of(day: dt.date) -> Iterator[None]:
    """Let facts of later days count for nothing in the queries of this block."""
    before = _today.get()
    _today.set(day)
    try:
        yield
    finally:
        _today.set(before)


def holds(table: Any) -> ColumnElement[bool]:
    """Return the condition that a row was not voided and does not lie ahead; the table may be an alias."""
    standing = col(table.voided_at).is_(None)
    kind = inspect(table).mapper.class_
    if not issubclass(kind, DatedFact) or _may_lie_ahead(kind):
        return standing
    return and_(standing, _has_come(table))


def lies_ahead(table: type[DatedFact]) -> ColumnElement[bool]:
    """Return the condition that a fact which was not voided is dated after today, which only a wrong clock does."""
    return and_(col(table.voided_at).is_(None), not_(_has_come(table)), literal(not _may_lie_ahead(table)))


def today(ahead: dt.timedelta = NO_TIME) -> BindParameter[Any]:
    """
    Return the day of the work, or the day so far ahead of it, as a value of a query.

    It is asked for when the query runs, so that a query may be made once for all works: making one costs more than
    asking it.
    """
    return bindparam("today", callable_=partial(_day, ahead), type_=Date(), unique=True)


def _day(ahead: dt.timedelta) -> dt.date:
    return dt.date.max if _today.get() == dt.date.max else _today.get() + ahead


def _has_come(table: Any) -> ColumnElement[bool]:
    day: ColumnElement[Any] = table.day
    if isinstance(inspect(table).mapper.columns[table.day_column].type, Date):
        return day <= today()
    return day <= bindparam("now", callable_=_end_of_today, type_=UTCDateTime(), unique=True)


def _end_of_today() -> dt.datetime:
    today = _today.get()
    if today == dt.date.max:
        return dt.datetime.max.replace(tzinfo=dt.UTC)
    return dt.datetime.combine(today, dt.time.max, tzinfo=VIETNAM)


def _may_lie_ahead(kind: type[DatedFact]) -> bool:
    return fields_of(kind)[kind.day_column].declared.ahead


def holding(table: type[Row]) -> SelectOfScalar[Row]:
    """Return the query of every row that was not voided."""
    return select(table).where(holds(table))


def of_system(table: type[Fact], system_id: int) -> SelectOfScalar[Fact]:
    """Return the query of the facts of a system that hold, the latest first."""
    return holding(table).where(table.system_id == system_id).order_by(*latest_first(table))


def among(column: Any, ids: Iterable[int]) -> ColumnElement[bool]:
    """
    Return the condition that a number is one of these.

    Where few of a range are left out it is asked for as a range: a statement with hundreds of numbers costs more to
    make than to answer.
    """
    numbers = sorted(set(ids))
    few = len(numbers) // _LEFT_OUT
    if not numbers or numbers[-1] - numbers[0] + 1 - len(numbers) > few:
        return col(column).in_(numbers)
    within = col(column).between(numbers[0], numbers[-1])
    left_out = set(range(numbers[0], numbers[-1] + 1)) - set(numbers)
    return and_(within, col(column).not_in(sorted(left_out))) if left_out else within


def of_systems(
    table: type[Fact], ids: Iterable[int] | BindParameter[Any], by: dt.date | None = None
) -> SelectOfScalar[Fact]:
    """Return the query of the facts of these systems that hold, of those `by` a day; the latest last."""
    of_these = col(table.system_id).in_(ids) if isinstance(ids, BindParameter) else among(table.system_id, ids)
    found = holding(table).where(of_these)
    if by is not None:
        found = found.where(table.day <= by)
    return found.order_by(*latest_last(table))


def latest_id(table: type[DatedFact]) -> ScalarSelect[Any]:
    """Return the id of the fact of a kind that counts for the system of the query around it."""
    return latest_value(table, "id")


def latest_value(table: type[DatedFact], column: str, by: dt.date | None = None) -> ScalarSelect[Any]:
    """Return a column of the fact of a kind that counts for the system of the query around it, of those `by` a day."""
    found = select(getattr(table, column)).where(col(table.system_id) == col(System.id), holds(table))
    if by is not None:
        found = found.where(table.day <= by)
    return found.order_by(*latest_first(table)).limit(1).correlate(System).scalar_subquery()


def latest_last(table: Any) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Return the order of facts by their day and then by their entry, the latest last."""
    return table.day, table.id


def latest_first(table: Any) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Return the order of facts by their day and then by their entry, the latest first."""
    return table.day.desc(), table.id.desc()


class _Gathered:
    """The facts that hold of these systems, by kind and system, in the order of entry: each kind is read once."""

    def __init__(self, work: Work, ids: Iterable[int], at_once: Iterable[type[DatedFact]]) -> None:
        self.work = work
        self.ids = list(ids)
        self.by_kind: dict[type[DatedFact], dict[int, list[Any]]] = {}
        for table in at_once:
            self._read(table)
        self.at_once = set(self.by_kind)

    def of(self, table: type[Any], system_id: int) -> list[Any]:
        if table not in self.by_kind:
            self._read(table)
        return self.by_kind[table][system_id]

    def _read(self, table: type[Any]) -> None:
        self.by_kind[table] = found = defaultdict(list)
        for start in range(0, len(self.ids), _BATCH):
            some = holding(table).where(col(table.system_id).in_(self.ids[start : start + _BATCH]))
            for fact in self.work.session.exec(some.order_by(col(table.id))):
                found[fact.system_id].append(fact)


@contextmanager
def gathered(work: Work, ids: Iterable[int], at_once: Iterable[type[DatedFact]] = ()) -> Iterator[None]:
    """
    Read what holds of these systems once for each kind, instead of once for each question, while the block lasts.

    What the block records is added to it (`added`), unless the session does not flush: then no question sees it, as
    ever, but for the kinds that are seen `at_once`. The block takes no fact back.
    """
    work.session.info[_GATHERED] = _Gathered(work, ids, at_once)
    try:
        yield
    finally:
        del work.session.info[_GATHERED]


def added(work: Work, fact: DatedFact) -> None:
    """Say that this work has just recorded a fact."""
    known: _Gathered | None = work.session.info.get(_GATHERED)
    if known is None:
        return
    if type(fact) in (known.by_kind if work.session.autoflush else known.at_once):
        known.by_kind[type(fact)][fact.system_id].append(fact)


def held(work: Work, table: type[Fact], system_id: int) -> list[Fact]:
    """Return the facts of a kind that hold of a system; the latest last."""
    known: _Gathered | None = work.session.info.get(_GATHERED)
    if known is None:
        return list(work.session.exec(of_system(table, system_id)))[::-1]
    return sorted(known.of(table, system_id), key=lambda fact: fact.day)


def newest_entry(work: Work, table: type[Fact], system_id: int) -> Fact | None:
    """Return the fact of a kind that was entered last for a system, of those that hold."""
    known: _Gathered | None = work.session.info.get(_GATHERED)
    if known is not None:
        return next(reversed(known.of(table, system_id)), None)
    of_it = holding(table).where(table.system_id == system_id).order_by(col(table.id).desc())
    return work.session.exec(of_it.limit(1)).first()


def latest(work: Work, table: type[Fact], system_id: int, by: dt.date | None = None, **series: Any) -> Fact | None:
    """
    Return the fact of a kind that counts for a system: in the series given by its columns, of those `by` a day.

    `by` is for kinds that count from a day, not from an instant.
    """
    if _GATHERED in work.session.info:
        asked = reversed(held(work, table, system_id))
        same = (each for each in asked if all(getattr(each, name) == value for name, value in series.items()))
        return next((each for each in same if by is None or each.day <= by), None)
    found = of_system(table, system_id).where(*(col(getattr(table, name)) == value for name, value in series.items()))
    if by is not None:
        found = found.where(table.day <= by)
    return work.session.exec(found.limit(1)).first()


def superseded(table: type[DatedFact]) -> ColumnElement[bool]:
    """Return the condition that a later fact of the same system and series holds."""
    later: Any = aliased(table)
    same = (getattr(later, name) == getattr(table, name) for name in ("system_id", *(table.series or ())))
    after = or_(later.day > table.day, and_(later.day == table.day, later.id > table.id))
    return exists().where(*same, holds(later), after)


def newest(facts: Iterable[Fact], on: dt.date = dt.date.max) -> dict[Any, Fact]:
    """Return the fact of each series that counts on a day, by what tells the series apart."""
    past = sorted((each for each in facts if each.voided_at is None and each.day <= on), key=_place)
    return {series_of(each): each for each in past}


def series_of(fact: DatedFact) -> Any:
    """Return what tells the series of a fact apart: the value of its column, or of each."""
    values = tuple(getattr(fact, name) for name in fact.series or ())
    return values[0] if len(values) == 1 else values


def _place(fact: DatedFact) -> tuple[dt.date, int]:
    return fact.day, fact.id
