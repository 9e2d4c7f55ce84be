"""The history of a system: each act with what held before it, voided ones with the reason, page by page."""

import pytest

from inventory import facts, plan_items, register
from inventory.levels import Facts
from inventory.register import Entry
from inventory.tables import Decision, DossierComponent, PlanItem
from isms import history
from isms.database import Database
from isms.timeline import timeline
from isms.ui.system import differences
from tests import ui
from tests.databases import SqliteFiles
from tests.filling import press, sees, shows, text_of, until
from tests.register import DAY, OFFICER, cleared_system, migrate, new_system, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
CODE = "HT"


@pytest.fixture
def database(sqlite_databases: SqliteFiles, clock):
    opened = Database(sqlite_databases.copy(migrate), clock)
    yield opened
    opened.engine.dispose()


def events(database):
    with database.look(OFFICER) as work:
        return timeline(work, CODE)


def decide(database, days_ago: int, level: int, number: str) -> None:
    with database.work(OFFICER) as work:
        on = work.today - days_ago * DAY
        row = Decision(date=on, level=level, regime="331/2026", number=number, issuer="UBND tỉnh")
        facts.record_decision(work, CODE, row)


def test_each_record_stands_beside_the_one_that_held_when_it_was_entered(database):
    new_system(database, CODE)
    decide(database, 30, 2, "1/QĐ")
    decide(database, 60, 4, "cũ/QĐ")  # entered later, older by its day
    decide(database, 10, 3, "2/QĐ")

    newest, older, first = (each.recorded[0] for each in events(database) if each.kind == "decision")

    assert (newest.fact.number, newest.before.number) == ("2/QĐ", "1/QĐ")
    assert (older.fact.number, older.before.number) == ("cũ/QĐ", "1/QĐ")
    assert first.before is None
    assert ("Cấp độ", "cấp độ 2", "cấp độ 3") in differences.of_facts(newest.before, newest.fact)


def test_a_record_voided_before_is_not_what_was_before_and_its_voiding_is_an_event(database):
    new_system(database, CODE)
    decide(database, 30, 2, "1/QĐ")
    decide(database, 20, 4, "nhầm")
    with database.work(OFFICER) as work:
        history.void(work, Decision, 2, "nhầm số")
    decide(database, 10, 3, "2/QĐ")

    newest, voiding, mistaken, _ = (each for each in events(database) if each.kind == "decision")

    assert newest.recorded[0].before.number == "1/QĐ"
    assert (voiding.voided.number, voiding.voided.void_reason, voiding.by) == ("nhầm", "nhầm số", OFFICER.name)
    assert mistaken.recorded[0].fact.voided_at


def test_components_and_requirements_are_compared_with_their_own_kind_and_a_group_is_one_event(database):
    cleared_system(database, CODE)
    with database.work(OFFICER) as work:
        items = [PlanItem(on=work.today, regime="", requirement=code, state="none") for code in ("G01", "G02")]
        plan_items.record(work, CODE, items)
    with database.work(OFFICER) as work:
        plan_items.record(work, CODE, [PlanItem(on=work.today, regime="", requirement="G02", state="full")])
        for part in ("overview", "protection_plan"):
            facts.record_component(work, CODE, DossierComponent(on=work.today, component=part, present=True))

    found = events(database)
    later, earlier = (each for each in found if each.kind == "plan_item")
    parts = [each.recorded[0] for each in found if each.kind == "dossier_component"]

    assert len(earlier.recorded) == 2
    assert (later.recorded[0].before.requirement, later.recorded[0].before.state) == ("G02", "none")
    assert [each.before for each in parts] == [None, None]


def test_the_facts_and_the_trail_tell_each_act_once(database):
    cleared_system(database, CODE)
    with database.work(OFFICER) as work:
        register.edit(work, CODE, None, Entry(code=CODE, name="Tên mới", responsibility="used", users=("VP",)))

    kinds = [each.kind for each in events(database)]
    edited = next(each for each in events(database) if each.entry)
    role = next(each for each in events(database) if each.kind == "role").recorded[0]

    assert kinds.count("decision") == kinds.count("regulation") == kinds.count("audit") == 1
    assert [each.entry.action for each in events(database) if each.entry] == ["system.edited", "system.registered"]
    assert list(differences.of_edit(edited.entry.detail, {})) == [
        ("Tên", "Hệ thống HT", "Tên mới"),
        ("Đơn vị giữ hồ sơ", "trống", "trống"),
        ("Đơn vị sử dụng, phối hợp", "sử dụng: HCTP", "sử dụng: VP"),
    ]
    assert ("Vai trò của cơ quan", "Cơ quan là chủ quản", "Cơ quan chỉ sử dụng") in differences.of_facts(
        role.before, role.fact
    )


def test_answers_are_compared_one_by_one(database):
    new_system(database, CODE)
    for said in (Facts(kind="internal", information=frozenset({"public"})), Facts(kind="public_service")):
        with database.work(OFFICER) as work:
            facts.record_classification(work, CODE, said, work.today)

    newest = events(database)[0].recorded[0]

    assert differences.of_facts(newest.before, newest.fact) == [
        ("Cấp độ theo tiêu chí", "cấp độ 1", "cấp độ 2"),
        ("Loại hình", "Phục vụ hoạt động nội bộ", "Phục vụ người dân, doanh nghiệp"),
        ("Hệ thống xử lý những loại thông tin nào?", "Thông tin công cộng", "trống"),
    ]


async def test_the_tab_filters_by_kind_and_turns_pages(visitor, office):
    cleared_system(office.database, CODE)
    for number in range(30):
        decide(office.database, 40 + number, 2, f"{number}/QĐ")
    await sign_in(visitor, office, role="officer")
    await visitor.open(f"/he-thong/{CODE}?tab=lich-su")
    await shows(visitor, "1–25 trong")

    await press(visitor, "kind-quyet-dinh")
    await shows(visitor, "1–25 trong 32")
    await press(visitor, "Trang sau")
    await until(lambda: "12/QĐ-STP" in text_of(visitor, "events"))
    assert sees(visitor, "void-decision-1")

    await visitor.open(f"/he-thong/{CODE}?tab=lich-su&loai=phuong-an")
    await until(sees, visitor, "events")
    assert "Đã triển khai đầy đủ" in text_of(visitor, "events")
    assert len(rows(office.database, Decision)) == 31
