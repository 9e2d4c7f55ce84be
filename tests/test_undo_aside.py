"""A large import is taken back in a copy and carried over in one short write: as if taken back directly, or not."""

import pytest

from inventory.errors import Busy, Refused
from inventory.organisation import units
from inventory.records import PlanState, facts
from inventory.register_tables import PendingFact
from inventory.work import Actor
from isms.accounts import people, two_person_rule
from isms.background.task_kinds import Again
from isms.background.task_tables import BackgroundTask
from isms.exchange.aside import carrying_over, undo_task
from isms.exchange.undo import import_tables, undoing
from isms.exchange.undo.import_tables import ImportRun
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from isms.workspace import confirmations
from tests import ui
from tests.filling import fill, press, shows, until
from tests.register import ADMIN, OFFICER, Clock, cleared_system, migrate, new_system, rows, stored
from tests.test_four_eyes import add
from tests.test_import_undo import EVERYTHING, WHY, a_decision, a_system, take
from tests.test_imports_aside import given_out, write
from tests.ui import sign_in

pytestmark = pytest.mark.engines("sqlite")
office, visitor = ui.office, ui.visitor


def prepared(database: Database, tmp_path, by: Actor = ADMIN) -> carrying_over.Carried:
    _done, carried = carrying_over.aside(
        database, by, lambda work: undoing.undo(work, 1, WHY), tmp_path / "ban-sao", undo_task.HARMLESS
    )
    assert carried is not None
    return carried


@pytest.mark.slow
def test_it_is_as_one_taken_back_directly(databases, tmp_path):
    clock, made = Clock(), []
    for aside in (False, True):
        database = Database(databases.copy(migrate), clock)
        cleared_system(database, "A")
        cleared_system(database, "C")
        before = given_out(database)
        assert take(database, **EVERYTHING).count("có lỗi") == 0
        if aside:
            write(database, prepared(database, tmp_path))
        else:
            with database.work(ADMIN) as work:
                undoing.undo(work, 1, WHY)
        said = [(entry.action, entry.subject, entry.detail) for entry in rows(database, TrailEntry)]
        made.append((given_out(database), said, [stored(database, code).in_use for code in "AC"]))
        assert made[-1][0] == before
        database.engine.dispose()
    assert made[0] == made[1]


def test_what_others_do_elsewhere_meanwhile_stays_beside_it(database, tmp_path, clock):
    cleared_system(database, "A")
    new_system(database, "C")
    today = str(database.today())
    audit = {"system": "A", "kind": "ad_hoc", "concluded_on": today, "conclusion": "not_eligible"}
    audit |= {"assessor": "X", "assessor_kind": "licensed", "occasion": "authority_request"}
    take(database, systems=[a_system("B")], audits=[audit], decisions=[a_decision("A")])
    carried = prepared(database, tmp_path)
    clock.move(seconds=20)
    with database.work(OFFICER) as work:
        facts.record(work, "C", PlanState(on=work.today, state="partial"))

    write(database, carried)

    assert (stored(database, "A").in_use, stored(database, "B").voided_at is None) == (True, False)
    given_out(database)


@pytest.mark.parametrize("meanwhile", ["a fact", "a person", "taken back"])
def test_what_was_built_on_it_meanwhile_is_seen_and_nothing_is_half_taken_back(database, tmp_path, meanwhile):
    unit = {"code": "MOI", "name": "Phòng mới", "parent": "STP"}
    take(database, units=[unit], systems=[a_system("A"), a_system("B")], decisions=[a_decision("A")])
    carried = prepared(database, tmp_path)
    if meanwhile == "a fact":
        with database.work(OFFICER) as work:
            facts.record(work, "A", PlanState(on=work.today, state="partial"))
    elif meanwhile == "a person":
        with database.work(ADMIN) as work:
            people.add(work, name="lan", role="officer", email="lan@so.gov.vn", unit_code="MOI")
    else:
        with database.work(OFFICER) as work:
            undoing.undo(work, 1, WHY)
    before = given_out(database)

    with pytest.raises(Again):
        write(database, carried)

    assert given_out(database) == before
    with pytest.raises(Refused):
        prepared(database, tmp_path)


