"""A large import is done in a copy and carried over in one short write: the same rows, the same trail, or nothing."""

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event
from sqlmodel import select

from inventory.errors import Busy
from inventory.organisation import units
from inventory.records import PlanState, facts
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor
from isms.background.task_kinds import Again
from isms.checking import facts_in_trail, office_in_trail
from isms.exchange.aside import carrying_over, import_task
from isms.exchange.aside.import_task import RegisterFile
from isms.exchange.rows import dumping
from isms.exchange.undo import undoing
from isms.exchange.undo.import_tables import ImportRun
from isms.platform import trail
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from schedules.alerts.alert_tables import Alert, AlertRecipient
from schedules.standing import standing_counts
from schedules.standing.derived import drift
from tests import ui
from tests.filling import press, sees, shows, until
from tests.lives import live
from tests.register import ADMIN, OFFICER, Clock, cleared_system, migrate, new_system, person, rows, stored
from tests.test_exchange_page import codes, drop
from tests.ui import sign_in

pytestmark = pytest.mark.engines("sqlite")
office, visitor = ui.office, ui.visitor


def file_of(**lists: list) -> RegisterFile:
    content = json.dumps({"format": "isms/1"} | lists, ensure_ascii=False).encode()
    return RegisterFile("so.json", content, ".json")


def a_system(code: str, **more: object) -> dict:
    return {"code": code, "name": f"Hệ thống {code}", "responsibility": "owned", "unit": "VP"} | more


@contextmanager
def statements() -> Iterator[list[str]]:
    found: list[str] = []

    def note(_connection, _cursor, statement, *_more) -> None:
        found.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield found
    event.remove(Engine, "before_cursor_execute", note)


def prepared(database: Database, incoming: RegisterFile, tmp_path, by: Actor = ADMIN) -> carrying_over.Carried:
    report, carried = carrying_over.aside(database, by, lambda work: incoming.tell(work, False), tmp_path / "ban-sao")
    assert carried is not None, report.words()
    return carried


def write(database: Database, carried: carrying_over.Carried) -> None:
    with database.work(ADMIN) as work:
        carried.write(work)


def given_out(database: Database) -> dict:
    with database.look(ADMIN) as work:
        assert list(drift(work)) == [] == list(standing_counts.differences(work))
        assert trail.verify(work.session) is None
        assert [*facts_in_trail.fact_faults(work), *office_in_trail.office_faults(work)] == []
        return dumping.dump(work)


@pytest.mark.slow
def test_a_whole_register_taken_in_aside_is_the_one_taken_in_directly(databases, tmp_path):
    clock = Clock()
    source = Database(databases.copy(migrate), clock)
    for number in range(4):
        live(source, f"S{number}", random.Random(number))
    cleared_system(source, "TRONG-PHEP")
    incoming = file_of(**{name: found for name, found in given_out(source).items() if name != "format"})
    made = []
    for aside in (False, True):
        database = Database(databases.copy(migrate), clock)
        with database.work(ADMIN) as work:
            units.add(work, "KHAC", "Phòng khác", parent="STP")
        cleared_system(database, "CU")
        if aside:
            write(database, prepared(database, incoming, tmp_path))
        else:
            with database.work(ADMIN) as work:
                assert not [row for row in incoming.tell(work, False).rows if row.problems]
        said = [(entry.actor, entry.action, entry.subject) for entry in rows(database, TrailEntry)]
        alerts = sorted((alert.kind, alert.key.partition(":")[0]) for alert in rows(database, Alert))
        made.append((given_out(database), said, alerts, stored(database, "TRONG-PHEP").in_use))
        database.engine.dispose()
    assert made[0] == made[1]
    assert made[1][-1] is True
    source.engine.dispose()
    assert list(tmp_path.glob("ban-sao*")) == []


def test_more_systems_cost_an_import_no_more_questions(database, tmp_path):
    by = replace(ADMIN, person_id=1)  # what somebody has just recorded might be sent again
    questions = []
    for systems in (5, 50):
        codes = [f"N{systems}-{number}" for number in range(systems)]
        decided = {"level": 2, "regime": "331/2026", "number": "1/QĐ", "date": "2026-01-05", "issuer": "Sở Tư pháp"}
        operating = {"on": "2026-01-05", "state": "operating", "reason": ""}
        sent = {"regime": "331/2026", "proposed_level": 2, "on": "2026-01-03", "number": "", "reason": ""}
        incoming = file_of(
            systems=[a_system(code, registered_on="2026-01-01") for code in codes],
            dossiers=[sent | {"system": code, "state": "sent_for_appraisal"} for code in codes],
            decisions=[decided | {"system": code} for code in codes],
            operations=[operating | {"system": code} for code in codes],
        )
        with statements() as asked:
            write(database, prepared(database, incoming, tmp_path, by))
        questions.append(len(asked))
    assert questions[0] == questions[1]


