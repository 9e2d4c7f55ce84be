"""The sheets of a file as they are seen: merged cells say the same in each of their places."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inventory.errors import Invalid, IsmsError, Problem
from isms.exchange import csv_file, workbook_in
from isms.exchange.sheet_rows import Formula

MOST_ROWS, MOST_COLUMNS = 20_000, 100
LARGEST_UNPACKED = 60_000_000  # bytes; the whole sheet is held at once
Cell = object
Cells = list[Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """
    A sheet that is not hidden. `rows` begin with the file's first; all are as long as the longest.

    `wide`: rows (from 0) in which a cell spans several columns. `tall`: for a row, the rows its tallest cell spans.
    """

    title: str
    rows: tuple[Cells, ...]
    wide: frozenset[int] = frozenset()
    tall: tuple[tuple[int, int], ...] = ()


def read(content: bytes, kind: str) -> list[Grid]:
    """Return the sheets of a workbook (.xlsx), or the one of a .csv. Raises Invalid."""
    grids = [_grid("Tệp CSV", csv_file.cells(content))] if kind == ".csv" else _workbook(content)
    grids = [grid for grid in grids if grid.rows]
    if not grids:
        raise _refused("Tệp không có trang nào có nội dung.", "Hãy chọn tệp khác.")
    return grids


def _workbook(content: bytes) -> list[Grid]:
    workbook_in.check_archive(content, LARGEST_UNPACKED)
    from openpyxl import load_workbook

    try:
        values = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        formulas = load_workbook(io.BytesIO(content), keep_links=False) if workbook_in.computes(content) else None
        return [
            _sheet(sheet, formulas[sheet.title] if formulas else None)
            for sheet in values.worksheets
            if sheet.sheet_state == "visible"
        ]
    except IsmsError:
        raise
    except Exception as wrong:  # whatever openpyxl stumbles over in a damaged file
        raise Invalid([workbook_in.damaged()]) from wrong


def _sheet(sheet: Any, formulas: Any) -> Grid:
    rows: list[Cells] = []
    for row in sheet.iter_rows(max_col=MOST_COLUMNS):
        _require_few(len(rows))
        rows.append([_said(cell, formulas) for cell in row])
    wide, tall = set(), dict[int, int]()
    for span in sheet.merged_cells.ranges:
        first, last = span.min_row - 1, min(span.max_row, len(rows)) - 1
        left, right = span.min_col - 1, min(span.max_col, MOST_COLUMNS)
        if first > last or left >= right:
            continue
        if right - left > 1:
            wide.add(first)
        tall[first] = max(tall.get(first, 1), last - first + 1)
        for number in range(first, last + 1):
            for place in range(left, min(right, len(rows[number]))):
                rows[number][place] = rows[first][left]
    return Grid(sheet.title, _narrowed(rows), frozenset(wide), tuple(sorted(tall.items())))


def _narrowed(rows: list[Cells]) -> tuple[Cells, ...]:
    """Return the rows up to the last column in which any of them says something."""
    width = max((place for row in rows for place, cell in enumerate(row, start=1) if cell is not None), default=0)
    return tuple(row[:width] for row in rows) if width else ()


def _said(cell: Any, formulas: Any) -> Cell:
    """Return what the cell shows; a formula that was never computed, or failed, shows nothing to rely on."""
    value: Cell = cell.value
    if cell.data_type == "e":
        return Formula("=")
    if value is None and formulas is not None and formulas[cell.coordinate].data_type == "f":
        return Formula("=")
    return value


def _grid(title: str, rows: Iterator[Cells]) -> Grid:
    found: list[Cells] = []
    for row in rows:
        _require_few(len(found))
        found.append(row[:MOST_COLUMNS])
    longest = max(map(len, found), default=0)
    return Grid(title, tuple(row + [None] * (longest - len(row)) for row in found))


def _require_few(rows: int) -> None:
    if rows >= MOST_ROWS:
        raise _refused(f"Có hơn {MOST_ROWS} dòng.", "Hãy chia thành nhiều tệp.")


def _refused(rule: str, remedy: str) -> Invalid:
    return Invalid([Problem(workbook_in.FILE, rule, remedy)])
