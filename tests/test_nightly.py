"""Backups are somebody's job: made every night, read back, kept for a time, missed when they stay away."""

import datetime as dt
import io
from pathlib import Path

import pytest

from inventory.errors import Invalid, Refused
from inventory.register_tables import System
from inventory.vietnamese import VIETNAM
from isms import backup
from isms.backup import archive, creating, nightly, sealing
from isms.backup.retention import Retention
from isms.evidence.evidence_tables import EvidenceFile
from isms.evidence.store import fingerprint
from isms.installation import schema, setup
from isms.jobs import health, jobs
from isms.platform.config import Settings
from isms.platform.database import Database
from schedules.alerts import alert_list
from schedules.alerts.alert_tables import Alert, AlertRecipient
from schedules.schedule_tables import JobRun
from schedules.timetable import last_night
from tests.crashing import steps_of
from tests.databases import Databases
from tests.register import ADMIN, Clock, migrate, new_system, person, rows


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", backup_second_dir=tmp_path / "second")


def keep_evidence(database: Database, settings: Settings, content: bytes) -> Path:
    """Put a file into the register's evidence; return where it lies."""
    draft = settings.data_dir / "draft"
    draft.parent.mkdir(exist_ok=True)
    draft.write_bytes(content)
    sha256 = fingerprint(draft)
    place = settings.data_dir / "evidence" / sha256[:2] / sha256
    place.parent.mkdir(parents=True, exist_ok=True)
    draft.replace(place)
    with database.work(ADMIN) as work:
        row = EvidenceFile(sha256=sha256, size=len(content), media_type="application/pdf", stored_at=work.now)
        work.session.add(row)
    return place


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.slow
def test_every_night_one_backup_holds_all_and_the_evidence_lies_there_once(
    database: Database, databases: Databases, settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    new_system(database, "A")
    evidence = keep_evidence(database, settings, b"%PDF-1.7 quyet dinh")
    first = jobs.back_up(database, settings)
    clock.move(days=1)
    new_system(database, "B")
    second = jobs.back_up(database, settings)

    assert (first.words(), second.words()) == ("", "")
    both = [first.file.name, second.file.name, evidence.name]
    assert files_in(settings.backup_folder) == files_in(tmp_path / "second") == sorted(both)
    elsewhere = Database(databases.empty(), clock)
    backup.restore(elsewhere, Settings(data_dir=tmp_path / "other"), tmp_path / "second" / second.file.name)
    assert [system.code for system in rows(elsewhere, System)] == ["A", "B"]
    assert (tmp_path / "other" / "evidence" / evidence.name[:2] / evidence.name).read_bytes() == evidence.read_bytes()
    elsewhere.engine.dispose()


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_damaged_evidence_is_said_healed_from_an_older_night_and_nothing_is_removed_then(
    database: Database, settings: Settings, clock: Clock
) -> None:
    lost, altered = (keep_evidence(database, settings, content) for content in (b"mot", b"hai"))
    settings = settings.model_copy(update={"backup_keep": "1/0/0"})
    first = jobs.back_up(database, settings)
    lost.unlink()
    altered.write_bytes(b"HAI")
    clock.move(days=1)
    made = jobs.back_up(database, settings)

    assert "2 tệp minh chứng" in made.words()
    assert {name.rpartition("/")[2] for name in made.damaged} == {lost.name, altered.name}
    assert {each.sha256 for each in (archive.check(made.file).beside or {}).values()} == {lost.name, altered.name}
    assert first.file.exists()
    with database.look(ADMIN) as work:
        stands = health.health(work).backups
    assert "minh chứng" in stands.error
    assert backup.create(database, settings, settings.data_dir / "so.zip") == sorted([lost.name, altered.name])


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_what_is_no_longer_kept_goes_with_the_evidence_that_only_it_named(
    database: Database, settings: Settings, clock: Clock
) -> None:
    settings = settings.model_copy(update={"backup_keep": "2/0/0"})
    (settings.data_dir / "evidence").mkdir(parents=True)
    upload = settings.data_dir / "evidence" / "tải lên dở dang"
    upload.write_bytes(b"x")
    made = [jobs.back_up(database, settings).file]
    digest = fingerprint(upload)
    upload.unlink()
    for _ in range(2):
        clock.move(days=1)
        assert digest in files_in(settings.backup_folder)
        made.append(jobs.back_up(database, settings).file)
    assert files_in(settings.backup_folder) == [file.name for file in made[1:]]


@pytest.mark.engines("sqlite")
def test_no_backup_is_begun_while_the_disk_has_less_than_twice_its_size_free(
    database: Database, settings: Settings
) -> None:
    asked = []

    def little(folder: Path) -> int:
        asked.append(folder)
        return 1000

    with pytest.raises(Refused, match="không đủ chỗ"):
        jobs.back_up(database, settings, little)
    assert asked == [settings.backup_folder]
    assert files_in(settings.backup_folder) == []
    [run] = rows(database, JobRun)
    assert (run.finished_at, "không đủ chỗ" in run.error) == (None, True)


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_a_second_place_that_fails_is_said_and_the_first_stands(
    database: Database, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "second").write_bytes(b"no folder")
    made = jobs.back_up(database, settings)
    assert "bản sao thứ hai" in made.words()
    assert archive.check(made.file)


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_a_backup_killed_at_any_step_leaves_no_half_file_and_the_next_cleans_up(
    databases: Databases, clock: Clock, tmp_path: Path
) -> None:
    url = databases.copy(migrate)
    steps, _ = steps_of(url, clock.now, lambda it: jobs.back_up(it, Settings(data_dir=tmp_path / "0")), tmp_path)
    for step in range(2, steps, max(1, steps // 8)):
        settings = Settings(data_dir=tmp_path / str(step))
        assert steps_of(url, clock.now, lambda it: jobs.back_up(it, settings), tmp_path, step)[1]  # noqa: B023
        for file in nightly.backups(settings.backup_folder).values():
            archive.check(file)
        clock.move(days=1)
        database = Database(url, clock)
        made = jobs.back_up(database, settings)
        database.engine.dispose()
        assert made.words() == ""
        assert not list(made.file.parent.glob(f"{creating.DRAFT}*"))


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_administrators_are_told_once_when_backups_stay_away_until_one_is_good(
    database: Database, settings: Settings, clock: Clock
) -> None:
    person(database, "quan.tri", "admin")
    person(database, "lan", "officer")
    jobs.back_up(database, settings)
    jobs.sweep(database)
    assert rows(database, Alert) == []
    clock.move(hours=49)
    for _ in range(2):
        jobs.sweep(database)
        clock.move(days=1)
    [alert] = rows(database, Alert)
    assert (alert.kind, alert.detail, alert.system_id) == ("backup", "late", None)
    assert len(rows(database, AlertRecipient)) == 1
    with database.look(ADMIN) as work:
        [raised] = alert_list.page(work, alert_list.Filter(unsettled=True)).rows
        assert "Chưa có bản sao lưu tốt nào từ ngày" in raised.sentence
        assert health.health(work).backups.late
    jobs.back_up(database, settings)
    with database.look(ADMIN) as work:
        assert not alert_list.page(work, alert_list.Filter(unsettled=True)).rows
        assert not health.health(work).backups.late


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_a_missed_night_is_made_good_once(database: Database, settings: Settings, clock: Clock) -> None:
    for _ in range(2):
        jobs.back_up_if_due(database, settings)
    assert len(nightly.backups(settings.backup_folder)) == 1
    clock.move(days=1)
    jobs.back_up_if_due(database, settings)
    assert len(nightly.backups(settings.backup_folder)) == 2


def test_the_night_begins_at_two_in_viet_nam() -> None:
    for now, night in (("2026-11-28T01:59", "2026-11-27T02:00"), ("2026-11-28T02:00", "2026-11-28T02:00")):
        here = dt.datetime.fromisoformat(now).replace(tzinfo=VIETNAM)
        assert last_night(here.astimezone(dt.UTC)).replace(tzinfo=None).isoformat(timespec="minutes") == night


def test_the_newest_of_each_day_week_and_month_are_kept() -> None:
    made = [dt.datetime(2026, 1, 1, 2, tzinfo=VIETNAM) + dt.timedelta(days=day) for day in range(330)]
    noon = made[-1].replace(hour=12)
    kept = sorted(Retention.read("7/4/12").kept([*made, noon]))
    days = [each.date().isoformat() for each in kept]
    assert kept[-1] == noon
    assert days[-7:] == [f"2026-11-{day}" for day in range(20, 27)]
    assert {"2026-11-15", "2026-11-08", "2026-10-31", "2026-01-31"} <= set(days)
    assert len(kept) == 7 + 2 + 10, "the newest of two weeks and of ten months are not among the days"


@pytest.mark.parametrize("text", ["7", "7/4", "a/b/c", "0/4/12", ""])
def test_a_senseless_retention_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="ISMS_BACKUP_KEEP"):
        Retention.read(text)


@pytest.fixture
def sealed(settings: Settings, tmp_path: Path) -> Settings:
    file = tmp_path / "khóa" / "mat-khau.txt"
    file.parent.mkdir()
    file.write_text("một câu mật khẩu dài\n", encoding="utf-8")
    return settings.model_copy(update={"backup_passphrase_file": file})


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("place", ["backups", "second"])
def test_no_backup_is_made_beside_its_own_passphrase(
    database: Database, settings: Settings, tmp_path: Path, place: str
) -> None:
    folder = settings.backup_folder if place == "backups" else settings.backup_second_dir
    assert folder
    file = folder / "khóa" / "mat-khau.txt"
    file.parent.mkdir(parents=True)
    file.write_text("một câu mật khẩu dài\n", encoding="utf-8")
    (tmp_path / "noi-khac.txt").symlink_to(file)

    for named in (file, tmp_path / "noi-khac.txt"):
        with pytest.raises(Invalid, match="nằm trong thư mục bản sao lưu"):
            nightly.make(database, settings.model_copy(update={"backup_passphrase_file": named}))

    assert list(nightly.backups(settings.backup_folder)) == []


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("place", ["beside it", "in the folder of the nights"])
def test_a_backup_to_be_carried_away_is_not_made_beside_its_passphrase_either(
    database: Database, settings: Settings, tmp_path: Path, place: str
) -> None:
    file = tmp_path / "usb" / "mat-khau.txt" if place == "beside it" else settings.backup_folder / "mat-khau.txt"
    for folder in (file.parent, tmp_path / "usb"):
        folder.mkdir(parents=True, exist_ok=True)
    file.write_text("một câu mật khẩu dài\n", encoding="utf-8")

    with pytest.raises(Invalid, match="nằm trong thư mục bản sao lưu"):
        backup.create(database, settings.model_copy(update={"backup_passphrase_file": file}), tmp_path / "usb/so.zip")

    assert not (tmp_path / "usb/so.zip").exists()


@pytest.mark.engines("sqlite")
def test_an_upgrade_makes_its_backup_away_from_the_passphrase(
    database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.data_dir.mkdir(parents=True)
    file = settings.data_dir / "mat-khau.txt"
    file.write_text("một câu mật khẩu dài\n", encoding="utf-8")
    monkeypatch.setattr(setup, "exists", lambda _: True)
    monkeypatch.setattr(schema, "current", lambda _: "0030")

    with pytest.raises(Invalid, match="nằm trong thư mục bản sao lưu"):
        backup.before_upgrade(database, settings.model_copy(update={"backup_passphrase_file": file}))

    assert list(settings.data_dir.glob("truoc-nang-cap-*")) == []


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_sealed_backups_show_nothing_and_open_only_with_their_passphrase(
    database: Database, databases: Databases, settings: Settings, sealed: Settings, clock: Clock, tmp_path: Path
) -> None:
    new_system(database, "A")
    evidence = keep_evidence(database, settings, b"%PDF-1.7 quyet dinh so 12")
    jobs.back_up(database, settings)  # not sealed yet
    clock.move(days=1)
    made = jobs.back_up(database, sealed)
    carried = tmp_path / "mang đi.zip"
    assert backup.create(database, sealed, carried) == []

    assert made.words() == ""
    second = tmp_path / "second" / made.file.name
    beside = archive.lying_beside(second.parent, evidence.name)
    for file in (made.file, second, beside, carried):
        assert file.read_bytes().startswith(sealing.MAGIC)
        assert b"quyet dinh" not in file.read_bytes()
    for number, file in enumerate((second, carried)):
        other = Settings(data_dir=tmp_path / f"other-{number}")
        elsewhere = Database(databases.empty(), clock)
        with pytest.raises(Invalid, match="ISMS_BACKUP_PASSPHRASE_FILE"):
            backup.restore(elsewhere, other, file)
        with pytest.raises(Invalid, match="Không đọc được tệp mật khẩu"):
            backup.restore(elsewhere, other.model_copy(update={"backup_passphrase_file": tmp_path / "mất.txt"}), file)
        (tmp_path / "sai.txt").write_text("một câu mật khẩu khác", encoding="utf-8")
        with pytest.raises(Invalid, match="Sai mật khẩu"):
            backup.restore(elsewhere, other.model_copy(update={"backup_passphrase_file": tmp_path / "sai.txt"}), file)
        opened = other.model_copy(update={"backup_passphrase_file": sealed.backup_passphrase_file})
        backup.restore(elsewhere, opened, file)
        assert [system.code for system in rows(elsewhere, System)] == ["A"]
        restored = other.data_dir / "evidence" / evidence.name[:2] / evidence.name
        assert restored.read_bytes() == evidence.read_bytes()
        elsewhere.engine.dispose()


def test_a_sealed_file_that_was_cut_moved_or_altered_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "PIECE", 100)
    monkeypatch.setitem(sealing.COST, "n", 2)
    plain, whole = bytes(range(250)), io.BytesIO()
    sealing.seal(io.BytesIO(plain), whole, "mật khẩu", b"s" * sealing.SALT)
    content = whole.getvalue()
    start, piece = len(sealing.MAGIC) + sealing.SALT + sealing.NONCE, 100 + sealing.TAG

    def read(content: bytes) -> bytes:
        return sealing.opened(io.BytesIO(content), "mật khẩu").read()

    assert read(content) == plain
    cut = content[: start + 2 * piece]
    moved = content[:start] + content[start + piece : start + 2 * piece] + content[start : start + piece]
    altered = [content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :] for at in range(20, len(content), 37)]
    for forged in (cut, moved + content[start + 2 * piece :], content + b"x", content[:start], *altered):
        with pytest.raises(Invalid):
            read(forged)
