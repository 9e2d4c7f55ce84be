"""Where the registers of a run live: SQLite files, or databases of a PostgreSQL server of its own."""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import psycopg

from tests.postgres import PostgresServer, name_in

FILLING_CACHE_KB = 400_000


class Store(Protocol):
    """One engine: its databases, and its raw driver."""

    name: str

    def new(self) -> str:
        """Return the URL of an empty database."""

    def copy(self, url: str) -> str:
        """Return the URL of an identical copy of a database that nobody has open."""

    def drop(self, url: str) -> None:
        """Remove the database."""

    def driver(self, url: str) -> Any:
        """Return a connection of the raw driver, set up as the product sets up its own; each statement commits."""

    @contextmanager
    def unguarded(self, driver: Any) -> Iterator[None]:
        """Lay triggers and foreign keys aside, and do everything within in one transaction."""

    def load(self, driver: Any, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert many rows the fastest way."""

    def settle(self, driver: Any, tables: Iterable[str]) -> None:
        """Write everything to its place, and let the planner know the tables that were filled."""


class SqliteFiles:
    """SQLite files in a folder."""

    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = 0

    def new(self) -> str:
        self.made += 1
        return f"sqlite:///{(self.folder / f'{self.made}.sqlite').as_posix()}"

    def copy(self, url: str) -> str:
        target = self.new()
        shutil.copyfile(_file(url), _file(target))
        return target

    def drop(self, url: str) -> None:
        for ending in ("", "-wal", "-shm"):
            Path(f"{_file(url)}{ending}").unlink(missing_ok=True)

    def driver(self, url: str) -> sqlite3.Connection:
        connection = sqlite3.connect(_file(url), isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    @contextmanager
    def unguarded(self, driver: sqlite3.Connection) -> Iterator[None]:
        guards = driver.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute(f"PRAGMA cache_size=-{FILLING_CACHE_KB}")
        driver.execute("BEGIN IMMEDIATE")
        for name, _ in guards:
            driver.execute(f"DROP TRIGGER {name}")
        yield
        for _, guard in guards:
            driver.execute(guard)
        driver.execute("COMMIT")

    def load(
        self, driver: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
    ) -> None:
        places = ", ".join("?" * len(columns))
        driver.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)

    def settle(self, driver: sqlite3.Connection, tables: Iterable[str]) -> None:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class PostgresDatabases:
    """Databases of a private PostgreSQL server."""

    name = "PostgreSQL"

    def __init__(self, server: PostgresServer) -> None:
        self.server = server

    def new(self) -> str:
        return self.server.new_database()

    def copy(self, url: str) -> str:
        return self.server.new_database(name_in(url))

    def drop(self, url: str) -> None:
        self.server.drop(url)

    def driver(self, url: str) -> psycopg.Connection:
        return psycopg.connect(url, autocommit=True)

    @contextmanager
    def unguarded(self, driver: psycopg.Connection) -> Iterator[None]:
        with driver.transaction():
            driver.execute("SET LOCAL session_replication_role = replica")
            yield

    def load(
        self, driver: psycopg.Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
    ) -> None:
        with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def settle(self, driver: psycopg.Connection, tables: Iterable[str]) -> None:
        driver.execute(f"VACUUM ANALYZE {', '.join(tables)}")


def _file(url: str) -> str:
    return url.removeprefix("sqlite:///")
