"""The plan by requirement: the rows of the level and regime in force, the newest record of each, on both engines."""

import pytest

from inventory.errors import Invalid, NotAllowed
from inventory.law.requirements import requirements
from inventory.records import Decision, Dossier, PlanItem, PlanState, facts, plan_items
from inventory.work import Actor, Role
from tests import ui
from tests.filling import choose, click, fill, press, sees, shows, text_of, until
from tests.register import DAY, OFFICER, cleared_system, new_system, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
CODE = "HT"


def decided(database, level: int = 3, regime: str = "331/2026") -> None:
    new_system(database, CODE)
    on = database.today() - 5 * DAY
    with database.work(OFFICER) as work:
        row = Decision(date=on, level=level, regime=regime, number="1/QĐ", issuer="UBND tỉnh")
        facts.record(work, CODE, row)


def item(work, requirement: str = "G01", state: str = "full", **more: object) -> PlanItem:
    return PlanItem(**{"on": work.today, "regime": "", "requirement": requirement, "state": state} | more)


def record(database, *said: tuple[str, str], **more: object) -> None:
    with database.work(OFFICER) as work:
        plan_items.record(work, CODE, [item(work, code, state, **more) for code, state in said])


def plan(database) -> plan_items.Plan:
    with database.look(OFFICER) as work:
        return plan_items.rows(work, CODE)


@pytest.mark.slow
def test_the_latest_of_each_requirement_holds_and_what_says_nothing_new_is_not_written_twice(database):
    decided(database)
    record(database, ("G01", "none"), ("G02", "full"))
    record(database, ("G01", "partial"), ("G02", "full"), responsible="", note="")
    record(database, ("G01", "full"), on=database.today() - DAY)

    found = {row.requirement.code: row.state for row in plan(database).rows}

    assert len(found) == 18
    assert (found["G01"], found["G02"], found["G03"]) == ("partial", "full", "none")
    assert len(rows(database, PlanItem)) == 4
    assert {row.regime for row in rows(database, PlanItem)} == {"331/2026"}


@pytest.mark.slow
def test_a_voided_record_gives_way_to_the_one_before(database):
    decided(database)
    record(database, ("G01", "partial"))
    record(database, ("G01", "full"))
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
        ({"state": "hỏng"}, "state"),
        ({"state": "not_applicable"}, "note"),
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


def test_progress_counts_what_does_not_apply_as_done_and_marks_what_is_late(database):
    decided(database)
    record(database, ("G01", "full"), ("G02", "partial"), due_on=database.today() - DAY)
    record(database, ("G03", "not_applicable"), note="Không có phần mềm riêng")

    found = plan(database)

    assert sum(row.done for row in found.rows) == 2
    assert [row.requirement.code for row in found.rows if row.overdue_on(database.today())] == ["G02"]
    assert len(found.open) == 16


async def opened(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open(f"/he-thong/{CODE}?tab=phuong-an")
    await shows(visitor, "Phương án theo từng yêu cầu")
    return visitor


async def test_a_requirement_is_recorded_in_its_panel_and_late_ones_are_marked(visitor, office):
    decided(office.database)
    page = await opened(visitor, office)
    await shows(page, "Đã xong 0/18")

    await press(page, "item-G07")
    await choose(page, "partial")
    await fill(page, responsible="Văn phòng Sở", due_on="01/11/2026")
    await press(page, "submit")
    await until(rows, office.database, PlanItem)

    (kept,) = rows(office.database, PlanItem)
    assert (kept.requirement, kept.state, kept.responsible) == ("G07", "partial", "Văn phòng Sở")
    await shows(page, "1 quá hạn")
    assert "Quá hạn" in text_of(page, "requirement-G07")


async def test_a_whole_group_is_set_at_once_and_then_the_plan_is_suggested_as_full(visitor, office):
    decided(office.database)
    page = await opened(visitor, office)

    await press(page, "whole-group")
    await choose(page, "full")
    await press(page, "submit")
    await until(lambda: len(rows(office.database, PlanItem)) == 18)
    await shows(page, "Đã xong 18/18")

    await until(sees, page, "suggest-full")
    await press(page, "suggest-full")
    await shows(page, "Tính đến ngày")
    await press(page, "submit")
    await until(rows, office.database, PlanState)
    assert rows(office.database, PlanState)[0].state == "full"


async def test_the_plan_is_recorded_as_full_over_open_requirements_only_after_a_question(visitor, office):
    cleared_system(office.database, CODE, level=2)
    record(office.database, ("G01", "partial"))
    page = await opened(visitor, office)
    await click(page, "Cập nhật mức triển khai")
    await shows(page, "Tính đến ngày")
    await choose(page, "full")
    await press(page, "submit")

    await shows(page, "còn 15 yêu cầu chưa ghi là xong")
    assert len(rows(office.database, PlanState)) == 1
    await press(page, "confirm")
    await until(lambda: len(rows(office.database, PlanState)) == 2)
