"""What a digest says: one line for each system, of its latest alert, and apart what is settled by now."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, String, and_, case, cast, exists, func, literal, not_, or_, union
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.organisation.access import visible_systems
from inventory.records import Incident, IncidentStep
from inventory.records.agreement import Agreement, replaced
from inventory.register_tables import System
from inventory.work import Actor, Addressee, Work
from schedules.alerts.alerts import AGREEMENT, INCIDENT, TRANSITION, WITHDRAWN, escalation, headed, ours
from schedules.cadence import ladder
from schedules.cadence.ladder import Escalation
from schedules.cadence.working_days import Holidays
from schedules.gate import transition
from schedules.gate.transition import Term
from schedules.policies.policies import holidays
from schedules.schedule_tables import Alert, AlertRecipient
from schedules.standing.column_conditions import violating


@dataclass(frozen=True, slots=True)
class Line:
    """
    What a person must know of one system.

    `base` is the deadline, or the day of registration of a system never audited; `days` have passed since then
    (negative: still ahead). `conditions`: the deadline is that of a conditional conclusion, not of an audit.
    """

    code: str
    name: str
    base: dt.date
    days: int
    withdrawn: bool
    audited: bool
    conditions: bool
    agreement: bool = False  # it is about the end of an agreement
    transition: bool = False  # it is about a limit of the transition
    escalated: Escalation | None = None  # why somebody who is not in charge is told
    violation: bool = False  # the system operates without being permitted to

    @property
    def overdue(self) -> bool:
        """Whether it is too late already. A system never audited always is too late."""
        return self.days > 0 or not self.audited


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of the transition with all the systems that must keep it; `far` says in words how far it is."""

    term: Term
    far: str
    overdue: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The lines, the most urgent first; `settled` ones were dealt with before the digest left."""

    overdue: tuple[Line, ...]
    soon: tuple[Line, ...]
    settled: tuple[Line, ...]
    transition: tuple[Limit, ...] = ()
    headed: str = ""  # the body whose office the reader heads, if they head one


def alert_ids(work: Work, message_id: int) -> frozenset[int]:
    """Return the alerts that stand in a message."""
    found = select(AlertRecipient.alert_id).where(AlertRecipient.message_id == message_id)
    return frozenset(work.session.exec(found))


def read(work: Work, message_id: int, to: Addressee) -> Digest:
    """
    Return what a message says today, of the systems its reader may still see.

    Of several alerts of one system the latest speaks; that its permission was withdrawn outweighs a reminder.
    Agreements speak each for itself, limits of the transition together for all systems; incidents have mail of their
    own.
    """
    live: dict[str, Line] = {}
    settled: dict[str, Line] = {}
    for subject, done, line in _lines(work, message_id, to):
        if done:
            settled[subject] = line
        elif subject not in live or line.withdrawn or not live[subject].withdrawn:
            live[subject] = line
    rest = [line for line in live.values() if not line.transition]
    return Digest(
        overdue=_urgent_first(line for line in rest if line.overdue),
        soon=_urgent_first(line for line in rest if not line.overdue),
        transition=_limits(work, [line for line in live.values() if line.transition]),
        settled=_urgent_first(line for subject, line in settled.items() if subject not in live),
        headed=headed(work, to),
    )


def _lines(work: Work, message_id: int, to: Addressee) -> Iterator[tuple[str, bool, Line]]:
    """Yield subject, whether it is settled, and the line; no date of the system is read, so none can be in the way."""
    columns: tuple[Any, ...] = (
        col(System.id),
        settled(),
        col(System.code),
        col(System.name),
        col(Alert.base),
        col(Alert.kind),
        col(Alert.audited),
        of_conditions(),
        col(Alert.key),
        ours(to),
        _yes(violating(work.today)),
    )
    statement = (
        select(*columns)
        .join(Alert, col(Alert.system_id) == col(System.id))
        .join(AlertRecipient, col(AlertRecipient.alert_id) == col(Alert.id))
        .where(col(AlertRecipient.message_id) == message_id)
        .order_by(col(Alert.id))
    )
    reader = Actor(to.name, to.role, to.office_of or to.branch)
    found = work.session.execute(visible_systems(statement, reader))
    for system_id, done, code, name, base, kind, audited, conditions, key, mine, violation in found:
        days, why = (work.today - base).days, escalation(to, kind, mine)
        if kind == AGREEMENT:
            line = Line(code, name, base, days, False, True, False, agreement=True, escalated=why)
            yield key.rpartition(":")[0], done, line
        elif kind == TRANSITION:
            line = Line(code, name, base, days, False, True, False, transition=True, escalated=why)
            yield f"{system_id}:{kind}", done, line
        else:
            line = Line(
                code, name, base, days, kind == WITHDRAWN, audited, conditions, escalated=why, violation=violation
            )
            yield str(system_id), done, line


def _limits(work: Work, lines: Sequence[Line]) -> tuple[Limit, ...]:
    """Return the limits of the transition that the lines are about, the earliest first, each with its systems."""
    days_off = holidays(work) if lines else Holidays()
    found = []
    for term in transition.transition().terms:
        mine = tuple(sorted((line for line in lines if line.base == term.aim), key=lambda line: line.code))
        if mine:
            late = term.last(days_off) < work.today
            found.append(Limit(term, transition.how_far(term, work.today, days_off), late, mine))
    return tuple(found)


def of_conditions() -> ColumnElement[bool]:
    """Say that the deadline is that of a conditional conclusion, which comes before the next audit."""
    return _yes(col(System.act_by) < col(System.audit_due_on))


def settled() -> ColumnElement[bool]:
    """Say that the alert's cause is gone: used again, retired, or another deadline has taken its place."""
    deadline = func.coalesce(col(System.act_by), col(System.registered_on))
    gone = case(
        (col(Alert.kind) == WITHDRAWN, col(System.in_use)),
        (col(Alert.kind) == INCIDENT, not_(_is_open_incident())),
        (col(Alert.kind) == AGREEMENT, not_(_is_standing_agreement())),
        (col(Alert.kind) == TRANSITION, func.coalesce(col(System.transition_due_on), dt.date.min) != col(Alert.base)),
        else_=deadline != col(Alert.base),
    )
    return _yes(or_(col(System.retired_on).is_not(None), gone))


