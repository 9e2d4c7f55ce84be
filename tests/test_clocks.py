"""The day on which a step of the dossier's procedure must be done."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.law.regimes import LEVELS
from schedules.cadence.clocks import clock
from schedules.cadence.working_days import Holidays, default_holidays, is_working_day

OFFICIAL = Holidays.of(default_holidays())
FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("event", "level", "due_on", "days", "clause"),
    [
        ("invalid_dossier_reply", 1, date(2026, 11, 30), 5, "NĐ 331/2026 Đ23.2"),
        ("appraisal", 1, None, None, "NĐ 331/2026 Đ23.3"),
        ("appraisal", 2, None, None, "NĐ 331/2026 Đ23.3"),
        ("appraisal", 3, date(2026, 12, 14), 15, "NĐ 331/2026 Đ23.3.a"),
        ("appraisal", 5, date(2026, 12, 28), 25, "NĐ 331/2026 Đ23.3.b"),
        ("approval", 4, date(2026, 12, 2), 7, "NĐ 331/2026 Đ24.2"),
    ],
)
def test_clocks_of_decree_331_count_working_days(event, level, due_on, days, clause):
    found = clock(event, level, "331/2026", FRIDAY, OFFICIAL)

    assert (found.due_on, found.working_days, found.clause) == (due_on, days, clause)


def test_a_listed_system_of_level_3_has_the_clock_of_level_5():
    found = clock("appraisal", 3, "331/2026", FRIDAY, OFFICIAL, national_security_list=True)

    assert (found.due_on, found.clause) == (date(2026, 12, 28), "NĐ 331/2026 Đ23.3.b, Đ20.4")


def test_a_clock_that_runs_into_a_year_without_announced_days_says_so():
    """Received on 29/12/2027, seven working days: 03/01/2028 is off for 01/01; Tết of 2028 is not known yet."""
    found = clock("approval", 3, "331/2026", date(2027, 12, 29), OFFICIAL)

    assert found.due_on == date(2028, 1, 10)
    assert [note for note in found.notes if "Lịch nghỉ năm 2028" in note and "Tết Nguyên đán" in note]
    assert clock("approval", 3, "331/2026", date(2027, 12, 1), OFFICIAL).notes == ()
    exact = clock("approval", 3, "331/2026", date(2027, 12, 29), Holidays())
    assert (exact.due_on, exact.notes) == (date(2028, 1, 7), ())


@pytest.mark.parametrize("regime", ["331/2026", "85/2016"])
def test_seven_days_of_approval_at_levels_1_and_2_are_called_our_reading(regime):
    for level in LEVELS:
        notes = clock("approval", level, regime, FRIDAY, OFFICIAL).notes
        assert any("cách hiểu của sổ" in note for note in notes) is (level < 3)


def test_without_holidays_only_week_ends_are_skipped():
    assert clock("invalid_dossier_reply", 1, "331/2026", FRIDAY, Holidays()).due_on == date(2026, 11, 27)


def test_a_day_off_given_by_the_caller_moves_the_clock():
    off = Holidays(frozenset({date(2026, 11, 25)}))

    assert clock("invalid_dossier_reply", 1, "331/2026", FRIDAY, off).due_on == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("level", "received", "due_on", "shifted"),
    [
        (3, date(2018, 3, 1), date(2018, 3, 16), False),
        (3, date(2018, 3, 2), date(2018, 3, 19), True),  # ends on a Saturday
        (4, date(2018, 3, 1), date(2018, 4, 2), True),
        (5, date(2018, 3, 5), date(2018, 4, 4), False),
    ],
)
def test_calendar_days_of_decree_85_end_on_a_working_day(level, received, due_on, shifted):
    found = clock("appraisal", level, "85/2016", received, OFFICIAL)

    assert found.due_on == due_on
    assert (found.working_days, found.calendar_days) == (None, 15 if level == 3 else 30)
    assert ("BLDS Đ148.5" in found.clause) is shifted


def test_decree_85_has_no_clock_for_an_invalid_dossier():
    found = clock("invalid_dossier_reply", 3, "85/2016", FRIDAY, OFFICIAL)

    assert (found.due_on, found.working_days) == (None, None)


@settings(deadline=None)
@given(
    st.sampled_from(["invalid_dossier_reply", "appraisal", "approval"]),
    st.sampled_from(LEVELS),
    st.sampled_from(["331/2026", "85/2016"]),
    st.dates(date(2016, 7, 1), date(2060, 1, 1)),
)
def test_a_clock_ends_on_a_working_day_after_receipt_and_never_sooner_for_a_later_dossier(event, level, regime, day):
    found = clock(event, level, regime, day, OFFICIAL)
    later = clock(event, level, regime, day + timedelta(days=1), OFFICIAL)

    if found.due_on is None or later.due_on is None:
        assert found.due_on is later.due_on is None
        return
    assert found.due_on > day
    assert is_working_day(found.due_on, OFFICIAL)
    assert later.due_on >= found.due_on
