"""What stands on the calendar between two days, for the calendar page and for feeds: due audits and other deadlines."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy import select as sql_select
from sqlalchemy.orm import aliased
from sqlmodel import col

from inventory.access import Act, require, visible_systems
from inventory.tables import DatedFact, PlanItem, System
from inventory.work import Work
from schedules import advisories, agreement_list, conditions, websites
from schedules.tables import Audit, Finding, PlannedAudit, Resolution

Kind = Literal["due", "planned", "conditions", "finding", "plan_item", "agreement", "advisory", "website_review"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something about a system (`code`, `name`) on a day; `text` says in Vietnamese what, without the system's name."""

    day: dt.date
    kind: Kind
    code: str
    name: str
    text: str


def agenda(work: Work, first: dt.date, last: dt.date) -> list[Entry]:
    """
    Return what stands from `first` to `last`, both included, as on record today, by day and then by name.

    Only visible systems that are not retired. What is done (concluded, mended, in full) is left out.
    """
    require(work, Act.VIEW)
    found = [
        *_audits(work, first, last),
        *_planned(work, first, last),
        *_findings(work, first, last),
        *_plan_items(work, first, last),
        *_watched(work, first, last),
    ]
    return sorted(found, key=lambda entry: (entry.day, entry.name, entry.code, entry.kind, entry.text))


def _systems(work: Work, *columns: Any) -> Any:
    statement = sql_select(col(System.code), col(System.name), *columns).select_from(System)
    return visible_systems(statement.where(conditions.alive(work.today)), work.actor)


def _of(work: Work, table: type[DatedFact], day: Any, first: dt.date, last: dt.date, *columns: Any) -> Any:
    joined = _systems(work, day, *columns).join(table, col(table.system_id) == System.id)
    return joined.where(col(table.voided_at).is_(None), col(day).between(first, last))


def _audits(work: Work, first: dt.date, last: dt.date) -> Iterator[Entry]:
    due, act_by = col(System.audit_due_on), col(System.act_by)
    wanted = _systems(work, due, act_by).where(or_(due.between(first, last), act_by.between(first, last)))
    for code, name, due_on, act_on in work.session.execute(wanted):
        if due_on and first <= due_on <= last:
            yield Entry(due_on, "due", code, name, "Hạn kiểm tra, đánh giá")
        if act_on and act_on != due_on and first <= act_on <= last:
            yield Entry(act_on, "conditions", code, name, "Hạn thực hiện điều kiện kèm theo kết luận")


def _planned(work: Work, first: dt.date, last: dt.date) -> Iterator[Entry]:
    concluded = exists().where(col(Audit.planned_id) == PlannedAudit.id, col(Audit.voided_at).is_(None))
    wanted = _of(work, PlannedAudit, PlannedAudit.on, first, last, PlannedAudit.assessor).where(~concluded)
    for code, name, day, assessor in work.session.execute(wanted):
        by = f": {assessor}" if assessor else ""
        yield Entry(day, "planned", code, name, f"Dự kiến kiểm tra, đánh giá{by}")


def _findings(work: Work, first: dt.date, last: dt.date) -> Iterator[Entry]:
    mended = exists().where(col(Resolution.finding_id) == Finding.id, col(Resolution.voided_at).is_(None))
    wanted = _of(work, Finding, Finding.due_on, first, last, Finding.what).where(~mended)
    for code, name, day, what in work.session.execute(wanted):
        yield Entry(day, "finding", code, name, f"Hạn khắc phục tồn tại: {what}")


def _plan_items(work: Work, first: dt.date, last: dt.date) -> Iterator[Entry]:
    """The latest entry of a requirement holds."""
    wanted = _of(work, PlanItem, PlanItem.due_on, first, last, PlanItem.requirement)
    open_ones = wanted.where(col(PlanItem.state).in_(("none", "partial")), ~_superseded())
    for code, name, day, requirement in work.session.execute(open_ones):
        yield Entry(day, "plan_item", code, name, f"Hạn triển khai yêu cầu của phương án: {requirement}")


def _superseded() -> ColumnElement[bool]:
    newer = aliased(PlanItem)
    later = or_(
        col(newer.on) > col(PlanItem.on), and_(col(newer.on) == col(PlanItem.on), col(newer.id) > col(PlanItem.id))
    )
    same = (
        col(newer.system_id) == PlanItem.system_id,
        col(newer.regime) == PlanItem.regime,
        col(newer.requirement) == PlanItem.requirement,
    )
    return exists().where(*same, col(newer.voided_at).is_(None), later)


def _watched(work: Work, first: dt.date, last: dt.date) -> Iterator[Entry]:
    alive = set(work.session.execute(_systems(work)).scalars())
    for entry in _on_watch(work):
        if first <= entry.day <= last and entry.code in alive:
            yield entry


def _on_watch(work: Work) -> Iterator[Entry]:
    for held in agreement_list.listed(work):
        if held.state != "replaced":
            text = f"Hết hạn ủy quyền, hợp đồng số {held.agreement.number}"
            yield Entry(held.agreement.ends_on, "agreement", held.code, held.name, text)
    for told in advisories.listed(work):
        if told.resolution is None and told.advisory.due_on:
            yield Entry(told.advisory.due_on, "advisory", told.code, told.name, f"Hạn xử lý: {told.advisory.what}")
    for site in websites.listed(work):
        if site.due_on:
            yield Entry(site.due_on, "website_review", site.code, site.name, f"Hạn rà soát {site.website.address}")
