"""
What is no dated fact of a system, held against the trail: entries of systems, units, people, what units state, the
choice of two persons, cadence policies, days of the gate's rules, holidays, cards, focal points, chosen duties, texts,
plans, columns of own files.

Each is changed in place; the entries about it, put one upon the other in their order, give what it must say. Of what no
entry tells (it was written by a version that noted less) nothing is claimed.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlmodel import col, select

from inventory.organisation.access import Act, reads
from inventory.records import second_person
from inventory.register_tables import Setting, System, Unit
from inventory.work import WHOLE_TREE, Work
from isms.checking.bulk_acts import BulkActs
from isms.checking.cards_in_trail import card_faults
from isms.checking.compared_values import compared, entries
from isms.checking.facts_in_trail import BATCH, TrailFault
from isms.checking.people_in_trail import people_faults
from isms.checking.plans_in_trail import plan_faults
from isms.checking.stated_in_trail import stated_faults
from isms.exchange.undo.import_changes import Changes, days_touched, plain
from isms.exchange.undo.import_tables import ImportChange, ImportRun
from isms.platform.trail import TrailEntry
from schedules.cadence.working_days import default_holidays
from schedules.schedule_tables import CadencePolicy, GateRule, Holiday

_OF_TWO = {
    "four_eyes.turned_on": (True, False),
    "four_eyes.off_asked": (True, True),
    "four_eyes.kept_on": (True, False),
    "four_eyes.turned_off": (False, False),
}
"""Whether two persons are wanted after such an entry, and whether somebody has asked to turn that off."""


@reads(Act.ADMINISTER, everywhere=True)
def office_faults(work: Work) -> Iterator[TrailFault]:
    """Yield what these rows and the trail disagree on."""
    bulk = BulkActs.read(work)
    yield from _systems(work, bulk)
    yield from _units(work, bulk)
    yield from people_faults(work)
    yield from stated_faults(work, bulk)
    yield from card_faults(work, bulk)
    yield from plan_faults(work, bulk)
    yield from _two_persons(work)
    yield from _policies(work, bulk)
    yield from _gate_rules(work, bulk)
    yield from _holidays(work, bulk)


def _systems(work: Work, bulk: BulkActs) -> Iterator[TrailFault]:
    """Hold the entries of systems, by code, against how they were registered, edited, restored and voided."""
    last, codes = 0, set[str]()
    while True:
        page = select(System).where(col(System.id) > last).order_by(col(System.id)).limit(BATCH)
        systems = {system.code: system for system in work.session.exec(page)}
        if not systems:
            break
        known = _registered(work, list(systems), bulk)
        for code, system in systems.items():
            if code not in known:
                yield TrailFault(code, "nhật ký không ghi việc đưa hệ thống này vào sổ")
                continue
            now = {name: plain(getattr(system, name)) for name in System.model_fields}
            now["voided"] = system.voided_at is not None
            if system.voided_at is not None:
                now.pop("unit_id")  # it goes to another unit where its own is taken out
            yield from compared(code, known[code], now)
        codes |= systems.keys()
        last = max(system.id for system in systems.values())
        work.session.expunge_all()
    registered = select(TrailEntry.subject).where(TrailEntry.action == "system.registered").distinct()
    for code in sorted(set(work.session.exec(registered)) - codes):
        yield TrailFault(code, "nhật ký ghi hệ thống này, sổ thì không còn")


def _registered(work: Work, codes: Sequence[str], bulk: BulkActs) -> dict[str, dict[str, Any]]:
    """Return what each of these systems must say, by the entries about it."""
    changes: dict[str, list[tuple[dt.datetime, dict[str, Any]]]] = defaultdict(list)
    wanted = ("system.registered", "system.edited", "system.voided")
    about = (col(TrailEntry.subject).in_(codes), col(TrailEntry.action).in_(wanted))
    for entry in work.session.exec(select(TrailEntry).where(*about).order_by(col(TrailEntry.id))):
        if entry.action == "system.registered":
            given = {"registered_on" if name == "on" else name: value for name, value in entry.detail.items()}
            changes[entry.subject].append((entry.at, given | {"voided": False}))
        elif entry.action == "system.edited":
            changes[entry.subject].append((entry.at, _after(entry.detail)))
        else:
            changes[entry.subject].append((entry.at, {"voided": True}))
    for at, by_code in bulk.restored("system"):
        for code in by_code.keys() & changes.keys():
            changes[code].append((at, _after(by_code[code])))
    for at, details in bulk.undone.items():
        for code in {code for detail in details for code in detail.get("systems", ())} & changes.keys():
            changes[code].append((at, {"voided": True}))
    return {code: _last(found) for code, found in changes.items()}


def _after(edited: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    return {name: values[1] for name, values in edited.items() if name != "units"}


def _last(changes: list[tuple[dt.datetime, dict[str, Any]]]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for _at, change in sorted(changes, key=lambda each: each[0]):
        known |= change
    return known


def _units(work: Work, bulk: BulkActs) -> Iterator[TrailFault]:
    known: dict[str, dict[str, Any]] = defaultdict(dict)
    for entry in entries(work, "unit.added", "unit.renamed"):
        known[entry.subject] |= entry.detail
    for _at, by_code in bulk.restored("unit"):
        for code, edited in by_code.items():
            known[code] |= _after(edited)
    units = {unit.id: unit for unit in work.session.exec(select(Unit).order_by(col(Unit.path)))}
    for unit in units.values():
        if unit.code not in known:
            yield TrailFault(unit.code, "nhật ký không ghi việc thêm đơn vị này")
            continue
        above = units.get(unit.parent_id) if unit.parent_id else None
        now = {"name": unit.name, "kind": unit.kind, "parent": above.code if above else None}
        yield from compared(unit.code, known[unit.code], now)
        if unit.path != f"{above.path if above else WHOLE_TREE}{unit.id}/":
            yield TrailFault(unit.code, "chỗ trong cây đơn vị không khớp với đơn vị cấp trên")


def _two_persons(work: Work) -> Iterator[TrailFault]:
    on, asked = False, False
    for entry in entries(work, "four_eyes."):
        on, asked = _OF_TWO.get(entry.action, (on, asked))
    row = work.session.get(Setting, second_person.SETTING)
    value = row.value if row else {}
    now = {"on": bool(value.get("on")), "asked": bool(value.get("off"))}
    yield from compared("Xác nhận hai người", {"on": on, "asked": asked}, now)


def _policies(work: Work, bulk: BulkActs) -> Iterator[TrailFault]:
    """The policies of one name, in the order of their numbers, are those that its entries tell of."""
    recorded: dict[str, list[dict[str, Any]]] = defaultdict(list)
    voided: dict[str, list[dt.datetime]] = defaultdict(list)
    for entry in entries(work, "policy."):
        if entry.action == "policy.recorded":
            recorded[entry.subject].append(entry.detail)
        elif entry.action == "policy.voided":
            voided[entry.subject].append(entry.at)
    for row in work.session.exec(select(CadencePolicy).order_by(col(CadencePolicy.id))):
        what = f"Chu kỳ “{row.name}”"
        now = {"in_force_from": row.in_force_from.isoformat(), "months": row.months, "clause": row.clause}
        if recorded[row.name]:
            yield from compared(what, recorded[row.name].pop(0), now)
        elif not (row.recorded_at and bulk.recorded_again(row.recorded_at)):
            yield TrailFault(what, "nhật ký không ghi chu kỳ này")
        if row.voided_at is None or bulk.voided("cadence_policy", row.id, "", row.voided_at):
            continue
        struck = next((at for at in voided[row.name] if bulk.together(at, row.voided_at)), None)
        if struck is not None:
            voided[row.name].remove(struck)
        else:
            yield TrailFault(what, "đã hủy mà nhật ký không ghi")
    for name in sorted(name for name, left in recorded.items() if left):
        yield TrailFault(f"Chu kỳ “{name}”", "nhật ký ghi chu kỳ này, sổ thì không còn")
    for name in sorted(name for name, left in voided.items() if left):
        yield TrailFault(f"Chu kỳ “{name}”", "nhật ký ghi đã hủy, sổ thì không")


def _gate_rules(work: Work, bulk: BulkActs) -> Iterator[TrailFault]:
    """The days from which the rules of the gate count."""
    changes: list[tuple[dt.datetime, dict[str, Any]]] = [
        (entry.at, entry.detail) for entry in entries(work, "gate_rules.began", "gate_rules.moved")
    ]
    for at, by_code in bulk.restored("gate_rule"):
        days = {code: edited["in_force_from"][1] for code, edited in by_code.items() if "in_force_from" in edited}
        changes.append((at, days))
    known = _last(changes)
    for rule in work.session.exec(select(GateRule).order_by(col(GateRule.code))):
        what = f"Quy tắc “{rule.code}”"
        if rule.code not in known:
            yield TrailFault(what, "nhật ký không ghi ngày quy tắc này được áp dụng")
        else:
            now = {"in_force_from": rule.in_force_from.isoformat()}
            yield from compared(what, {"in_force_from": known[rule.code]}, now)


def _holidays(work: Work, bulk: BulkActs) -> Iterator[TrailFault]:
    """The days that came with the product, and what was set and removed since."""
    changes: list[tuple[dt.datetime, dict[str, Any]]] = []
    for entry in entries(work, "holiday."):
        changes.append((entry.at, {entry.subject: entry.detail if entry.action == "holiday.set" else None}))
    changes += [
        (at, detail["holidays"]) for at, details in bulk.undone.items() for detail in details if "holidays" in detail
    ]
    unknown = _days_of_earlier_undoings(work, bulk)
    given = {row.day.isoformat(): {"name": row.name, "working": row.working} for row in default_holidays()}
    known = given | _last(changes)
    present = set()
    for row in work.session.exec(select(Holiday).order_by(col(Holiday.day))):
        day, what = row.day.isoformat(), f"Ngày nghỉ {row.day:%d/%m/%Y}"
        present.add(day)
        if day in unknown:
            continue
        if known.get(day) is None:
            yield TrailFault(what, "nhật ký không ghi ngày này")
        else:
            yield from compared(what, known[day], {"name": row.name, "working": row.working})
    for day in sorted(day for day, said in known.items() if said is not None and day not in present | unknown):
        yield TrailFault(f"Ngày nghỉ {dt.date.fromisoformat(day):%d/%m/%Y}", "sổ không còn mà nhật ký không ghi đã bỏ")


def _days_of_earlier_undoings(work: Work, bulk: BulkActs) -> set[str]:
    """Return the days touched by imports that were taken back when the trail did not say yet what became of them."""
    earlier = {at for at, details in bulk.undone.items() if any("holidays" not in detail for detail in details)}
    if not earlier:
        return set()
    runs = select(ImportChange).join(ImportRun, col(ImportRun.id) == col(ImportChange.run_id))
    rows = work.session.exec(runs.where(col(ImportRun.undone_at).in_(earlier)))
    return {day for row in rows for day in days_touched(Changes.of(row.content))}
