"""Record what audits concluded (kiểm tra, đánh giá; NĐ 331/2026 Đ27, Đ28, Đ31.2.c)."""

from typing import get_args

from inventory.law.assessors import AssessorKind, Occasion
from inventory.organisation.access import Act, system
from inventory.records.facts import add
from inventory.register_tables import System
from inventory.validation import LATEST, LONG, NAME, Checks
from inventory.work import Work
from schedules.gate.dated import AuditKind, Result
from schedules.schedule_tables import Audit, PlannedAudit

BOXES = ("black", "grey", "white")
_USUAL = {"pre_operation": "pre_operation", "periodic": "periodic"}


def conclude(work: Work, code: str, audit: Audit) -> Audit:
    """
    Record a concluded audit: concluded_on, kind, conclusion, conditions_until, assessor, assessor_kind, occasion,
    document_number, document_date, issuer, licence, the three contents of Đ27.1-3 (compliance, effectiveness,
    weaknesses), box (Đ27.4), planned_id.

    Raises Invalid for a conclusion in the future, or conditions without a deadline. Whether the assessor was
    allowed is not refused here but judged by the gate: the audit took place, whoever made it.
    """
    about = system(work, code, Act.AUDIT)
    checks = Checks()
    checks.past("concluded_on", audit.concluded_on, work.today)
    checks.one_of("kind", audit.kind, list(AuditKind))
    checks.one_of("conclusion", audit.conclusion, list(Result))
    _check_conditions(checks, audit)
    audit.assessor = checks.text("assessor", audit.assessor, NAME)
    checks.one_of("assessor_kind", audit.assessor_kind, get_args(AssessorKind))
    audit.occasion = audit.occasion or _USUAL.get(audit.kind, "")
    checks.one_of("occasion", audit.occasion, get_args(Occasion))
    audit.document_number = checks.text("document_number", audit.document_number, required=False)
    audit.issuer = checks.text("issuer", audit.issuer, NAME, required=False)
    audit.licence = checks.text("licence", audit.licence, NAME, required=False)
    if audit.document_date is not None:
        checks.past("document_date", audit.document_date, work.today)
        rule = "Ngày văn bản kết luận đứng trước ngày kết luận."
        checks.in_order("document_date", audit.document_date, audit.concluded_on, rule)
    _check_contents(checks, audit)
    _check_planned(checks, work, about, audit)
    checks.done()
    return add(work, about, audit)


def _check_contents(checks: Checks, audit: Audit) -> None:
    if audit.box:
        checks.one_of("box", audit.box, BOXES)
        if not audit.weaknesses:
            rule = "Hình thức hộp đen, xám, trắng chỉ dùng cho nội dung dò quét, thử nghiệm xâm nhập (Đ27.4)."
            checks.problem("box", rule, "Hãy đánh dấu nội dung đó, hoặc để trống hình thức.")


def _check_planned(checks: Checks, work: Work, about: System, audit: Audit) -> None:
    if audit.planned_id is None:
        return
    planned = work.session.get(PlannedAudit, audit.planned_id)
    if planned is None or planned.system_id != about.id or planned.voided_at is not None:
        checks.problem("planned_id", "Không có kế hoạch kiểm tra này của hệ thống.", "Hãy mở lại trang rồi nhập lại.")


def _check_conditions(checks: Checks, audit: Audit) -> None:
    audit.conditions = checks.text("conditions", audit.conditions, LONG, required=False)
    if audit.conclusion != Result.CONDITIONAL:
        if audit.conditions_until is not None:
            checks.problem("conditions_until", "Chỉ kết luận kèm điều kiện mới có hạn này.", "Hãy để trống.")
    elif audit.conditions_until is None:
        checks.problem("conditions_until", "Kết luận kèm điều kiện phải có hạn thực hiện.", "Hãy nhập hạn.")
    elif audit.conditions_until > LATEST:
        checks.plausible("conditions_until", audit.conditions_until)
    elif audit.concluded_on and audit.conditions_until < audit.concluded_on:
        checks.problem("conditions_until", "Hạn thực hiện điều kiện trước ngày kết luận.", "Hãy kiểm tra lại hai ngày.")
