"""
One memory of compiled SQL for the engines of all tests of a process.

Each test has an engine of its own, and an engine compiles every statement anew: a quarter of what a page's test cost.
"""

from collections.abc import MutableMapping
from typing import Any

from sqlalchemy import Dialect, Engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from isms.platform import database

STATEMENTS = 3000
_COMPILED: MutableMapping[Any, Any] = LRUCache(STATEMENTS)
_open_engine = database.open_engine


def share_what_is_compiled() -> None:
    """From now on a statement is compiled once for all databases of a kind that the product opens."""
    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        dialect.__eq__ = _is_alike  # type: ignore[method-assign,assignment]
        dialect.__hash__ = _of_its_kind  # type: ignore[method-assign,assignment]
    database.open_engine = _open_sharing


def _open_sharing(url: str) -> Engine:
    engine = _open_engine(url)
    engine.update_execution_options(compiled_cache=_COMPILED)
    return engine


def _is_alike(dialect: Dialect, other: object) -> bool:
    """The dialect is part of what a statement is remembered by; all of a class are set up alike here."""
    return type(dialect) is type(other)


def _of_its_kind(dialect: Dialect) -> int:
    return hash(type(dialect))
