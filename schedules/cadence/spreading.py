"""Spread audits over a month: as many in each of its weeks, on days on which public offices work."""

from datetime import date
from itertools import groupby

from inventory.errors import Invalid, Problem
from schedules.cadence.working_days import ONE_DAY, Holidays, is_working_day


def spread(number: int, first: date, last: date, holidays: Holidays) -> list[date]:
    """
    Return so many working days from `first` to `last`, in order: the weeks get as many each, to within one.

    Within a week they are spread over its days in the same way. Raises Invalid when no day of these is worked.
    """
    weeks = _weeks(first, last, holidays)
    if not weeks:
        rule = f"Từ {first:%d/%m/%Y} đến {last:%d/%m/%Y} không còn ngày làm việc nào."
        raise Invalid([Problem("month", rule, "Hãy chọn tháng khác.")])
    found: list[date] = []
    for week, share in zip(weeks, _shares(number, len(weeks)), strict=True):
        for day, times in zip(week, _shares(share, len(week)), strict=True):
            found += [day] * times
    return found


def _weeks(first: date, last: date, holidays: Holidays) -> list[list[date]]:
    days = (first + ahead * ONE_DAY for ahead in range((last - first).days + 1))
    worked = [day for day in days if is_working_day(day, holidays)]
    return [list(week) for _, week in groupby(worked, key=lambda day: day.isocalendar()[:2])]


def _shares(number: int, parts: int) -> list[int]:
    """Divide a number into parts that differ by at most one, spread evenly."""
    return [number * (part + 1) // parts - number * part // parts for part in range(parts)]
