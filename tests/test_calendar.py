"""Months and working days, over decades."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schedules.cadence.public_holidays import COMPENSATION, by_law
from schedules.cadence.working_days import (
    Holiday,
    Holidays,
    add_months,
    add_working_days,
    default_holidays,
    is_working_day,
    last_working_day_before,
    next_working_day,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
NEARBY = st.dates(date(2026, 1, 1), date(2026, 12, 31))
HOLIDAYS = st.builds(Holidays, st.frozensets(NEARBY, max_size=60), st.frozensets(NEARBY, max_size=60))
OFFICIAL = Holidays.of(default_holidays())
PLAIN = Holidays()


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 11, 22), 12, date(2027, 11, 22)),
    ],
)
def test_months_clamp_to_the_end_of_a_short_month(day, months, expected):
    assert add_months(day, months) == expected


@settings(deadline=None)
@given(DAYS, st.integers(0, 360))
def test_months_keep_the_day_of_the_month_or_take_the_last_one(day, months):
    later = add_months(day, months)

    passed = (later.year - day.year) * 12 + later.month - day.month
    assert passed == months
    assert later.day == min(day.day, calendar.monthrange(later.year, later.month)[1])


@settings(deadline=None)
@given(DAYS, st.integers(0, 120), st.integers(0, 120))
def test_a_longer_period_never_ends_earlier(day, some, more):
    assert add_months(day, some + more) >= add_months(day, some)
    assert add_months(day + timedelta(days=1), some) >= add_months(day, some)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),  # Saturday
        (date(2026, 11, 24), False),  # the new holiday
        (date(2026, 11, 28), False),  # the swap for 23 November stayed a proposal
        (date(2026, 11, 23), True),
        (date(2026, 1, 10), True),  # a Saturday worked for 2 January
        (date(2026, 1, 2), False),
        (date(2026, 2, 16), False),
        (date(2026, 2, 23), True),
        (date(2026, 8, 31), False),
        (date(2026, 8, 22), True),
        (date(2026, 4, 27), False),
        (date(2027, 2, 10), False),
        (date(2027, 2, 11), True),
        (date(2027, 5, 3), False),
        (date(2027, 9, 3), False),
    ],
)
def test_the_announced_days_of_2026_and_2027(day, worked):
    assert is_working_day(day, OFFICIAL) is worked


def test_every_announced_day_has_a_name_and_a_source_and_stands_once():
    rows = default_holidays()

    assert all(row.name and row.source for row in rows)
    assert len({row.day for row in rows}) == len(rows)
    assert {row.day.year for row in rows} == {2026, 2027}
    assert all(row.day.weekday() >= 5 for row in rows if row.working)


def test_rows_become_days_off_and_days_worked():
    off = Holiday(date(2026, 11, 24), "Ngày Văn hóa Việt Nam", "NQ 28/2026/QH16")
    swapped = Holiday(date(2026, 1, 10), "Làm bù", "Thông báo", working=True)

    assert Holidays.of([off, swapped]) == Holidays(frozenset({off.day}), frozenset({swapped.day}), by_law=True)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2028, 1, 3), False),  # 01/01/2028 is a Saturday
        (date(2028, 1, 4), True),
        (date(2022, 5, 2), False),  # 30/4 a Saturday, 01/5 a Sunday: two days, one after the other
        (date(2022, 5, 3), False),
        (date(2022, 5, 4), True),
        (date(2023, 5, 2), False),  # 30/4 a Sunday, and the Monday is 01/5 itself
        (date(2030, 4, 30), False),
        (date(2028, 9, 4), False),  # 02/9 a Saturday
        (date(2025, 11, 24), True),  # a public holiday from 2026 on
        (date(2026, 11, 24), False),
        (date(2029, 11, 26), False),  # 24/11/2029 is a Saturday
    ],
)
def test_fixed_holidays_and_their_compensation_are_computed_for_every_year(day, worked):
    """Clocks used to run past the end of the table of holidays as if every weekday after it were worked."""
    assert is_working_day(day, OFFICIAL) is worked
    assert is_working_day(day, PLAIN), "days given by a caller are exactly those that count"


@pytest.mark.parametrize(
    ("entered", "off", "worked"),
    [
        ([date(2029, 9, 3)], [date(2029, 9, 3), date(2029, 9, 4)], date(2029, 9, 5)),  # 02/9 a Sunday, 03/9 beside it
        ([date(2029, 9, 1)], [date(2029, 9, 3), date(2029, 9, 4)], date(2029, 9, 5)),  # both on the week-end
        ([date(2029, 9, day) for day in (1, 3, 4)], [date(2029, 9, 3), date(2029, 9, 4)], date(2029, 9, 5)),
        ([date(2028, 9, 1)], [date(2028, 9, 1), date(2028, 9, 4)], date(2028, 9, 5)),
        ([date(2027, 9, 3)], [date(2027, 9, 2), date(2027, 9, 3)], date(2027, 9, 6)),
        ([date(2027, 5, 3)], [date(2027, 5, 3)], date(2027, 5, 4)),  # the compensation itself was entered too
    ],
)
def test_the_day_beside_2_9_is_announced_and_its_compensation_computed(entered, off, worked):
    known = Holidays(frozenset(entered), by_law=True)

    assert not any(is_working_day(day, known) for day in off)
    assert is_working_day(worked, known)


YEARS = st.integers(2000, 2200)
BESIDE = st.sets(st.sampled_from([(9, 1), (9, 3)]))


@settings(deadline=None)
@given(YEARS, BESIDE)
def test_what_the_law_fixes_is_off_and_compensation_falls_on_a_weekday_after_its_holiday(year, beside):
    announced = {date(year, *each) for each in beside}
    found = by_law(year, announced)
    known = Holidays(frozenset(announced), by_law=True)

    fixed = [day for day, each in found.items() if each.source != COMPENSATION]
    instead = [day for day, each in found.items() if each.source == COMPENSATION]
    assert {(day.month, day.day) for day in fixed} == {(1, 1), (4, 30), (5, 1), (9, 2)} | (
        {(11, 24)} if year >= 2026 else set()
    )
    assert not any(is_working_day(day, known) for day in found)
    assert all(day.weekday() < 5 and day not in announced | set(fixed) for day in instead if len(beside) < 2)
    assert all(day.weekday() < 5 for day in instead)
    owed = [day for day in fixed if day.weekday() >= 5]
    assert len(owed) <= len(instead) <= len(owed) + 1
    assert all(any(0 < (day - holiday).days <= 4 for holiday in owed + sorted(announced)) for day in instead)


@settings(deadline=None)
@given(YEARS)
def test_a_day_named_as_worked_is_worked_although_the_law_makes_it_free(year):
    for day in by_law(year):
        assert is_working_day(day, Holidays(working_days=frozenset({day}), by_law=True))


def test_a_year_is_known_once_its_announced_days_are_entered():
    assert OFFICIAL.missing(2026) == OFFICIAL.missing(2027) == ()
    assert OFFICIAL.missing(2028) == ("Tết Nguyên đán", "Giỗ Tổ Hùng Vương", "ngày liền kề Quốc khánh 2/9")
    of_2028 = frozenset({date(2028, 1, 26), date(2028, 4, 4), date(2028, 9, 1)})
    assert Holidays(of_2028, by_law=True).missing(2028) == ()
    fixed = frozenset({date(2028, 4, 30), date(2028, 9, 2)})  # as older registers have them in their table
    assert len(Holidays(fixed, by_law=True).missing(2028)) == 3
    assert PLAIN.missing(2028) == PLAIN.notes(date(2028, 1, 1), date(2029, 1, 1)) == ()
    (note,) = OFFICIAL.notes(date(2027, 12, 29), date(2028, 1, 10))
    assert "Lịch nghỉ năm 2028" in note


def test_a_day_announced_both_ways_is_a_day_off():
    both = frozenset({date(2026, 1, 10)})

    assert not is_working_day(date(2026, 1, 10), Holidays(both, both))


@pytest.mark.parametrize(
    ("received", "n", "expected"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday, then Monday
        (date(2026, 11, 20), 5, date(2026, 11, 30)),  # 24 November is off
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # received on a Saturday
        (date(2026, 1, 8), 2, date(2026, 1, 10)),  # the Saturday worked in exchange counts
        (date(2026, 2, 13), 1, date(2026, 2, 23)),  # over Tết
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
    ],
)
def test_working_days_count_from_the_day_after_receipt(received, n, expected):
    assert add_working_days(received, n, OFFICIAL) == expected


@settings(deadline=None)
@given(NEARBY, st.integers(1, 40), HOLIDAYS)
def test_the_counted_days_are_exactly_the_working_days_passed(day, n, holidays):
    due = add_working_days(day, n, holidays)

    passed = [day + timedelta(days=step) for step in range(1, (due - day).days + 1)]
    assert sum(is_working_day(each, holidays) for each in passed) == n
    assert is_working_day(due, holidays)


@settings(deadline=None)
@given(NEARBY, st.integers(0, 40), HOLIDAYS)
def test_one_more_working_day_ends_strictly_later_and_a_later_start_never_earlier(day, n, holidays):
    assert add_working_days(day, n + 1, holidays) > add_working_days(day, n, holidays)
    assert add_working_days(day + timedelta(days=1), n, holidays) >= add_working_days(day, n, holidays)


@settings(deadline=None)
@given(NEARBY, st.integers(1, 40), HOLIDAYS, NEARBY)
def test_one_more_day_off_never_ends_a_count_earlier(day, n, holidays, off):
    more = Holidays(holidays.days_off | {off}, holidays.working_days)

    assert add_working_days(day, n, more) >= add_working_days(day, n, holidays)


@settings(deadline=None)
@given(NEARBY, HOLIDAYS)
def test_the_nearest_working_days_leave_none_between(day, holidays):
    after = next_working_day(day, holidays)
    before = last_working_day_before(day, holidays)

    assert before < day <= after
    between = [before + timedelta(days=step) for step in range(1, (after - before).days)]
    assert not any(is_working_day(each, holidays) for each in between)


def test_before_20_december_2026_means_friday_the_18th():
    assert last_working_day_before(date(2026, 12, 20), PLAIN) == date(2026, 12, 18)
