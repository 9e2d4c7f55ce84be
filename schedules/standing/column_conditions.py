"""
How systems stand, as conditions over their derived columns. The flag `in_use` alone never says so.

The columns speak of today. Of a later day they speak too when no cadence policy begins before it (`derived.foretells`).
"""

import datetime as dt

from sqlalchemy import ColumnElement, and_, func, not_, or_
from sqlmodel import col

from inventory.organisation.access import counted
from inventory.records import PlanState
from inventory.records.holding import latest_value
from inventory.register_tables import System
from schedules.cadence.cadence import WARN_BEFORE

UNCONFIRMED, CONFIRMED = "unconfirmed", "confirmed"
"""Asked for as a role: the systems whose role nobody has confirmed, and all others."""


def cleared(today: dt.date) -> ColumnElement[bool]:
    """Return the condition that the gate is open today, whether or not the sweep ran."""
    return and_(col(System.cleared_until).is_not(None), col(System.cleared_until) >= today)


def permitted(today: dt.date) -> ColumnElement[bool]:
    """Return the condition that a system is in use today: the flag alone does not say so."""
    return and_(col(System.in_use), cleared(today))


def alive(today: dt.date) -> ColumnElement[bool]:
    """Return the condition that a system is in the register today, counts, and is not retired."""
    return and_(
        counted(),
        col(System.registered_on) <= today,
        or_(col(System.retired_on).is_(None), col(System.retired_on) > today),
    )


def confirmed() -> ColumnElement[bool]:
    """Return the condition that somebody has confirmed what the office is to the system."""
    return col(System.responsibility).is_not(None)


def of_role(role: str) -> ColumnElement[bool]:
    """Return the condition that the office is this to the system; or that its role is confirmed, or not."""
    return {UNCONFIRMED: not_(confirmed()), CONFIRMED: confirmed()}.get(role, col(System.responsibility) == role)


def overdue(today: dt.date) -> ColumnElement[bool]:
    """Return the condition that the audit is overdue; never audited counts as overdue."""
    return or_(col(System.audit_due_on).is_(None), col(System.audit_due_on) < today)


def due_within(today: dt.date, days: int) -> ColumnElement[bool]:
    """Return the condition that the audit is due in at most so many days, and not overdue."""
    return and_(
        col(System.audit_due_on).is_not(None),
        col(System.audit_due_on).between(today, today + dt.timedelta(days=days)),
    )


def violating(today: dt.date) -> ColumnElement[bool]:
    """Return the condition that a system operates without being permitted to."""
    return and_(col(System.operating), not_(permitted(today)))


def accused(today: dt.date) -> ColumnElement[bool]:
    """Return the condition that a system is told to operate without being permitted to: its role is confirmed."""
    return and_(violating(today), confirmed())


def needing_work(today: dt.date) -> ColumnElement[bool]:
    """
    Return the condition that something is to be done about a system of confirmed role.

    It operates without being permitted to, its level is not decided, it was never audited, or the day to act on (the
    audit, or conditions of the conclusion) comes within 90 days or has passed.
    """
    soon = col(System.act_by) <= today + WARN_BEFORE
    pressing = or_(violating(today), col(System.level).is_(None), col(System.act_by).is_(None), soon)
    return and_(confirmed(), pressing)


def conditions_due(today: dt.date) -> ColumnElement[bool]:
    """Return the condition that conditions of the conclusion end before the audit, within 90 days or already."""
    act_by = col(System.act_by)
    return and_(confirmed(), act_by < col(System.audit_due_on), act_by <= today + WARN_BEFORE)


def implemented(today: dt.date) -> ColumnElement[bool]:
    """Return the condition that the plan is implemented in full, as a decision approved it (KH DTI 2026 II.3.a)."""
    state = latest_value(PlanState, "state", today)
    return and_(col(System.level).is_not(None), func.coalesce(state, "") == "full")
