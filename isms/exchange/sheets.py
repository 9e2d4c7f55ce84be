"""What a sheet of a workbook is: its columns, and how a heading finds one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from inventory.vietnamese import fold

CellKind = Literal["text", "lines", "codes", "day", "whole", "yes_no", "choice"]


@dataclass(frozen=True)
class Column:
    """A column. `words` are what a choice reads like; `drawn_from` the sheet whose codes the cell may hold."""

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

    def column(self, heading: str) -> Column | None:
        """Return the column a heading names, whatever its case and marks."""
        wanted = fold(" ".join(heading.split())).removesuffix(" *")
        return next((column for column in self.columns if fold(column.heading) == wanted), None)
