"""An import has a number and can be taken back as a whole: what it changed is restored, what it added is voided."""

import datetime as dt
import json

import pytest
from sqlmodel import col, select

from inventory.errors import NotAllowed, NotFound, Refused
from inventory.organisation import units
from inventory.records import Change, Decision, Permission, PlanState, Regulation, facts
from inventory.register_tables import PendingFact, System, SystemUnit, Unit
from inventory.systems import register
from inventory.work import Actor, Role
from isms import exchange
from isms.accounts import two_person_rule
from isms.evidence import documents
from isms.evidence.documents import Document
from isms.evidence.store import Kept
from isms.exchange import loading
from isms.exchange.rows import dumping
from isms.exchange.undo import undoing
from isms.exchange.undo.import_tables import ImportRun
from isms.ledger import issued
from isms.platform import trail
from isms.platform.trail import TrailEntry
from isms.systems import voiding
from isms.workspace import confirmations, timeline
from schedules.schedule_tables import CadencePolicy
from schedules.standing import derived
from tests.register import ADMIN, OFFICER, cleared_system, new_system, rows, stored
from tests.test_four_eyes import add

WHY = "nhầm tệp"


def take(database, actor: Actor = ADMIN, dry_run: bool = False, **lists) -> exchange.Report:
    content = json.dumps({"format": "isms/1"} | lists, ensure_ascii=False).encode()
    with database.work(actor) as work:
        return loading.load(work, content, dry_run, name="danh-sach.json")


def undo(database, number: int | None, actor: Actor = ADMIN) -> undoing.Undone:
    with database.work(actor) as work:
        return undoing.undo(work, number or 0, WHY)


def give(database) -> dict:
    with database.look(ADMIN) as work:
        return dumping.dump(work)


def why_not(database, number: int | None, actor: Actor = ADMIN) -> str:
    with pytest.raises(Refused) as refusal:
        undo(database, number, actor)
    return str(refusal.value)


def a_system(code: str, **more) -> dict:
    return {"code": code, "name": f"Hệ thống {code}", "responsibility": "owned", "registered_on": "2026-01-01"} | more


def a_decision(code: str, on: str = "2026-02-01", level: int = 3) -> dict:
    return {"system": code, "level": level, "regime": "85/2016", "number": "1/QĐ", "date": on, "issuer": "UBND tỉnh"}


EVERYTHING = {
    "units": [
        {"code": "MOI", "name": "Phòng mới", "parent": "STP"},
        {"code": "MOI-1", "name": "Tổ một", "parent": "MOI"},
        {"code": "VP", "name": "Văn phòng đổi tên", "parent": "STP", "place": "An Giang"},
    ],
    "policies": [{"name": "Riêng", "in_force_from": "2026-03-01", "clause": "QĐ 1", "months": {"3": 6}}],
    "holidays": [{"day": "2027-03-03", "name": "Nghỉ bù"}],
    "systems": [
        a_system("A", name="Tên khác", owner="Sở khác", users=["VP"], coordinators=["MOI"]),
        a_system("B", unit="MOI-1", users=["MOI-1"]),
    ],
    "decisions": [a_decision("A", level=4), a_decision("B")],
    "regulations": [{"systems": ["A", "B"], "number": "9/QC", "date": "2026-01-15", "issuer": "Sở"}],
    "changes": [{"system": "A", "on": "2026-05-01", "what": "Đổi kiến trúc"}],
    "audits": [
        {
            "system": "A",
            "kind": "periodic",
            "concluded_on": "2026-06-01",
            "conclusion": "not_eligible",
            "assessor": "X",
            "assessor_kind": "licensed",
        }
    ],
    "incidents": [{"system": "B", "detected_at": "2026-06-02T08:00:00+07:00", "what": "Mã độc", "serious": True}],
    "focal_points": [{"unit": "VP", "name": "Chuyên viên", "since": "2026-01-01"}],
    "programmes": [{"code": "KH", "name": "Kế hoạch", "year": 2026}],
    "programme_tasks": [{"programme": "KH", "code": "1", "task": "Việc", "units": ["MOI"]}],
    "organisations": [{"name": "Sở khác", "phone": "0123"}],
}


@pytest.mark.slow
def test_every_import_has_a_number_but_a_dry_run(database):
    assert take(database, dry_run=True, systems=[a_system("A")]).number is None

    first, second = take(database, systems=[a_system("A")]), take(database, systems=[a_system("B")])

    assert (first.number, second.number) == (1, 2)
    assert "Lần nhập số 2." in second.words()
    assert second.plain()["number"] == 2
    assert take(database, systems=[a_system("B")]).number is None  # nothing was written: there is nothing to take back
    with database.look(ADMIN) as work:
        newest = undoing.listed(work)[0]
    assert (newest.file, newest.by, newest.summary["added"], len(newest.sha256)) == (
        "danh-sach.json",
        "quản trị",
        1,
        64,
    )


