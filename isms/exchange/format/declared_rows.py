"""
The exchange format and the workbook of the declared kinds of record, read off their declarations.

A list, its row, what makes two rows the same, the use case, the sheet with its columns: nothing of these kinds is
written by hand anywhere else in `isms.exchange`.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, cast

from pydantic import BeforeValidator, Field, create_model
from sqlmodel import col, select

from inventory import records
from inventory.organisation.access import Act, system
from inventory.records.declaration import DeclaredField, Record, Reference, fields_of
from inventory.records.holding import holds
from inventory.records.references import table_of
from inventory.validation import LONG, Checks
from inventory.work import Work
from isms.exchange.format import answer_columns
from isms.exchange.format.shapes import Dated, Day, Fact, FactOfSeveral, Instant, Lines, Optional, Text, nothing
from isms.exchange.format.sheet_layout import CellKind, Column, Sheet
from schedules.acts import recording

_LINES = Annotated[Lines, BeforeValidator(nothing)]
_COLUMN: dict[str, CellKind] = {
    "text": "text",
    "lines": "lines",
    "day": "day",
    "instant": "instant",
    "whole": "whole",
    "yes_no": "yes_no",
    "unit": "text",
    "units": "codes",
}


SYSTEM = Column("system", "Mã hệ thống", required=True, drawn_from="systems")
SYSTEMS = Column("systems", "Mã hệ thống", "codes", required=True, note="Các mã, cách nhau bằng dấu ;")


class Kept(Dated):
    """A row of a declared kind: what follows from its other fields is filled in."""

    table: ClassVar[type[Record]]
    of: ClassVar[DeclaredField | None] = None

    def model_post_init(self, _context: Any) -> None:
        self.table.declaration.settle(self)


class OfOne(Kept, Fact):
    """A row about one system."""


class OfSeveral(Kept, FactOfSeveral):
    """A row about several systems at once."""


def _row_of(kind: type[Record], parent: DeclaredField | None) -> type[Kept]:
    """Return the model of a kind's rows: its declared fields, and for a reference what names the other record."""
    shapes: dict[str, Any] = {}
    for name, each in fields_of(kind).items():
        reference = each.declared.reference
        if each.declared.parent and each != parent:
            continue  # rows about records of another kind
        if reference is not None:
            shapes |= _keys(reference, each, each == parent)
        elif each.declared.written:
            shapes[name] = shape_of(each)
    base = OfSeveral if kind.declaration.several else OfOne
    row: type[Kept] = cast(Any, create_model)(kind.__name__, __base__=base, __module__=__name__, **shapes)
    row.day_key, row.table, row.of = kind.declaration.day, kind, parent
    return row


