"""
The sheets of a workbook, in their order: those that an office fills in, then those that only an export holds.

Every list of `isms/1` has a sheet, so that a register taken out as a workbook and into another answers alike.
"""

from inventory.declared_fields import DeclaredField
from inventory.systems.register import CARD
from isms.exchange.format import answer_rows, declared_rows
from isms.exchange.format.sheet_columns import UNIT_KIND
from isms.exchange.format.sheet_layout import Column, Sheet
from isms.exchange.sheets.export_sheets import EXPORT_SHEETS


def _of_card(each: DeclaredField) -> Column:
    """Return the column of a field of a system's card."""
    declared = each.declared
    return Column(
        each.name,
        declared.heading or declared.label,
        "text" if each.kind == "text" else declared_rows.cell_of(each),
        required=declared.required,
        note=declared.note or "",
        words=declared_rows.words_of(each),
        drawn_from="units" if each.kind == "unit" else "",
    )


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
        tuple(_of_card(each) for each in CARD.values() if each.kind != "object"),
    ),
    *declared_rows.template_sheets(),
    answer_rows.SHEET,
    *EXPORT_SHEETS,
)
SYSTEMS = next(sheet for sheet in SHEETS if sheet.section == "systems")
GUIDE = "Hướng dẫn"
