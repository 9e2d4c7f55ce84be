"""A backup holds the register and its evidence of one instant; what is restored was proven; nothing is lost."""

import hashlib
import json
import shutil
import stat
import threading
import zipfile
from pathlib import Path

import pytest

from inventory.errors import Invalid, Refused
from inventory.records import Change, facts
from inventory.register_tables import System
from isms import backup
from isms.accounts import first_run, people, sessions
from isms.accounts.people_tables import OneTimeLink, SignIn
from isms.backup import archive, comparison, postgres, restoring
from isms.installation import schema
from isms.platform import trail
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from schedules.standing import derived
from tests.plain_sql import connected, is_sqlite, plainly, without_guards
from tests.register import ADMIN, OFFICER, cleared_system, migrate, new_system, rows, stored
from tests.restoring import restore_confirmed


@pytest.fixture
def office(database, tmp_path) -> Settings:
    """The settings of a register with systems and evidence."""
    cleared_system(database, "A")
    new_system(database, "B")
    settings = Settings(data_dir=tmp_path / "data")
    folder = settings.data_dir / "evidence" / "2026"
    folder.mkdir(parents=True)
    (folder / "Quyết định số 12.pdf").write_bytes(b"%PDF-1.7 quyet dinh" * 100_000)
    (settings.data_dir / "evidence" / "trống").write_bytes(b"")
    return settings


@pytest.fixture
def other(databases, clock, tmp_path):
    """An empty database on another machine, with its own data folder."""
    opened = Database(databases.empty(), clock)
    yield opened, Settings(data_dir=tmp_path / "other")
    opened.engine.dispose()


def contents(database: Database) -> dict[str, list]:
    """Return every row of every table but the trail, which a restore adds to."""
    with database.engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.execute(table.select())), key=repr)
            for name, table in schema.METADATA.tables.items()
            if not name.startswith("trail")
        }


def evidence(settings: Settings) -> dict[str, bytes]:
    folder = settings.data_dir / "evidence"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_sound(database: Database) -> None:
    with database.look(ADMIN) as work:
        assert trail.verify(work.session) is None
        assert list(derived.drift(work)) == []
    assert schema.differences(database.engine) == []


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "sao lưu.zip"


@pytest.mark.slow
def test_a_backup_restored_elsewhere_gives_the_same_register_and_evidence(database, office, file, other):
    backup.create(database, office, file)
    elsewhere, settings = other
    backup.restore(elsewhere, settings, file)
    assert contents(elsewhere) == contents(database)
    assert evidence(settings) == evidence(office)
    assert stored(elsewhere, "A").in_use
    assert rows(elsewhere, TrailEntry)[-1].action == "register.restored"
    assert_sound(elsewhere)


@pytest.mark.slow
def test_the_guards_stand_in_a_restored_register(database, office, file, other, register_url):
    backup.create(database, office, file)
    elsewhere, settings = other
    backup.restore(elsewhere, settings, file)
    with pytest.raises(Exception, match="never deleted"), elsewhere.work(OFFICER) as work:
        work.session.delete(work.session.get(System, 1))


@pytest.mark.slow
def test_sessions_and_links_of_the_past_do_not_come_back_to_life(database, office, file, other):
    with database.work(ADMIN) as work:
        first_run.issue_link(work)
        lan = people.add(work, name="lan", role="officer")
        sessions.begin(work, lan, "trình duyệt")
    backup.create(database, office, file)
    elsewhere, settings = other
    backup.restore(elsewhere, settings, file)
    assert rows(elsewhere, SignIn) == rows(elsewhere, OneTimeLink) == []


@pytest.mark.slow
def test_the_manifest_says_what_the_backup_holds(database, office, file):
    backup.create(database, office, file)
    with zipfile.ZipFile(file) as zipped:
        manifest = json.loads(zipped.read("manifest.json"))
        hashes = {name: hashlib.sha256(zipped.read(name)).hexdigest() for name in manifest["members"]}
    assert manifest["format"] == "isms-backup/1"
    assert manifest["schema"] == schema.newest()
    assert manifest["engine"] == database.engine.dialect.name
    assert {name: said["sha256"] for name, said in manifest["members"].items()} == hashes
    assert set(hashes) == {"database", "evidence/2026/Quyết định số 12.pdf", "evidence/trống"}


