"""The register: systems are entered and edited here; the facts about them are in `inventory.records.facts`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from sqlmodel import Field, col, select

from inventory.choices import Responsibility
from inventory.declared_fields import Declared, DeclaredField, fields_of
from inventory.errors import Invalid, Outdated, Problem
from inventory.organisation import units
from inventory.organisation.access import Act, Unseen, require_unit, system, writes
from inventory.records import facts
from inventory.records.declaration import check_value
from inventory.records.holding import among, latest
from inventory.records.role import Role
from inventory.register_tables import System, SystemCard, SystemUnit, Unit
from inventory.validation import Checks
from inventory.versions import Seen, merge, state
from inventory.vietnamese import fold, sort_key
from inventory.work import Work

_BATCH = 500
_COLUMNS = tuple(fields_of(SystemCard))
EDITED = (*(name for name in _COLUMNS if name != "code"), "responsibility")
"""What of a system's own columns the form of its card changes."""


class Entry(SystemCard):
    """
    What the register says of a system. `users` and `coordinators` are unit codes.

    `responsibility`: what the office is to it, a dated fact; None while nobody has confirmed it, or to leave it as it
    is. `role_on`: the day from which that counts; without one, the registration of a system whose role nobody had
    confirmed, else today. `unit`: the unit that keeps the record; by default the lowest above all users.
    """

    model_config = {"frozen": True, "extra": "forbid"}  # noqa: RUF012

    users: Annotated[
        Sequence[str],
        Declared(
            "Đơn vị sử dụng",
            help="Người của các đơn vị này sẽ thấy hệ thống.",
            note="Các mã đơn vị, cách nhau bằng dấu ;",
        ),
    ] = ()
    coordinators: Annotated[
        Sequence[str],
        Declared("Đơn vị phối hợp", help="Có thể để trống.", note="Các mã đơn vị, cách nhau bằng dấu ;"),
    ] = ()
    unit: Annotated[
        str | None,
        Declared("Đơn vị giữ hồ sơ", heading="Đơn vị quản lý hồ sơ", note="Mã đơn vị.", unit_code=True),
    ] = None
    responsibility: Annotated[
        str | None,
        Declared(
            "Vai trò của cơ quan",
            "Vai trò của cơ quan với hệ thống này",
            choices=Responsibility,
            cells=lambda: {"owned": "Làm chủ quản", "operated": "Vận hành", "used": "Chỉ sử dụng"},
            clause="NĐ 331/2026 Đ4, Đ5",
            note="Bỏ trống với hệ thống mới: chưa xác nhận.",
        ),
    ] = None
    suggestion: Annotated[dict[str, Any], Declared("Gợi ý")] = Field(default_factory=dict)
    role_on: date | None = None

    def __init__(self, code: str, name: str, responsibility: str | None = None, **card: Any) -> None:
        given: dict[str, Any] = {"code": code, "name": name, "responsibility": responsibility}
        super().__init__(**given | card)


CARD: Mapping[str, DeclaredField] = fields_of(Entry) | {
    name: each for name, each in reversed(fields_of(System).items()) if name not in fields_of(Entry)
}
"""Every field of the card of a system, with what follows from dated facts: files, forms and the history read it."""


def entries_of(work: Work, systems: Sequence[System]) -> dict[str, Entry]:
    """Return what the register says of these systems, by code."""
    linked = unit_codes(work, [system.id for system in systems])
    keepers = {unit.id: unit.code for unit in work.session.exec(select(Unit))}
    return {system.code: entry_of(system, linked.get(system.id, {}), keepers[system.unit_id]) for system in systems}


