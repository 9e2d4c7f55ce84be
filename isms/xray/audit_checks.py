"""Checks of audits and plans: who audited, what was found and not mended, what is said to be done and is not."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlmodel import col

from inventory.law import regimes
from inventory.law.assessors import Verdict, assessor
from inventory.organisation import bodies
from inventory.protection.office_answer import OfficeAnswer
from inventory.protection.plan_reading import plans
from inventory.records import Audit, Classification, Finding, PlanItem, PlanState
from inventory.records.holding import holds, latest_id, latest_value
from inventory.register_tables import System
from inventory.vietnamese import plain
from inventory.work import Work
from isms.evidence.evidence_tables import Evidence
from isms.xray.check_findings import Found
from isms.xray.reading import OURS, any_of, found, standing, systems
from schedules.audits import findings
from schedules.gate.dated import AuditKind

_OPEN = ("none", "partial")
_BATCH = 500


def operator_audited_itself(work: Work) -> Iterator[Found]:
    """The newest conclusion is the operator's own, by its kind or its name, where the law of its day forbids that."""
    called = bodies.names(work)
    for audit in _newest(work, or_(col(Audit.assessor_kind) == "operator", func.trim(col(System.operator)) != "")):
        if audit.assessor_kind == "operator" or same_body(called.of(audit.assessor), called.of(audit.operator)):
            verdict = _verdict(audit, "operator")
            if not verdict.allowed:
                yield _finding(audit, verdict)


def internal_audit(work: Work) -> Iterator[Found]:
    """The newest conclusion is by an internal body that the law lets do it with a caution (Đ31.2.c)."""
    called = bodies.names(work)
    for audit in _newest(work, col(Audit.assessor_kind) == "independent_internal"):
        if not same_body(called.of(audit.assessor), called.of(audit.operator)):
            verdict = _verdict(audit, "independent_internal")
            if verdict.allowed and verdict.warning:
                yield _finding(audit, verdict)


def same_body(assessor_name: str, operator: str) -> bool:
    """Say whether two names are the same but for case, marks and spaces."""
    return bool(operator.strip()) and plain(assessor_name) == plain(operator)


def conclusion_without_scan(work: Work) -> Iterable[Found]:
    """The newest conclusion has no document."""
    scan = any_of(Evidence, col(Evidence.about) == "audit", col(Evidence.about_id) == col(Audit.id))
    latest = latest_id(Audit)
    asked = systems(work, day=Audit.concluded_on, assessor=Audit.assessor).join(Audit, col(Audit.id) == latest)
    return found(work, asked.where(~scan))


def finding_overdue(work: Work) -> Iterable[Found]:
    """A finding past its deadline that nobody said was mended."""
    asked = systems(work, what=Finding.what, due=Finding.due_on).join(Finding, and_(*standing(Finding)))
    late = asked.where(findings.late(work.today))
    return found(work, late.order_by(col(Finding.due_on), col(Finding.id)))


def plan_items_open(work: Work) -> Iterator[Found]:
    """The plan is said to be implemented in full while requirements are recorded as not met, by it or by its units."""
    own = any_of(PlanItem, col(PlanItem.state).in_(_OPEN))
    of_units = exists().where(holds(OfficeAnswer), col(OfficeAnswer.state).in_(_OPEN))
    said_full = systems(work).join(PlanState, col(PlanState.id) == latest_id(PlanState))
    full = said_full.where(OURS, col(PlanState.state) == "full", or_(own, of_units))
    codes = [code for code, _name in work.session.execute(full)]
    for start in range(0, len(codes), _BATCH):
        some = codes[start : start + _BATCH]
        asked = {each.code: each for each in work.session.scalars(select(System).where(col(System.code).in_(some)))}
        found = plans(work, asked.values())
        for code in some:
            count = sum(row.item is not None and row.missing for row in found[asked[code].id].rows)
            if count:
                yield Found(code, asked[code].name, {"count": count})


@dataclass(frozen=True, slots=True)
class _Audit:
    """The newest conclusion about a system, with what decides who was allowed to make it."""

    code: str
    name: str
    day: dt.date
    kind: str
    occasion: str
    assessor: str
    assessor_kind: str
    operator: str
    level: int | None
    listed: bool


def _newest(work: Work, which: ColumnElement[bool]) -> Iterator[_Audit]:
    details = {
        "day": Audit.concluded_on,
        "kind": Audit.kind,
        "occasion": Audit.occasion,
        "assessor": Audit.assessor,
        "assessor_kind": Audit.assessor_kind,
        "operator": System.operator,
        "level": System.level,
        "listed": _listed(),
    }
    asked = systems(work, **details).join(Audit, col(Audit.id) == latest_id(Audit))
    for row in work.session.execute(asked.where(which)):
        yield _Audit(*row)


def _listed() -> ColumnElement[bool]:
    """Return whether the newest answers say that the system is on the national-security list (Đ16)."""
    return func.coalesce(latest_value(Classification, "national_security_list"), false())


def _verdict(audit: _Audit, kind: str) -> Verdict:
    """Ask whether such a body was allowed, by the law of the day of the audit."""
    occasion = audit.occasion or ("pre_operation" if audit.kind == AuditKind.PRE_OPERATION else "periodic")
    return _ask(audit.level, bool(audit.listed), kind, occasion, regimes.on(audit.day).code)


def _finding(audit: _Audit, verdict: Verdict) -> Found:
    return Found(audit.code, audit.name, {"day": audit.day, "assessor": audit.assessor, "why": verdict.warning or ""})


_ask: Callable[..., Verdict] = cache(assessor)  # few possible questions, asked for every system