def test_only_its_owner_may_read_a_backup(database, office, file):
    backup.create(database, office, file)
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0


def test_a_backup_never_overwrites_a_file(database, office, file):
    file.write_text("của người khác")
    with pytest.raises(Refused, match="Đã có tệp"):
        backup.create(database, office, file)
    assert file.read_text() == "của người khác"


def test_a_backup_into_a_folder_that_is_not_there_is_refused(database, office, tmp_path):
    with pytest.raises(Invalid, match="Không có thư mục"):
        backup.create(database, office, tmp_path / "không có" / "a.zip")


def test_a_backup_that_fails_leaves_nothing(database, office, file, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "_add", full)
    before = set(file.parent.iterdir())
    with pytest.raises(OSError, match="No space left"):
        backup.create(database, office, file)
    assert set(file.parent.iterdir()) == before


def test_a_backup_that_was_not_written_as_said_is_never_given_out(database, office, file, monkeypatch):
    written = archive.write

    def bad_disk(path: Path, *rest: object) -> None:
        written(path, *rest)
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)

    monkeypatch.setattr(archive, "write", bad_disk)
    with pytest.raises(Invalid):
        backup.create(database, office, file)
    assert not file.exists()


@pytest.mark.slow
def test_a_backup_is_of_one_instant_while_others_write(database, office, tmp_path, databases, clock):
    stop, wrote, failures = threading.Event(), [], []

    def write() -> None:
        while not stop.is_set():
            try:
                with database.work(OFFICER) as work:
                    for part in ("một", "hai"):
                        facts.record(work, "B", Change(on=work.today, what=f"{len(wrote)} {part}"))
                wrote.append(1)
            except Exception as error:
                failures.append(error)
                return

    writer = threading.Thread(target=write)
    writer.start()
    files = [tmp_path / f"{number}.zip" for number in range(3)]
    for file in files:
        backup.create(database, office, file)
    stop.set()
    writer.join(60)
    assert failures == []
    assert wrote
    for number, file in enumerate(files):
        elsewhere = Database(databases.empty(), clock)
        backup.restore(elsewhere, Settings(data_dir=tmp_path / f"other-{number}"), file)
        halves = [change.what for change in rows(elsewhere, Change)]
        assert len(halves) % 2 == 0, "half a transaction is in the backup"
        assert_sound(elsewhere)
        elsewhere.engine.dispose()


@pytest.mark.slow
def test_a_register_with_systems_is_replaced_only_when_asked_and_kept_aside(database, office, file, register_url):
    backup.create(database, office, file)
    new_system(database, "MOI")
    (office.data_dir / "evidence" / "mới").write_bytes(b"x")
    before = contents(database)
    with pytest.raises(Refused, match="--replace"):
        backup.restore(database, office, file)
    assert contents(database) == before
    database.engine.dispose()
    restore_confirmed(database, office, file)
    assert [system.code for system in rows(database, System)] == ["A", "B"]
    assert "mới" not in evidence(office)
    assert_sound(database)
    assert codes_aside(register_url, office) == ["A", "B", "MOI"]
    [old] = office.data_dir.glob("evidence-truoc-*")
    assert (old / "mới").exists()


