"""
The sheets of a workbook, in their order: those that an office fills in, then those that only an export holds.

Every list of `isms/1` has a sheet, so that a register taken out as a workbook and into another answers alike.
"""

from isms.exchange.format import declared_rows
from isms.exchange.format.sheet_columns import ASSESSOR_KIND, OCCASION, RESPONSIBILITY, SYSTEM, UNIT_KIND
from isms.exchange.format.sheet_layout import Column, Sheet
from isms.exchange.sheets.export_sheets import EXPORT_SHEETS
from isms.interface.vocabulary import AUDIT_KIND, BOX, CONCLUSION

_AUDITS = {
    4: Sheet(
        "audits",
        "Kiểm tra",
        "Kết luận kiểm tra, đánh giá.",
        (
            SYSTEM,
            Column("kind", "Loại kiểm tra", "choice", required=True, words=AUDIT_KIND),
            Column("concluded_on", "Ngày kết luận", "day", required=True),
            Column("conclusion", "Kết luận", "choice", required=True, words=CONCLUSION),
            Column("conditions_until", "Hạn thực hiện điều kiện", "day", note="Chỉ khi kết luận kèm điều kiện."),
            Column("conditions", "Điều kiện"),
            Column("assessor", "Bên đánh giá", required=True),
            Column("assessor_kind", "Loại bên đánh giá", "choice", required=True, words=ASSESSOR_KIND),
            Column("occasion", "Dịp", "choice", note="Bắt buộc khi kiểm tra đột xuất.", words=OCCASION),
            Column("document_number", "Số văn bản"),
            Column("document_date", "Ngày văn bản", "day"),
            Column("issuer", "Cơ quan ban hành văn bản"),
            Column("licence", "Giấy phép của bên đánh giá"),
            Column("compliance", "Đánh giá tuân thủ", "yes_no"),
            Column("effectiveness", "Đánh giá hiệu quả biện pháp", "yes_no"),
            Column("weaknesses", "Dò quét điểm yếu, xâm nhập thử", "yes_no"),
            Column("box", "Cách thử", "choice", words=BOX),
            Column("planned_on", "Ngày theo lịch", "day", note="Ngày của lịch kiểm tra mà lần này thực hiện."),
            Column("planned_kind", "Loại theo lịch", "choice", note="Khi khác loại kiểm tra.", words=AUDIT_KIND),
        ),
    )
}
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
    *(sheet for _place, sheet in sorted((_AUDITS | declared_rows.template_sheets()).items())),
    *EXPORT_SHEETS,
)
SYSTEMS = next(sheet for sheet in SHEETS if sheet.section == "systems")
GUIDE = "Hướng dẫn"
