"""What stands on record on a day: of each kind of fact, the one that counts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from schedules.dated import (
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
    regime_on,
)


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
    def level(self) -> int | None:
        return self.decision.level if self.decision else None

    @property
    def approval_regime(self) -> str:
        """The law the approval was made under; without one, the law it would be made under today."""
        return self.decision.regime if self.decision else regime_on(self.on)


def record_on(facts: Facts, on: dt.date) -> Record:
    """Return what stands on record on a day; facts of later days are not known yet."""
    governing = renewing = None
    for conclusion in reversed(facts.conclusions):
        if conclusion.concluded_on > on:
            continue
        governing = governing or conclusion
        if conclusion.renews:
            renewing = conclusion
            break
    return Record(
        facts=facts,
        on=on,
        decision=latest(facts.decisions, on),
        regulation=next((each for each in facts.regulations[:1] if each.date <= on), None),
        plan=latest(facts.plans, on),
        governing=governing,
        renewing=renewing,
        change=latest(facts.changes, on),
        incident=latest(facts.incidents, on),
        operation=_going_on(facts.operations, on),
    )


def _going_on(operations: Sequence[Operation], on: dt.date) -> Operation | None:
    """Return what went on on a day. Retired is for good: what is dated after it does not count."""
    retired = next((each for each in operations if each.state == Running.RETIRED and each.on <= on), None)
    return retired or latest(operations, on)
