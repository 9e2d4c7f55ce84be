"""The page of the plans, used as a person does: a room reports, an officer keeps the plan, the papers follow."""

import datetime as dt

import pytest

from isms.workspace import calendar_feed
from schedules.plans import programme_entry, programmes, progress
from schedules.plans.programme_tables import Programme, ProgrammeTask, TaskProgress
from schedules.plans.quarters import Quarter
from tests import ui
from tests.filling import choose, click, fill, newest, press, sees, shows, until
from tests.register import DAY, OFFICER, new_system, rows

office, visitor = ui.office, ui.visitor
PATH = "/ke-hoach"


@pytest.fixture
def plan(office) -> Quarter:
    """A plan of this year: HCTP and VP lead task 1, VP task 2, the register computes task 3."""
    with office.database.work(OFFICER) as work:
        quarter = Quarter.of(work.today)
        programme_entry.add(work, Programme(code="KH", name="Kế hoạch của Sở", year=quarter.year))
        for code, task, units, indicator in (
            ("1", "Việc của hai phòng", ["HCTP", "VP"], ""),
            ("2", "Việc của Văn phòng", ["VP"], ""),
            ("3", "100% hệ thống", ["VP"], "audited"),
        ):
            row = ProgrammeTask(programme_id=0, position=0, code=code, task=task, indicator=indicator, heading="Nhóm A")
            programme_entry.add_task(work, "KH", row, units)
    new_system(office.database, "A")
    return quarter


async def test_an_empty_register_offers_the_offices_own_plans(office, visitor):
    await ui.sign_in(visitor, office)
    await visitor.open(PATH)
    await shows(visitor, "Chưa có kế hoạch nào")
    await click(visitor, "Nạp hai kế hoạch của Sở")
    await until(lambda: len(rows(office.database, Programme)) == 2)
    await shows(visitor, "Kế hoạch nâng cao Chỉ số")
    await shows(visitor, "Chưa chọn đơn vị chủ trì")


async def test_a_head_of_a_room_finds_their_tasks_and_reports(office, visitor, plan):
    await ui.sign_in(visitor, office, "lan", "unit", "HCTP")
    await visitor.open(PATH)
    await shows(visitor, "1. Việc của hai phòng")
    await visitor.should_see("2 nhiệm vụ khác của kế hoạch")
    assert not sees(visitor, "line-1-VP") and not sees(visitor, "add-task") and not sees(visitor, "add-plan")
    await press(visitor, "report-1-HCTP")
    await until(sees, visitor, "percent")
    await fill(visitor, percent=60)
    await choose(visitor, "done")
    await press(visitor, "submit")  # done, and no result
    await until(lambda: newest(visitor, "result").error)
    await fill(visitor, result="Đã ban hành kế hoạch", difficulties="Thiếu kinh phí")
    await press(visitor, "submit")
    await until(lambda: len(rows(office.database, TaskProgress)) == 1)
    told = rows(office.database, TaskProgress)[0]
    assert (told.state, told.percent, told.result, told.year, told.quarter) == (
        "done", 60, "Đã ban hành kế hoạch", plan.year, plan.number,
    )  # fmt: skip
    await shows(visitor, "Khó khăn: Thiếu kinh phí")
    await shows(visitor, "Đã có đủ 1 báo cáo")
    answer = await visitor.http_client.get(f"/in/quarterly/{plan.code}%2FHCTP.html")
    assert answer.status_code == 200 and "Đã ban hành kế hoạch" in answer.text
    for subject in (plan.code, f"{plan.code}%2FVP"):  # the office's report, and another room's
        answer = await visitor.http_client.get(f"/in/quarterly/{subject}.html")
        assert answer.status_code in (403, 404)


