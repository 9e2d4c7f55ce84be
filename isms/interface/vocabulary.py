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


_ESCALATED = {HEAD_OF_OFFICE: "Chánh Văn phòng", LEADER: "lãnh đạo cơ quan"}


def why_told(rung: Escalation, headed: str) -> str:
    """Return why somebody who is not in charge of a system is told; `headed`: the body whose office they head."""
    who = f"Chánh Văn phòng của {headed}" if rung.to == HEAD_OF_OFFICE and headed else _ESCALATED[rung.to]
    return f"Ông/bà nhận báo này vì là {who}; việc đã quá hạn từ {rung.after_days} ngày."
