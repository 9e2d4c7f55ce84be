"""Make a register, or bring one up to date."""

from pathlib import Path

from inventory.work import Actor, Role
from isms import schema
from isms.config import Settings
from isms.database import Database
from schedules import policies

SETUP = Actor("cài đặt", Role.ADMIN)


def exists(settings: Settings) -> bool:
    """Say whether there may be a register: opening an SQLite file that is not there would create it."""
    if not settings.database_url.startswith("sqlite"):
        return True
    return Path(settings.database_url.removeprefix("sqlite:///")).is_file()


def initialise(database: Database, settings: Settings) -> bool:
    """Create or upgrade the database and seed what a register starts with. Returns whether it was new."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    new = schema.current(database.engine) is None
    schema.upgrade(database.engine)
    with database.work(SETUP) as work:
        policies.seed(work)
        if new:
            work.record("register.created", "register", {"schema": schema.newest()})
    return new
