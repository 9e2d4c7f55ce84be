"""The plan by requirement: the rows of the level and regime in force, the newest record of each, on both engines."""

import datetime as dt

import pytest

from inventory.errors import Invalid, NotAllowed
from inventory.law.requirements import requirements
from inventory.protection import plan_items
from inventory.protection.office_answer import OfficeAnswer
from inventory.protection.plan_reading import Plan
from inventory.records import Decision, Dossier, PlanItem, PlanState, facts
from inventory.work import Actor, Role
from tests import ui
from tests.filling import choose, click, fill, press, shows, text_of, until
from tests.register import DAY, OFFICER, cleared_system, new_system, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
CODE = "HT"


def decided(database, level: int = 3, regime: str = "331/2026", code: str = CODE) -> None:
    new_system(database, code)
    on = database.today() - 5 * DAY
    with database.work(OFFICER) as work:
        row = Decision(date=on, level=level, regime=regime, number="1/QĐ", issuer="UBND tỉnh")
        facts.record(work, code, row)


def item(work, requirement: str = "G01-01", state: str = "full", **more: object) -> PlanItem:
    return PlanItem(**{"on": work.today, "regime": "", "requirement": requirement, "state": state} | more)


def record(database, *said: tuple[str, str], **more: object) -> None:
    with database.work(OFFICER) as work:
        plan_items.record(work, CODE, [item(work, code, state, **more) for code, state in said])


def plan(database) -> Plan:
    with database.look(OFFICER) as work:
        return plan_items.rows(work, CODE)


@pytest.mark.slow
def test_the_latest_of_each_requirement_holds_and_what_says_nothing_new_is_not_written_twice(database):
    decided(database)
    record(database, ("G01-01", "none"), ("G02-01", "full"))
    record(database, ("G01-01", "partial"), ("G02-01", "full"), responsible="", note="")
    record(database, ("G01-01", "full"), on=database.today() - DAY)

    found = {row.requirement.code: row.state for row in plan(database).rows}

    assert len(found) == 195
    assert (found["G01-01"], found["G02-01"], found["G03-01"]) == ("partial", "full", "none")
    assert len(rows(database, PlanItem)) == 4
    assert {row.regime for row in rows(database, PlanItem)} == {"331/2026"}


@pytest.mark.slow
def test_a_voided_record_gives_way_to_the_one_before(database):
    decided(database)
    record(database, ("G01-01", "partial"))
    record(database, ("G01-01", "full"))
    with database.work(OFFICER) as work:
        facts.void(work, PlanItem, 2, "nhầm")

    assert plan(database).rows[0].state == "partial"


def test_the_rows_are_those_of_the_decision_and_before_one_of_the_dossier(database):
    new_system(database, CODE)
    assert (plan(database).level, plan(database).rows) == (None, ())
    with database.work(OFFICER) as work, pytest.raises(Invalid):
        plan_items.record(work, CODE, [item(work)])

    with database.work(OFFICER) as work:
        draft = Dossier(on=work.today, regime="331/2026", proposed_level=2, state="drafting")
        facts.record(work, CODE, draft)
    assert [row.requirement for row in plan(database).rows] == list(requirements(2, regime="331/2026"))

    with database.work(OFFICER) as work:
        old = Decision(date=work.today - 500 * DAY, level=3, regime="85/2016", number="1", issuer="X")
        facts.record(work, CODE, old)
    found = plan(database)
    assert [row.requirement for row in found.rows] == list(requirements(3, "85/2016"))
    assert len(found.groups["Bảo đảm an toàn mạng"]) == 6


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"requirement": "G99"}, "requirement"),
        ({"requirement": "G04-30"}, "requirement"),  # of level 5 alone
        ({"state": "hỏng"}, "state"),
        ({"state": "not_applicable"}, "note"),
        ({"state": "equivalent"}, "note"),
        ({"verified_on": dt.date(2026, 1, 2)}, "verified_by"),
        ({"on": None}, "on"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_of_the_lot_is_written(database, said, field):
    decided(database)
    with database.work(OFFICER) as work, pytest.raises(Invalid) as refused:
        plan_items.record(work, CODE, [item(work), item(work, **said)])

    assert [problem.field for problem in refused.value.problems] == [field]
    assert rows(database, PlanItem) == []


@pytest.mark.engines("sqlite")
def test_who_may_not_record_may_not(database):
    decided(database)
    with database.work(Actor("khách", Role.UNIT)) as work, pytest.raises(NotAllowed):
        plan_items.record(work, CODE, [item(work)])


@pytest.mark.engines("sqlite")
def test_progress_counts_what_does_not_apply_as_done_and_marks_what_is_late(database):
    decided(database)
    record(database, ("G01-01", "full"), ("G02-01", "partial"), due_on=database.today() - DAY)
    record(database, ("G03-01", "not_applicable"), ("G03-02", "equivalent"), note="Không có phần mềm riêng")

    found = plan(database)

    assert sum(row.done for row in found.rows) == 3
    assert [row.requirement.code for row in found.rows if row.overdue_on(database.today())] == ["G02-01"]
    assert len(found.open) == 195 - 3 - 3  # three more are in doubt, and never count as missing


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("states", "proposed"),
    [
        ([], None),
        (["none"], "none"),
        (["none", "full"], "partial"),
        (["equivalent", "not_applicable", "full"], "partial"),
    ],
)
def test_the_state_of_the_whole_is_proposed_from_the_rows(database, states, proposed):
    decided(database)
    record(database, *zip(["G01-01", "G01-02", "G05-01"], states, strict=False), note="Vì thế")

    assert plan(database).proposed == proposed


