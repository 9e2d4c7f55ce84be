"""
Imports by their number, and taking one back as a whole: what it changed is restored, what it added is voided.

Facts are never deleted. What holds no voiding (units, links, holidays, plans, cards) is taken out again, unless
something that stays refers to it. The trail gets one entry.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, tuple_, update
from sqlmodel import SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from inventory.errors import NotFound, Reason, Refused
from inventory.organisation.access import Act, Unseen, reads, require_everywhere, require_unit, writes
from inventory.records import facts, second_person
from inventory.register_tables import DatedFact, PendingFact, System, Unit
from inventory.validation import LONG, Checks
from inventory.work import Work
from isms.exchange.format.lines import CHANGED, NEW, SAME, WAITS, Report
from isms.exchange.rows.system_rows import in_batches
from isms.exchange.sheets.files import Source
from isms.exchange.undo import taken_out
from isms.exchange.undo.import_changes import Changes, days_touched, packed, tables, typed
from isms.exchange.undo.import_tables import ImportChange, ImportRun
from isms.exchange.undo.undo_obstacles import (
    RECORDED,
    UNDONE,
    Undo,
    fact_tables,
    marks,
    obstacles,
    referring,
    removable,
    subject,
    systems_of,
)
from isms.systems import voiding
from schedules.policies import policies
from schedules.schedule_tables import CadencePolicy

BY_COMMAND = "Lấy lại bằng dòng lệnh"
_RULES = frozenset({"cadence_policy", "gate_rule"})
_FOR_ADMINISTRATORS = frozenset({"cadence_policy", "holiday"})
_FOR_SEARCH = frozenset({"search_text", "sort_key"})
_WHO = frozenset({"id", "recorded_at", "recorded_by", "voided_at", "voided_by", "void_reason"})


@dataclass(slots=True)
class Undone:
    """What taking an import back did: how much was voided and restored, and what had to stay. Or it `waits`."""

    number: int
    file: str
    facts: int = 0
    systems: int = 0
    restored: int = 0
    kept: list[str] = field(default_factory=list)
    waits: bool = False

    def plain(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "number": self.number,
            "undone": not self.waits,
            "waits": self.waits,
            "facts_voided": self.facts,
            "systems_voided": self.systems,
            "restored": self.restored,
            "kept": self.kept,
        }

    def words(self) -> str:
        """Return it as a person reads it."""
        if self.waits:
            return f"Đã đề nghị lấy lại lần nhập số {self.number}; có hiệu lực khi người thứ hai xác nhận."
        done = f"hủy {self.facts} bản ghi và {self.systems} hệ thống, khôi phục {self.restored} mục"
        kept = f" Giữ lại vì còn được dùng: {', '.join(self.kept)}." if self.kept else ""
        return f"Đã lấy lại lần nhập số {self.number} (tệp {self.file}): {done}.{kept}"


def keep(work: Work, source: Source, report: Report, found: Changes) -> int:
    """Record an import that changed the register, with what it changed; return its number."""
    counts = {"added": NEW, "changed": CHANGED, "unchanged": SAME, "waiting": WAITS}
    run = ImportRun(
        at=work.now,
        by=work.actor.name,
        branch=work.actor.branch,
        file=source.name,
        sha256=source.sha256,
        summary={name: report.count(verdict) for name, verdict in counts.items()},
    )
    work.session.add(run)
    work.session.flush()
    content = found.content() | {"marks": marks(work)}
    work.session.add(ImportChange(run_id=run.id, content=content))
    detail = {"file": run.file, "sha256": run.sha256, **run.summary}
    work.record(RECORDED, subject(run.id), detail)
    return run.id


@reads(Act.RECORD)
def listed(work: Work, most: int = 20, before: int | None = None) -> list[ImportRun]:
    """Return the imports within the actor's branch, the newest first; `before`: those with a lower number."""
    found = select(ImportRun).where(col(ImportRun.branch).startswith(work.actor.branch, autoescape=True))
    if before is not None:
        found = found.where(col(ImportRun.id) < before)
    return list(work.session.exec(found.order_by(col(ImportRun.id).desc()).limit(most)))


@reads(Act.RECORD)
def one(work: Work, number: int) -> ImportRun:
    """Return an import within the actor's branch. Raises NotFound."""
    found = work.session.exec(_mine(work, number)).first()
    if found is None:
        raise NotFound("lần nhập", str(number))
    return found


