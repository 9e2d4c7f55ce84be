"""
By when an incident must be reported (NĐ 331/2026 Đ31.2.d).

The hours are real hours from the instant of detection: no day off shifts them, and the last instant is in time.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from inventory.choices import Choices
from inventory.law import regimes
from inventory.law.conditions import Row
from inventory.law.regimes import Regime
from schedules.gate.dated import VIETNAM


class Duty(Choices):
    """What is to be sent of an incident (Đ31.2.d)."""

    AT_ONCE = "at_once", "Báo ngay khi phát hiện"
    INITIAL_NOTICE = "initial_notice", "Thông báo ban đầu"
    REPORT = "report", "Báo cáo nguyên nhân, phạm vi, khắc phục"
    PRELIMINARY_REPORT = "preliminary_report", "Báo cáo thông tin sơ bộ, biện pháp khắc phục"
    FINAL_REPORT = "final_report", "Báo cáo cập nhật, báo cáo kết thúc"


State = Literal["open", "late", "undated", "done", "done_late"]


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
    clause: str

    @property
    def words(self) -> str:
        """What is to be sent, and within how many hours: 'Thông báo ban đầu (24 giờ)'."""
        return f"{self.duty.label} ({self.hours} giờ)" if self.hours else self.duty.label


@dataclass(frozen=True, slots=True)
class Standing:
    """How a duty stands at an instant. `left`: until it is due, negative when late; None once done or without a due."""

    state: State
    done_at: dt.datetime | None = None
    left: dt.timedelta | None = None


def clocks(detected_at: dt.datetime, *, serious: bool, urgent: bool, complex: bool) -> tuple[Clock, ...]:
    """
    Return the duties to report an incident, the most urgent first, as the regime of the day of its detection has them.

    `urgent`: signs of infringing national security, public order, social safety, or a serious interruption.
    Raises ValueError for an instant without its zone.
    """
    if detected_at.tzinfo is None:
        raise ValueError("an instant needs its zone")
    rules = regimes.on(detected_at.astimezone(VIETNAM).date())
    rows = rules.matching("incident_duties", {"serious": serious, "urgent": urgent, "complex": complex})
    return tuple(_clock(rules, row, detected_at) for row in rows)


def _clock(rules: Regime, row: Row, detected_at: dt.datetime) -> Clock:
    hours = row.get("hours")
    due_at = None if hours is None else detected_at + dt.timedelta(hours=hours)
    return Clock(Duty.of(row["code"]), hours, due_at, frozenset(row["met_by"]), rules.cite(row["clause"]))


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
