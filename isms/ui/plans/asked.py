"""What the page of the plans shows, as its address says it: a view can be kept as a bookmark and sent to somebody."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from inventory.errors import Invalid
from isms.ui.lists import as_of
from schedules.programmes import Plan
from schedules.quarters import Quarter

PATH = "/ke-hoach"


@dataclass(frozen=True, slots=True)
class Asked:
    """The parts of the address, empty for what goes without saying: quarter, plan, unit, the day as of which."""

    quy: str = ""
    kh: str = ""
    donvi: str = ""
    ngay: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Asked":
        """Return what an address asks for."""
        return cls(**{field.name: query.get(field.name, "")[:100] for field in fields(cls)})

    def but(self, **changes: str) -> "Asked":
        """Return the same with some parts changed."""
        return replace(self, **changes)

    @property
    def path(self) -> str:
        """The address of this view."""
        said = {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}
        return PATH + (f"?{urlencode(said)}" if said else "")

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
