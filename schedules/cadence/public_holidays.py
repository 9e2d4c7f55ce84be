"""
Public holidays that need no yearly announcement: fixed days of the solar year, and the days that compensate them.

Source: Bộ luật Lao động Đ112.1 and, for 24/11, NQ 28/2026/QH16; compensation Đ111.3. Tết, Giỗ Tổ, the day beside 2/9
and swapped days are announced year by year: `announced_kinds` says how a year is known to have them.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib import resources
from typing import Any

COMPENSATION = "Bộ luật Lao động Đ111.3"
BESIDE_NATIONAL_DAY = ((9, 1), (9, 3))
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class PublicHoliday:
    """A day off by the law itself, with the text it rests on."""

    day: date
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Announced:
    """What is announced for each year, and between which days of the year it lies (both included)."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]

    def in_year(self, days: Iterable[date], year: int) -> bool:
        """Tell whether one of the days is of this kind in that year. A fixed holiday is of no such kind."""
        first, last = date(year, *self.first), date(year, *self.last)
        return any(first <= day <= last and (day.month, day.day) not in _fixed_dates(year) for day in days)


@cache
def tables() -> dict[str, Any]:
    """Return the data file of holidays as it stands."""
    return tomllib.loads(resources.files(__package__).joinpath("holidays.toml").read_text("utf-8"))


@cache
def announced_kinds() -> tuple[Announced, ...]:
    """Return what every year's announcement must name."""
    return tuple(
        Announced(row["name"], _month_day(row["from"]), _month_day(row["until"])) for row in tables()["announced"]
    )


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def by_law(year: int, days_off: Iterable[date] = ()) -> Mapping[date, PublicHoliday]:
    """
    Return the fixed holidays of a year and the days that compensate those on a week-end, by day.

    `days_off` are the announced ones: the day beside 2/9, when it is among them, is compensated too, and is no
    compensation itself. An announced day on which a compensation falls is that compensation: it moves no further.
    """
    beside = frozenset(day for day in days_off if day.year == year and (day.month, day.day) in BESIDE_NATIONAL_DAY)
    return _by_law(year, min(beside, default=None))


@lru_cache(maxsize=1024)
def _by_law(year: int, beside: date | None) -> Mapping[date, PublicHoliday]:
    fixed = [PublicHoliday(date(year, *when), *said) for when, said in _fixed_dates(year).items()]
    owed = sorted([(each.day, each.name) for each in fixed] + ([(beside, "Quốc khánh")] if beside else []))
    taken = {day for day, _ in owed}
    found = {each.day: each for each in fixed}
    for day, name in owed:
        if day.weekday() < SATURDAY:
            continue
        instead = day
        while instead.weekday() >= SATURDAY or instead in taken:
            instead += timedelta(days=1)
        taken.add(instead)
        found[instead] = PublicHoliday(instead, f"Nghỉ bù {name} ({day:%d/%m})", COMPENSATION)
    return found


@lru_cache(maxsize=1024)
def _fixed_dates(year: int) -> Mapping[tuple[int, int], tuple[str, str]]:
    rows = [row for row in tables()["fixed"] if row.get("since", 1) <= year]
    return {(row["month"], row["day"]): (row["name"], row["source"]) for row in rows}