@writes(Act.RECORD, Unseen.UNDO)
def undo(work: Work, number: int, reason: str) -> Undone:
    """
    Take an import back as a whole; or it waits for a second person, where what it added or changed may shut the gate.

    Raises NotFound, NotAllowed, and Refused with every reason: it was taken back already, or something was built on it.
    """
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    wanted = _held(work, number)
    _require_all(work, wanted)
    reasons = obstacles(work, wanted)
    if reasons:
        raise Refused(reasons)
    done = Undone(number, wanted.run.file)
    if _may_open(work, wanted.found) and second_person.undoing_must_wait(work, None, second_person.IMPORT):
        content = {"number": number, "file": wanted.run.file, "branch": wanted.run.branch, "reason": reason}
        second_person.propose(work, None, second_person.IMPORT, content, subject(number))
        done.waits = True
        return done
    _Undoing(work, wanted, done, f"Lấy lại lần nhập số {number}: {reason}").do()
    run = wanted.run
    run.undone_at, run.undone_by, run.undo_reason = work.now, second_person.recorder(work), reason
    return done


def _held(work: Work, number: int) -> Undo:
    """Return the import, it and its systems held against other writers."""
    held = _mine(work, number).with_for_update().execution_options(populate_existing=True)
    run = work.session.exec(held).first()
    if run is None:
        raise NotFound("lần nhập", str(number))
    if run.undone_at is not None:
        text = f"Lần nhập số {number} đã được {run.undone_by} lấy lại ngày {work.day_of(run.undone_at):%d/%m/%Y}."
        raise Refused([Reason("undone", "", text)])
    content = work.session.get_one(ImportChange, number).content
    found = Changes.of(content)
    systems: dict[int, System] = {}
    for some in in_batches(sorted(systems_of(work, found))):
        locked = select(System).where(col(System.id).in_(some)).order_by(col(System.id)).with_for_update()
        for about in work.session.exec(locked.execution_options(populate_existing=True)):
            if about.voided_at is None:  # one voided by hand since is taken back already
                systems[about.id] = about
    return Undo(run, found, systems, content["marks"])


def _mine(work: Work, number: int) -> SelectOfScalar[ImportRun]:
    mine = (ImportRun.id == number, col(ImportRun.branch).startswith(work.actor.branch, autoescape=True))
    return select(ImportRun).where(*mine)


def _require_all(work: Work, wanted: Undo) -> None:
    for unit_id in {about.unit_id for about in wanted.systems.values()}:
        require_unit(work, unit_id)
    touched = {*wanted.found.added, *wanted.found.changed, *wanted.found.removed}
    if touched & _FOR_ADMINISTRATORS:
        require_everywhere(work, Act.ADMINISTER)


def _may_open(work: Work, found: Changes) -> bool:
    """Say whether taking it back may open the gate: as voiding a fact, and with any system, policy or rule."""
    if found.added.get("system") or _RULES & {*found.added, *found.changed}:
        return True
    for name, table in fact_tables().items():
        for some in in_batches(found.ids(name)):
            if any(map(second_person.touches_gate, work.session.exec(select(table).where(col(table.id).in_(some))))):
                return True
    return False


