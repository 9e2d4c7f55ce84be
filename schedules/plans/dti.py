"""
The two security indicators of the DTI plan of 2026 (rows 6 and 7 of its annex), with who misses them and why.

They are those of `indicators`, which the first page shows too.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import col

from inventory.choices import Implementation
from inventory.organisation.access import Act, reads, visible_systems
from inventory.records import PlanState
from inventory.records.holding import latest_value
from inventory.register_tables import System
from inventory.work import Work
from schedules.cadence.cadence import Standing
from schedules.plans import indicators, plan_numbers
from schedules.plans.indicators import Aim, Indicator
from schedules.plans.plan_numbers import Number
from schedules.standing import counting, listing

PROGRAMME = "DTI-2026"
Plans = Mapping[str, tuple[str, dt.date | None]]
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
    counted = counting.tally_as_of(work, indicators.filters(), on).found
    plans = _unfinished_plans(work, on)
    by_aim = {each.aim.code: _measured(work, each, plans, on) for each in indicators.indicators(counted)}
    return tuple(
        Row(task["code"], task["task"], task["product"], tuple(by_aim[aim] for aim in plan_numbers.OF[of]))
        for of, task in _tasks().items()
    )


def _measured(work: Work, indicator: Indicator, plans: Plans, on: dt.date) -> Measured:
    aim = indicator.aim
    missing = listing.whole(work, replace(aim.missing, ours=True), on)
    missed = (Missed(row.code, row.name, row.level, *_why(aim, row, plans)) for row in missing)
    return Measured(indicator, Number(indicator, ()).percent, tuple(missed))


def _why(aim: Aim, row: listing.Row, plans: Plans) -> tuple[str, dt.date | None]:
    if aim.code == "audited":
        never = row.standing == Standing.NEVER_AUDITED
        return (NEVER, None) if never else (row.standing.value, row.audit_due_on)
    if row.level is None:
        return NO_DECISION, None
    return plans.get(row.code, (NO_PLAN_STATE, None))


def _unfinished_plans(work: Work, on: dt.date) -> Plans:
    """Return what was last said of each plan by a day and is not "full", by the system's code."""
    told: Select[*tuple[Any, ...]] = select(col(System.code), col(PlanState.state), col(PlanState.expected_on))
    newest = told.join(PlanState, col(PlanState.id) == latest_value(PlanState, "id", on))
    unfinished = newest.where(col(PlanState.state) != Implementation.FULL)
    found = work.session.execute(visible_systems(unfinished.select_from(System), work.actor))
    return {code: (state, expected_on) for code, state, expected_on in found}


@cache
def _tasks() -> Mapping[str, dict[str, str]]:
    """Return the tasks of the plan that the register computes, by what they ask for, word for word."""
    text = resources.files(__package__).joinpath("programmes.toml").read_text("utf-8")
    (plan,) = (each for each in tomllib.loads(text)["programmes"] if each["code"] == PROGRAMME)
    return {task["indicator"]: task for task in plan["tasks"] if task.get("indicator")}
