"""A register that was lost, emptied, set aside or replaced: nothing goes on as if there had never been one."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlmodel import select

from inventory.errors import Refused
from inventory.register_tables import System
from isms.backup import lost_register, postgres, sqlite
from isms.cli import opening, serving
from isms.installation import schema, setup
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from schedules.schedule_tables import CadencePolicy
from tests.crashing import start, steps_of, wait
from tests.databases import Databases, SqliteFiles
from tests.register import ADMIN, Clock, migrate, new_system, rows, stored


def settings_of(url: str, folder: Path) -> Settings:
    return Settings(database_url=url, data_dir=folder / "data")


def make(url: str, folder: Path, anew: bool = False) -> bool:
    """Start the program where the URL leads, as `isms init` does."""
    database = Database(url)
    try:
        return opening.prepare(database, settings_of(url, folder), anew=anew)
    finally:
        database.engine.dispose()


@pytest.mark.slow
@pytest.mark.parametrize("looked_at", [False, True])
def test_an_emptied_file_does_not_become_a_new_register(
    sqlite_databases: SqliteFiles, tmp_path: Path, looked_at: bool
) -> None:
    url = sqlite_databases.empty()
    file = Path(url.removeprefix("sqlite:///"))
    assert make(url, tmp_path)
    with file.open("wb"):
        pass  # a power cut, a full disk, a tool that copies folders
    if looked_at:  # by a program that made it an SQLite database again, without a table
        with sqlite3.connect(file) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
    with pytest.raises(Refused, match=r"Tệp cơ sở dữ liệu rỗng[\s\S]*isms backup restore"):
        make(url, tmp_path)
    assert make(url, tmp_path, anew=True)


@pytest.mark.slow
def test_no_register_is_started_beside_evidence(databases: Databases, tmp_path: Path) -> None:
    (tmp_path / "data" / "evidence" / "ab").mkdir(parents=True)
    url = databases.empty()
    Database(url).engine.dispose()
    (tmp_path / "data" / "evidence" / "ab" / "abcd").write_bytes(b"x")
    with pytest.raises(Refused, match="minh chứng"):
        make(url, tmp_path)


@pytest.mark.slow
def test_no_register_is_started_beside_one_that_was_set_aside(
    databases: Databases, clock: Clock, tmp_path: Path
) -> None:
    url = databases.copy(migrate)
    database = Database(url, clock)
    new_system(database, "A")
    if url.startswith("sqlite"):
        sqlite.require_alone(database.engine)
        file = Path(url.removeprefix("sqlite:///"))
        file.rename(file.with_name(f"{file.stem}-truoc-20261128{file.suffix}"))
    else:  # what a restore of an earlier version left when it was killed
        with database.engine.begin() as connection:
            postgres._rename(connection, "public", "truoc-20261128")
            connection.exec_driver_sql("CREATE SCHEMA public")
    database.engine.dispose()
    with pytest.raises(Refused, match=r"giữ lại bên cạnh: .*truoc-20261128"):
        make(url, tmp_path)


@pytest.mark.slow
def test_a_set_up_that_was_killed_is_not_taken_for_an_emptied_file(
    sqlite_databases: SqliteFiles, clock: Clock, tmp_path: Path
) -> None:
    for step in (1, 4, 8, 12, 40):
        url = sqlite_databases.empty()
        settings = settings_of(url, tmp_path / str(step))
        job = lambda database: setup.initialise(database, settings)  # noqa: B023, E731
        assert steps_of(url, clock.now, job, tmp_path, step)[1]
        make(url, tmp_path / str(step))


@pytest.mark.slow
def test_two_that_set_up_at_once_make_one_register(databases: Databases, clock: Clock, tmp_path: Path) -> None:
    url = databases.empty()
    settings = settings_of(url, tmp_path)
    children = [start(url, clock.now, lambda database: setup.initialise(database, settings)) for _ in range(3)]
    assert [os.waitstatus_to_exitcode(wait(child)) for child in children] == [0, 0, 0]
    database = Database(url, clock)
    assert schema.differences(database.engine) == []
    created = [entry for entry in rows(database, TrailEntry) if entry.action == "register.created"]
    names = [policy.name for policy in rows(database, CadencePolicy)]
    assert (len(created), len(names)) == (1, len(set(names)))
    database.engine.dispose()


@pytest.mark.engines("postgresql")
def test_a_code_registered_twice_at_once_is_told_and_stored_once(database: Database, register_url: str) -> None:
    other = Database(register_url, database.clock)

    new_system(database, "MAU")
    unit = stored(database, "MAU").unit_id
    with pytest.raises(Refused, match="vừa ghi cùng mã"), database.work(ADMIN) as late:
        assert late.session.exec(select(System).where(System.code == "TRUNG")).first() is None
        new_system(other, "TRUNG")
        late.session.add(System(code="TRUNG", name="x", unit_id=unit, registered_on=late.today))
        late.session.flush()
    other.engine.dispose()


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("gone", [False, True])
def test_nothing_is_written_to_a_file_that_was_replaced_under_the_program(
    database: Database, register_url: str, gone: bool
) -> None:
    new_system(database, "A")
    warn = serving.warner(database)
    file = Path(register_url.removeprefix("sqlite:///"))
    other = Path(shutil.copy(file, file.with_name("other")))
    file.unlink() if gone else other.replace(file)

    with pytest.raises(Refused, match="bị xóa hoặc bị thay"), database.work(ADMIN):
        pytest.fail("nothing may be done")
    with database.look(ADMIN) as work:
        assert "không ghi thêm" in warn(work)
    database.engine.dispose()
    if not gone:
        new_system(database, "B")
        assert lost_register._has_register(database, Settings(database_url=register_url))
