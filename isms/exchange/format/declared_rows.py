"""
The exchange format and the workbook of the declared kinds of record, read off their declarations.

A list, its row, what makes two rows the same, the use case, the sheet with its columns: nothing of these kinds is
written by hand anywhere else in `isms.exchange`.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast

from pydantic import BeforeValidator, create_model
from sqlmodel import col, select

from inventory import records
from inventory.organisation.access import Act, system
from inventory.records.declaration import DeclaredField, Record, Reference, fields_of
from inventory.validation import Checks
from inventory.work import Work
from isms.exchange.format.shapes import Day, Fact, Lines, Optional, Row, Text, nothing
from isms.exchange.format.sheet_layout import CellKind, Column, Sheet
from schedules.acts import recording

_LINES = Annotated[Lines, BeforeValidator(nothing)]
_COLUMN: dict[str, CellKind] = {
    "text": "text",
    "lines": "lines",
    "day": "day",
    "whole": "whole",
    "yes_no": "yes_no",
}


class OfADay(Fact):
    """A row whose day may be left out: it then counts from the system's registration."""

    on: Day | None = None


def _row_of(kind: type[Record]) -> type[Fact]:
    """Return the model of a kind's rows: its declared fields, and for a reference what names the other record."""
    shapes: dict[str, Any] = {}
    for name, each in fields_of(kind).items():
        reference = each.declared.reference
        if reference is not None:
            shapes |= _keys(reference, each)
        elif kind is records.Role and name == "on":
            continue  # entries without a day count from the registration: see OfADay
        else:
            shapes[name] = _shape(each)
    base = OfADay if kind is records.Role else Fact
    row: type[Fact] = cast(Any, create_model)(kind.__name__, __base__=base, __module__=__name__, **shapes)
    row.day_key = kind.declaration.day
    return row


def _keys(reference: Reference, each: DeclaredField) -> dict[str, Any]:
    table = recording.table_of(reference)
    found: dict[str, Any] = {}
    for key, column in reference.keys.items():
        is_day = table.model_fields[column].annotation is dt.date
        shape: Any = Day if is_day else Text
        open_ended = each.optional or key == reference.may_lack
        found[key] = (shape | None, None) if open_ended else (shape, ...)
    return found


def _shape(each: DeclaredField) -> Any:
    declared = each.declared
    if each.kind in ("text", "lines"):
        if declared.required:
            return (Text if each.kind == "text" else Lines, ...)
        return (Optional if each.kind == "text" else _LINES, "")
    shape: Any = {"day": Day, "whole": int, "yes_no": bool}.get(each.kind)
    if declared.choices is not None:
        shape = Literal[tuple(declared.choices.words())]
    return (shape | None, None) if each.optional else (shape, ...)


ROWS: dict[str, type[Fact]] = {name: _row_of(kind) for name, kind in records.BY_LIST.items()}
"""The rows of each list."""
_KIND_OF: dict[type[Row], type[Record]] = {ROWS[name]: kind for name, kind in records.BY_LIST.items()}


def with_day(row: Any, registered_on: dt.date) -> Any:
    """Return the row with the day from which it counts."""
    return row.model_copy(update={"on": registered_on}) if row.on is None else row


