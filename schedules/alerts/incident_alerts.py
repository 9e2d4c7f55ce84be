"""Alerts of incidents: a grave one at once, and a report about one that is late (NĐ 331/2026 Đ31.2.d)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, bindparam, exists
from sqlmodel import col, select
from sqlmodel.sql.sqltypes import UTCDateTime

from inventory.organisation.access import Act, of_counted
from inventory.records import Incident, IncidentStep
from inventory.records.holding import holding, holds
from inventory.register_tables import System
from inventory.work import Work
from schedules.alerts.alert_kind import AlertKind, Case, Step, View
from schedules.alerts.alert_tables import INCIDENTS, Alert
from schedules.gate.incident_clocks import clocks, standing
from schedules.standing import visible_facts

WATCHED = dt.timedelta(days=30)
"""So long after its detection the sweep looks for a report that becomes late; entering an older incident looks then."""
_NATURE = {"serious": "nghiêm trọng", "urgent": "phải báo ngay"}


class OfIncident(AlertKind):
    """
    An incident that is serious or to be reported at once, or a late report about one.

    `detail`: "serious", "urgent", or the hours of the report that is late; `base`: the day of detection, or that on
    which the report was due.
    """

    code: ClassVar[str] = "incident"
    views = (View("incident", "su-co", "Sự cố"),)
    subject = Incident
    hourly = True
    at_once = True
    stays = True
    mail = INCIDENTS

    def recorded(self, work: Work, record: Incident) -> int:
        """Raise at once what an incident just recorded is, and what is late about it."""
        nature = "serious" if record.serious else "urgent" if record.urgent else ""
        at_once = [self._row(record, nature, work.day_of(record.detected_at))] if nature else []
        return self._raise_rows(work, [*at_once, *self._late(work, [record])])

    def raise_everywhere(self, work: Work) -> int:
        """Raise what became late about the incidents of the last days."""
        found = work.session.execute(self._recent, {"since": work.now - WATCHED}).scalars().all()
        return self._raise_rows(work, list(self._late(work, found)))

    @cached_property
    def _recent(self) -> Select[Incident]:
        """Made once: every sweep asks for it."""
        since = bindparam("since", type_=UTCDateTime())
        return holding(Incident).where(col(Incident.detected_at) > since, of_counted(col(Incident.system_id)))

    def _late(self, work: Work, incidents: Iterable[Incident]) -> Iterator[dict[str, Any]]:
        known = {incident.id: incident for incident in incidents}
        sent = visible_facts.grouped(work, IncidentStep, IncidentStep.incident_id, known) if known else {}
        for number, incident in known.items():
            steps = [(step.kind, step.at) for step in sent.get(number, ())]
            nature = {"serious": incident.serious, "urgent": incident.urgent, "complex": incident.complex}
            for clock in clocks(incident.detected_at, **nature):
                if clock.hours and clock.due_at and standing(clock, steps, work.now).state == "late":
                    yield self._row(incident, str(clock.hours), work.day_of(clock.due_at))

    def _row(self, incident: Incident, detail: str, base: dt.date) -> dict[str, Any]:
        key = f"{self.code}:{incident.id}:{detail}"
        about = {"system_id": incident.system_id, "subject_id": incident.id}
        return {"key": key, "base": base, "detail": detail} | about

    def gone(self) -> ColumnElement[bool]:
        """The work on the incident has ended, or it was taken back."""
        closed = (col(IncidentStep.incident_id) == Incident.id, col(IncidentStep.kind) == "closed")
        end = exists().where(*closed, holds(IncidentStep))
        return ~exists().where(col(Incident.id) == col(Alert.subject_id), holds(Incident), ~end).correlate(Alert)

    def may_be_open(self, _today: dt.date) -> ColumnElement[bool]:
        """It had an incident."""
        return col(System.id).in_(select(Incident.system_id).where(holds(Incident)))

    def badge(self, case: Case) -> tuple[str, str]:
        """Always grave."""
        return "overdue", self.view(case).label

    def sentence(self, case: Case) -> str:
        """Return what the incident is, or which report is late."""
        if case.detail in _NATURE:
            return f"Sự cố an ninh mạng {_NATURE[case.detail]}, phát hiện ngày {case.base:%d/%m/%Y}."
        return f"Báo cáo sự cố quá {case.detail} giờ kể từ khi phát hiện, hết hạn ngày {case.base:%d/%m/%Y}."

    def step(self, _case: Case) -> Step:
        """A report settles it."""
        return Step("Ghi báo cáo sự cố", Act.RECORD, tab="theo-doi")


INCIDENT = OfIncident()
