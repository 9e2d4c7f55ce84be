"""Which of the nightly backups are kept: the newest of each of the last days, weeks and months that have one."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from inventory.errors import Invalid, Problem


@dataclass(frozen=True, slots=True)
class Retention:
    """For how many days, weeks (ISO) and months the newest backup of each is kept."""

    days: int
    weeks: int
    months: int

    @classmethod
    def read(cls, text: str) -> "Retention":
        """Read "7/4/12". Raises Invalid."""
        parts = text.split("/")
        if len(parts) != 3 or not all(part.strip().isdigit() for part in parts) or int(parts[0]) < 1:
            rule = f"“{text}” không phải là số ngày/số tuần/số tháng."
            raise Invalid([Problem("ISMS_BACKUP_KEEP", rule, "Ví dụ: 7/4/12")])
        return cls(*map(int, parts))

    def kept(self, made: Iterable[dt.datetime]) -> set[dt.datetime]:
        """Return the instants (of one time zone) of the backups to keep; the newest of all is always among them."""
        newest_first = sorted(made, reverse=True)
        periods: tuple[tuple[int, Callable[[dt.datetime], Hashable]], ...] = (
            (self.days, lambda each: each.date()),
            (self.weeks, lambda each: each.isocalendar()[:2]),
            (self.months, lambda each: (each.year, each.month)),
        )
        kept = set(newest_first[:1])
        for number, period_of in periods:
            newest = {period_of(each): each for each in reversed(newest_first)}
            kept |= set(sorted(newest.values(), reverse=True)[:number])
        return kept