class _Undoing:
    """One import on its way back. `why` stands with every fact that is voided."""

    def __init__(self, work: Work, wanted: Undo, done: Undone, why: str) -> None:
        self.work = work
        self.wanted = wanted
        self.found = wanted.found
        self.done = done
        self.why = why
        self.classes = tables()
        self.detail: dict[str, Any] = {"file": wanted.run.file, "reason": why} | taken_out.nothing()

    def do(self) -> None:
        self._void_facts()
        self._restore()
        self._void_systems()
        self._put_back()
        self._take_out()
        self.detail["holidays"] = taken_out.holidays(self.work, days_touched(self.found))
        for system_id in self.wanted.systems:
            self.work.touch(system_id)
        if _RULES & {*self.found.added, *self.found.changed}:
            policies.touch_everything(self.work)
        self.work.record(UNDONE, subject(self.done.number), self.detail)

    def _void_facts(self) -> None:
        said = {"voided_at": self.work.now, "voided_by": second_person.recorder(self.work), "void_reason": self.why}
        voided: dict[str, Any] = {}
        for name in self.found.added:
            table: Any = self.classes[name]
            if "voided_at" not in table.model_fields or name == "system":
                continue
            for some in in_batches(self.found.ids(name)):
                standing = (table.id.in_(some), table.voided_at.is_(None))
                result = self.work.session.execute(update(table).where(*standing).values(**said))
                self.done.facts += result.rowcount  # type: ignore[attr-defined]
            voided[name] = packed(self.found.added[name])
        self.detail["voided"] = voided
        for some in in_batches(self.found.ids("pending_fact")):
            waiting = select(PendingFact).where(col(PendingFact.id).in_(some), PendingFact.outcome == "")
            for row in self.work.session.exec(waiting):
                row.outcome, row.reason = "refused", self.why
                row.decided_at, row.decided_by = self.work.now, self.work.actor.name

    def _restore(self) -> None:
        restored: dict[str, Any] = {}
        for name, rows in self.found.changed.items():
            for key, said in rows:
                table: Any = self.classes[name]
                row: Any = self.work.session.get(table, self._key(table, key))
                if row is None or (name == "system" and row.voided_at is not None):
                    continue
                self.done.restored += 1
                if said.get("voided_at", [1])[0] is None:
                    self._again(table, row)
                    continue
                for column, (before, _after) in said.items():
                    setattr(row, column, typed(table, column, before))
                if name == "system":
                    row.version += 1
                shown = {each: [after, before] for each, (before, after) in said.items() if each not in _FOR_SEARCH}
                label = str(getattr(row, "code", "") or getattr(row, "name", "") or key[0])
                restored.setdefault(name, {})[label] = shown
        self.detail["restored"] = restored

    def _again(self, table: Any, row: Any) -> None:
        """What the import voided is recorded again: what is voided stays so."""
        again = table(**{column: getattr(row, column) for column in table.model_fields if column not in _WHO})
        again.recorded_at, again.recorded_by = self.work.now, second_person.recorder(self.work)
        self.work.session.add(again)
        if isinstance(again, DatedFact):
            about = self.wanted.systems[again.system_id].code
            self.work.record(f"{table.__tablename__}.recorded", about, facts.content(again))
        elif isinstance(again, CadencePolicy):
            policies.note(self.work, again)

    def _void_systems(self) -> None:
        own = set(self.found.ids("system"))
        mistaken = [about for number, about in self.wanted.systems.items() if number in own]
        if mistaken:
            voiding.strike(self.work, mistaken, self.why)
        self.done.systems = len(mistaken)
        self.detail["systems"] = [about.code for about in mistaken]

    def _put_back(self) -> None:
        for name, rows in self.found.removed.items():
            table: Any = self.classes[name]
            for row in rows:
                self.work.session.merge(table(**{key: typed(table, key, value) for key, value in row.items()}))
                self.done.restored += 1

    def _take_out(self) -> None:
        """Delete the rows that cannot be voided, the last entered first, but for those that something refers to."""
        self.work.session.flush()
        left = {name: [tuple(key) for key in self.found.added[name]] for name in removable(self.found)}
        self._move_voided_systems({key[0] for key in left.get("unit", [])})
        going = True
        while going:
            going = False
            for name, keys in left.items():
                free = [key for key in keys if key not in self._referred_to(name, keys)]
                taken_out.note(self.work, self.detail, name, free)
                self._delete(name, free)
                left[name] = [key for key in keys if key not in set(free)]
                going = going or bool(free)
        self.work.session.expire_all()
        for name, keys in left.items():
            for key in keys:
                row: Any = self.work.session.get(self.classes[name], self._key(self.classes[name], key))
                self.done.kept.append(str(getattr(row, "code", "") or getattr(row, "name", "") or key[0]))
        self.detail["kept"] = self.done.kept

    def _move_voided_systems(self, units: set[Any]) -> None:
        """Let the lowest unit above that stays keep the systems voided here, so that their units may go."""
        keepers: dict[int, int | None] = {}
        for about in self.wanted.systems.values():
            if about.voided_at is not None and about.unit_id in units:
                if about.unit_id not in keepers:
                    keepers[about.unit_id] = self._above(about.unit_id, units)
                keeper = keepers[about.unit_id]
                if keeper is not None:
                    about.unit_id = keeper
        self.work.session.flush()

    def _above(self, unit_id: int, gone: set[Any]) -> int | None:
        """Return the lowest unit at or above this one that stays."""
        unit: Unit | None = self.work.session.get_one(Unit, unit_id)
        while unit is not None and unit.id in gone:
            unit = self.work.session.get(Unit, unit.parent_id) if unit.parent_id else None
        return unit.id if unit is not None else None

    def _referred_to(self, name: str, keys: Sequence[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
        found: set[tuple[Any, ...]] = set()
        for _other, column in referring(name):
            for some in in_batches([key[0] for key in keys]):
                rows = self.work.session.execute(select(column).where(column.in_(some)).distinct())
                found |= {(number,) for number in rows.scalars()}
        return found

    def _delete(self, name: str, keys: Sequence[tuple[Any, ...]]) -> None:
        table: type[SQLModel] = self.classes[name]
        columns = list(table.__table__.primary_key)  # type: ignore[attr-defined]
        for some in in_batches(keys):
            places = [self._key(table, key) for key in some]
            self.work.session.execute(delete(table).where(tuple_(*columns).in_(places)))

    def _key(self, table: type[SQLModel], key: Sequence[Any]) -> tuple[Any, ...]:
        columns = table.__table__.primary_key  # type: ignore[attr-defined]
        return tuple(typed(table, column.name, value) for column, value in zip(columns, key, strict=True))
