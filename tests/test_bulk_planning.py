"""Planning audits of several systems at once: a day for each, a verdict for each, all or none."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nicegui import ui as elements

from inventory.errors import Invalid, NotAllowed
from inventory.organisation import units
from inventory.records import PlannedAudit
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.ui.parts.words import day
from schedules.audits import planned
from schedules.cadence.spreading import spread
from schedules.cadence.working_days import Holidays, add_months, is_working_day
from schedules.policies import policies
from tests import ui
from tests.filling import choose, fill, newest, press, sees, shows, text_of, until
from tests.register import ADMIN, DAY, OFFICER, cleared_system, new_system, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
PAGE = "/kiem-tra/lap-ke-hoach"
MARCH = (dt.date(2027, 3, 1), dt.date(2027, 3, 31))


def a_plan(on: dt.date, **more) -> PlannedAudit:
    return PlannedAudit(**{"on": on, "kind": "periodic", "occasion": "", "assessor_kind": "licensed"} | more)


# Spreading over a month


@given(st.integers(0, 500), st.dates(dt.date(2026, 1, 1), dt.date(2030, 12, 31)), st.integers(6, 30))
def test_audits_are_spread_evenly_over_the_weeks_on_working_days_in_order(number, first, length):
    days = spread(number, first, first + length * DAY, Holidays())

    assert len(days) == number
    assert days == sorted(days)
    assert all(is_working_day(each, Holidays()) and first <= each <= first + length * DAY for each in days)
    worked = {ahead for ahead in (first + n * DAY for n in range(length + 1)) if is_working_day(ahead, Holidays())}
    weeks = Counter({each.isocalendar()[:2]: 0 for each in worked})
    weeks.update(each.isocalendar()[:2] for each in days)
    assert max(weeks.values()) - min(weeks.values()) <= 1


def test_days_off_are_left_out_and_worked_saturdays_are_not():
    saturday = dt.date(2027, 3, 6)
    holidays = Holidays(frozenset(MARCH[0] + n * DAY for n in range(5)), frozenset({saturday}))

    assert spread(5, *MARCH, holidays)[0] == saturday


def test_a_span_without_a_working_day_is_refused():
    with pytest.raises(Invalid, match="không còn ngày làm việc"):
        spread(1, dt.date(2027, 3, 6), dt.date(2027, 3, 7), Holidays())


@pytest.mark.slow
def test_those_due_first_stand_in_the_first_weeks_and_never_audited_before_all(database):
    later = cleared_system(database, "LATER", level=2)
    sooner = cleared_system(database, "SOONER", level=3)
    new_system(database, "NEVER")
    assert sooner < later
    with database.look(OFFICER) as work:
        days = planned.spread_over(work, ["SOONER", "LATER", "NEVER"], add_months(work.today, 2))
    assert days["NEVER"] < days["SOONER"] < days["LATER"]
    assert {each.month for each in days.values()} == {add_months(database.today(), 2).month}


@pytest.mark.engines("sqlite")
def test_no_day_gone_by_is_given(database, clock):
    new_system(database, "A")
    clock.to(add_months(database.today().replace(day=1), 1) + 9 * DAY)
    with database.look(OFFICER) as work:
        assert planned.spread_over(work, ["A"], work.today)["A"] >= work.today
        with pytest.raises(Invalid):
            planned.spread_over(work, ["A"], add_months(work.today, -1))


# The verdict, and all or none


@pytest.mark.slow
def test_the_verdict_names_what_is_late_what_is_planned_already_and_the_clause(database):
    due = cleared_system(database, "A", level=3)
    new_system(database, "B")
    with database.work(OFFICER) as work:
        planned.plan(work, ["B"], a_plan(due - DAY))
    with database.look(OFFICER) as work:
        days = {"A": due + DAY, "B": due}
        late, twice = sorted(planned.outlook(work, days, a_plan(due, assessor_kind="operator")), key=lambda x: x.code)
        [right] = planned.outlook(work, {"A": due}, a_plan(due))
    assert (late.late, late.already, late.verdict.allowed, late.clear) == (True, None, False, False)
    assert "Đ31.2.c" in late.verdict.clause
    assert (twice.late, twice.already, twice.clear) == (False, due - DAY, False)
    assert right.clear


def test_one_system_of_another_branch_keeps_all_from_being_planned(database):
    with database.work(ADMIN) as work:
        units.add(work, "KHAC", "Đơn vị khác", parent="STP")
        branch = units.add(work, "XA", "Xã", parent="KHAC").path
    mine = Actor("cán bộ xã", Role.OFFICER, branch=branch)
    with database.work(OFFICER) as work:
        for code, unit in (("OURS", "VP"), ("THEIRS", "XA")):
            entry = Entry(code=code, name=code, responsibility="owned", users=("XA",), unit=unit)
            register.register(work, entry, work.today, operating=True)
    with database.look(mine) as work:
        told = planned.outlook(work, {"OURS": work.today, "THEIRS": work.today}, a_plan(work.today))
        assert {each.code: each.mine for each in told} == {"OURS": False, "THEIRS": True}
    with pytest.raises(NotAllowed), database.work(mine) as work:
        planned.plan_each(work, {"THEIRS": work.today, "OURS": work.today}, a_plan(work.today))
    assert rows(database, PlannedAudit) == []


@pytest.mark.engines("sqlite")
def test_too_many_at_once_are_refused(database):
    with pytest.raises(Invalid, match="nhiều nhất"), database.look(OFFICER) as work:
        planned.check(work, {f"HT-{n}": work.today for n in range(planned.MOST + 1)}, a_plan(work.today))


# The page


def ticked(user, *codes: str) -> None:
    """Tick rows as the browser does."""
    grid = max(user.find(elements.table).elements, key=lambda each: each.id)
    chosen = [row for row in grid.rows if row["code"] in codes]
    args = {"added": True, "rows": chosen, "keys": [row["code"] for row in chosen]}
    user.find(elements.table).trigger("selection", args)


def verdicts(user) -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["verdict"]["text"], row["mind"]) for row in newest(user, "verdicts").rows}


async def test_several_systems_are_planned_after_a_verdict_for_each(visitor, office):
    due = cleared_system(office.database, "BA", level=3)
    for code in ("A", "B", "C"):
        new_system(office.database, code)
    await sign_in(visitor, office, role="auditor")
    await visitor.open(f"{PAGE}?xep=ten")
    ticked(visitor, "A", "BA")
    await until(lambda: text_of(visitor, "chosen") == "Đã chọn 2 hệ thống")

    await press(visitor, "plan")
    await shows(visitor, "Lập kế hoạch kiểm tra cho 2 hệ thống")
    await press(visitor, "submit")
    await shows(visitor, "Chưa có ngày.")
    await fill(visitor, on=day(due + DAY), assessor_kind="operator", assessor="Bộ phận công nghệ")
    await press(visitor, "submit")
    await until(sees, visitor, "verdicts")
    assert verdicts(visitor)["BA"][0] == "Không được công nhận"
    assert f"Sau hạn kiểm tra {day(due)}." in verdicts(visitor)["BA"][1]
    assert "NĐ 331/2026 Đ31.2.c" in verdicts(visitor)["A"][1]
    assert rows(office.database, PlannedAudit) == []

    await press(visitor, "save-plans")
    await shows(visitor, "Đã lập kế hoạch cho 2 hệ thống.")
    kept = rows(office.database, PlannedAudit)
    assert [(row.on, row.kind, row.assessor) for row in kept] == [(due + DAY, "periodic", "Bộ phận công nghệ")] * 2
    await until(lambda: "chưa chọn" in text_of(visitor, "chosen"))


async def test_all_that_the_filter_finds_are_chosen_beyond_the_page_and_spread_over_a_month(visitor, office):
    for number in range(52):
        new_system(office.database, f"HT-{number:02}")
    cleared_system(office.database, "KHAC", level=3)
    await sign_in(visitor, office, role="officer")
    await visitor.open(f"{PAGE}?cap=chua")

    await press(visitor, "choose-page")
    await until(lambda: text_of(visitor, "chosen") == "Đã chọn 50 hệ thống")
    await press(visitor, "choose-all")
    await until(lambda: text_of(visitor, "chosen") == "Đã chọn 52 hệ thống")
    await press(visitor, "plan")
    await until(sees, visitor, "choice-month")
    await choose(visitor, "month")
    month = add_months(office.clock.today.replace(day=1), 2)
    await fill(visitor, month=f"{month:%Y-%m}")
    await press(visitor, "submit")
    await until(sees, visitor, "save-plans")
    await visitor.should_see("Cả 52 hệ thống đều không vướng gì.")
    await press(visitor, "save-plans")

    await shows(visitor, "Đã lập kế hoạch cho 52 hệ thống.")
    with office.database.look(OFFICER) as work:
        holidays = policies.holidays(work)
    days = [row.on for row in rows(office.database, PlannedAudit)]
    assert all(is_working_day(each, holidays) and each.month == month.month for each in days)
    assert len(set(days)) > 10


@pytest.mark.parametrize(("role", "status"), [("auditor", 200), ("officer", 200), ("leader", 403), ("unit", 403)])
async def test_only_those_who_plan_audits_open_the_page_and_are_offered_it(visitor, office, role, status):
    new_system(office.database, "A")
    await sign_in(visitor, office, role, role=role)

    assert (await visitor.http_client.get(PAGE)).status_code == status
    for path in ("/kiem-tra", "/he-thong"):
        assert ("Lập kế hoạch" in (await visitor.http_client.get(path)).text) == (status == 200)
