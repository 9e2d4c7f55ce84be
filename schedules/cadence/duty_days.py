"""
When a recurring duty is due: so long after it was last done, or on its fixed days. Every day is given.

A duty never done counts from the day since which the office minds it: nothing is late because nobody had a register.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from inventory.choices import Choices
from inventory.law.recurring_duties import DutyKind, Period, RecurringDuty, get
from schedules.cadence.working_days import (
    Holidays,
    add_months,
    is_working_day,
    last_working_day_before,
)

LEAD = dt.timedelta(days=90)
_QUARTERLY = 4


class DutyStanding(Choices):
    """How a recurring duty stands. None of it touches the gate."""

    OVERDUE = "overdue", "Quá hạn", "overdue"
    DUE_SOON = "due_soon", "Sắp đến hạn", "soon"
    NEVER = "never", "Chưa thực hiện lần nào", "neutral"
    ON_TIME = "on_time", "Đúng hạn", "ok"
    DONE = "done", "Đã thực hiện", "ok"
    UNSET = "unset", "Chưa đặt chu kỳ", "neutral"
    NOT_CONCERNED = "not_concerned", "Không có hệ thống thuộc diện", "neutral"
    OFF = "off", "Không áp dụng", "neutral"


@dataclass(frozen=True, slots=True)
class FixedDay:
    """A day of a duty with fixed days: `named` by the text, and `aim`, the last day to have it done by."""

    named: dt.date
    aim: dt.date


def on_day(duty: RecurringDuty, named: dt.date, holidays: Holidays) -> FixedDay:
    """Return a fixed day: of "before", the last working day before it; else itself, or the working day before it."""
    if duty.before or not is_working_day(named, holidays):
        return FixedDay(named, last_working_day_before(named, holidays))
    return FixedDay(named, named)


def fixed_days(
    duty: RecurringDuty, chosen: tuple[int, int] | None, first: dt.date, last: dt.date, holidays: Holidays
) -> Iterator[FixedDay]:
    """Yield the fixed days of a duty that are named from `first` to `last`; `chosen`: the day that the office chose."""
    days = (chosen,) if chosen else duty.days
    for year in range(first.year, last.year + 1):
        for month, day in days:
            named = dt.date(year, month, day)
            if first <= named <= last:
                yield on_day(duty, named, holidays)


def next_fixed(
    duty: RecurringDuty,
    chosen: tuple[int, int] | None,
    since: dt.date,
    done: Iterable[dt.date],
    today: dt.date,
    holidays: Holidays,
) -> FixedDay | None:
    """
    Return the first fixed day from `since` on that was not done yet; None while the duty has none.

    What is done settles the oldest day still open, and only one whose year has begun: the day before it has passed.
    """
    if not (chosen or duty.days):
        return None
    before = dt.timedelta(days=366)
    last = max([today, since, *done]) + 3 * before
    every = list(fixed_days(duty, chosen, since - before, last, holidays))
    owed = [each for each in every if each.aim >= since]
    opened = {each: every[every.index(each) - 1].named if each != every[0] else dt.date.min for each in owed}
    for day in sorted(done):
        if day > opened[owed[0]]:
            owed.pop(0)
    return owed[0]


def period_of(
    duty: RecurringDuty, months: Mapping[int, int], level: int | None, archive: bool, on: dt.date
) -> Period | None:
    """
    Return how often a duty is to be done at a level, None while that is not chosen.

    `months`: by level, as the office chose. `archive`: for a system that keeps electronic records, the shorter of the
    two once QCVN 12:2026/BCA must be met (its 6.2).
    """
    if duty.kind != DutyKind.PERIOD:
        return None
    if level is None:
        counts = set(months.values())
        return Period(counts.pop()) if len(counts) == 1 and len(months) == len(duty.archive) else None
    chosen = Period(months[level]) if months.get(level) else None
    by_archive = duty.archive[level - 1] if archive and on > archive_from(level) else None
    return min(filter(None, (chosen, by_archive)), key=lambda period: period.days, default=None)


def archive_from(level: int) -> dt.date:
    """Return the last day by which an archive of that level must meet QCVN 12:2026/BCA (6.2)."""
    return get("D-B5").once_by_level[level - 1]


def after(day: dt.date, period: Period) -> dt.date:
    """Return the day a period later."""
    return day + dt.timedelta(weeks=period.weeks) if period.weeks else add_months(day, period.months)


def notice(period: Period) -> dt.timedelta:
    """Return how long ahead a duty is said to be due soon: a quarter of its period, and never over 90 days."""
    return min(LEAD, dt.timedelta(days=period.days // _QUARTERLY))


def standing(due: dt.date, today: dt.date, lead: dt.timedelta, done: bool) -> DutyStanding:
    """Return how a duty stands by its day; `done`: it was done at least once."""
    if due < today:
        return DutyStanding.OVERDUE
    if due <= today + lead:
        return DutyStanding.DUE_SOON
    return DutyStanding.ON_TIME if done else DutyStanding.NEVER


def read_day(text: str) -> tuple[int, int] | None:
    """Return month and day of "MM-DD"; None for what is no day of every year."""
    try:
        day = dt.date.fromisoformat(f"2001-{text}")
    except ValueError:
        return None
    return day.month, day.day


def shortest(periods: Sequence[Period | None]) -> Period | None:
    """Return the shortest of several periods."""
    return min(filter(None, periods), key=lambda period: period.days, default=None)
