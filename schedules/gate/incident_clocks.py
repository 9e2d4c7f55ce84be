"""
By when an incident must be reported (NĐ 331/2026 Đ31.2.d).

The hours are real hours from the instant of detection: no day off shifts them, and the last instant is in time.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from schedules.gate.dated import DECREE_331_IN_FORCE_FROM, VIETNAM

Duty = Literal["at_once", "initial_notice", "report", "preliminary_report", "final_report"]
State = Literal["open", "late", "undated", "done", "done_late"]

CLAUSE = "NĐ 331/2026 Đ31.2.d"
NOTICES = frozenset({"initial_notice", "preliminary_report", "report", "final_report"})
"""Any of these tells the authority of the incident."""


@dataclass(frozen=True, slots=True)
class Clock:
    """
    Something to be sent by an instant. `hours` from the detection: 0 for at once, None where the law names no number.

    `met_by`: the kinds of steps that do it.
    """

    duty: Duty
    hours: int | None
    due_at: dt.datetime | None
    met_by: frozenset[str]
    clause: str = CLAUSE


@dataclass(frozen=True, slots=True)
class Standing:
    """How a duty stands at an instant. `left`: until it is due, negative when late; None once done or without a due."""

    state: State
    done_at: dt.datetime | None = None
    left: dt.timedelta | None = None


def clocks(detected_at: dt.datetime, *, serious: bool, urgent: bool, complex: bool) -> tuple[Clock, ...]:
    """
    Return the duties to report an incident, the most urgent first. None for one detected before the decree's first day.

    `urgent`: signs of infringing national security, public order, social safety, or a serious interruption.
    Raises ValueError for an instant without its zone.
    """
    if detected_at.tzinfo is None:
        raise ValueError("an instant needs its zone")
    if detected_at.astimezone(VIETNAM).date() < DECREE_331_IN_FORCE_FROM:
        return ()

    def within(duty: Duty, hours: int, met_by: Iterable[str]) -> Clock:
        return Clock(duty, hours, detected_at + dt.timedelta(hours=hours), frozenset(met_by))

    found = []
    if urgent:
        found.append(within("at_once", 0, NOTICES))
    if serious:
        found.append(within("initial_notice", 24, NOTICES))
    if complex:
        found.append(within("preliminary_report", 72, {"preliminary_report", "report", "final_report"}))
        found.append(Clock("final_report", None, None, frozenset({"final_report"})))
    else:
        found.append(within("report", 72, {"report", "final_report"}))
    return tuple(found)


def standing(clock: Clock, steps: Iterable[tuple[str, dt.datetime]], now: dt.datetime) -> Standing:
    """Say how a duty stands at an instant. `steps`: what was sent, each with its kind and instant."""
    sent = [at for kind, at in steps if kind in clock.met_by and at <= now]
    if sent:
        late = clock.due_at is not None and min(sent) > clock.due_at
        return Standing("done_late" if late else "done", min(sent))
    if clock.due_at is None:
        return Standing("undated")
    left = clock.due_at - now
    return Standing("open" if left >= dt.timedelta() else "late", left=left)
