"""
Tables of time that more than one room stands on: policies, holidays, rules of the gate, runs of jobs.

`schedules.policies` enters the first three and `schedules.standing` reads them; runs are written by `isms.jobs` and
read by `schedules.standing`: in either room they would make the two import each other. Every other table of time
stands with its subject.
"""

import datetime as dt

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel


class CadencePolicy(SQLModel, table=True):
    """How many months may lie between audits, by level, in force from a day."""

    __tablename__ = "cadence_policy"

    id: int = Field(default=None, primary_key=True)
    name: str
    in_force_from: dt.date
    clause: str
    months: dict[str, int] = Field(sa_type=JSON)
    note: str = ""
    recorded_at: dt.datetime | None = Field(default=None, nullable=False)
    recorded_by: str = ""
    voided_at: dt.datetime | None = None
    voided_by: str | None = None
    void_reason: str | None = None


class GateRule(SQLModel, table=True):
    """From which day a later rule of the gate counts in this register (see `schedules.gate.gate_rules`)."""

    __tablename__ = "gate_rule"

    code: str = Field(primary_key=True)
    in_force_from: dt.date
    recorded_at: dt.datetime
    recorded_by: str


class Holiday(SQLModel, table=True):
    """A day off, or a Saturday or Sunday worked in exchange."""

    day: dt.date = Field(primary_key=True)
    working: bool = False
    name: str = ""
    source: str = ""


class JobRun(SQLModel, table=True):
    """One run of a job: when, and what came of it."""

    __tablename__ = "job_run"
    __table_args__ = (Index("job_run_order", "job", "started_at"),)

    id: int = Field(default=None, primary_key=True)
    job: str
    started_at: dt.datetime
    finished_at: dt.datetime | None = None
    summary: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    error: str = ""
