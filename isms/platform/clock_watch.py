"""
Sees the machine's clock leap ahead of the one that nobody sets: the seconds since the machine was started.

Until a person has said that the new day is right, the program goes on by the instant that those seconds give
(`Database.now`): nothing that it writes in between bears a day that has not come.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

LEAP = timedelta(days=1)
"""A clock that gained more than this while the program ran is asked about."""


@dataclass(frozen=True, slots=True)
class Leap:
    """The clock shows `now`; by the time that passed since it was last right it should show `expected`. Both UTC."""

    expected: datetime
    now: datetime


def seconds_since_start() -> float:
    """Return the seconds since the machine was started, a standby counted where the system tells."""
    started = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; elsewhere the monotonic clock counts a standby itself
    return time.monotonic() if started is None else time.clock_gettime(started)


class ClockWatch:
    """Holds the clock of a running program against the seconds that passed."""

    def __init__(self, clock: Callable[[], datetime], passed: Callable[[], float] = seconds_since_start) -> None:
        self._clock, self._passed = clock, passed
        self.accept()

    def leap(self) -> Leap | None:
        """Return by how much the clock is ahead, when that is more than a day and nobody has said that it is right."""
        now = self._clock()
        right_at, right_when = self._right
        expected = right_at + timedelta(seconds=self._passed() - right_when)
        if now < expected:
            self.accept()  # set back: what it leaps from then on counts from here
        return Leap(expected, now) if now - expected > LEAP else None

    def accept(self) -> None:
        """Take the clock to be right as it is."""
        self._right = self._clock(), self._passed()
