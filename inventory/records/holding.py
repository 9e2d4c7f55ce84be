"""
Which facts of a kind hold, and which of a series counts: the only place that says so, for every query.

A fact holds unless it was voided. Of a series the latest counts, by its day and then by its entry. Every kind calls
its day `day`, in Python and in queries (`Decision.day <= on`; `col()` does not take it), whatever its column is called.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from inventory.register_tables import DatedFact, System
from inventory.work import Work

Row = TypeVar("Row", bound=SQLModel)
Fact = TypeVar("Fact", bound=DatedFact)


def holds(table: Any) -> ColumnElement[bool]:
    """Return the condition that a row was not voided; the table may be an alias."""
    return col(table.voided_at).is_(None)


def holding(table: type[Row]) -> SelectOfScalar[Row]:
    """Return the query of every row that was not voided."""
    return select(table).where(holds(table))


def of_system(table: type[Fact], system_id: int) -> SelectOfScalar[Fact]:
    """Return the query of the facts of a system that hold, the latest first."""
    return holding(table).where(table.system_id == system_id).order_by(*latest_first(table))


def of_systems(table: type[Fact], ids: Iterable[int], by: dt.date | None = None) -> SelectOfScalar[Fact]:
    """Return the query of the facts of these systems that hold, of those `by` a day; the latest last."""
    found = holding(table).where(col(table.system_id).in_(list(ids)))
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


def latest(work: Work, table: type[Fact], system_id: int, by: dt.date | None = None, **series: Any) -> Fact | None:
    """
    Return the fact of a kind that counts for a system: in the series given by its columns, of those `by` a day.

    `by` is for kinds that count from a day, not from an instant.
    """
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
