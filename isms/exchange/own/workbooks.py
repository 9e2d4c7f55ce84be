"""
Workbooks of an office's own: .xlsx, .xls and .ods.

calamine reads all three, and fast. openpyxl reads those .xlsx in which a row is hidden or struck out, or a cell
computes: calamine does not see that.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import python_calamine as calamine

from inventory.errors import Invalid, IsmsError, Problem
from isms.exchange.own.grid import MOST_COLUMNS, MOST_ROWS, Cell, Cells, Grid, Span, made, refuse
from isms.exchange.sheets import workbook_in
from isms.exchange.sheets.sheet_rows import Formula

LARGEST_UNPACKED = workbook_in.LARGEST_UNPACKED  # the whole sheet is held at once
MOST_CELLS = MOST_ROWS * MOST_COLUMNS
"""calamine holds every cell up to the last used row and column, be they used or not."""
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_NEEDS_OPENPYXL = re.compile(rb'<row[^>]*\shidden="(?:1|true)"|<f[ >/]|\st="e"')
_STRUCK_STYLE = re.compile(rb'<strike(?!\s+val="(?:0|false)")')
_PLACE = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})\d*"')
_ROW = re.compile(rb"<table:table-row(?P<head>(?:\s[^>]*[^>/])?)>(?P<cells>.*?)</table:table-row>", re.DOTALL)
_CELL = re.compile(rb"<table:table-cell(?P<head>(?:\s[^>]*?)?)(?:/>|>(?P<filled>.*?)</table:table-cell>)", re.DOTALL)


def read(content: bytes, kind: str) -> list[Grid]:
    """Return the sheets of a workbook. Raises Invalid."""
    if kind == ".xls" and not content.startswith(_OLD_EXCEL):
        kind = ".xlsx"  # many a program names the newer format so
    if kind == ".xlsx":
        workbook_in.check_archive(content, LARGEST_UNPACKED)
        if not _calamine_sees_all(content):
            return _by_openpyxl(content)
    elif kind == ".ods":
        _check_open_document(content)
    return _by_calamine(content, kind)


def _calamine_sees_all(content: bytes) -> bool:
    """Say whether calamine reads an .xlsx as a person sees it, and without holding beyond all measure."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if workbook_in.STRICT in archive.read("xl/workbook.xml"):
            return _fits(archive) or refuse(f"Có hơn {MOST_ROWS} dòng.", "Hãy chia thành nhiều tệp.")
        styles = archive.read("xl/styles.xml") if "xl/styles.xml" in archive.namelist() else b""
        if _STRUCK_STYLE.search(styles):
            return False
        return _fits(archive) and not any(_NEEDS_OPENPYXL.search(archive.read(name)) for name in _sheets(archive))


def _fits(archive: zipfile.ZipFile) -> bool:
    for name in _sheets(archive):
        places = [(len(letters), letters, int(row)) for letters, row in _PLACE.findall(archive.read(name))]
        rows, width = max((row for *_, row in places), default=0), max((each[:2] for each in places), default=(0, b""))
        if rows > MOST_ROWS or rows * _column(width[1]) > MOST_CELLS:
            return False
    return True


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _sheets(archive: zipfile.ZipFile) -> list[str]:
    return [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]


