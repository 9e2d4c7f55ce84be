"""Quarters of a year, and by when the units report on them (KH DTI 2026 IV.2). Nothing here reads a clock."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

from inventory.errors import Invalid, Problem
from inventory.law import recurring_duties
from schedules.cadence.working_days import ONE_DAY, Holidays, add_months, is_working_day, last_working_day_before

DUTY = recurring_duties.get("D-A7")
"""The row of the quarterly reports; the plan that asks for them is of the year in which the row ends."""
CLAUSE, CLAUSE_YEAR = DUTY.clause, (DUTY.valid_to or DUTY.valid_from).year
_WRITTEN = re.compile(r"(20\d\d)-Q([1-4])", re.IGNORECASE)
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter, `number` from 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """Return the quarter in which a day lies."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the quarter written as "2026-Q4". Raises Invalid."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise Invalid([Problem("quy", f"Không có quý “{text[:20]}”.", "Hãy ghi quý dạng 2026-Q4.")])
        return cls(int(found[1]), int(found[2]))

    @property
    def code(self) -> str:
        """'2026-Q4'."""
        return f"{self.year}-Q{self.number}"

    @property
    def roman(self) -> str:
        return _ROMAN[self.number - 1]

    @property
    def name(self) -> str:
        """'quý IV năm 2026'."""
        return f"quý {self.roman} năm {self.year}"

    @property
    def title(self) -> str:
        """'Quý IV năm 2026', to begin a line."""
        return f"Quý {self.roman} năm {self.year}"

    @property
    def before(self) -> "Quarter":
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def first(self) -> dt.date:
        """The quarter's first day."""
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> dt.date:
        """The quarter's last day."""
        return add_months(self.first, 3) - ONE_DAY

    @property
    def clause(self) -> str:
        """The source of `due`: the plan of 2026; of another year's plan it is our reading."""
        of_its_year = self.year == CLAUSE_YEAR
        return CLAUSE if of_its_year else f"{CLAUSE} (áp dụng cho năm {self.year} là cách hiểu của sổ)"

    @property
    def due(self) -> dt.date:
        """The 15th of its last month: "chậm nhất ngày 15 của tháng cuối quý"; of the fourth, the yearly report too."""
        month, day = DUTY.days[self.number - 1]
        return dt.date(self.year, month, day)


def advised(due: dt.date, holidays: Holidays) -> dt.date:
    """Return the day to aim at: the due day when it is worked, else the last working day before it."""
    return due if is_working_day(due, holidays) else last_working_day_before(due, holidays)
