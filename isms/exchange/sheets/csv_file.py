"""Systems as CSV: UTF-8 with or without a byte order mark (or UTF-16 with one), separated by ; or , or tabs."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

from inventory.errors import Invalid, Problem
from isms.exchange.format.lines import Line
from isms.exchange.format.sheet_layout import value_at
from isms.exchange.sheets.cells import disarmed, rearmed, shown
from isms.exchange.sheets.sheet_rows import Formula, lines_of
from isms.exchange.sheets.workbook_sheets import SYSTEMS

FILE = "tệp"
SEPARATORS = ";,\t"
_LOOKED_AT = 20
"""So many of the first rows decide which separator the file has: a title may hold any of them."""


def read(content: bytes) -> list[Line]:
    """Return the systems of a CSV file. Raises Invalid."""
    return lines_of(SYSTEMS, "", cells(content))


def is_laid_out(content: bytes) -> bool:
    """Say whether the first row holds headings of the template and nothing else. Raises Invalid."""
    headings = [str(heading) for heading in next(cells(content), []) if str(heading).strip()]
    return bool(headings) and all(map(SYSTEMS.column, headings))


def cells(content: bytes, separator: str = "") -> Iterator[list[object]]:
    """Return the rows of a CSV file, cell by cell; without a separator given, by the likeliest. Raises Invalid."""
    text = _text(content)
    try:
        rows = _rows(text, separator or likeliest_separator(text))
    except csv.Error:
        _refuse("Không tách được các ô; tệp có thể bị cắt cụt.", "Hãy lưu lại tệp từ bảng tính.")
    return map(_cells, rows)


def separator_of(content: bytes) -> str:
    """Return the separator by which a CSV file is read. Raises Invalid."""
    return likeliest_separator(_text(content))


def likeliest_separator(text: str) -> str:
    """Return the separator that gives most of the first rows the same number of cells; of equals the first."""
    return max(SEPARATORS, key=lambda separator: _consistency(text, separator))


def _consistency(text: str, separator: str) -> tuple[int, int]:
    """
    Return how many of the first rows have the commonest width over one cell, and how wide it is.

    A line beside the table, such as a title, has as many separators as its words have: it decides nothing.
    """
    try:
        rows = [row for _, row in zip(range(_LOOKED_AT), _reader(text, separator), strict=False)]
    except csv.Error:
        return 0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, times = max(widths.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
    return times, width


def _text(content: bytes) -> str:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))  # "Unicode Text" of Excel
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        _refuse("Chữ trong tệp không theo bảng mã UTF-8.", "Trong Excel, hãy lưu dạng “CSV UTF-8”.")
    if "\0" in text:
        _refuse("Đây không phải là tệp CSV.", "Trong Excel, hãy lưu dạng “CSV UTF-8”.")
    return text


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _rows(text: str, separator: str) -> list[list[str]]:
    return list(_reader(text, separator))


def write(document: dict[str, Any]) -> bytes:
    """Return the systems of a document as CSV that spreadsheet programs open with the right letters."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.heading for column in SYSTEMS.columns)
    for row in document["systems"]:
        writer.writerow(disarmed(shown(column, value_at(row, column.key))) for column in SYSTEMS.columns)
    return text.getvalue().encode("utf-8-sig")


def _cells(row: list[str]) -> list[object]:
    return [Formula(cell) if cell.startswith("=") else rearmed(cell) for cell in row]


def _refuse(rule: str, remedy: str) -> NoReturn:
    raise Invalid([Problem(FILE, rule, remedy)])
