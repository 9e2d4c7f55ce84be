"""Alerts of the watch: a grave incident at once, a report about one that is late, an agreement that ends."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import String, cast, exists, literal
from sqlalchemy import select as sql_select
from sqlmodel import col, select
from sqlmodel.sql.sqltypes import UTCDateTime

from inventory.organisation.access import of_counted
from inventory.records import Incident, IncidentStep
from inventory.records.agreement import Agreement, replaced
from inventory.upserts import once
from inventory.work import Work
from schedules.alerts import alerts
from schedules.alerts.alerts import AGREEMENT, INCIDENT
from schedules.gate.incident_clocks import clocks, standing
from schedules.schedule_tables import Alert
from schedules.standing import visible_facts

SERIOUS, URGENT = "serious", "urgent"
WATCHED = dt.timedelta(days=30)
"""So long after its detection a report that becomes late is told by the sweep; entering an older one tells it then."""
STAGES = (-90, -30, -7, 1)
"""Days after the last day of an agreement on which it is told."""
AFTERWARDS = 30


def of_incident(work: Work, incident: Incident) -> int:
    """Tell at once of an incident just recorded: that it is serious or to be reported at once, and what is late."""
    nature = SERIOUS if incident.serious else URGENT if incident.urgent else ""
    raised = _insert(work, [_row(work, incident, nature, work.day_of(incident.detected_at))]) if nature else 0
    raised += _late(work, [incident])
    if raised:
        alerts.address(work)
    return raised


def raise_due(work: Work) -> int:
    """Raise what is due now over all systems, once each; returns how many were raised. The sweep's share."""
    recent = select(Incident).where(col(Incident.detected_at) > work.now - WATCHED, col(Incident.voided_at).is_(None))
    recent = recent.where(of_counted(col(Incident.system_id)))
    raised = _late(work, work.session.exec(recent).all()) + _ending(work) + alerts.remind_of_transition(work)
    if raised:
        alerts.address(work)
    return raised


def _late(work: Work, incidents: Iterable[Incident]) -> int:
    """Raise the alerts of the duties that are late now."""
    known = {incident.id: incident for incident in incidents}
    sent = visible_facts.grouped(work, IncidentStep, IncidentStep.incident_id, known) if known else {}
    late = []
    for number, incident in known.items():
        steps = [(step.kind, step.at) for step in sent.get(number, ())]
        due = clocks(incident.detected_at, serious=incident.serious, urgent=incident.urgent, complex=incident.complex)
        for clock in due:
            if clock.hours and clock.due_at and standing(clock, steps, work.now).state == "late":
                late.append(_row(work, incident, str(clock.hours), work.day_of(clock.due_at)))
    return _insert(work, late)


def _row(work: Work, incident: Incident, what: str, base: dt.date) -> dict[str, Any]:
    return {
        "key": f"{INCIDENT}:{incident.id}:{what}",
        "kind": INCIDENT,
        "system_id": incident.system_id,
        "base": base,
        "stage": max((work.today - base).days, 0),
        "audited": True,
        "raised_on": work.today,
        "raised_at": work.now,
    }


def _insert(work: Work, rows: list[dict[str, Any]]) -> int:
    if not rows:
        return 0
    known = set(work.session.exec(select(Alert.key).where(col(Alert.key).in_([row["key"] for row in rows]))))
    new = [row for row in rows if row["key"] not in known]
    if new:
        work.session.execute(once(work.session, Alert, ["key"]).values(new))
    return len(new)


def _ending(work: Work) -> int:
    """Raise the current stage of every agreement that ends soon or ended lately, unless a later one replaced it."""
    raised = 0
    for stage, following in zip(STAGES, (*STAGES[1:], AFTERWARDS), strict=True):
        last, first = work.today - dt.timedelta(days=stage), work.today - dt.timedelta(days=following - 1)
        key = literal(f"{AGREEMENT}:") + cast(col(Agreement.id), String) + f":{stage}"
        columns = {
            "key": key,
            "kind": literal(AGREEMENT),
            "system_id": col(Agreement.system_id),
            "base": col(Agreement.ends_on),
            "stage": literal(stage),
            "audited": literal(True),
            "raised_on": literal(work.today),
            "raised_at": literal(work.now, type_=UTCDateTime()),
        }
        told = exists().where(col(Alert.key) == key)
        ending = (col(Agreement.ends_on).between(first, last), col(Agreement.voided_at).is_(None))
        rows = sql_select(*columns.values()).where(*ending, of_counted(col(Agreement.system_id)), ~replaced(), ~told)
        insertion = once(work.session, Alert, ["key"]).from_select(list(columns), rows)
        result = work.session.execute(insertion.execution_options(preserve_rowcount=True))
        raised += int(result.rowcount)  # type: ignore[attr-defined]
    return raised
