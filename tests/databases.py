"""Databases for tests, of either engine: empty ones, and copies of one that a function prepares once a session.

Both kinds have `empty()` and `copy(prepare)`; both return a URL and forget the database when the test ends.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from tests.postgres import PostgresServer, name_in

Prepare = Callable[[str], None]
"""Fills the empty database at a URL, for example with the newest schema."""


class Databases(Protocol):
    """What a test asks for databases."""

    def empty(self) -> str:
        """Return the URL of a new empty database."""

    def copy(self, prepare: Prepare) -> str:
        """Return the URL of a new copy of the database that `prepare` fills: it runs once in a session."""


class SqliteFiles:
    """SQLite files in the test's folder; the prepared ones in the session's."""

    def __init__(self, folder: Path, prepared: dict[Prepare, Path], prepared_folder: Path) -> None:
        self.folder = folder
        self.prepared = prepared
        self.prepared_folder = prepared_folder
        self.made = 0

    def empty(self) -> str:
        return _sqlite_url(self._new_file())

    def copy(self, prepare: Prepare) -> str:
        if prepare not in self.prepared:
            original = self.prepared_folder / f"prepared-{len(self.prepared)}.sqlite"
            prepare(_sqlite_url(original))
            self.prepared[prepare] = original
        target = self._new_file()
        _copy_sqlite(self.prepared[prepare], target)
        return _sqlite_url(target)

    def _new_file(self) -> Path:
        self.made += 1
        return self.folder / f"register-{self.made}.sqlite"


class PostgresDatabases:
    """Databases of the tests' own server, dropped by `forget()`; the prepared ones stay until it stops."""

    def __init__(self, server: PostgresServer, prepared: dict[Prepare, str]) -> None:
        self.server = server
        self.prepared = prepared
        self.urls: list[str] = []

    def empty(self) -> str:
        return self._keep(self.server.new_database())

    def copy(self, prepare: Prepare) -> str:
        if prepare not in self.prepared:
            url = self.server.new_database()
            prepare(url)
            self.prepared[prepare] = name_in(url)
        return self._keep(self.server.new_database(self.prepared[prepare]))

    def forget(self) -> None:
        for url in self.urls:
            self.server.drop(url)

    def _keep(self, url: str) -> str:
        self.urls.append(url)
        return url


def _sqlite_url(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"


def _copy_sqlite(original: Path, target: Path) -> None:
    """Copy through SQLite itself: what is still in the write-ahead log comes along."""
    source, copy = sqlite3.connect(original), sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        source.close()
        copy.close()
