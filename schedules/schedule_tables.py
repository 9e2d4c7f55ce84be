"""Tables of time: audits, permissions, cadence policies, holidays, alerts, messages, runs."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import JSON, CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from inventory.register_tables import DatedFact, one_of

DIGEST, INCIDENTS = "digest", "incidents"
"""What a message is: all that a day brings a person, at most once a day; or incidents, as often as there are any."""


class Audit(DatedFact, table=True):
    """A concluded audit (kiểm tra, đánh giá) of a system."""

    __table_args__ = (
        CheckConstraint(one_of("kind", "pre_operation", "periodic", "ad_hoc"), name="audit_kind"),
        CheckConstraint(one_of("conclusion", "eligible", "not_eligible", "conditional"), name="audit_conclusion"),
        CheckConstraint(
            "(conclusion = 'conditional') = (conditions_until IS NOT NULL)", name="audit_conditions_have_a_deadline"
        ),
    )

    day_column: ClassVar[str] = "concluded_on"
    series: ClassVar[tuple[str, ...] | None] = ()
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
    issuer: str = ""  # who signed the conclusion
    licence: str = ""  # the paper that lets the assessor do it: licence, decision
    compliance: bool | None = None  # the three contents of Đ27.1-3; none: not stated
    effectiveness: bool | None = None
    weaknesses: bool | None = None
    box: str = ""  # "black", "grey" or "white" (Đ27.4)
    planned_id: int | None = Field(default=None, foreign_key="planned_audit.id", index=True)


class PlannedAudit(DatedFact, table=True):
    """An audit that shall take place on a day. Voided when it is called off; done once an audit names it."""

    __tablename__ = "planned_audit"
    __table_args__ = (CheckConstraint(one_of("kind", "pre_operation", "periodic", "ad_hoc"), name="planned_kind"),)

    on: dt.date
    kind: str
    occasion: str
    assessor: str = ""
    assessor_kind: str = ""
    note: str = ""


class Finding(DatedFact, table=True):
    """Something an audit found wrong, with the day by which it is mended."""

    __table_args__ = (CheckConstraint(one_of("severity", "critical", "major", "minor"), name="finding_severity"),)

    audit_id: int | None = Field(default=None, foreign_key="audit.id", index=True)
    on: dt.date
    what: str
    severity: str
    responsible: str = ""
    due_on: dt.date


class Advisory(DatedFact, table=True):
    """A security advisory, or a leak of personal data, that concerns the system (plan 2025)."""

    __table_args__ = (CheckConstraint(one_of("kind", "advisory", "data_leak"), name="advisory_kind"),)

    on: dt.date
    kind: str
    source: str
    number: str = ""
    what: str
    due_on: dt.date | None = None


class Resolution(DatedFact, table=True):
    """How and when a finding was mended, or an advisory acted upon."""

    __table_args__ = (
        CheckConstraint("(finding_id IS NULL) <> (advisory_id IS NULL)", name="resolution_of_one"),
        Index("resolution_finding", "finding_id"),
        Index("resolution_advisory", "advisory_id"),
    )

    finding_id: int | None = Field(default=None, foreign_key="finding.id")
    advisory_id: int | None = Field(default=None, foreign_key="advisory.id")
    on: dt.date
    how: str


class Incident(DatedFact, table=True):
    """A security incident. What it is decides the clocks of Đ31.2.d; a serious one asks for an audit (Đ31.2.c)."""

    __table_args__ = (Index("incident_detected", "detected_at"),)

    day_column: ClassVar[str] = "detected_at"
    detected_at: dt.datetime
    what: str
    serious: bool
    urgent: bool = False  # signs of infringing national security or public order, or a serious interruption
    complex: bool = False
    personal_data: bool = False


class IncidentStep(DatedFact, table=True):
    """A notice or report about an incident that was sent, or its end."""

    __tablename__ = "incident_step"
    __table_args__ = (
        CheckConstraint(
            one_of("kind", "initial_notice", "preliminary_report", "report", "update", "final_report", "closed"),
            name="incident_step_kind",
        ),
    )

    day_column: ClassVar[str] = "at"
    incident_id: int = Field(foreign_key="incident.id", index=True)
    kind: str
    at: dt.datetime
    number: str = ""
    note: str = ""


class Website(DatedFact, table=True):
    """An address under which the office publishes; `review_months` between reviews, as the office decided."""

    on: dt.date
    address: str
    review_months: int | None = None


class WebsiteReview(DatedFact, table=True):
    """A look at a website: whether it was found in order."""

    __tablename__ = "website_review"
    __table_args__ = (CheckConstraint(one_of("result", "in_order", "problems"), name="website_review_result"),)

    website_id: int = Field(foreign_key="website.id", index=True)
    on: dt.date
    result: str
    note: str = ""


class Permission(DatedFact, table=True):
    """The permission to be in use was granted, or withdrawn."""

    series: ClassVar[tuple[str, ...] | None] = ()
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


class Alert(SQLModel, table=True):
    """Something a person must act on, raised once: `key` names the fact and its stage."""

    __table_args__ = (Index("alert_order", "raised_on", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str  # "deadline": of the audit; "withdrawn": the permission lapsed; "incident"; "agreement"; "transition"
    system_id: int = Field(foreign_key="system.id", index=True)
    base: dt.date  # the day counted from: the deadline, or the registration of a system never audited
    stage: int  # days after `base`; negative before it
    audited: bool = True
    raised_on: dt.date
    raised_at: dt.datetime


class AlertRecipient(SQLModel, table=True):
    """A person whom an alert concerns; `message_id` once it stands in a message to them."""

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


class AlertAcknowledgement(SQLModel, table=True):
    """A person has taken note of an alert."""

    __tablename__ = "alert_acknowledgement"

    alert_id: int = Field(foreign_key="alert.id", primary_key=True)
    person_id: int = Field(primary_key=True)
    at: dt.datetime


class AlertSnooze(SQLModel, table=True):
    """Until a day, and for a reason, a person is not reminded of a system."""

    __tablename__ = "alert_snooze"

    system_id: int = Field(foreign_key="system.id", primary_key=True)
    person_id: int = Field(primary_key=True, index=True)
    until: dt.date  # the first day on which reminders come again
    reason: str
    at: dt.datetime


class Message(SQLModel, table=True):
    """Mail to one person, in the outbox until a server has taken it: the digest of a day, or word of incidents."""

    __table_args__ = (
        CheckConstraint(one_of("kind", DIGEST, INCIDENTS), name="message_kind"),
        Index(
            "message_one_a_day",
            "day",
            "person_id",
            unique=True,
            postgresql_where=text("kind = 'digest'"),
            sqlite_where=text("kind = 'digest'"),
        ),
        Index(
            "message_unsent",
            "next_attempt_at",
            postgresql_where=text("sent_at IS NULL"),
            sqlite_where=text("sent_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(index=True)
    kind: str = DIGEST
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
