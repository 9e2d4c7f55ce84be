"""
The sheets of a workbook, in their order: those that an office fills in, then those that only an export holds.

Every list of `isms/1` has a sheet, so that a register taken out as a workbook and into another answers alike.
"""

from isms.exchange.format import declared_rows
from isms.exchange.format.sheet_columns import (
    RESPONSIBILITY,
    UNIT_KIND,
)
from isms.exchange.format.sheet_layout import Column, Sheet
from isms.exchange.sheets.export_sheets import EXPORT_SHEETS

SHEETS = (
    Sheet(
        "units",
        "Đơn vị",
        "Cơ quan, phòng, trung tâm.",
        (
            Column("code", "Mã đơn vị", required=True, note="Chữ không dấu, số và - . _ /"),
            Column("name", "Tên đơn vị", required=True),
            Column("parent", "Đơn vị cấp trên", note="Mã; bỏ trống với đơn vị cao nhất.", drawn_from="units"),
            Column("kind", "Loại", "choice", note="Chỉ ghi cho văn phòng của cơ quan.", words=UNIT_KIND),
            Column("superior", "Cơ quan cấp trên trên văn bản", note="Dòng đầu bên trái của văn bản."),
            Column("place", "Địa danh trên văn bản"),
        ),
    ),
    Sheet(
        "systems",
        "Hệ thống",
        "Mã đã có trong sổ: chỉ những ô có nội dung được cập nhật.",
        (
            Column("code", "Mã hệ thống", required=True, note="Chữ không dấu, số và - . _ /"),
            Column("name", "Tên hệ thống", required=True),
            Column("purpose", "Mục đích sử dụng"),
            Column("owner", "Chủ quản"),
            Column("operator", "Đơn vị vận hành"),
            Column("users", "Đơn vị sử dụng", "codes", note="Các mã đơn vị, cách nhau bằng dấu ;"),
            Column("coordinators", "Đơn vị phối hợp", "codes", note="Các mã đơn vị, cách nhau bằng dấu ;"),
            Column("unit", "Đơn vị quản lý hồ sơ", note="Mã đơn vị.", drawn_from="units"),
            Column(
                "responsibility",
                "Vai trò của cơ quan",
                "choice",
                note="Bỏ trống với hệ thống mới: chưa xác nhận.",
                words=RESPONSIBILITY,
            ),
            Column("operating", "Đang vận hành", "yes_no", note="Bỏ trống với hệ thống mới: coi là có."),
            Column("registered_on", "Ngày ghi sổ", "day", note="Bỏ trống với hệ thống mới: ngày nhập."),
        ),
    ),
    *declared_rows.template_sheets(),
    *EXPORT_SHEETS,
)
SYSTEMS = next(sheet for sheet in SHEETS if sheet.section == "systems")
GUIDE = "Hướng dẫn"
