"""The office's plans and what was said of the columns of own files, changed by plain SQL, are named by `isms check`."""

import json

import pytest
from sqlmodel import select

from inventory.law import recurring_duties
from inventory.organisation.focal_points import FocalPoint
from inventory.register_tables import Setting, Unit
from isms.checking import office_in_trail
from isms.exchange.own import own_reading
from isms.exchange.own.heading import Head
from isms.exchange.own.own_reading import Reading
from isms.exchange.undo import undoing
from isms.installation import untold
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from schedules.duties.duty_tables import DutyChoice
from schedules.plans import programme_entry
from schedules.plans.programme_tables import Programme, ProgrammeTask
from tests.plain_sql import plainly
from tests.register import ADMIN, OFFICER, rows
from tests.test_import_undo import WHY, take


def faults(database: Database) -> list[str]:
    with database.look(ADMIN) as work:
        return [f"{each.subject}: {each.problem}" for each in office_in_trail.office_faults(work)]


def task(code: str, **said: str) -> ProgrammeTask:
    return ProgrammeTask(programme_id=0, position=0, code=code, **{"task": f"Việc {code}"} | said)


@pytest.fixture
def planned(database: Database) -> Database:
    """A register with the plans of the product and one of its own, corrected since."""
    with database.work(OFFICER) as work:
        programme_entry.load(work)
        programme_entry.add(work, Programme(code="KH", name="Kế hoạch", year=2026))
        first = programme_entry.add_task(work, "KH", task("1"), ["HCTP", "VP"])
        second = programme_entry.add_task(work, "KH", task("2"), [])
        gone = programme_entry.add_task(work, "KH", task("3"), [])
        programme_entry.change(work, "KH", Programme(code="KH", name="Kế hoạch Sở", year=2026, number="5/KH-STP"))
        programme_entry.change_task(work, first.id, task("1a", product="Báo cáo"), ["VP"])
        programme_entry.change_task(work, second.id, task("2", deadline="Quý IV"), ["HCTP"])
        programme_entry.drop_task(work, gone.id)
    assert faults(database) == []
    return database


def test_plans_and_tasks_changed_by_sql_are_named(register_url: str, planned: Database) -> None:
    plainly(
        register_url,
        "UPDATE programme SET name = 'Khác' WHERE code = 'KH'",
        "UPDATE programme_task SET product = 'Không' WHERE code = '1a'",
        "DELETE FROM programme_task_unit WHERE task_id = (SELECT id FROM programme_task WHERE code = '1a')",
        "UPDATE programme_task SET code = '9' WHERE deadline = 'Quý IV' AND code = '2'",
        "INSERT INTO programme (code, name, year, number, reporting) VALUES ('LA', 'Lạ', 2026, '', 'quarterly')",
    )

    assert faults(planned) == [
        "Kế hoạch “KH”: tên: sổ ghi “Khác”, nhật ký ghi “Kế hoạch Sở”",
        "Kế hoạch “LA”: nhật ký không ghi kế hoạch này",
        "Kế hoạch “KH”, nhiệm vụ 1a: sản phẩm: sổ ghi “Không”, nhật ký ghi “Báo cáo”",
        "Kế hoạch “KH”, nhiệm vụ 1a: đơn vị báo cáo: sổ ghi (trống), nhật ký ghi “VP”",
        "Kế hoạch “KH”, nhiệm vụ 9: nhật ký không ghi nhiệm vụ này",
        "Kế hoạch “KH”, nhiệm vụ 2: nhật ký ghi nhiệm vụ này, sổ thì không còn",
    ]


def test_what_an_import_taken_back_did_to_plans_is_no_fault_and_what_came_since_is(
    register_url: str, planned: Database
) -> None:
    plan = {"code": "KH", "name": "Tên khác", "year": 2026, "number": "5/KH-STP"}
    new = {"code": "MOI", "name": "Mới", "year": 2026}
    tasks = [
        {"programme": "KH", "code": "1a", "task": "Việc khác", "units": ["HCTP"]},
        {"programme": "MOI", "code": "1", "task": "Việc mới", "units": ["VP"]},
    ]
    take(planned, programmes=[plan, new], programme_tasks=tasks)
    assert faults(planned) == []
    with planned.work(ADMIN) as work:
        undoing.undo(work, 1, WHY)

    assert [row.code for row in rows(planned, Programme)].count("MOI") == 0
    assert faults(planned) == []
    plainly(register_url, "UPDATE programme_task SET task = 'x' WHERE code = '1a'")
    assert faults(planned) == ["Kế hoạch “KH”, nhiệm vụ 1a: nhiệm vụ: sổ ghi “x”, nhật ký ghi “Việc 1a”"]


def test_columns_of_own_files_changed_by_sql_are_named(register_url: str, database: Database) -> None:
    head = Head(0, 1, ("Tên", "Mã"))
    said = Reading(("systems.name", "systems.code"), {"systems.unit": "VP"}, {"phong a": "HCTP"}, {})
    with database.work(OFFICER) as work:
        own_reading.remember(work, head, said)
    assert faults(database) == []

    with database.look(OFFICER) as work:
        value = json.loads(json.dumps(work.session.exec(select(Setting)).one().value))
    value["columns"] = {name: "systems.purpose" for name in value["columns"]}
    value["units"] = {"phong b": "VP"}
    plainly(register_url, f"UPDATE setting SET value = '{json.dumps(value)}' WHERE name = '{own_reading.SETTING}'")

    found = faults(database)
    assert len(found) == 4
    assert "Tệp riêng, “phong b”: nhật ký không ghi cách hiểu này" in found
    assert "Tệp riêng, “phong a”: nhật ký ghi cách hiểu này, sổ thì không còn" in found
    assert len(rows(database, TrailEntry, TrailEntry.action == own_reading.MAPPED)) == 1


def test_what_earlier_versions_did_not_tell_is_told_by_an_upgrade_and_found_from_then_on(
    register_url: str, database: Database
) -> None:
    with database.work(ADMIN) as work:
        unit = work.session.exec(select(Unit).where(Unit.code == "VP")).one()
        for name in ("Lan", "Lạ"):
            work.session.add(FocalPoint(unit_id=unit.id, name=name, since=work.today, until=None))
        work.record("focal_point.recorded", "VP", {"name": "Lan", "position": ""})
        duty = next(each for each in recurring_duties.switched() if any(each.months))
        made = {"since": work.today, "changed_at": work.now, "changed_by": "x"}
        work.session.add(DutyChoice(code=duty.code, active=duty.default, months={"3": 12}, **made))
    unknown = ["VP: Đầu mối “Lạ”: nhật ký không ghi đầu mối này"]
    assert faults(database) == unknown
    for _ in range(2):
        with database.work(ADMIN) as work:
            untold.tell(work)
    assert faults(database) == unknown, "what was put in past the program is not taken for true"
    assert len(rows(database, TrailEntry, TrailEntry.action.in_([untold.TOLD, "duties.began"]))) == 2

    plainly(
        register_url,
        "UPDATE focal_point SET since = '2020-01-01' WHERE name = 'Lan'",
        f"UPDATE duty_choice SET months = '{json.dumps({'3': 24})}' WHERE code = '{duty.code}'",
    )
    assert [each.split(": ")[0] for each in faults(database)] == [
        "VP, Đầu mối “Lan”",
        "VP",
        f"Việc định kỳ “{duty.title}”",
    ]
