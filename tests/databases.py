"""Databases for tests, of either engine: empty ones, and copies of one that a function prepares once a session.

Both kinds have `empty()` and `copy(prepare)`; both return a URL and forget the database when the test ends. The first
database of a test has the same address as the first of the test before, so `open_database` gives it the same engine:
what SQLAlchemy compiled for one test serves all.
"""

import shutil
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from isms.platform.database import Database, machine_clock, open_engine
from tests.postgres import PostgresServer, name_in

Prepare = Callable[[str], None]
"""Fills the empty database at a URL, for example with the newest schema. What has a `base` fills a copy of that."""

_STATEMENTS = 4000  # that an engine keeps compiled: those of the whole suite
_engines: dict[str, Engine] = {}
"""The engines of the addresses that come again."""


def open_database(url: str, clock: Callable[[], datetime] = machine_clock) -> Database:
    """Open a database. What a test does to its engine (listeners, options) ends with the test."""
    engine = _engines.get(url)
    return Database(engine.execution_options() if engine else url, clock)


def _comes_again(url: str) -> str:
    """Keep the engine of this address, and let go of its connections: the database behind them is another one now."""
    if url in _engines:
        _engines[url].dispose()
    else:
        _engines[url] = open_engine(url, query_cache_size=_STATEMENTS)
    return url


class Databases(Protocol):
    """What a test asks for databases."""

    def empty(self) -> str:
        """Return the URL of a new empty database."""

    def copy(self, prepare: Prepare) -> str:
        """Return the URL of a new copy of the database that `prepare` fills: it runs once in a session."""

    def forget(self) -> None:
        """Be done with all of them; the next one takes the address of the first."""


class SqliteFiles:
    """SQLite files in the session's folder."""

    def __init__(self, folder: Path, prepared: dict[Prepare, Path]) -> None:
        self.folder = folder
        self.prepared = prepared
        self.made = 0

    def empty(self) -> str:
        return self._new()

    def copy(self, prepare: Prepare) -> str:
        original = self._original(prepare)
        return self._new(original)

    def forget(self) -> None:
        self.made = 0

    def _original(self, prepare: Prepare) -> Path:
        if prepare not in self.prepared:
            base = getattr(prepare, "base", None)
            url = self._new(self._original(base) if base else None)
            prepare(url)
            original = self.folder / f"prepared-{len(self.prepared)}.sqlite"
            _copy_sqlite(Path(url.removeprefix("sqlite:///")), original)
            self.prepared[prepare] = original
            self.made -= 1
        return self.prepared[prepare]

    def _new(self, original: Path | None = None) -> str:
        self.made += 1
        file = self.folder / f"database-{self.made}" / f"register-{self.made}.sqlite"
        url = _comes_again(f"sqlite:///{file.as_posix()}")
        shutil.rmtree(file.parent, ignore_errors=True)
        file.parent.mkdir()
        if original:
            shutil.copyfile(original, file)
        return url


class PostgresDatabases:
    """Databases of the tests' own server, dropped by `forget()`; the prepared ones stay until it stops."""

    def __init__(self, server: PostgresServer, prepared: dict[Prepare, str]) -> None:
        self.server = server
        self.prepared = prepared
        self.urls: list[str] = []

    def empty(self) -> str:
        return self._new("template1")

    def copy(self, prepare: Prepare) -> str:
        return self._new(self._original(prepare))

    def forget(self) -> None:
        while self.urls:
            self._drop(self.urls.pop())

    def _drop(self, url: str) -> None:
        self.server.drop(_comes_again(url))

    def _original(self, prepare: Prepare) -> str:
        if prepare not in self.prepared:
            base = getattr(prepare, "base", None)
            url = self._new(self._original(base) if base else "template1")
            prepare(url)
            self.prepared[prepare] = name_in(self.server.new_database(name_in(url)))
            self._drop(self.urls.pop())
        return self.prepared[prepare]

    def _new(self, template: str) -> str:
        url = self.server.new_database(template, f"register_{len(self.urls) + 1}")
        self.urls.append(url)
        return _comes_again(url)


def _copy_sqlite(original: Path, target: Path) -> None:
    """Copy through SQLite itself: what is still in the write-ahead log comes along."""
    source, copy = sqlite3.connect(original), sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        source.close()
        copy.close()
