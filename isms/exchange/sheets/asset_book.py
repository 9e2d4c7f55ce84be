"""Devices, applications and network zones of a system as a workbook: the template, and what was filled in."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from inventory.errors import Invalid, Problem
from inventory.organisation.access import Act, Unseen, system, writes
from inventory.records import Asset, assets
from inventory.vietnamese import plain
from inventory.work import Work

SHEETS: dict[str, tuple[str, dict[str, str]]] = {
    "device": (
        "Thiết bị",
        {
            "name": "Tên thiết bị",
            "model": "Chủng loại",
            "quantity": "Số lượng",
            "location": "Vị trí triển khai",
            "purpose": "Mục đích sử dụng",
        },
    ),
    "application": (
        "Ứng dụng, dịch vụ",
        {
            "name": "Tên dịch vụ",
            "host": "Máy chủ triển khai",
            "location": "Vị trí triển khai",
            "operating_system": "Hệ điều hành máy chủ",
            "purpose": "Mục đích sử dụng dịch vụ",
        },
    ),
    "zone": (
        "Vùng mạng, địa chỉ IP",
        {
            "name": "Vùng mạng",
            "private_addresses": "Địa chỉ IP nội bộ",
            "public_addresses": "Địa chỉ IP công khai",
            "purpose": "Mục đích",
        },
    ),
}
"""Each kind's sheet and columns, in the words of NĐ 331/2026 Đ22.3.d."""
MOST = 2000  # rows


def template() -> bytes:
    """Return the workbook to fill in."""
    import xlsxwriter

    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        for title, columns in SHEETS.values():
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, list(columns.values()), bold)
            sheet.set_column(0, len(columns) - 1, 28)
            sheet.freeze_panes(1, 0)
    return written.getvalue()


@writes(Act.RECORD, Unseen.FILE)
def take(work: Work, code: str, content: bytes) -> int:
    """
    Record every row of a filled workbook as a new item, all or none; return how many.

    Raises Invalid with each wrong row by its sheet and number, NotFound, NotAllowed.
    """
    system(work, code, Act.RECORD)
    rows, problems = [], []
    for where, row in _read(content):
        try:
            row.on = work.today
            row.quantity = _whole(row.quantity)
            rows += assets.record(work, code, [row])
        except Invalid as wrong:
            problems += [Problem(f"{where}: {each.field}", each.rule, each.remedy) for each in wrong.problems]
    if problems:
        raise Invalid(problems)
    if not rows:
        raise Invalid([Problem("tệp", "Tệp không có dòng nào.", "Hãy điền từ dòng thứ hai của mỗi trang.")])
    return len(rows)


@writes(Act.RECORD, Unseen.FILE)
def wrong(work: Work, code: str, content: bytes) -> list[Problem]:
    """Return what is wrong with a filled workbook, writing nothing; the work that asks is one that only looks."""
    try:
        take(work, code, content)
    except Invalid as found:
        return list(found.problems)
    return []


def _read(content: bytes) -> Iterator[tuple[str, Asset]]:
    from openpyxl import load_workbook

    from isms.exchange.sheets.workbook_in import check_archive, damaged

    check_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = {plain(sheet.title): [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    except Exception as wrong:  # whatever openpyxl stumbles over in a damaged file
        raise Invalid([damaged()]) from wrong
    if sum(map(len, sheets.values())) > MOST:
        raise Invalid([Problem("tệp", f"Tệp có hơn {MOST} dòng.", "Hãy chia thành nhiều tệp.")])
    for kind, (title, columns) in SHEETS.items():
        yield from _sheet(kind, title, columns, sheets.get(plain(title), []))


def _sheet(kind: str, title: str, columns: dict[str, str], lines: list[list[Any]]) -> Iterator[tuple[str, Asset]]:
    if not lines:
        return
    headings = [plain(str(cell or "")) for cell in lines[0]]
    missing = [heading for heading in columns.values() if plain(heading) not in headings]
    if missing:
        rule = f"Trang “{title}” thiếu cột: {', '.join(missing)}."
        raise Invalid([Problem("tệp", rule, "Hãy dùng đúng tệp mẫu, giữ nguyên dòng tiêu đề.")])
    for number, line in enumerate(lines[1:], 2):
        cells = {
            field: str(value).strip()
            for field, heading in columns.items()
            if (value := line[headings.index(plain(heading))]) not in (None, "")
        }
        if cells:
            row = Asset(on=date.min, item="", kind=kind, name="")
            for field, text in cells.items():
                setattr(row, field, text)
            yield f"Trang “{title}”, dòng {number}", row


def _whole(cell: object) -> int:
    text = str(cell).removesuffix(".0")
    if not (text.isascii() and text.isdigit()):
        raise Invalid([Problem("quantity", f"“{text[:40]}” không phải số nguyên.", "Nhập số lượng, ví dụ 2.")])
    return int(text)
