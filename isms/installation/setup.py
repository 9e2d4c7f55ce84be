"""Make a register, or bring one up to date."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlmodel import col, or_, select

from inventory.errors import Reason, Refused
from inventory.register_tables import System
from inventory.systems.register import found_by
from inventory.work import Actor, Role
from isms.exchange import starting_inventory
from isms.installation import guards, schema, untold, upgrading
from isms.installation.upgrading import Agree
from isms.platform import file_lock
from isms.platform.config import Settings
from isms.platform.database import Database, UnitOfWork
from schedules.acts import rule_days
from schedules.duties import duty_choices
from schedules.policies import policies

SETUP = Actor("cài đặt", Role.ADMIN)
LOCK, PATIENCE = "setup.lock", 300  # seconds


def exists(settings: Settings) -> bool:
    """Say whether there may be a register: opening an SQLite file that is not there would create it."""
    file = _file_of(settings)
    return file is None or file.is_file()


def initialise(database: Database, settings: Settings, agree: Agree = lambda _endings: True) -> bool:
    """
    Create or upgrade the database and seed what a register starts with. Returns whether it was new.

    `agree` is shown which permissions the rules that begin today end, before they do. Raises Refused when it says no:
    the schema is new then, and those rules do not count yet.
    """
    with _turn(database, settings):
        return _initialise(database, settings, agree)


@contextmanager
def _turn(database: Database, settings: Settings) -> Iterator[None]:
    """Of several that set up the same register at once, let one go first; the others find it done."""
    try:
        with file_lock.hold(settings.data_dir / LOCK, PATIENCE), schema.turn(database.engine):
            yield
    except file_lock.Held as held:
        remedy = "Một chương trình khác đang lập hoặc nâng cấp sổ này. Hãy đợi việc đó xong."
        raise Refused([Reason("setting_up", "", remedy)]) from held


def _initialise(database: Database, settings: Settings, agree: Agree) -> bool:
    _make_private(settings)
    before = schema.current(database.engine)
    new = before is None
    wrong = schema.wrong_guards(database.engine) if before == schema.newest() else []
    if wrong or before != schema.newest():  # who only runs the register need not own its tables
        schema.upgrade(database.engine)
    with database.work(SETUP) as work:
        if wrong:
            work.record("guards.restored", "register", {"version": guards.VERSION, "guards": wrong})
        if not new and before != schema.newest():
            work.record("register.upgraded", "register", {"from": before, "to": schema.newest()})
            untold.tell(work)
        policies.seed(work)
        duty_choices.seed(work)
    with database.look(SETUP) as work:
        endings = [] if new else rule_days.ended_by_beginning(work)
    if endings and not agree(endings):
        raise Refused([Reason("not_agreed", "", "Chưa áp dụng quy tắc mới. Chạy lại khi đã sẵn sàng.")])
    with database.work(SETUP) as work:
        upgrading.begin_rules(work, new)
        starting_inventory.catch_up(work)
        find_by_plain_letters(work)
        if new:
            work.record("register.created", "register", {"schema": schema.newest()})
    return new


def find_by_plain_letters(work: UnitOfWork) -> None:
    """
    Derive the search text again of systems named with a look-alike of Đ (U+00F0, U+0256).

    Versions before 0.2 kept those letters in the search text, where nobody who types Đ or D finds them.
    """
    looked_for = System.search_text
    odd = select(System).where(or_(col(looked_for).contains("\u00f0"), col(looked_for).contains("\u0256")))
    for system in work.session.exec(odd):
        for column, value in found_by(system).items():
            setattr(system, column, value)


def _make_private(settings: Settings) -> None:
    """Make the data folder, and the register's file in it, readable by nobody else: it holds password hashes."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = _file_of(settings)
    if file is not None and not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _begin(file)


def _begin(file: Path) -> None:
    """Make the register's file, not empty from the first: one that is empty has lost what it held."""
    draft = file.with_name(f".{file.name}.new")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {schema.TURN}")
    draft.replace(file)


def is_emptied(settings: Settings) -> bool:
    """Say whether the register's file is there and holds nothing, not even what a set-up that was cut off leaves."""
    file = _file_of(settings)
    if file is None or not file.exists():
        return False
    if not file.stat().st_size:
        return True
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return not tables and connection.execute("PRAGMA application_id").fetchone()[0] != schema.TURN


def _file_of(settings: Settings) -> Path | None:
    """Return the file of an SQLite register; none for a server."""
    if not settings.database_url.startswith("sqlite:///"):
        return None
    return Path(settings.database_url.removeprefix("sqlite:///"))
