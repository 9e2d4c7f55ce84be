"""Security incidents: what was detected, what was sent about it and when, how its clocks stand (Đ31.2.c-d)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Select, exists
from sqlmodel import col

from inventory.organisation.access import Act, reads
from inventory.records import Incident, IncidentStep
from inventory.records.holding import holds
from inventory.register_tables import System
from inventory.work import Work
from schedules.gate import dated
from schedules.gate.blockers import SERIOUS_INCIDENT, asks_for_assessment, assessed
from schedules.gate.incident_clocks import Clock, Standing, clocks, standing
from schedules.gate.record import record_on
from schedules.standing import fact_reader, visible_facts

Assessment = Literal["not_asked", "waiting", "done"]


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident with all that was sent about it, how each duty stands now, and whether it was assessed since."""

    incident: Incident
    code: str
    name: str
    steps: tuple[IncidentStep, ...]
    duties: tuple[tuple[Clock, Standing], ...]
    assessment: Assessment

    @property
    def closed_at(self) -> dt.datetime | None:
        """When the work on it ended; None while it is open."""
        return next((step.at for step in self.steps if step.kind == "closed"), None)

    @property
    def late(self) -> bool:
        """Whether something is overdue."""
        return any(each.state == "late" for _, each in self.duties)

    @property
    def missing(self) -> tuple[Clock, ...]:
        """The duties not done yet."""
        return tuple(clock for clock, each in self.duties if not each.state.startswith("done"))


@reads(Act.VIEW)
def listed(work: Work, code: str) -> list[IncidentLine]:
    """Return the incidents of a system: open ones first, the newest first."""
    return _all_told(work, visible_facts.read(work, _in_order(work, code)))


@reads(Act.VIEW)
def page(work: Work, first: int = 0, most: int = 50) -> visible_facts.Page[IncidentLine]:
    """Return incidents `first` to `first + most` of all that are visible, in the same order."""
    rows, total = visible_facts.window(work, _in_order(work), first, most)
    return visible_facts.Page(_all_told(work, rows), total)


def _in_order(work: Work, code: str | None = None) -> Select[Incident, System]:
    end = (col(IncidentStep.incident_id) == Incident.id, col(IncidentStep.kind) == "closed")
    closed = exists().where(*end, holds(IncidentStep)).correlate(Incident)
    order = (closed, col(Incident.detected_at).desc(), col(Incident.id).desc())
    return visible_facts.holding(work, Incident, code).order_by(*order)


def _all_told(work: Work, rows: list[tuple[Incident, System]]) -> list[IncidentLine]:
    steps = visible_facts.grouped(work, IncidentStep, IncidentStep.incident_id, visible_facts.ids_of(rows))
    hit = {about.id: about for incident, about in rows if incident.serious}
    facts = {about.id: known for about, known in fact_reader.load(work.session, list(hit.values()))}
    return [_line(work, incident, about, steps.get(incident.id, ()), facts.get(about.id)) for incident, about in rows]


def _line(
    work: Work, incident: Incident, about: System, steps: Sequence[IncidentStep], facts: dated.Facts | None
) -> IncidentLine:
    due = clocks(incident.detected_at, serious=incident.serious, urgent=incident.urgent, complex=incident.complex)
    sent = [(step.kind, step.at) for step in steps]
    duties = tuple((clock, standing(clock, sent, work.now)) for clock in due)
    assessment: Assessment = "not_asked"
    event = dated.Incident(incident.detected_at)
    if incident.serious and asks_for_assessment(event):
        done = facts is not None and assessed(record_on(facts, work.today), event.day, SERIOUS_INCIDENT)
        assessment = "done" if done else "waiting"
    return IncidentLine(incident, about.code, about.name, tuple(steps), duties, assessment)
