"""Read an Excel workbook (.xlsx) laid out as the template, trusting nothing about the bytes."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, NoReturn

from openpyxl import load_workbook

from inventory.errors import Invalid, IsmsError, Problem
from isms.exchange.format.lines import Line
from isms.exchange.format.sheet_layout import Sheet
from isms.exchange.sheets.sheet_rows import Formula, lines_of, same_title
from isms.exchange.sheets.workbook_sheets import GUIDE, SHEETS

FILE = "tệp"
LARGEST_UNPACKED = 30_000_000  # bytes
LONGEST_CELL = 32_767  # characters, by Excel's own rule
_MOST_BYTES = 6  # of a character in XML: "&quot;"
CHUNK = 1 << 16
MOST_PARTS = 1000
OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # .xls, or a workbook with a password
STRICT = b"http://purl.oclc.org/ooxml"
"""The name space of Strict Open XML, in which openpyxl finds no sheet."""
_COMPUTED = {"f", "e"}  # openpyxl's types of formulas and of their errors


def read(content: bytes) -> list[Line]:
    """Return the rows of every sheet. Raises Invalid."""
    check_archive(content)
    if is_strict(content):
        _refuse("Tệp theo dạng “Strict Open XML”.", "Trong Excel, hãy lưu lại dạng “Excel Workbook (.xlsx)”.")
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        return [line for sheet in workbook.worksheets for line in _sheet_lines(sheet)]
    except IsmsError:
        raise
    except Exception as wrong:  # whatever openpyxl stumbles over in a damaged file
        raise Invalid([damaged()]) from wrong


def is_laid_out(content: bytes) -> bool:
    """Say whether this is the template, filled in: by the names of its sheets, and of the columns when it has one."""
    check_archive(content)
    if is_strict(content):
        return False
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheets = [sheet for sheet in workbook.worksheets if not same_title(sheet.title, GUIDE)]
        headings = next(sheets[0].iter_rows(values_only=True), ()) if len(sheets) == 1 else ()
    except Exception as wrong:  # whatever openpyxl stumbles over in a damaged file
        raise Invalid([damaged()]) from wrong
    known = [next((sheet for sheet in SHEETS if same_title(sheet.title, each.title)), None) for each in sheets]
    return bool(known) and all(sheet and all(sheet.column(str(each)) for each in headings if each) for sheet in known)


def _sheet_lines(worksheet: Any) -> list[Line]:
    if same_title(worksheet.title, GUIDE):
        return []
    worksheet.reset_dimensions()  # what the file says of its own size may be wrong
    return lines_of(_sheet_named(worksheet.title), f"trang “{worksheet.title[:40]}”, ", _rows(worksheet))


def _sheet_named(title: str) -> Sheet:
    for sheet in SHEETS:
        if same_title(sheet.title, title):
            return sheet
    known = ", ".join(sheet.title for sheet in SHEETS)
    _refuse(f"Không có trang tên “{title[:40]}” trong mẫu.", f"Các trang có: {known}. Hãy sửa tên hoặc bỏ trang này.")


def _rows(worksheet: Any) -> Iterator[list[object]]:
    for row in worksheet.iter_rows():
        yield [Formula("=") if cell.data_type in _COMPUTED else cell.value for cell in row]


def check_archive(content: bytes, largest: int = LARGEST_UNPACKED) -> None:
    """Refuse what is no workbook, or would do harm: macros, parts beyond all measure. Raises Invalid."""
    if content.startswith(OLD_EXCEL):
        _refuse("Tệp có mật khẩu hoặc theo dạng Excel cũ (.xls).", "Hãy bỏ mật khẩu và lưu lại dạng .xlsx.")
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as wrong:
        raise Invalid([damaged()]) from wrong
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise Invalid([damaged()])
    if any(part.filename.casefold().endswith((".bin", ".vbs")) and "vba" in part.filename.casefold() for part in parts):
        _refuse("Tệp có chứa macro.", "Hãy lưu lại dạng .xlsx không có macro.")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > largest:
        _refuse("Nội dung nén trong tệp lớn quá mức.", "Hãy chia thành nhiều tệp.")
    require_short_cells(content)


def require_short_cells(content: bytes) -> None:
    """Refuse a workbook with a text that no cell can hold, before anything of it is kept. Raises Invalid."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith(".xml") and _longest_text(archive, name) > LONGEST_CELL * _MOST_BYTES:
                    _refuse(f"Có ô dài hơn {LONGEST_CELL} ký tự.", "Hãy rút gọn ô ấy; Excel cũng không nhận ô dài hơn.")
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error) as wrong:
        raise Invalid([damaged()]) from wrong


def _longest_text(archive: zipfile.ZipFile, name: str) -> int:
    """Return how many bytes the longest text between two tags of a part takes, reading no more at once than a chunk."""
    longest = open_since = 0
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            first, *others = chunk.split(b"<")
            open_since += len(first)
            longest = max(longest, open_since, *map(len, others))
            if others:
                open_since = len(others[-1])
            if longest > LONGEST_CELL * _MOST_BYTES:
                return longest
    return longest


def is_strict(content: bytes) -> bool:
    """Say whether a workbook is Strict Open XML; the archive was checked before."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return STRICT in archive.read("xl/workbook.xml")


def computes(content: bytes) -> bool:
    """Say whether any sheet holds a formula; the archive was checked before."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = (name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml"))
        return any(b"<f>" in text or b"<f " in text for text in map(archive.read, sheets))


def damaged() -> Problem:
    """Return what is wrong with a file that cannot be read."""
    return Problem(
        FILE, "Không đọc được như tệp Excel (.xlsx); có thể bị cắt cụt.", "Hãy lấy lại tệp hoặc dùng tệp mẫu."
    )


def _refuse(rule: str, remedy: str) -> NoReturn:
    raise Invalid([Problem(FILE, rule, remedy)])
