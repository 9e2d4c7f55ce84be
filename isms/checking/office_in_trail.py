"""
What is no dated fact of a system, held against the trail: entries of systems, units, people, the choice of two persons,
cadence policies, days of the gate's rules.

Each is changed in place; the entries about it, put one upon the other in their order, give what it must say. Of what no
entry tells (it was written by a version that noted less) nothing is claimed.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlmodel import col, or_, select

from inventory.organisation.access import Act, reads
from inventory.records import second_person
from inventory.register_tables import Setting, System, Unit
from inventory.work import WHOLE_TREE, Work
from isms.accounts.people_tables import Person
from isms.checking.bulk_acts import BulkActs
from isms.checking.facts_in_trail import BATCH, TrailFault
from isms.exchange.undo.import_changes import plain
from isms.platform.trail import TrailEntry
from schedules.schedule_tables import CadencePolicy, GateRule

_OPENED = {"person.added", "person.activated", "person.reopened"}
_CLOSED = {"person.deactivated", "person.idle_closed"}
_FACTOR = {"person.second_factor_on": True, "person.second_factor_off": False}
_OF_TWO = {
    "four_eyes.turned_on": (True, False),
    "four_eyes.off_asked": (True, True),
    "four_eyes.kept_on": (True, False),
    "four_eyes.turned_off": (False, False),
}
"""Whether two persons are wanted after such an entry, and whether somebody has asked to turn that off."""
_LABELS = {
    "role": "vai trò",
    "unit": "đơn vị",
    "active": "còn hoạt động",
    "second_factor": "xác thực hai bước",
    "name": "tên",
    "parent": "đơn vị cấp trên",
    "kind": "loại đơn vị",
    "in_force_from": "ngày có hiệu lực",
    "months": "số tháng",
    "clause": "căn cứ",
    "on": "đang bật",
    "asked": "có đề nghị tắt",
}
Values = Mapping[str, Any]


@reads(Act.ADMINISTER, everywhere=True)
def office_faults(work: Work) -> Iterator[TrailFault]:
    """Yield what these rows and the trail disagree on."""
    bulk = BulkActs.read(work)
    yield from _systems(work, bulk)
    yield from _units(work, bulk)
    yield from _people(work)
    yield from _two_persons(work)
    yield from _policies(work, bulk)
    yield from _gate_rules(work, bulk)


def _entries(work: Work, *prefixes: str) -> Iterator[TrailEntry]:
    """Yield the entries whose actions begin so, in their order."""
    begins = or_(*(col(TrailEntry.action).startswith(prefix) for prefix in prefixes))
    statement = select(TrailEntry).where(begins).order_by(col(TrailEntry.id))
    yield from work.session.exec(statement.execution_options(yield_per=1000))


def _compared(subject: str, expected: Values, now: Values) -> Iterator[TrailFault]:
    for name, value in expected.items():
        if name in now and now[name] != value:
            label = _LABELS.get(name, name)
            yield TrailFault(subject, f"{label}: sổ ghi {_shown(now[name])}, nhật ký ghi {_shown(value)}")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    return "(trống)" if value in (None, "") else f"“{value}”"


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
            yield from _compared(code, known[code], now)
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
    for entry in _entries(work, "unit.added", "unit.renamed"):
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
        yield from _compared(unit.code, known[unit.code], now)
        if unit.path != f"{above.path if above else WHOLE_TREE}{unit.id}/":
            yield TrailFault(unit.code, "chỗ trong cây đơn vị không khớp với đơn vị cấp trên")


def _people(work: Work) -> Iterator[TrailFault]:
    known: dict[str, dict[str, Any]] = defaultdict(dict)
    for entry in _entries(work, "person."):
        of_person = known[entry.subject.removeprefix("person:")]
        if entry.action in ("person.added", "person.changed"):
            of_person |= {name: entry.detail[name] for name in ("role", "unit") if name in entry.detail}
        if entry.action in _OPENED | _CLOSED:
            of_person["active"] = entry.action in _OPENED
        if entry.action == "person.added":
            of_person["second_factor"] = False
        if entry.action in _FACTOR:
            of_person["second_factor"] = _FACTOR[entry.action]
    units = dict(work.session.exec(select(Unit.id, Unit.code)).all())
    present = set()
    for person in work.session.exec(select(Person).order_by(col(Person.name))):
        present.add(person.name)
        if "role" not in known[person.name]:
            yield TrailFault(person.name, "nhật ký không ghi việc thêm người dùng này")
            continue
        now = {
            "role": person.role,
            "unit": units.get(person.unit_id, "") if person.unit_id else WHOLE_TREE,
            "active": person.active,
            "second_factor": person.totp_confirmed_at is not None,
        }
        yield from _compared(person.name, known[person.name], now)
    for name in sorted(name for name, said in known.items() if "role" in said and name not in present):
        yield TrailFault(name, "nhật ký ghi người dùng này, sổ thì không còn")


def _two_persons(work: Work) -> Iterator[TrailFault]:
    on, asked = False, False
    for entry in _entries(work, "four_eyes."):
        on, asked = _OF_TWO.get(entry.action, (on, asked))
    row = work.session.get(Setting, second_person.SETTING)
    value = row.value if row else {}
    now = {"on": bool(value.get("on")), "asked": bool(value.get("off"))}
    yield from _compared("Xác nhận hai người", {"on": on, "asked": asked}, now)


def _policies(work: Work, bulk: BulkActs) -> Iterator[TrailFault]:
    """The policies of one name, in the order of their numbers, are those that its entries tell of."""
    recorded: dict[str, list[dict[str, Any]]] = defaultdict(list)
    voided: dict[str, list[dt.datetime]] = defaultdict(list)
    for entry in _entries(work, "policy."):
        if entry.action == "policy.recorded":
            recorded[entry.subject].append(entry.detail)
        elif entry.action == "policy.voided":
            voided[entry.subject].append(entry.at)
    for row in work.session.exec(select(CadencePolicy).order_by(col(CadencePolicy.id))):
        what = f"Chu kỳ “{row.name}”"
        now = {"in_force_from": row.in_force_from.isoformat(), "months": row.months, "clause": row.clause}
        if recorded[row.name]:
            yield from _compared(what, recorded[row.name].pop(0), now)
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
        (entry.at, entry.detail) for entry in _entries(work, "gate_rules.began", "gate_rules.moved")
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
            yield from _compared(what, {"in_force_from": known[rule.code]}, now)
