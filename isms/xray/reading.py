"""How checks read: the visible systems that are not retired, and of each kind of fact the one that counts today."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, exists, select
from sqlmodel import col

from inventory.access import visible_systems
from inventory.tables import DatedFact, System
from inventory.work import Work
from isms.xray.findings import Found
from schedules import conditions

OURS = col(System.responsibility) != "used"


def systems(work: Work, *entities: Any, **details: Any) -> Select[*tuple[Any, ...]]:
    """Return a statement over the visible systems of today, in dictionary order: code, name, and what else is named."""
    columns = [col(System.code), col(System.name), *entities, *(each.label(name) for name, each in details.items())]
    rows: Select[*tuple[Any, ...]] = select(*columns).select_from(System)
    return visible_systems(rows, work.actor).where(conditions.alive(work.today)).order_by(col(System.sort_key))


def found(work: Work, statement: Select[*tuple[Any, ...]]) -> Iterator[Found]:
    """Yield a finding for each row: code, name, then details named as their columns are."""
    result = work.session.execute(statement)
    names = list(result.keys())[2:]
    for code, name, *details in result:
        yield Found(code, name, dict(zip(names, details, strict=True)))


def standing(table: type[DatedFact]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions that a fact is the system's and was not voided."""
    return col(table.system_id) == col(System.id), col(table.voided_at).is_(None)


def newest(table: type[DatedFact], day: Any) -> ScalarSelect[Any]:
    """Return the id of the fact of this kind that counts: the last by its day, then by entry."""
    last = select(col(table.id)).where(*standing(table)).order_by(col(day).desc(), col(table.id).desc()).limit(1)
    return last.correlate(System).scalar_subquery()


def first_day(table: type[DatedFact], day: Any) -> ScalarSelect[Any]:
    """Return the day of the earliest fact of this kind."""
    return select(col(day)).where(*standing(table)).order_by(col(day)).limit(1).correlate(System).scalar_subquery()


def any_of(table: type[DatedFact], *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that the system has such a fact."""
    return exists().where(*standing(table), *conditions).correlate_except(table)