def codes_aside(url: str, settings: Settings) -> list[str]:
    """Return the systems of the database that was kept."""
    if is_sqlite(url):
        [kept] = Path(url.removeprefix("sqlite:///")).parent.glob("register-*-truoc-*.sqlite")
        return [code for (code,) in plainly(f"sqlite:///{kept}", "SELECT code FROM system ORDER BY code")]
    [(name,)] = plainly(url, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'truoc-%'")
    return [code for (code,) in plainly(url, f'SELECT code FROM "{name}".system ORDER BY code')]


@pytest.mark.slow
def test_a_register_can_be_replaced_and_backed_up_again_and_again(database, office, tmp_path):
    for number in range(3):
        file = tmp_path / f"{number}.zip"
        backup.create(database, office, file)
        database.engine.dispose()
        restore_confirmed(database, office, file)
    assert [entry.action for entry in rows(database, TrailEntry)].count("register.restored") == 3
    assert_sound(database)


@pytest.mark.slow
def test_a_register_that_is_open_elsewhere_is_not_replaced(database, office, file, register_url):
    backup.create(database, office, file)
    before = contents(database)
    database.engine.dispose()
    with connected(register_url) as server:
        server.execute("SELECT count(*) FROM system").fetchall()
        with pytest.raises(Refused, match="isms serve"):
            backup.restore(database, office, file, replace=True)
    assert contents(database) == before


@pytest.mark.slow
def test_a_backup_with_a_forged_trail_is_refused_and_all_is_as_before(database, office, file, other, register_url):
    without_guards(register_url, "trail")
    plainly(register_url, "UPDATE trail SET actor = 'người khác' WHERE id = 3")
    backup.create(database, office, file)
    elsewhere, settings = other
    with pytest.raises(Invalid, match="không toàn vẹn"):
        backup.restore(elsewhere, settings, file)
    assert not (settings.data_dir / "evidence").exists()
    if elsewhere.engine.dialect.name == "postgresql":
        assert schema.current(elsewhere.engine) is None
    else:
        assert not Path(elsewhere.engine.url.database or "").exists()


@pytest.mark.slow
def test_a_register_too_broken_to_be_read_is_replaced_when_asked(database, office, file, register_url):
    if not is_sqlite(register_url):
        pytest.skip("a PostgreSQL server mends its own files")
    backup.create(database, office, file)
    database.engine.dispose()
    place = Path(register_url.removeprefix("sqlite:///"))
    place.write_bytes(b"\x00" * 5000)
    with pytest.raises(Refused):
        backup.restore(database, office, file)
    database.engine.dispose()
    assert restore_confirmed(database, office, file) == [comparison.UNREADABLE]
    assert [system.code for system in rows(database, System)] == ["A", "B"]


@pytest.mark.slow
def test_a_backup_of_the_other_engine_or_of_a_newer_program_is_refused(database, office, file, other):
    backup.create(database, office, file)
    elsewhere, settings = other
    for changed in ({"engine": "oracle"}, {"schema": "9999"}, {"format": "isms-backup/2"}):
        forged = rewritten(file, lambda manifest: manifest | changed)  # noqa: B023
        with pytest.raises(Invalid):
            backup.restore(elsewhere, settings, forged)
    assert not settings.data_dir.exists()


def rewritten(file: Path, change=lambda manifest: manifest, **members: bytes | None) -> Path:
    """Return a copy of the backup with another manifest and other members (None: left out)."""
    forged = file.with_name("forged.zip")
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(forged, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != "manifest.json" and name not in members:
                target.writestr(name, source.read(name))
        for name, content in members.items():
            if content is not None:
                target.writestr(name, content)
        target.writestr("manifest.json", json.dumps(change(json.loads(source.read("manifest.json")))))
    return forged


def said(content: bytes, size: int | None = None) -> dict[str, object]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content) if size is None else size}


@pytest.fixture
def backed_up(sqlite_databases, clock, tmp_path, file):
    """A backup on SQLite, which the hostile files are made of, and an empty place to restore it to."""
    database = Database(sqlite_databases.copy(migrate), clock)
    new_system(database, "A")
    backup.create(database, Settings(data_dir=tmp_path / "data"), file)
    database.engine.dispose()
    place = tmp_path / "place"
    place.mkdir()
    target = Database(f"sqlite:///{place}/isms.sqlite3", clock)
    yield target, Settings(data_dir=place / "data"), file
    target.engine.dispose()


def refuses(backed_up, forged: Path) -> str:
    """Assert that the file is refused as bad input and that nothing at all was written; return why."""
    target, settings, _ = backed_up
    place = settings.data_dir.parent
    outside = set(place.parent.rglob("*"))
    with pytest.raises(Invalid) as refusal:
        backup.restore(target, settings, forged, replace=True)
    made = {settings.data_dir, settings.data_dir / restoring.LOCK}
    assert set(place.parent.rglob("*")) - made == outside - made
    return str(refusal.value)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "evidence/../../evil",
        "/etc/evil",
        "evidence//evil",
        "evidence/./evil",
        "evidence\\..\\evil",
        "C:/evil",
        "evidence/C:evil",
        "evidence/a\nb",
        "evidence/",
        "evidence",
        "isms.sqlite3",
    ],
)
def test_a_member_that_wants_to_lie_elsewhere_is_refused(backed_up, name):
    forged = rewritten(
        backed_up[2], lambda manifest: manifest | {"members": manifest["members"] | {name: said(b"x")}}, **{name: b"x"}
    )
    refuses(backed_up, forged)


