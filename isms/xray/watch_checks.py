"""Checks of what goes on: agreements that end, changes, incidents, websites. The rules are those of the watch list."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlmodel import col

from inventory.law import regimes
from inventory.records import Advisory, Change, Decision, Dossier, Incident, IncidentStep
from inventory.records.agreement import ENDING, Agreement, replaced
from inventory.records.change_aspects import ASPECTS
from inventory.records.holding import holds
from inventory.register_tables import System
from inventory.work import Work
from isms.evidence.evidence_tables import Evidence
from isms.xray.check_findings import Found
from isms.xray.reading import OURS, any_of, first_day, found, standing, systems
from schedules.deadlines import websites
from schedules.deadlines.open_conditions import unresolved
from schedules.gate import incident_clocks
from schedules.gate.dated import VIETNAM
from schedules.standing import column_conditions

RISK_ASSESSMENT = "risk_assessment"
_AGREEMENT = {"delegation": "Văn bản ủy quyền", "lease": "Hợp đồng thuê dịch vụ"}


def agreement_ended(work: Work) -> Iterable[Found]:
    """An agreement has ended and none has taken its place."""
    return _agreements(work, col(Agreement.ends_on) < work.today)


def agreement_ending(work: Work) -> Iterable[Found]:
    """An agreement ends soon and none takes its place."""
    soon = work.today + dt.timedelta(days=ENDING)
    return _agreements(work, col(Agreement.ends_on).between(work.today, soon))


def _agreements(work: Work, ends: ColumnElement[bool]) -> Iterable[Found]:
    kind = case(_AGREEMENT, value=col(Agreement.kind), else_="")
    asked = systems(work, kind=kind, number=Agreement.number, ends=Agreement.ends_on)
    standing_ones = asked.join(Agreement, and_(*standing(Agreement))).where(ends, ~replaced())
    return found(work, standing_ones.order_by(col(Agreement.ends_on), col(Agreement.id)))


def change_without_risk_assessment(work: Work) -> Iterable[Found]:
    """The newest change that asks for a risk assessment (Đ10.2.b-c) has none on record from its day on (Đ10.6)."""
    assessed = any_of(Evidence, col(Evidence.kind) == RISK_ASSESSMENT, col(Evidence.on) >= col(Change.on))
    asked = systems(work, day=Change.on, what=Change.what, aspects=Change.aspects, assessed=assessed)
    newest: dict[str, Found] = {}
    for each in found(work, asked.join(Change, and_(*standing(Change))).order_by(col(Change.on), col(Change.id))):
        if any(ASPECTS[aspect].risk for aspect in each.details["aspects"] if aspect in ASPECTS):
            newest[each.code] = each
    return (each for each in newest.values() if not each.details["assessed"])


def level_without_risk_assessment(work: Work) -> Iterable[Found]:
    """
    The level is determined for the first time, with no risk assessment on record, under a regime that asks for one.

    Source: NĐ 331/2026 Đ10.2.a.
    """
    asking = [each for each in regimes.all() if "first_level" in each.rule("risk_assessment")]
    new = [each.code for each in asking]
    first = any_of(Decision, col(Decision.regime).in_(new)) | any_of(Dossier, col(Dossier.regime).in_(new))
    before = any_of(Decision, col(Decision.date) < min(each.in_force_from for each in asking))
    day = func.coalesce(first_day(Dossier, Dossier.on), first_day(Decision, Decision.date))
    none = ~any_of(Evidence, col(Evidence.kind) == RISK_ASSESSMENT)
    return found(work, systems(work, day=day).where(OURS, first, ~before, none))


def incident_without_risk_assessment(work: Work) -> Iterator[Found]:
    """The newest serious incident lacks the risk assessment asked for from its day on (Đ10.2.d)."""
    assessed = select(func.max(col(Evidence.on))).where(*standing(Evidence), col(Evidence.kind) == RISK_ASSESSMENT)
    details = {"detected_at": Incident.detected_at, "what": Incident.what}
    asked = systems(work, **details, assessed=assessed.correlate(System).scalar_subquery())
    asked = asked.join(Incident, and_(*standing(Incident))).where(col(Incident.serious))
    newest: dict[str, Found] = {}
    for each in found(work, asked.order_by(col(Incident.detected_at), col(Incident.id))):
        day = each.details["detected_at"].astimezone(VIETNAM).date()
        newest[each.code] = Found(each.code, each.name, each.details | {"day": day})
    for each in newest.values():
        day, last = each.details["day"], each.details["assessed"]
        wanted = "serious_incident" in regimes.on(day).rule("risk_assessment")
        if wanted and (last is None or last < day):
            yield each


def incident_report_late(work: Work) -> Iterator[Found]:
    """A notice or report that the clocks of Đ31.2.d ask for by now was not sent."""
    sent = defaultdict(list)
    steps = select(col(IncidentStep.incident_id), col(IncidentStep.kind), col(IncidentStep.at))
    for incident_id, kind, at in work.session.execute(steps.where(holds(IncidentStep))):
        sent[incident_id].append((kind, at))
    for code, name, incident in work.session.execute(systems(work, Incident).join(Incident, and_(*standing(Incident)))):
        nature = {"serious": incident.serious, "urgent": incident.urgent, "complex": incident.complex}
        late = [
            clock.words.lower()
            for clock in incident_clocks.clocks(incident.detected_at, **nature)
            if incident_clocks.standing(clock, sent[incident.id], work.now).state == "late"
        ]
        if late:
            at = f"{incident.detected_at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
            yield Found(code, name, {"at": at, "missing": ", ".join(late)})


def advisory_overdue(work: Work) -> Iterable[Found]:
    """An advisory or a leak past the day the office set, that nobody said was dealt with."""
    asked = systems(work, what=Advisory.what, due=Advisory.due_on).join(Advisory, and_(*standing(Advisory)))
    late = asked.where(col(Advisory.due_on) < work.today, unresolved())
    return found(work, late.order_by(col(Advisory.due_on), col(Advisory.id)))


def website_review_overdue(work: Work) -> Iterator[Found]:
    """A website is to be looked at since a day that is past."""
    for each in websites.dues(work, column_conditions.alive(work.today)):
        if each.due_on is not None and each.due_on < work.today:
            yield Found(each.code, each.name, {"address": each.address, "due": each.due_on})
