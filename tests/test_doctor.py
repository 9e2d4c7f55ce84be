"""`isms doctor`: each thing by itself, and a person only where one is needed."""

import datetime as dt
from types import SimpleNamespace

import pytest

from isms.jobs import doctor, jobs
from isms.platform.config import Settings
from isms.platform.database import Database
from tests.plain_sql import connected

pytestmark = pytest.mark.engines("sqlite")


@pytest.fixture
def settings(database, tmp_path):
    """Settings of an office that has thought of everything."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    url = database.engine.url.render_as_string(hide_password=False)
    return Settings(data_dir=folder, database_url=url, smtp_host="127.0.0.1", smtp_from="isms@so.gov.vn")


def wrong(database, settings):
    """What needs a person, by code."""
    return {each.code: each.found for each in doctor.examine(database, settings) if each.needs_person}


def test_a_sound_register_needs_nobody(database, settings):
    jobs.sweep(database)

    found = wrong(database, settings)  # but for the first backup, which no night has made yet

    assert set(found) <= {"holidays", "backup"}, found  # from October on, the next year's days off may be asked for
    assert "isms backup now" in found["backup"]


def test_a_scheduler_at_rest_and_mail_without_a_server_need_somebody(database, settings, clock):
    jobs.sweep(database)
    clock.now += dt.timedelta(hours=3)

    found = wrong(database, settings.model_copy(update={"smtp_host": ""}))

    assert "isms serve" in found["sweep"] and "ISMS_SMTP_HOST" in found["mail"]


def test_the_next_year_s_days_off_are_asked_for_from_october_on(database, settings, clock):
    clock.now = dt.datetime(clock.now.year + 3, 10, 1, tzinfo=dt.UTC)

    assert f"năm {clock.now.year + 1}" in wrong(database, settings)["holidays"]


def test_a_full_disk_is_named_with_what_is_left(database, settings, monkeypatch):
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: SimpleNamespace(free=12_000_000))

    assert "12 MB" in wrong(database, settings)["disk"]


def test_a_passphrase_beside_the_backups_that_it_seals_is_named(database, settings):
    file = settings.data_dir / "mat-khau.txt"
    file.write_text("một câu mật khẩu dài", encoding="utf-8")
    file.chmod(0o600)

    assert (
        "Hãy để tệp ở nơi khác"
        in wrong(database, settings.model_copy(update={"backup_passphrase_file": file}))["backup"]
    )


def test_folders_and_secrets_that_others_read_are_named(database, settings, tmp_path, monkeypatch):
    secrets = tmp_path / "isms.env"
    secrets.write_text("ISMS_SMTP_PASSWORD=x")
    secrets.chmod(0o644)
    monkeypatch.setenv("ISMS_ENV_FILE", str(secrets))
    settings.data_dir.chmod(0o750)

    found = wrong(database, settings)

    assert str(secrets) in found["settings"] and str(settings.data_dir) in found["data_folder"]
    secrets.chmod(0o640)  # readable by the service's own group
    assert "settings" not in wrong(database, settings)


def test_a_guard_that_was_dropped_is_counted(database, settings):
    with connected(settings.database_url) as connection:
        connection.execute("DROP TRIGGER system_in_use_update")
        connection.commit()

    assert "1 chỗ" in wrong(database, settings)["guards"]


def test_no_register_and_an_older_one_are_told_and_nothing_else_is_asked(tmp_path):
    settings = Settings(data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'none.sqlite3'}")

    found = list(doctor.examine(Database(settings.database_url), settings))

    assert found[-1].code == "database" and "isms init" in found[-1].found
    assert not (tmp_path / "none.sqlite3").exists()