def test_what_others_record_of_other_systems_meanwhile_stays_beside_it(database, tmp_path):
    person(database, "lan", "officer")
    cleared_system(database, "A")
    new_system(database, "B")
    carried = prepared(database, file_of(systems=[a_system("MOI"), a_system("B", name="Tên mới")]), tmp_path)
    with database.work(OFFICER) as work:
        facts.record(work, "A", PlanState(on=work.today, state="partial"))

    write(database, carried)

    assert (stored(database, "B").name, stored(database, "MOI").name) == ("Tên mới", "Hệ thống MOI")
    assert [row.state for row in rows(database, PlanState)] == ["full", "partial"]
    given_out(database)
    about = {alert.id: alert.system_id for alert in rows(database, Alert)}
    told = [about[row.alert_id] for row in rows(database, AlertRecipient)]
    assert sorted(told) == sorted(stored(database, code).id for code in ("A", "B", "MOI"))


@pytest.mark.parametrize("meanwhile", ["the same system", "the same code", "a unit", "the next day"])
def test_what_it_rests_on_having_changed_it_is_done_again_and_nothing_is_half_written(
    database, clock, tmp_path, meanwhile
):
    new_system(database, "B")
    carried = prepared(database, file_of(systems=[a_system("MOI"), a_system("B", name="Tên mới")]), tmp_path)
    if meanwhile == "the next day":
        clock.move(days=1)
    else:
        with database.work(OFFICER if meanwhile != "a unit" else ADMIN) as work:
            if meanwhile == "the same system":
                register.edit(work, "B", None, Entry("B", "Tên khác", "owned", users=("HCTP",)))
            elif meanwhile == "the same code":
                register.register(work, Entry("MOI", "Người khác ghi", "owned"), work.today, True)
            else:
                units.add(work, "P3", "Phòng mới", parent="STP")
    before = given_out(database)

    with pytest.raises(Again):
        write(database, carried)

    assert given_out(database) == before
    assert rows(database, ImportRun) == []


def test_a_command_tries_again_and_says_so_when_others_keep_changing_it(database, tmp_path, monkeypatch):
    monkeypatch.setattr(import_task, "LARGE_FILE", 0)
    names = iter("ABCDEF")

    class Overtaken(RegisterFile):
        def tell(self, work, dry_run):
            report = super().tell(work, dry_run)
            with database.work(ADMIN) as other:
                units.add(other, next(names), "Phòng", parent="STP")
            return report

    incoming = file_of(systems=[a_system("MOI")])
    with pytest.raises(Busy):
        import_task.take_in(database, ADMIN, Overtaken(incoming.name, incoming.content, ".json"), False, tmp_path)
    assert import_task.take_in(database, ADMIN, incoming, True, tmp_path).changes == 1
    assert rows(database, ImportRun) == []
    assert import_task.take_in(database, ADMIN, incoming, False, tmp_path).number == 1


def test_it_can_be_taken_back_as_any_other(database, tmp_path):
    new_system(database, "B")
    before = given_out(database)
    carried = prepared(database, file_of(systems=[a_system("MOI"), a_system("B", name="Tên mới")]), tmp_path)
    write(database, carried)

    with database.work(ADMIN) as work:
        undoing.undo(work, 1, "nhầm tệp")

    assert given_out(database)["systems"] == before["systems"]


async def test_a_large_file_is_tried_and_written_as_a_task_on_the_page(visitor, office, monkeypatch):
    monkeypatch.setattr(import_task, "LARGE_FILE", 0)
    await sign_in(visitor, office, role="officer")
    await visitor.open("/nhap-xuat")

    await drop(visitor, "so.json", file_of(systems=[a_system("A"), a_system("B")]).content)

    await shows(visitor, "2 dòng: 2 thêm mới.")
    assert codes(office) == []
    await press(visitor, "write")
    await until(sees, visitor, "confirm")
    await press(visitor, "confirm")
    await shows(visitor, "Đã ghi 2 dòng của “so.json” vào sổ. Lần nhập số 1.")
    assert codes(office) == ["A", "B"]
    with office.database.look(ADMIN) as work:
        assert work.session.exec(select(ImportRun.by)).one() == "minh"
