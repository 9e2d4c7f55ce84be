"""Tables of alerts: what was raised, whom it concerns, what they said to it, and the messages that tell it."""

import datetime as dt

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from inventory.register_tables import one_of

DIGEST, INCIDENTS = "digest", "incidents"
"""What a message is: all that a day brings a person, at most once a day; or incidents, as often as there are any."""


class Alert(SQLModel, table=True):
    """
    Something a person must act on, raised once: `key` tells it apart from all others, and is never read for more.

    `kind` is one of `schedules.alerts.alert_kinds`. What it is about: a system, or none (`system_id`), and where that
    is not all, a record: the name of its table and its id. A pair and not a foreign key for each table, so that a new
    kind needs no migration; records are never deleted (the guards see to it), so none of these can point nowhere.
    """

    __table_args__ = (
        CheckConstraint("(subject_kind IS NULL) = (subject_id IS NULL)", name="alert_subject"),
        Index("alert_order", "raised_on", "id"),
        Index("alert_of_kind", "kind", "system_id", "base"),
    )

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    system_id: int | None = Field(default=None, foreign_key="system.id", index=True)
    subject_kind: str | None = None
    subject_id: int | None = None
    base: dt.date  # the day counted from, as its kind says: a deadline, the day of an event
    stage: int | None = None  # days after `base` of the stage that was reached; negative before it
    detail: str = ""  # a code of the kind
    raised_on: dt.date
    raised_at: dt.datetime


class AlertRecipient(SQLModel, table=True):
    """A person whom an alert concerns; `message_id` once it stands in a message to them."""

    __tablename__ = "alert_recipient"
    __table_args__ = (
        Index(
            "alert_waiting",
            "person_id",
            "alert_id",  # with it the index answers by itself, so that it is taken before "alert_of_person"
            postgresql_where=text("message_id IS NULL"),
            sqlite_where=text("message_id IS NULL"),
        ),
        Index(
            "alert_in_message",
            "message_id",
            postgresql_where=text("message_id IS NOT NULL"),
            sqlite_where=text("message_id IS NOT NULL"),
        ),
        Index("alert_of_person", "person_id", "alert_id"),
    )

    alert_id: int = Field(foreign_key="alert.id", primary_key=True)
    person_id: int = Field(primary_key=True)
    message_id: int | None = Field(default=None, foreign_key="message.id")


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


class OfficeSnooze(SQLModel, table=True):
    """The same of what an alert about no system is about: its kind, and the id of its subject."""

    __tablename__ = "office_snooze"

    kind: str = Field(primary_key=True)
    subject_id: int = Field(primary_key=True)
    person_id: int = Field(primary_key=True, index=True)
    until: dt.date  # the first day on which reminders come again
    reason: str
    at: dt.datetime


class OfficeReminder(SQLModel, table=True):
    """
    Something about no system that has a day, as whoever reminds found it last: `day` is None once nothing is owed.

    `kind` and `subject` (a code of that kind) name it; alerts of another day than this one are settled.
    """

    __tablename__ = "office_reminder"
    __table_args__ = (UniqueConstraint("kind", "subject", name="office_reminder_once"),)

    id: int = Field(default=None, primary_key=True)
    kind: str
    subject: str
    day: dt.date | None = None


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

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(index=True)
    kind: str = DIGEST
    day: dt.date
    created_at: dt.datetime
    attempts: int = 0
    next_attempt_at: dt.datetime
    last_error: str = ""
    sent_at: dt.datetime | None = None
    sent_to: str = ""