async def test_an_officer_sees_who_is_silent_and_takes_a_wrong_report_back(office, visitor, plan):
    with office.database.work(OFFICER) as work:
        task = programmes.listed(work)[0].tasks[0].id
        told = TaskProgress(task_id=0, unit_id=0, year=0, quarter=0, on=work.today, state="in_progress")
        progress.report(work, task, "HCTP", plan, told)
    await ui.sign_in(visitor, office)
    await visitor.open(PATH)
    await shows(visitor, "Đã có 1 trên 3 báo cáo")
    await shows(visitor, "Văn phòng Sở: chưa báo cáo nhiệm vụ 1, 2")
    await shows(visitor, "Chưa đạt 1")
    await press(visitor, "past-1-HCTP")
    await until(sees, visitor, f"void-{told.id}")
    await press(visitor, f"void-{told.id}")
    await until(sees, visitor, "reason")
    await fill(visitor, reason="Ghi nhầm nhiệm vụ")
    await press(visitor, "confirm")
    await until(lambda: rows(office.database, TaskProgress)[0].void_reason == "Ghi nhầm nhiệm vụ")
    await shows(visitor, "Đã có 0 trên 3 báo cáo")


async def test_an_officer_keeps_the_plan_and_its_tasks(office, visitor, plan):
    await ui.sign_in(visitor, office)
    await visitor.open(PATH)
    await press(visitor, "edit-plan")
    await until(sees, visitor, "number")
    await fill(visitor, number="15/KH-STP", issued_on="20/02/2026")
    await press(visitor, "submit")
    await until(lambda: rows(office.database, Programme)[0].issued_on == dt.date(2026, 2, 20))
    await shows(visitor, "Số 15/KH-STP, ngày 20/02/2026")
    await press(visitor, "add-task")
    await until(sees, visitor, "task")
    await fill(visitor, code="4", task="Việc mới", target=80, units=["HCTP"])
    await press(visitor, "submit")
    await until(lambda: len(rows(office.database, ProgrammeTask)) == 4)
    await shows(visitor, "4. Việc mới")
    await press(visitor, "edit-task-4")
    await until(sees, visitor, "drop-task")
    await press(visitor, "drop-task")
    await until(sees, visitor, "confirm")
    await press(visitor, "confirm")
    await until(lambda: len(rows(office.database, ProgrammeTask)) == 3)
    await press(visitor, "add-plan")
    await until(sees, visitor, "year")
    await fill(visitor, name="Kế hoạch năm sau", code="KH-SAU", year=plan.year + 1)
    await press(visitor, "submit")
    await until(lambda: len(rows(office.database, Programme)) == 2)


async def test_the_address_names_quarter_and_unit_and_what_it_does_not_know_is_left_out(office, visitor, plan):
    await ui.sign_in(visitor, office)
    await visitor.open(f"{PATH}?quy={plan.year}-Q1&donvi=HCTP")
    await shows(visitor, f"Quý I năm {plan.year}")
    assert sees(visitor, "line-1-HCTP") and not sees(visitor, "line-2-VP")
    await visitor.open(f"{PATH}?quy=khong-co&kh=khong-co")
    await shows(visitor, plan.title)
    answer = await visitor.http_client.get(f"{PATH}?donvi=KHONGCO")
    assert answer.status_code == 404


async def test_the_first_page_and_the_feed_name_what_is_still_to_be_reported(office, visitor, plan, clock):
    if clock.today < plan.due - progress.REMIND_BEFORE:
        clock.to(plan.due - DAY)
    with office.database.look(OFFICER) as work:
        [duty] = [each for each in progress.duties(work) if each.quarter == plan]
        events = calendar_feed.feed(work).replace(b"\r\n ", b"").decode()
    await ui.sign_in(visitor, office, "lan", "unit", "HCTP")
    await visitor.open("/")
    await shows(visitor, "Còn 1 nhiệm vụ của Phòng Hành chính tư pháp chưa báo cáo, hạn")
    assert sees(visitor, f"duty-{plan.code}")
    assert (duty.tasks, [unit.code for unit in duty.units]) == (2, ["VP", "HCTP"])
    assert f"Hạn báo cáo {plan.name}: còn 2 nhiệm vụ" in events
    assert f"DTSTART;VALUE=DATE:{plan.due:%Y%m%d}" in events
