"""
Fields declared once: a column annotated with `Declared` says what it is called, holds and asks for.

The kinds of record (`inventory.records`) and the card of a system (`inventory.register_tables`) are made of them.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args

from sqlmodel import SQLModel

from inventory.choices import Choices
from inventory.validation import SHORT

FieldKind = Literal[
    "text", "lines", "day", "instant", "whole", "yes_no", "choice", "reference", "unit", "units", "object"
]


@dataclass(frozen=True)
class Reference:
    """
    The field holds the id of another record of the same system, which files name by what it says.

    `keys`: what a row of the exchange format calls it -> the column of the other record. `may_lack`: a key that a
    row may leave out. `headings` and `notes`: of the columns of a workbook, by key.
    """

    table: str
    keys: Mapping[str, str]
    may_lack: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Parent(Reference):
    """
    The record that this one is about: an incident of its step, a website of its review.

    `list`, `sheet` and `about`: those of the children of this parent, where a kind has parents of two kinds. `once`: a
    parent has one such child; `twice` refuses a second. `early` refuses one whose day comes before the parent's.
    """

    list: str = ""
    sheet: str = ""
    about: str = ""
    once: bool = False
    twice: str = ""
    early: str = ""


@dataclass(frozen=True)
class Declared:
    """
    What a field is: its label, whether a person must fill it, its choices, the help beneath it.

    `question`: what a form asks, where it does not ask by the label. `note`: the help in a workbook, where it is not
    the same. `ahead`: the day may lie in the future (a deadline, an end). `most`: characters of a text. `between`: of
    a number, `unit` what it counts. `when`: the field is asked only while another one holds a value. `may_lack`: a row
    of a file may leave it out, although it is required: it follows from the others. `constrained`: whether the
    database checks the choices.

    Of the card of a system: `heading` of its column in a workbook, where that is not the label. `written`: a text that
    must read as a code or as a name. `found_by`: systems are searched by it. `term`: the word of the law that is
    explained beside it. `unit_code`: the text is the code of a unit.
    """

    label: str
    question: str = ""
    required: bool = False
    choices: type[Choices] | None = None
    help: str = ""
    note: str = ""
    clause: str = ""
    ahead: bool = False
    lines: bool = False
    most: int = SHORT
    between: tuple[int, int] = (0, 1_000_000)
    unit: str = ""
    reference: Reference | None = None
    when: tuple[str, Any] | None = None
    may_lack: bool = False
    constrained: bool = True
    heading: str = ""
    written: Literal["", "code", "name"] = ""
    found_by: bool = False
    term: str = ""
    unit_code: bool = False

    @property
    def parent(self) -> Parent | None:
        """The record that this one is about, when the field names it."""
        return self.reference if isinstance(self.reference, Parent) else None


@dataclass(frozen=True)
class DeclaredField:
    """A declared field as others read it: `optional` when it may be empty (NULL)."""

    name: str
    kind: FieldKind
    optional: bool
    declared: Declared


@cache
def fields_of(table: type[SQLModel]) -> dict[str, DeclaredField]:
    """Return the declared fields of a table, in the order of their declaration."""
    found = {}
    for name, info in table.model_fields.items():
        declared = next((each for each in info.metadata if isinstance(each, Declared)), None)
        if declared is not None:
            found[name] = _read(name, info.annotation, declared)
    return found


def _read(name: str, annotation: Any, declared: Declared) -> DeclaredField:
    members = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    optional = NoneType in members
    [plain] = [each for each in members if each is not NoneType]
    kinds: dict[Any, FieldKind] = {
        dt.date: "day",
        dt.datetime: "instant",
        int: "whole",
        bool: "yes_no",
        str: "unit" if declared.unit_code else "text",
        Sequence[str]: "units",
        dict[str, Any]: "object",
    }
    kind = kinds[plain]
    if declared.reference is not None:
        kind = "reference"
    elif declared.choices is not None:
        kind = "choice"
    elif declared.lines:
        kind = "lines"
    return DeclaredField(name, kind, optional, declared)
