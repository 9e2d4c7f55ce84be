"""An office's own file opened: which sheet, where its headings stand, how its letters and cells are separated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inventory.errors import Invalid, Problem
from inventory.vietnamese import fold
from isms.exchange.own import book, heading, old_fonts
from isms.exchange.own.grid import FILE, Grid
from isms.exchange.own.heading import Head
from isms.exchange.sheets import csv_file
from isms.exchange.sheets.files import Source


@dataclass(frozen=True, slots=True)
class Layout:
    """
    What a person says of the file; empty and 0: as it is found. `header_row` counts from 1, as spreadsheets do.

    `letters`: the old font to convert from, or 'unicode' to leave the text as it is.
    """

    sheet: str = ""
    header_row: int = 0
    header_rows: int = 0
    separator: str = ""
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """
    A file with one of its sheets chosen.

    `found_letters`: the old font its text seems to be in; `separator`: of a .csv.
    """

    grids: Sequence[Grid]
    place: int
    grid: Grid
    head: Head
    found_letters: str = ""
    separator: str = ""
    source: Source | None = None

    @property
    def other_lists(self) -> list[str]:
        """The other sheets shown that list systems too: which one is meant, only a person can say."""
        return [
            grid.title
            for place, grid in enumerate(self.grids)
            if place != self.place and grid.shown and heading.lists_systems(grid)
        ]

    @property
    def notes(self) -> list[str]:
        """What a person should know of the file that no row says."""
        told = []
        others = [
            f"“{grid.title}”{'' if grid.shown else ' (đang ẩn)'}"
            for grid in self.grids
            if grid is not self.grids[self.place]
        ]
        if others:
            told.append(
                f"Chỉ đọc trang “{self.grid.title}”. Các trang khác của tệp không được đọc: {', '.join(others)}."
            )
        if not self.grid.marks_known:
            told.append("Tệp loại này không cho biết dòng nào bị ẩn, bị lọc hay bị gạch ngang: hãy xem lại các dòng.")
        return told


def opened(grids: Sequence[Grid], layout: Layout, separator: str = "") -> Opened:
    """Return the sheet as a person says it is laid out, else as it is found. Raises Invalid."""
    place = _named(grids, layout.sheet) if layout.sheet else heading.likeliest(grids)
    grid = grids[place]
    found = old_fonts.suspected(grid)
    grid = old_fonts.converted(grid, layout.letters)
    if layout.header_row or layout.header_rows:
        first = layout.header_row - 1 if layout.header_row else heading.find(grid).first
        head = heading.head_at(grid, first, layout.header_rows)
    else:
        head = heading.find(grid)
    return Opened(grids, place, grid, head, found, separator)


def from_bytes(content: bytes, kind: str, layout: Layout, name: str = "") -> Opened:
    """Return a file's sheet; `name`: what the file is called. Raises Invalid."""
    separator = ""
    if kind.lower() == ".csv":
        separator = layout.separator or csv_file.separator_of(content)
    found = opened(book.read(content, kind, separator), layout, separator)
    return replace(found, source=Source.of(name, content))


def as_found(opened_file: Opened, layout: Layout) -> Layout:
    """Return the layout with what was found in the place of what nobody said."""
    return replace(
        layout,
        sheet=opened_file.grid.title,
        header_row=opened_file.head.first + 1,
        header_rows=opened_file.head.depth,
        separator=opened_file.separator,
    )


def _named(grids: Sequence[Grid], title: str) -> int:
    for place, grid in enumerate(grids):
        if fold(grid.title.strip()) == fold(title.strip()):
            return place
    known = ", ".join(grid.title for grid in grids)
    raise Invalid([Problem(FILE, f"Không có trang “{title[:60]}”.", f"Các trang có: {known}.")])
