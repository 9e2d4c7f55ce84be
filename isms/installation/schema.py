"""
The schema: make it, bring it to the newest version, say which version a database has and what is wrong with it.

A new database gets the tables of the code at once. One that is there already takes the steps in `migrations/versions`
from its version on. In both cases the guards are put in place anew.

Alembic is loaded where steps are taken: a server that idles needs none, and it brings ten megabytes with it.
"""

import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlmodel import SQLModel

from inventory import records as _records
from inventory import register_tables as _inventory
from inventory.errors import Reason, Refused
from inventory.organisation import bodies as _bodies
from inventory.organisation import focal_points as _focal_points
from inventory.protection import office_answer as _office_answer
from isms.accounts import people_tables as _accounts
from isms.background import task_tables as _background
from isms.evidence import evidence_tables as _evidence
from isms.exchange.undo import import_tables as _exchange
from isms.installation import guards
from isms.ledger import paper_tables as _ledger
from isms.platform import trail
from isms.platform.database import WRITES
from schedules import schedule_tables as _schedules
from schedules.alerts import alert_tables as _alerts
from schedules.duties import duty_tables as _duties
from schedules.plans import programme_tables as _programmes
from schedules.standing import count_tables as _counts
from schedules.standing import period_tables as _periods

if TYPE_CHECKING:
    from alembic.config import Config

METADATA = SQLModel.metadata
_TABLE, _STEPS = "alembic_version", Path(__file__).parent / "migrations" / "versions"
TURN = 0x69736D73
"""The number of PostgreSQL's lock for which makers of a schema wait, and the mark of an SQLite file of ours: "isms"."""
__all__ = [
    "METADATA",
    "current",
    "differences",
    "newest",
    "out_of_reach",
    "turn",
    "upgrade",
    "upgrade_within",
    "versions",
    "wrong_guards",
]
_ = (
    _inventory,
    _bodies,
    _focal_points,
    _office_answer,
    _records,
    _schedules,
    _alerts,
    _duties,
    _programmes,
    _periods,
    _counts,
    _accounts,
    _background,
    _evidence,
    _exchange,
    _ledger,
)  # imported so that METADATA knows their tables


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "isms.installation:migrations")
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine) -> None:
    """
    Create the schema, or bring it to the newest version; the guards are put in place anew either way.

    Raises Refused when the database is older than the oldest version this program can bring up to date, or newer.
    """
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        upgrade_within(connection)


@contextmanager
def turn(engine: Engine) -> Iterator[None]:
    """Let one at a time make or change a schema on a PostgreSQL server; on SQLite a file lock does."""
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:turn)"), {"turn": TURN})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:turn)"), {"turn": TURN})


def upgrade_within(connection: Connection) -> None:
    """Do the same within a transaction that writes."""
    from alembic import command

    version = _version(connection)
    if version is None:
        METADATA.create_all(connection)
        trail.begin(connection)
        command.stamp(_config(connection), "head")
    elif reason := out_of_reach(version):
        raise Refused([reason])
    else:
        command.upgrade(_config(connection), "head")
    guards.install(connection, METADATA)


def out_of_reach(version: str) -> Reason | None:
    """Return why a register of this version cannot be brought up to date by this program; none when it can."""
    if version in versions():
        return None
    if version < min(versions()):
        remedy = (
            f"Sổ ở phiên bản {version}, cũ hơn phiên bản {min(versions())} mà chương trình này nâng cấp được. "
            "Hãy chạy isms init bằng bản phần mềm liền trước, rồi chạy lại bằng bản này."
        )
        return Reason("register_too_old", "", remedy)
    remedy = f"Sổ thuộc phiên bản mới hơn ({version}). Hãy dùng bản phần mềm đã ghi sổ này, hoặc mới hơn."
    return Reason("register_too_new", "", remedy)


def current(engine: Engine) -> str | None:
    """Return the version of the database; none when it has no schema yet."""
    with engine.connect() as connection:
        return _version(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar_one_or_none()  # noqa: S608


def newest() -> str:
    """Return the version this program brings."""
    return max(versions())


def versions() -> set[str]:
    """Return every version this program can bring up to date."""
    return {step.name[1:].partition("_")[0] for step in pkgutil.iter_modules([str(_STEPS)])}


def differences(engine: Engine) -> list[object]:
    """Return what the tables in code and the database disagree on (must be nothing)."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), METADATA))


def wrong_guards(engine: Engine) -> list[str]:
    """Return the names of guards that are missing from the database, altered, switched off, or not of the code."""
    with engine.connect() as connection:
        return guards.differences(connection, METADATA)
