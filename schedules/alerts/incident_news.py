"""What mail about incidents says: when each was detected, what it was said to be, what must still be sent by when."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.organisation.access import visible_systems
from inventory.records import Incident, IncidentStep
from inventory.register_tables import System
from inventory.work import Actor, Addressee, Work
from schedules.alerts import alert_kinds
from schedules.alerts.alert_tables import Alert, AlertRecipient
from schedules.gate import dated
from schedules.gate.blockers import asks_for_assessment
from schedules.gate.incident_clocks import Clock, Standing, clocks, standing
from schedules.standing import visible_facts


@dataclass(frozen=True, slots=True)
class News:
    """
    One incident. `detected_at` in UTC; `missing`: the duties of Đ31.2.d not done, with how each stands.

    `settled`: the work on it ended, or it was taken back, before the mail left; nothing is missing then.
    """

    code: str
    name: str
    detected_at: dt.datetime
    serious: bool
    urgent: bool
    complex: bool
    personal_data: bool
    settled: bool
    asks_for_assessment: bool  # Đ31.2.c
    missing: tuple[tuple[Clock, Standing], ...]

    @property
    def late(self) -> bool:
        """Whether a report is late. What is to be reported at once has no hour after which it is."""
        return any(clock.hours and each.state == "late" for clock, each in self.missing)


def read(work: Work, message_id: int, to: Addressee) -> tuple[News, ...]:
    """Return the incidents of a message as they stand now, of the systems its reader may still see; open ones first."""
    told = (
        sql_select(col(Alert.subject_id), alert_kinds.settled(), col(System.code), col(System.name))
        .join(Alert, col(Alert.system_id) == col(System.id))
        .join(AlertRecipient, col(AlertRecipient.alert_id) == col(Alert.id))
        .where(col(AlertRecipient.message_id) == message_id)
    )
    reader = Actor(to.name, to.role, to.office_of or to.branch)
    about = {
        number: (settled, code, name)
        for number, settled, code, name in work.session.execute(visible_systems(told, reader))
    }
    sent = visible_facts.grouped(work, IncidentStep, IncidentStep.incident_id, about)
    found = work.session.exec(select(Incident).where(col(Incident.id).in_(list(about))))
    news = [_news(work, each, *about[each.id], sent.get(each.id, [])) for each in found]
    return tuple(sorted(news, key=lambda each: (each.settled, each.detected_at, each.code)))


def _news(work: Work, incident: Incident, settled: bool, code: str, name: str, steps: list[IncidentStep]) -> News:
    nature = {"serious": incident.serious, "urgent": incident.urgent, "complex": incident.complex}
    sent = [(step.kind, step.at) for step in steps]
    duties = [(clock, standing(clock, sent, work.now)) for clock in clocks(incident.detected_at, **nature)]
    return News(
        code=code,
        name=name,
        detected_at=incident.detected_at,
        personal_data=incident.personal_data,
        settled=settled,
        asks_for_assessment=incident.serious and asks_for_assessment(dated.Incident(incident.detected_at)),
        missing=() if settled else tuple(each for each in duties if not each[1].state.startswith("done")),
        **nature,
    )
