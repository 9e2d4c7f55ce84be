"""Tables of recurring duties: what the office chose, and what was done for the office as a whole."""

import datetime as dt

from sqlmodel import JSON, Field, SQLModel


class DutyChoice(SQLModel, table=True):
    """
    Whether the office minds a duty of `inventory.law.recurring_duties`, and what it chose for it.

    `since`: from which day; what was never done counts from it. `months`: by level ("1".."5"). `month_day`: "MM-DD" of
    a day that the office chooses, or ''. `responsible`: a person or a post; `unit_id`: the unit in charge.
    """

    __tablename__ = "duty_choice"

    id: int = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    active: bool
    since: dt.date
    months: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    month_day: str = ""
    responsible: str = ""
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    note: str = ""
    changed_at: dt.datetime
    changed_by: str


class OfficeDutyDone(SQLModel, table=True):
    """A recurring duty done for an office as a whole: for the unit and all below it. A wrong one is voided."""

    __tablename__ = "office_duty_done"

    id: int = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    duty: str = Field(index=True)
    on: dt.date
    performer: str = ""
    number: str = ""
    note: str = ""
    recorded_at: dt.datetime | None = Field(default=None, nullable=False)
    recorded_by: str = ""
    voided_at: dt.datetime | None = None
    voided_by: str | None = None
    void_reason: str | None = None