def _keys(reference: Reference, each: DeclaredField, is_parent: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, named in _named_fields(reference).items():
        shape = plain_shape(named)
        open_ended = key == reference.may_lack or (each.optional and not is_parent)
        found[key] = (shape | None, None) if open_ended else (shape, ...)
    return found


def _named_fields(reference: Reference) -> dict[str, DeclaredField]:
    """Return the fields of the other record by what rows call them."""
    fields = fields_of(table_of(reference))
    return {key: fields[column] for key, column in reference.keys.items()}


def plain_shape(each: DeclaredField) -> Any:
    """Return the shape of a field's value that is given."""
    if each.declared.choices is not None:
        return Literal[tuple(each.declared.choices.words())]
    if each.declared.between is not None:
        first, last = each.declared.between
        return Annotated[int, Field(ge=first, le=last)]
    plain: dict[str, Any] = {"day": Day, "instant": Instant, "whole": int, "yes_no": bool, "lines": Lines}
    return plain.get(each.kind) or {"choices": list[str], "object": dict[str, Any]}.get(each.kind, Text)


def shape_of(each: DeclaredField) -> Any:
    """Return the shape and the default of a declared field in a row."""
    declared, shape = each.declared, plain_shape(each)
    if each.kind in ("text", "lines") or (each.kind == "choice" and declared.choices is None):
        if declared.required:
            return (shape, ...)
        return (_LINES if each.kind == "lines" else Optional, "")
    if each.optional:
        return (shape | None, None)
    if each.kind == "choice" and (declared.may_lack or not declared.required):
        return (Annotated[shape | Literal[""], BeforeValidator(nothing)], "")
    if declared.may_lack:
        return (shape | None, None)
    if isinstance(each.default, list):
        return (shape, Field(default_factory=list))
    if each.default is None:
        return (shape, ...)
    if each.kind == "yes_no":
        return (shape, each.default)
    usual = each.default
    return (Annotated[shape, BeforeValidator(lambda value: usual if value is None else value)], usual)


ROWS: dict[str, type[Kept]] = {name: _row_of(kind, parent) for name, kind, parent in records.LISTS}
"""The rows of each list."""


def identity_keys(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields that make two records of a kind the same, the day first; references are told by their rows."""
    if kind.declaration.identity:
        return kind.declaration.identity
    day = kind.declaration.day
    return (day, *(name for name in own_fields(kind) if name != day))


def may_lack(kind: type[Record]) -> str:
    """Return the text that a row of a kind may leave open; it is then the same as any fact that says all the rest."""
    opened = (name for name, each in fields_of(kind).items() if each.declared.may_lack and each.default == "")
    return next(opened, "")


def take(work: Work, code: str, row: Kept) -> object:
    """Record a row of a declared list about a system."""
    references = {name: each for name, each in fields_of(row.table).items() if each.declared.reference}
    found = {name: _referred(work, code, row, each) for name, each in references.items()}
    return recording.record(work, code, made(row, **found))


def made(row: Kept, **references: int | None) -> Record:
    """Return the record that a row holds, with the ids of the records that it names; what it leaves open, as usual."""
    values: dict[str, Any] = row.model_dump(include=set(own_fields(row.table)))
    fields = fields_of(row.table)
    given = {name: value for name, value in values.items() if value is not None or fields[name].optional}
    return row.table(**given | references)


def own_fields(kind: type[Record]) -> list[str]:
    """Return the fields that a row holds as the record does: in which it names no other."""
    return [name for name, each in fields_of(kind).items() if each.kind != "reference" and each.declared.written]


def _referred(work: Work, code: str, row: Kept, each: DeclaredField) -> int | None:
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
    held = select(table.id).where(table.system_id == about.id, holds(table), *same)
    number: int | None = work.session.exec(held.order_by(col(table.id).desc()).limit(1)).first()
    if number is None:
        checks = Checks()
        rule = f"{each.declared.label}: không có bản ghi này trong tệp và trong sổ."
        checks.problem(next(iter(reference.keys)), rule, "Hãy kiểm tra lại, hoặc thêm bản ghi đó.")
        checks.done()
    return number


@dataclass(frozen=True)
class Names:
    """What the rows of some facts call the records that these refer to."""

    references: Mapping[str, Reference]
    by_id: Mapping[tuple[str, int], Mapping[str, Any]]

    def of(self, fact: Any) -> dict[str, Any]:
        """Return the keys of a fact's row that name other records."""
        found: dict[str, Any] = {}
        for name, reference in self.references.items():
            number: int | None = getattr(fact, name)
            known = self.by_id.get((reference.table, number), {}) if number is not None else {}
            found |= {key: known.get(key) for key in reference.keys}
        return found


def names(work: Work, kind: type[Record], facts: Iterable[Any]) -> Names:
    """Read what these facts of a kind refer to; a record that was voided has no name, for no file holds it."""
    each = ((name, field.declared.reference) for name, field in fields_of(kind).items())
    references = {name: reference for name, reference in each if reference is not None}
    wanted: dict[str, tuple[Reference, set[int]]] = {}
    for fact in facts if references else ():
        for name, reference in references.items():
            number = getattr(fact, name)
            if number is not None:
                wanted.setdefault(reference.table, (reference, set()))[1].add(number)
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for name, (reference, ids) in wanted.items():
        table = table_of(reference)
        for row in work.session.exec(select(table).where(col(table.id).in_(ids), holds(table))):
            found[name, row.id] = {key: _plain(getattr(row, column)) for key, column in reference.keys.items()}
    return Names(references, found)


def is_whole(name: str, row: Mapping[str, Any]) -> bool:
    """Say whether a row names every record that it must: one about a voided record is about nothing."""
    return all(any(row[key] is not None for key in keys) for keys in _must_name(name))


@cache
def _must_name(name: str) -> tuple[tuple[str, ...], ...]:
    fields = fields_of(ROWS[name].table).values()
    return tuple(
        tuple(each.declared.reference.keys) for each in fields if each.declared.reference and not each.optional
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def template_sheets() -> Sequence[Sheet]:
    """Return the sheets that an office fills in, in their order."""
    filled_in = (each for each in records.LISTS if each[1].declaration.template)
    return tuple(_sheet(*each) for each in sorted(filled_in, key=lambda each: each[1].declaration.template))


def export_sheets() -> Sequence[Sheet]:
    """Return the sheets that only an export holds."""
    return tuple(_sheet(*each) for each in records.LISTS if not each[1].declaration.template)


def _sheet(name: str, kind: type[Record], parent: DeclaredField | None) -> Sheet:
    declaration, of = kind.declaration, parent.declared.parent if parent else None
    columns, fields = [SYSTEMS if declaration.several else SYSTEM], fields_of(kind)
    for each in (fields[key] for key in declaration.columns or fields):
        reference = each.declared.reference
        if reference is not None:
            if each == parent or not each.declared.parent:
                columns += _reference_columns(reference, each, each == parent)
        elif each.kind == "object":
            columns += answer_columns.COLUMNS
        elif each.declared.written:
            columns.append(column_of(each))
    return Sheet(
        name,
        (of and of.sheet) or declaration.sheet or declaration.title,
        (of and of.about) or declaration.about,
        tuple(columns),
        kept_by_machine=not declaration.template,
    )


def column_of(each: DeclaredField) -> Column:
    """Return the column of a declared field in a sheet."""
    declared = each.declared
    required = declared.required or not (each.optional or each.default is not None)
    required = required and not declared.may_lack
    note = declared.help if declared.note is None else declared.note
    return Column(each.name, declared.label, cell_of(each), required=required, note=note, words=words_of(each))


def words_of(each: DeclaredField) -> Mapping[Any, str]:
    """Return what the choices of a field read like in a cell."""
    if each.declared.cells:
        return each.declared.cells()
    if each.declared.choices is not None:
        return {str(choice): choice.short for choice in each.declared.choices}
    return each.declared.words()


def cell_of(each: DeclaredField) -> CellKind:
    """Return what a cell of a declared field holds."""
    if each.kind == "choices":
        return "choices"
    if words_of(each):
        return "choice"
    return "lines" if each.declared.most >= LONG else _COLUMN[each.kind]


def _reference_columns(reference: Reference, each: DeclaredField, is_parent: bool) -> Iterable[Column]:
    for key, named in _named_fields(reference).items():
        usual = f"{each.declared.label}: {'ngày' if named.kind == 'day' else 'số văn bản'}"
        open_ended = key == reference.may_lack or (each.optional and not is_parent)
        yield Column(
            key,
            reference.headings.get(key, usual),
            cell_of(named),
            required=not open_ended,
            note=reference.notes.get(key, ""),
            words=words_of(named),
        )
