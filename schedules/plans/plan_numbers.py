"""
The tasks of the plans that the register computes itself (rows 6 and 7 of KH DTI 2026), with the systems behind them.

Numbers are those of `indicators`: systems that the office owns or operates, with those it only uses beside them.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from inventory.organisation.access import Act, reads
from inventory.work import Work
from schedules.plans import indicators
from schedules.plans.indicators import Indicator
from schedules.standing import counting, derived, filters, keeping, list_filter, listing
from schedules.standing.queries import every

Code = Literal["level_and_plan", "audited"]
OF: Mapping[str, tuple[indicators.Code, ...]] = {
    "level_and_plan": ("decided", "implemented"),
    "audited": ("audited",),
}
"""The aims that a computed task stands for; its percentage is that of the last."""
MOST = listing.MOST_ROWS
Counted = tuple[Mapping[indicators.Asked, int], Mapping[indicators.Code, list[str]]]


@dataclass(frozen=True, slots=True)
class Number:
    """An indicator on a day, and the names of the office's systems that miss it, at most `MOST` of them."""

    indicator: Indicator
    missing: tuple[str, ...]

    @property
    def percent(self) -> float | None:
        """See `indicators.share`."""
        return self.indicator.share


@reads(Act.VIEW)
def numbers(work: Work, on: dt.date, unit_code: str | None = None) -> dict[str, tuple[Number, ...]]:
    """
    Return the numbers of each computed task as of a day, by the task's `indicator`.

    `unit_code`: only of the systems that the units of this branch keep, with those that they use beside them.
    """
    is_kept = derived.columns_of(work, on) is not None
    found, missing = (_by_columns if is_kept else _by_facts)(work, on, unit_code)
    by_aim = {
        each.aim.code: Number(each, tuple(missing[each.aim.code][:MOST])) for each in indicators.indicators(found)
    }
    return {code: tuple(by_aim[aim] for aim in aims) for code, aims in OF.items()}


def _by_columns(work: Work, on: dt.date, unit_code: str | None) -> Counted:
    asked_for = {asked: replace(wanted, unit=unit_code) for asked, wanted in indicators.filters().items()}
    found = counting.tally_as_of(work, asked_for, on).found
    missing = {
        aim.code: [row.name for row in listing.page_as_of(work, asked_for[aim.code, True], on, most=MOST).rows]
        for aim in indicators.AIMS
    }
    return found, missing


def _by_facts(work: Work, on: dt.date, unit_code: str | None) -> Counted:
    """Count all at once: the facts of every system are read only one time."""
    branch = filters.members(work, unit_code) if unit_code else None
    kept = keeping.kept_units(work, unit_code)
    asked_for = {asked: replace(wanted, kept=kept) for asked, wanted in indicators.filters().items()}
    found: Counter[indicators.Asked] = Counter()
    missing: dict[indicators.Code, list[str]] = {aim.code: [] for aim in indicators.AIMS}
    for about, _, now in every(work, on):
        if branch is not None and about.id not in branch:
            continue
        met = {asked for asked, wanted in asked_for.items() if list_filter.matches(about, wanted, now, on)}
        found.update(met)
        for code, names in missing.items():
            if (code, True) in met:
                names.append(about.name)
    return found, missing
