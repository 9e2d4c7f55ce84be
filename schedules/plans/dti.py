"""
The two security indicators of the DTI plan of 2026 (rows 6 and 7 of its annex), with who misses them and why.

They are those of `indicators`, which the first page shows too.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from inventory.organisation.access import Act, reads
from inventory.register_tables import System
from inventory.work import Work
from schedules.cadence.cadence import Standing
from schedules.gate.clearance import State
from schedules.gate.dated import Facts, PlanState, latest
from schedules.plans import indicators, plan_numbers
from schedules.plans.indicators import Aim, Indicator
from schedules.plans.plan_numbers import Number
from schedules.standing import counting
from schedules.standing.keeping import kept_units
from schedules.standing.listing import Filter, matches
from schedules.standing.queries import every

PROGRAMME = "DTI-2026"
Known = tuple[System, Facts, State]
NO_DECISION, NO_PLAN_STATE, NEVER = "no_decision", "no_plan_state", "never_audited"


@dataclass(frozen=True, slots=True)
class Missed:
    """
    A system that misses an aim, and why: "no_decision", "no_plan_state", a state of the plan ("none", "partial"),
    "never_audited" or "overdue". `day`: when the plan shall be done, or until when the audit was in time.
    """

    code: str
    name: str
    level: int | None
    why: str
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator, its share in percent (None: no system counts), and every system that misses it, by name."""

    indicator: Indicator
    percent: float | None
    missed: tuple[Missed, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the plan's annex in its own words, and the indicators that stand for it; the last is its figure."""

    number: str
    task: str
    product: str
    measured: tuple[Measured, ...]


@reads(Act.VIEW)
def rows(work: Work, on: dt.date) -> tuple[Row, ...]:
    """Return rows 6 and 7 as of a day, of the systems one sees."""
    known = [each for each in every(work, on) if not each[2].retired]
    counted = counting.tally_on(work, indicators.filters(), on).found
    kept = kept_units(work)
    by_aim = {each.aim.code: _measured(each, known, on, kept) for each in indicators.indicators(counted)}
    return tuple(
        Row(task["code"], task["task"], task["product"], tuple(by_aim[aim] for aim in plan_numbers.OF[of]))
        for of, task in _tasks().items()
    )


def _measured(indicator: Indicator, known: Sequence[Known], on: dt.date, kept: frozenset[int] | None) -> Measured:
    missed = tuple(_missed(replace(indicator.aim.missing, ours=True, kept=kept), indicator.aim, known, on))
    return Measured(indicator, Number(indicator, ()).percent, missed)


def _missed(wanted: Filter, aim: Aim, known: Sequence[Known], on: dt.date) -> Iterator[Missed]:
    for found, facts, state in known:
        if matches(found, wanted, state, on):
            why, day = _late(state) if aim.code == "audited" else _unfinished(state, latest(facts.plans, on))
            yield Missed(found.code, found.name, state.level, why, day)


def _unfinished(state: State, plan: PlanState | None) -> tuple[str, dt.date | None]:
    if state.level is None:
        return NO_DECISION, None
    return (plan.state, plan.expected_on) if plan else (NO_PLAN_STATE, None)


def _late(state: State) -> tuple[str, dt.date | None]:
    return (NEVER, None) if state.standing == Standing.NEVER_AUDITED else (state.standing.value, state.audit_due_on)


@cache
def _tasks() -> Mapping[str, dict[str, str]]:
    """Return the tasks of the plan that the register computes, by what they ask for, word for word."""
    text = resources.files(__package__).joinpath("programmes.toml").read_text("utf-8")
    (plan,) = (each for each in tomllib.loads(text)["programmes"] if each["code"] == PROGRAMME)
    return {task["indicator"]: task for task in plan["tasks"] if task.get("indicator")}
