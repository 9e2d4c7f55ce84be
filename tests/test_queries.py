"""Lists and answers: filtered, searched without marks, in Vietnamese order, as of any day, on both engines."""

import datetime as dt
import itertools

import pytest

from inventory.errors import NotFound
from inventory.records import Decision, Operation, PlanState, facts
from inventory.systems import register
from inventory.systems.register import Entry
from isms.jobs import jobs
from schedules.acts import enforcement
from schedules.cadence.cadence import Policy, Standing
from schedules.plans import indicators
from schedules.policies import policies
from schedules.standing import counting, derived, due_months, listing, queries
from schedules.standing.listing import Filter
from tests.register import ADMIN, DAY, OFFICER, act_by, cleared_system, conclude, new_system

# In the order of a Vietnamese dictionary: letters first (a ă â b c d đ e ê ...), then tones (ngang huyền hỏi ngã sắc
# nặng).
NAMES = [
    "2 cửa",
    "Ba",
    "Bà",
    "Bả",
    "Bã",
    "Bá",
    "Bạ",
    "Bảo vệ",
    "Băng",
    "Bân",
    "Dân cư",
    "Đăng ký",
    "Đất đai",
    "Ê kíp",
    "Hệ thống",
    "Hồ sơ",
    "Hộ tịch",
    "Ô tô",
    "Ơn",
    "Ưu tiên",
    "Văn bản",
    "Y tế",
]


@pytest.fixture
def named(filled):
    """A register whose systems bear NAMES, entered in an order of no meaning."""
    return filled(enter_names)


def enter_names(database, _clock):
    with database.work(OFFICER) as work:
        for number in sorted(range(len(NAMES)), key=lambda number: (number * 7) % len(NAMES)):
            entry = Entry(f"S{number}", NAMES[number], ("owned", "operated", "used")[number % 3], users=("HCTP",))
            register.register(work, entry, work.today, operating=number % 2 == 0)


def listed(database, wanted: Filter = Filter(), **how: object) -> list[str]:  # noqa: B008
    with database.look(ADMIN) as work:
        return [row.name for row in listing.page(work, wanted, **how).rows]


def codes(database, **wanted: object) -> list[str]:
    """Return the codes that today's list and the list from the facts agree on."""
    with database.look(ADMIN) as work:
        today = listing.page(work, Filter(**wanted), most=200)
        assert today == listing.page_on(work, Filter(**wanted), work.today, most=200), wanted
        return [row.code for row in today.rows]


@pytest.mark.slow
def test_systems_stand_in_the_order_of_a_vietnamese_dictionary(named):
    assert listed(named) == NAMES
    assert listed(named, descending=True) == NAMES[::-1]
    with named.look(ADMIN) as work:
        assert [found.name for found, _, _ in queries.every(work)] == NAMES


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ba", ["Ba", "Bà", "Bả", "Bã", "Bá", "Bạ", "Bảo vệ", "Băng", "Bân", "Văn bản"]),
        ("BẢO", ["Bảo vệ"]),
        ("dang ky", ["Đăng ký"]),
        ("ký đăng", ["Đăng ký"]),
        ("ĐĂNG", ["Đăng ký"]),
        ("ho ti", ["Hộ tịch"]),
        ("uu", ["Ưu tiên"]),
        ("s21", ["Y tế"]),
        ("100%", []),
        ("_", []),
        ("' OR 1=1 --", []),
        ("\\", []),
    ],
)
def test_search_needs_no_marks_and_no_case_and_takes_signs_as_they_are(named, text, found):
    assert sorted(listed(named, Filter(text=text))) == sorted(found)


def test_pages_hold_every_system_once_whatever_the_order(named):
    for order in ("name", "code", "level", "audit_due_on", "unit", "'; DROP TABLE system"):
        with named.look(ADMIN) as work:
            pages = [listing.page(work, Filter(), order, first=first, most=5) for first in range(0, 25, 5)]
        assert sorted(row.name for page in pages for row in page.rows) == sorted(NAMES), order
        assert {page.total for page in pages} == {len(NAMES)}


