"""
The exchange format and the workbook of the declared kinds of record, read off their declarations.

A list, its row, what makes two rows the same, the use case, the sheet with its columns: nothing of these kinds is
written by hand anywhere else in `isms.exchange`.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast

from pydantic import BeforeValidator, Field, create_model
from sqlmodel import col, select

from inventory import records
from inventory.organisation.access import Act, system
from inventory.records.declaration import DeclaredField, Record, Reference, fields_of
from inventory.records.holding import holding
from inventory.records.references import table_of
from inventory.validation import Checks
from inventory.work import Work
from isms.exchange.format import answer_columns
from isms.exchange.format.shapes import Dated, Day, Fact, FactOfSeveral, Instant, Lines, Optional, Row, Text, nothing
from isms.exchange.format.sheet_layout import CellKind, Column, Sheet
from schedules.acts import recording

_LINES = Annotated[Lines, BeforeValidator(nothing)]
_CELL: dict[str, CellKind] = {
    "text": "text",
    "lines": "lines",
    "day": "day",
    "instant": "instant",
    "whole": "whole",
    "yes_no": "yes_no",
    "choice": "choice",
    "choices": "choices",
}
SYSTEM = Column("system", "Mã hệ thống", required=True, drawn_from="systems")
SYSTEMS = Column("systems", "Mã hệ thống", "codes", required=True, note="Các mã, cách nhau bằng dấu ;")


def _row_of(kind: type[Record]) -> type[Dated]:
    """Return the model of a kind's rows: its declared fields, and for a reference what names the other record."""
    shapes: dict[str, Any] = {}
    for name, each in fields_of(kind).items():
        reference = each.declared.reference
        if reference is not None:
            shapes |= _keys(reference, each)
        elif each.declared.written:
            shapes[name] = _shape(each)
    base = FactOfSeveral if kind.declaration.several else Fact
    row: type[Dated] = cast(Any, create_model)(kind.__name__, __base__=base, __module__=__name__, **shapes)
    row.day_key = kind.declaration.day
    return row


def _keys(reference: Reference, each: DeclaredField) -> dict[str, Any]:
    table = table_of(reference)
    found: dict[str, Any] = {}
    for key, column in reference.keys.items():
        shape: Any = {dt.date: Day, dt.datetime: Instant}.get(table.model_fields[column].annotation, Text)
        open_ended = each.optional or key == reference.may_lack
        found[key] = (shape | None, None) if open_ended else (shape, ...)
    return found


def _shape(each: DeclaredField) -> Any:
    declared = each.declared
    if each.kind in ("text", "lines") or (each.kind == "choice" and declared.choices is None and not each.optional):
        if declared.required:
            return (Lines if each.kind == "lines" else Text, ...)
        return (_LINES if each.kind == "lines" else Optional, "")
    shape = _plain_shape(each)
    if each.optional or declared.open:
        return (shape | None, None)
    if each.default is None:
        return (shape, ...)
    if isinstance(each.default, list):
        return (shape, Field(default_factory=list))
    usual = each.default
    return (Annotated[shape, BeforeValidator(lambda value: usual if value is None else value)], usual)


def _plain_shape(each: DeclaredField) -> Any:
    declared = each.declared
    if declared.choices is not None and each.kind == "choice":
        empty = ("",) if each.default == "" else ()
        return Literal[(*empty, *declared.choices.words())]
    if each.kind == "whole" and declared.between:
        return Annotated[int, Field(ge=declared.between[0], le=declared.between[1])]
    shapes: dict[str, Any] = {"day": Day, "instant": Instant, "whole": int, "yes_no": bool, "choice": Text}
    return shapes.get(each.kind) or {"choices": list[str], "object": dict[str, Any]}[each.kind]


ROWS: dict[str, type[Dated]] = {name: _row_of(kind) for name, kind in records.BY_LIST.items()}
"""The rows of each list."""
_KIND_OF: dict[type[Row], type[Record]] = {ROWS[name]: kind for name, kind in records.BY_LIST.items()}


def kind_of(row: Row) -> type[Record] | None:
    """Return the declared kind whose row this is, None for the row of another list."""
    return _KIND_OF.get(type(row))


