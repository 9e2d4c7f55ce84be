"""`isms check` asks the database for its own health, and says what is damaged in words."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from inventory.errors import Invalid
from isms.backup import sqlite
from isms.checking import database_health
from isms.platform.database import Database
from tests.register import new_system

PAGE = 4096


def test_a_sound_database_has_nothing_to_say(database: Database) -> None:
    assert database_health.damage(database.engine) == []


@pytest.mark.engines("sqlite")
def test_a_damaged_page_is_named_and_no_backup_is_made_of_it(database: Database, tmp_path: Path) -> None:
    for number in range(40):
        new_system(database, f"HT-{number}")
    file = Path(database.engine.url.database or "")
    with database.engine.connect() as connection:
        root = connection.execute(text("SELECT rootpage FROM sqlite_master WHERE name = 'trail_subject'")).scalar_one()
    database.engine.dispose()
    with sqlite3.connect(file) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    plain.close()
    with file.open("r+b") as damaged:
        damaged.seek((root - 1) * PAGE + 8)
        damaged.write(b"\xff" * 400)

    said = database_health.damage(database.engine)

    assert said and all("Cơ sở dữ liệu bị hỏng" in line for line in said)
    with pytest.raises(Invalid):
        sqlite.dump(database.engine, tmp_path / "dump")


@pytest.mark.engines("postgresql")
def test_an_index_that_was_never_finished_is_named(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'trail_at'::regclass"))

    [said] = database_health.damage(database.engine)

    assert "trail_at" in said
