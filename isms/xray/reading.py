"""How checks read: the visible systems that are not retired, and of each kind of fact the one that counts today."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, exists, func, select
from sqlmodel import col

from inventory.organisation.access import visible_systems
from inventory.records.holding import holds
from inventory.register_tables import DatedFact, System
from inventory.work import Work
from isms.xray.check_findings import Found
from schedules.standing import column_conditions

OURS = col(System.responsibility) != "used"


def systems(work: Work, *entities: Any, **details: Any) -> Select[*tuple[Any, ...]]:
    """Return a statement over the visible systems of today, in dictionary order: code, name, and what else is named."""
    columns = [col(System.code), col(System.name), *entities, *(each.label(name) for name, each in details.items())]
    rows: Select[*tuple[Any, ...]] = select(*columns).select_from(System)
    in_order = (col(System.sort_key), col(System.id))
    return visible_systems(rows, work.actor).where(column_conditions.alive(work.today)).order_by(*in_order)


@dataclass(frozen=True, slots=True)
class SystemQuery:
    """A finding for each row of a statement, which the database counts, and of which it gives a part."""

    work: Work
    statement: Select[*tuple[Any, ...]]

    def __iter__(self) -> Iterator[Found]:
        result = self.work.session.execute(self.statement)
        names = list(result.keys())[2:]
        for code, name, *details in result:
            yield Found(code, name, dict(zip(names, details, strict=True)))

    def part(self, first: int, most: int) -> "SystemQuery":
        """Return findings `first` to `first + most`."""
        return SystemQuery(self.work, self.statement.offset(first).limit(most))

    def total(self) -> int:
        """Return how many there are."""
        counted = self.statement.order_by(None).with_only_columns(func.count(), maintain_column_froms=True)
        number: int = self.work.session.execute(counted).scalar_one()
        return number


def found(work: Work, statement: Select[*tuple[Any, ...]]) -> SystemQuery:
    """Return a finding for each row: code, name, then details named as their columns are."""
    return SystemQuery(work, statement)


def standing(table: type[DatedFact]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions that a fact is the system's and was not voided."""
    return col(table.system_id) == col(System.id), holds(table)


def first_day(table: type[DatedFact], day: Any) -> ScalarSelect[Any]:
    """Return the day of the earliest fact of this kind."""
    return select(col(day)).where(*standing(table)).order_by(col(day)).limit(1).correlate(System).scalar_subquery()


def any_of(table: type[DatedFact], *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that the system has such a fact."""
    return exists().where(*standing(table), *conditions).correlate_except(table)
