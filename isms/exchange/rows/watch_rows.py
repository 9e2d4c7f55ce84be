"""What speaks of another fact of the watch (a report of an incident, a review of a website), and the focal points."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from inventory import records
from inventory.organisation import focal_points
from inventory.organisation.access import within
from inventory.organisation.focal_points import FocalPoint as StoredPoint
from inventory.records.declaration import DeclaredField, Parent, Record
from inventory.records.facts import content
from inventory.records.holding import among, holds
from inventory.records.references import table_of
from inventory.register_tables import DatedFact, System, Unit
from inventory.work import Work
from isms.exchange.format import declared_rows
from isms.exchange.format.format import FocalPoint, Row
from isms.exchange.format.lines import CHANGED, NEW, Line, blaming, rows
from isms.exchange.rows.system_rows import Known, in_batches
from schedules.acts import recording

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Child:
    """
    A list whose rows speak of another fact. `names`: what the row calls that fact's columns, which tell it apart.

    `key` is the child's column with the other's id, `keys` what it says itself. `may_lack`: the name that a row may
    leave out. `once`: no two rows speak of the same fact.
    """

    row: type[Row]
    table: type[DatedFact]
    parent: type[DatedFact]
    names: Mapping[str, str]
    key: str
    keys: tuple[str, ...]
    record: Callable[[Work, int, Any], object]
    may_lack: str = ""
    once: bool = False

    def names_of(self, row: Any) -> Key:
        return tuple(getattr(row, name) for name in self.names)

    def place(self, fact: Any) -> Key:
        """The order in which they come out: by system and day, as they will be taken in."""
        return fact.system_id, getattr(fact, fact.day_column), fact.id

    def said_by(self, fact: Any) -> Key:
        return tuple(getattr(fact, key) for key in self.keys)


def _child(name: str, kind: type[Record], field: DeclaredField, parent: Parent) -> Child:
    def record(work: Work, number: int, row: Any) -> object:
        return recording.record_about(work, declared_rows.made(row, **{field.name: number}))

    return Child(
        declared_rows.ROWS[name],
        kind,
        table_of(parent),
        parent.keys,
        field.name,
        tuple(declared_rows.own_fields(kind)),
        record,
        parent.may_lack,
        parent.once,
    )


CHILDREN: dict[str, Child] = {
    name: _child(name, kind, field, field.declared.parent)
    for name, kind, field in records.LISTS
    if field is not None and field.declared.parent is not None
}


def take_children(work: Work, by_list: Mapping[str, Sequence[Line]], known: Known) -> None:
    """Record what speaks of other facts, once those are in."""
    work.session.flush()
    for name, child in CHILDREN.items():
        given: list[tuple[Line, Any]] = sorted(rows(by_list[name], child.row), key=lambda pair: pair[1].day)
        if not given:
            continue
        spoken_of = _SpokenOf(work, child, {about.id: code for code, about in known.items()})
        for line, row in given:
            parents = spoken_of.by_name.get((row.system, *child.names_of(row)), [])
            if not parents:
                rule = "Không có bản ghi mà dòng này nói tới trong tệp và trong sổ."
                line.problem(_last_name(child), rule, "Hãy kiểm tra lại, hoặc thêm bản ghi đó.")
            elif (parent := spoken_of.still_to_say(row, parents)) is not None:
                with blaming(line):
                    child.record(work, parent, row)
                    spoken_of.said[parent].append(child.said_by(row))
                    line.verdict = NEW


class _SpokenOf:
    """The facts that rows of a list may speak of, by what the rows call them, and what is said of each already."""

    def __init__(self, work: Work, child: Child, codes: Mapping[int, str]) -> None:
        self.child = child
        self.by_name: dict[Key, list[int]] = defaultdict(list)
        self.said: dict[int, list[Key]] = defaultdict(list)
        self.seen: Counter[Key] = Counter()
        for fact in _holding(work, child.parent, codes):
            named = {name: getattr(fact, column) for name, column in child.names.items()}
            self.by_name[codes[fact.system_id], *named.values()].append(fact.id)
            if child.may_lack:
                silent = named | {child.may_lack: None}
                self.by_name[codes[fact.system_id], *silent.values()].append(fact.id)
        for fact in _holding(work, child.table, codes):
            self.said[getattr(fact, child.key)].append(child.said_by(fact))

    def still_to_say(self, row: Any, parents: Sequence[int]) -> int | None:
        """Return of which of the facts that bear the same name the row is news, the last of them first; or None."""
        says = self.child.said_by(row)
        self.seen[row.system, self.child.names_of(row), says] += 1
        if self.seen[row.system, self.child.names_of(row), says] <= sum(says in self.said[each] for each in parents):
            return None
        silent = [each for each in parents if says not in self.said[each]]
        if self.child.once:
            silent = [each for each in silent if not self.said[each]] or silent
        return silent[-1] if silent else None


def _last_name(child: Child) -> str:
    return [name for name in child.names if name != child.may_lack][-1]


def children(work: Work, systems: Sequence[System]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of these lists that speak of facts which hold, in the order of entry."""
    codes = {system.id: system.code for system in systems}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name, child in CHILDREN.items():
        facts = sorted(_holding(work, child.table, codes), key=child.place)
        parents = {fact.id: fact for fact in _holding(work, child.parent, codes)} if facts else {}
        for fact in facts:
            parent = parents.get(getattr(fact, child.key))
            if parent is not None:
                said, of = content(fact), content(parent)
                names = {name: of[column] for name, column in child.names.items()}
                found[name].append({"system": codes[fact.system_id]} | names | {key: said[key] for key in child.keys})
    return found


def take_focal_points(work: Work, lines: Sequence[Line]) -> None:
    """Add the focal points that are not on record, and say of those on record until when they served."""
    unit_ids = {unit.code: unit.id for unit in work.session.exec(select(Unit))}
    known = {
        (point.unit_id, point.name, point.since): point
        for point in (work.session.exec(select(StoredPoint).order_by(col(StoredPoint.id))) if lines else ())
    }
    for line, row in rows(lines, FocalPoint):
        if row.unit not in unit_ids:
            line.problem("unit", f"Không có đơn vị mang mã “{row.unit}”.", "Hãy thêm đơn vị hoặc sửa mã.")
            continue
        stored = known.get((unit_ids[row.unit], row.name, row.since))
        with blaming(line):
            if stored is None:
                focal_points.add(work, row.unit, StoredPoint(**row.model_dump(exclude={"unit"})))
                line.verdict = NEW
            elif row.until is not None and row.until != stored.until:
                focal_points.end(work, stored.id, row.until)
                line.verdict = CHANGED


def points(work: Work) -> list[dict[str, Any]]:
    """Return the focal points of the actor's branch."""
    found = select(StoredPoint, Unit.code).join(Unit).where(within(work.actor.branch)).order_by(col(StoredPoint.id))
    kept = ("name", "position", "contact", "decision_number", "decision_date", "since", "until")
    return [
        {"unit": code} | {key: _plain(getattr(point, key)) for key in kept} for point, code in work.session.exec(found)
    ]


def _holding(work: Work, table: type[DatedFact], ids: Iterable[int]) -> list[Any]:
    found: list[Any] = []
    for some in in_batches(sorted(ids)):
        holding = select(table).where(among(table.system_id, some), holds(table))
        found += work.session.exec(holding.order_by(col(table.id)))
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
