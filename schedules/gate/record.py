"""What stands on record on a day: of each kind of fact, the one that counts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from inventory.choices import Responsibility
from inventory.law import regimes
from schedules.gate.dated import (
    Answers,
    AuditResult,
    Certificate,
    Change,
    Conclusion,
    Decision,
    Facts,
    Incident,
    Operation,
    PlanState,
    Regulation,
    Running,
    latest,
)
from schedules.gate.gate_rules import HIGHER_LEVEL_COUNTS

HIGHEST = 5


@dataclass(frozen=True, slots=True)
class Record:
    """
    The facts that count on the day `on`.

    `regulation` is the earliest (several may cover one system), `governing` the latest conclusion of any kind,
    `renewing` the latest from which the cadence runs.
    """

    facts: Facts
    on: dt.date
    decision: Decision | None
    regulation: Regulation | None
    plan: PlanState | None
    governing: Conclusion | None
    renewing: Conclusion | None
    change: Change | None
    incident: Incident | None
    operation: Operation | None

    @property
    def responsibility(self) -> str | None:
        """What the office is to the system; None while nobody has confirmed it, when the gate is at its strictest."""
        role = latest(self.facts.roles, self.on)
        return role.responsibility if role else None

    @property
    def only_used(self) -> bool:
        return self.responsibility == Responsibility.USED

    @property
    def listed(self) -> bool:
        """Whether the system is on the list of systems important to national security (Đ16)."""
        answers = latest(self.facts.answers, self.on)
        return answers is not None and answers.listed

    @property
    def computed(self) -> Answers | None:
        """The newest answers given under the regime of the decision, whatever later regimes make of the system."""
        return self.answers_on(self.on)

    def answers_on(self, day: dt.date) -> Answers | None:
        """Return the answers under the regime of the decision that counted on a day."""
        if self.decision is None:
            return None
        same = [each for each in self.facts.answers if each.regime == self.decision.regime]
        return latest(same, min(day, self.on))

    @property
    def counted_level(self) -> int | None:
        """The level that cadence follows: the decided one, or the higher one computed under the same regime."""
        return self.counted_level_on(self.on)

    def counted_level_on(self, day: dt.date) -> int | None:
        """Return the level decided now, or the higher one that the answers of a day made."""
        answers = self.answers_on(day)
        if self.level is None or answers is None or answers.computed_level is None:
            return self.level
        if not self.facts.rules.count(HIGHER_LEVEL_COUNTS, self.on):
            return self.level
        return max(self.level, answers.computed_level)

    @property
    def own_months(self) -> int | None:
        """Months between two audits of this system alone, where its risk asks for a shorter cadence (Đ28.5.a)."""
        own = latest(self.facts.own_cadences, self.on)
        return own.months if own else None

    @property
    def conditions_open(self) -> bool:
        """Whether conditions are open: not met by a document in time, nor closed by a later conclusion of any kind."""
        governing = self.governing
        if governing is None or governing.conclusion != AuditResult.CONDITIONAL:
            return False
        return governing.met_on is None or governing.met_on > self.on

    @property
    def conditions_until(self) -> dt.date | None:
        """The deadline of the open conditions."""
        return self.governing.conditions_until if self.governing and self.conditions_open else None

    @property
    def certificate(self) -> Certificate | None:
        """The certificate in force, the one that lasts longest."""
        held = [each for each in self.facts.certificates if each.day <= self.on]
        valid = [each for each in held if each.valid_until is None or self.on <= each.valid_until]
        return max(valid, key=lambda each: each.valid_until or dt.date.max, default=None)

    @property
    def needs_certificate(self) -> bool:
        """Whether the law wants a certificate: level 5 or the list (Luật 116/2025/QH15 Đ9.3); the owner's affair."""
        return not self.only_used and (self.level == HIGHEST or self.listed)

    @property
    def level(self) -> int | None:
        return self.decision.level if self.decision else None

    @property
    def approval_regime(self) -> str:
        """The law the approval was made under; without one, the law it would be made under today."""
        return self.decision.regime if self.decision else regimes.on(self.on).code


def record_on(facts: Facts, on: dt.date) -> Record:
    """Return what stands on record on a day; facts of later days are not known yet."""
    governing = renewing = None
    for conclusion in reversed(facts.conclusions):
        if conclusion.day > on:
            continue
        governing = governing or conclusion
        if conclusion.renews:
            renewing = conclusion
            break
    return Record(
        facts=facts,
        on=on,
        decision=latest(facts.decisions, on),
        regulation=next((each for each in facts.regulations[:1] if each.day <= on), None),
        plan=latest(facts.plans, on),
        governing=governing,
        renewing=renewing,
        change=latest(facts.changes, on),
        incident=latest(facts.incidents, on),
        operation=going_on(facts.operations, on),
    )


def going_on(operations: Sequence[Operation], on: dt.date) -> Operation | None:
    """Return what went on on a day. Retired is for good: what is dated after it does not count."""
    retired = next((each for each in operations if each.state == Running.RETIRED and each.day <= on), None)
    return retired or latest(operations, on)


def known_on(facts: Facts, on: dt.date) -> Facts:
    """Return what was on record on a day: nothing that counts from a later one."""
    known: dict[str, Any] = {
        each.name: tuple(fact for fact in getattr(facts, each.name) if fact.day <= on)
        for each in fields(facts)
        if isinstance(getattr(facts, each.name), tuple)
    }
    return replace(facts, **known)
