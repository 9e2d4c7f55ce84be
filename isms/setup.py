"""Make a register, or bring one up to date."""

from pathlib import Path

from inventory.work import Actor, Role
from isms import schema, upgrading
from isms.config import Settings
from isms.database import Database
from isms.exchange import starting_inventory
from isms.upgrading import Agree
from schedules import policies

SETUP = Actor("cài đặt", Role.ADMIN)


def exists(settings: Settings) -> bool:
    """Say whether there may be a register: opening an SQLite file that is not there would create it."""
    file = _file_of(settings)
    return file is None or file.is_file()


class NotAgreed(Exception):
    """Who ran the upgrade did not agree to what the new rules end. The schema is new, the rules do not count yet."""


def initialise(database: Database, settings: Settings, agree: Agree = lambda _endings: True) -> bool:
    """
    Create or upgrade the database and seed what a register starts with. Returns whether it was new.

    `agree` is shown which permissions the rules that begin today end, before they do. Raises NotAgreed.
    """
    _make_private(settings)
    new = schema.current(database.engine) is None
    schema.upgrade(database.engine)
    with database.work(SETUP) as work:
        policies.seed(work)
        upgrading.give_roles_days(work)
        if not upgrading.begin_rules(work, new, agree):
            raise NotAgreed
        starting_inventory.catch_up(work)
        if new:
            work.record("register.created", "register", {"schema": schema.newest()})
    return new


def _make_private(settings: Settings) -> None:
    """Make the data folder, and the register's file in it, readable by nobody else: it holds password hashes."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = _file_of(settings)
    if file is not None and not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)


def _file_of(settings: Settings) -> Path | None:
    """Return the file of an SQLite register; none for a server."""
    if not settings.database_url.startswith("sqlite:///"):
        return None
    return Path(settings.database_url.removeprefix("sqlite:///"))
