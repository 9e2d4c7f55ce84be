"""Audits that shall take place: planned for a day, put off or called off with a reason, done once one names them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from sqlmodel import col

from inventory.access import Act, require, system
from inventory.assessors import AssessorKind, Occasion, Verdict, assessor
from inventory.facts import add, content, void
from inventory.tables import System
from inventory.validation import LONG, NAME, Checks
from inventory.work import Work
from schedules import history, watch
from schedules.dated import AuditKind, regime_on
from schedules.tables import Audit, PlannedAudit

USUAL: dict[str, str] = {"pre_operation": "pre_operation", "periodic": "periodic"}


@dataclass(frozen=True, slots=True)
class Told:
    """A planned audit, and the conclusion that came of it; None while there is none."""

    planned: PlannedAudit
    code: str
    name: str
    audit: Audit | None

    def missed(self, today: dt.date) -> bool:
        """Say whether its day passed without a conclusion."""
        return self.audit is None and self.planned.on < today


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to be minded before an audit is planned: whether the assessor may, and whether it comes too late."""

    code: str
    name: str
    verdict: Verdict | None
    due_on: dt.date | None
    late: bool


def plan(work: Work, codes: Iterable[str], planned: PlannedAudit) -> list[PlannedAudit]:
    """
    Plan the same audit of several systems, all or none: on, kind, occasion, assessor, assessor_kind, note.

    An assessor that would not count is not refused here but told before (`outlook`): it is only a plan.
    """
    require(work, Act.AUDIT)
    checks = Checks()
    wanted = sorted(set(codes))  # locked in one order by everybody
    if not wanted:
        checks.problem("systems", "Chưa chọn hệ thống nào.", "Hãy chọn ít nhất một hệ thống.")
    if planned.on and planned.on < work.today:
        checks.problem("on", "Ngày dự kiến đã qua.", "Hãy chọn từ hôm nay trở đi; việc đã xong thì nhập kết luận.")
    checks.done()
    kept = content(planned)
    return [record(work, code, PlannedAudit(**kept | {"on": planned.on})) for code in wanted]


def record(work: Work, code: str, planned: PlannedAudit) -> PlannedAudit:
    """Record a planned audit of a system, whatever its day."""
    about = system(work, code, Act.AUDIT)
    checks = Checks()
    checks.plausible("on", planned.on)
    checks.one_of("kind", planned.kind, list(AuditKind))
    planned.occasion = planned.occasion or USUAL.get(planned.kind, "")
    checks.one_of("occasion", planned.occasion, get_args(Occasion))
    if planned.assessor_kind:
        checks.one_of("assessor_kind", planned.assessor_kind, get_args(AssessorKind))
    planned.assessor = checks.text("assessor", planned.assessor, NAME, required=False)
    planned.note = checks.text("note", planned.note, LONG, required=False)
    checks.done()
    return add(work, about, planned)


def outlook(work: Work, codes: Iterable[str], planned: PlannedAudit) -> list[Outlook]:
    """Return for each system what the law makes of the assessor on that day, and whether it comes too late."""
    require(work, Act.AUDIT)
    occasion = planned.occasion or USUAL.get(planned.kind, "")
    return [_outlook(work, system(work, code, Act.VIEW), planned, occasion) for code in sorted(set(codes))]


def _outlook(work: Work, about: System, planned: PlannedAudit, occasion: str) -> Outlook:
    verdict = None
    if planned.assessor_kind and occasion:
        [(_, facts)] = history.load(work.session, [about])
        who, why = cast(AssessorKind, planned.assessor_kind), cast(Occasion, occasion)
        verdict = assessor(about.level, facts.national_security_list, who, why, regime_on(planned.on).value)
    late = about.audit_due_on is not None and planned.on > about.audit_due_on
    return Outlook(about.code, about.name, verdict, about.audit_due_on, late)


def put_off(work: Work, planned_id: int, on: dt.date, reason: str) -> PlannedAudit:
    """Plan an audit for another day; the old day stays on record, struck out with the reason."""
    old = void(work, PlannedAudit, planned_id, reason, Act.AUDIT)
    about = work.session.get_one(System, old.system_id)
    return plan(work, [about.code], PlannedAudit(**content(old) | {"on": on}))[0]


def call_off(work: Work, planned_id: int, reason: str) -> PlannedAudit:
    """Take a planned audit back, with the reason."""
    return void(work, PlannedAudit, planned_id, reason, Act.AUDIT)


def listed(work: Work, code: str | None = None) -> list[Told]:
    """Return the planned audits of a system, or of all that are visible, by day: those without a conclusion first."""
    require(work, Act.VIEW)
    rows = watch.holding(work, PlannedAudit, code, col(PlannedAudit.on), col(PlannedAudit.id))
    done = watch.grouped(work, Audit, Audit.planned_id, watch.ids_of(rows))
    told = [Told(each, about.code, about.name, _last(done.get(each.id or 0, ()))) for each, about in rows]
    return sorted(told, key=lambda each: each.audit is not None)


def _last(audits: Sequence[Audit]) -> Audit | None:
    return audits[-1] if audits else None
