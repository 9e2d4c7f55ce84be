"""Months and working days. Nothing here reads a clock: every day is given."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Self

from dateutil.relativedelta import relativedelta

from schedules.cadence import public_holidays
from schedules.cadence.public_holidays import SATURDAY

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Holiday:
    """A day off, or (`working`) a weekend day worked in exchange for another, as announced in `source`."""

    day: date
    name: str
    source: str
    working: bool = False


@dataclass(frozen=True)
class Holidays:
    """
    The days that differ from the plain week.

    `by_law`: the fixed public holidays and their compensation count too. A day that is named here goes before them, so
    that a fixed day can be named as worked.
    """

    days_off: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()
    by_law: bool = False

    @classmethod
    def of(cls, rows: Iterable[Holiday]) -> Self:
        """Gather announced days, beside those the law fixes. A day announced both ways is a day off."""
        rows = tuple(rows)
        return cls(
            frozenset(row.day for row in rows if not row.working),
            frozenset(row.day for row in rows if row.working),
            by_law=True,
        )

    def missing(self, year: int) -> tuple[str, ...]:
        """Return what of a year's announcement is not among the days; nothing where the days are all that counts."""
        if not self.by_law:
            return ()
        return tuple(kind.name for kind in public_holidays.announced_kinds() if not kind.in_year(self.days_off, year))

    def notes(self, first: date, last: date) -> tuple[str, ...]:
        """Return a sentence for each year of a span whose announced days are not all known."""
        return tuple(
            f"Lịch nghỉ năm {year} chưa có đủ trong sổ (thiếu {', '.join(missing)}, ngày hoán đổi nếu có): "
            "ngày tính ra có thể sớm hơn thực tế."
            for year in range(first.year, last.year + 1)
            if (missing := self.missing(year))
        )


@cache
def default_holidays() -> tuple[Holiday, ...]:
    """Return the announced days that come with the product, oldest first. The office may add to them."""
    rows = (Holiday(**row) for row in public_holidays.tables()["days"])
    return tuple(sorted(rows, key=lambda row: row.day))


def add_months(day: date, months: int) -> date:
    """Return the same day that many months later, or the last day of a month that is too short (BLDS Đ148.3)."""
    return day + relativedelta(months=months)


def last_day(month: date) -> date:
    """Return the last day of the month in which a day lies."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def is_working_day(day: date, holidays: Holidays) -> bool:
    """Tell whether public offices work on that day."""
    if day in holidays.days_off:
        return False
    if day in holidays.working_days:
        return True
    if day.weekday() >= SATURDAY:
        return False
    return not (holidays.by_law and day in public_holidays.by_law(day.year, holidays.days_off))


def add_working_days(day: date, n: int, holidays: Holidays) -> date:
    """Return the n-th working day after `day`, which itself counts as day 0 whether worked or not (BLDS Đ147.2)."""
    for _ in range(n):
        day = next_working_day(day + ONE_DAY, holidays)
    return day


def next_working_day(day: date, holidays: Holidays) -> date:
    """Return the day itself when it is worked, or the first one after it that is (BLDS Đ148.5)."""
    while not is_working_day(day, holidays):
        day += ONE_DAY
    return day


def last_working_day_before(day: date, holidays: Holidays) -> date:
    """Return the latest working day that is earlier than `day`: the day to aim at when the law says "before"."""
    day -= ONE_DAY
    while not is_working_day(day, holidays):
        day -= ONE_DAY
    return day
