"""
The transition from the decree of 2016: which systems it concerns, by which days, and what each still lacks.

Source: NĐ 331/2026 Đ39.1, Luật 116/2025/QH15 Đ45.1; the days stand in the data of the regime. Pure: everything is a
function of facts and a day.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from inventory.law import regimes
from schedules.cadence.working_days import Holidays, add_months, next_working_day
from schedules.gate.dated import (
    AuditResult,
    Conclusion,
    Decision,
    Facts,
    Implementation,
    Investment,
    PlanState,
    Responsibility,
    latest,
)

Code = Literal["approval", "measures"]
APPROVAL: Code = "approval"
MEASURES: Code = "measures"
READING = (
    "Không điều nào nói bằng chứng nào là đủ: sổ coi là đã đáp ứng khi phương án được ghi là triển khai đầy đủ "
    f"và có kết luận đủ điều kiện, cả hai từ ngày {regimes.in_transition().document} có hiệu lực (cách hiểu của sổ)."
)


@dataclass(frozen=True, slots=True)
class Term:
    """A time limit of the transition: `aim` is the day to have done by, `months` the limit itself, from `since`."""

    code: Code
    title: str
    since: dt.date
    months: int
    aim: dt.date
    clause: str

    def last(self, holidays: Holidays) -> dt.date:
        """Return the last day by the count of the Civil Code; on a day off, the next working day (BLDS Đ147, Đ148)."""
        return next_working_day(add_months(self.since, self.months), holidays)


@dataclass(frozen=True, slots=True)
class Transition:
    """The rules of the transition: from which decree to which, since when, and the limits, the earliest first."""

    since: dt.date
    old: str
    new: str
    new_from: dt.date
    terms: tuple[Term, ...]

    def term(self, code: Code) -> Term:
        """Return a limit by its code."""
        return next(each for each in self.terms if each.code == code)


@dataclass(frozen=True, slots=True)
class Known:
    """What is recorded of one system, each list by day. `used`: the office only uses it, so its owner must act."""

    used: bool = False
    investments: tuple[Investment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    plans: tuple[PlanState, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """What a system still owes by a limit, and what is missing for it."""

    term: Term
    missing: tuple[str, ...]


def known(facts: Facts, on: dt.date) -> Known:
    """Return what the transition looks at on a day, of everything recorded of a system."""
    role = latest(facts.roles, on)
    used = role is not None and role.responsibility == Responsibility.USED
    return Known(used, facts.investments, facts.decisions, facts.plans, facts.conclusions)


@cache
def transition() -> Transition:
    """Return the transition under way: that of the newest regime which has one."""
    regime = regimes.in_transition()
    data = regime.rule("transition")
    terms = sorted((Term(since=data["since"], **row) for row in data["terms"]), key=lambda each: each.aim)
    return Transition(data["since"], data["replaces"], regime.code, regime.in_force_from, tuple(terms))


def is_late(decision: Decision) -> bool:
    """
    Say whether a decision under the old decree is dated after its six months (Đ39.1).

    By our strict reading they end with the aim, not with the count of the Civil Code some days later: a warning may
    come too early, never too late.
    """
    rules = transition()
    return decision.regime == rules.old and decision.day > rules.term(APPROVAL).aim


def duties(known: Known, on: dt.date) -> tuple[Duty, ...]:
    """
    Return what the transition asks of a system on a day, the earliest limit first; nothing of one that is only used.

    Approval: it was under way before the law came into force and has no decision yet. Measures: its level was decided
    under the old decree, or is still to be.
    """
    rules = transition()
    begun = any(each.day < rules.since and each.day <= on for each in known.investments)
    decision = latest(known.decisions, on)
    old = decision is not None and decision.regime == rules.old
    found = []
    if begun and decision is None and not known.used:
        found.append(Duty(rules.term(APPROVAL), ("chưa có quyết định phê duyệt cấp độ",)))
    if (old or (begun and decision is None)) and not known.used:
        missing = tuple(_missing(known, on, rules))
        if missing:
            found.append(Duty(rules.term(MEASURES), missing))
    return tuple(found)


def _missing(known: Known, on: dt.date, rules: Transition) -> Iterable[str]:
    since = f"từ ngày {rules.new_from:%d/%m/%Y}"
    plan = latest(known.plans, on)
    if plan is None or plan.state != Implementation.FULL or plan.day < rules.new_from:
        yield f"chưa ghi nhận phương án đã triển khai đầy đủ {since}"
    told = [each for each in known.conclusions if rules.new_from <= each.day <= on]
    if not told or not _is_eligible(told[-1], on):
        yield f"chưa có kết luận kiểm tra, đánh giá đủ điều kiện {since}"


def _is_eligible(conclusion: Conclusion, on: dt.date) -> bool:
    """Say whether a conclusion is eligible on a day: a conditional one is, once its conditions are met."""
    if conclusion.conclusion == AuditResult.CONDITIONAL:
        return conclusion.met_on is not None and conclusion.met_on <= on
    return conclusion.conclusion == AuditResult.ELIGIBLE


def due_on(known: Known, on: dt.date) -> dt.date | None:
    """Return by when the system must next do something for the transition; None when it owes nothing."""
    return next((duty.term.aim for duty in duties(known, on)), None)


def of_day(aim: dt.date) -> Term | None:
    """Return the limit whose aim is that day."""
    return next((term for term in transition().terms if term.aim == aim), None)


def how_far(term: Term, today: dt.date, holidays: Holidays) -> str:
    """Return how far a limit is: 'còn 33 ngày', or how long it is over by the count of the Civil Code."""
    last = term.last(holidays)
    if today < term.aim:
        return f"còn {(term.aim - today).days} ngày"
    if today <= last:
        return f"còn đến hết ngày {last:%d/%m/%Y} theo Bộ luật Dân sự"
    return f"đã quá hạn {(today - last).days} ngày"