def _check_open_document(content: bytes) -> None:
    """Refuse what is no OpenDocument sheet, or repeats its rows and columns beyond all measure. Raises Invalid."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED or len(parts) > workbook_in.MOST_PARTS:
                refuse("Nội dung nén trong tệp lớn quá mức.", "Hãy chia thành nhiều tệp.")
        workbook_in.require_short_cells(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sheets = archive.read("content.xml")
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, RuntimeError) as wrong:
        raise Invalid([_damaged(".ods")]) from wrong
    if not _repeats_little(sheets):
        refuse("Nội dung nén trong tệp lớn quá mức.", "Hãy chia thành nhiều tệp.")


def _repeats_little(sheets: bytes) -> bool:
    """Say whether what an OpenDocument sheet repeats stays within measure; empty rows and cells do not count."""
    rows = 0
    for row in _ROW.finditer(sheets):
        if b"<text:p" not in row["cells"] and b"office:value" not in row["cells"]:
            continue
        rows += _times(row["head"])
        filled = (cell["head"] for cell in _CELL.finditer(row["cells"]) if cell["filled"])
        if rows > MOST_ROWS or any(_times(head) > MOST_COLUMNS for head in filled):
            return False
    return True


def _times(head: bytes) -> int:
    found = _REPEATED.search(head)
    return int(found[1]) if found else 1


def _by_calamine(content: bytes, kind: str) -> list[Grid]:
    try:
        workbook = calamine.load_workbook(io.BytesIO(content))
        return [
            _calamine_sheet(workbook, place, sheet, kind)
            for place, sheet in enumerate(workbook.sheets_metadata)
            if sheet.typ is calamine.SheetTypeEnum.WorkSheet
        ]
    except IsmsError:
        raise
    except calamine.PasswordError:
        refuse("Tệp có mật khẩu.", "Hãy bỏ mật khẩu và lưu lại tệp.")
    except Exception as wrong:  # whatever calamine stumbles over in a damaged file
        raise Invalid([_damaged(kind)]) from wrong


def _calamine_sheet(workbook: Any, place: int, about: Any, kind: str) -> Grid:
    sheet = workbook.get_sheet_by_index(place)
    if sheet.total_height > MOST_ROWS or sheet.total_height * sheet.total_width > MOST_CELLS:
        refuse(f"Trang “{about.name[:40]}” có hơn {MOST_ROWS} dòng.", "Hãy chia thành nhiều tệp.")
    rows = sheet.to_python(skip_empty_area=False)
    spans = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    shown = about.visible is calamine.SheetVisibleEnum.Visible
    said = ([_text(cell) for cell in row[:MOST_COLUMNS]] for row in rows)
    return made(about.name, said, spans, shown=shown, marks_known=kind == ".xlsx")


def _text(cell: Cell) -> Cell:
    """Return a cell of calamine's as openpyxl has it: nothing for an empty one, whole numbers as such."""
    if cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    if isinstance(cell, dt.timedelta):
        return str(cell)
    return cell


def _by_openpyxl(content: bytes) -> list[Grid]:
    from openpyxl import load_workbook

    try:
        values = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        formulas = load_workbook(io.BytesIO(content), keep_links=False) if workbook_in.computes(content) else None
        return [_openpyxl_sheet(sheet, formulas[sheet.title] if formulas else None) for sheet in values.worksheets]
    except IsmsError:
        raise
    except Exception as wrong:  # whatever openpyxl stumbles over in a damaged file
        raise Invalid([_damaged(".xlsx")]) from wrong


def _openpyxl_sheet(sheet: Any, formulas: Any) -> Grid:
    spans: list[Span] = [
        (span.min_row - 1, span.min_col - 1, span.max_row - 1, span.max_col - 1) for span in sheet.merged_cells.ranges
    ]
    struck: set[int] = set()
    hidden = {number - 1 for number, about in sheet.row_dimensions.items() if about.hidden}
    rows = _openpyxl_rows(sheet, formulas, struck)
    shown = sheet.sheet_state == "visible"
    seen = made(sheet.title, rows, spans, shown=shown)
    return replace(seen, hidden=frozenset(hidden), struck=frozenset(struck))


def _openpyxl_rows(sheet: Any, formulas: Any, struck: set[int]) -> Iterator[Cells]:
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS)):
        filled = [cell for cell in row if cell.value is not None]
        if filled and any(cell.font is not None and cell.font.strike for cell in filled):
            struck.add(number)
        yield [_value(cell, formulas) for cell in row]


def _value(cell: Any, formulas: Any) -> Cell:
    """Return what the cell shows; a formula that was never computed, or failed, shows nothing to rely on."""
    value: Cell = cell.value
    if cell.data_type == "e":
        return Formula("=")
    if value is None and formulas is not None and formulas[cell.coordinate].data_type == "f":
        return Formula("=")
    return value


def _damaged(kind: str) -> Problem:
    if kind == ".xlsx":
        return workbook_in.damaged()
    rule = f"Không đọc được như tệp {kind}; có thể bị cắt cụt."
    return Problem(workbook_in.FILE, rule, "Hãy lấy lại tệp, hoặc lưu lại dạng Excel Workbook (.xlsx).")