def test_a_command_takes_a_large_one_back_aside_and_says_when_others_keep_changing_it(database, tmp_path, monkeypatch):
    monkeypatch.setattr(import_tables, "LARGE_RUN", 0)
    new_system(database, "KHAC")
    take(database, systems=[a_system("A"), a_system("B")])
    names, begin = iter("PQR"), carrying_over.Carried.write

    def overtaken(carried, work):
        units.add(work, next(names), "Phòng", parent="STP")
        work.session.flush()
        work.close()
        begin(carried, work)

    with monkeypatch.context() as patched:
        patched.setattr(carrying_over.Carried, "write", overtaken)
        with pytest.raises(Busy):
            undo_task.take_back(database, ADMIN, 1, WHY, tmp_path)
    assert stored(database, "A").voided_at is None

    assert undo_task.take_back(database, ADMIN, 1, WHY, tmp_path).systems == 2
    assert stored(database, "A").voided_at
    assert list(tmp_path.glob(".*")) == []


def test_a_second_person_lets_one_count_aside(database, tmp_path):
    cleared_system(database, "A")
    take(database, systems=[a_system("B")])
    chu, goc = add(database, "chu", "admin"), add(database, "goc", "admin")
    with database.work(chu) as work:
        two_person_rule.turn_on(work)
    with database.work(chu) as work:
        assert undoing.undo(work, 1, WHY).waits
    [waiting] = rows(database, PendingFact)

    _done, carried = carrying_over.aside(
        database, goc, lambda work: confirmations.confirm(work, waiting.id), tmp_path / "ban-sao", undo_task.HARMLESS
    )
    assert carried
    with database.work(goc) as work:
        carried.write(work)

    assert rows(database, ImportRun)[0].undone_by == "chu; xác nhận: goc"
    assert stored(database, "B").voided_at
    assert rows(database, PendingFact)[0].outcome == "confirmed"


async def test_on_the_page_it_is_a_task_that_says_what_came_of_it(visitor, office, monkeypatch):
    monkeypatch.setattr(import_tables, "LARGE_RUN", 0)
    take(office.database, systems=[a_system("A"), a_system("B")])
    await sign_in(visitor, office, role="officer")
    await visitor.open("/nhap-xuat")

    await press(visitor, "undo-1")
    await fill(visitor, reason=WHY)
    await press(visitor, "confirm")

    await shows(visitor, "Đã lấy lại lần nhập số 1")
    (run,) = rows(office.database, ImportRun)
    assert (run.undone_by, run.undo_reason) == ("minh", WHY)


async def test_confirming_a_large_one_on_the_page_is_a_task_that_takes_it_back(visitor, office, monkeypatch):
    monkeypatch.setattr(import_tables, "LARGE_RUN", 0)
    take(office.database, systems=[a_system("A"), a_system("B")])
    goc = add(office.database, "goc", "admin")
    add(office.database, "chu", "admin")
    with office.database.work(goc) as work:
        two_person_rule.turn_on(work)
    with office.database.work(goc) as work:
        assert undoing.undo(work, 1, WHY).waits
    await sign_in(visitor, office, "hoa", "officer")
    await visitor.open("/cho-xac-nhan")

    await press(visitor, "confirm-1")
    await press(visitor, "confirm")

    await until(lambda: rows(office.database, ImportRun)[0].undone_at)
    await shows(visitor, "Không có gì chờ xác nhận")
    await shows(visitor, "Đã xác nhận")
    assert rows(office.database, ImportRun)[0].undone_by == "goc; xác nhận: hoa"
    assert [stored(office.database, code).voided_at is None for code in "AB"] == [False, False]
    [task] = rows(office.database, BackgroundTask)
    assert (task.kind, task.asked_by) == ("confirm", "hoa")


async def test_a_large_one_that_was_built_on_meanwhile_is_not_confirmed_and_the_page_says_why(
    visitor, office, monkeypatch
):
    monkeypatch.setattr(import_tables, "LARGE_RUN", 0)
    take(office.database, systems=[a_system("A")])
    goc = add(office.database, "goc", "admin")
    add(office.database, "chu", "admin")
    with office.database.work(goc) as work:
        two_person_rule.turn_on(work)
    with office.database.work(goc) as work:
        assert undoing.undo(work, 1, WHY).waits
    with office.database.work(goc) as work:
        facts.record(work, "A", PlanState(on=work.today, state="partial"))
    await sign_in(visitor, office, "hoa", "officer")
    await visitor.open("/cho-xac-nhan")

    await press(visitor, "confirm-1")
    await press(visitor, "confirm")

    await shows(visitor, "sau lần nhập đã ghi thêm 1 bản ghi")
    assert rows(office.database, ImportRun)[0].undone_at is None
    assert rows(office.database, PendingFact)[0].outcome == ""