@pytest.mark.slow
def test_what_an_import_changed_is_restored_and_what_it_added_is_gone(database, clock):
    cleared_system(database, "A")
    with database.work(ADMIN) as work:
        units.set_letterhead(work, "VP", "UBND tỉnh", "Long Xuyên")
    before, entries = give(database), len(rows(database, TrailEntry))
    system_before = stored(database, "A").model_dump(exclude={"version"})
    report = take(database, **EVERYTHING)
    assert report.count("có lỗi") == 0
    assert give(database) != before
    imported = len(rows(database, TrailEntry))

    done = undo(database, report.number)

    assert give(database) == before
    assert stored(database, "A").model_dump(exclude={"version"}) == system_before
    assert (done.systems, done.kept) == (1, [])
    assert [entry.action for entry in rows(database, TrailEntry)[imported:]] == ["import.undone"]
    assert entries < imported
    with database.look(ADMIN) as work:
        assert list(derived.drift(work)) == []
        assert trail.verify(work.session) is None
    reasons = {row.void_reason for row in rows(database, Decision, col(Decision.voided_at).is_not(None))}
    assert reasons == {f"Lấy lại lần nhập số {report.number}: {WHY}"}
    assert stored(database, "B").voided_at is not None


@pytest.mark.slow
def test_the_history_of_a_system_tells_that_its_card_was_restored(database):
    new_system(database, "A")
    report = take(database, systems=[{"code": "A", "owner": "Sở khác"}])

    undo(database, report.number)

    with database.look(ADMIN) as work:
        newest = timeline.timeline(work, "A")[0].entry
    assert newest.action == "import.undone"
    assert timeline.restored(newest)["A"] == {"owner": ["Sở khác", ""]}


@pytest.mark.slow
def test_facts_are_voided_never_deleted(database):
    new_system(database, "A")
    report = take(database, decisions=[a_decision("A")], changes=[{"system": "A", "on": "2026-05-01", "what": "x"}])
    entries = len(rows(database, Decision)) + len(rows(database, Change))

    undo(database, report.number)

    found = [*rows(database, Decision), *rows(database, Change)]
    assert len(found) == entries == 2
    assert all(row.voided_at and row.voided_by == "quản trị" for row in found)


@pytest.mark.slow
def test_a_permission_that_the_import_ended_is_there_again(database):
    cleared_system(database, "A")
    audit = {"system": "A", "kind": "ad_hoc", "concluded_on": str(database.today()), "conclusion": "not_eligible"}
    audit |= {"assessor": "X", "assessor_kind": "licensed", "occasion": "authority_request"}
    report = take(database, audits=[audit])
    assert not stored(database, "A").in_use

    undo(database, report.number)

    assert stored(database, "A").in_use
    assert [row.granted for row in rows(database, Permission, col(Permission.voided_at).is_(None))] == [True]


@pytest.mark.slow
def test_it_is_refused_with_every_reason_while_something_was_built_on_it(database, clock):
    report = take(database, systems=[a_system("A", users=["VP"]), a_system("B")], decisions=[a_decision("A")])
    with database.work(OFFICER) as work:
        facts.record(work, "A", PlanState(on=work.today, state="partial"))
        documents.attach(work, ["B"], Kept("b" * 64, 1, "x", "b.pdf"), Document("Bản quét", "other", work.today))
        about = work.session.exec(select(System).where(System.code == "B")).one()
        issued.enter(work, issued.Printed("thu", "Tờ trình", "B", work.today, "html", b"x", {}, about.id, number="07"))
        entry = register.Entry("A", "Tên sửa sau", "owned", users=("VP",))
        register.edit(work, "A", None, entry)

    said = why_not(database, report.number)

    for words in ("Hệ thống A: sau lần nhập", "“Phương án”", "đã sửa thông tin", "Hệ thống B", "“Tài liệu”", "07"):
        assert words in said
    assert rows(database, ImportRun)[0].undone_at is None
    assert rows(database, Decision)[0].voided_at is None


@pytest.mark.slow
def test_what_was_recorded_since_and_voided_again_is_in_nobodys_way(database):
    report = take(database, systems=[a_system("A")])
    with database.work(OFFICER) as work:
        change = facts.record(work, "A", Change(on=work.today, what="x"))
        work.session.flush()
        facts.void(work, Change, change.id, "ghi nhầm")

    assert undo(database, report.number).systems == 1


@pytest.mark.slow
def test_a_fact_of_before_that_was_voided_since_is_a_reason(database):
    """The import brought a decision in its place: without either the system would have none."""
    new_system(database, "A")
    with database.work(OFFICER) as work:
        old = Decision(date=dt.date(2026, 1, 2), level=2, regime="85/2016", number="0", issuer="x")
        facts.record(work, "A", old)
    report = take(database, decisions=[a_decision("A")])
    with database.work(OFFICER) as work:
        facts.void(work, Decision, rows(database, Decision)[0].id, "đã thay")

    assert "đã hủy 1 bản ghi cũ ở mục “Quyết định”" in why_not(database, report.number)


