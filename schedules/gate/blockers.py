"""
What stands between a system and its use on a day: each blocker with its clause and remedy, in the order to remove them.

The gate follows the law the approval was made under for regulation and plan, the law of the day for audits.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache

from inventory.law import regimes
from inventory.law.assessors import Occasion, Verdict, assessor
from schedules.cadence.cadence import ONE_DAY, Due
from schedules.gate import decided_levels as levels
from schedules.gate import issuers
from schedules.gate.dated import AuditKind, Conclusion, Implementation, Incident, Running
from schedules.gate.gate_rules import ISSUER_NOT_ALLOWED, LEVEL_BELOW_CRITERIA, NO_CERTIFICATE, PLAN_BEFORE_DECISION
from schedules.gate.record import Record, going_on
from schedules.gate.remedies import Blocker, blocker, plan_words

MAJOR_CHANGE = Occasion.MAJOR_CHANGE
SERIOUS_INCIDENT = Occasion.SERIOUS_INCIDENT


def blockers(record: Record, due: Due | None) -> Iterator[Blocker]:
    """Yield all that blocks. `due` is when the next audit is due, None for a system never audited."""
    if record.operation and record.operation.state == Running.RETIRED:
        yield blocker("retired", record, regimes.on(record.on).code, day=record.operation.day)
    yield from _paper_blockers(record)
    yield from _decision_blockers(record)
    yield from _conclusion_blockers(record, due)
    yield from _assessor_blockers(record)
    yield from _event_blockers(record)


def _paper_blockers(record: Record) -> Iterator[Blocker]:
    """The regulation comes first: the law wants it issued before the level is approved (Đ30.7)."""
    regime = record.approval_regime
    if not record.only_used and record.regulation is None:
        yield blocker("no_regulation", record, regime)
    if record.decision is None:
        yield blocker("no_level_decision", record, regime)
    if record.only_used:
        return
    if record.decision and record.regulation and record.regulation.day > record.decision.day:
        issued_on, decided_on = record.regulation.day, record.decision.day
        yield blocker("regulation_not_before_decision", record, regime, day=issued_on, decided_on=decided_on)
    plan = record.plan.state if record.plan else None
    if plan != Implementation.FULL:
        yield blocker("plan_not_full", record, regime, plan=plan_words(plan))
    elif record.plan and plan_is_older(record) and record.facts.rules.count(PLAN_BEFORE_DECISION, record.on):
        raised_on = levels.raised_on(record.facts.decisions, record.on)
        yield blocker("plan_before_decision", record, regime, day=record.plan.day, decided_on=raised_on)


def _decision_blockers(record: Record) -> Iterator[Blocker]:
    """The level must not be below what the criteria give; who decided it must be able to; level 5 wants more."""
    decision, rules = record.decision, record.facts.rules
    if decision and rules.count(LEVEL_BELOW_CRITERIA, record.on) and not record.only_used:
        computed = levels.undercut(record)
        if computed and not levels.covered(record, computed):
            level = decision.level
            yield blocker("level_below_criteria", record, decision.regime, decided=level, computed=computed)
    if decision and rules.count(ISSUER_NOT_ALLOWED, record.on) and issuer_standing(record) == "not_allowed":
        yield blocker("issuer_not_allowed", record, decision.regime, issuer=decision.issuer, day=decision.day)
    if wants_certificate(record) and record.certificate is None:
        yield blocker("no_certificate", record, record.approval_regime)


def plan_is_older(record: Record) -> bool:
    """Say whether the plan on record is older than a decision that raised the level (Đ25, Đ30.6)."""
    raised_on = levels.raised_on(record.facts.decisions, record.on)
    return raised_on is not None and record.plan is not None and record.plan.day < raised_on


def issuer_standing(record: Record) -> issuers.Standing:
    """Return whether who decided the level could, by the delegations known on the day."""
    if record.decision is None:
        return "unknown"
    known = tuple(each for each in record.facts.delegations if each.day <= record.on)
    return issuers.standing(record.decision, known, record.facts.owners, record.facts.offices)


def wants_certificate(record: Record) -> bool:
    """Say whether a missing certificate blocks: from the rule's day, and not what was in use before it (a warning)."""
    rules = record.facts.rules
    return record.needs_certificate and rules.count(NO_CERTIFICATE, record.on) and not was_in_use_before(record)