def entry_of(about: System, linked: Mapping[str, Sequence[str]], unit: str | None) -> Entry:
    """Return what the register says of a system; `linked`: the units that use it and coordinate, `unit`: its keeper."""
    return Entry(
        **state(about, (*_COLUMNS, "responsibility", "suggestion")),
        users=linked.get("uses", []),
        coordinators=linked.get("coordinates", []),
        unit=unit,
    )


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A system to be entered: what is written of it, since when, and whether it ran then."""

    entry: Entry
    registered_on: date
    operating: bool


@writes(Act.RECORD, Unseen.NEW)
def register(work: Work, entry: Entry, registered_on: date, operating: bool) -> System:
    """Enter a new system. Raises Invalid when its code is taken or a field does not hold."""
    [entered] = _enter(work, [Newcomer(entry, registered_on, operating)])
    if isinstance(entered, Invalid):
        raise entered
    return entered


@writes(Act.RECORD, Unseen.NEW)
def register_all(work: Work, newcomers: Sequence[Newcomer]) -> list[System | Invalid]:
    """
    Enter many new systems: the units and the codes that are taken are read once, the rows written together.

    Returns them in their order; in the place of one that cannot be entered, what is wrong with it. Raises NotAllowed.
    """
    return _enter(work, newcomers)


def _enter(work: Work, newcomers: Sequence[Newcomer]) -> list[System | Invalid]:
    units_of = _units_by_code(work)
    taken = _taken(work, (each.entry.code for each in newcomers))
    entered: list[System | Invalid] = []
    linked: dict[str, dict[str, list[Unit]]] = {}
    for each in newcomers:
        try:
            new, units_to_link = _newcomer(work, each, taken, units_of)
        except Invalid as wrong:
            entered.append(wrong)
        else:
            taken[new.code], linked[new.code] = None, units_to_link
            entered.append(new)
    work.session.add_all(about for about in entered if isinstance(about, System))
    work.session.flush()
    for each, about in zip(newcomers, entered, strict=True):
        if isinstance(about, System):
            _begin(work, each, about, linked[about.code])
    return entered


def _newcomer(
    work: Work, each: Newcomer, taken: Mapping[str, datetime | None], units_of: Mapping[str, Unit]
) -> tuple[System, dict[str, list[Unit]]]:
    """Return the row of a new system that holds, not stored yet, and the units to link. Raises Invalid, NotAllowed."""
    checks = Checks()
    clean = _checked(checks, each.entry, work.today)
    checks.past("registered_on", each.registered_on, work.today)
    if clean.code in taken:
        _refuse_taken(checks, clean.code, voided=taken[clean.code] is not None)
    checks.done()
    home, linked = _place(work, clean, units_of)
    require_unit(work, home.id)
    new = System(unit_id=home.id, registered_on=each.registered_on, **_columns(clean))
    return new, linked


def _begin(work: Work, each: Newcomer, new: System, linked: Mapping[str, Sequence[Unit]]) -> None:
    wanted = {(unit.id, part) for part, members in linked.items() for unit in members}
    work.session.add_all(SystemUnit(system_id=new.id, unit_id=unit, part=part) for unit, part in sorted(wanted))
    written = {name: value for name in _COLUMNS if name != "code" and (value := getattr(new, name))}
    work.record("system.registered", new.code, {"on": each.registered_on.isoformat(), "unit_id": new.unit_id} | written)
    facts.begin_operation(work, new, each.registered_on, each.operating)
    if each.entry.responsibility is not None:
        facts.begin_role(work, new, each.registered_on, each.entry.responsibility)


@writes(Act.RECORD)
def edit(
    work: Work, code: str, version: int | None, entry: Entry, registered_on: date | None = None, seen: Seen = None
) -> System:
    """
    Change what the register says of a system.

    `version` is the one the person saw: raises Outdated when somebody changed the system since. None: whatever it is.
    `seen`: instead of it the values that the form was opened on, as `said` gives them; see `inventory.versions`.
    What the office is to it is a dated fact of its own (`Role`); that it only uses it may have to wait for a second
    person (`work.deferred`). The rest is changed at once.
    """
    old = system(work, code, Act.RECORD)
    if version is not None and old.version != version:
        raise Outdated
    checks = Checks()
    clean = _checked(checks, entry, work.today)
    if clean.code != old.code:
        checks.problem("code", "Mã hệ thống không đổi được.", "Hãy giữ mã cũ.")
    if registered_on is not None:
        checks.past("registered_on", registered_on, work.today)
    if clean.role_on is not None:
        checks.past("role_on", clean.role_on, work.today)
    checks.done()
    clean, registered_on = _following(work, old, clean, registered_on, seen)
    home, linked = _place(work, clean, _units_by_code(work))
    require_unit(work, home.id)
    new = _columns(clean) | {"unit_id": home.id, "registered_on": registered_on or old.registered_on}
    changed = {name: value for name, value in new.items() if getattr(old, name) != value}
    relinked = _link(work, old, linked)
    if registered_on is not None and registered_on < old.registered_on:
        facts.operated_since(work, old, registered_on)
    if changed or relinked:
        before = {name: getattr(old, name) for name in changed if name not in ("search_text", "sort_key")}
        for name, value in changed.items():
            setattr(old, name, value)
        old.version += 1
        _record_edit(work, old, before, relinked)
        work.touch(old.id)
    _change_role(work, old, clean)
    return old


def content(work: Work, about: System) -> dict[str, Any]:
    """Return what the form of an entry holds: its texts, the units that use and coordinate it, its first day."""
    linked = unit_codes(work, [about.id]).get(about.id, {})
    units_of = {"users": sorted(linked.get("uses", ())), "coordinators": sorted(linked.get("coordinates", ()))}
    return state(about, EDITED) | units_of | {"registered_on": about.registered_on}


def _following(
    work: Work, old: System, entry: Entry, registered_on: date | None, seen: Seen
) -> tuple[Entry, date | None]:
    """Return the entry with what others changed since it was seen, where this person did not. Raises Outdated."""
    if seen is None:
        return entry, registered_on
    left_alone = {"responsibility"} if entry.responsibility is None else set()
    mine = {name: getattr(entry, name) for name in EDITED if name not in left_alone}
    mine |= {"users": sorted(entry.users), "coordinators": sorted(entry.coordinators)}
    now = content(work, old)
    merged = now | merge(seen, mine | {"registered_on": registered_on or old.registered_on}, now)
    day = merged.pop("registered_on")
    return entry.model_copy(update=merged), day


def _taken(work: Work, codes: Iterable[str]) -> dict[str, datetime | None]:
    """Return which of these codes are taken, with when their systems were voided: those of voided ones stay taken."""
    found: dict[str, datetime | None] = {}
    asked = sorted({Checks().code("code", code) for code in codes})
    for start in range(0, len(asked), _BATCH):
        known = select(System.code, System.voided_at).where(col(System.code).in_(asked[start : start + _BATCH]))
        found |= dict(work.session.exec(known).all())
    return found


def _refuse_taken(checks: Checks, code: str, voided: bool) -> None:
    rule = "đã dùng cho một hệ thống ghi nhầm, đã hủy." if voided else "đã có trong sổ."
    checks.problem("code", f"Mã “{code}” {rule}", f"Hãy dùng mã khác{'' if voided else ' hoặc mở hệ thống đó để sửa'}.")


def _change_role(work: Work, about: System, entry: Entry) -> None:
    """Record what the office is to the system from a day on, when that is not what is on record."""
    if entry.responsibility is None:
        return
    known = latest(work, Role, about.id)
    if known is not None and known.responsibility == entry.responsibility:
        return
    on = entry.role_on or (about.registered_on if known is None else work.today)
    deferred = len(work.deferred)
    facts.add(work, about, Role(on=on, responsibility=entry.responsibility, confirmed_by=work.actor.name))
    if len(work.deferred) == deferred:
        about.version += 1


def _record_edit(work: Work, edited: System, before: dict[str, Any], relinked: list[dict[str, list[str]]]) -> None:
    detail: dict[str, Any] = {name: [_plain(was), _plain(getattr(edited, name))] for name, was in before.items()}
    if relinked:
        detail["units"] = relinked
    work.record("system.edited", edited.code, detail)


def found_by(entry: SystemCard) -> dict[str, str]:
    """Return the columns by which a system is found and put in order, derived from what is written of it."""
    searched = (getattr(entry, name) for name, each in fields_of(SystemCard).items() if each.declared.found_by)
    return {"search_text": fold(" ".join(searched)), "sort_key": sort_key(entry.name)}


def unit_codes(work: Work, system_ids: Iterable[int]) -> dict[int, dict[str, list[str]]]:
    """Return, for each system, the codes of the units that use it and that coordinate: {id: {"uses": [..], ..}}."""
    rows = work.session.exec(
        select(SystemUnit.system_id, SystemUnit.part, Unit.code)
        .join(Unit)
        .where(among(SystemUnit.system_id, system_ids))
        .order_by(col(Unit.path))
    )
    found: dict[int, dict[str, list[str]]] = {}
    for system_id, part, code in rows:
        found.setdefault(system_id, {}).setdefault(part, []).append(code)
    return found


def _checked(checks: Checks, entry: Entry, today: date) -> Entry:
    """Return the entry with what is written of the system cleaned, noting what is wrong with it."""
    if entry.responsibility is not None:
        checks.one_of("responsibility", entry.responsibility, list(Responsibility))
    written = fields_of(SystemCard).values()
    return entry.model_copy(update={each.name: _clean(checks, each, entry, today) for each in written})


def _clean(checks: Checks, each: DeclaredField, entry: Entry, today: date) -> Any:
    value = getattr(entry, each.name)
    if each.declared.spelling == "code":
        return checks.code(each.name, value)
    return checks.name(each.name, value) if each.declared.spelling else check_value(checks, each, value, today)


def _columns(entry: Entry) -> dict[str, Any]:
    return state(entry, (*_COLUMNS, "suggestion")) | found_by(entry)


def _units_by_code(work: Work) -> dict[str, Unit]:
    return {unit.code: unit for unit in work.session.exec(select(Unit)).all()}


def _place(work: Work, entry: Entry, known: Mapping[str, Unit]) -> tuple[Unit, dict[str, list[Unit]]]:
    asked = {"uses": entry.users, "coordinates": entry.coordinators}
    unknown = {code for codes in asked.values() for code in codes} - known.keys()
    if entry.unit and entry.unit not in known:
        unknown.add(entry.unit)
    if unknown:
        text = ", ".join(sorted(unknown))
        raise Invalid([Problem("users", f"Không có đơn vị mang mã: {text}.", "Hãy thêm đơn vị hoặc sửa mã.")])
    linked = {part: [known[code] for code in dict.fromkeys(codes)] for part, codes in asked.items()}
    return known[entry.unit] if entry.unit else units.home_of(work, linked["uses"]), linked


def _link(work: Work, to: System, linked: dict[str, list[Unit]]) -> list[dict[str, list[str]]]:
    """Link a system to its units; return the codes before and after, by part, or nothing when they stay the same."""
    before = unit_codes(work, [to.id]).get(to.id, {})
    wanted = {(unit.id, part) for part, members in linked.items() for unit in members}
    after = {part: [unit.code for unit in sorted(members, key=lambda u: u.path)] for part, members in linked.items()}
    after = {part: codes for part, codes in after.items() if codes}
    if before == after:
        return []
    known = work.session.exec(select(SystemUnit).where(col(SystemUnit.system_id) == to.id)).all() if before else ()
    for link in known:
        if (link.unit_id, link.part) not in wanted:
            work.session.delete(link)
    for unit_id, part in sorted(wanted - {(link.unit_id, link.part) for link in known}, key=str):
        work.session.add(SystemUnit(system_id=to.id, unit_id=unit_id, part=part))
    return [before, after]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
