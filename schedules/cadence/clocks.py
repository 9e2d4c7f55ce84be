"""The day on which a step of the dossier's procedure must be done."""

from dataclasses import dataclass
from datetime import date, timedelta

from inventory.law.dossier import Event, Limit, time_limit
from schedules.cadence.working_days import Holidays, add_working_days, next_working_day

SHIFTED = "; BLDS Đ148.5 (chuyển sang ngày làm việc tiếp theo)"


@dataclass(frozen=True)
class Clock:
    """
    The last day in time, or None where the law sets no limit. One of the two counts says how it was reached.

    `notes`: what is our reading, and each year of the span whose announced days off are not all known.
    """

    due_on: date | None
    working_days: int | None
    clause: str
    calendar_days: int | None = None
    notes: tuple[str, ...] = ()


def clock(
    event: Event,
    level: int,
    regime: str,
    received_on: date,
    holidays: Holidays,
    national_security_list: bool = False,
) -> Clock:
    """
    Return when a step is due. The day of receipt is day 0.

    Source: the clause of the limit; BLDS Đ147-Đ148 for the count. Raises Invalid on an unknown level or regime.
    """
    limit = time_limit(event, level, regime, national_security_list)
    reading = (limit.note,) if limit.note else ()
    if limit.days is None:
        return Clock(None, None, limit.clause, notes=reading)
    if limit.unit == "working":
        due_on = add_working_days(received_on, limit.days, holidays)
        return Clock(due_on, limit.days, limit.clause, notes=(*reading, *holidays.notes(received_on, due_on)))
    return _calendar_clock(limit, received_on, holidays, reading)


def _calendar_clock(limit: Limit, received_on: date, holidays: Holidays, reading: tuple[str, ...]) -> Clock:
    last_day = received_on + timedelta(days=limit.days or 0)
    due_on = next_working_day(last_day, holidays)
    clause = limit.clause + (SHIFTED if due_on != last_day else "")
    notes = (*reading, *holidays.notes(last_day, due_on))
    return Clock(due_on, None, clause, calendar_days=limit.days, notes=notes)
