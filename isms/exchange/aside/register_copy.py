"""
A copy of an SQLite register in which something long is done, and what it changed: row by row, noted by the database.

SQLite has one writer at a time. What takes a minute of rules and checks is done in a copy; the rows that came of it are
then written to the register itself in about a second. Numbers of new rows leave room for what others add meanwhile.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, event, func, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from isms.platform.database import Database

ROOM = 1000
"""So many rows others may add to a table while a copy is worked on."""
_APART = ("trail", "trail_head", "background_task", "standing_count")
"""Tables that are not carried over: the trail is chained anew, and triggers count what is written."""
_IN_TURN = ("import_run",)
"""Tables whose numbers people see, so that none is left out."""

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class TableChanges:
    """What changed of a table: whole rows, in the order of its columns; of changed ones what stood before."""

    table: Table
    added: list[Row]
    changed: list[tuple[Row, Row]]
    removed: list[Row]

    @property
    def columns(self) -> list[str]:
        return [column.name for column in self.table.columns]

    @property
    def keys(self) -> list[int]:
        """The places of the columns of its primary key."""
        return [place for place, column in enumerate(self.table.columns) if column.primary_key]


@contextmanager
def copied(database: Database, file: Path) -> Iterator[Database]:
    """Give a copy of the register as it stands, in a file that is gone afterwards; nobody waits for the copying."""
    source = database.engine.raw_connection()
    try:
        with closing(sqlite3.connect(file)) as target:
            connection: Any = source.driver_connection
            connection.backup(target)
    finally:
        source.close()
    copy = Database(f"sqlite:///{file.as_posix()}", database.clock)
    event.listen(copy.engine, "connect", _prepare)
    try:
        yield copy
    finally:
        copy.engine.dispose()
        for ending in ("", "-wal", "-shm", "-journal"):
            Path(f"{file}{ending}").unlink(missing_ok=True)


@contextmanager
def leaving_room(session: Session) -> Iterator[None]:
    """Give new rows numbers that leave room for those that others add to the register meanwhile."""
    last: dict[str, int] = {}

    def number(session: Session, _context: object, _instances: object) -> None:
        for row in session.new:
            table = row.__table__
            keys = list(table.primary_key)
            free = len(keys) == 1 and keys[0].type.python_type is int and not keys[0].foreign_keys
            if not free or table.name in (*_APART, *_IN_TURN) or getattr(row, keys[0].name) is not None:
                continue
            if table.name not in last:
                last[table.name] = (session.connection().execute(select(func.max(keys[0]))).scalar() or 0) + ROOM
            last[table.name] += 1
            setattr(row, keys[0].name, last[table.name])

    event.listen(session, "before_flush", number)
    try:
        yield
    finally:
        event.remove(session, "before_flush", number)


def changes(connection: Connection) -> list[TableChanges]:
    """Return what the connection changed of the copy, tables in the order in which they refer to each other."""
    found = []
    for table in _tables():
        named, name = _columns(table), f'main."{table.name}"'
        added = f"SELECT {named} FROM {name} WHERE rowid IN (SELECT row FROM added_{table.name}) ORDER BY rowid"
        old = ", ".join(f'b."{column.name}"' for column in table.columns)
        new = ", ".join(f't."{column.name}"' for column in table.columns)
        kept = f"b.row NOT IN (SELECT row FROM added_{table.name})"
        changed = f"SELECT {old}, {new} FROM before_{table.name} b JOIN {name} t ON t.rowid = b.row WHERE {kept}"
        gone = f"SELECT {old} FROM before_{table.name} b WHERE NOT ({kept}) OR b.row NOT IN (SELECT rowid FROM {name})"
        width = len(table.columns)
        pairs = [(row[:width], row[width:]) for row in map(tuple, connection.exec_driver_sql(changed))]
        rows = (list(map(tuple, connection.exec_driver_sql(each))) for each in (added, gone))
        found.append(TableChanges(table, next(rows), [pair for pair in pairs if pair[0] != pair[1]], next(rows)))
    return [each for each in found if each.added or each.changed or each.removed]


def by_columns(each: TableChanges) -> dict[tuple[int, ...], list[tuple[Row, Row]]]:
    """Return the changed rows by the places of the columns in which they differ."""
    found: dict[tuple[int, ...], list[tuple[Row, Row]]] = defaultdict(list)
    for before, after in each.changed:
        found[tuple(place for place, value in enumerate(before) if value != after[place])].append((before, after))
    return found


def _tables() -> list[Table]:
    return [table for table in SQLModel.metadata.sorted_tables if table.name not in _APART]


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)


def _prepare(connection: Any, _record: Any) -> None:
    """Let the connection note what it changes; the copy itself need not outlive a power cut."""
    for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "cache_size=-200000"):
        connection.execute(f"PRAGMA {pragma}")
    for table in _tables():
        name, named = table.name, _columns(table)
        old = ", ".join(f'old."{column.name}"' for column in table.columns)
        known = f"NOT EXISTS (SELECT 1 FROM added_{name} WHERE row = old.rowid)"
        note = f"INSERT OR IGNORE INTO before_{name} SELECT old.rowid, {old}"
        connection.execute(f"CREATE TEMP TABLE added_{name} (row INTEGER PRIMARY KEY)")
        connection.execute(f"CREATE TEMP TABLE before_{name} (row INTEGER PRIMARY KEY, {named})")
        for done, body in (("INSERT", f"INSERT OR IGNORE INTO added_{name} VALUES (new.rowid)"), ("UPDATE", note)):
            when = "" if done == "INSERT" else f"WHEN {known} "
            connection.execute(
                f'CREATE TEMP TRIGGER note_{done}_{name} AFTER {done} ON main."{name}" {when}BEGIN {body}; END'
            )
        connection.execute(
            f'CREATE TEMP TRIGGER note_DELETE_{name} AFTER DELETE ON main."{name}" WHEN {known} BEGIN {note}; END'
        )
