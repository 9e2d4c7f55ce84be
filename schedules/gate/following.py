"""What would follow from a conclusion that is not recorded yet: by the rules that judge it once it is."""

import datetime as dt
from dataclasses import dataclass, replace

from schedules.gate.clearance import Policies, State, state
from schedules.gate.dated import Conclusion, Facts
from schedules.gate.record import record_on


@dataclass(frozen=True, slots=True)
class Following:
    """
    How a system would stand with one more conclusion.

    `renews`: the cadence would run from it. `governs`: it would be the latest, so that the gate goes by it.
    """

    renews: bool
    governs: bool
    state: State


def following(facts: Facts, conclusion: Conclusion, on: dt.date, policies: Policies) -> Following:
    """Return how the system would stand on a day, had the conclusion been recorded last of all."""
    every = sorted((*facts.conclusions, conclusion), key=lambda each: each.day)
    then = replace(facts, conclusions=tuple(every))
    record = record_on(then, on)
    return Following(record.renewing is conclusion, record.governing is conclusion, state(then, on, policies))
