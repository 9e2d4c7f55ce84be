"""
What units answer for their systems, once: rules, people, suppliers, incidents (our reading of which these are).

Which requirements may be answered so stands in the regime's data (`office_wide`). A system follows the nearest unit
at or above its own that has an answer, unless it answers itself.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Subquery, func, not_
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from inventory.errors import NotFound, Reason, Refused
from inventory.law import regimes
from inventory.law.requirements import Requirement, known, requirements
from inventory.organisation import units
from inventory.organisation.access import Act, Unseen, reads, require_unit, visible_systems, within, writes
from inventory.protection.office_answer import OfficeAnswer
from inventory.protection.plan_items import FIELDS, NOTHING
from inventory.protection.plan_reading import Row, Source, last_levels, office_answers
from inventory.records import PlanItem
from inventory.records.declaration import clean_fields
from inventory.records.holding import holds, superseded
from inventory.records.plan_item import ItemState, check
from inventory.register_tables import System, Unit
from inventory.validation import LONG, Checks
from inventory.versions import carry_over
from inventory.work import Work


@dataclass(frozen=True, slots=True)
class OfficeRow(Row):
    """
    A requirement as a unit answers it for its systems. `requirement` is that of the highest of its `levels`.

    `differing`: how many of the systems have an answer of their own.
    """

    levels: tuple[int, ...] = ()
    differing: int = 0


@dataclass(frozen=True, slots=True)
class OfficePlan:
    """What a unit may answer at once for `systems` systems, by the levels that these have."""

    unit: Unit
    regime: str
    systems: int
    levels: Mapping[int, int]
    rows: tuple[OfficeRow, ...]


def office_wide(regime: str) -> dict[str, int]:
    """Return the codes of the requirements that a unit may answer, each with the highest level that has it."""
    every = ((level, row) for level in regimes.LEVELS for row in requirements(level, regime))
    return {row.code: level for level, row in every if row.office_wide}


def regime_of(day: dt.date) -> str:
    """Return the regime of whose requirements units may answer: the newest in force that has such."""
    newest = [each.code for each in regimes.all() if each.in_force_from <= day] or [regimes.on(day).code]
    return next((code for code in newest if office_wide(code)), newest[0])


@reads(Act.VIEW)
def plan(work: Work, unit_code: str) -> OfficePlan:
    """Return what a unit may answer for the systems kept in it and below it. Raises NotFound."""
    unit, regime = units.by_code(work, unit_code), regime_of(work.today)
    asked_of = _systems(work, unit, regime)
    levels = _levels(work, asked_of)
    differing = _differing(work, asked_of, regime)
    above = [int(step) for step in reversed(unit.path.strip("/").split("/"))]
    answers = office_answers(work, above)
    names = {each.id: each.name for each in work.session.exec(select(Unit).where(col(Unit.id).in_(above)))}
    rows = []
    for requirement, of_levels in _asked(regime, levels):
        given = (_held(answers.get((number, regime, requirement.code))) for number in above)
        answer = next(filter(None, given), None)
        source: Source = "" if answer is None else "own" if answer.unit_id == unit.id else "office"
        named = names[answer.unit_id] if answer else ""
        differs = differing[requirement.code]
        rows.append(OfficeRow(requirement, answer, source, named, levels=of_levels, differing=differs))
    return OfficePlan(unit, regime, sum(levels.values()), dict(sorted(levels.items())), tuple(rows))


@writes(Act.RECORD)
def record(
    work: Work, unit_code: str, answers: Sequence[OfficeAnswer], seen: Mapping[str, Mapping[str, Any]] | None = None
) -> list[OfficeAnswer]:
    """
    Record what a unit answers for its systems. What says nothing new is not recorded again.

    `seen`: what the form was opened on, by requirement (`versions`). Raises Invalid, NotFound, NotAllowed, Outdated.
    """
    unit, regime, added = _unit(work, unit_code), regime_of(work.today), []
    _check(work, answers, office_wide(regime))
    standing = office_answers(work, [unit.id])
    for answer in answers:
        answer.regime = answer.regime or regime
        before = _held(standing.get((unit.id, answer.regime, answer.requirement)))
        if seen is not None:
            carry_over(answer, seen.get(answer.requirement, {}), before or NOTHING, FIELDS)
        if before is None and answer.state == ItemState.DROPPED:
            continue
        if before is None or any(getattr(before, name) != getattr(answer, name) for name in FIELDS):
            added.append(_add(work, unit, answer))
    return added


@writes(Act.RECORD, Unseen.FILE)
def bring(work: Work, unit_code: str, answer: OfficeAnswer) -> list[OfficeAnswer]:
    """Record an answer as another register has it, of its `regime`; without one as `record` does. Raises Invalid."""
    if not answer.regime:
        return record(work, unit_code, [answer])
    unit = _unit(work, unit_code)
    _check(work, [answer], known(answer.regime) if answer.regime in regimes.KNOWN else ())
    return [_add(work, unit, answer)]


@writes(Act.RECORD, Unseen.ONCE)
def void(work: Work, answer_id: int, reason: str) -> OfficeAnswer:
    """Take back a wrong answer, with the reason. It stays on record, struck out. Raises NotFound, Refused, Invalid."""
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    found = work.session.get(OfficeAnswer, answer_id, with_for_update=True)
    unit = work.session.get(Unit, found.unit_id) if found else None
    if found is None or unit is None or not unit.path.startswith(work.actor.branch):
        raise NotFound("câu trả lời chung", str(answer_id))
    if found.voided_at is not None:
        raise Refused([Reason("voided", "", "Bản ghi này đã được hủy trước đó.")])
    found.voided_at, found.voided_by, found.void_reason = work.now, work.actor.name, reason
    work.record("office_answer.voided", unit.code, content(found) | {"reason": reason})
    return found


@reads(Act.VIEW)
def history(work: Work, unit_code: str, requirement: str) -> Sequence[OfficeAnswer]:
    """Return every answer of a unit to a requirement, voided ones too, the newest first. Raises NotFound."""
    unit, table = units.by_code(work, unit_code), OfficeAnswer
    told = select(table).where(table.unit_id == unit.id, table.requirement == requirement)
    return work.session.exec(told.order_by(col(table.on).desc(), col(table.id).desc())).all()


@reads(Act.VIEW)
def answered(work: Work, unit_code: str) -> set[str]:
    """Return the requirements of which a unit ever recorded an answer, voided ones too. Raises NotFound."""
    unit = units.by_code(work, unit_code)
    return set(work.session.exec(select(OfficeAnswer.requirement).where(OfficeAnswer.unit_id == unit.id).distinct()))


def content(answer: OfficeAnswer) -> dict[str, Any]:
    """Return what an answer says, as plain JSON values."""
    told = {name: getattr(answer, name) for name in ("on", "regime", "requirement", *FIELDS)}
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in told.items()}


def _asked(regime: str, levels: Collection[int]) -> list[tuple[Requirement, tuple[int, ...]]]:
    """Return the requirements that a unit may answer at these levels, as they stand at the highest, in their order."""
    found: dict[str, tuple[Requirement, tuple[int, ...]]] = {}
    for level in sorted(levels):
        for row in requirements(level, regime):
            if row.office_wide:
                before = found.get(row.code)
                found[row.code] = (row, (*(before[1] if before else ()), level))
    return [found[code] for code in known(regime) if code in found]


def _systems(work: Work, unit: Unit, regime: str) -> Subquery:
    """Return the query of the systems kept in a unit and below it whose plan follows a regime, with their levels."""
    last, kept = last_levels(), select(Unit.id).where(within(unit.path))
    found: Select[*tuple[Any, ...]] = sql_select(col(System.id), last.c.level)
    found = found.join(last, last.c.system_id == col(System.id)).where(last.c.regime == regime, last.c.level > 0)
    return visible_systems(found.where(col(System.unit_id).in_(kept)), work.actor).subquery()


def _levels(work: Work, systems: Subquery) -> dict[int, int]:
    counted = sql_select(systems.c.level, func.count()).group_by(systems.c.level)
    return {level: number for level, number in work.session.execute(counted)}


def _differing(work: Work, systems: Subquery, regime: str) -> Counter[str]:
    """Return how many of the systems answer each requirement themselves that a unit may answer."""
    own = sql_select(col(PlanItem.requirement), systems.c.level, func.count())
    own = own.join(systems, systems.c.id == col(PlanItem.system_id)).where(
        holds(PlanItem),
        not_(superseded(PlanItem)),
        col(PlanItem.regime) == regime,
        col(PlanItem.state) != ItemState.DROPPED,
        col(PlanItem.requirement).in_(list(office_wide(regime))),
    )
    found: Counter[str] = Counter()
    for code, level, number in work.session.execute(own.group_by(col(PlanItem.requirement), systems.c.level)):
        if any(row.code == code and row.office_wide for row in requirements(level, regime)):
            found[code] += number
    return found


def _held(answer: OfficeAnswer | None) -> OfficeAnswer | None:
    return None if answer is None or answer.state == ItemState.DROPPED else answer


def _unit(work: Work, code: str) -> Unit:
    """Return a unit of the branch, held against other writers."""
    units.by_code(work, code)
    held = select(Unit).where(col(Unit.code) == code).with_for_update().execution_options(populate_existing=True)
    unit = work.session.exec(held).one()
    require_unit(work, unit.id)
    return unit


def _check(work: Work, answers: Sequence[OfficeAnswer], among: Collection[str]) -> None:
    checks = Checks()
    for answer in answers:
        before = len(checks.problems)
        clean_fields(checks, answer, work.now)
        if len(checks.problems) == before:
            check(checks, answer, work.today)
        if answer.requirement not in among:
            rule = f"“{answer.requirement[:60]}” không phải yêu cầu được trả lời chung."
            checks.problem("requirement", rule, "Hãy ghi yêu cầu này ở từng hệ thống.")
    checks.done()


def _add(work: Work, unit: Unit, answer: OfficeAnswer) -> OfficeAnswer:
    answer.unit_id = unit.id
    answer.recorded_at, answer.recorded_by = work.now, work.actor.name
    work.session.add(answer)
    work.record("office_answer.recorded", unit.code, content(answer))
    return answer
