"""The schema: bring a database to the newest version, and say which version it has."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlmodel import SQLModel

from inventory import register_tables as _inventory
from inventory.records import dossier_tables as _dossiers
from isms.accounts import people_tables as _accounts
from isms.evidence import evidence_tables as _evidence
from isms.exchange.undo import import_tables as _exchange
from isms.ledger import paper_tables as _ledger
from isms.platform import trail as _trail
from isms.platform.database import WRITES
from schedules import schedule_tables as _schedules
from schedules.plans import programme_tables as _programmes

METADATA = SQLModel.metadata
__all__ = ["METADATA", "current", "differences", "newest", "upgrade", "versions"]
_ = (
    _inventory,
    _dossiers,
    _schedules,
    _programmes,
    _trail,
    _accounts,
    _evidence,
    _exchange,
    _ledger,
)  # imported so that METADATA knows their tables


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", "isms.installation:migrations")
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine) -> None:
    """Create the schema, or bring it to the newest version; nothing happens when it is there already."""
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        command.upgrade(_config(connection), "head")


def current(engine: Engine) -> str | None:
    """Return the version of the database; none when it has no schema yet."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """Return the version this program brings."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def versions() -> set[str]:
    """Return every version this program can bring up to date."""
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def differences(engine: Engine) -> list[object]:
    """Return what the tables in code and the database disagree on (must be nothing)."""
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), METADATA))
