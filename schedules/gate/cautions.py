"""What does not block but deserves a look: each caution with its clause, in words (contract: `clearance.warnings`)."""

import datetime as dt
from collections.abc import Iterator

from inventory.law import regimes
from schedules.gate import decided_levels as levels
from schedules.gate import transition
from schedules.gate.blockers import issuer_standing, relied_on, verdict_on, wants_certificate, was_in_use_before
from schedules.gate.gate_rules import ISSUER_NOT_ALLOWED, NO_CERTIFICATE
from schedules.gate.record import Record
from schedules.gate.remedies import Caution, caution, late_caution, other_regime_caution, same_day_caution

NOTICE_MONTH, NOTICE_FROM = 10, 9
"""The yearly notice is due before 01/10 (Luật 116/2025/QH15 Đ11.1.b); it is told from 01/9 on."""


def cautions(record: Record) -> Iterator[Caution]:
    """Yield the cautions of a day, those about the level first."""
    yield from _about_the_level(record)
    yield from _about_the_papers(record)
    yield from _about_the_issuer(record)
    yield from _about_certificates(record)
    for conclusion in relied_on(record):
        verdict = verdict_on(record, conclusion)
        if verdict.allowed and verdict.warning:
            yield Caution("self_assessment", verdict.clause, verdict.warning)
            return


def _about_the_level(record: Record) -> Iterator[Caution]:
    decision = record.decision
    if decision is None:
        return
    computed = levels.undercut(record)
    if computed and levels.covered(record, computed):
        yield caution("level_reason", decision.regime, decided=decision.level, computed=computed)
    higher = _higher_by_other_answers(record)
    if higher and not computed:
        yield caution("recheck_level", decision.regime, decided=decision.level, computed=higher)


def _higher_by_other_answers(record: Record) -> int | None:
    """Return the higher level of answers under a later regime, or the least that a person may say under the same."""
    found = [each for each in record.facts.answers if each.day <= record.on]
    decision = record.decision
    if not found or decision is None:
        return None
    newest = found[-1]
    same = newest.regime == decision.regime
    given = newest.not_below if same else max(newest.computed_level or 0, newest.not_below)
    return given if given > decision.level else None


def _about_the_papers(record: Record) -> Iterator[Caution]:
    decision, regulation = record.decision, record.regulation
    if decision and not record.only_used:
        if regulation and regulation.day == decision.day:
            yield same_day_caution(decision.regime, decision.day)
        yield from _asked_after_a_raise(record)
    if decision and transition.is_late(decision):
        yield late_caution(decision.day)
    elif decision and regimes.on(decision.day).code != decision.regime:
        yield other_regime_caution(decision.regime, decision.day)


def _asked_after_a_raise(record: Record) -> Iterator[Caution]:
    """Quy chế and conclusion may have been made for the higher level already: a question, not a refusal."""
    decisions, decision = record.facts.decisions, record.decision
    earlier = levels.before(decisions, record.on)
    raised_on = levels.raised_on(decisions, record.on)
    if decision is None or earlier is None:
        return
    if raised_on is not None:
        issued = [each.day for each in record.facts.regulations if each.day <= record.on]
        if issued and not any(earlier.day < day <= record.on for day in issued):
            yield caution("regulation_before_raise", decision.regime, day=max(issued), decided_on=raised_on)
        renewing = record.renewing
        if renewing and renewing.day < raised_on:
            yield caution("conclusion_before_raise", decision.regime, day=renewing.day, decided_on=raised_on)
    elif earlier.regime != decision.regime and record.plan and record.plan.day < decision.day:
        yield caution("regime_changed", decision.regime, day=record.plan.day, decided_on=decision.day)


def _about_the_issuer(record: Record) -> Iterator[Caution]:
    decision = record.decision
    if decision and record.facts.rules.count(ISSUER_NOT_ALLOWED, record.on) and issuer_standing(record) == "unknown":
        yield caution("issuer_unknown", decision.regime, issuer=decision.issuer, level=decision.level)


def _about_certificates(record: Record) -> Iterator[Caution]:
    if not record.needs_certificate or not record.facts.rules.count(NO_CERTIFICATE, record.on):
        return
    regime = record.approval_regime
    if record.certificate is None and was_in_use_before(record) and not wants_certificate(record):
        yield caution("no_certificate", regime)
    on = record.on
    noticed = any(each.notified_on and each.notified_on.year == on.year for each in record.facts.evaluations)
    if on >= dt.date(on.year, NOTICE_FROM, 1) and not noticed:
        late = on >= dt.date(on.year, NOTICE_MONTH, 1)
        yield caution("yearly_notice_late" if late else "yearly_notice", regime, year=on.year)