def identity_keys(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields that make two records of a kind the same, the day first; references are told by their rows."""
    day = kind.declaration.day
    own = [
        name
        for name, each in fields_of(kind).items()
        if each.kind != "reference" and each.declared.identity and each.declared.written and name != day
    ]
    return (day, *own)


def may_lack(kind: type[Record]) -> str:
    """Return the text that a row of a kind may leave open; it is then the same as any fact that says all the rest."""
    opened = (name for name, each in fields_of(kind).items() if each.declared.open and each.default == "")
    return next(opened, "")


def record_of(work: Work, code: str, row: Dated) -> Record:
    """Return the record that a row says, not stored yet: what it leaves open as the register fills it in."""
    kind = _KIND_OF[type(row)]
    values: dict[str, Any] = {}
    for name, each in fields_of(kind).items():
        if each.declared.reference is not None:
            values[name] = _referred(work, code, row, each)
        elif each.declared.written and (each.optional or getattr(row, name) is not None):
            values[name] = getattr(row, name)
    return kind(**values)


def take(work: Work, code: str, row: Dated) -> object:
    """Record a row of a declared list about a system."""
    return recording.record(work, code, record_of(work, code, row))


def _referred(work: Work, code: str, row: Dated, each: DeclaredField) -> int | None:
    """Return the id of the record that a row names, the newest of those that fit; None when it names none."""
    reference = each.declared.reference
    if reference is None:
        return None
    named = {column: getattr(row, key) for key, column in reference.keys.items() if getattr(row, key) is not None}
    if not named:
        return None
    work.session.flush()
    about, table = system(work, code, Act.VIEW), table_of(reference)
    same = (col(getattr(table, column)) == value for column, value in named.items())
    held = holding(table).where(table.system_id == about.id, *same).order_by(col(table.id).desc())
    named_by = work.session.exec(held.limit(1)).first()
    if named_by is None:
        checks = Checks()
        rule = f"{each.declared.label}: không có bản ghi này trong tệp và trong sổ."
        checks.problem(next(iter(reference.keys)), rule, "Hãy kiểm tra lại, hoặc thêm bản ghi đó.")
        checks.done()
    return named_by.id if named_by else None


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
        table = table_of(reference)
        for row in work.session.exec(select(table).where(col(table.id).in_(ids))):
            found[name, row.id] = {key: _plain(getattr(row, column)) for key, column in reference.keys.items()}
    return Names(found)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def template_sheets() -> dict[int, Sheet]:
    """Return the sheets that an office fills in, by their place."""
    return {kind.declaration.template: _sheet(kind) for kind in records.KINDS if kind.declaration.template}


def export_sheets() -> Sequence[Sheet]:
    """Return the sheets of the other declared kinds."""
    return tuple(_sheet(kind) for kind in records.KINDS if not kind.declaration.template)


def _sheet(kind: type[Record]) -> Sheet:
    declaration, fields = kind.declaration, fields_of(kind)
    columns = [SYSTEMS if declaration.several else SYSTEM]
    for name in declaration.columns or fields:
        each = fields[name]
        reference = each.declared.reference
        if reference is not None:
            columns += _reference_columns(reference, each)
        elif each.kind == "object":
            columns += answer_columns.COLUMNS
        elif each.declared.written:
            columns.append(_column(each))
    return Sheet(
        declaration.list,
        declaration.sheet or declaration.title,
        declaration.about,
        tuple(columns),
        kept_by_machine=not declaration.template,
    )


def _column(each: DeclaredField) -> Column:
    declared = each.declared
    words = declared.cells() if declared.cells else declared.words()
    cell: CellKind = "choice" if words and each.kind != "choices" else _CELL[each.kind]
    required = not declared.open and (declared.required or (not each.optional and each.default is None))
    note = declared.help if declared.note is None else declared.note
    return Column(each.name, declared.heading or declared.label, cell, required=required, note=note, words=words)


def _reference_columns(reference: Reference, each: DeclaredField) -> Iterable[Column]:
    table = table_of(reference)
    cells: dict[Any, tuple[CellKind, str]] = {dt.date: ("day", "ngày"), dt.datetime: ("instant", "lúc")}
    for key, column in reference.keys.items():
        cell, which = cells.get(table.model_fields[column].annotation, ("text", "số văn bản"))
        heading = reference.headings.get(key) or f"{each.declared.label}: {which}"
        open_ended = each.optional or key == reference.may_lack
        yield Column(key, heading, cell, required=not open_ended)
