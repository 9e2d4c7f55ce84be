"""Tables of the office's plans: their tasks, who leads them, and what is reported on them each quarter."""

import datetime as dt

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from inventory.register_tables import one_of


class Programme(SQLModel, table=True):
    """
    A plan of the office whose tasks it reports on, such as the yearly plan on the DTI index.

    `reporting`: its units report every quarter, or only when asked.
    """

    __table_args__ = (CheckConstraint(one_of("reporting", "quarterly", "on_request"), name="programme_reporting"),)

    id: int = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name: str
    year: int
    number: str = ""  # as signed; the copies at hand lack it
    issued_on: dt.date | None = None
    reporting: str = "quarterly"


class ProgrammeTask(SQLModel, table=True):
    """
    A task or target of a plan: columns of its annex, word for word.

    `indicator`: the security indicator that the register computes for it, else empty. `target` in percent.
    """

    __tablename__ = "programme_task"
    __table_args__ = (
        UniqueConstraint("programme_id", "code", name="programme_task_once"),
        CheckConstraint(one_of("indicator", "", "level_and_plan", "audited"), name="programme_task_indicator"),
    )

    id: int = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id", index=True)
    position: int
    code: str
    heading: str = ""
    task: str
    solution: str = ""
    deadline: str = ""
    due_on: dt.date | None = None
    lead: str = ""
    coordination: str = ""
    product: str = ""
    target: float | None = None
    indicator: str = ""


class TaskUnit(SQLModel, table=True):
    """A unit in the lead of a task, which reports on it."""

    __tablename__ = "programme_task_unit"

    task_id: int = Field(foreign_key="programme_task.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True, index=True)


class TaskProgress(SQLModel, table=True):
    """What a unit reports on a task for a quarter; the latest that is not voided holds for that unit and quarter."""

    __tablename__ = "task_progress"
    __table_args__ = (
        CheckConstraint(one_of("state", "not_started", "in_progress", "done"), name="task_progress_state"),
        CheckConstraint("quarter BETWEEN 1 AND 4", name="task_progress_quarter"),
        CheckConstraint("percent BETWEEN 0 AND 100", name="task_progress_percent"),
    )

    id: int = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="programme_task.id", index=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    year: int
    quarter: int
    on: dt.date
    state: str
    percent: float | None = None
    result: str = ""
    difficulties: str = ""
    recorded_at: dt.datetime | None = Field(default=None, nullable=False)
    recorded_by: str = ""
    voided_at: dt.datetime | None = None
    voided_by: str | None = None
    void_reason: str | None = None
