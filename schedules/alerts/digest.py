"""What a digest says: one line for each system, of its latest alert, and apart what is settled by now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.register_tables import System
from inventory.work import Actor, Addressee, Work
from schedules.alerts import alert_kinds
from schedules.alerts.alert_kind import AlertKind, Case, Heading, Now
from schedules.alerts.alert_kinds import KINDS
from schedules.alerts.alert_tables import Alert, AlertRecipient
from schedules.alerts.alerts import escalation, headed, ours
from schedules.cadence.ladder import Escalation
from schedules.policies.policies import holidays
from schedules.standing.column_conditions import accused


@dataclass(frozen=True, slots=True)
class Line:
    """
    What a person must know of one alert; without a system `code` is empty and `name` that of the kind.

    `escalated`: why somebody who is not in charge is told. `violation`: the system operates without being permitted.
    """

    code: str
    name: str
    kind: AlertKind
    case: Case
    escalated: Escalation | None = None
    violation: bool = False

    @property
    def overdue(self) -> bool:
        """Whether it is too late already."""
        return self.kind.is_late(self.case)

    @property
    def place(self) -> tuple[int, str]:
        """Its place among others, the most urgent first."""
        return -self.case.days, self.code


@dataclass(frozen=True, slots=True)
class Group:
    """What is said once for all these systems."""

    heading: Heading
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The lines, the most urgent first; `settled` ones were dealt with before the digest left."""

    overdue: tuple[Line, ...]
    soon: tuple[Line, ...]
    settled: tuple[Line, ...]
    groups: tuple[Group, ...] = ()
    headed: str = ""  # the body whose office the reader heads, if they head one


def alert_ids(work: Work, message_id: int) -> frozenset[int]:
    """Return the alerts that stand in a message."""
    found = select(AlertRecipient.alert_id).where(AlertRecipient.message_id == message_id)
    return frozenset(work.session.exec(found))


def read(work: Work, message_id: int, to: Addressee) -> Digest:
    """
    Return what a message says today, of the systems its reader may still see.

    Of several alerts of one topic the latest speaks, unless another weighs more. What a kind says once for all systems
    stands in groups.
    """
    live: dict[Topic, Line] = {}
    settled: dict[Topic, Line] = {}
    for topic, done, line in _lines(work, message_id, to):
        if done:
            settled[topic] = line
        elif topic not in live or line.kind.weight >= live[topic].kind.weight:
            live[topic] = line
    single, groups = _grouped(live.values())
    return Digest(
        overdue=_urgent_first(line for line in single if line.overdue),
        soon=_urgent_first(line for line in single if not line.overdue),
        groups=groups,
        settled=_urgent_first(line for topic, line in settled.items() if topic not in live),
        headed=headed(work, to),
    )


Topic = tuple[str, int | None, int | None]
"""What several alerts of a digest may be about: the kind, or that it is the permission, the system, the record."""


def _lines(work: Work, message_id: int, to: Addressee) -> Iterator[tuple[Topic, bool, Line]]:
    """Yield topic, whether it is settled, and the line; no date of the system is read, so none can be in the way."""
    columns: tuple[Any, ...] = (Alert, alert_kinds.settled(), col(System.code), alert_kinds.name(), ours(to))
    statement = (
        alert_kinds.with_systems(sql_select(*columns, alert_kinds.yes(accused(work.today))))
        .join(AlertRecipient, col(AlertRecipient.alert_id) == col(Alert.id))
        .where(col(AlertRecipient.message_id) == message_id, col(Alert.raised_on) <= work.today)
        .order_by(col(Alert.id))
    )
    reader = Actor(to.name, to.role, to.office_of or to.branch)
    now = Now(work.today, lambda: holidays(work))
    for alert, done, code, name, mine, violation in work.session.execute(statement.where(alert_kinds.in_sight(reader))):
        kind = KINDS[alert.kind]
        case = Case(alert.base, now, alert.stage, alert.detail, alert.raised_on)
        why, violates = escalation(to, kind, bool(mine)), kind.of_permission and violation
        line = Line(code or "", name or kind.view(case).label, kind, case, why, violates)
        yield ("permission" if kind.of_permission else kind.code, alert.system_id, alert.subject_id), done, line


def _grouped(lines: Iterable[Line]) -> tuple[list[Line], tuple[Group, ...]]:
    """Return the lines that stand for themselves, and the others by what is said of them, the earliest first."""
    single: list[Line] = []
    together: dict[Heading, list[Line]] = {}
    for line in sorted(lines, key=lambda each: (each.case.base, each.code)):
        heading = line.kind.heading(line.case)
        (single if heading is None else together.setdefault(heading, [])).append(line)
    return single, tuple(Group(heading, tuple(members)) for heading, members in together.items())


def _urgent_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: line.place))
