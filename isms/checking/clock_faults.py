"""
What a wrong clock left in the register: rows dated ahead of today. They count for nothing, and are named here.

A clock was ahead when the trail leaps to the first entry later than now; where it runs on to there without a leap, the
clock of this moment is behind, and nothing may be mended by it.
"""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func
from sqlalchemy import select as sql_select
from sqlmodel import SQLModel, col, or_, select

from inventory.organisation.access import Act, reads
from inventory.records.holding import lies_ahead
from inventory.register_tables import System
from inventory.work import Work
from isms.accounts.attempts import LONGEST_LOCK
from isms.accounts.people_tables import Person, SignIn
from isms.platform import trail
from isms.platform.database import CLOCK_TOLERANCE
from isms.platform.trail import TrailEntry
from isms.systems.system_history import TABLES
from schedules.alerts.alert_tables import Alert, Message
from schedules.alerts.outbox import LONGEST_REST
from schedules.schedule_tables import JobRun

LEAP = dt.timedelta(hours=23)
"""Less than a day: whoever works on until the clock leaps by a day leaves so much between two entries."""


@dataclass(frozen=True, slots=True)
class AheadFact:
    """A fact dated after today: of which system, what it is, its day and its number."""

    code: str
    kind: str
    title: str
    day: dt.date
    number: int


@dataclass(frozen=True, slots=True)
class ClockFaults:
    """What is dated ahead of now. `behind`: the newest instant of the trail, when it lies so."""

    behind: dt.datetime | None
    facts: tuple[AheadFact, ...]
    alerts: int
    runs: int
    messages: int
    accounts: int
    columns: int

    def __bool__(self) -> bool:
        return self.behind is not None or bool(self.facts) or any((self.alerts, self.runs, self.messages, self.columns))

    def plain(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        found = asdict(self) | {"behind": self.behind.isoformat() if self.behind else None}
        return found | {"facts": [asdict(each) | {"day": each.day.isoformat()} for each in self.facts]}

    def lines(self) -> list[str]:
        """Return a line for each thing that is wrong."""
        counted = (
            (self.alerts, "cảnh báo"),
            (self.runs, "lượt chạy của bộ hẹn giờ"),
            (self.messages, "thư báo"),
            (self.accounts, "tài khoản bị khóa"),
            (self.columns, "hệ thống được tính theo một ngày"),
        )
        lines = [f"{each.code}: {each.title} ghi ngày {each.day:%d/%m/%Y}, sau hôm nay." for each in self.facts]
        lines += [f"Có {count} {what} ghi sau hôm nay, do đồng hồ đã chạy nhanh." for count, what in counted if count]
        return lines


@reads(Act.ADMINISTER, everywhere=True)
def clock_faults(work: Work) -> ClockFaults:
    """Return what is dated ahead of now in the whole register."""
    return ClockFaults(
        behind=work.clock_behind,
        facts=tuple(ahead_facts(work)),
        alerts=_count(work, Alert, alerts_ahead(work)),
        runs=_count(work, JobRun, runs_ahead(work)),
        messages=_count(work, Message, or_(messages_held(work), digests_ahead(work))),
        accounts=_count(work, Person, or_(accounts_ahead(work), locks_ahead(work))),
        columns=_count(work, System, columns_ahead(work)),
    )


def ahead_facts(work: Work) -> list[AheadFact]:
    """Return the facts dated after today, by system and day."""
    found = []
    for kind, table in TABLES.items():
        joined = sql_select(table, col(System.code)).join(System, col(System.id) == col(table.system_id))
        for fact, code in work.session.execute(joined.where(lies_ahead(table))):
            found.append(AheadFact(code, kind, table.declaration.title, fact.day, fact.id))
    return sorted(found, key=lambda each: (each.code, each.day, each.kind, each.number))


def entries_ahead(work: Work) -> list[tuple[int, int]] | None:
    """
    Return the entries of the trail that were written while the clock was ahead, as ranges of numbers.

    None when the trail runs on to them without a leap: then the clock is behind now.
    """
    ranges = trail.later_than(work.session, work.now + CLOCK_TOLERANCE)
    if not ranges:
        return []
    first = ranges[0][0]
    pair = select(TrailEntry.at).where(col(TrailEntry.id).in_((first - 1, first))).order_by(col(TrailEntry.id))
    instants = work.session.exec(pair).all()
    return ranges if len(instants) > 1 and instants[1] - instants[0] >= LEAP else None


def alerts_ahead(work: Work) -> ColumnElement[bool]:
    """Return the condition that an alert was raised after today."""
    return col(Alert.raised_on) > work.today


def runs_ahead(work: Work) -> ColumnElement[bool]:
    """Return the condition that a run of a job began after now."""
    return col(JobRun.started_at) > work.now + CLOCK_TOLERANCE


def messages_held(work: Work) -> ColumnElement[bool]:
    """Return the condition that a message waits for an instant that no message waits for."""
    return and_(col(Message.sent_at).is_(None), col(Message.next_attempt_at) > work.now + LONGEST_REST)


def digests_ahead(work: Work) -> ColumnElement[bool]:
    """Return the condition that a message that was sent is of a day after today."""
    return and_(col(Message.sent_at).is_not(None), col(Message.day) > work.today)


def accounts_ahead(work: Work) -> ColumnElement[bool]:
    """Return the condition that an account was closed as unused after now."""
    return and_(~col(Person.active), col(Person.idle_closed_at) > work.now + CLOCK_TOLERANCE)


def locks_ahead(work: Work) -> ColumnElement[bool]:
    """Return the condition that an account is locked for longer than any is."""
    return col(Person.locked_until) > work.now + LONGEST_LOCK


def sessions_ahead(work: Work) -> ColumnElement[bool]:
    """Return the condition that a browser signed in after now."""
    return col(SignIn.created_at) > work.now + CLOCK_TOLERANCE


def columns_ahead(work: Work) -> ColumnElement[bool]:
    """Return the condition that the columns of a system were written as of a day after today."""
    return col(System.derived_on) > work.today


def _count(work: Work, table: type[SQLModel], condition: ColumnElement[bool]) -> int:
    return work.session.exec(select(func.count()).select_from(table).where(condition)).one()
