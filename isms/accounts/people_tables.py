"""Tables of people, their signed-in sessions, drafts and one-time links."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, SQLModel

from inventory.register_tables import one_of


class Person(SQLModel, table=True):
    """A person with an account. `name` is what they sign in with."""

    __table_args__ = (
        CheckConstraint(one_of("role", "admin", "officer", "unit", "leader", "auditor"), name="person_role"),
    )

    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    full_name: str = ""
    role: str
    unit_id: int | None = Field(default=None, foreign_key="unit.id")  # none: the whole tree
    email: str = ""
    password_hash: str = ""  # empty: cannot sign in
    must_change_password: bool = False  # somebody else set it: it is good for one sign-in, which replaces it
    active: bool = True
    failures: int = 0  # in browsers that are not known; each known one has a count of its own
    failed_at: dt.datetime | None = None
    locked_until: dt.datetime | None = None
    created_at: dt.datetime
    last_sign_in_at: dt.datetime | None = None
    active_since: dt.datetime | None = None  # when an administrator last opened the account again
    idle_closed_at: dt.datetime | None = None  # when it was closed because nobody used it; reminders still come
    mail: str = "daily"  # how often alerts come by mail: "daily", "weekly" or "none"
    mail_without: str = ""  # the groups of alerts that do not come by mail, with spaces between (`MailGroup`)
    theme: str = "auto"  # "auto", "light" or "dark"
    guided_at: dt.datetime | None = None  # when the guide of the first visit was read or put away
    totp_secret: str = ""
    totp_confirmed_at: dt.datetime | None = None  # from then on a code is asked for
    totp_last_step: int = 0  # the last code taken, so that none is taken twice


class RecoveryCode(SQLModel, table=True):
    """A code that stands in once for the second factor. Only its hash is kept."""

    __tablename__ = "recovery_code"

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    code_hash: str
    used_at: dt.datetime | None = None


class CalendarLink(SQLModel, table=True):
    """The private address of a person's calendar feed. Only the hash of its token is kept."""

    __tablename__ = "calendar_link"

    token_hash: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    created_at: dt.datetime
    revoked_at: dt.datetime | None = None
    read_at: dt.datetime | None = None


class SignIn(SQLModel, table=True):
    """A signed-in browser. Only the hash of its token is kept."""

    __tablename__ = "sign_in"

    token_hash: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    csrf: str
    created_at: dt.datetime
    last_seen_at: dt.datetime
    expires_at: dt.datetime
    agent: str = ""
    address: str = ""  # from where the sign-in came
    browser: str = ""  # the hash of the token of the known browser


class KnownBrowser(SQLModel, table=True):
    """A browser in which a person has signed in. Only the hash of the token in its cookie is kept."""

    __tablename__ = "known_browser"

    token_hash: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    last_used_at: dt.datetime
    failures: int = 0
    failed_at: dt.datetime | None = None
    locked_until: dt.datetime | None = None


class SecurityEvent(SQLModel, table=True):
    """An entry of the security log. `left_out`: it stands for so many alike that were not written one by one."""

    __tablename__ = "security_event"
    __table_args__ = (
        CheckConstraint(
            one_of(
                "event",
                "sign_in_failed",
                "locked",
                "signed_in",
                "signed_out",
                "not_allowed",
                "foreign_origin",
                "settings_changed",
            ),
            name="security_event_event",
        ),
    )

    id: int = Field(default=None, primary_key=True)
    at: dt.datetime = Field(default=None, index=True)
    event: str
    account: str = Field(default="", index=True)  # empty: none, or one that does not exist
    address: str = ""
    agent: str = ""
    step: str = ""
    left_out: int = 0


class FormDraft(SQLModel, table=True):
    """
    What a person typed into a form and has not saved. `form`: kind of form, system, record, joined by colons.

    `began`: what stood in the fields when they began, `entered`: what stands there now, both as typed, by field.
    """

    __tablename__ = "form_draft"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    form: str = Field(primary_key=True)
    title: str
    path: str  # the address of the page it was typed on
    began: dict[str, Any] = Field(sa_type=JSON)
    entered: dict[str, Any] = Field(sa_type=JSON)
    typed_at: dt.datetime


class OneTimeLink(SQLModel, table=True):
    """A link that may be used once, to make the first administrator. Only its hash is kept."""

    __tablename__ = "one_time_link"

    token_hash: str = Field(primary_key=True)
    created_at: dt.datetime
    expires_at: dt.datetime
    used_at: dt.datetime | None = None
