"""
Facts of systems held against the trail: each has its entry, which says the same, and stands in the same order.

The guards refuse plain SQL that adds nothing to a row; whoever owns the database can take them down, or add rows. The
trail then lacks an entry, or has one to which nothing answers. Columns that came after an entry was written are not in
it, and are not compared.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import DateTime
from sqlmodel import col, select

from inventory.organisation.access import Act, reads
from inventory.records import Permission
from inventory.records.declaration import Record
from inventory.records.second_person import stands_for
from inventory.register_tables import System
from inventory.work import Work
from isms.checking.bulk_acts import BulkActs
from isms.platform.trail import TrailEntry
from isms.systems.system_history import TABLES

BATCH = 500
_WITHDRAWN = "system.withdrawn"
_PERMISSION = str(Permission.__tablename__)
_WHY = "void_reason"
_NOT_SAID = {"id", "system_id", "recorded_at", "recorded_by", "voided_at", "voided_by", "void_reason"}


@dataclass(frozen=True, slots=True)
class TrailFault:
    """Something that the register and its trail disagree on. `subject`: a code or a name; `problem`: in Vietnamese."""

    subject: str
    problem: str


@dataclass(slots=True)
class _Said:
    """What an entry says of a row: when, by whom, with which content."""

    number: int
    at: dt.datetime
    actor: str
    content: dict[str, Any]
    used: bool = False


@dataclass(slots=True)
class _OfSystem:
    """The entries about one system, by table."""

    recorded: dict[str, list[_Said]] = field(default_factory=lambda: defaultdict(list))
    voided: dict[str, list[_Said]] = field(default_factory=lambda: defaultdict(list))


@reads(Act.ADMINISTER, everywhere=True)
def fact_faults(work: Work) -> Iterator[TrailFault]:
    """Yield what the facts of systems and the trail disagree on, by the number of the system."""
    bulk = BulkActs.read(work)
    kinds = {name: kind for name, kind in TABLES.items() if work.session.exec(select(kind.id).limit(1)).first()}
    last = 0
    while True:
        page = select(System.id, System.code).where(col(System.id) > last).order_by(col(System.id)).limit(BATCH)
        codes = dict(work.session.exec(page).all())
        if not codes:
            return
        entries = _entries(work, codes, bulk)
        rows = {name: _rows(work, kind, codes) for name, kind in kinds.items()}
        for number, code in codes.items():
            mine = {name: found[number] for name, found in rows.items() if number in found}
            for name in sorted(mine.keys() | entries[code].recorded.keys() | entries[code].voided.keys()):
                yield from _of_kind(code, TABLES[name], mine.get(name, []), entries[code], bulk)
        last = max(codes)


def _entries(work: Work, codes: dict[int, str], bulk: BulkActs) -> dict[str, _OfSystem]:
    found = {code: _OfSystem() for code in codes.values()}
    for code, of_system in found.items():
        withdrawn = bulk.withdrawn.get(code, ())
        of_system.recorded[_PERMISSION] += [_Said(*each, {"granted": False}) for each in withdrawn]
    actions = [f"{name}.{verb}" for name in TABLES for verb in ("recorded", "voided")]
    about = (col(TrailEntry.subject).in_(codes.values()), col(TrailEntry.action).in_([*actions, _WITHDRAWN]))
    columns = (TrailEntry.id, TrailEntry.at, TrailEntry.actor, TrailEntry.detail, TrailEntry.action, TrailEntry.subject)
    statement = select(*columns).where(*about).order_by(col(TrailEntry.id))  # type: ignore[call-overload]
    for number, at, actor, detail, action, subject in work.session.execute(statement):
        name, _, verb = action.partition(".")
        if action == _WITHDRAWN:
            content = {"on": work.day_of(at).isoformat(), "granted": False, "reason": detail.get("reason")}
            found[subject].recorded[_PERMISSION].append(_Said(number, at, actor, content))
        else:
            content = _plain(TABLES[name], detail)
            if verb == "voided":  # the reason of the voiding may stand where a reason of the fact stood
                content = {each: value for each, value in content.items() if each != "reason"}
                found[subject].voided[name].append(_Said(number, at, actor, content | {_WHY: detail.get("reason")}))
            else:
                found[subject].recorded[name].append(_Said(number, at, actor, content))
    return found


def _rows(work: Work, kind: type[Record], codes: dict[int, str]) -> dict[int, list[Any]]:
    """Return the rows of a kind by system, in the order of their numbers."""
    table = kind.__table__  # type: ignore[attr-defined]
    found: dict[int, list[Any]] = defaultdict(list)
    for row in work.session.execute(table.select().where(table.c.system_id.in_(codes)).order_by(table.c.id)).mappings():
        found[row["system_id"]].append(dict(row))
    return found


def _of_kind(
    code: str, kind: type[Record], rows: Sequence[Any], entries: _OfSystem, bulk: BulkActs
) -> Iterator[TrailFault]:
    name, title = str(kind.__tablename__), kind.declaration.title
    recorded = sorted(entries.recorded.get(name, ()), key=lambda each: each.number)
    last = 0
    for place, row in enumerate(rows):
        said = _said_of(kind, row, recorded, place, bulk)
        what = f"{title} số {row['id']}"
        if said is None:
            if not (bulk.recorded_again(row["recorded_at"]) and _repeats(kind, row, rows[:place])):
                yield TrailFault(code, f"{what}: nhật ký không có mục nào ghi đúng như vậy")
            continue
        said.used = True
        if said.number < last:
            yield TrailFault(code, f"{what}: đứng sai thứ tự so với nhật ký (mục {said.number})")
        last = max(last, said.number)
    yield from _voidings(code, kind, rows, entries.voided.get(name, ()), bulk)
    for said in recorded:
        if not said.used:
            yield TrailFault(code, f"{title}: mục {said.number} của nhật ký không còn bản ghi nào đúng như vậy")


def _said_of(kind: type[Record], row: Any, recorded: Sequence[_Said], place: int, bulk: BulkActs) -> _Said | None:
    """Return the entry of a row: as a rule the one in the same place."""
    if place < len(recorded) and not recorded[place].used and _tells(kind, recorded[place], row, bulk):
        return recorded[place]
    return next((said for said in recorded if not said.used and _tells(kind, said, row, bulk)), None)


def _repeats(kind: type[Record], row: Any, before: Sequence[Any]) -> bool:
    """Say whether a row says the same as a voided one before it."""
    now = _plain(kind, row)
    return any(each["voided_at"] is not None and _plain(kind, each) == now for each in before)


def _tells(kind: type[Record], said: _Said, row: Any, bulk: BulkActs) -> bool:
    same = bulk.together(said.at, row["recorded_at"]) and stands_for(row["recorded_by"], said.actor)
    return same and _same(kind, said.content, row)


def _same(kind: type[Record], content: dict[str, Any], row: Any) -> bool:
    now = _plain(kind, row)
    return all(now[name] == value for name, value in content.items() if name in now)


def _voidings(
    code: str, kind: type[Record], rows: Sequence[Any], voided: Sequence[_Said], bulk: BulkActs
) -> Iterator[TrailFault]:
    name, title = str(kind.__tablename__), kind.declaration.title
    for row in rows:
        what = f"{title} số {row['id']}"
        if row["voided_at"] is None:
            if bulk.struck(name, row["id"]):
                yield TrailFault(code, f"{what}: nhật ký ghi đã hủy, sổ thì không")
            continue
        said = next((each for each in voided if not each.used and _tells_voiding(kind, each, row, bulk)), None)
        if said is not None:
            said.used = True
        elif not bulk.voided(name, row["id"], code, row["voided_at"]):
            yield TrailFault(code, f"{what}: đã hủy mà nhật ký không ghi")
    for said in voided:
        if not said.used:
            yield TrailFault(code, f"{title}: mục {said.number} của nhật ký ghi đã hủy, sổ thì không")


def _tells_voiding(kind: type[Record], said: _Said, row: Any, bulk: BulkActs) -> bool:
    same = bulk.together(said.at, row["voided_at"]) and stands_for(row["voided_by"] or "", said.actor)
    return same and said.content[_WHY] == row[_WHY] and _same(kind, said.content, row)


@cache
def _columns(kind: type[Record]) -> tuple[tuple[str, bool], ...]:
    """Return what a kind says in columns of its own, and whether each holds instants."""
    columns = kind.__table__.columns.items()  # type: ignore[attr-defined]
    return tuple((name, isinstance(column.type, DateTime)) for name, column in columns if name not in _NOT_SAID)


def _plain(kind: type[Record], content: Any) -> dict[str, Any]:
    """Return what a row, or an entry about one, says: days as in the trail, instants as instants."""
    found = {}
    for name, is_instant in _columns(kind):
        if name not in content:
            continue
        value = content[name]
        if is_instant:
            found[name] = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
        else:
            found[name] = value.isoformat() if isinstance(value, dt.date) else value
    return found
