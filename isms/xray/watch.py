"""Checks of what goes on: agreements that end, changes, incidents, websites."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import and_, func, select
from sqlmodel import col

from inventory.tables import Agreement, Change
from inventory.work import Work
from isms.database import VIETNAM
from isms.evidence.tables import Evidence
from isms.xray.findings import Found
from isms.xray.reading import any_of, found, newest, standing, systems
from schedules.calendar import add_months
from schedules.tables import Incident, IncidentStep, Website, WebsiteReview

ENDING = dt.timedelta(days=90)
NOTICE, REPORT = dt.timedelta(hours=24), dt.timedelta(hours=72)  # NĐ 331/2026 Đ31.2.d
_AGREEMENT = {"delegation": "Văn bản ủy quyền", "lease": "Hợp đồng thuê dịch vụ"}
REPORTS = frozenset({"preliminary_report", "report", "final_report"})


def agreement_ended(work: Work) -> Iterator[Found]:
    """The agreement of its kind that ends last has ended."""
    return _agreements(work, dt.date.min, work.today - dt.timedelta(days=1))


def agreement_ending(work: Work) -> Iterator[Found]:
    """The agreement of its kind that ends last does so within 90 days."""
    return _agreements(work, work.today, work.today + ENDING)


def _agreements(work: Work, first: dt.date, last: dt.date) -> Iterator[Found]:
    details = {"kind": Agreement.kind, "number": Agreement.number, "ends": Agreement.ends_on}
    asked = systems(work, **details).join(Agreement, and_(*standing(Agreement)))
    last_of: dict[tuple[str, str], Found] = {}
    for each in found(work, asked.order_by(col(Agreement.ends_on), col(Agreement.id))):
        last_of[each.code, each.details["kind"]] = each
    for each in last_of.values():
        if first <= each.details["ends"] <= last:
            yield Found(each.code, each.name, each.details | {"kind": _AGREEMENT[each.details["kind"]]})


def change_without_risk_assessment(work: Work) -> Iterator[Found]:
    """The newest change has no record of a risk assessment from its day on (Đ10.2, Đ10.6)."""
    assessed = any_of(Evidence, col(Evidence.kind) == "risk_assessment", col(Evidence.on) >= col(Change.on))
    asked = systems(work, day=Change.on, what=Change.what)
    return found(work, asked.join(Change, col(Change.id) == newest(Change, Change.on)).where(~assessed))


def incident_report_late(work: Work) -> Iterator[Found]:
    """A notice or report that the clocks of Đ31.2.d ask for by now was not sent."""
    asked = systems(work, Incident).join(Incident, and_(*standing(Incident)))
    rows = work.session.execute(asked).all()
    sent: dict[int, set[str]] = defaultdict(set)
    steps = select(col(IncidentStep.incident_id), col(IncidentStep.kind)).where(col(IncidentStep.voided_at).is_(None))
    for incident_id, kind in work.session.execute(steps):
        sent[incident_id].add(kind)
    for code, name, incident in rows:
        missing = missing_reports(incident, sent[incident.id or 0], work.now)
        if missing:
            at = incident.detected_at.astimezone(VIETNAM)
            yield Found(code, name, {"at": f"{at:%d/%m/%Y %H:%M}", "missing": ", ".join(missing)})


def missing_reports(incident: Incident, sent: set[str], now: dt.datetime) -> list[str]:
    """Return what should have been sent by now and was not (Đ31.2.d)."""
    passed, reported = now - incident.detected_at, bool(sent & REPORTS)
    noticed = reported or "initial_notice" in sent
    missing = []
    if incident.urgent and not noticed:
        missing.append("phải báo ngay, chưa ghi lần báo nào")
    elif incident.serious and passed > NOTICE and not noticed:
        missing.append("chưa ghi thông báo ban đầu (24 giờ)")
    if passed > REPORT and not reported:
        missing.append("chưa ghi báo cáo (72 giờ)")
    return missing


def website_review_overdue(work: Work) -> Iterator[Found]:
    """A website whose review, by the months the office set, is overdue."""
    reviewed = (
        select(func.max(col(WebsiteReview.on)))
        .where(col(WebsiteReview.website_id) == col(Website.id), col(WebsiteReview.voided_at).is_(None))
        .correlate(Website)
        .scalar_subquery()
    )
    since = func.coalesce(reviewed, col(Website.on))
    details = {"address": Website.address, "months": Website.review_months, "since": since}
    asked = systems(work, **details).join(Website, and_(*standing(Website)))
    for each in found(work, asked.where(col(Website.review_months).is_not(None))):
        due = add_months(each.details["since"], each.details["months"])
        if due < work.today:
            yield Found(each.code, each.name, {"address": each.details["address"], "due": due})
