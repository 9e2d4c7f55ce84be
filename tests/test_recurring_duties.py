"""The recurring duties as data, and the days on which they are due."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from inventory.law import recurring_duties
from inventory.law.recurring_duties import Confidence, DutyBasis, DutyKind, DutyPlace, DutyScope, Period
from schedules.cadence import duty_days
from schedules.cadence.duty_days import DutyStanding
from schedules.cadence.working_days import Holidays, default_holidays
from schedules.yearly import reporting_year

DAYS_OFF = Holidays.of(default_holidays())
FILE = Path(recurring_duties.__file__).with_suffix(".toml")


def duty(code: str) -> recurring_duties.RecurringDuty:
    return recurring_duties.get(code)


def test_every_duty_says_who_what_proves_it_and_how_sure_its_source_is() -> None:
    for row in recurring_duties.every():
        assert row.who and row.title and row.clause and row.evidence, row.code
        if row.clause.startswith("TCVN") and row.months:
            assert row.period_confidence == Confidence.SECONDARY, row.code
        if row.basis == DutyBasis.CUSTOM:
            assert row.sources == ("thông lệ",)


def test_no_row_threatens_with_a_fine() -> None:
    """Whether a state body is fined for being late is not known (recurring-duties, 9.10)."""
    assert "phạt" not in FILE.read_text("utf-8")


def test_what_has_a_place_of_its_own_is_not_switched_on_here_again() -> None:
    elsewhere = {row.code: row.place for row in recurring_duties.every() if not row.switched}

    assert elsewhere["D-D17"] == DutyPlace.AUDITS
    assert {elsewhere["D-A7"], elsewhere["D-A8"]} == {DutyPlace.PLANS}
    assert {elsewhere[f"D-B{number}"] for number in (1, 2, 3)} == {DutyPlace.TRANSITION}
    assert duty("D-D18").switched, "the operator's own evaluation is no audit"
    assert not duty("D-A6").switched, "it is no duty of the office"


def test_the_fifteenth_of_january_binds_the_ministry_alone() -> None:
    assert duty("D-A4").days == ()
    assert "(1, 15)" not in str([row.days for row in recurring_duties.every()])


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ('code = "D-A1"', 'code = "D-A2"'),
        ('days = ["12-14"]', 'days = ["12-32"]'),
        ('basis = "law"', 'basis = "rumour"'),
        ('confidence = "V"', 'confidences = "V"'),
        ("months = [12, 12, 6, 6, 3]", "months = [12, 12, 6, 6]"),
        ('days = ["12-14"]\n', ""),
    ],
)
def test_a_file_that_the_rules_cannot_follow_is_refused(tmp_path: Path, change: str, wrong: str) -> None:
    text = FILE.read_text("utf-8")
    assert change in text
    copy = tmp_path / FILE.name
    copy.write_text(text.replace(change, wrong, 1), "utf-8")

    with pytest.raises(ValueError, match=r"D-|twice"):
        recurring_duties.load(copy)


@pytest.mark.parametrize(
    ("code", "year", "aim"),
    [
        ("D-A2", 2026, dt.date(2026, 12, 18)),  # 19/12 is a Saturday
        ("D-A2", 2027, dt.date(2027, 12, 17)),
        ("D-A3", 2026, dt.date(2026, 12, 24)),
        ("D-A3", 2027, dt.date(2027, 12, 24)),
        ("D-A5", 2027, dt.date(2027, 9, 30)),
        ("D-A1", 2026, dt.date(2026, 12, 14)),
    ],
)
def test_before_a_day_means_the_last_working_day_before_it(code: str, year: int, aim: dt.date) -> None:
    [day] = duty_days.fixed_days(duty(code), None, dt.date(year, 1, 1), dt.date(year, 12, 31), DAYS_OFF)

    assert day.aim == aim


def test_the_days_of_the_yearly_report_stand_in_the_register_of_duties() -> None:
    owner, ministry = reporting_year.deadlines(2026, DAYS_OFF)
    closing = reporting_year.ReportingYear(2026).closing

    assert (closing.month, closing.day) == duty("D-A1").days[0]
    assert (owner.before.month, owner.before.day) == duty("D-A2").days[0]
    assert (ministry.before.month, ministry.before.day) == duty("D-A3").days[0]


def next_of(code: str, since: dt.date, *done: dt.date) -> dt.date:
    found = duty_days.next_fixed(duty(code), None, since, done, since, DAYS_OFF)
    assert found is not None
    return found.named


def test_a_report_sent_late_settles_its_own_year_and_not_the_next() -> None:
    since = dt.date(2026, 11, 29)

    assert next_of("D-A2", since) == dt.date(2026, 12, 20)
    assert next_of("D-A2", since, dt.date(2026, 12, 1)) == dt.date(2027, 12, 20)
    assert next_of("D-A2", since, dt.date(2027, 1, 5)) == dt.date(2027, 12, 20)
    assert next_of("D-A2", since, dt.date(2026, 12, 1), dt.date(2026, 12, 10)) == dt.date(2027, 12, 20)
    assert next_of("D-A2", since, dt.date(2027, 1, 5), dt.date(2027, 12, 1)) == dt.date(2028, 12, 20)


def test_a_day_that_had_passed_when_the_office_began_is_not_owed() -> None:
    assert next_of("D-A2", dt.date(2026, 12, 21)) == dt.date(2027, 12, 20)


def period(code: str, level: int | None, archive: bool = False, on: dt.date = dt.date(2026, 11, 29)) -> Period | None:
    row = duty(code)
    months = {level: count for level, count in enumerate(row.months, start=1) if count}
    return duty_days.period_of(row, months, level, archive, on)


def test_a_period_follows_the_level_and_what_is_not_chosen_has_none() -> None:
    assert [period("D-D7", level) for level in range(1, 6)] == [Period(m) for m in (12, 12, 6, 3, 1)]
    assert period("D-D11", 2) is None, "the office must choose"
    assert period("D-D7", None) is None, "no level yet"
    assert period("D-D12", None) == Period(12), "the same at every level"


def test_an_archive_follows_the_stricter_rule_once_it_must_be_met() -> None:
    """QCVN 12:2026/BCA 6.2: levels 3-5 within 12 months, levels 1 and 2 within 18."""
    assert period("D-D5", 2, True, dt.date(2027, 12, 31)) == Period(12)
    assert period("D-D5", 2, True, dt.date(2028, 1, 1)) == Period(weeks=1)
    assert period("D-D7", 3, True, dt.date(2027, 6, 30)) == Period(6)
    assert period("D-D7", 3, True, dt.date(2027, 7, 1)) == Period(3)
    assert period("D-D7", 5, True, dt.date(2027, 7, 1)) == Period(1), "the shorter of the two"


def test_how_a_duty_stands_and_how_early_it_is_called_soon() -> None:
    today = dt.date(2026, 11, 29)
    lead = duty_days.notice(Period(12))

    def standing(due: dt.date, done: bool = True) -> DutyStanding:
        return duty_days.standing(due, today, lead, done)

    assert lead == dt.timedelta(days=90)
    assert duty_days.notice(Period(1)) == dt.timedelta(days=7), "a monthly duty is not always due soon"
    assert standing(today - dt.timedelta(days=1)) is DutyStanding.OVERDUE
    assert standing(today) is DutyStanding.DUE_SOON
    assert standing(today + lead) is DutyStanding.DUE_SOON
    assert standing(today + lead + dt.timedelta(days=1)) is DutyStanding.ON_TIME
    assert standing(today + lead + dt.timedelta(days=1), done=False) is DutyStanding.NEVER
    assert duty_days.after(dt.date(2026, 1, 31), Period(1)) == dt.date(2026, 2, 28)
    assert duty_days.after(today, Period(weeks=1)) == dt.date(2026, 12, 6)


def test_the_rows_keep_the_kinds_of_the_page_they_were_read_from() -> None:
    kinds = {"A": DutyKind.YEARLY, "B": DutyKind.ONCE, "C": DutyKind.EVENT, "D": DutyKind.PERIOD}
    others = {"D-B10": DutyKind.YEARLY, "D-D19": DutyKind.EVENT}
    rows = tomllib.loads(FILE.read_text("utf-8"))["duty"]

    assert len(rows) == 10 + 10 + 10 + 28
    for row in rows:
        assert row["kind"] == others.get(row["code"], kinds[row["code"][2]]), row["code"]
    assert all(row.scope == DutyScope.SYSTEM for row in recurring_duties.every() if row.applies)
