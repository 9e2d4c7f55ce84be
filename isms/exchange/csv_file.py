"""Systems as CSV: UTF-8 with or without a byte order mark, separated by ; or , or tabs."""

import csv
import io
from collections.abc import Iterator
from typing import Any, NoReturn

from inventory.errors import Invalid, Problem
from isms.exchange.cells import disarmed, rearmed, shown
from isms.exchange.columns import SYSTEMS
from isms.exchange.lines import Line
from isms.exchange.sheet_layout import value_at
from isms.exchange.sheet_rows import Formula, lines_of

FILE = "tệp"
SEPARATORS = ";,\t"


def read(content: bytes) -> list[Line]:
    """Return the systems of a CSV file. Raises Invalid."""
    return lines_of(SYSTEMS, "", cells(content))


def is_laid_out(content: bytes) -> bool:
    """Say whether the first row holds headings of the template and nothing else. Raises Invalid."""
    headings = [str(heading) for heading in next(cells(content), []) if str(heading).strip()]
    return bool(headings) and all(map(SYSTEMS.column, headings))


def cells(content: bytes) -> Iterator[list[object]]:
    """Return the rows of a CSV file, cell by cell. Raises Invalid."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse("Chữ trong tệp không theo bảng mã UTF-8.", "Trong Excel, hãy lưu dạng “CSV UTF-8”.")
    if "\0" in text:
        _refuse("Đây không phải là tệp CSV.", "Trong Excel, hãy lưu dạng “CSV UTF-8”.")
    heading = text.partition("\n")[0]
    separator = max(SEPARATORS, key=heading.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        _refuse("Không tách được các ô; tệp có thể bị cắt cụt.", "Hãy lưu lại tệp từ bảng tính.")
    return map(_cells, rows)


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
