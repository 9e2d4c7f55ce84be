"""The year of the yearly report: what it covers, and by when it is sent (NĐ 331/2026 Đ35.3, Đ35.4)."""

import datetime as dt
from dataclasses import dataclass

from inventory.errors import Invalid, Problem
from schedules.cadence.working_days import Holidays, last_working_day_before

LAST = "2200"
"""The last year of which anybody may ask a report, in four digits."""


@dataclass(frozen=True, slots=True)
class ReportingYear:
    """From 15 December of the year before through 14 December."""

    year: int

    @property
    def first(self) -> dt.date:
        return dt.date(self.year - 1, 12, 15)

    @property
    def closing(self) -> dt.date:
        """The last day, whose numbers the report tells (Đ35.3)."""
        return dt.date(self.year, 12, 14)

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
    owner, ministry = dt.date(year, 12, 20), dt.date(year, 12, 25)
    return (
        _deadline("Chủ quản hệ thống thông tin", owner, "NĐ 331/2026 Đ35.4.a", holidays),
        _deadline("Bộ Công an", ministry, "NĐ 331/2026 Đ35.4.b", holidays),
    )


def _deadline(whom: str, before: dt.date, clause: str, holidays: Holidays) -> Deadline:
    aim = last_working_day_before(before, holidays)
    return Deadline(whom, before, aim, clause, holidays.notes(aim, before))
