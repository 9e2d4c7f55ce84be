"""
The protection plan by requirement: how far each one of the level is met, who sees to it, and by when.

Source: NĐ 331/2026 Đ30.1 (TCVN 14423:2026); TT 12/2022 Đ9, Đ10 for approvals under NĐ 85/2016.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlmodel import select

from inventory.errors import Invalid, Problem
from inventory.law.requirements import group_clause, groups, known
from inventory.organisation.access import Act, Unseen, reads, system, visible_systems, writes
from inventory.protection.plan_reading import Plan, levels, plans
from inventory.records import PlanItem
from inventory.records.declaration import check_fields
from inventory.records.facts import add
from inventory.records.plan_item import Answer, ItemState
from inventory.register_tables import System
from inventory.validation import Checks
from inventory.versions import carry_over
from inventory.vietnamese import sort_key
from inventory.work import Work

FIELDS = ("state", "responsible", "due_on", "evidence", "verified_by", "verified_on", "note")
NOTHING = PlanItem(on=dt.date.min, regime="", requirement="", state="none")
"""What stands for a requirement of which nothing is recorded."""
_TOGETHER = ("responsible", "due_on", "evidence", "verified_by", "verified_on", "note")


@reads(Act.VIEW)
def rows(work: Work, code: str, on: dt.date | None = None) -> Plan:
    """Return the requirements of the system's level with how far each is met, as of a day if given. Raises NotFound."""
    return _plan(work, system(work, code, Act.VIEW), on)


@reads(Act.VIEW)
def answered(work: Work, code: str) -> set[str]:
    """Return the requirements of which an answer was ever recorded, voided ones too. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    return set(work.session.exec(select(PlanItem.requirement).where(PlanItem.system_id == about.id).distinct()))


@reads(Act.VIEW)
def alike(work: Work, code: str) -> list[tuple[str, str, int]]:
    """Return the other systems whose plans follow the same decree: code, name, level. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    found = {each.id: each for each in work.session.exec(visible_systems(select(System), work.actor))}
    last = {number: steps[-1] for number, steps in levels(work, list(found)).items()}
    wanted = last[about.id][2] if about.id in last else ""
    rows = [
        (each.code, each.name, last[number][1])
        for number, each in found.items()
        if each.id != about.id and number in last and last[number][2] == wanted
    ]
    return sorted(rows, key=lambda row: sort_key(row[1]))


@writes(Act.RECORD)
def record(
    work: Work, code: str, items: Sequence[PlanItem], seen: Mapping[str, Mapping[str, Any]] | None = None
) -> list[PlanItem]:
    """
    Record how far requirements are met; the regime is that of the plan.

    One that is not applicable needs the reason in its note. What says nothing new is not recorded again.
    `seen`: what the form was opened on, by requirement (`versions`).
    Raises Invalid, also for a requirement that the level of the system does not have; Outdated.
    """
    about = system(work, code, Act.RECORD)
    plan = plans(work, [about], only={item.requirement for item in items})[about.id]
    if plan.level is None:
        rule = "Hệ thống chưa có cấp độ được duyệt hay cấp độ đề xuất nên chưa biết phương án gồm những yêu cầu nào."
        raise Invalid([Problem("requirement", rule, "Hãy ghi bước hồ sơ hoặc quyết định trước.")])
    standing = _standing(plan)
    problems = [problem for item in items for problem in _checked(item, standing, work.now).problems]
    if problems:
        raise Invalid(problems)
    return _record(work, about, plan, items, seen)


@writes(Act.RECORD, Unseen.ADDS)
def record_alike(work: Work, codes: Collection[str], items: Sequence[PlanItem]) -> dict[str, int]:
    """
    Record the same of several systems; return how many requirements of each it says something new of.

    A requirement that the level of a system does not have is passed over there. Raises as `record`.
    """
    found = {}
    for code in sorted(set(codes)):  # locked in one order by everybody
        about = system(work, code, Act.RECORD)
        plan = _plan(work, about)
        there = {row.requirement.code for row in plan.rows}
        own = [PlanItem(**_content(item)) for item in items if item.requirement in there]
        problems = [problem for item in own for problem in _checked(item, there, work.now).problems]
        if problems:
            raise Invalid(problems)
        found[code] = len(_record(work, about, plan, own, None))
    return found


