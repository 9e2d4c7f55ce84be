"""
The protection plan by requirement: how far each one of the level is met, who sees to it, and by when.

Source: NĐ 331/2026 Đ30.1 (groups of TCVN 14423:2026); TT 12/2022 Đ9, Đ10 for approvals under NĐ 85/2016.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inventory.errors import Invalid, Problem
from inventory.law.requirements import Requirement, codes, requirements
from inventory.organisation.access import Act, Unseen, reads, system, writes
from inventory.records import Decision, Dossier, PlanItem
from inventory.records.declaration import check_fields
from inventory.records.facts import add, all_of
from inventory.records.holding import latest, newest
from inventory.records.plan_item import ItemState
from inventory.register_tables import System
from inventory.validation import Checks
from inventory.versions import carry_over
from inventory.work import Work

FIELDS = ("state", "responsible", "due_on", "note")
NOTHING = PlanItem(on=dt.date.min, regime="", requirement="", state="none")
"""What stands for a requirement of which nothing is recorded."""
DONE = frozenset({ItemState.FULL, ItemState.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement of the level, and the newest record of it that holds."""

    requirement: Requirement
    item: PlanItem | None

    @property
    def state(self) -> str:
        return self.item.state if self.item else "none"

    @property
    def done(self) -> bool:
        return self.state in DONE

    def overdue_on(self, day: dt.date) -> bool:
        """Say whether its deadline passed before that day."""
        due = self.item.due_on if self.item else None
        return not self.done and due is not None and due < day


@dataclass(frozen=True, slots=True)
class Plan:
    """What the plan must answer: by the decision in force, else by the dossier; no rows while there is neither."""

    level: int | None
    regime: str | None
    rows: tuple[Row, ...]

    @property
    def groups(self) -> dict[str, tuple[Row, ...]]:
        """The rows by their group, in order; those of TCVN 14423 stand for groups themselves and share one name, ''."""
        found: dict[str, tuple[Row, ...]] = {}
        for row in self.rows:
            found[row.requirement.group] = (*found.get(row.requirement.group, ()), row)
        return found

    @property
    def begun(self) -> bool:
        """Whether anything was recorded by requirement."""
        return any(row.item for row in self.rows)

    @property
    def open(self) -> tuple[Row, ...]:
        """The rows that are neither met in full nor not applicable."""
        return tuple(row for row in self.rows if not row.done)


@reads(Act.VIEW)
def rows(work: Work, code: str, on: dt.date | None = None) -> Plan:
    """Return the requirements of the system's level with how far each is met, as of a day if given. Raises NotFound."""
    return _plan(work, system(work, code, Act.VIEW), on)


@writes(Act.RECORD)
def record(
    work: Work, code: str, items: Sequence[PlanItem], seen: Mapping[str, Mapping[str, Any]] | None = None
) -> list[PlanItem]:
    """
    Record how far requirements are met: on, requirement, state, responsible, due_on, note.

    One that is not applicable needs the reason in its note. What says nothing new is not recorded again.
    `seen`: what the form was opened on, by requirement (`versions`).
    Raises Invalid, also for a requirement that the level of the system does not have; Outdated.
    """
    about = system(work, code, Act.RECORD)
    plan = _plan(work, about)
    known = {row.requirement.code: row for row in plan.rows}
    if not known:
        rule = "Hệ thống chưa có cấp độ được duyệt hay cấp độ đề xuất nên chưa biết phương án gồm những yêu cầu nào."
        raise Invalid([Problem("requirement", rule, "Hãy ghi bước hồ sơ hoặc quyết định trước.")])
    problems = [problem for item in items for problem in _checked(item, known, work.now).problems]
    if problems:
        raise Invalid(problems)
    added = []
    for item in items:
        item.regime = plan.regime or ""
        if seen is not None:
            standing = known[item.requirement].item or NOTHING
            carry_over(item, seen.get(item.requirement, {}), standing, FIELDS)
        if not _says_the_same(known[item.requirement].item, item):
            added.append(add(work, about, item))
    return added


@writes(Act.RECORD, Unseen.FILE)
def bring(work: Work, code: str, item: PlanItem) -> list[PlanItem]:
    """
    Record an item as another register has it: a requirement of its `regime` at whatever level.

    Without `regime` it is one of the plan in force and recorded as `record` does. Raises Invalid.
    """
    if not item.regime:
        return record(work, code, [item])
    about = system(work, code, Act.RECORD)
    _checked(item, codes(item.regime), work.now).done()
    return [add(work, about, item)]


def _checked(item: PlanItem, known: Collection[str], now: dt.datetime) -> Checks:
    checks = check_fields(item, now)
    if "requirement" not in {each.field for each in checks.problems}:
        checks.one_of("requirement", item.requirement, known)
    return checks


def _says_the_same(before: PlanItem | None, item: PlanItem) -> bool:
    return before is not None and all(getattr(before, name) == getattr(item, name) for name in FIELDS)


def _plan(work: Work, about: System, on: dt.date | None = None) -> Plan:
    level, regime = _asked_of(work, about.id, on)
    if level is None or regime is None:
        return Plan(None, None, ())
    found = newest(all_of(work, PlanItem, about.id), on or dt.date.max)
    rows = tuple(Row(each, found.get((regime, each.code))) for each in requirements(level, regime))
    return Plan(level, regime, rows)


def _asked_of(work: Work, system_id: int, on: dt.date | None) -> tuple[int | None, str | None]:
    decision = latest(work, Decision, system_id, on)
    if decision is not None:
        return decision.level, decision.regime
    dossier = latest(work, Dossier, system_id, on)
    return (dossier.proposed_level, dossier.regime) if dossier else (None, None)
