"""Tables of time: audits, permissions, cadence policies, holidays, alerts, messages, runs."""

import datetime as dt

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from inventory.tables import DatedFact, one_of


class Audit(DatedFact, table=True):
    """A concluded audit (kiểm tra, đánh giá) of a system."""

    __table_args__ = (
        CheckConstraint(one_of("kind", "pre_operation", "periodic", "ad_hoc"), name="audit_kind"),
        CheckConstraint(one_of("conclusion", "eligible", "not_eligible", "conditional"), name="audit_conclusion"),
        CheckConstraint(
            "(conclusion = 'conditional') = (conditions_until IS NOT NULL)", name="audit_conditions_have_a_deadline"
        ),
    )

    concluded_on: dt.date
    kind: str
    conclusion: str
    conditions_until: dt.date | None = None
    conditions: str = ""
    assessor: str
    assessor_kind: str
    occasion: str
    document_number: str = ""
    document_date: dt.date | None = None


class Permission(DatedFact, table=True):
    """The permission to be in use was granted, or withdrawn."""

    on: dt.date
    granted: bool
    reason: str = ""


class CadencePolicy(SQLModel, table=True):
    """How many months may lie between audits, by level, in force from a day."""

    __tablename__ = "cadence_policy"

    id: int | None = Field(default=None, primary_key=True)
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


class Holiday(SQLModel, table=True):
    """A day off, or a Saturday or Sunday worked in exchange."""

    day: dt.date = Field(primary_key=True)
    working: bool = False
    name: str = ""
    source: str = ""


class Alert(SQLModel, table=True):
    """Something a person must act on, raised once: `key` names the fact and its stage."""

    __table_args__ = (Index("alert_order", "raised_on", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str  # "deadline": a step of the ladder; "withdrawn": the permission lapsed
    system_id: int = Field(foreign_key="system.id", index=True)
    base: dt.date  # the day counted from: the deadline, or the registration of a system never audited
    stage: int  # days after `base`; negative before it
    audited: bool = True
    raised_on: dt.date
    raised_at: dt.datetime


class AlertRecipient(SQLModel, table=True):
    """A person whom an alert concerns; `message_id` once it stands in one of their digests."""

    __tablename__ = "alert_recipient"
    __table_args__ = (
        Index(
            "alert_waiting",
            "person_id",
            postgresql_where=text("message_id IS NULL"),
            sqlite_where=text("message_id IS NULL"),
        ),
    )

    alert_id: int = Field(foreign_key="alert.id", primary_key=True)
    person_id: int = Field(primary_key=True)
    message_id: int | None = Field(default=None, foreign_key="message.id", index=True)


class Message(SQLModel, table=True):
    """The digest of one person and day, in the outbox until a server has taken it."""

    __table_args__ = (
        UniqueConstraint("day", "person_id", name="message_one_a_day"),
        Index(
            "message_unsent",
            "next_attempt_at",
            postgresql_where=text("sent_at IS NULL"),
            sqlite_where=text("sent_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(index=True)
    day: dt.date
    created_at: dt.datetime
    attempts: int = 0
    next_attempt_at: dt.datetime
    last_error: str = ""
    sent_at: dt.datetime | None = None
    sent_to: str = ""


class JobRun(SQLModel, table=True):
    """One run of a job: when, and what came of it."""

    __tablename__ = "job_run"
    __table_args__ = (Index("job_run_order", "job", "started_at"),)

    id: int | None = Field(default=None, primary_key=True)
    job: str
    started_at: dt.datetime
    finished_at: dt.datetime | None = None
    summary: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    error: str = ""