@writes(Act.RECORD, Unseen.ONCE)
def settle_groups(work: Work, code: str, use: bool) -> int:
    """
    Let what was recorded of whole groups give way to single requirements; return how many were recorded.

    `use`: it is recorded of each requirement of the group that the system has no answer of its own to. What was
    recorded stays in the history.
    """
    about = system(work, code, Act.RECORD)
    plan, number = _plan(work, about), 0
    for of_group in plan.by_group:
        open_rows = [row for row in plan.rows if row.requirement.group_code == of_group.requirement]
        for row in open_rows if use else ():
            if row.source == "group":
                add(work, about, _instead(of_group, row.requirement.code, of_group.state, work.today))
                number += 1
        add(work, about, _instead(of_group, of_group.requirement, ItemState.DROPPED, work.today))
    return number


@writes(Act.RECORD, Unseen.FILE)
def bring(work: Work, code: str, item: PlanItem) -> list[PlanItem]:
    """
    Record an item as another register has it: a requirement of its `regime` at whatever level.

    Without `regime` it is one of the plan in force and recorded as `record` does. Raises Invalid.
    """
    if not item.regime:
        return record(work, code, [item])
    about = system(work, code, Act.RECORD)
    _checked(item, known(item.regime), work.now).done()
    return [add(work, about, item)]


def _record(
    work: Work, about: System, plan: Plan, items: Sequence[PlanItem], seen: Mapping[str, Mapping[str, Any]] | None
) -> list[PlanItem]:
    """Record checked items of a plan, but for what says nothing new."""
    standing, added = _standing(plan), []
    for item in items:
        item.regime = plan.regime or ""
        before = standing[item.requirement]
        if seen is not None:
            carry_over(item, seen.get(item.requirement, {}), before or NOTHING, FIELDS)
        drops_nothing = item.state == ItemState.DROPPED and not _is_own(before, item)
        if not drops_nothing and not _says_the_same(before, item):
            added.append(add(work, about, item))
    return added


def _standing(plan: Plan) -> dict[str, Answer | None]:
    """Return what answers each requirement and each group of a plan."""
    found: dict[str, Answer | None] = {}
    if plan.level and plan.regime:
        at_level = (code for code in groups(plan.regime) if group_clause(plan.level, plan.regime, code))
        found |= dict.fromkeys(at_level)
    found |= {item.requirement: item for item in plan.by_group}
    return found | {row.requirement.code: row.item for row in plan.rows}


def _checked(item: PlanItem, among: Collection[str], now: dt.datetime) -> Checks:
    checks = check_fields(item, now)
    if item.requirement not in among and "requirement" not in {each.field for each in checks.problems}:
        rule = f"Không có yêu cầu “{item.requirement[:60]}” ở cấp độ này."
        checks.problem("requirement", rule, "Hãy dùng mã như trong danh sách, ví dụ G01-01.")
    return checks


def _is_own(before: Answer | None, item: PlanItem) -> bool:
    """Say whether what answers a requirement is the system's own answer to it, not that of a unit or of its group."""
    return isinstance(before, PlanItem) and before.requirement == item.requirement


def _says_the_same(before: Answer | None, item: PlanItem) -> bool:
    return before is not None and all(getattr(before, name) == getattr(item, name) for name in FIELDS)


def _instead(of_group: PlanItem, requirement: str, state: str, on: dt.date) -> PlanItem:
    said = {name: getattr(of_group, name) for name in _TOGETHER}
    return PlanItem(on=on, regime=of_group.regime, requirement=requirement, state=state, **said)


def _content(item: PlanItem) -> dict[str, Any]:
    return {name: getattr(item, name) for name in ("on", "regime", "requirement", *FIELDS)}


def _plan(work: Work, about: System, on: dt.date | None = None) -> Plan:
    return plans(work, [about], on)[about.id]
