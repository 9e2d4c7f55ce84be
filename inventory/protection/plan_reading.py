"""
How plans stand by requirement, read for many systems at once.

What answers a requirement of a system, the first that there is: its own answer; that of the nearest unit at or above
its own, for a requirement that is met alike in a whole office; what was recorded of its group before the register
knew the single requirements. A state that follows from the rows is a proposal: the gate goes by the `PlanState` that
a person recorded.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar

from sqlalchemy import Select, Subquery, exists, not_
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.choices import Implementation
from inventory.law.requirements import Requirement, groups, requirements
from inventory.protection.office_answer import OfficeAnswer
from inventory.records import Decision, Dossier, PlanItem
from inventory.records.holding import held, holds, of_systems, superseded
from inventory.records.plan_item import Answer, ItemState
from inventory.register_tables import DatedFact, Unit
from inventory.work import Work

Fact = TypeVar("Fact", bound=DatedFact)
Source = Literal["", "own", "office", "group"]
DONE = frozenset({ItemState.FULL, ItemState.EQUIVALENT, ItemState.NOT_APPLICABLE})
_BEGUN = DONE - {ItemState.NOT_APPLICABLE} | {ItemState.PARTIAL}


@dataclass(frozen=True, slots=True)
class Row:
    """
    A requirement, and what answers it.

    `source`: whose answer it is; of a unit, `unit` is its name. `review`: it was given for another level, at which the
    requirement is not the same.
    """

    requirement: Requirement
    item: Answer | None
    source: Source = ""
    unit: str = ""
    review: bool = False

    @property
    def state(self) -> str:
        return self.item.state if self.item else "none"

    @property
    def done(self) -> bool:
        return self.state in DONE

    @property
    def missing(self) -> bool:
        """Whether it counts as not met yet: one whose very existence is in doubt never does."""
        return not self.done and not self.requirement.uncertain

    def overdue_on(self, day: dt.date) -> bool:
        """Say whether its deadline passed before that day."""
        due = self.item.due_on if self.item else None
        return not self.done and due is not None and due < day


def state_of(rows: Iterable[Row]) -> Implementation | None:
    """Return how far these rows are met together; None while nothing is recorded of any."""
    rows = tuple(rows)
    if not any(row.item for row in rows):
        return None
    if not any(row.missing for row in rows):
        return Implementation.FULL
    begun = any(row.item and row.state in _BEGUN for row in rows)
    return Implementation.PARTIAL if begun else Implementation.NONE


@dataclass(frozen=True, slots=True)
class Plan:
    """
    What the plan must answer: by the decision in force, else by the dossier; no rows while there is neither.

    `by_group`: what was recorded of whole groups and still counts for the rows that nothing else answers.
    """

    level: int | None
    regime: str | None
    rows: tuple[Row, ...] = ()
    by_group: tuple[PlanItem, ...] = ()

    @property
    def groups(self) -> dict[str, tuple[Row, ...]]:
        """The rows by the name of their group, in order; those of a standard without groups share one name, ''."""
        found: dict[str, tuple[Row, ...]] = {}
        for row in self.rows:
            found[row.requirement.group] = (*found.get(row.requirement.group, ()), row)
        return found

    @property
    def begun(self) -> bool:
        """Whether anything was recorded by requirement, of the system or of its units."""
        return any(row.item for row in self.rows)

    @property
    def open(self) -> tuple[Row, ...]:
        """The rows that are not met in full, nor otherwise done, nor in doubt."""
        return tuple(row for row in self.rows if row.missing)

    @property
    def proposed(self) -> Implementation | None:
        """How far the whole plan is implemented by its rows: a proposal, for a person to record."""
        return state_of(self.rows)

    @property
    def last_deadline(self) -> dt.date | None:
        """The latest deadline of the open rows; None where one of them has none."""
        dues = [row.item.due_on if row.item else None for row in self.open]
        return max((due for due in dues if due), default=None) if all(dues) else None


class Planned(Protocol):
    """What must be known of a system to read its plan."""

    @property
    def id(self) -> int: ...
    @property
    def unit_id(self) -> int: ...


def plans(
    work: Work, systems: Collection[Planned], on: dt.date | None = None, only: Collection[str] | None = None
) -> dict[int, Plan]:
    """Return the plan of each of these systems by its id, as of a day; `only`: with these requirements alone."""
    reading = _Reading(work, systems, on)
    return {about.id: reading.plan(about, only) for about in systems}


Steps = list[tuple[dt.date, int, str]]
"""From which day which level under which regime."""


class _Reading:
    """What is on record of some systems and of the units at and above theirs."""

    def __init__(self, work: Work, systems: Collection[Planned], on: dt.date | None) -> None:
        ids = [about.id for about in systems]
        self.steps = levels(work, ids, on)
        self.items: dict[tuple[int, str, str], PlanItem] = {}
        for item in _facts(work, PlanItem, ids, on):
            self.items[item.system_id, item.regime, item.requirement] = item
        self.above = _units_above(work, {about.unit_id for about in systems})
        self.answers = office_answers(work, {unit.id for units in self.above.values() for unit in units}, on)

    def plan(self, about: Planned, only: Collection[str] | None) -> Plan:
        steps = self.steps.get(about.id)
        if not steps:
            return Plan(None, None)
        _, level, regime = steps[-1]
        asked = (each for each in requirements(level, regime) if only is None or each.code in only)
        rows = tuple(self._row(about, each, regime, level, steps) for each in asked)
        return Plan(level, regime, rows, tuple(self._by_group(about, regime)))

    def _row(self, about: Planned, requirement: Requirement, regime: str, level: int, steps: Steps) -> Row:
        own = self._item(about, regime, requirement.code)
        if own is not None:
            return Row(requirement, own, "own", review=_differs(requirement, own, level, regime, steps))
        for unit in self.above[about.unit_id] if requirement.office_wide else ():
            answer = self.answers.get((unit.id, regime, requirement.code))
            if answer is not None and answer.state != ItemState.DROPPED:
                return Row(requirement, answer, "office", unit.name)
        of_group = self._item(about, regime, requirement.group_code) if requirement.group_code else None
        return Row(requirement, of_group, "group" if of_group else "")

    def _by_group(self, about: Planned, regime: str) -> Iterator[PlanItem]:
        for code in groups(regime):
            if (item := self._item(about, regime, code)) is not None:
                yield item

    def _item(self, about: Planned, regime: str, code: str) -> PlanItem | None:
        item = self.items.get((about.id, regime, code))
        return None if item is None or item.state == ItemState.DROPPED else item


def _differs(requirement: Requirement, item: PlanItem, level: int, regime: str, steps: Steps) -> bool:
    """Say whether an answer was given while another level was in force, at which the requirement is another one."""
    of_its_day = [step for step in steps if step[0] <= item.on]
    if not of_its_day or of_its_day[-1][1:] == (level, regime) or of_its_day[-1][2] != regime:
        return False
    before = next((each for each in requirements(of_its_day[-1][1], regime) if each.code == requirement.code), None)
    return before is None or before.months != requirement.months or bool(requirement.detail)


def _facts(work: Work, table: type[Fact], ids: Sequence[int], on: dt.date | None) -> Iterable[Fact]:
    """Return the facts of these systems by a day, the latest last; of one as they may be gathered (`held`)."""
    if len(ids) == 1:
        return [fact for fact in held(work, table, ids[0]) if on is None or fact.day <= on]
    return work.session.exec(of_systems(table, ids, on or dt.date.max))


def levels(work: Work, ids: Sequence[int], on: dt.date | None = None) -> dict[int, Steps]:
    """Return the levels that plans follow, by system, the latest last: those decided, else those of the dossier."""
    decided: dict[int, Steps] = defaultdict(list)
    for decision in _facts(work, Decision, ids, on):
        decided[decision.system_id].append((decision.date, decision.level, decision.regime))
    proposed: dict[int, Steps] = defaultdict(list)
    for step in _facts(work, Dossier, ids, on):
        proposed[step.system_id].append((step.on, step.proposed_level, step.regime))
    return proposed | decided


def last_levels() -> Subquery:
    """Return the query of each system's last step of `levels`: columns system_id, level, regime."""
    of_decision: tuple[Any, ...] = (col(Decision.system_id), col(Decision.level).label("level"), col(Decision.regime))
    decided: Select[*tuple[Any, ...]] = sql_select(*of_decision).where(holds(Decision), not_(superseded(Decision)))
    of_dossier: tuple[Any, ...] = (col(Dossier.system_id), col(Dossier.proposed_level), col(Dossier.regime))
    proposed: Select[*tuple[Any, ...]] = sql_select(*of_dossier)
    of_same = exists().where(col(Decision.system_id) == col(Dossier.system_id), holds(Decision))
    undecided = of_same.correlate_except(Decision)
    return decided.union_all(proposed.where(holds(Dossier), not_(superseded(Dossier)), not_(undecided))).subquery()


def _units_above(work: Work, ids: Collection[int]) -> dict[int, list[Unit]]:
    """Return each unit with those above it, the nearest first."""
    every = {unit.id: unit for unit in work.session.exec(select(Unit))} if ids else {}
    return {number: [every[int(step)] for step in reversed(every[number].path.strip("/").split("/"))] for number in ids}


def office_answers(
    work: Work, unit_ids: Collection[int], on: dt.date | None = None
) -> dict[tuple[int, str, str], OfficeAnswer]:
    """Return what these units answer as of a day, by unit, regime and requirement; what was dropped, too."""
    table = OfficeAnswer
    held = select(table).where(col(table.unit_id).in_(list(unit_ids)), holds(table), table.on <= (on or work.today))
    found: Sequence[OfficeAnswer] = work.session.exec(held.order_by(col(table.on), col(table.id))).all()
    return {(row.unit_id, row.regime, row.requirement): row for row in found}