def unsettled(today: dt.date) -> ColumnElement[bool]:
    """
    Say that the alert's cause is still there: the contrary of `settled`, asked of the few systems that may have one.

    Alerts add up over the years and nearly all are settled. Only a deadline that a stage of the ladder has reached, a
    permission that is gone, an incident or an agreement can be behind one that is not.
    """
    reached = func.coalesce(col(System.act_by), col(System.registered_on)) <= today + ladder.default_ladder().lead
    concerned: CompoundSelect[Any] = union(
        sql_select(col(System.id)).where(col(System.retired_on).is_(None), or_(reached, not_(col(System.in_use)))),
        sql_select(col(System.id)).where(col(System.transition_due_on).is_not(None)),
        sql_select(col(Incident.system_id)).where(col(Incident.voided_at).is_(None)),
        sql_select(col(Agreement.system_id)).where(col(Agreement.voided_at).is_(None)),
    )
    return and_(col(Alert.system_id).in_(concerned), not_(settled()))


def _is_open_incident() -> ColumnElement[bool]:
    closed = (col(IncidentStep.incident_id) == Incident.id, col(IncidentStep.kind) == "closed")
    end = exists().where(*closed, col(IncidentStep.voided_at).is_(None))
    mine = col(Alert.key).startswith(literal(f"{INCIDENT}:") + cast(col(Incident.id), String) + ":")
    holds = (col(Incident.system_id) == col(Alert.system_id), col(Incident.voided_at).is_(None))
    return exists().where(*holds, mine, ~end).correlate(Alert)


def _is_standing_agreement() -> ColumnElement[bool]:
    mine = col(Alert.key).startswith(literal(f"{AGREEMENT}:") + cast(col(Agreement.id), String) + ":")
    holds = (col(Agreement.system_id) == col(Alert.system_id), col(Agreement.voided_at).is_(None))
    return exists().where(*holds, mine, ~replaced()).correlate(Alert)


def _yes(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition as a value that is never NULL."""
    return case((condition, literal(True)), else_=literal(False))


def _urgent_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (-line.days, line.code)))
