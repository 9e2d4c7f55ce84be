"""
What an import changed: the rows it added, and what the rows it changed or took out said before.

Read off the session as it is flushed, so that no kind of record can be forgotten. What is derived from facts is left
out: it is computed again.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from schedules.standing import derived

Key = tuple[Any, ...]
Content = dict[str, Any]

_COMPUTED = {"system": {*derived.COLUMNS, "next_alert_on", "version"}}
"""Columns that follow from others, by table."""


@dataclass
class Changes:
    """
    Rows by table, as plain JSON values. `added`: primary keys; `changed`: primary key, and each column before and
    after; `removed`: whole rows. `subjects`: what the trail calls all that it was about.
    """

    added: dict[str, list[list[Any]]] = field(default_factory=dict)
    changed: dict[str, list[tuple[list[Any], dict[str, list[Any]]]]] = field(default_factory=dict)
    removed: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    subjects: list[str] = field(default_factory=list)

    def content(self) -> Content:
        """Return it as it is stored; numbers that follow each other as ranges, there may be thousands."""
        added = {table: packed(keys) for table, keys in self.added.items()}
        return {"added": added, "changed": self.changed, "removed": self.removed, "subjects": self.subjects}

    @classmethod
    def of(cls, content: Content) -> "Changes":
        """Return what was stored."""
        added = {table: list(_unpacked(keys)) for table, keys in content["added"].items()}
        return cls(added, content["changed"], content["removed"], content["subjects"])

    def ids(self, table: str) -> list[int]:
        """Return the numbers of the rows added to a table that is numbered."""
        return [key[0] for key in self.added.get(table, [])]


def days_touched(found: Changes) -> set[str]:
    """Return the days of holidays that an import added, changed or removed, as ISO 8601."""
    keys = [*found.added.get("holiday", []), *(key for key, _said in found.changed.get("holiday", []))]
    return {str(key[0]) for key in keys} | {str(row["day"]) for row in found.removed.get("holiday", [])}


def tables() -> dict[str, type[SQLModel]]:
    """Return the classes of all tables, by name."""
    return {str(mapper.class_.__tablename__): mapper.class_ for mapper in SQLModel._sa_registry.mappers}


def plain(value: Any) -> Any:
    """Return a value of a column as JSON has it."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else value


def typed(table: type[SQLModel], column: str, value: Any) -> Any:
    """Return a value as the column holds it."""
    kind = table.__table__.columns[column].type.python_type  # type: ignore[attr-defined]
    if isinstance(value, str) and kind is dt.datetime:
        return dt.datetime.fromisoformat(value)
    return dt.date.fromisoformat(value) if isinstance(value, str) and kind is dt.date else value


@contextmanager
def noted(session: Session) -> Iterator[Changes]:
    """Note what is flushed while the block lasts."""
    session.flush()
    watch = _Watch()
    event.listen(session, "after_flush", watch.flushed)
    try:
        yield watch.found
        session.flush()
    finally:
        event.remove(session, "after_flush", watch.flushed)
    watch.sum_up()


class _Watch:
    """The changes so far: a row changed twice keeps what it said at first."""

    def __init__(self) -> None:
        self.found = Changes()
        self.added: dict[tuple[str, Key], None] = {}
        self.changed: dict[tuple[str, Key], dict[str, list[Any]]] = {}
        self.removed: dict[tuple[str, Key], dict[str, Any]] = {}

    def flushed(self, session: Session, _context: object) -> None:
        for row in session.new:
            self._add(_place(row))
        for row in session.dirty:
            self._change(row)
        for row in session.deleted:
            self._remove(row)

    def _add(self, place: tuple[str, Key]) -> None:
        self.added[place] = None

    def _change(self, row: Any) -> None:
        place = _place(row)
        if place in self.added:
            return
        said = self.changed.setdefault(place, {})
        for attribute in inspect(row).mapper.column_attrs:
            history = inspect(row).attrs[attribute.key].history
            if history.has_changes() and attribute.key not in _COMPUTED.get(place[0], ()):
                before = plain(history.deleted[0]) if history.deleted else None
                said[attribute.key] = [said.get(attribute.key, [before])[0], plain(getattr(row, attribute.key))]

    def _remove(self, row: Any) -> None:
        place = _place(row)
        if place in self.added:
            del self.added[place]
            return
        whole = {each.key: plain(getattr(row, each.key)) for each in inspect(row).mapper.column_attrs}
        said = self.changed.pop(place, {})
        self.removed[place] = whole | {column: before for column, (before, _after) in said.items()}

    def sum_up(self) -> None:
        for name, key in self.added:
            self.found.added.setdefault(name, []).append(list(key))
        for (name, key), said in self.changed.items():
            differing = {column: each for column, each in said.items() if each[0] != each[1]}
            if differing:
                self.found.changed.setdefault(name, []).append((list(key), differing))
        for (name, _key), whole in self.removed.items():
            self.found.removed.setdefault(name, []).append(whole)


def _place(row: Any) -> tuple[str, Key]:
    mapper = inspect(row).mapper
    return str(mapper.local_table.name), tuple(plain(value) for value in mapper.primary_key_from_instance(row))


def packed(keys: Sequence[Sequence[Any]]) -> dict[str, list[list[Any]]]:
    """Return [[7], [8], [9]] as {"ranges": [[7, 9]]}; keys of several columns, or of a text, as they are."""
    if any(len(key) != 1 or not isinstance(key[0], int) for key in keys):
        return {"keys": [list(key) for key in keys]}
    found: list[list[Any]] = []
    for number in sorted(key[0] for key in keys):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return {"ranges": found}


def _unpacked(stored: Mapping[str, list[list[Any]]]) -> Iterator[list[Any]]:
    for first, last in stored.get("ranges", []):
        yield from ([number] for number in range(first, last + 1))
    yield from stored.get("keys", [])