@pytest.mark.slow
def test_units_with_people_in_them_are_a_reason(database):
    report = take(database, units=[{"code": "MOI", "name": "Phòng mới", "parent": "STP"}])
    add(database, "lan", "officer", "MOI")

    assert "MOI" in why_not(database, report.number)


@pytest.mark.slow
def test_alerts_and_mail_are_no_reason(database, clock):
    from isms.jobs import jobs
    from tests.register import person

    person(database, "lan", "officer")
    report = take(database, systems=[a_system("A")])
    clock.move(days=40)
    jobs.sweep(database)

    assert undo(database, report.number).systems == 1


@pytest.mark.slow
def test_it_is_taken_back_once(database):
    report = take(database, systems=[a_system("A")])
    undo(database, report.number)

    assert "đã được quản trị lấy lại" in why_not(database, report.number)
    with pytest.raises(NotFound):
        undo(database, 99)


@pytest.mark.slow
def test_a_system_voided_by_hand_since_is_no_reason(database):
    report = take(database, systems=[a_system("A"), a_system("B")])
    with database.work(ADMIN) as work:
        voiding.void(work, "A", "ghi nhầm")

    assert undo(database, report.number).systems == 1


@pytest.mark.slow
def test_roles_are_as_for_an_import_and_a_branch_takes_back_only_its_own(database):
    report = take(database, systems=[a_system("A")])
    home, other = (Actor("nhánh", Role.OFFICER, unit.path) for unit in rows(database, Unit)[1:3])
    own = take(database, home, systems=[a_system("B", unit="VP", users=["VP"])])

    for role in (Role.UNIT, Role.LEADER, Role.AUDITOR):
        with pytest.raises(NotAllowed):
            undo(database, report.number, Actor("x", role))
    for stranger, number in ((home, report.number), (other, own.number)):
        with pytest.raises(NotFound):
            undo(database, number, stranger)
        with database.look(stranger) as work:
            assert number not in [run.id for run in undoing.listed(work)]
    assert undo(database, own.number, home).systems == 1
    with database.work(ADMIN) as work:
        policy = {"name": "Riêng", "in_force_from": "2026-03-01", "clause": "QĐ 1", "months": {"3": 6}}
    cadence = take(database, policies=[policy])
    with pytest.raises(NotAllowed):
        undo(database, cadence.number, OFFICER)
    undo(database, cadence.number)
    assert "Riêng" not in [row.name for row in rows(database, CadencePolicy, col(CadencePolicy.voided_at).is_(None))]


@pytest.mark.slow
def test_under_four_eyes_it_waits_when_it_may_open_the_gate(database):
    cleared_system(database, "A")
    report = take(database, changes=[{"system": "A", "on": str(database.today()), "what": "Đổi kiến trúc"}])
    minor = take(database, changes=[{"system": "A", "on": str(database.today()), "what": "y", "major": False}])
    chu, goc = add(database, "chu", "admin"), add(database, "goc", "admin")
    with database.work(chu) as work:
        two_person_rule.turn_on(work)

    assert not undo(database, minor.number, chu).waits
    assert undo(database, report.number, chu).waits

    assert rows(database, Change)[0].voided_at is None
    [waiting] = rows(database, PendingFact)
    with database.look(goc) as work:
        [shown] = confirmations.waiting(work)
        assert (shown.fact.number, shown.may) == (report.number, True)
    with database.work(goc) as work:
        confirmations.confirm(work, waiting.id)
    assert rows(database, Change)[0].voided_by == "chu; xác nhận: goc"
    assert rows(database, ImportRun)[0].undone_by == "chu; xác nhận: goc"


@pytest.mark.slow
def test_what_the_import_proposed_is_withdrawn(database):
    new_system(database, "A")
    chu, _ = add(database, "chu", "admin"), add(database, "goc", "admin")
    with database.work(chu) as work:
        two_person_rule.turn_on(work)
    report = take(database, chu, decisions=[a_decision("A")])
    assert report.count("chờ xác nhận") == 1

    undo(database, report.number, chu)

    assert rows(database, PendingFact)[0].outcome == "refused"


@pytest.mark.engines("sqlite")  # where a statement takes the fewest values
@pytest.mark.slow
def test_a_whole_register_is_taken_back_at_once(database):
    codes = [f"S{number}" for number in range(200)]
    lists = {"systems": [a_system(code, users=["VP"]) for code in codes], "decisions": list(map(a_decision, codes))}
    lists |= {"plans": [{"system": code, "state": "full", "on": "2026-02-02"} for code in codes]}
    lists |= {"regulations": [{"systems": codes, "number": "1", "date": "2026-01-05", "issuer": "Sở"}]}
    before = give(database)
    report = take(database, **lists)

    done = undo(database, report.number)

    assert (done.systems, done.facts) == (200, 1000)
    assert give(database) == before
    assert rows(database, SystemUnit) == []
    assert len(rows(database, Regulation)) == 200
