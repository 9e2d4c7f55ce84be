"""The rows of recurring duties: what the office chose for each, and what was done for the office as a whole."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from inventory.law import recurring_duties
from isms.exchange.format.shapes import Code, Dated, Day, Lines, Months, Optional, Row


def _known(code: str) -> str:
    if code not in {row.code for row in recurring_duties.switched()}:
        raise ValueError(f"Không có việc định kỳ “{code[:30]}”.")
    return code


Duty = Annotated[Code, AfterValidator(_known)]


class DutyChoice(Row):
    """`months` by level; `month_day`: "MM-DD" of a day that the office chooses."""

    code: Duty
    active: bool
    since: Day
    months: dict[Literal["1", "2", "3", "4", "5"], Months] = Field(default_factory=dict)
    month_day: Optional = ""
    responsible: Optional = ""
    unit: Code | None = None
    note: Optional = ""

    @property
    def label(self) -> str:
        return self.code


class OfficeDutyDone(Dated):
    """A duty done for a unit and all below it."""

    unit: Code
    duty: Duty
    on: Day
    performer: Optional = ""
    number: Optional = ""
    note: Lines = ""

    @property
    def label(self) -> str:
        return f"{self.duty}, {self.on:%d/%m/%Y}"
