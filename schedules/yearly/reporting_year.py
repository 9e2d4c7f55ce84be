"""The year of the yearly report: what it covers, and by when it is sent (NĐ 331/2026 Đ35.3, Đ35.4)."""

import datetime as dt
from dataclasses import dataclass

from inventory.errors import Invalid, Problem
from inventory.law import recurring_duties
from schedules.cadence import duty_days
from schedules.cadence.working_days import ONE_DAY, Holidays

CLOSING, TO_OWNER, TO_MINISTRY = "D-A1", "D-A2", "D-A3"
"""The rows of `inventory.law.recurring_duties` whose days these are."""
LAST = "2200"
"""The last year of which anybody may ask a report, in four digits."""


@dataclass(frozen=True, slots=True)
class ReportingYear:
    """From 15 December of the year before through 14 December."""

    year: int

    @property
    def first(self) -> dt.date:
        return ReportingYear(self.year - 1).closing + ONE_DAY

    @property
    def closing(self) -> dt.date:
        """The last day, whose numbers the report tells (Đ35.3)."""
        return _named(CLOSING, self.year)

    def day(self, today: dt.date) -> dt.date:
        """Return as of which day its report is made unless one is named: its last, or today until then."""
        return min(self.closing, max(today, self.first))


@dataclass(frozen=True, slots=True)
class Deadline:
    """To whom the report goes before a day, and the last working day to send it; `notes`: days off not known."""

    whom: str
    before: dt.date
    aim: dt.date
    clause: str
    notes: tuple[str, ...] = ()


def of_day(day: dt.date) -> ReportingYear:
    """Return the year to which a day counts: from 15 December on, the next one."""
    return ReportingYear(day.year + (day > ReportingYear(day.year).closing))


def read(text: str) -> ReportingYear:
    """Return the year that a text names, "2026". Raises Invalid."""
    if not (len(text) == 4 and text.isascii() and text.isdigit() and "1991" <= text <= LAST):
        raise Invalid([Problem("year", f"Không có năm báo cáo “{text[:20]}”.", "Hãy ghi năm dạng 2026.")])
    return ReportingYear(int(text))


def deadlines(year: int, holidays: Holidays) -> tuple[Deadline, Deadline]:
    """Return by when the report goes to the owner, and from the owner to the Ministry (Đ35.4)."""
    return (
        _deadline("Chủ quản hệ thống thông tin", TO_OWNER, year, holidays),
        _deadline("Bộ Công an", TO_MINISTRY, year, holidays),
    )


def _deadline(whom: str, code: str, year: int, holidays: Holidays) -> Deadline:
    duty = recurring_duties.get(code)
    day = duty_days.on_day(duty, _named(code, year), holidays)
    return Deadline(whom, day.named, day.aim, duty.day_clause, holidays.notes(day.aim, day.named))


def _named(code: str, year: int) -> dt.date:
    [(month, day)] = recurring_duties.get(code).days
    return dt.date(year, month, day)
