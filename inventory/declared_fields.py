"""
Fields declared once: a column annotated with `Declared` says what it is called, holds and asks for.

The kinds of record (`inventory.records`) and the card of a system (`inventory.register_tables`) are made of them.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

from sqlmodel import SQLModel

from inventory.choices import Choices
from inventory.validation import SHORT

FieldKind = Literal[
    "text", "lines", "day", "instant", "whole", "yes_no", "choice", "choices", "reference", "object", "unit", "units"
]
Words = Callable[[], Mapping[Any, str]]


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

    `choices`: an enumeration. `codes`: words by code of a list that comes from data, such as that of the decrees, which
    the database does not check; `cells`: the same as a workbook has them, where shorter. `pattern`: a number in words.
    `fixed`: it says which thing the record is about: the history tells of no change in it. `written`: whether a file
    holds it, or it follows from the rest.
    `question`: what a form asks, where it does not ask by the label. `note`: the help in a workbook, where it is not
    the same. `ahead`: the day may lie in the future (a deadline, an end). `most`: characters of a text. `between`: of
    a number, `unit` what it counts. `when`: the field is asked only while another one holds a value. `may_lack`: a row
    of a file may leave it out, although it is required: the register fills it in. `constrained`: whether the database
    checks the choices.

    Of the card of a system: `heading` of its column in a workbook, where that is not the label. `spelling`: a text that
    must read as a code or as a name. `found_by`: systems are searched by it. `term`: the word of the law that is
    explained beside it. `unit_code`: the text is the code of a unit.
    """

    label: str
    question: str = ""
    required: bool = False
    choices: type[Choices] | None = None
    codes: Words | None = None
    cells: Words | None = None
    pattern: str = "{}"
    fixed: bool = False
    written: bool = True
    help: str = ""
    note: str | None = None
    clause: str = ""
    ahead: bool = False
    lines: bool = False
    most: int = SHORT
    between: tuple[int, int] | None = None
    unit: str = ""
    reference: Reference | None = None
    when: tuple[str, Any] | None = None
    may_lack: bool = False
    constrained: bool = True
    heading: str = ""
    spelling: Literal["", "code", "name"] = ""
    found_by: bool = False
    term: str = ""
    unit_code: bool = False

    def words(self) -> Mapping[Any, str]:
        """Return the words by code of a field that is chosen; nothing for others."""
        if self.choices is not None:
            return self.choices.words()
        return self.codes() if self.codes else {}

    @property
    def parent(self) -> Parent | None:
        """The record that this one is about, when the field names it."""
        return self.reference if isinstance(self.reference, Parent) else None


@dataclass(frozen=True)
class DeclaredField:
    """
    A declared field as others read it: `optional` when it may be empty (NULL).

    `default`: what it holds when nothing is given, None when there is no such value.
    """

    name: str
    kind: FieldKind
    optional: bool
    default: Any
    declared: Declared

    @property
    def says_about(self) -> bool:
        """Whether it says which thing the record is about: two that differ in it are of two things, not a change."""
        return self.kind == "reference" or self.declared.fixed


@cache
def fields_of(table: type[SQLModel]) -> dict[str, DeclaredField]:
    """Return the declared fields of a table, in the order of their declaration."""
    found = {}
    for name, info in table.model_fields.items():
        declared = next((each for each in info.metadata if isinstance(each, Declared)), None)
        if declared is not None:
            default = None if info.is_required() else info.get_default(call_default_factory=True)
            found[name] = _read(name, info.annotation, default, declared)
    return found


_KINDS: dict[Any, FieldKind] = {
    dt.date: "day",
    dt.datetime: "instant",
    int: "whole",
    bool: "yes_no",
    str: "text",
    list: "choices",
    dict: "object",
    Sequence: "units",
}


def _read(name: str, annotation: Any, default: Any, declared: Declared) -> DeclaredField:
    members = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    optional = NoneType in members
    [plain] = [each for each in members if each is not NoneType]
    kind = _KINDS[get_origin(plain) or plain]
    if declared.reference is not None:
        kind = "reference"
    elif declared.unit_code:
        kind = "unit"
    elif kind == "text" and (declared.choices is not None or declared.codes is not None):
        kind = "choice"
    elif declared.lines:
        kind = "lines"
    return DeclaredField(name, kind, optional, default, declared)
