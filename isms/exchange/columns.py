"""The spreadsheets as data: which sheet is which list, and which column is which key, in the office's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from inventory.vietnamese import fold

CellKind = Literal["text", "codes", "day", "whole", "yes_no", "choice"]


@dataclass(frozen=True)
class Column:
    """A column. `words` are what a choice reads like; `drawn_from` the sheet whose codes the cell may hold."""

    key: str
    heading: str
    kind: CellKind = "text"
    required: bool = False
    note: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    drawn_from: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet. Those `kept_by_machine` are in an export, not in the template to fill in."""

    section: str
    title: str
    about: str
    columns: tuple[Column, ...]
    kept_by_machine: bool = False

    def column(self, heading: str) -> Column | None:
        """Return the column a heading names, whatever its case and marks."""
        wanted = fold(" ".join(heading.split())).removesuffix(" *")
        return next((column for column in self.columns if fold(column.heading) == wanted), None)


YES, NO = "Có", "Không"
RESPONSIBILITY = {"owned": "Làm chủ quản", "operated": "Vận hành", "used": "Chỉ sử dụng"}
REGIME = {"331/2026": "NĐ 331/2026", "85/2016": "NĐ 85/2016"}
PLAN_STATE = {"none": "Chưa triển khai", "partial": "Đã triển khai một số hạng mục", "full": "Đã triển khai đầy đủ"}
AUDIT_KIND = {"pre_operation": "Trước khi đưa vào sử dụng", "periodic": "Định kỳ", "ad_hoc": "Đột xuất"}
CONCLUSION = {
    "eligible": "Đủ điều kiện",
    "not_eligible": "Không đủ điều kiện",
    "conditional": "Đủ điều kiện, kèm điều kiện",
}
ASSESSOR_KIND = {
    "operator": "Đơn vị vận hành tự đánh giá",
    "independent_internal": "Bộ phận độc lập trong cơ quan",
    "licensed": "Tổ chức được cấp phép",
    "state_service": "Tổ chức sự nghiệp nhà nước",
    "designated": "Tổ chức được chỉ định",
}
OCCASION = {
    "periodic": "Định kỳ",
    "pre_operation": "Trước khi đưa vào sử dụng",
    "serious_incident": "Sự cố nghiêm trọng",
    "major_change": "Thay đổi lớn",
    "doubtful_self_assessment": "Nghi ngờ kết quả tự đánh giá",
    "authority_request": "Cơ quan có thẩm quyền yêu cầu",
    "high_risk": "Nguy cơ cao",
}
DOSSIER_STATE = {
    "drafting": "Đang dự thảo",
    "sent_for_appraisal": "Đã gửi thẩm định",
    "appraised": "Đã thẩm định",
    "approved": "Đã được phê duyệt",
}
OPERATION_STATE = {"operating": "Đang vận hành", "stopped": "Đã dừng", "retired": "Ngừng sử dụng hẳn"}
UNIT_KIND = {"office": "Văn phòng"}

_SYSTEM = Column("system", "Mã hệ thống", required=True, drawn_from="systems")
_NUMBER = Column("number", "Số văn bản", required=True)
_ISSUER = Column("issuer", "Cơ quan ban hành", required=True)
_REGIME = Column("regime", "Theo nghị định", "choice", required=True, words=REGIME)
_REASON = Column("reason", "Lý do")

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
            Column("responsibility", "Vai trò của cơ quan", "choice", required=True, words=RESPONSIBILITY),
            Column("operating", "Đang vận hành", "yes_no", note="Bỏ trống với hệ thống mới: coi là có."),
            Column("registered_on", "Ngày ghi sổ", "day", note="Bỏ trống với hệ thống mới: ngày nhập."),
        ),
    ),
    Sheet(
        "decisions",
        "Quyết định",
        "Quyết định phê duyệt cấp độ.",
        (
            _SYSTEM,
            Column("level", "Cấp độ", "whole", required=True, note="Từ 1 đến 5."),
            _REGIME,
            _NUMBER,
            Column("date", "Ngày quyết định", "day", required=True),
            _ISSUER,
        ),
    ),
    Sheet(
        "regulations",
        "Quy chế",
        "Quy chế bảo đảm an ninh mạng; một quy chế có thể cho nhiều hệ thống.",
        (
            Column("systems", "Mã hệ thống", "codes", required=True, note="Các mã, cách nhau bằng dấu ;"),
            _NUMBER,
            Column("date", "Ngày ban hành", "day", required=True),
            _ISSUER,
        ),
    ),
    Sheet(
        "plans",
        "Phương án",
        "Mức độ triển khai phương án bảo vệ đã được phê duyệt.",
        (
            _SYSTEM,
            Column("state", "Mức độ triển khai", "choice", required=True, words=PLAN_STATE),
            Column("on", "Tính đến ngày", "day", required=True),
            Column("expected_on", "Dự kiến hoàn thành", "day"),
        ),
    ),
    Sheet(
        "audits",
        "Kiểm tra",
        "Kết luận kiểm tra, đánh giá.",
        (
            _SYSTEM,
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
        ),
    ),
    Sheet(
        "changes",
        "Thay đổi",
        "Thay đổi của hệ thống; thay đổi lớn phải được đánh giá lại.",
        (
            _SYSTEM,
            Column("on", "Ngày thay đổi", "day", required=True),
            Column("what", "Nội dung thay đổi", required=True),
            Column("major", "Thay đổi lớn", "yes_no", note="Bỏ trống: coi là có."),
        ),
    ),
    Sheet(
        "dossiers",
        "Hồ sơ cấp độ",
        "Các bước của hồ sơ đề xuất cấp độ.",
        (
            _SYSTEM,
            Column("regime", "Theo nghị định", "choice", required=True, words=REGIME),
            Column("proposed_level", "Cấp độ đề xuất", "whole", required=True),
            Column("state", "Bước", "choice", required=True, words=DOSSIER_STATE),
            Column("on", "Ngày", "day", required=True),
            Column("number", "Số văn bản"),
            _REASON,
        ),
        kept_by_machine=True,
    ),
    Sheet(
        "operations",
        "Vận hành",
        "Hệ thống bắt đầu, dừng vận hành hoặc ngừng sử dụng hẳn.",
        (
            _SYSTEM,
            Column("on", "Ngày", "day", required=True),
            Column("state", "Tình trạng", "choice", required=True, words=OPERATION_STATE),
            _REASON,
        ),
        kept_by_machine=True,
    ),
    Sheet(
        "permissions",
        "Phép sử dụng",
        "Cho phép sử dụng và rút phép.",
        (
            _SYSTEM,
            Column("on", "Ngày", "day", required=True),
            Column("granted", "Cho phép", "yes_no", required=True),
            _REASON,
        ),
        kept_by_machine=True,
    ),
)
SYSTEMS = next(sheet for sheet in SHEETS if sheet.section == "systems")
GUIDE = "Hướng dẫn"
