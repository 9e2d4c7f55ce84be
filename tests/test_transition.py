"""The transition from NĐ 85/2016: who owes what by which day, and what is missing (NĐ 331/2026 Đ39.1, L116 Đ45.1)."""

import datetime as dt
from dataclasses import replace

import pytest
from icalendar import Calendar
from nicegui import ui as elements
from sqlalchemy import text

from inventory.records import Decision as DecisionRow
from inventory.records import Investment as InvestmentRow
from inventory.records import PlanState as PlanRow
from inventory.records import facts
from inventory.work import Actor, Role
from isms.installation import setup
from isms.jobs import jobs
from isms.mail import mail_texts
from isms.platform.config import Settings
from isms.platform.database import WRITES, Database
from isms.workspace import calendar_feed
from schedules.acts import recording
from schedules.alerts import alert_list
from schedules.alerts.alert_tables import Alert
from schedules.cadence.working_days import Holidays, default_holidays
from schedules.gate import transition
from schedules.gate.cautions import cautions
from schedules.gate.dated import Decision, Investment, PlanState
from schedules.gate.record import record_on
from schedules.gate.transition import Known
from schedules.standing.derived import drift
from schedules.watch import agenda, transition_list
from tests import ui
from tests.filling import text_of
from tests.histories import CLEARED, audit, conditional, day, decided
from tests.register import ADMIN, DAY, OFFICER, Clock, conclude, new_system, person, rows, stored
from tests.test_outbox import claim, gather
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
HOLIDAYS = Holidays.of(default_holidays())
TODAY = day("2026-11-28")
UNDER_WAY = Known(investments=(Investment(day("2026-03-01")),))
OLD = Known(decisions=decided("2023-05-10", regime="85/2016"))
PLAN, CONCLUSION = PlanState(day("2026-10-01"), "full"), audit("2026-10-10")


def owed(known: Known, on=TODAY) -> dict[str, int]:
    """Return what is owed and how many things are missing for it."""
    return {duty.term.code: len(duty.missing) for duty in transition.duties(known, on)}


def test_the_limits_are_aimed_at_earlier_than_the_count_of_the_civil_code_ends():
    approval, measures = transition.transition().terms

    assert (approval.aim, approval.last(HOLIDAYS)) == (day("2026-12-31"), day("2027-01-04"))
    assert (measures.aim, measures.last(HOLIDAYS)) == (day("2027-06-30"), day("2027-07-01"))


def test_a_system_under_way_before_the_law_must_be_approved_and_then_meet_the_measures():
    assert owed(UNDER_WAY) == {"approval": 1, "measures": 2}
    assert owed(replace(UNDER_WAY, decisions=decided("2026-12-20", regime="85/2016")), day("2026-12-20")) == {
        "measures": 2
    }
    assert owed(replace(UNDER_WAY, decisions=decided("2026-12-20", regime="85/2016"))) == {"approval": 1, "measures": 2}
    assert owed(replace(UNDER_WAY, decisions=decided("2026-10-20"))) == {}, "the new decree asks by itself"


@pytest.mark.parametrize(
    ("plans", "conclusions", "missing"),
    [
        ((), (), 2),
        ((PLAN,), (), 1),
        ((), (CONCLUSION,), 1),
        ((PLAN,), (CONCLUSION,), 0),
        ((PlanState(day("2026-08-18"), "full"),), (CONCLUSION,), 1),  # before the decree nobody could follow it
        ((PLAN,), (audit("2026-08-18"),), 1),
        ((PLAN,), (audit("2026-10-10", "not_eligible"),), 1),
        ((PLAN,), (conditional("2026-12-31"),), 1),
        ((PLAN,), (replace(conditional("2026-12-31"), met_on=day("2026-11-10")),), 0),
        ((PLAN, PlanState(day("2026-11-01"), "partial")), (CONCLUSION,), 1),
    ],
)
def test_an_old_approval_owes_the_new_measures_until_they_are_recorded(plans, conclusions, missing):
    known = replace(OLD, plans=plans, conclusions=conclusions)

    assert owed(known) == ({"measures": missing} if missing else {})
    assert transition.due_on(known, TODAY) == (day("2027-06-30") if missing else None)


