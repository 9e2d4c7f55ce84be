"""Which report a page shows: the year, the day and the owner, as its address names them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from isms.ui.lists import as_of
from schedules.yearly import reporting_year
from schedules.yearly.reporting_year import ReportingYear

YEARLY, INDICATORS = "/bao-cao/mau-08", "/bao-cao/dti"


@dataclass(frozen=True, slots=True)
class ReportQuery:
    """`year`: of the report; `day`: as of which, None for the usual one; `owner`: whose systems, empty for all."""

    year: ReportingYear
    day: dt.date | None = None
    owner: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str], today: dt.date) -> Self:
        """Return what an address asks: nam, ngay, chuquan. Raises Invalid for a year or day that there is not."""
        day = as_of.day(given.get("ngay", ""))
        named = given.get("nam", "") or str((day or today).year)
        return cls(reporting_year.read(named), day, given.get("chuquan", ""))

    @property
    def subject(self) -> str:
        """The subject of the papers."""
        return f"{self.year.year}/{self.owner}" if self.owner else str(self.year.year)

    @property
    def query(self) -> str:
        """What the addresses of the papers end with."""
        return f"?ngay={self.day}" if self.day else ""

    def path(self, **changes: Any) -> str:
        """Return the address of the page, with these changes."""
        asked = replace(self, **changes)
        given = {"nam": asked.year.year, "ngay": asked.day or "", "chuquan": asked.owner}
        return f"{YEARLY}?{urlencode({name: value for name, value in given.items() if value})}"