@pytest.mark.engines("sqlite")
def test_the_whole_is_proposed_as_full_once_all_but_the_rows_in_doubt_are_done(database):
    decided(database)
    every = [row.requirement for row in plan(database).rows]
    record(database, *((each.code, "full") for each in every if not each.uncertain))

    assert plan(database).proposed == "full"
    assert (len(plan(database).open), sum(not row.done for row in plan(database).rows)) == (0, 3)


@pytest.mark.engines("sqlite")
def test_what_was_recorded_of_groups_counts_for_their_rows_until_it_is_settled_once(database):
    decided(database)
    record(database, ("G07", "full"), responsible="Tổ máy chủ", on=database.today() - 3 * DAY)
    record(database, ("G08", "partial"))
    record(database, ("G07-02", "none"))
    found = {row.requirement.code: row for row in plan(database).rows}
    assert (found["G07-03"].state, found["G07-03"].source, found["G07-02"].state) == ("full", "group", "none")
    assert [each.requirement for each in plan(database).by_group] == ["G07", "G08"]

    with database.work(OFFICER) as work:
        assert plan_items.settle_groups(work, CODE, use=True) == 6 + 10
    with database.work(OFFICER) as work:
        assert plan_items.settle_groups(work, CODE, use=True) == 0

    found = {row.requirement.code: row for row in plan(database).rows}
    assert plan(database).by_group == ()
    assert (found["G07-03"].source, found["G07-03"].item.responsible) == ("own", "Tổ máy chủ")
    assert (found["G07-02"].state, found["G08-01"].state) == ("none", "partial")
    with database.look(OFFICER) as work:  # and what was known before stays as it was
        past = plan_items.rows(work, CODE, database.today() - DAY)
    assert {row.source for row in past.rows if row.requirement.group_code == "G07"} == {"group"}


@pytest.mark.engines("sqlite")
def test_groups_that_are_not_used_count_no_more(database):
    decided(database)
    record(database, ("G07", "full"))
    with database.work(OFFICER) as work:
        assert plan_items.settle_groups(work, CODE, use=False) == 0

    assert not plan(database).begun and plan(database).by_group == ()


@pytest.mark.engines("sqlite")
def test_several_systems_get_one_answer_each_at_its_own_level(database):
    decided(database)
    decided(database, level=2, code="HAI")
    with database.work(OFFICER) as work:
        both = [item(work, "G07-02"), item(work, "G13-01")]  # no monitoring at level 2
        assert plan_items.record_alike(work, ["HAI", CODE], both) == {"HAI": 1, CODE: 2}
        assert plan_items.record_alike(work, [CODE], both) == {CODE: 0}


@pytest.mark.engines("sqlite")
def test_an_answer_of_another_level_is_to_be_looked_at_again_where_the_requirement_differs(database):
    decided(database, level=2)
    record(database, ("G06-07", "full"), ("G02-01", "full"), on=database.today() - 2 * DAY)
    with database.work(OFFICER) as work:
        row = Decision(date=work.today - DAY, level=3, regime="331/2026", number="2/QĐ", issuer="UBND tỉnh")
        facts.record(work, CODE, row)

    assert [row.requirement.code for row in plan(database).rows if row.review] == ["G06-07"]


async def opened(visitor, office, more: str = ""):
    await sign_in(visitor, office, role="officer")
    await visitor.open(f"/he-thong/{CODE}?tab=phuong-an{more}")
    await shows(visitor, "Phương án theo từng yêu cầu")
    return visitor