def test_a_page_is_never_larger_than_a_list_should_be(named):
    with named.look(ADMIN) as work:
        assert len(listing.page(work, Filter(), most=10**9).rows) == len(NAMES)
        assert len(listing.page(work, Filter(), most=-3).rows) == 1
        assert listing.page(work, Filter(), first=-5, most=2).rows[0].name == NAMES[0]


@pytest.fixture
def office(filled):
    """Systems that stand in every way a list can ask for."""
    return filled(enter_every_kind)


def enter_every_kind(database, clock):
    cleared_system(database, "DUNG")
    cleared_system(database, "SAP", level=3, concluded_on=clock.today - 330 * DAY)
    cleared_system(database, "SANSANG")
    new_system(database, "VIPHAM", users=("VP",))
    new_system(database, "DUNGLAI")
    new_system(database, "BO")
    with database.work(OFFICER) as work:
        today = work.today
        enforcement.withdraw(work, "SANSANG", "x")
        facts.record(work, "SANSANG", Operation(on=today, state="stopped", reason="x"))
        facts.record(work, "DUNGLAI", Operation(on=today, state="stopped", reason="x"))
        facts.record(work, "BO", Operation(on=today, state="retired", reason="x"))
        decided = Decision(date=today - DAY, level=4, regime="331/2026", number="1", issuer="STP")
        facts.record(work, "VIPHAM", decided)
        conclude(work, "VIPHAM", today - 800 * DAY)
        register.edit(work, "DUNGLAI", None, Entry("DUNGLAI", "Hệ thống DUNGLAI", "used", users=("HCTP",)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, {"DUNG", "SAP", "SANSANG", "VIPHAM", "DUNGLAI"}),
        ({"use": "in_use"}, {"DUNG", "SAP"}),
        ({"use": "violation"}, {"VIPHAM"}),
        ({"use": "blocked"}, {"VIPHAM", "DUNGLAI"}),
        ({"use": "ready"}, {"SANSANG"}),
        ({"use": "stopped"}, {"SANSANG", "DUNGLAI"}),
        ({"use": "retired"}, {"BO"}),
        ({"standing": Standing.ON_TIME}, {"DUNG", "SANSANG"}),
        ({"standing": Standing.DUE_SOON}, {"SAP"}),
        ({"standing": Standing.OVERDUE}, {"VIPHAM"}),
        ({"standing": Standing.NEVER_AUDITED}, {"DUNGLAI"}),
        ({"overdue": True}, {"VIPHAM", "DUNGLAI"}),
        ({"due_within": 90}, {"SAP"}),
        ({"due_within": 5}, set()),
        ({"level": 2}, {"DUNG", "SANSANG"}),
        ({"level": 4}, {"VIPHAM"}),
        ({"decided": False}, {"DUNGLAI"}),
        ({"decided": True}, {"DUNG", "SAP", "SANSANG", "VIPHAM"}),
        ({"responsibility": "used"}, {"DUNGLAI"}),
        ({"ours": True}, {"DUNG", "SAP", "SANSANG", "VIPHAM"}),
        ({"ours": False}, {"DUNGLAI"}),
        ({"unit": "VP"}, {"VIPHAM"}),
        ({"unit": "STP"}, {"DUNG", "SAP", "SANSANG", "VIPHAM", "DUNGLAI"}),
        ({"unit": "KHONGCO"}, set()),
        ({"text": "dung", "decided": True, "use": "in_use"}, {"DUNG"}),
    ],
)
def test_each_filter_finds_what_it_names_in_both_lists(office, wanted, found):
    assert set(codes(office, **wanted)) == found


NUMBERS = {
    "all": Filter(),
    "ours": Filter(ours=True),
    "decided": Filter(decided=True),
    "in use": Filter(use="in_use"),
    "violations": Filter(use="violation"),
    "blocked": Filter(use="blocked"),
    "overdue": Filter(overdue=True),
    "never audited": Filter(standing=Standing.NEVER_AUDITED),
    "due in 30": Filter(due_within=30),
    "due in 60": Filter(due_within=60),
    "not implemented": Filter(implemented=False),
    "to do": Filter(use="to_do"),
    "conditions due": Filter(conditions_due=True),
}


