"""
How many systems stand alike, kept as rows: what the counts of the whole register are read from.

The database's triggers add to them in the transaction that changes a system; the sweep sums them up. They tell of today
and of the days that today's columns tell of, to whoever sees all units; others count the systems of their own branch.
`differences` proves them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import FromClause, Select, bindparam, delete, func, insert, literal, literal_column, select, text
from sqlmodel import SQLModel, col

from inventory.organisation.access import counted
from inventory.register_tables import System
from inventory.work import WHOLE_TREE, Work
from schedules.standing.column_conditions import Columns
from schedules.standing.count_tables import ALIKE, StandingCount
from schedules.standing.list_filter import Filter

MOST_CHANGES = 500
"""So many changes are read along with the sums until a sweep sums them up."""
MOST_AT_ONCE = 50_000
"""Rows summed up in one transaction, which holds up other writers for less than a second."""
_GROUP = (*ALIKE, "retired")
Group = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class CountDifference:
    """A group of systems that is not counted as it is: how its systems stand, how many are kept, how many there are."""

    group: dict[str, Any]
    stored: int
    computed: int

    def __str__(self) -> str:
        told = ", ".join(f"{name} {value}" for name, value in self.group.items() if value not in (None, False))
        return f"{told or 'chưa có dữ kiện'}: {self.stored} ≠ {self.computed}"


def source(work: Work, columns: Columns, day: dt.date, wanted: Iterable[Filter]) -> Columns:
    """Return the counts where they can answer instead of the columns of every system, otherwise these columns."""
    if columns is not System or work.actor.branch != WHOLE_TREE or not all(each.by_standing for each in wanted):
        return columns
    later = select(col(StandingCount.id)).where(col(StandingCount.latest) > day).limit(1)
    return System if work.session.execute(later).first() else StandingCount


def number(columns: Columns) -> Any:
    """Return for how many systems a row of these columns stands."""
    return col(StandingCount.number) if columns is StandingCount else literal_column("1")


def sum_up(work: Work) -> bool:
    """Sum up what changed, some of it at a time, once it is much; say whether more is left."""
    if work.session.execute(_CHANGES).scalar_one() <= MOST_CHANGES:
        return False
    if work.session.get_bind().dialect.name == "postgresql":
        taken: int = work.session.execute(_TAKEN_AND_SUMMED, {"most": MOST_AT_ONCE}).scalar_one()
        return taken == MOST_AT_ONCE
    [(last, found)] = work.session.execute(_SOME_CHANGES, {"most": MOST_AT_ONCE}).all()
    work.session.execute(_SUMMED, {"last": last})
    work.session.execute(_TAKEN, {"last": last})
    return bool(found == MOST_AT_ONCE)


def _sums(rows: FromClause) -> tuple[tuple[str, ...], Select[*tuple[Any, ...]]]:
    """Return the columns of a row that sums up, and the query that sums these rows up."""
    group = [rows.c[name] for name in _GROUP]
    count = func.sum(rows.c.number)
    sums: Select[*tuple[Any, ...]] = select(*group, func.max(rows.c.latest), count, literal(True)).group_by(*group)
    return (*_GROUP, "latest", "number", "summed"), sums.having(count != 0)


_ROWS = SQLModel.metadata.tables[StandingCount.__tablename__]
_CHANGES = select(func.count()).select_from(_ROWS).where(~_ROWS.c.summed)
_OLDEST = select(_ROWS.c.id).order_by(_ROWS.c.id).limit(bindparam("most"))


def _taken_and_summed() -> Select[int]:
    """Return what PostgreSQL does at once: rows are taken out, and their sums put in by who took them."""
    columns = [_ROWS.c[name] for name in (*_GROUP, "latest", "number")]
    taken = delete(_ROWS).where(_ROWS.c.id.in_(_OLDEST)).returning(*columns).cte("taken")
    put_in = insert(_ROWS).from_select(*_sums(taken)).cte("put_in")
    return select(func.count()).select_from(taken).add_cte(put_in)


_TAKEN_AND_SUMMED = _taken_and_summed()
# SQLite has one writer: the rows up to the last of those taken are the same in each of these.
_some = _OLDEST.subquery()
_SOME_CHANGES = select(func.max(_some.c.id), func.count()).select_from(_some)
_SUMMED = insert(_ROWS).from_select(*_sums(select(_ROWS).where(_ROWS.c.id <= bindparam("last")).subquery()))
_TAKEN = delete(_ROWS).where(_ROWS.c.id <= bindparam("last"))


def differences(work: Work) -> Iterator[CountDifference]:
    """Yield every group of systems of which more or fewer are counted than there are, or a day too early."""
    count = func.sum(col(StandingCount.number))
    group = [col(getattr(StandingCount, name)) for name in _GROUP]
    kept: Select[*tuple[Any, ...]] = select(*group, func.max(col(StandingCount.latest)), count).group_by(*group)
    stored = {tuple(row[:-2]): tuple(row[-2:]) for row in work.session.execute(kept) if row[-1]}
    there = _recounted(work)
    computed = {tuple(row[:-2]): tuple(row[-2:]) for row in work.session.execute(there)}
    for each in stored.keys() | computed.keys():
        (latest, number), (last, of) = stored.get(each, (dt.date.min, 0)), computed.get(each, (dt.date.min, 0))
        if number != of or latest < last:
            yield CountDifference(dict(zip(_GROUP, each, strict=True)), number, of)


def rebuild(work: Work) -> None:
    """Count every system anew; on PostgreSQL while nobody changes one."""
    if work.session.get_bind().dialect.name == "postgresql":
        work.session.execute(text("LOCK TABLE system, standing_count IN SHARE ROW EXCLUSIVE MODE"))
    work.session.execute(delete(StandingCount))
    names = (*_GROUP, "latest", "number", "summed")
    work.session.execute(insert(StandingCount).from_select(names, _recounted(work).add_columns(literal(True))))


def _recounted(work: Work) -> Select[*tuple[Any, ...]]:
    """Return the statement that counts every system by how it stands."""
    group = [*(col(getattr(System, name)) for name in ALIKE), col(System.retired_on).is_not(None)]
    is_sqlite = work.session.get_bind().dialect.name == "sqlite"
    later = func.max if is_sqlite else func.greatest
    latest = later(col(System.registered_on), func.coalesce(col(System.retired_on), col(System.registered_on)))
    return select(*group, func.max(latest), func.count()).where(counted()).group_by(*group)
