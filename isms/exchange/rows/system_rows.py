"""Take in the systems: new ones are registered, known ones edited by what the file gives of them."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlmodel import col, select

from inventory.choices import Responsibility
from inventory.declared_fields import fields_of
from inventory.errors import Invalid
from inventory.organisation import units
from inventory.organisation.access import visible_systems
from inventory.records import Operation, facts
from inventory.register_tables import System as StoredSystem
from inventory.systems import register
from inventory.systems.register import Entry, Newcomer
from inventory.validation import EARLIEST
from inventory.work import Work
from isms.exchange.format.format import SystemRow
from isms.exchange.format.lines import CHANGED, NEW, WAITS, Line, blaming, refuse_repeated, rows

BATCH = 500
BY_FILE = "Theo tệp nhập"
ASKED_AGAIN = "Theo tệp nhập: gợi ý chưa được xác nhận, nên vai trò được hỏi lại."
_ENTRY = set(fields_of(Entry)) - {"code", "suggestion"}

Known = dict[str, StoredSystem]
Operations = Mapping[str, Sequence[Any]]
Item = TypeVar("Item")


def in_batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Yield the items in pieces that fit a statement of SQL."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def known_systems(work: Work, codes: Iterable[str]) -> Known:
    """Return the systems of these codes that the actor may see, by code, held against other writers."""
    found: Known = {}
    for some in in_batches(sorted(set(codes))):
        statement = visible_systems(select(StoredSystem).where(col(StoredSystem.code).in_(some)), work.actor)
        statement = statement.order_by(col(StoredSystem.code)).with_for_update()
        in_turn = work.session.exec(statement.execution_options(populate_existing=True))
        found |= {system.code: system for system in in_turn}
    return found


def take_systems(
    work: Work, lines: Sequence[Line], known: Known, operations: Operations, with_roles: Container[str] = ()
) -> None:
    """
    Register or edit each system, adding the new ones to `known`. `operations` are the file's, by system and day.

    `with_roles`: the systems of whose role the file gives the whole history.
    """
    refuse_repeated(lines, "code")
    entries = _entries(work, known)
    given = [
        (line, system.model_copy(update={"responsibility": None}) if system.code in with_roles else system)
        for line, system in rows(lines, SystemRow)
    ]
    _register(work, [pair for pair in given if pair[1].code not in entries], known, operations)
    for line, system in given:
        if system.code in entries:
            with blaming(line):
                _edit(work, line, system, known[system.code], entries[system.code])
                _follow_operation(work, line, system, known[system.code], operations.get(system.code, ()))
    for line in lines:
        if line.problems:
            _stand_in(work, line, known)


def _entries(work: Work, known: Known) -> dict[str, Entry]:
    """Return what the register says now of the known systems."""
    found: dict[str, Entry] = {}
    for some in in_batches(list(known.values())):
        found |= register.entries_of(work, some)
    return found


def _given(system: SystemRow) -> dict[str, Any]:
    given = system.model_dump(include=_ENTRY, exclude_none=True)
    if system.suggestion is not None:
        given["suggestion"] = system.suggestion.model_dump(exclude_defaults=True)
    return given


def _register(work: Work, new: Sequence[tuple[Line, SystemRow]], known: Known, operations: Operations) -> None:
    """Register the new systems together."""
    named = [(line, system) for line, system in new if _is_named(line, system)]
    entered = register.register_all(
        work, [_newcomer(work, system, operations.get(system.code, ())) for _, system in named]
    )
    for (line, system), stored in zip(named, entered, strict=True):
        if isinstance(stored, Invalid):
            line.blame(stored.problems)
        else:
            known[system.code] = stored
            _ask_about_role(work, line, system, stored)
            line.verdict = NEW


def _is_named(line: Line, system: SystemRow) -> bool:
    if system.name is None:
        line.problem("name", "Thiếu mục bắt buộc của hệ thống mới.", "Hãy điền.")
    return system.name is not None


def _newcomer(work: Work, system: SystemRow, operations: Sequence[Any]) -> Newcomer:
    registered_on = system.registered_on or work.today
    entry = Entry(code=system.code, **_given(system))
    return Newcomer(entry, registered_on, _began_operating(system, registered_on, operations))


def _ask_about_role(work: Work, line: Line, system: SystemRow, stored: StoredSystem) -> None:
    """
    Ask about "operated" beside a suggestion of something else: older registers began so without anybody's word.

    It stays true of the days before today.
    """
    suggested = stored.suggestion.get("responsibility")
    given: str | None = system.responsibility
    if given == Responsibility.OPERATED and suggested not in (None, given):
        facts.doubt_role(work, stored, work.today, ASKED_AGAIN)
        line.warnings.append("Vai trò “được giao vận hành” còn trái với gợi ý chưa ai xác nhận: hãy xác nhận lại.")


def _began_operating(system: SystemRow, registered_on: Any, operations: Sequence[Any]) -> bool:
    """Say what went on at registration: by the operations listed, else as the system says, else the graver case."""
    if not operations:
        return system.operating is not False
    first = operations[0]
    state: str = first.state
    return state != "stopped" if first.on == registered_on else state != "operating"


def _edit(work: Work, line: Line, system: SystemRow, stored: StoredSystem, old: Entry) -> None:
    entry = old.model_copy(update=_given(system))
    if entry == old and system.registered_on in (None, stored.registered_on):
        return
    before, waiting = stored.version, len(work.deferred)
    if register.edit(work, system.code, None, entry, system.registered_on).version != before:
        line.verdict = CHANGED
    if len(work.deferred) > waiting:
        line.verdict = WAITS


def _follow_operation(
    work: Work, line: Line, system: SystemRow, stored: StoredSystem, operations: Sequence[Any]
) -> None:
    """Record that operation began or ended today, when the file says other than the register and gives no days."""
    if system.operating in (None, stored.operating) or operations:
        return
    state = "operating" if system.operating else "stopped"
    facts.record(work, system.code, Operation(on=work.today, state=state, reason=BY_FILE))
    line.verdict = CHANGED


def _stand_in(work: Work, line: Line, known: Known) -> None:
    """Put a nameless system in the place of a refused one, to check the rows about it before all is undone."""
    code = line.values.get("code") if isinstance(line.values, dict) else None
    if isinstance(code, str) and code.upper() not in known:
        with blaming(Line(line.section, line.number, line.where, None)):
            mine = next(iter(units.tree(work)), None)
            entry = Entry(code=code, name="…", responsibility="operated", unit=mine.code if mine else None)
            system = register.register(work, entry, EARLIEST, operating=True)
            known[system.code] = system