def test_nothing_is_owed_of_a_system_that_is_only_used_or_was_begun_later_or_is_decided_anew():
    assert owed(replace(OLD, used=True)) == owed(replace(UNDER_WAY, used=True)) == {}
    assert owed(Known(investments=(Investment(day("2026-07-01")),))) == {}
    assert owed(replace(OLD, decisions=(*OLD.decisions, *decided("2026-09-10")))) == {}
    assert owed(Known()) == {}


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2026-11-28", "còn 33 ngày"),
        ("2026-12-31", "còn đến hết ngày 04/01/2027 theo Bộ luật Dân sự"),
        ("2027-01-04", "còn đến hết ngày 04/01/2027 theo Bộ luật Dân sự"),
        ("2027-01-05", "đã quá hạn 1 ngày"),
    ],
)
def test_how_far_a_limit_is_counts_lateness_from_the_end_by_the_civil_code(today, told):
    approval = transition.transition().term(transition.APPROVAL)

    assert transition.how_far(approval, day(today), HOLIDAYS) == told


@pytest.mark.parametrize(
    ("date", "regime", "late"),
    [
        ("2026-12-31", "85/2016", False),
        ("2027-01-01", "85/2016", True),
        ("2027-01-01", "331/2026", False),
        ("2020-01-05", "85/2016", False),
    ],
)
def test_a_decision_under_the_old_decree_after_the_six_months_is_a_warning_by_our_strict_reading(date, regime, late):
    decisions = (Decision(day(date), 2, regime, "1", "UBND tỉnh"),)

    assert transition.is_late(decisions[0]) == late
    warned = [caution for caution in cautions(record_on(replace(CLEARED, decisions=decisions), day("2027-06-01")))]
    texts = [caution.text for caution in warned if caution.code == "strict_reading"]
    assert bool(texts) == late
    assert all("cách hiểu" in text for text in texts)


def rules_near(today: dt.date) -> transition.Transition:
    """Return the transition as it stood on 28/11/2026, told from another day: its limits are 33 and 214 days ahead."""
    since = today - 150 * DAY
    told = {"since": since, "clause": "Đ39.1"}
    approval = transition.Term("approval", "phê duyệt cấp độ", months=6, aim=today + 33 * DAY, **told)
    measures = transition.Term("measures", "đáp ứng biện pháp", months=12, aim=today + 214 * DAY, **told)
    return transition.Transition(since, "85/2016", "331/2026", today - 90 * DAY, (approval, measures))


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> transition.Transition:
    rules = rules_near(clock.today)
    monkeypatch.setattr(transition, "transition", lambda: rules)
    return rules


def decide(database: Database, code: str, regime: str = "85/2016") -> None:
    """Record a system whose level was decided under a decree a year ago."""
    new_system(database, code)
    with database.work(OFFICER) as work:
        on = work.today - 400 * DAY
        facts.record(work, code, DecisionRow(date=on, level=2, regime=regime, number="1", issuer="UBND tỉnh"))


def meet(database: Database, code: str) -> None:
    with database.work(OFFICER) as work:
        facts.record(work, code, PlanRow(on=work.today, state="full"))
        conclude(work, code, work.today)


def raised(database: Database) -> list[tuple[int, int]]:
    return [(alert.system_id, alert.stage) for alert in rows(database, Alert, Alert.kind == "transition")]


@pytest.mark.slow
def test_an_old_approval_is_reminded_of_on_the_ladder_until_the_measures_are_recorded(database, clock, limits):
    decide(database, "CU")
    decide(database, "MOI", regime="331/2026")
    aim = limits.term("measures").aim
    assert (stored(database, "CU").transition_due_on, stored(database, "MOI").transition_due_on) == (aim, None)
    assert raised(database) == []

    for days in (-90, -61, 7):
        clock.to(aim + days * DAY)
        jobs.sweep(database)
        jobs.sweep(database)
    assert raised(database) == [(1, -90), (1, 7)]

    with database.look(ADMIN) as work:
        newest = alert_list.page(work, alert_list.Filter(kind="transition")).rows[0]
    assert "đáp ứng biện pháp, hạn" in newest.sentence and not newest.settled
    meet(database, "CU")
    assert stored(database, "CU").transition_due_on is None
    with database.look(ADMIN) as work:
        assert all(row.settled for row in alert_list.page(work, alert_list.Filter(kind="transition")).rows)
        assert list(drift(work)) == []


def test_a_limit_that_is_near_is_told_in_the_transaction_of_the_fact(database, clock, limits):
    clock.to(limits.term("measures").aim - 20 * DAY)

    decide(database, "CU")

    assert raised(database) == [(1, -30)]


