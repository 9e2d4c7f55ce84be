"""What was changed in a copy of the register, carried over into the register itself: all of it, or nothing."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Column, Connection
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from inventory.register_tables import System
from inventory.work import Actor
from isms.background.task_kinds import Again
from isms.exchange.aside import register_copy
from isms.exchange.aside.register_copy import TableChanges, by_columns
from isms.exchange.rows.system_rows import in_batches
from isms.platform import trail
from isms.platform.database import Database, UnitOfWork
from isms.platform.trail import Ready, TrailEntry, TrailHead

ALERTS = "alert"
Done = TypeVar("Done")
HARMLESS = frozenset({"person", "document", "dossier", "alert", "mail", "first_run"})
"""Acts upon which no import rests: what the trail calls them, or its first word."""


class _Enough(Exception):
    """The copy is done with: nothing of it need be stored."""


@dataclass(frozen=True, slots=True)
class Carried:
    """
    What is to be written: rows of tables, and entries of the trail. It holds on the day and after the entry said, until
    anything but `harmless` acts is recorded of what it is about (`subjects`) or of more than one system.
    """

    entries: int
    day: dt.date
    at: dt.datetime
    notes: Sequence[Ready]
    subjects: frozenset[str]
    harmless: frozenset[str]
    tables: Sequence[TableChanges]

    def write(self, work: UnitOfWork) -> None:
        """
        Write it in this work; the entries are of the instant of the rows, unless the trail has gone on since.

        Raises Again when somebody changed meanwhile what it rests on; then nothing may be stored.
        """
        if work.today != self.day or self._is_overtaken(work):
            raise Again
        connection = work.session.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        try:
            _write(connection, self.tables)
        except IntegrityError as taken:
            raise Again from taken
        is_next = work.session.exec(select(TrailHead.entries)).one() == self.entries
        trail.append_ready(work.session, self.at if is_next else work.now, self.notes)

    def _is_overtaken(self, work: UnitOfWork) -> bool:
        since = select(TrailEntry.subject, TrailEntry.action).where(TrailEntry.id > self.entries)
        entries = work.session.exec(since)
        others = {said for said, action in entries if not {action, action.partition(".")[0]} & self.harmless}
        systems = set(work.session.exec(select(System.code).where(col(System.code).in_(others))))
        return bool(others & self.subjects or others - systems)


def aside(
    database: Database, actor: Actor, do: Callable[[UnitOfWork], Done], file: Path, harmless: frozenset[str] = HARMLESS
) -> tuple[Done, Carried | None]:
    """
    Do something in a copy of the register that stands in `file` meanwhile.

    Returns what it returns, and what is to be written; None where that is nothing.
    """
    found: list[Done] = []
    carried: Carried | None = None
    with register_copy.copied(database, file) as copy:
        try:
            with copy.work(actor) as work, register_copy.leaving_room(work.session):
                entries = work.session.exec(select(TrailHead.entries)).one()
                found.append(do(work))
                if work.notes:
                    work.settle()
                    work.session.flush()
                    about = frozenset({note.subject for note in work.notes} | _codes(work))
                    notes = trail.ready(work.session, work.notes)
                    tables = register_copy.changes(work.session.connection())
                    carried = Carried(entries, work.today, work.now, notes, about, harmless, tables)
                raise _Enough
        except _Enough:
            pass
    return found[0], carried


def _codes(work: UnitOfWork) -> set[str]:
    """Return the codes of the systems that a work touched."""
    ids = in_batches(sorted(work.touched))
    return {code for some in ids for code in work.session.exec(select(System.code).where(col(System.id).in_(some)))}


def _write(connection: Connection, tables: Sequence[TableChanges]) -> None:
    """
    Write the rows so that the guards find at each step what they ask for: facts before the systems that rest on them.

    A system is entered out of use, and put into use when its facts stand.
    """
    tables = [_renumbered(connection, each, tables) for each in tables]
    for each in reversed(tables):
        if each.removed:
            _remove(connection, each)
    for each in tables:
        if each.table.name != "system":
            _change(connection, each)
    for each in tables:
        if each.added:
            _add(connection, each)
    for each in tables:
        if each.table.name == "system":
            _change(connection, each)
            _put_into_use(connection, each)


def _renumbered(connection: Connection, each: TableChanges, tables: Sequence[TableChanges]) -> TableChanges:
    """Return the new rows with numbers that are free now: of alerts, which only the rows of their recipients name."""
    first = min((row[0] for other in tables if other.table.name == ALERTS for row in other.added), default=None)
    places = [place for place, column in enumerate(each.table.columns) if _names_an_alert(column)]
    if first is None or not places:
        return each
    newest = connection.exec_driver_sql(f"SELECT max(id) FROM {ALERTS}").scalar() or 0
    ahead = max(newest - first + 1, 0)

    def moved(place: int, value: Any) -> Any:
        return value + ahead if place in places and value is not None and value >= first else value

    return replace(each, added=[tuple(moved(place, value) for place, value in enumerate(row)) for row in each.added])


def _names_an_alert(column: Column[Any]) -> bool:
    if column.foreign_keys:
        return any(key.column.table.name == ALERTS for key in column.foreign_keys)
    return column.primary_key and column.table.name == ALERTS


def _add(connection: Connection, each: TableChanges) -> None:
    names = ", ".join(f'"{name}"' for name in each.columns)
    places = ", ".join("?" * len(each.columns))
    rows = each.added
    if each.table.name == "system":
        use = each.columns.index("in_use")
        rows = [(*row[:use], 0, *row[use + 1 :]) for row in rows]
    connection.exec_driver_sql(f'INSERT INTO "{each.table.name}" ({names}) VALUES ({places})', rows)


def _put_into_use(connection: Connection, each: TableChanges) -> None:
    use, key = each.columns.index("in_use"), each.keys[0]
    used = [(row[key],) for row in each.added if row[use]]
    if used:
        connection.exec_driver_sql("UPDATE system SET in_use = 1 WHERE id = ?", used)


def _change(connection: Connection, each: TableChanges) -> None:
    """Change rows where they still say what they said when the copy was made."""
    for places, pairs in by_columns(each).items():
        said = ", ".join(f'"{each.columns[place]}" = ?' for place in places)
        asked = (*each.keys, *places)
        where = " AND ".join(f'"{each.columns[place]}" IS ?' for place in asked)
        rows = [(*(after[place] for place in places), *(before[place] for place in asked)) for before, after in pairs]
        _exactly(connection, f'UPDATE "{each.table.name}" SET {said} WHERE {where}', rows)


def _remove(connection: Connection, each: TableChanges) -> None:
    where = " AND ".join(f'"{name}" IS ?' for name in each.columns)
    _exactly(connection, f'DELETE FROM "{each.table.name}" WHERE {where}', each.removed)


def _exactly(connection: Connection, statement: str, rows: list[Any]) -> None:
    if connection.exec_driver_sql(statement, rows).rowcount != len(rows):
        raise Again
