"""
The sheets of a workbook, in their order: those that an office fills in, then those that only an export holds.

Every list of `isms/1` has a sheet, so that a register taken out as a workbook and into another answers alike.
"""

from inventory.declared_fields import DeclaredField
from inventory.law import requirements
from inventory.records.change_aspects import ASPECTS
from inventory.systems.register import CARD
from isms.exchange.format import declared_rows
from isms.exchange.format.sheet_columns import (
    AS_OF,
    ISSUER,
    NUMBER,
    ONE_TO_THREE,
    REGIME,
    REGIME_COLUMN,
    RESPONSIBILITY,
    SYSTEM,
    UNIT_KIND,
)
from isms.exchange.format.sheet_layout import Column, Sheet
from isms.exchange.sheets.export_sheets import EXPORT_SHEETS
from isms.interface.vocabulary import ASSET_KIND, ITEM_STATE, NARRATIVE, PLAN_STATE

REQUIREMENT = {
    code: f"{code} {title}" for regime in ("331/2026", "85/2016") for code, title in requirements.codes(regime).items()
}
_ITEM = Column("item", "Mã mục", note="Để trống với mục mới; ghi mã như sổ đã cấp để sửa hoặc bỏ mục đó.")
_PRESENT = Column("present", "Còn trong danh mục", "yes_no", note="Bỏ trống: coi là còn; Không: đã bỏ từ ngày này.")
_SHORTER = {"responsibility": RESPONSIBILITY}


def _of_card(name: str, each: DeclaredField) -> Column:
    """Return the column of a field of a system's card."""
    declared = each.declared
    return Column(
        name,
        declared.heading or declared.label,
        "text" if each.kind == "text" else declared_rows.cell_of(each),
        required=declared.required,
        note=declared.note,
        words=_SHORTER.get(name) or declared_rows.words_of(each),
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
        tuple(_of_card(name, each) for name, each in CARD.items() if each.kind != "object"),
    ),
    Sheet(
        "decisions",
        "Quyết định",
        "Quyết định phê duyệt cấp độ.",
        (
            SYSTEM,
            Column("level", "Cấp độ", "whole", required=True, note="Từ 1 đến 5."),
            REGIME_COLUMN,
            NUMBER,
            Column("date", "Ngày quyết định", "day", required=True),
            ISSUER,
        ),
    ),
    Sheet(
        "regulations",
        "Quy chế",
        "Quy chế bảo đảm an ninh mạng; một quy chế có thể cho nhiều hệ thống.",
        (
            Column("systems", "Mã hệ thống", "codes", required=True, note="Các mã, cách nhau bằng dấu ;"),
            NUMBER,
            Column("date", "Ngày ban hành", "day", required=True),
            ISSUER,
        ),
    ),
    Sheet(
        "plans",
        "Phương án",
        "Mức độ triển khai phương án bảo vệ đã được phê duyệt.",
        (
            SYSTEM,
            Column("state", "Mức độ triển khai", "choice", required=True, words=PLAN_STATE),
            Column("on", "Tính đến ngày", "day", required=True),
            Column("expected_on", "Dự kiến hoàn thành", "day"),
        ),
    ),
    *declared_rows.sheets(filled_in=True),
    Sheet(
        "changes",
        "Thay đổi",
        "Thay đổi của hệ thống; thay đổi lớn phải được đánh giá lại.",
        (
            SYSTEM,
            Column("on", "Ngày thay đổi", "day", required=True),
            Column("what", "Nội dung thay đổi", required=True),
            Column("major", "Thay đổi lớn", "yes_no", note="Bỏ trống: coi là có."),
            Column(
                "aspects",
                "Điểm thay đổi",
                "choices",
                note="Một hoặc nhiều điểm, cách nhau bằng dấu ;",
                words={code: aspect.words for code, aspect in ASPECTS.items()},
            ),
        ),
    ),
    Sheet(
        "plan_items",
        "Phương án theo yêu cầu",
        "Mức đáp ứng từng yêu cầu của phương án bảo vệ.",
        (
            SYSTEM,
            Column("requirement", "Yêu cầu", "choice", required=True, note="Hoặc chỉ ghi mã.", words=REQUIREMENT),
            Column("state", "Mức đáp ứng", "choice", required=True, words=ITEM_STATE),
            AS_OF,
            Column("responsible", "Người phụ trách"),
            Column("due_on", "Hạn", "day"),
            Column("note", "Ghi chú", note="Bắt buộc ghi lý do khi không áp dụng."),
            Column(
                "regime",
                "Theo nghị định",
                "choice",
                note="Bỏ trống: theo cấp độ hiện nay của hệ thống.",
                words=REGIME,
            ),
        ),
    ),
    Sheet(
        "narratives",
        "Thuyết minh",
        "Nội dung bằng lời của thuyết minh hồ sơ (NĐ 331/2026 Đ22.3-22.5); bản ghi mới nhất của mỗi mục được dùng.",
        (
            SYSTEM,
            Column("part", "Mục", "choice", required=True, words=NARRATIVE),
            AS_OF,
            Column("text", "Nội dung", "lines", required=True, note="Xuống dòng trong ô bằng Alt+Enter."),
        ),
    ),
    Sheet(
        "assets",
        "Thiết bị, ứng dụng",
        "Thiết bị, ứng dụng, dịch vụ và vùng mạng của hệ thống (NĐ 331/2026 Đ22.3.d).",
        (
            SYSTEM,
            Column("kind", "Loại", "choice", required=True, words=ASSET_KIND),
            Column("name", "Tên", required=True),
            AS_OF,
            Column("model", "Chủng loại", note="Với thiết bị."),
            Column("quantity", "Số lượng", "whole", note="Bỏ trống: coi là 1."),
            Column("location", "Vị trí triển khai"),
            Column("purpose", "Mục đích sử dụng"),
            Column("host", "Máy chủ triển khai", note="Với ứng dụng, dịch vụ."),
            Column("operating_system", "Hệ điều hành máy chủ", note="Với ứng dụng, dịch vụ."),
            Column("private_addresses", "Địa chỉ IP nội bộ", note="Với vùng mạng."),
            Column("public_addresses", "Địa chỉ IP công khai", note="Với vùng mạng."),
            _ITEM,
            _PRESENT,
        ),
    ),
    Sheet(
        "risks",
        "Nguy cơ",
        "Nguy cơ, rủi ro nhận diện sơ bộ (NĐ 331/2026 Đ22.4.c); thang ba mức là của sổ.",
        (
            SYSTEM,
            Column("threat", "Nguy cơ, mối đe dọa", required=True),
            AS_OF,
            Column("likelihood", "Khả năng xảy ra", "choice", required=True, words=ONE_TO_THREE),
            Column("impact", "Mức độ tác động", "choice", required=True, words=ONE_TO_THREE),
            Column("weakness", "Điểm yếu, lỗ hổng"),
            Column("harm", "Mức độ ảnh hưởng dự kiến"),
            Column("measures", "Biện pháp giảm thiểu"),
            Column("responsible", "Người phụ trách"),
            Column("due_on", "Hạn", "day"),
            _ITEM,
            _PRESENT,
        ),
    ),
    *EXPORT_SHEETS,
)
SYSTEMS = next(sheet for sheet in SHEETS if sheet.section == "systems")
GUIDE = "Hướng dẫn"