def test_counts_count_what_the_lists_list(office):
    with office.look(ADMIN) as work:
        counted = counting.tally(work, NUMBERS)
        assert counted == counting.tally_on(work, NUMBERS, work.today)
    assert counted.total == 5
    assert list(counted.found.values()) == [5, 4, 4, 2, 1, 2, 2, 1, 0, 1, 2, 3, 0]
    assert {level: number for (level, due), number in counted.falling.items() if due is None} == {None: 1}


def test_the_indicators_count_ours_and_the_used_ones_beside_them(office):
    with office.look(ADMIN) as work:
        counted = counting.tally(work, indicators.filters()).found
    found = {each.aim.code: each for each in indicators.indicators(counted)}
    assert {code: (each.met, each.of, each.missing) for code, each in found.items()} == {
        "decided": (4, 4, 0),
        "implemented": (3, 4, 1),
        "audited": (3, 4, 1),
    }
    assert {code: (each.used_met, each.used_of) for code, each in found.items()} == {
        "decided": (0, 1),
        "implemented": (None, 1),
        "audited": (0, 1),
    }


def test_a_plan_counts_as_implemented_only_as_a_decision_approved_it_and_as_last_recorded(office):
    with office.work(OFFICER) as work:
        facts.record(work, "DUNGLAI", PlanState(on=work.today, state="full"))  # nothing was ever decided
        facts.record(work, "SAP", PlanState(on=work.today - 9 * DAY, state="none"))  # an older state, told later
        facts.record(work, "DUNG", PlanState(on=work.today, state="partial"))
    assert set(codes(office, implemented=True)) == {"SAP", "SANSANG"}
    assert set(codes(office, implemented=False)) == {"DUNG", "VIPHAM", "DUNGLAI"}


def test_a_month_lists_what_falls_due_in_it_and_not_what_is_late_already(office, clock):
    month = {"due_from": clock.today.replace(day=1), "due_until": clock.today + 800 * DAY}
    assert set(codes(office, **month)) == {"DUNG", "SAP", "SANSANG"}
    assert codes(office, due_from=clock.today - 900 * DAY, due_until=clock.today - DAY) == []


def test_what_falls_due_by_a_day_is_the_same_by_the_columns_and_by_the_facts(office, clock, monkeypatch):
    days = [clock.today + ahead * DAY for ahead in (-1, 90, 800)]
    with office.look(ADMIN) as work:
        told = [due_months.due_by(work, last, ("BO", "KHONGCO")) for last in days]
        assert [{each.code for each in some} for some in told] == [
            {"BO", "VIPHAM", "DUNGLAI"},
            {"BO", "VIPHAM", "DUNGLAI", "SAP"},
            {"BO", "VIPHAM", "DUNGLAI", "SAP", "DUNG", "SANSANG"},
        ]
        monkeypatch.setattr(derived, "is_forecast", lambda *_: False)
        assert [due_months.due_by(work, last, ("BO", "KHONGCO")) for last in days] == told


def test_a_page_of_any_day_stands_in_the_order_asked_for(office, clock):
    day = clock.today
    with office.look(ADMIN) as work:
        for order, descending in itertools.product(("name", "code", "level", "audit_due_on", "unit"), (False, True)):
            ordered = listing.page_on(work, Filter(), day, order, descending)
            assert ordered == listing.page(work, Filter(), order, descending), (order, descending)


def test_what_presses_comes_first_the_never_audited_before_all(office):
    with office.look(ADMIN) as work:
        assert [row.code for row in listing.upcoming(work)] == ["DUNGLAI", "VIPHAM", "SAP"]