def was_in_use_before(record: Record) -> bool:
    """Say whether the system was in this register and operating before certificates were asked for."""
    begins = record.facts.rules.begin(NO_CERTIFICATE)
    if begins is None or record.facts.registered_on >= begins:
        return False
    operation = going_on(record.facts.operations, begins - ONE_DAY)
    return operation is not None and operation.state == Running.OPERATING


def _conclusion_blockers(record: Record, due: Due | None) -> Iterator[Blocker]:
    regime, governing, renewing = regimes.on(record.on).code, record.governing, record.renewing
    if renewing is None or due is None:
        yield blocker("no_conclusion", record, regime)
    if governing and not governing.positive:
        yield blocker("not_eligible", record, regime, day=governing.day)
    if renewing and due and record.on > due.due_on:
        since, until, months = renewing.day, due.due_on, due.months
        yield blocker("conclusion_expired", record, regime, due.clause, day=since, due_on=until, months=months)
    deadline = record.conditions_until
    if governing and record.conditions_open and (deadline is None or record.on > deadline):
        yield blocker("conditions_overdue", record, regime, day=governing.day)


def _assessor_blockers(record: Record) -> Iterator[Blocker]:
    """One blocker for the conclusions the clearance rests on: one new audit by the right body removes it."""
    for conclusion in relied_on(record):
        verdict = verdict_on(record, conclusion)
        if not verdict.allowed:
            regime, concluded_on = regimes.on(record.on).code, conclusion.day
            why = verdict.warning or ""
            yield blocker("assessor_not_allowed", record, regime, verdict.clause, day=concluded_on, why=why)
            return


def _event_blockers(record: Record) -> Iterator[Blocker]:
    """A major change or a serious incident needs a conclusion since, by a body that the law accepts for it."""
    change, incident = record.change, record.incident
    if change and not assessed(record, change.day, MAJOR_CHANGE):
        yield blocker("major_change_unassessed", record, regimes.on(record.on).code, day=change.day)
    if incident and asks_for_assessment(incident) and not assessed(record, incident.day, SERIOUS_INCIDENT):
        yield blocker("serious_incident_unassessed", record, regimes.on(record.on).code, day=incident.day)


def asks_for_assessment(incident: Incident) -> bool:
    """Say whether a serious incident asks for an assessment: where the regime of its day wants one (Đ31.2.c)."""
    return regimes.on(incident.day).asks("serious_incident_unassessed")


def assessed(record: Record, since: dt.date, occasion: str) -> bool:
    """Say whether a positive conclusion of that day or later stands, by a body allowed on the occasion (Đ31.2.c)."""
    for conclusion in reversed(record.facts.conclusions):
        if conclusion.day < since:
            return False
        if conclusion.day > record.on or not conclusion.positive:
            continue
        if verdict_on(record, conclusion, occasion).allowed:
            return True
    return False


def relied_on(record: Record) -> Iterator[Conclusion]:
    """Yield the conclusions a clearance rests on: the positive one that governs, the one the cadence runs from."""
    if record.governing and record.governing.positive:
        yield record.governing
    if record.renewing and record.renewing is not record.governing:
        yield record.renewing


def verdict_on(record: Record, conclusion: Conclusion, occasion: str | None = None) -> Verdict:
    """Ask whether the assessor was allowed, by the level decided now or a higher one computed on the audit's day."""
    return _ask(
        record.counted_level_on(conclusion.day),
        record.listed,
        conclusion.assessor_kind,
        occasion or conclusion.occasion or _usual_occasion(conclusion),
        regimes.on(conclusion.day).code,
    )


def _usual_occasion(conclusion: Conclusion) -> str:
    return "pre_operation" if conclusion.kind == AuditKind.PRE_OPERATION else "periodic"


_ask = cache(assessor)  # a few hundred possible questions, asked for every system of the register
