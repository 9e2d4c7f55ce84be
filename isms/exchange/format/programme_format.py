"""The rows of the plans that the office reports on: plans, their tasks, what was reported each quarter."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from isms.exchange.format.shapes import Code, Day, Optional, Row, Text, nothing
from schedules.plans.programme_entry import Computed, Reporting
from schedules.plans.progress import ProgressState

Percent = Annotated[float, Field(ge=0, le=100)]


class Programme(Row):
    code: Code
    name: Text
    year: int
    number: Optional = ""
    issued_on: Day | None = None
    reporting: Reporting = "quarterly"

    @property
    def label(self) -> str:
        return self.code


class ProgrammeTask(Row):
    """`code` is its number in the plan; `units` lead it."""

    programme: Code
    code: Text
    heading: Optional = ""
    task: Text
    solution: Optional = ""
    deadline: Optional = ""
    due_on: Day | None = None
    lead: Optional = ""
    coordination: Optional = ""
    product: Optional = ""
    target: Percent | None = None
    indicator: Annotated[Computed | Literal[""], BeforeValidator(nothing)] = ""
    units: list[Code] = Field(default_factory=list)

    @property
    def label(self) -> str:
        return f"{self.programme}: {self.code}"


class Progress(Row):
    """What a unit reported on a task for a quarter, '2026-Q4'."""

    programme: Code
    task: Text
    unit: Code
    quarter: Text
    on: Day
    state: ProgressState
    percent: Percent | None = None
    result: Optional = ""
    difficulties: Optional = ""

    @property
    def label(self) -> str:
        return f"{self.programme}: {self.task}, {self.unit}, {self.quarter}"
