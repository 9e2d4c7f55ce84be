"""The cadence of audits: which policy counts on a day, when the next audit is due, how the duty stands."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.errors import Invalid
from schedules.cadence.cadence import (
    WARN_BEFORE,
    Policy,
    Standing,
    cadence_on,
    covered_until,
    default_policies,
    next_due,
    outlived_plans,
    policy_on,
    standing,
)

POLICIES = default_policies()
BASELINE, PLAN_2025, PLAN_2026 = POLICIES
DAY = dt.timedelta(days=1)
days = st.dates(dt.date(2016, 7, 1), dt.date(2060, 12, 31))
levels = st.none() | st.integers(1, 5)


def policy(start: dt.date, months: int, name: str = "thử") -> Policy:
    return Policy(name, start, f"{name} II.1", dict.fromkeys(range(1, 6), months))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (dt.date(2016, 7, 1), BASELINE),
        (dt.date(2025, 8, 31), BASELINE),
        (dt.date(2025, 9, 1), PLAN_2025),
        (dt.date(2026, 1, 31), PLAN_2025),
        (dt.date(2026, 2, 1), PLAN_2026),
        (dt.date(2040, 1, 1), PLAN_2026),
    ],
)
def test_the_policy_in_force_is_the_one_that_began_last(on, expected):
    assert policy_on(POLICIES, on) == expected
    assert policy_on(POLICIES[::-1], on) == expected


def test_of_two_policies_of_one_day_the_later_entered_counts():
    first, second = policy(dt.date(2026, 1, 1), 12, "một"), policy(dt.date(2026, 1, 1), 24, "hai")

    assert policy_on((first, second), dt.date(2026, 1, 1)) == second
    assert policy_on((second, first), dt.date(2026, 1, 1)) == first


def test_a_day_before_every_policy_is_refused_with_the_remedy():
    with pytest.raises(Invalid, match=r"30/06/2016.*Hãy bổ sung chính sách"):
        next_due(3, dt.date(2016, 1, 1), dt.date(2016, 6, 30), POLICIES)


def test_where_a_plan_is_silent_on_a_level_the_rule_before_it_stands():
    silent = Policy("kế hoạch", dt.date(2026, 2, 1), "KH 1", {1: 24, 2: 24, 3: 12, 4: 12})

    due = next_due(5, dt.date(2026, 3, 1), dt.date(2026, 4, 1), (BASELINE, silent))

    assert (due.due_on, due.policy, due.clause) == (dt.date(2026, 9, 1), "NĐ 85/2016", "NĐ 85/2016 Đ20.2.c")


def test_a_level_that_no_policy_names_is_refused():
    with pytest.raises(Invalid, match="cấp độ 5"):
        cadence_on(5, dt.date(2026, 4, 1), (Policy("kế hoạch", dt.date(2026, 2, 1), "KH 1", {1: 24}),))


@pytest.mark.parametrize(
    ("level", "on", "months", "clause"),
    [
        (1, dt.date(2025, 8, 31), 24, "NĐ 85/2016 Đ20.2.c"),
        (3, dt.date(2025, 8, 31), 12, "NĐ 85/2016 Đ20.2.c"),
        (5, dt.date(2025, 8, 31), 6, "NĐ 85/2016 Đ20.2.c"),
        (1, dt.date(2025, 9, 1), 12, "KH CĐS 2025 II.2.d"),
        (4, dt.date(2026, 1, 31), 12, "KH CĐS 2025 II.2.d"),
        (5, dt.date(2026, 1, 31), 6, "NĐ 85/2016 Đ20.2.c"),  # "ít nhất 01 lần/năm" relaxes no decree
        (1, dt.date(2026, 2, 1), 24, "KH DTI 2026 II.3.b"),
        (2, dt.date(2026, 11, 22), 24, "KH DTI 2026 II.3.b"),
        (3, dt.date(2026, 11, 22), 12, "KH DTI 2026 II.3.b"),
        (4, dt.date(2026, 11, 22), 12, "KH DTI 2026 II.3.b"),
        (5, dt.date(2026, 11, 22), 6, "NĐ 85/2016 Đ20.2.c"),  # the plan does not speak of level 5
    ],
)
def test_the_months_are_those_of_the_day_asked_about(level, on, months, clause):
    cadence = cadence_on(level, on, POLICIES)

    assert (cadence.months, cadence.clause) == (months, clause)


def test_without_a_level_the_strictest_of_levels_1_to_4_counts_and_says_so():
    due = next_due(None, dt.date(2026, 3, 15), dt.date(2026, 11, 22), POLICIES)

    assert (due.due_on, due.months) == (dt.date(2027, 3, 15), 12)
    assert "chưa có cấp độ" in due.clause


@pytest.mark.parametrize(
    ("level", "concluded_on", "due_on"),
    [
        (3, dt.date(2027, 3, 15), dt.date(2028, 3, 15)),
        (3, dt.date(2028, 2, 29), dt.date(2029, 2, 28)),
        (1, dt.date(2028, 2, 29), dt.date(2030, 2, 28)),
        (5, dt.date(2026, 8, 31), dt.date(2027, 2, 28)),
        (5, dt.date(2027, 8, 31), dt.date(2028, 2, 29)),
        (5, dt.date(2026, 12, 31), dt.date(2027, 6, 30)),
        (3, dt.date(2026, 11, 22), dt.date(2027, 11, 22)),
        (3, dt.date(2026, 5, 1), dt.date(2027, 5, 1)),  # a Saturday and a holiday: not shifted
    ],
)
def test_months_are_clamped_to_the_end_of_a_short_month_and_never_shifted(level, concluded_on, due_on):
    assert next_due(level, concluded_on, dt.date(2027, 1, 1), POLICIES).due_on == due_on


def test_a_policy_change_moves_the_due_day_of_an_audit_already_made():
    concluded_on = dt.date(2025, 3, 1)

    dues = [next_due(2, concluded_on, on, POLICIES).due_on for on in (dt.date(2026, 1, 31), dt.date(2026, 2, 1))]

    assert dues == [dt.date(2026, 3, 1), dt.date(2027, 3, 1)]


def test_a_tightening_known_today_ends_the_cover_on_its_eve():
    tighter = policy(dt.date(2027, 1, 1), 6)

    assert covered_until(3, dt.date(2026, 5, 31), dt.date(2026, 11, 22), POLICIES) == dt.date(2027, 5, 31)
    assert covered_until(3, dt.date(2026, 5, 31), dt.date(2026, 11, 22), (*POLICIES, tighter)) == dt.date(2026, 12, 31)
    assert covered_until(3, dt.date(2026, 9, 30), dt.date(2026, 11, 22), (*POLICIES, tighter)) == dt.date(2027, 3, 30)


def test_a_relaxation_that_comes_after_the_due_day_does_not_bridge_the_gap():
    looser = policy(dt.date(2027, 6, 3), 36)

    assert covered_until(3, dt.date(2026, 6, 1), dt.date(2026, 11, 22), (*POLICIES, looser)) == dt.date(2027, 6, 1)


@pytest.mark.parametrize("begins", [dt.date(2027, 6, 1), dt.date(2027, 6, 2)])
def test_a_relaxation_that_begins_by_the_day_after_the_due_day_leaves_no_day_overdue(begins):
    until = covered_until(3, dt.date(2026, 6, 1), dt.date(2026, 11, 22), (*POLICIES, policy(begins, 36)))

    assert until == dt.date(2029, 6, 1)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (dt.date(2026, 3, 1), Standing.ON_TIME),
        (dt.date(2027, 3, 1), Standing.ON_TIME),
        (dt.date(2027, 3, 2), Standing.DUE_SOON),
        (dt.date(2027, 5, 31), Standing.DUE_SOON),  # the due day is still in time
        (dt.date(2027, 6, 1), Standing.OVERDUE),
        (dt.date(2037, 1, 1), Standing.OVERDUE),
    ],
)
def test_the_standing_changes_90_days_before_and_the_day_after(on, expected):
    assert standing(dt.date(2027, 5, 31), on) is expected


def test_a_system_never_audited_stands_as_never_audited():
    assert standing(None, dt.date(2026, 11, 22)) is Standing.NEVER_AUDITED


@given(levels, days, days)
def test_the_due_day_keeps_the_day_of_the_month_or_clamps_it(level, concluded_on, on):
    due = next_due(level, concluded_on, on, POLICIES)

    months = (due.due_on.year - concluded_on.year) * 12 + due.due_on.month - concluded_on.month
    assert months == due.months
    clamped = (due.due_on + DAY).month != due.due_on.month and due.due_on.day < concluded_on.day
    assert due.due_on.day == concluded_on.day or clamped


@given(levels, days, days, days)
def test_a_later_audit_is_never_due_earlier(level, one, other, on):
    earlier, later = sorted((one, other))

    assert next_due(level, earlier, on, POLICIES).due_on <= next_due(level, later, on, POLICIES).due_on


@given(levels, days, st.lists(st.tuples(days, st.integers(1, 36)), max_size=4), st.integers(0, 1200))
def test_cover_ends_on_the_first_day_whose_own_policy_finds_the_audit_too_old(level, concluded_on, rows, offset):
    """Walked day by day with the policy of each day, whatever the policies."""
    policies = (*POLICIES, *(policy(start, months) for start, months in rows))
    on = concluded_on + offset * DAY
    if on > next_due(level, concluded_on, on, policies).due_on:
        return

    until = covered_until(level, concluded_on, on, policies)

    day = on
    while day <= next_due(level, concluded_on, day, policies).due_on:
        day += DAY
    assert until == day - DAY


@given(days, days)
def test_standing_gets_worse_only(due_on, on):
    order = [Standing.ON_TIME, Standing.DUE_SOON, Standing.OVERDUE]

    assert order.index(standing(due_on, on)) <= order.index(standing(due_on, on + DAY))
    assert (standing(due_on, on) is Standing.DUE_SOON) == (dt.timedelta(0) <= due_on - on <= WARN_BEFORE)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("Kế hoạch DTI 2026 của Sở Tư pháp", 2026),
        ("KH chuyển đổi số năm 2027", 2027),
        ("Kế hoạch giai đoạn 2026-2030", 2030),
        ("Kế hoạch số 56/KH-UBND ngày 03/02/2026", None),  # the year of a date is not that of the plan
        ("NĐ 85/2016", None),
        ("Khung kiểm tra 2026", None),
    ],
)
def test_a_plan_is_of_the_year_in_its_name(name, year):
    assert Policy(name, dt.date(2026, 2, 1), "KH", {1: 24}).year == year


def test_from_2027_on_the_cadence_of_the_plan_of_2026_says_that_it_is_used_for_want_of_a_newer_one():
    """The plan is one for the year 2026; its clause was cited for 2027 and 2028 as if it went on by itself."""
    told = "KH DTI 2026 II.3.b (chưa có kế hoạch năm 2027: đang dùng chu kỳ của kế hoạch 2026)"
    assert cadence_on(2, dt.date(2026, 12, 31), POLICIES).clause == "KH DTI 2026 II.3.b"
    due = next_due(2, dt.date(2026, 10, 10), dt.date(2027, 1, 1), POLICIES)
    assert (due.due_on, due.months, due.clause) == (dt.date(2028, 10, 10), 24, told)
    assert cadence_on(5, dt.date(2027, 1, 1), POLICIES).clause == "NĐ 85/2016 Đ20.2.c"
    assert [each.year for each in outlived_plans(POLICIES, dt.date(2027, 1, 1))] == [2026]
    assert outlived_plans(POLICIES, dt.date(2026, 12, 31)) == []

    newer = Policy("Kế hoạch năm 2027", dt.date(2027, 3, 1), "KH 2027", {1: 24, 2: 24})
    known = [*POLICIES, newer]
    assert cadence_on(2, dt.date(2027, 1, 1), known).clause == "KH DTI 2026 II.3.b"  # it is known, and begins in March
    assert cadence_on(2, dt.date(2027, 3, 1), known).clause == "KH 2027"
    assert outlived_plans(known, dt.date(2027, 3, 1)) == []
    assert "kế hoạch năm 2028" in cadence_on(2, dt.date(2028, 1, 1), known).clause
