"""Evidence is what it says it is, is kept once and whole, and is found to be missing or altered when it is."""

import hashlib
import json
import stat
import threading
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from inventory.errors import Invalid, NotAllowed, NotFound
from inventory.records import Audit, Decision, Regulation, facts
from inventory.work import Actor, Role
from isms import backup
from isms.cli import app
from isms.evidence import documents, proof
from isms.evidence.documents import Document
from isms.evidence.evidence_tables import Evidence, EvidenceFile
from isms.evidence.store import LARGEST, Kept, Store, plain_name
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from isms.systems import system_history
from tests.evidence_files import BAD, DOCX, GOOD, HTML, PDF, PNG
from tests.register import ADMIN, DAY, OFFICER, cleared_system, migrate, new_system, rows

AUDITOR = Actor("người kiểm tra", Role.AUDITOR)


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(Settings(data_dir=tmp_path / "data"))


def keep(store: Store, content: bytes = PDF, name: str = "a.pdf") -> Kept:
    draft = store.draft()
    draft.write_bytes(content)
    return store.keep(draft, name)


def drafts(store: Store) -> list[str]:
    return [name for name in store.names() if name.startswith(".")]


def document(database: Database, **changed: object) -> Document:
    usual = {"title": "Bản quét", "kind": "other", "on": database.today() - DAY}
    return Document(**(usual | changed))  # type: ignore[arg-type]


def attach(database: Database, kept: Kept, *codes: str, by: Actor = OFFICER, **changed: object) -> list[Evidence]:
    with database.work(by) as work:
        return documents.attach(work, codes, kept, document(database, **changed))


def listed(database: Database, code: str = "A", by: Actor = OFFICER) -> list[documents.Listed]:
    with database.look(by) as work:
        return documents.listed(work, code)


# Files


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_kept_under_its_fingerprint_for_its_owner_only(store, name):
    kept = keep(store, GOOD[name], name)

    path = store.path(kept.sha256)
    assert kept.sha256 == hashlib.sha256(GOOD[name]).hexdigest()
    assert path == store.folder / kept.sha256[:2] / kept.sha256
    assert (path.read_bytes(), kept.size, kept.filename) == (GOOD[name], len(GOOD[name]), name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert drafts(store) == []


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_what_its_name_says_is_refused_and_leaves_nothing(store, name):
    with pytest.raises(Invalid) as refusal:
        keep(store, BAD[name], name)

    assert name in str(refusal.value) or "Tệp rỗng" in str(refusal.value)
    assert list(store.names()) == []


def test_a_file_over_the_limit_is_refused(store):
    draft = store.draft()
    with draft.open("r+b") as stream:
        stream.write(PDF)
        stream.truncate(LARGEST + 1)
    with pytest.raises(Invalid, match="lớn hơn 25 MB"):
        store.keep(draft, "a.pdf")
    assert list(store.names()) == []


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\a\\Quyết định.pdf", "Quyết định.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie x=1.pdf"),
        ("hóa\u202efdp.exe.pdf", "hóa fdp.exe.pdf"),
        ("  ..pdf", "pdf"),
        ('a"b<c>|?*.pdf', "abc.pdf"),
        ("x" * 400 + ".pdf", "x" * 140 + ".pdf"),
    ],
)
def test_a_name_keeps_no_path_and_nothing_that_steers_a_header(sent, kept):
    assert plain_name(sent) == kept


@given(st.text())
def test_no_name_gets_out_of_its_place(name):
    plain = plain_name(name)

    assert not set(plain) & set('/\\<>:"|?*') and plain.isprintable() and len(plain) <= 150
    assert plain not in (".", "..")


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a" * 63, "A" * 64, "a" * 64 + "\n"])
def test_only_a_fingerprint_names_a_file(store, name):
    with pytest.raises(ValueError):
        store.path(name)


def test_the_same_content_is_stored_once_and_an_altered_file_is_healed_by_sending_it_again(store):
    kept = keep(store)
    first = store.path(kept.sha256).stat().st_ino
    assert keep(store, name="other.pdf").sha256 == kept.sha256
    assert store.path(kept.sha256).stat().st_ino == first
    store.path(kept.sha256).write_bytes(HTML)

    keep(store)

    assert store.is_whole(kept.sha256)
    assert len(list(store.names())) == 1


def test_many_send_the_same_file_at_once(store):
    failures = []

    def send() -> None:
        try:
            keep(store)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert len(list(store.names())) == 1


# Documents


@pytest.mark.slow
def test_a_document_is_recorded_listed_and_found(database, store):
    new_system(database, "A")
    kept = keep(store, name="Quyết định.pdf")

    [row] = attach(database, kept, "A", title=" Quyết  định ")

    [each] = listed(database)
    assert (each.newest.title, each.size, each.older, each.elsewhere) == ("Quyết định", len(PDF), (), ())
    with database.look(OFFICER) as work:
        assert documents.found(work, row.id) == documents.Found("Quyết định.pdf", kept.sha256, "application/pdf")
    entry = rows(database, TrailEntry)[-1]
    assert (entry.action, entry.subject, entry.detail["sha256"]) == ("evidence.recorded", "A", kept.sha256)


