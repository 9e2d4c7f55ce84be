"""An Excel file as an office keeps it for itself: titles, merged heads, its own words, and a few honest slips."""

import datetime as dt
import io
import unicodedata
from typing import Any

from openpyxl import Workbook

HEADS = (
    ("STT", ""),
    ("Tên HTTT", ""),
    ("Chủ quản", ""),
    ("Đơn vị quản lý", ""),
    ("Cấp độ được duyệt", ""),
    ("Quyết định phê duyệt", "Số"),
    ("Quyết định phê duyệt", "Ngày"),
    ("Quy chế bảo đảm ATTT", ""),
    ("Tình trạng triển khai phương án", ""),
    ("Đang hoạt động", ""),
    ("Ghi chú", ""),
)
LEVELS = ("Cấp 3", "III", "Cấp độ 2", 2, "1", "cấp độ 2 ")
DAYS: tuple[Any, ...] = ("05/03/2025", "7.4.25", dt.date(2025, 5, 6), "12 / 06 / 2025")
IN_USE = ("x", "Có", "v", "Không", "Đang hoạt động")
FIRST_ROW = 7  # of the body, as Excel counts


def own_file(systems: int = 500, wrong: bool = False) -> bytes:
    """Return the workbook: so many systems in three groups; `wrong` adds slips in rows that tests name."""
    book = Workbook()
    cover = book.active
    cover.title = "Bìa"
    cover["B2"] = "DANH MỤC HỆ THỐNG"
    sheet = book.create_sheet("DS HTTT 2026")
    _titles(sheet)
    row = FIRST_ROW
    for number in range(1, systems + 1):
        if number % 200 == 1:
            sheet.append([_ROMAN[number // 200], f"Nhóm hệ thống {number // 200 + 1}"])
            row += 1
        sheet.append(_row(number))
        row += 1
    sheet.append(["", "Tổng cộng", "", "", f"{systems} hệ thống"])
    sheet.merge_cells(start_row=FIRST_ROW + 1, end_row=FIRST_ROW + 5, start_column=3, end_column=3)
    if wrong:
        sheet.cell(FIRST_ROW + 2, 5).value = "2-3"
        sheet.cell(FIRST_ROW + 3, 7).value = "tháng 3/2025"
        sheet.cell(FIRST_ROW + 4, 4).value = "Phòng không có thật"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


_ROMAN = ("I", "II", "III", "IV", "V")


def _titles(sheet: Any) -> None:
    sheet["A1"] = "BỘ …"
    sheet["A3"] = "DANH SÁCH HỆ THỐNG THÔNG TIN"
    sheet.merge_cells("A3:K3")
    for place, (above, below) in enumerate(HEADS, start=1):
        sheet.cell(4, place).value = above
        if below:
            sheet.cell(5, place).value = below
        else:
            sheet.merge_cells(start_row=4, end_row=5, start_column=place, end_column=place)
        sheet.cell(6, place).value = f"({place})"
    sheet.merge_cells("F4:G4")


def _row(number: int) -> list[Any]:
    decided = number % 5 != 0
    name = f"Hệ thống nghiệp vụ số {number}"
    return [
        number,
        unicodedata.normalize("NFD", name) if number % 7 == 0 else f" {name}",
        "Cục Công nghệ thông tin",
        "phong  hanh chinh tu phap" if number % 3 else "HCTP",
        LEVELS[number % len(LEVELS)],
        f"{number}/QĐ-CNTT" if decided else "chưa có",
        DAYS[number % len(DAYS)] if decided else "-",
        "QĐ số 15/QĐ-CNTT ngày 10/01/2025 của Cục Công nghệ thông tin" if decided else None,
        "Đã triển khai đầy đủ" if number % 4 else "một phần",
        IN_USE[number % len(IN_USE)],
        "",
    ]
