"""What the page of the plans shows, as its address says it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from inventory.errors import Invalid
from isms.ui.lists import as_of
from isms.ui.lists.address import Address
from schedules.plans.programmes import Plan
from schedules.plans.quarters import Quarter

PATH = "/ke-hoach"


@dataclass(frozen=True)
class PlanQuery(Address):
    """Quarter, plan, unit, the day as of which."""

    PATH: ClassVar[str] = PATH

    quy: str = ""
    kh: str = ""
    donvi: str = ""
    ngay: str = ""

    def on(self, today: dt.date) -> dt.date:
        """Return the day as of which to show it. Raises Invalid when there is no such day."""
        return as_of.day(self.ngay) or today

    def plan(self, plans: Sequence[Plan], today: dt.date) -> Plan:
        """Return the plan asked for; else one of this year, else the newest. There must be one."""
        named = [plan for plan in plans if plan.row.code == self.kh]
        current = [plan for plan in plans if plan.row.year == today.year]
        return (named or current or list(plans))[0]

    def quarter(self, year: int, today: dt.date) -> Quarter:
        """Return the quarter asked for if it is one of the plan's year; else that of today, else the last one."""
        try:
            asked = Quarter.read(self.quy)
        except Invalid:
            asked = Quarter.of(today)
        return asked if asked.year == year else Quarter(year, 4 if year < today.year else 1)
