"""How many systems stand how, on a day."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, not_, select
from sqlmodel import col

from inventory.access import Act, require, visible_systems
from inventory.tables import System
from inventory.work import Work
from schedules import conditions
from schedules.cadence import Standing
from schedules.clearance import State
from schedules.queries import every


@dataclass(frozen=True, slots=True)
class Counts:
    """How the systems stand on a day. Retired ones do not count; overdue includes those never audited."""

    total: int = 0
    owned_or_operated: int = 0
    decided: int = 0
    in_use: int = 0
    violations: int = 0
    blocked: int = 0
    overdue: int = 0
    never_audited: int = 0
    due_30: int = 0
    due_60: int = 0
    due_90: int = 0


def counts(work: Work) -> Counts:
    """Return how the visible systems stand today."""
    require(work, Act.VIEW)
    today = work.today
    due_in = {days: conditions.due_within(today, days) for days in (30, 60, 90)}
    asked: dict[str, ColumnElement[bool]] = {
        "owned_or_operated": col(System.responsibility) != "used",
        "decided": col(System.level).is_not(None),
        "in_use": conditions.permitted(today),
        "violations": conditions.violating(today),
        "blocked": not_(conditions.cleared(today)),
        "overdue": conditions.overdue(today),
        "never_audited": col(System.audit_due_on).is_(None),
    } | {f"due_{days}": condition for days, condition in due_in.items()}
    columns = [func.coalesce(func.sum(case((each, 1), else_=0)), 0).label(name) for name, each in asked.items()]
    alive = select(func.count().label("total"), *columns).select_from(System).where(conditions.alive(today))
    return Counts(**work.session.execute(visible_systems(alive, work.actor)).one()._asdict())


def counts_on(work: Work, on: dt.date) -> Counts:
    """Return how the visible systems stood, or will stand, on another day."""
    alive = [(found, now) for found, _, now in every(work, on) if not now.retired]

    def count(holds: Callable[[System, State], bool]) -> int:
        return sum(1 for found, now in alive if holds(found, now))

    def due(days: int) -> int:
        return count(lambda _, now: now.audit_due_on is not None and 0 <= (now.audit_due_on - on).days <= days)

    return Counts(
        total=len(alive),
        owned_or_operated=count(lambda found, _: found.responsibility != "used"),
        decided=count(lambda _, now: now.level is not None),
        in_use=count(lambda _, now: now.in_use),
        violations=count(lambda _, now: now.violation),
        blocked=count(lambda _, now: not now.clearance.cleared),
        overdue=count(lambda _, now: now.standing in (Standing.OVERDUE, Standing.NEVER_AUDITED)),
        never_audited=count(lambda _, now: now.standing is Standing.NEVER_AUDITED),
        due_30=due(30),
        due_60=due(60),
        due_90=due(90),
    )
