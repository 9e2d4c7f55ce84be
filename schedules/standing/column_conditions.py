"""
How systems stand, as conditions over their derived columns. The flag `in_use` alone never says so.

The columns of `System` speak of today, and of a later day when no cadence policy begins before it
(`derived.is_forecast`). Those of a period of `StandingPeriod` speak of each day of it: a statement that asks `on` them
is joined to the periods of the day first (`as_of`). Those of `StandingCount` speak of as many systems as they say.
"""

import datetime as dt
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, not_, or_
from sqlmodel import col

from inventory.organisation.access import counted
from inventory.register_tables import System
from schedules.cadence.cadence import WARN_BEFORE
from schedules.standing.count_tables import StandingCount
from schedules.standing.period_tables import StandingPeriod

Columns = type[System] | type[StandingPeriod] | type[StandingCount]
Statement = TypeVar("Statement", bound=Select[*tuple[Any, ...]])

UNCONFIRMED, CONFIRMED = "unconfirmed", "confirmed"
"""Asked for as a role: the systems whose role nobody has confirmed, and all others."""


def as_of(statement: Statement, columns: Columns, day: dt.date) -> Statement:
    """Return a statement over System with the columns that tell how each stood on a day."""
    if columns is not StandingPeriod:
        return statement
    period = StandingPeriod
    holds = and_(col(period.first_day) <= day, col(period.last_day) >= day)
    return statement.join(period, and_(col(period.system_id) == col(System.id), holds))


def cleared(today: dt.date, columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition that the gate is open today, whether or not the sweep ran."""
    return and_(col(columns.cleared_until).is_not(None), col(columns.cleared_until) >= today)


def permitted(today: dt.date, columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition that a system is in use today: the flag alone does not say so."""
    return and_(col(columns.in_use), cleared(today, columns))


def alive(today: dt.date, columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition that a system is in the register today, counts, and is not retired."""
    if columns is StandingCount:
        return not_(col(StandingCount.retired))
    retired_on = _retired_on(columns)
    return and_(counted(), col(System.registered_on) <= today, or_(retired_on.is_(None), retired_on > today))


def retired(today: dt.date, columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition that a system was in the register by today and is retired."""
    if columns is StandingCount:
        return col(StandingCount.retired).is_(True)
    return and_(col(System.registered_on) <= today, _retired_on(columns) <= today)


def _retired_on(columns: Columns) -> Any:
    dated = StandingPeriod if columns is StandingPeriod else System
    return col(dated.retired_on)


def confirmed(columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition that somebody has confirmed what the office is to the system."""
    return col(columns.responsibility).is_not(None)


def of_role(role: str, columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition that the office is this to the system; or that its role is confirmed, or not."""
    known = confirmed(columns)
    return {UNCONFIRMED: not_(known), CONFIRMED: known}.get(role, col(columns.responsibility) == role)


def overdue(today: dt.date, columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition that the audit is overdue; never audited counts as overdue."""
    return or_(col(columns.audit_due_on).is_(None), col(columns.audit_due_on) < today)


def due_within(today: dt.date, days: int, columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition that the audit is due in at most so many days, and not overdue."""
    return and_(
        col(columns.audit_due_on).is_not(None),
        col(columns.audit_due_on).between(today, today + dt.timedelta(days=days)),
    )


def violating(today: dt.date, columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition that a system operates without being permitted to."""
    return and_(col(columns.operating), not_(permitted(today, columns)))


def accused(today: dt.date) -> ColumnElement[bool]:
    """Return the condition that a system is told to operate without being permitted to: its role is confirmed."""
    return and_(violating(today), confirmed())


def needing_work(today: dt.date, columns: Columns = System) -> ColumnElement[bool]:
    """
    Return the condition that something is to be done about a system of confirmed role.

    It operates without being permitted to, its level is not decided, it was never audited, or the day to act on (the
    audit, or conditions of the conclusion) comes within 90 days or has passed.
    """
    act_by = col(columns.act_by)
    undecided = col(columns.level).is_(None)
    pressing = or_(violating(today, columns), undecided, act_by.is_(None), act_by <= today + WARN_BEFORE)
    return and_(confirmed(columns), pressing)


def conditions_due(today: dt.date, columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition that conditions of the conclusion end before the audit, within 90 days or already."""
    act_by = col(columns.act_by)
    return and_(confirmed(columns), act_by < col(columns.audit_due_on), act_by <= today + WARN_BEFORE)


def implemented(columns: Columns = System) -> ColumnElement[bool]:
    """Return the condition that the plan is implemented in full, as a decision approved it (KH DTI 2026 II.3.a)."""
    return col(columns.implemented).is_(True)
