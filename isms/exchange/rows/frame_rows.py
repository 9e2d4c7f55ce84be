"""Take in what facts stand upon: units, cadence policies, holidays."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import col, func, select

from inventory.organisation import units
from inventory.organisation.access import Act, counted, require_everywhere
from inventory.records.holding import holding
from inventory.register_tables import System
from inventory.register_tables import Unit as StoredUnit
from inventory.work import Work
from isms.exchange.format import declared_rows
from isms.exchange.format.format import GateRule, Holiday, Policy, Unit
from isms.exchange.format.lines import CHANGED, NEW, WAITS, Line, blaming, refuse_repeated, rows
from schedules.acts import rule_days
from schedules.cadence import cadence
from schedules.gate.gate_rules import every_rule
from schedules.policies import policies
from schedules.schedule_tables import CadencePolicy
from schedules.schedule_tables import Holiday as StoredHoliday

NAMELESS_OFFICE = ("CO-QUAN", "Cơ quan")


def take_units(work: Work, lines: Sequence[Line]) -> None:
    """Add or rename the units, parents first, whatever the order in the file; those that stay as they are, stay."""
    refuse_repeated(lines, "code")
    every = {unit.id: unit for unit in work.session.exec(select(StoredUnit))}
    known = {unit.code: unit for unit in every.values()}
    above = {unit.code: every[unit.parent_id].code for unit in every.values() if unit.parent_id}
    for line, unit in _parents_first(lines, set(known)):
        stored = known.get(unit.code)
        if stored and _adds_nothing(unit, stored) and unit.parent in (None, above.get(unit.code)):
            continue
        with blaming(line):
            line.verdict = CHANGED if stored else NEW
            stored = units.add(work, unit.code, unit.name, unit.parent, unit.kind)
            superior = stored.superior if unit.superior is None else unit.superior
            place = stored.place if unit.place is None else unit.place
            units.set_letterhead(work, unit.code, superior, place)


def _adds_nothing(unit: Unit, stored: StoredUnit) -> bool:
    return (
        unit.name == stored.name
        and unit.kind in ("", stored.kind)
        and unit.superior in (None, stored.superior)
        and unit.place in (None, stored.place)
    )


def need_an_office(work: Work) -> None:
    """Give a register without units one to keep its systems, to be renamed."""
    if units.root(work) is None:
        units.add(work, *NAMELESS_OFFICE)


def take_policies(work: Work, lines: Sequence[Line]) -> None:
    """Add or correct the policies by name; in a register without systems the file's list takes the place of its own."""
    refuse_repeated(lines, "name")
    given = list(rows(lines, Policy))
    known = {policy.name: policy for policy in _standing(work)}
    if given and not work.session.exec(select(func.count()).select_from(System).where(counted())).one():
        _make_room(work, [policy for _, policy in given])
    for line, policy in given:
        with blaming(line):
            before = known.get(policy.name)
            note = before.note if before and "note" not in policy.model_fields_set else policy.note
            if before and before.voided_at is None and (_content(before), before.note) == (_content(policy), note):
                continue
            months = {int(level): count for level, count in policy.months.items()}
            waiting = len(work.deferred)
            policies.set_policy(work, cadence.Policy(policy.name, policy.in_force_from, policy.clause, months, note))
            line.verdict = WAITS if len(work.deferred) > waiting else CHANGED if before else NEW


def take_holidays(work: Work, lines: Sequence[Line]) -> None:
    """Add or correct days off and worked week-ends; one marked `removed` goes."""
    refuse_repeated(lines, "day")
    for line, holiday in rows(lines, Holiday):
        known = work.session.get(StoredHoliday, holiday.day)
        if holiday.removed:
            if known is not None:
                policies.remove_holiday(work, holiday.day)
                line.verdict = CHANGED
        elif known is None or (known.working, known.name) != (holiday.working, holiday.name):
            with blaming(line):
                policies.set_holiday(work, holiday.day, holiday.name, holiday.working)
                line.verdict = CHANGED if known else NEW


def take_gate_rules(work: Work, lines: Sequence[Line], permissions: Sequence[Line]) -> None:
    """
    Let the later rules of the gate count as they did in the register that the file comes from.

    Only a register without systems takes that over: in any other, no past day may change. A file that tells of
    permissions and not of rules comes from a version that did not have them: they count from today.
    """
    if work.session.exec(select(System.id).where(counted()).limit(1)).first() is not None:
        return
    given = {row.code: row.in_force_from for _, row in rows(lines, GateRule)}
    from_today = {rule.code: max(rule.in_force_from, work.today) for rule in every_rule()}
    kept: Any = declared_rows.ROWS["permissions"]
    granted = any(row.granted for _, row in rows(permissions, kept))
    if given or granted:
        rule_days.set_days(work, from_today | given)
        for line in lines:
            line.verdict = CHANGED


def _parents_first(lines: Sequence[Line], placed: set[str]) -> Iterator[tuple[Line, Unit]]:
    waiting = list(rows(lines, Unit))
    while waiting:
        codes = {unit.code for _, unit in waiting}
        ready = [(line, unit) for line, unit in waiting if unit.code in placed or unit.parent not in codes]
        if not ready:
            break
        yield from ready
        placed |= {unit.code for _, unit in ready}
        waiting = [(line, unit) for line, unit in waiting if unit.code not in placed]
    for line, unit in waiting:
        line.problem("parent", f"Các đơn vị cấp trên của “{unit.code}” tạo thành vòng.", "Hãy sửa đơn vị cấp trên.")


def _standing(work: Work) -> Sequence[CadencePolicy]:
    return work.session.exec(holding(CadencePolicy).order_by(col(CadencePolicy.id))).all()


def _content(policy: Policy | CadencePolicy) -> tuple[object, ...]:
    return policy.name, policy.in_force_from, policy.clause, policy.months


def _make_room(work: Work, wanted: Sequence[Policy]) -> None:
    """
    Void what the file does not repeat, so that the list is the file's, in its order.

    What began before the file's first policy stays: it answers for the days of which the file says nothing.
    """
    begins = min(policy.in_force_from for policy in wanted)
    standing = [policy for policy in _standing(work) if policy.in_force_from >= begins]
    same = 0
    for old, new in zip(standing, wanted, strict=False):
        if _content(old) != _content(new):
            break
        same += 1
    if standing[same:]:
        require_everywhere(work, Act.ADMINISTER)
    for old in standing[same:]:
        old.voided_at, old.voided_by = work.now, work.actor.name
        old.void_reason = "Thay bằng danh sách trong tệp nhập"
        work.record("policy.voided", old.name, {"reason": old.void_reason})