def test_a_member_that_is_a_link_is_refused(backed_up):
    forged = rewritten(
        backed_up[2],
        lambda manifest: manifest | {"members": manifest["members"] | {"evidence/l": said(b"/etc/passwd")}},
    )
    link = zipfile.ZipInfo("evidence/l")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(forged, "a") as zipped:
        zipped.writestr(link, b"/etc/passwd")
    refuses(backed_up, forged)


@pytest.mark.slow
def test_members_that_are_unsaid_missing_or_twofold_are_refused(backed_up):
    file = backed_up[2]
    refuses(backed_up, rewritten(file, **{"evidence/thừa": b"x"}))
    refuses(backed_up, rewritten(file, database=None))
    refuses(backed_up, rewritten(file, lambda manifest: manifest | {"members": {}}))
    with zipfile.ZipFile(shutil.copy(file, file.with_name("double.zip")), "a") as zipped, pytest.warns(UserWarning):
        zipped.writestr("database", b"x")
    refuses(backed_up, file.with_name("double.zip"))


def test_a_changed_member_is_refused_even_where_the_zip_is_sound(backed_up):
    assert "mã băm" in refuses(backed_up, rewritten(backed_up[2], database=b"SQLite format 3\x00"))


@pytest.mark.slow
def test_a_bomb_is_not_unpacked_beyond_what_was_said(backed_up):
    bomb = b"\x00" * 50_000_000

    def change(manifest: dict) -> dict:
        return manifest | {"members": manifest["members"] | {"evidence/bom": said(bomb, size=10)}}

    refuses(backed_up, rewritten(backed_up[2], change, **{"evidence/bom": bomb}))


def test_a_backup_larger_than_the_disk_is_refused_before_it_is_written(backed_up, monkeypatch):
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    assert "không đủ chỗ" in refuses(backed_up, backed_up[2])


def test_a_truncated_file_is_refused_wherever_it_ends(backed_up):
    file = backed_up[2]
    content = file.read_bytes()
    for part in (0, 1, 100, len(content) // 2, len(content) - 1):
        forged = file.with_name("truncated.zip")
        forged.write_bytes(content[:part])
        refuses(backed_up, forged)


def test_a_flipped_bit_is_found_wherever_it_is(backed_up):
    file = backed_up[2]
    content = file.read_bytes()
    for place in range(40, len(content), len(content) // 25):
        forged = file.with_name("flipped.zip")
        forged.write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
        try:
            archive.check(forged)
        except Invalid:
            continue
        assert archive.check(forged) == archive.check(file), f"byte {place}: only what says nothing may differ"


@pytest.mark.parametrize("content", [b"[]", b"{}", b"null", b"\xff\xfe", b'{"format": "isms-backup/1", "members": 3}'])
def test_a_senseless_manifest_is_refused(backed_up, content):
    forged = backed_up[2].with_name("forged.zip")
    with zipfile.ZipFile(forged, "w") as zipped:
        zipped.writestr("manifest.json", content)
    refuses(backed_up, forged)


@pytest.mark.slow
@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + b"\x00" * 18, b"SQLite format 3\x00"])
def test_what_is_no_backup_at_all_is_refused(backed_up, content):
    forged = backed_up[2].with_name("forged.zip")
    forged.write_bytes(content)
    refuses(backed_up, forged)


def test_a_file_that_is_not_there_is_refused(backed_up, tmp_path):
    refuses(backed_up, tmp_path / "không có.zip")


def test_a_sound_zip_around_a_broken_database_is_refused(backed_up):
    broken = b"SQLite format 3\x00" + b"\x07" * 8192
    forged = rewritten(
        backed_up[2], lambda manifest: manifest | {"members": {"database": said(broken)}}, database=broken
    )
    assert "hỏng" in refuses(backed_up, forged)


def test_without_postgresqls_programs_the_one_missing_is_named(postgres_databases, clock, tmp_path, monkeypatch):
    monkeypatch.setattr(postgres, "SERVER_FOLDERS", "nowhere")
    monkeypatch.setenv("PATH", str(tmp_path))
    database = Database(postgres_databases.copy(migrate), clock)
    with pytest.raises(Invalid, match=r"pg_dump.*postgresql-client"):
        backup.create(database, Settings(data_dir=tmp_path / "data"), tmp_path / "a.zip")
    assert not (tmp_path / "a.zip").exists()
    database.engine.dispose()
