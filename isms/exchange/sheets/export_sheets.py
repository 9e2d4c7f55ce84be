"""
The sheets that only an export holds: what is entered on pages of its own, one by one, as it happens.

Among them are the facts that shut the gate (an incident, a place on the list of Đ16, a stop), so that a register
taken out as a workbook answers alike elsewhere.
"""

from inventory.law import recurring_duties
from isms.exchange.format import declared_rows
from isms.exchange.format.sheet_layout import Column, Sheet
from schedules.plans.progress import ProgressState

REPORTING = {"quarterly": "Hằng quý", "on_request": "Khi được yêu cầu"}
INDICATOR = {"level_and_plan": "Có cấp độ, đủ phương án", "audited": "Kiểm tra đúng hạn"}

_DUTIES = {row.code: f"{row.code} {row.title}" for row in recurring_duties.switched()}
_ON = Column("on", "Ngày", "day", required=True)
_WHAT = Column("what", "Nội dung", "lines", required=True)
_HOW = Column("how", "Cách xử lý", "lines", required=True)
_NOTE = Column("note", "Ghi chú", "lines")
_UNIT = Column("unit", "Mã đơn vị", required=True, drawn_from="units")
_PROGRAMME = Column("programme", "Mã kế hoạch", required=True)


def _exported(section: str, title: str, about: str, *columns: Column) -> Sheet:
    return Sheet(section, title, about, columns, kept_by_machine=True)


_OF_THE_GATE = (
    _exported(
        "policies",
        "Chu kỳ kiểm tra",
        "Số tháng giữa hai lần kiểm tra theo cấp độ, có hiệu lực từ một ngày.",
        Column("name", "Tên chu kỳ", required=True),
        Column("in_force_from", "Hiệu lực từ", "day", required=True),
        Column("clause", "Căn cứ", required=True),
        *(Column(f"months.{level}", f"Cấp độ {level} (tháng)", "whole", required=level == 1) for level in range(1, 6)),
        Column("note", "Ghi chú"),
    ),
    _exported(
        "holidays",
        "Ngày nghỉ",
        "Ngày nghỉ và ngày làm bù.",
        Column("day", "Ngày", "day", required=True),
        Column("working", "Làm bù", "yes_no"),
        Column("name", "Tên"),
        Column("removed", "Đã bỏ", "yes_no"),
    ),
)
_OF_AUDITS = ()
_OF_THE_WATCH = (*declared_rows.export_sheets(),)
_OF_THE_OFFICE = (
    _exported(
        "gate_rules",
        "Ngày áp dụng quy tắc",
        "Từ ngày nào mỗi quy tắc mới của sổ được áp dụng.",
        Column("code", "Quy tắc", required=True),
        Column("in_force_from", "Áp dụng từ ngày", "day", required=True),
    ),
    _exported(
        "focal_points",
        "Đầu mối",
        "Người được giao làm đầu mối của đơn vị.",
        _UNIT,
        Column("name", "Họ và tên", required=True),
        Column("position", "Chức vụ"),
        Column("contact", "Liên hệ"),
        Column("decision_number", "Số quyết định"),
        Column("decision_date", "Ngày quyết định", "day"),
        Column("since", "Từ ngày", "day", required=True),
        Column("until", "Đến hết ngày", "day"),
    ),
    _exported(
        "duty_choices",
        "Việc định kỳ",
        "Việc định kỳ nào cơ quan áp dụng, chu kỳ, người phụ trách.",
        Column("code", "Việc", "choice", required=True, words=_DUTIES),
        Column("active", "Áp dụng", "yes_no", required=True),
        Column("since", "Tính từ ngày", "day", required=True),
        *(Column(f"months.{level}", f"Cấp độ {level} (tháng)", "whole") for level in range(1, 6)),
        Column("month_day", "Ngày trong năm", note="Tháng-ngày, ví dụ 01-31."),
        Column("responsible", "Người phụ trách"),
        Column("unit", "Mã đơn vị phụ trách", drawn_from="units"),
        Column("note", "Ghi chú"),
    ),
    _exported(
        "office_duties_done",
        "Việc cơ quan đã làm",
        "Mỗi lần thực hiện một việc định kỳ của cả cơ quan.",
        _UNIT,
        Column("duty", "Việc", "choice", required=True, words=_DUTIES),
        Column("on", "Ngày thực hiện", "day", required=True),
        Column("performer", "Người, đơn vị thực hiện"),
        Column("number", "Số văn bản"),
        Column("note", "Kết quả, ghi chú", "lines"),
    ),
    _exported(
        "programmes",
        "Kế hoạch",
        "Các kế hoạch mà cơ quan báo cáo.",
        Column("code", "Mã kế hoạch", required=True),
        Column("name", "Tên kế hoạch", required=True),
        Column("year", "Năm", "whole", required=True),
        Column("number", "Số văn bản"),
        Column("issued_on", "Ngày ban hành", "day"),
        Column("reporting", "Chế độ báo cáo", "choice", words=REPORTING),
    ),
    _exported(
        "programme_tasks",
        "Nhiệm vụ của kế hoạch",
        "Nhiệm vụ, chỉ tiêu của từng kế hoạch.",
        _PROGRAMME,
        Column("code", "Số nhiệm vụ", required=True),
        Column("heading", "Nhóm"),
        Column("task", "Nhiệm vụ", "lines", required=True),
        Column("solution", "Giải pháp", "lines"),
        Column("deadline", "Thời hạn bằng lời"),
        Column("due_on", "Hạn", "day"),
        Column("lead", "Chủ trì"),
        Column("coordination", "Phối hợp"),
        Column("product", "Sản phẩm", "lines"),
        Column("target", "Chỉ tiêu (%)", "number"),
        Column("indicator", "Chỉ số tính từ sổ", "choice", words=INDICATOR),
        Column("units", "Mã các đơn vị chủ trì", "codes"),
    ),
    _exported(
        "progress",
        "Báo cáo tiến độ kế hoạch",
        "Đơn vị báo cáo về nhiệm vụ theo quý.",
        _PROGRAMME,
        Column("task", "Số nhiệm vụ", required=True),
        _UNIT,
        Column("quarter", "Quý", required=True, note="Ví dụ 2026-Q4."),
        _ON,
        Column("state", "Tình trạng", "choice", required=True, words=ProgressState.words()),
        Column("percent", "Tỷ lệ (%)", "number"),
        Column("result", "Kết quả", "lines"),
        Column("difficulties", "Khó khăn, kiến nghị", "lines"),
    ),
    _exported(
        "organisations",
        "Cơ quan, tổ chức",
        "Thẻ của chủ quản, đơn vị vận hành, đơn vị chuyên trách.",
        Column("name", "Tên", required=True),
        Column("legal_basis", "Văn bản quy định chức năng, nhiệm vụ"),
        Column("representative", "Người đại diện"),
        Column("title", "Chức vụ"),
        Column("address", "Địa chỉ"),
        Column("phone", "Điện thoại"),
        Column("email", "Thư điện tử"),
        Column("specialised_unit", "Đơn vị chuyên trách"),
    ),
)
EXPORT_SHEETS = (*_OF_THE_GATE, *_OF_AUDITS, *_OF_THE_WATCH, *_OF_THE_OFFICE)