@pytest.mark.slow
def test_one_mail_tells_of_a_limit_for_all_systems_together(database, clock, limits):
    person(database, "lan", "officer")
    for code in ("CU-1", "CU-2"):
        decide(database, code)
    clock.to(limits.term("measures").aim - 60 * DAY)
    jobs.sweep(database)

    [wanted] = gather(database)
    letter = claim(database, wanted)

    assert letter is not None
    text = mail_texts.text_of(letter)
    assert "2 hệ thống phải đáp ứng biện pháp: hạn " in text and "(còn 60 ngày)" in text
    assert "\n  + Hệ thống CU-1 (CU-1)\n  + Hệ thống CU-2 (CU-2)\n" in text
    assert "3 việc" not in mail_texts.subject_of(letter.told, clock.today)


@pytest.mark.slow
def test_the_limit_stands_in_the_calendar_for_each_system_and_in_the_feed_once(database, clock, limits):
    number = person(database, "lan", "officer")
    for code in ("CU-1", "CU-2"):
        decide(database, code)
    aim = limits.term("measures").aim

    with database.look(Actor("lan", Role.OFFICER, person_id=number)) as work:
        entries = agenda.agenda(work, aim, aim)
        [event] = [
            each for each in Calendar.from_ical(calendar_feed.feed(work)).walk("VEVENT") if "chuyển" in each["summary"]
        ]

    assert [(entry.kind, entry.code) for entry in entries] == [("transition", "CU-1"), ("transition", "CU-2")]
    assert entries[0].text == "Thời hạn chuyển tiếp: đáp ứng biện pháp"
    assert event["dtstart"].dt == aim
    assert event["summary"] == "Thời hạn chuyển tiếp: 2 hệ thống phải đáp ứng biện pháp"


@pytest.mark.slow
def test_the_list_is_of_what_one_may_see_and_page_by_page(database, clock, limits):
    for code in ("CU-1", "CU-2", "CU-3"):
        decide(database, code)
    meet(database, "CU-3")

    with database.look(ADMIN) as work:
        [count] = transition_list.counts(work)
        first = transition_list.page(work, most=1)
        second = transition_list.page(work, "measures", 1, 1)
        assert transition_list.page(work, "approval").total == 0
    with database.look(Actor("xa", Role.UNIT, "/999/")) as work:
        assert (transition_list.counts(work), transition_list.page(work).total) == ([], 0)

    assert (count.systems, count.far) == (2, "còn 214 ngày")
    assert (first.total, [row.code for row in (*first.rows, *second.rows)]) == (2, ["CU-1", "CU-2"])
    assert len(first.rows[0].duties[0].missing) == 2


async def test_today_leads_to_the_list_that_says_what_is_missing(visitor, office, monkeypatch):
    rules = rules_near(office.clock.today)
    monkeypatch.setattr(transition, "transition", lambda: rules)
    decide(office.database, "CU")
    await sign_in(visitor, office, role="officer")

    await visitor.open("/")
    assert "1 hệ thống phải đáp ứng biện pháp: hạn " in text_of(visitor, "transition")
    await visitor.open("/chuyen-tiep")

    [row] = next(iter(visitor.find(elements.table).elements)).rows
    assert (row["code"], row["path"]) == ("CU", "/he-thong/CU?tab=ho-so")
    assert "chưa có kết luận kiểm tra, đánh giá đủ điều kiện" in row["missing"]
    await visitor.should_see("cách hiểu của sổ")


def test_a_system_recorded_as_under_way_is_reminded_of_the_approval_first(database, clock, limits):
    new_system(database, "DANG-XAY")
    with database.work(OFFICER) as work:
        recording.record(work, "DANG-XAY", InvestmentRow(on=day("2026-03-01")))

    assert stored(database, "DANG-XAY").transition_due_on == limits.term("approval").aim
    assert raised(database) == [(1, -60)], "told at once, on its rung of the ladder"
    with database.look(ADMIN) as work:
        [row] = transition_list.page(work, "approval").rows
    assert [(duty.term.code, len(duty.missing)) for duty in row.duties] == [("approval", 1), ("measures", 2)]


@pytest.mark.slow
def test_an_upgrade_finds_the_old_approvals_that_are_there_already(register_url, database, tmp_path):
    new_system(database, "CU")
    with database.work(OFFICER) as work:
        row = DecisionRow(date=day("2023-05-10"), level=2, regime="85/2016", number="1/QĐ", issuer="UBND tỉnh")
        facts.record(work, "CU", row)
    with database.engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("UPDATE system SET transition_due_on = NULL"))  # as before the column was there
        connection.execute(text("DELETE FROM gate_rule"))

    setup.initialise(database, Settings(database_url=register_url, data_dir=tmp_path))

    assert stored(database, "CU").transition_due_on == transition.transition().term("measures").aim
    with database.look(ADMIN) as work:
        assert [each for each in drift(work) if each.column == "transition_due_on"] == []
    database.engine.dispose()
