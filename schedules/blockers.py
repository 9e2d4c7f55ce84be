"""
What stands between a system and its use on a day: each blocker with its clause and remedy, in the order to remove them.

The gate follows the law the approval was made under for regulation and plan, the law of the day for audits.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache

from inventory.assessors import Occasion, Verdict, assessor
from schedules.cadence import Due
from schedules.dated import (
    AuditKind,
    Conclusion,
    Implementation,
    Incident,
    Regime,
    Responsibility,
    Result,
    Running,
    regime_on,
)
from schedules.record import Record
from schedules.remedies import Blocker, Caution, blocker, other_regime_caution, plan_words, same_day_caution

MAJOR_CHANGE: Occasion = "major_change"
SERIOUS_INCIDENT: Occasion = "serious_incident"


def blockers(record: Record, due: Due | None) -> Iterator[Blocker]:
    """Yield all that blocks. `due` is when the next audit is due, None for a system never audited."""
    facts = record.facts
    if record.operation and record.operation.state == Running.RETIRED:
        yield blocker("retired", facts, regime_on(record.on), day=record.operation.on)
    yield from _paper_blockers(record)
    yield from _conclusion_blockers(record, due)
    yield from _assessor_blockers(record)
    yield from _event_blockers(record)


def _paper_blockers(record: Record) -> Iterator[Blocker]:
    """The regulation comes first: the law wants it issued before the level is approved (Đ30.7)."""
    facts, regime = record.facts, record.approval_regime
    answers_for_paper = facts.responsibility != Responsibility.USED
    if answers_for_paper and record.regulation is None:
        yield blocker("no_regulation", facts, regime)
    if record.decision is None:
        yield blocker("no_level_decision", facts, regime)
    if not answers_for_paper:
        return
    if record.decision and record.regulation and record.regulation.date > record.decision.date:
        issued_on, decided_on = record.regulation.date, record.decision.date
        yield blocker("regulation_not_before_decision", facts, regime, day=issued_on, decided_on=decided_on)
    plan = record.plan.state if record.plan else None
    if plan != Implementation.FULL:
        yield blocker("plan_not_full", facts, regime, plan=plan_words(plan))


def _conclusion_blockers(record: Record, due: Due | None) -> Iterator[Blocker]:
    facts, regime, governing, renewing = record.facts, regime_on(record.on), record.governing, record.renewing
    if renewing is None or due is None:
        yield blocker("no_conclusion", facts, regime)
    if governing and not governing.positive:
        yield blocker("not_eligible", facts, regime, day=governing.concluded_on)
    if renewing and due and record.on > due.due_on:
        since, until, months = renewing.concluded_on, due.due_on, due.months
        yield blocker("conclusion_expired", facts, regime, due.clause, day=since, due_on=until, months=months)
    if governing and governing.result == Result.CONDITIONAL:
        deadline = governing.conditions_until
        if deadline is None or record.on > deadline:
            yield blocker("conditions_overdue", facts, regime, day=governing.concluded_on)


def _assessor_blockers(record: Record) -> Iterator[Blocker]:
    """One blocker for the conclusions the clearance rests on: one new audit by the right body removes it."""
    for conclusion in _relied_on(record):
        verdict = _verdict(record, conclusion)
        if not verdict.allowed:
            regime, concluded_on = regime_on(record.on), conclusion.concluded_on
            why = verdict.warning or ""
            yield blocker("assessor_not_allowed", record.facts, regime, verdict.clause, day=concluded_on, why=why)
            return


def _event_blockers(record: Record) -> Iterator[Blocker]:
    """A major change or a serious incident needs a conclusion since, by a body that the law accepts for it."""
    change, incident = record.change, record.incident
    if change and not assessed(record, change.day, MAJOR_CHANGE):
        yield blocker("major_change_unassessed", record.facts, regime_on(record.on), day=change.day)
    if incident and asks_for_assessment(incident) and not assessed(record, incident.day, SERIOUS_INCIDENT):
        yield blocker("serious_incident_unassessed", record.facts, regime_on(record.on), day=incident.day)


def asks_for_assessment(incident: Incident) -> bool:
    """Say whether a serious incident asks for an assessment: from the day on which Đ31.2.c is in force."""
    return regime_on(incident.day) is Regime.DECREE_331


def assessed(record: Record, since: dt.date, occasion: Occasion) -> bool:
    """Say whether a positive conclusion of that day or later stands, by a body allowed on the occasion (Đ31.2.c)."""
    for conclusion in reversed(record.facts.conclusions):
        if conclusion.concluded_on < since:
            return False
        if conclusion.concluded_on > record.on or not conclusion.positive:
            continue
        if _verdict(record, conclusion, occasion).allowed:
            return True
    return False


def cautions(record: Record) -> Iterator[Caution]:
    """Yield what does not block but deserves a look."""
    decision, regulation = record.decision, record.regulation
    answers_for_paper = record.facts.responsibility != Responsibility.USED
    if answers_for_paper and decision and regulation and regulation.date == decision.date:
        yield same_day_caution(decision.regime, decision.date)
    if decision and regime_on(decision.date) != decision.regime:
        yield other_regime_caution(decision.regime, decision.date)
    for conclusion in _relied_on(record):
        verdict = _verdict(record, conclusion)
        if verdict.allowed and verdict.warning:
            yield Caution("self_assessment", verdict.clause, verdict.warning)
            return


def _relied_on(record: Record) -> Iterator[Conclusion]:
    """Yield the conclusions a clearance rests on: the positive one that governs, the one the cadence runs from."""
    if record.governing and record.governing.positive:
        yield record.governing
    if record.renewing and record.renewing is not record.governing:
        yield record.renewing


def _verdict(record: Record, conclusion: Conclusion, occasion: Occasion | None = None) -> Verdict:
    """Ask whether the assessor was allowed, by the level decided now and the law of the day of the audit."""
    return _ask(
        record.level,
        record.facts.national_security_list,
        conclusion.assessor_kind,
        occasion or conclusion.occasion or _usual_occasion(conclusion),
        regime_on(conclusion.concluded_on).value,
    )


def _usual_occasion(conclusion: Conclusion) -> Occasion:
    return "pre_operation" if conclusion.kind == AuditKind.PRE_OPERATION else "periodic"


_ask = cache(assessor)  # a few hundred possible questions, asked for every system of the register
