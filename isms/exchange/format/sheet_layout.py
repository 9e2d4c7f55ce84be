"""
A sheet of a workbook as data: which list it holds, and which column is which key, in the office's words.

A sheet may be written by hand (`workbook_sheets`) or made from a declaration; the reader and the writer of
workbooks know nothing but these two classes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from inventory.vietnamese import fold

CellKind = Literal["text", "lines", "codes", "day", "instant", "whole", "number", "yes_no", "choice", "choices"]
INSIDE = "."


@dataclass(frozen=True)
class Column:
    """
    A column. `words` are what a choice reads like; `drawn_from` the sheet whose codes the cell may hold.

    A `key` such as "facts.kind" is the key `kind` of the object at the key `facts`. A cell of `choices` may hold
    several of the words, separated by semicolons.
    """

    key: str
    heading: str
    kind: CellKind = "text"
    required: bool = False
    note: str = ""
    words: Mapping[Any, str] = field(default_factory=dict)
    drawn_from: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet. Those `kept_by_machine` are in an export, not in the template to fill in."""

    section: str
    title: str
    about: str
    columns: tuple[Column, ...]
    kept_by_machine: bool = False

    @property
    def names(self) -> dict[str, str]:
        """What the columns are called, by key."""
        return {column.key: column.heading for column in self.columns}

    def column(self, heading: str) -> Column | None:
        """Return the column a heading names, whatever its case and marks."""
        wanted = fold(" ".join(heading.split())).removesuffix(" *")
        return next((column for column in self.columns if fold(column.heading) == wanted), None)


def value_at(row: Mapping[str, Any], key: str) -> Any:
    """Return what a row of the exchange format says at the key of a column."""
    outer, _, inner = key.partition(INSIDE)
    value = row.get(outer)
    return (value or {}).get(inner) if inner else value


def put_at(row: dict[str, Any], key: str, value: Any) -> None:
    """Write a value where `value_at` reads it."""
    outer, _, inner = key.partition(INSIDE)
    if inner:
        row.setdefault(outer, {})[inner] = value
    else:
        row[outer] = value
