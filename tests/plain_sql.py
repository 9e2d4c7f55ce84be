"""Plain SQL on a database of either engine, past the product: what an intruder with a database client would do."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

REFUSED = (sqlite3.IntegrityError, psycopg.errors.IntegrityConstraintViolation, psycopg.errors.ForeignKeyViolation)
"""What a guard, a CHECK or a key of the database raises, on either engine."""


@contextmanager
def connected(url: str) -> Iterator[Any]:
    """Give a raw connection without the product's settings; commit when the block ends."""
    if url.startswith("sqlite"):
        connection: Any = sqlite3.connect(url.removeprefix("sqlite:///"), timeout=30)
    else:
        connection = psycopg.connect(url)
    try:
        yield connection
        connection.commit()
    finally:
        connection.close()


def plainly(url: str, *statements: str) -> list[tuple[Any, ...]]:
    """Run statements in one transaction; return the rows of the last one."""
    with connected(url) as connection:
        for statement in statements:
            cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def without_guards(url: str, *tables: str) -> None:
    """Drop every trigger of these tables, as the owner of the database can."""
    if url.startswith("sqlite"):
        named = ", ".join(f"'{table}'" for table in tables)
        found = plainly(url, f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({named})")
        plainly(url, *(f"DROP TRIGGER {name}" for (name,) in found))
    else:
        plainly(url, *(f'ALTER TABLE "{table}" DISABLE TRIGGER USER' for table in tables))


def literal(url: str, value: bool) -> str:
    """Return a truth value as the engine writes it."""
    return str(value).upper() if not url.startswith("sqlite") else str(int(value))


def is_sqlite(url: str) -> bool:
    return url.startswith("sqlite")


def settle_passwords(environment: Mapping[str, str]) -> None:
    """Make the accounts of an SQLite register as after their first sign-in: with a password of their owners' own."""
    url = f"sqlite:///{Path(environment['ISMS_DATA_DIR']) / 'isms.sqlite3'}"
    plainly(url, "UPDATE person SET must_change_password = 0")
