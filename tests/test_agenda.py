"""What stands on the calendar between two days: every kind of deadline, once, until it is done."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from inventory.organisation.access import Act, system
from inventory.records import Advisory, Audit, Finding, PlanItem, PlannedAudit, Resolution, Website, facts
from isms.platform.database import Database
from schedules.acts import recording
from schedules.standing.listing import Filter
from schedules.watch.agenda import agenda, calendar, numbers
from tests.register import ADMIN, DAY, OFFICER, cleared_system, stored

WEEK = 7 * DAY


def kinds(database: Database, first: dt.date, last: dt.date) -> list[str]:
    with database.look(ADMIN) as work:
        return [entry.kind for entry in agenda(work, first, last)]


def add(database: Database, fact) -> int:
    with database.work(OFFICER) as work:
        facts.add(work, system(work, "A", Act.RECORD), fact)
        work.session.flush()
        return fact.id


def test_an_audit_stands_on_its_due_day_and_on_no_other(database: Database) -> None:
    due = cleared_system(database, "A")

    assert kinds(database, due, due) == ["due"]
    assert kinds(database, due - WEEK, due - DAY) == kinds(database, due + DAY, due + WEEK) == []


@pytest.mark.slow
def test_conditions_stand_beside_the_due_day(database: Database) -> None:
    until = database.today() + WEEK
    cleared_system(database, "A", conclusion="conditional", conditions_until=until)

    assert kinds(database, until, until) == ["conditions"]
    assert kinds(database, until, stored(database, "A").audit_due_on) == ["conditions", "due"]


def test_a_planned_audit_stands_until_a_conclusion_names_it(database: Database) -> None:
    cleared_system(database, "A")
    today = database.today()
    planned = add(database, PlannedAudit(on=today + DAY, kind="periodic", occasion="periodic"))
    before = kinds(database, today, today + WEEK)
    concluded = Audit(concluded_on=today, kind="periodic", conclusion="eligible", occasion="periodic", assessor="X")
    concluded.assessor_kind, concluded.planned_id = "licensed", planned

    add(database, concluded)

    assert before == ["planned"]
    assert kinds(database, today, today + WEEK) == []


def test_a_finding_stands_until_it_is_mended_or_taken_back(database: Database) -> None:
    cleared_system(database, "A")
    today = database.today()
    row = {"on": today, "severity": "major", "due_on": today + DAY}
    mended, wrong, left = (add(database, Finding(what=what, **row)) for what in ("Chưa vá", "Nhầm", "Còn lại"))

    add(database, Resolution(finding_id=mended, on=today, how="Đã vá"))
    with database.work(OFFICER) as work:
        facts.void(work, Finding, wrong, "Ghi nhầm")

    assert left
    assert kinds(database, today, today + WEEK) == ["finding"]


@pytest.mark.slow
def test_only_the_latest_state_of_a_requirement_counts(database: Database) -> None:
    cleared_system(database, "A")
    today = database.today()
    item = {"on": today, "regime": "331/2026", "requirement": "x", "due_on": today + DAY}
    add(database, PlanItem(**item, state="none"))
    add(database, PlanItem(**item, state="partial"))
    before = kinds(database, today, today + WEEK)

    add(database, PlanItem(**item, state="full"))

    assert before == ["plan_item"]
    assert kinds(database, today, today + WEEK) == []


@pytest.mark.slow
def test_an_advisory_stands_until_it_is_dealt_with(database: Database) -> None:
    cleared_system(database, "A")
    today = database.today()
    told = Advisory(on=today, kind="advisory", source="Công an tỉnh", what="Lỗ hổng", due_on=today + DAY)
    with database.work(OFFICER) as work:
        recording.record(work, "A", told)
        work.session.flush()
        number = told.id
    before = kinds(database, today, today + WEEK)

    with database.work(OFFICER) as work:
        recording.record_about(work, Resolution(advisory_id=number, on=today, how="Đã xử lý"))

    assert before == ["advisory"]
    assert kinds(database, today, today + WEEK) == []


@pytest.mark.slow
def test_numbers_count_what_the_agenda_lists_of_the_kinds_and_systems_asked_for(database: Database) -> None:
    due = cleared_system(database, "A", level=3)
    cleared_system(database, "B", level=2)
    today = database.today()
    add(database, PlannedAudit(on=today + DAY, kind="periodic", occasion="periodic"))
    for what, ahead in (("Chưa vá", 1), ("Mở cổng", 1), ("Thiếu nhật ký", 2)):
        add(database, Finding(on=today, what=what, severity="major", due_on=today + ahead * DAY))
    told = Advisory(on=today, kind="advisory", source="Công an tỉnh", what="Lỗ hổng", due_on=today + DAY)
    with database.work(OFFICER) as work:
        recording.record(work, "A", told)

    with database.look(ADMIN) as work:
        for kinds in (("due",), ("finding", "planned"), ("advisory", "due", "finding")):
            for among in (Filter(), Filter(level=3), Filter(level=2), Filter(unit="VP")):
                asked = (work, today, today + 800 * DAY, kinds, among)
                listed = agenda(*asked)
                assert numbers(*asked) == Counter((entry.day, entry.kind) for entry in listed)
                assert {entry.kind for entry in listed} <= set(kinds)
                assert {entry.code for entry in listed} <= ({"B"} if among.level == 2 else {"A", "B"})
        found = numbers(work, today, due, ("finding", "due"), Filter(level=3))
    assert found == {(today + DAY, "finding"): 2, (today + 2 * DAY, "finding"): 1, (due, "due"): 1}


@pytest.mark.slow
def test_a_person_sees_only_what_lies_in_their_branch(database: Database) -> None:
    due = cleared_system(database, "A")
    stranger = replace(OFFICER, branch="/999/")

    with database.look(stranger) as work:
        assert agenda(work, due, due) == []


@pytest.mark.engines("sqlite")
def test_the_calendar_counts_what_the_agenda_lists_and_shows_the_first_of_each_day(database: Database) -> None:
    today = database.today()
    due = cleared_system(database, "A")
    for code in ("B", "C", "D"):
        cleared_system(database, code)
    for on, what in ((today - WEEK, "cũ"), (today + WEEK, "mới"), (today + WEEK, "khác")):
        add(database, Advisory(on=today - WEEK, kind="advisory", source="Bộ", what=what, due_on=on))
    for address, known in (("a.gov.vn", today - WEEK), ("b.gov.vn", today)):
        add(database, Website(on=known, address=address, review_months=6))

    with database.look(ADMIN) as work:
        first, last = today, due + DAY
        found = calendar(work, first, last, most=2)
        every = agenda(work, first, last)
        late = agenda(work, today - 99 * DAY, today - DAY)
        assert found.numbers == Counter((each.day, each.kind) for each in every) == numbers(work, first, last)
        assert found.late == Counter(each.kind for each in late) == {"advisory": 1, "website_review": 1}
        by_day = Counter((each.day, each.kind) for each in found.entries)
        assert by_day == {place: min(number, 2) for place, number in found.numbers.items()}
        assert [each.code for each in found.entries if each.kind == "due"] == ["A", "B"]
        assert set(found.entries) <= set(every)