@pytest.mark.engines("sqlite")
def test_what_is_missing_or_wrong_is_said_all_at_once(database, store):
    new_system(database, "A")

    with pytest.raises(Invalid) as wrong:
        attach(database, keep(store), "A", title="", kind="x", on=database.today() + DAY)

    assert [problem.field for problem in wrong.value.problems] == ["title", "kind", "on"]
    assert rows(database, Evidence) == rows(database, EvidenceFile) == []


def test_one_scan_of_a_regulation_proves_it_in_every_system_it_covers(database, store):
    for code in ("A", "B", "C"):
        new_system(database, code)
    with database.work(OFFICER) as work:
        facts.record_regulation(work, ["A", "B"], work.today - DAY, "1/QC", "Sở")
    regulation = rows(database, Regulation)[0]

    with database.look(OFFICER) as work:
        assert documents.sharing(work, "A", "regulation", regulation.id) == ["B"]
    attach(database, keep(store), "A", "B", "C", kind="regulation", about="regulation", about_id=regulation.id)

    proven = {code: [each.proves for each in listed(database, code)] for code in ("A", "B", "C")}
    ids = {row.system_id: row.id for row in rows(database, Regulation)}
    assert [each and each.id for [each] in proven.values()] == [*ids.values(), None]
    assert listed(database)[0].elsewhere == ("B", "C")
    assert len(rows(database, EvidenceFile)) == 1


def test_a_new_version_replaces_the_old_one_wherever_it_stands(database, store):
    new_system(database, "A")
    new_system(database, "B")
    old = attach(database, keep(store), "A", "B")[0]

    attach(database, keep(store, PNG, "a.png"), "A", "B", replaces_id=old.id)

    for code in ("A", "B"):
        [each] = listed(database, code)
        assert (each.newest.filename, [row.filename for row in each.older]) == ("a.png", ["a.pdf"])


def test_a_version_that_was_replaced_or_voided_is_not_replaced_again(database, store):
    new_system(database, "A")
    [old] = attach(database, keep(store), "A")
    [new] = attach(database, keep(store, PNG, "a.png"), "A", replaces_id=old.id)

    with pytest.raises(Invalid, match="phiên bản mới hơn"):
        attach(database, keep(store, DOCX, "a.docx"), "A", replaces_id=old.id)
    with database.work(OFFICER) as work:
        system_history.void(work, Evidence, new.id, "nhầm tệp")
    assert [each.newest.id for each in listed(database)] == [old.id]
    with pytest.raises(Invalid, match="phiên bản mới hơn"):
        attach(database, keep(store, DOCX, "a.docx"), "A", replaces_id=new.id)


@pytest.mark.slow
def test_the_same_file_is_not_added_twice_for_the_same_thing(database, store):
    cleared_system(database, "A")
    [decision] = rows(database, Decision)
    attach(database, keep(store), "A")

    with pytest.raises(Invalid, match="đã có trong tài liệu"):
        attach(database, keep(store), "A", title="Tên khác")
    attach(database, keep(store), "A", kind="decision", about="decision", about_id=decision.id)

    assert len(listed(database)) == 2


@pytest.mark.engines("sqlite")
@pytest.mark.slow
@pytest.mark.parametrize(
    "about", [("decision", 99), ("decision", None), ("system", 1), ("trail", 1), ("overview", None)]
)
def test_a_document_proves_only_what_the_system_has(database, store, about):
    cleared_system(database, "A")
    new_system(database, "B")

    with pytest.raises(Invalid, match="about"):
        attach(database, keep(store), "A", about=about[0], about_id=about[1])
    with pytest.raises(Invalid, match="about"):
        attach(database, keep(store), "B", about="decision", about_id=rows(database, Decision)[0].id)


@pytest.mark.engines("sqlite")
def test_a_component_is_named_by_its_code(database, store):
    new_system(database, "A")

    attach(database, keep(store), "A", kind="component", about="overview")
    with pytest.raises(Invalid, match="about"):
        attach(database, keep(store), "A", kind="component", about="unknown")

    assert listed(database)[0].newest.about == "overview"


def test_an_auditor_adds_the_scan_of_a_conclusion_and_nothing_else(database, store):
    cleared_system(database, "A")
    [audit], [decision] = rows(database, Audit), rows(database, Decision)

    attach(database, keep(store), "A", by=AUDITOR, kind="conclusion", about="audit", about_id=audit.id)
    for about in ({}, {"about": "decision", "about_id": decision.id}):
        with pytest.raises(NotAllowed):
            attach(database, keep(store), "A", by=AUDITOR, **about)


