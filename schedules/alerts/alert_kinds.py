"""The registry of the kinds of alert, and what is asked of all of them at once: which are settled, which are open."""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, not_, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from inventory.organisation.access import counted, sees, visible_systems, within
from inventory.register_tables import System, Unit
from inventory.work import WHOLE_TREE, Actor
from schedules.alerts.agreement_alerts import AGREEMENT
from schedules.alerts.alert_kind import AlertKind, View
from schedules.alerts.alert_tables import DIGEST, Alert
from schedules.alerts.backup_alerts import BACKUP
from schedules.alerts.dated_alerts import RECORDED
from schedules.alerts.days_off_alerts import DAYS_OFF
from schedules.alerts.duty_alerts import DUTY
from schedules.alerts.incident_alerts import INCIDENT
from schedules.alerts.mail_groups import MailGroup
from schedules.alerts.permission_alerts import DEADLINE, WITHDRAWN
from schedules.alerts.transition_alerts import TRANSITION
from schedules.alerts.unit_alerts import OFFICE_ANSWER, REPORT
from schedules.standing.column_conditions import confirmed

Statement = TypeVar("Statement", bound=Select[*tuple[Any, ...]])

KINDS: dict[str, AlertKind] = {
    each.code: each
    for each in (
        DEADLINE,
        WITHDRAWN,
        INCIDENT,
        *RECORDED,
        AGREEMENT,
        TRANSITION,
        DUTY,
        REPORT,
        OFFICE_ANSWER,
        DAYS_OFF,
        BACKUP,
    )
}
"""Every kind by its code, in the order in which the page offers them."""


def views() -> dict[str, tuple[AlertKind, View]]:
    """Return the ways in which alerts are listed, each by its code with its kind."""
    return {view.code: (kind, view) for kind in KINDS.values() for view in kind.views}


def with_systems(alerts: Statement) -> Statement:
    """Join to a statement over Alert the system that each is about; where a kind has none, its alerts stay too."""
    some_without = any(not kind.of_system for kind in KINDS.values())
    return alerts.join(System, col(System.id) == col(Alert.system_id), isouter=some_without)


def name() -> ColumnElement[Any]:
    """Return what each alert is about by name: its system, or the unit; None where it is about neither."""
    is_of_unit = (col(Alert.subject_kind) == Unit.__tablename__, col(Unit.id) == col(Alert.subject_id))
    unit: ColumnElement[Any] = select(Unit.name).where(*is_of_unit).correlate(Alert).scalar_subquery()
    return func.coalesce(col(System.name), unit)


def in_sight(reader: Actor, few: bool = False) -> ColumnElement[bool]:
    """
    Return the condition that somebody may see an alert: of a system that they see, or about a unit of their branch.

    Of Alert and the System joined to it, if any. What is about neither is for those of the whole tree. `few`: as in
    `visible_systems`.
    """
    if reader.branch == WHOLE_TREE:
        return counted()
    units = select(Unit.id).where(within(reader.branch))
    of_unit = and_(col(Alert.subject_kind) == Unit.__tablename__, col(Alert.subject_id).in_(units))
    if few:
        return or_(and_(col(Alert.system_id).is_not(None), counted(), sees(reader, few)), of_unit)
    return or_(col(Alert.system_id).in_(visible_systems(select(System.id), reader)), of_unit)


def settled() -> ColumnElement[bool]:
    """Say that the alert's cause is gone, or its system retired; of Alert and the System joined to it, if any."""
    return _settled(tuple(KINDS.values()))


@lru_cache(maxsize=8)
def _settled(kinds: tuple[AlertKind, ...]) -> ColumnElement[bool]:
    """Put together once: it costs more than asking it, and what it needs of the day it asks when it runs."""
    gone = case(*((col(Alert.kind) == kind.code, kind.gone()) for kind in kinds), else_=literal(True))
    return yes(or_(col(System.retired_on).is_not(None), gone))


def unsettled(today: dt.date) -> ColumnElement[bool]:
    """
    Say that the alert's cause is still there: the contrary of `settled`, asked of the few systems that may have one.

    Alerts add up over the years and nearly all are settled.
    """
    concerned = [
        and_(col(Alert.kind) == kind.code, col(Alert.system_id).in_(select(System.id).where(kind.may_be_open(today))))
        for kind in KINDS.values()
        if kind.of_system
    ]
    others = [kind.code for kind in KINDS.values() if not kind.of_system]
    if others:
        concerned.append(and_(col(Alert.kind).in_(others), col(Alert.system_id).is_(None)))
    return and_(or_(*concerned), not_(settled()))


def at_once() -> ColumnElement[bool]:
    """Return the condition that an alert is of a kind that cannot be put off."""
    return col(Alert.kind).in_([kind.code for kind in KINDS.values() if kind.at_once])


def own_mail() -> ColumnElement[bool]:
    """Return the condition that an alert goes into messages of its kind, and into no digest."""
    return col(Alert.kind).in_([kind.code for kind in KINDS.values() if kind.mail != DIGEST])


def of_group(wanted: Callable[[MailGroup], bool]) -> ColumnElement[bool]:
    """Return the condition that an alert is of a group of mail for which something holds."""
    return col(Alert.kind).in_([kind.code for kind in KINDS.values() if wanted(kind.group)])


def stays() -> ColumnElement[bool]:
    """Return the condition that an alert is of a kind whose last one may be old and still open."""
    return col(Alert.kind).in_([kind.code for kind in KINDS.values() if kind.stays])


def reminding() -> ColumnElement[bool]:
    """Return the condition that an alert is of a kind of which a later one takes its place."""
    return col(Alert.kind).in_([kind.code for kind in KINDS.values() if kind.reminds])


def repeated(today: dt.date) -> ColumnElement[bool]:
    """
    Return the condition that a later alert tells of the same day of the same subject.

    Asked in two halves, as an index finds what is about a system, and another what is about none.
    """
    return and_(reminding(), _told_later(today))


@lru_cache(maxsize=8)
def _told_later(today: dt.date) -> ColumnElement[bool]:
    later = aliased(Alert)
    same = (
        func.coalesce(col(later.subject_id), 0) == func.coalesce(col(Alert.subject_id), 0),
        col(later.kind) == col(Alert.kind),
        col(later.base) == col(Alert.base),
        col(later.id) > col(Alert.id),
        col(later.raised_on) <= today,
    )
    of_system = exists().where(col(later.system_id) == col(Alert.system_id), *same).correlate(Alert)
    of_none = exists().where(col(later.system_id).is_(None), *same).correlate(Alert)
    return or_(of_system, and_(col(Alert.system_id).is_(None), of_none))


def waits_for_role() -> ColumnElement[bool]:
    """Return the condition upon Alert and its System that it waits until somebody confirms the system's role."""
    return and_(_of_confirmed(), col(Alert.system_id).is_not(None), not_(confirmed()))


def of_unconfirmed() -> ColumnElement[bool]:
    """Return the same condition upon Alert alone: no mail before."""
    return and_(_of_confirmed(), col(Alert.system_id).in_(select(System.id).where(not_(confirmed()))))


def _of_confirmed() -> ColumnElement[bool]:
    return col(Alert.kind).in_([kind.code for kind in KINDS.values() if kind.of_confirmed])


def yes(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition as a value that is never NULL."""
    return case((condition, literal(True)), else_=literal(False))
