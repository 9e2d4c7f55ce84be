"""
The tasks of the plans that the register computes itself (rows 6 and 7 of KH DTI 2026), with the systems behind them.

Numbers are those of `indicators`: systems that the office owns or operates, with those it only uses beside them.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from inventory.access import Act, require
from inventory.work import Work
from schedules import indicators, listing
from schedules.indicators import Indicator
from schedules.listing import Filter

Code = Literal["level_and_plan", "audited"]
OF: Mapping[str, tuple[indicators.Code, ...]] = {
    "level_and_plan": ("decided", "implemented"),
    "audited": ("audited",),
}
"""The aims that a computed task stands for; its percentage is that of the last."""
MOST = listing.MOST_ROWS


@dataclass(frozen=True, slots=True)
class Number:
    """An indicator on a day, and those of the office's systems that miss it, by name, at most `MOST` of them."""

    indicator: Indicator
    missing: tuple[listing.Row, ...]

    @property
    def percent(self) -> float | None:
        """With one decimal, short of 100 while one is missing; None when there is no system."""
        met, of = self.indicator.met, self.indicator.of
        return (100.0 if met == of else min(round(100 * met / of, 1), 99.9)) if of else None


def numbers(work: Work, on: dt.date, unit_code: str | None = None) -> dict[str, tuple[Number, ...]]:
    """
    Return the numbers of each computed task as of a day, by the task's `indicator`.

    `unit_code`: only of the systems that the units of this branch keep or use.
    """
    require(work, Act.VIEW)

    def page(wanted: Filter, most: int = 0) -> listing.Page:
        return listing.page_as_of(work, replace(wanted, unit=unit_code), on, most=most)

    found = {asked: page(wanted).total for asked, wanted in indicators.filters().items()}
    by_aim = {
        each.aim.code: Number(each, tuple(page(replace(each.aim.missing, ours=True), MOST).rows))
        for each in indicators.indicators(found)
    }
    return {code: tuple(by_aim[aim] for aim in aims) for code, aims in OF.items()}