async def test_a_requirement_is_recorded_in_its_panel_and_late_ones_are_marked(visitor, office):
    decided(office.database)
    page = await opened(visitor, office)
    await shows(page, "Đã xong 0/195")

    await press(page, "item-G01-01")
    await shows(page, "Bằng chứng thường dùng: Quy trình đã ký ban hành.")
    await choose(page, "partial")
    await fill(page, responsible="Văn phòng Sở", due_on="01/11/2026", evidence="12/QĐ", verified_by="Lan")
    await press(page, "submit")
    await until(rows, office.database, PlanItem)

    (kept,) = rows(office.database, PlanItem)
    assert (kept.requirement, kept.state, kept.responsible) == ("G01-01", "partial", "Văn phòng Sở")
    assert (kept.evidence, kept.verified_by) == ("12/QĐ", "Lan")
    await shows(page, "1 quá hạn")
    assert "Quá hạn" in text_of(page, "requirement-G01-01")


async def test_answers_are_pressed_one_by_one_saved_together_and_propose_a_state(visitor, office):
    decided(office.database)
    page = await opened(visitor, office)

    await press(page, "say-full-G01-01")
    await press(page, "say-partial-G01-02")
    await press(page, "say-none-G01-03")
    await shows(page, "3 câu trả lời chưa lưu")
    assert rows(office.database, PlanItem) == []
    await press(page, "save-answers")
    await until(lambda: len(rows(office.database, PlanItem)) == 3)

    assert [row.state for row in rows(office.database, PlanItem)] == ["full", "partial", "none"]
    await shows(page, "cả phương án là “Đã triển khai một số hạng mục”")
    await press(page, "use-proposal")
    await shows(page, "Tính đến ngày")
    await press(page, "submit")
    await until(rows, office.database, PlanState)
    assert rows(office.database, PlanState)[0].state == "partial"


async def test_several_requirements_of_several_systems_get_one_answer(visitor, office):
    decided(office.database)
    decided(office.database, code="BA")
    page = await opened(visitor, office)

    await press(page, "tick-group")
    await shows(page, "Đã chọn 11 yêu cầu")
    await press(page, "answer-ticked")
    await choose(page, "full")
    await shows(page, "Cùng trả lời cho các hệ thống khác")
    with page:
        next(iter(page.find("systems").elements)).value = ["BA"]
    await press(page, "submit")

    await until(lambda: len(rows(office.database, PlanItem)) == 22)
    await until(lambda: "Đã xong" in text_of(page, "group-G01"))


async def test_the_list_is_narrowed_by_how_rows_stand_and_groups_recorded_before_are_asked_about(visitor, office):
    decided(office.database)
    record(office.database, ("G07", "full"))
    page = await opened(visitor, office, "&loai=xong")
    await shows(page, "Trước đây đã ghi theo nhóm (1 nhóm)")
    await page.should_not_see("Quản trị rủi ro")

    await press(page, "use-groups")
    await until(lambda: len(rows(office.database, PlanItem)) == 1 + 7 + 1)
    await page.should_not_see("Trước đây đã ghi theo nhóm")


async def test_the_plan_is_recorded_as_full_over_open_requirements_only_after_a_question(visitor, office):
    cleared_system(office.database, CODE, level=2)
    record(office.database, ("G01-01", "partial"))
    page = await opened(visitor, office)
    await click(page, "Cập nhật mức triển khai")
    await shows(page, "Tính đến ngày")
    await choose(page, "full")
    await press(page, "submit")

    await shows(page, "còn 127 yêu cầu chưa ghi là xong")
    assert len(rows(office.database, PlanState)) == 1
    await press(page, "confirm")
    await until(lambda: len(rows(office.database, PlanState)) == 2)


async def test_a_unit_answers_once_on_its_page_and_the_tab_says_so(visitor, office):
    decided(office.database)
    await sign_in(visitor, office, role="officer")
    await visitor.open("/yeu-cau-chung")
    await shows(visitor, "1 hệ thống theo câu trả lời ở đây (cấp độ 3: 1)")

    await press(visitor, "say-full-G01-01")
    await press(visitor, "save-answers")
    await until(rows, office.database, OfficeAnswer)
    assert rows(office.database, OfficeAnswer)[0].requirement == "G01-01"

    await visitor.open(f"/he-thong/{CODE}?tab=phuong-an")
    await shows(visitor, "Theo câu trả lời chung của Sở Tư pháp")