@pytest.mark.slow
def test_a_system_is_in_no_answer_before_it_is_registered_and_in_none_after_it_retires(database, clock):
    new_system(database, "A")
    clock.move(days=10)
    with database.work(OFFICER) as work:
        facts.record(work, "A", Operation(on=work.today, state="retired", reason="x"))
    registered = clock.today - 10 * DAY
    with database.look(ADMIN) as work:
        totals = {days: counting.tally_on(work, {}, registered + days * DAY).total for days in (-1, 0, 9, 10, 11)}
        assert totals == {-1: 0, 0: 1, 9: 1, 10: 0, 11: 0}
        assert listing.page_on(work, Filter(), registered - DAY).rows == []
        assert listing.page_on(work, Filter(use="retired"), registered + 10 * DAY).total == 1
        assert queries.show(work, "A", registered + 11 * DAY)[2].retired


@pytest.mark.slow
def test_any_day_past_or_future_is_answered_from_the_facts_of_that_day(database, clock):
    due = cleared_system(database, "A")
    with database.look(ADMIN) as work:
        on = {day: queries.show(work, "A", day)[2] for day in (clock.today, due, due + DAY)}
    assert [on[day].in_use for day in sorted(on)] == [True, True, False]
    assert [on[day].standing for day in sorted(on)] == [
        Standing.ON_TIME,
        Standing.DUE_SOON,
        Standing.OVERDUE,
    ]
    assert on[due + DAY].violation


@pytest.mark.slow
def test_the_forecast_of_a_day_is_what_that_day_brings(database, clock):
    due = cleared_system(
        database, "A", conclusion="conditional", conditions_until=clock.today + 40 * DAY, conditions="x"
    )
    assert due == clock.today + 40 * DAY
    new_system(database, "B")
    days = [clock.today + ahead * DAY for ahead in (1, 39, 40, 41, 800)]
    with database.look(ADMIN) as work:
        forecast = {day: (counting.tally_on(work, NUMBERS, day), listing.page_on(work, Filter(), day)) for day in days}
        for day, told in forecast.items():
            assert derived.is_forecast(work, day)
            assert (counting.tally_as_of(work, NUMBERS, day), listing.page_as_of(work, Filter(), day)) == told
    for day in days:
        clock.to(day)
        jobs.sweep(database)
        with database.look(ADMIN) as work:
            assert (counting.tally(work, NUMBERS), listing.page(work, Filter())) == forecast[day], day


def test_a_policy_to_come_is_part_of_the_forecast(database, clock):
    due = cleared_system(database, "A")
    with database.work(ADMIN) as work:
        policies.set_policy(work, Policy("Mới", work.today + 10 * DAY, "x", dict.fromkeys(range(1, 6), 1)))
    with database.look(ADMIN) as work:
        before, after = (listing.page_as_of(work, Filter(), work.today + days * DAY) for days in (9, 10))
    assert before.rows[0].audit_due_on == due
    assert after.rows[0].audit_due_on < due


@pytest.mark.slow
def test_looking_back_is_not_changed_by_what_is_recorded_today(database, clock):
    cleared_system(database, "A")
    yesterday = clock.today
    clock.move(days=1)
    with database.look(ADMIN) as work:
        before = queries.show(work, "A", yesterday)[2], counting.tally_on(work, NUMBERS, yesterday)
    with database.work(OFFICER) as work:
        facts.record(work, "A", PlanState(on=work.today, state="partial"))
        conclude(work, "A", work.today, conclusion="not_eligible")
        register.register(work, Entry("B", "Hệ thống B", "owned"), work.today, operating=True)
    with database.look(ADMIN) as work:
        assert (queries.show(work, "A", yesterday)[2], counting.tally_on(work, NUMBERS, yesterday)) == before
        assert not queries.show(work, "A")[2].in_use


def test_an_unknown_code_is_not_found_on_any_day(database):
    with database.look(ADMIN) as work:
        for day in (None, dt.date(1990, 1, 1), dt.date(2100, 1, 1)):
            with pytest.raises(NotFound):
                queries.show(work, "KHONGCO", day)


def test_due_day_and_reminders_follow_the_latest_conclusion(database, clock):
    due = cleared_system(database, "A")
    clock.to(due)
    with database.work(OFFICER) as work:
        conclude(work, "A", work.today)
    assert act_by(database, "A") > due
    assert codes(database, use="in_use") == ["A"]
