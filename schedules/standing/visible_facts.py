"""What the lists of the watch have in common: the facts of one kind over all visible systems, or of one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.errors import NotFound, Reason, Refused
from inventory.organisation.access import Act, system, visible_systems
from inventory.records.holding import holds
from inventory.register_tables import DatedFact, System
from inventory.work import Work

Fact = TypeVar("Fact", bound=DatedFact)
Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Page(Generic[Told]):
    """Some rows of a list, and how many there are in all."""

    rows: list[Told]
    total: int


def holding(work: Work, table: type[Fact], code: str | None = None) -> Select[Fact, System]:
    """Return a statement over the facts that hold and their systems: that with this code, or all that are visible."""
    found = sql_select(table, System).join(System, col(System.id) == col(table.system_id))
    found = visible_systems(found.where(holds(table)), work.actor)
    return found if code is None else found.where(col(System.id) == system(work, code, Act.VIEW).id)


def read(work: Work, statement: Select[Fact, System]) -> list[tuple[Fact, System]]:
    """Return the facts that a statement finds, each with its system."""
    return [(fact, about) for fact, about in work.session.execute(statement)]


def window(work: Work, statement: Select[Fact, System], first: int, most: int) -> tuple[list[tuple[Fact, System]], int]:
    """Return facts `first` to `first + most` of what a statement finds, and how many there are in all."""
    counted = statement.order_by(None).with_only_columns(func.count(), maintain_column_froms=True)
    total = work.session.execute(counted).scalar_one()
    return read(work, statement.offset(max(first, 0)).limit(most)), total


def grouped(work: Work, table: type[Fact], key: Any, ids: Iterable[int]) -> dict[int, list[Fact]]:
    """Return the facts that hold and speak of these others (`key` names them), each list in the order of entry."""
    speaking = select(table).where(col(key).in_(list(ids)), holds(table)).order_by(col(table.id))
    found: dict[int, list[Fact]] = defaultdict(list)
    for row in work.session.exec(speaking):
        found[getattr(row, key.key)].append(row)
    return found


def spoken_of(work: Work, table: type[Fact], fact_id: int, what: str, act: Act = Act.RECORD) -> tuple[Fact, System]:
    """
    Return a fact that something is now recorded about, and its system, locked against other writers.

    Raises NotFound, NotAllowed, or Refused when the fact was taken back.
    """
    fact = work.session.get(table, fact_id)
    code = work.session.exec(select(System.code).where(System.id == fact.system_id)).first() if fact else None
    if fact is None or code is None:
        raise NotFound(what, str(fact_id))
    try:
        about = system(work, code, act)
    except NotFound:
        raise NotFound(what, str(fact_id)) from None
    work.session.refresh(fact)
    if fact.voided_at is not None:
        raise Refused([Reason("voided", "", f"Bản ghi {what} này đã bị hủy. Hãy ghi lại trước.")])
    return fact, about


def ids_of(rows: Sequence[tuple[DatedFact, System]]) -> list[int]:
    """Return the ids of the facts."""
    return [fact.id for fact, _ in rows]
