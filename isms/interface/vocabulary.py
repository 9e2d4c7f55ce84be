"""Vietnamese words for the codes of facts, the same on screen and on paper."""

from inventory.choices import AuditKind, AuditResult, Implementation, Responsibility
from inventory.law.assessors import AssessorKind, Occasion
from inventory.law.level_questions import Information, SystemKind
from inventory.records.agreement import AgreementKind
from inventory.records.audit import Box
from inventory.records.finding import AdvisoryKind, Severity
from inventory.records.incident import StepKind
from inventory.records.narrative import titles
from inventory.records.plan_item import ItemState
from inventory.records.role import NOT_CONFIRMED
from inventory.records.rounds import DossierStage, DossierState
from inventory.records.website import ReviewResult
from schedules.alerts.alert_kind import HEAD_OF_OFFICE, LEADER
from schedules.cadence.ladder import Escalation

STANDING = {
    "on_time": "Đúng hạn",
    "due_soon": "Sắp đến hạn",
    "overdue": "Quá hạn",
    "never_audited": "Chưa từng kiểm tra",
}
RESPONSIBILITY: dict[str | None, str] = {None: NOT_CONFIRMED} | {str(each): each.label for each in Responsibility}
CONCLUSION = AuditResult.words()
SEVERITY = Severity.words()
BOX = Box.words()
AUDIT_KIND = AuditKind.words()
PLAN_STATE = Implementation.words()
ITEM_STATE = ItemState.words()
SYSTEM_KIND = SystemKind.words()
INFORMATION = Information.words()
ADVISORY = AdvisoryKind.words()
REVIEW = ReviewResult.words()
AGREEMENT = AgreementKind.words()
NARRATIVE = titles()
DOSSIER_STAGE = DossierStage.words()
DOSSIER_STATE = DossierState.words()
ASSESSOR_KIND = AssessorKind.words()
OCCASION = Occasion.words()
STEP = StepKind.words()
DUTY = {
    "at_once": "Báo ngay khi phát hiện",
    "initial_notice": "Thông báo ban đầu (24 giờ)",
    "report": "Báo cáo nguyên nhân, phạm vi, khắc phục (72 giờ)",
    "preliminary_report": "Báo cáo thông tin sơ bộ, biện pháp khắc phục (72 giờ)",
    "final_report": "Báo cáo cập nhật, báo cáo kết thúc",
}
PROGRESS_STATE = {"not_started": "Chưa thực hiện", "in_progress": "Đang thực hiện", "done": "Đã hoàn thành"}
AIM = {
    "decided": "Đã có quyết định phê duyệt cấp độ",
    "implemented": "Đã triển khai đầy đủ phương án theo hồ sơ được phê duyệt",
    "audited": "Đã kiểm tra, đánh giá đúng hạn",
}


_ESCALATED = {HEAD_OF_OFFICE: "Chánh Văn phòng", LEADER: "lãnh đạo cơ quan"}


def why_told(rung: Escalation, headed: str) -> str:
    """Return why somebody who is not in charge of a system is told; `headed`: the body whose office they head."""
    who = f"Chánh Văn phòng của {headed}" if rung.to == HEAD_OF_OFFICE and headed else _ESCALATED[rung.to]
    return f"Ông/bà nhận báo này vì là {who}; việc đã quá hạn từ {rung.after_days} ngày."