def test_a_document_of_another_branch_is_not_found(database, store):
    new_system(database, "A", users=("HCTP",))
    [row] = attach(database, keep(store), "A")
    stranger = Actor("người ngoài", Role.OFFICER, "/1/2/")

    for ask in (lambda work: documents.found(work, row.id), lambda work: documents.listed(work, "A")):
        with database.look(stranger) as work, pytest.raises(NotFound) as refusal:
            ask(work)
        assert "A.pdf" not in str(refusal.value) and "Hệ thống A" not in str(refusal.value)
    with database.look(stranger) as work, pytest.raises(NotFound) as refusal:
        documents.found(work, row.id)
    assert "“A”" not in str(refusal.value)


@pytest.mark.slow
def test_the_same_file_is_recorded_by_many_at_once(database, store):
    codes = [f"S{number}" for number in range(4)]
    for code in codes:
        new_system(database, code)
    kept, failures = keep(store), []

    def record(code: str) -> None:
        try:
            attach(database, kept, code)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=record, args=(code,)) for code in codes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert [len(listed(database, code)) for code in codes] == [1] * 4
    assert len(rows(database, EvidenceFile)) == 1


# Proof


def wrong(database: Database, store: Store) -> list[tuple[str, str, tuple[str, ...]]]:
    with database.look(ADMIN) as work:
        return [(each.wrong, each.file, each.used) for each in proof.differences(work, store)]


def test_every_byte_of_every_file_is_proven(database, store):
    new_system(database, "A")
    kept = keep(store)
    attach(database, kept, "A", title="Quy chế")
    path, name = store.path(kept.sha256), f"{kept.sha256[:2]}/{kept.sha256}"
    assert wrong(database, store) == []

    path.write_bytes(PDF[:-1] + b"!")
    assert wrong(database, store) == [("altered", name, ("A: Quy chế",))]

    path.unlink()
    assert wrong(database, store) == [("missing", name, ("A: Quy chế",))]

    path.symlink_to(store.draft())
    assert ("missing", name, ("A: Quy chế",)) in wrong(database, store)


def test_a_crash_between_file_and_row_leaves_a_file_that_is_named_and_harms_nothing(database, store):
    new_system(database, "A")
    kept = keep(store)
    store.draft()
    with pytest.raises(RuntimeError), database.work(OFFICER) as work:
        documents.attach(work, ["A"], kept, document(database))
        work.session.flush()
        raise RuntimeError("the power went")

    assert [each for each, *_ in wrong(database, store)] == ["unknown", "unknown"]
    assert listed(database) == []
    attach(database, keep(store), "A")
    assert [name for each, name, _ in wrong(database, store)] == drafts(store)


def test_a_crash_while_writing_leaves_no_file_under_a_fingerprint(store, monkeypatch):
    def cut(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("isms.evidence.store._flush", cut)
    with pytest.raises(OSError):
        keep(store)
    assert list(store.names()) == []


@pytest.mark.slow
def test_evidence_comes_back_with_a_backup_and_drafts_stay_out_of_it(database, databases, clock, store, tmp_path):
    new_system(database, "A")
    kept = keep(store)
    attach(database, kept, "A")
    store.draft()
    backup.create(database, Settings(data_dir=tmp_path / "data"), tmp_path / "so.zip")
    elsewhere, settings = Database(databases.empty(), clock), Settings(data_dir=tmp_path / "other")

    backup.restore(elsewhere, settings, tmp_path / "so.zip")

    restored = Store(settings)
    assert wrong(elsewhere, restored) == []
    assert list(restored.names()) == [f"{kept.sha256[:2]}/{kept.sha256}"]
    assert stat.S_IMODE(restored.path(kept.sha256).stat().st_mode) == 0o600
    assert [each.newest.filename for each in listed(elsewhere)] == ["a.pdf"]
    elsewhere.engine.dispose()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("harm", "status", "said"),
    [
        (lambda path: None, 0, None),
        (lambda path: path.write_bytes(b"x"), 1, "altered"),
        (lambda path: path.unlink(), 1, "missing"),
        (lambda path: path.with_name("la").write_bytes(b"x"), 0, "unknown"),
    ],
)
def test_the_command_check_tells_by_its_status(sqlite_databases, monkeypatch, tmp_path, harm, status, said):
    settings = Settings(data_dir=tmp_path / "data", database_url=sqlite_databases.copy(migrate))
    monkeypatch.setenv("ISMS_DATABASE_URL", settings.database_url)
    database, store = Database(settings.database_url), Store(settings)
    new_system(database, "A")
    kept = keep(store)
    attach(database, kept, "A", on=database.today() - timedelta(days=3))
    harm(store.path(kept.sha256))

    result = CliRunner().invoke(app, ["check", "--json"])

    assert result.exit_code == status, result.output
    assert [each["wrong"] for each in json.loads(result.output)["files"]] == ([said] if said else [])
    plain = CliRunner().invoke(app, ["check"])
    assert plain.exit_code == status and ("A: Bản quét" in plain.output) == (said in ("altered", "missing"))
    database.engine.dispose()