def identity_keys(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields that make two records of a kind the same, the day first; references are told by their rows."""
    day = kind.declaration.day
    own = [name for name, each in fields_of(kind).items() if each.kind != "reference" and name != day]
    return (day, *own)


def take(work: Work, code: str, row: Fact) -> object:
    """Record a row of a declared list about a system."""
    kind = _KIND_OF[type(row)]
    references = {name: each for name, each in fields_of(kind).items() if each.declared.reference}
    keys = {
        key for each in references.values() for key in (each.declared.reference.keys if each.declared.reference else ())
    }
    values = row.model_dump(exclude={"system", *keys})
    for name, each in references.items():
        values[name] = _referred(work, code, row, each)
    return recording.record(work, code, kind(**values))


def _named(each: DeclaredField) -> Iterable[str]:
    return each.declared.reference.keys if each.declared.reference else ()


def _referred(work: Work, code: str, row: Fact, each: DeclaredField) -> int | None:
    """Return the id of the record that a row names, the newest of those that fit; None when it names none."""
    reference = each.declared.reference
    if reference is None:
        return None
    named = {column: getattr(row, key) for key, column in reference.keys.items() if getattr(row, key) is not None}
    if not named:
        return None
    work.session.flush()
    about, table = system(work, code, Act.VIEW), recording.table_of(reference)
    same = (col(getattr(table, column)) == value for column, value in named.items())
    held = select(table.id).where(table.system_id == about.id, col(table.voided_at).is_(None), *same)
    number: int | None = work.session.exec(held.order_by(col(table.id).desc()).limit(1)).first()
    if number is None:
        checks = Checks()
        rule = f"{each.declared.label}: không có bản ghi này trong tệp và trong sổ."
        checks.problem(next(iter(reference.keys)), rule, "Hãy kiểm tra lại, hoặc thêm bản ghi đó.")
        checks.done()
    return number


def _kind(fact: Record) -> type[Record]:
    return type(fact)


@dataclass(frozen=True)
class Names:
    """What the rows of some facts call the records that these refer to."""

    by_id: Mapping[tuple[str, int], Mapping[str, Any]]

    def of(self, fact: Any) -> dict[str, Any]:
        """Return the keys of a fact's row that name other records."""
        found: dict[str, Any] = {}
        for name, each in fields_of(_kind(fact)).items():
            reference = each.declared.reference
            if reference is not None:
                known = self.by_id.get((reference.table, getattr(fact, name) or 0), {})
                found |= {key: known.get(key) for key in reference.keys}
        return found


def names(work: Work, facts: Iterable[Any]) -> Names:
    """Read what these facts refer to."""
    wanted: dict[str, tuple[Reference, set[int]]] = {}
    for fact in facts:
        for name, each in fields_of(_kind(fact)).items():
            reference, number = each.declared.reference, getattr(fact, name)
            if reference is not None and number is not None:
                wanted.setdefault(reference.table, (reference, set()))[1].add(number)
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for name, (reference, ids) in wanted.items():
        table = recording.table_of(reference)
        for row in work.session.exec(select(table).where(col(table.id).in_(ids))):
            found[name, row.id] = {key: _plain(getattr(row, column)) for key, column in reference.keys.items()}
    return Names(found)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def sheets() -> Sequence[Sheet]:
    """Return the sheet of each declared kind."""
    return tuple(_sheet(kind) for kind in records.KINDS)


def _sheet(kind: type[Record]) -> Sheet:
    declaration = kind.declaration
    columns = [Column("system", "Mã hệ thống", required=True, drawn_from="systems")]
    for name, each in fields_of(kind).items():
        reference = each.declared.reference
        if reference is None:
            columns.append(_column(name, each, kind is records.Role and name == "on"))
        else:
            columns += _reference_columns(reference, each)
    return Sheet(
        declaration.list,
        declaration.sheet or declaration.title,
        declaration.about,
        tuple(columns),
        kept_by_machine=True,
    )


def _column(name: str, each: DeclaredField, may_lack: bool) -> Column:
    declared = each.declared
    words = declared.choices.words() if declared.choices else {}
    kind: CellKind = "choice" if words else _COLUMN[each.kind]
    required = not may_lack and (declared.required or not (each.optional or each.kind in ("text", "lines")))
    return Column(name, declared.label, kind, required=required, note=declared.help, words=words)


def _reference_columns(reference: Reference, each: DeclaredField) -> Iterable[Column]:
    table = recording.table_of(reference)
    for key, column in reference.keys.items():
        is_day = table.model_fields[column].annotation is dt.date
        heading = f"{each.declared.label}: {'ngày' if is_day else 'số văn bản'}"
        open_ended = each.optional or key == reference.may_lack
        yield Column(key, heading, "day" if is_day else "text", required=not open_ended)
