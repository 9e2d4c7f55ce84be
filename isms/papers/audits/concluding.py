"""During and after an audit: minutes, the conclusion, the findings, the evaluation before use (Đ27, Đ28.3)."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from inventory.choices import AuditKind, AuditResult
from inventory.errors import NotFound
from inventory.law.assessors import AssessorKind, Occasion
from inventory.law.written_clauses import written_out
from inventory.records import Audit, PlannedAudit
from inventory.records.audit import Box
from inventory.work import Work
from isms.papers.audits import audit_subject
from isms.papers.audits.audit_subject import LATER, describe, heading, lines, of_system
from isms.papers.composition.declared_papers import AUDIT as ONE_AUDIT
from isms.papers.composition.declared_papers import PLANNED_AUDIT, SYSTEM, paper
from isms.papers.composition.paper import Blanks, Content
from isms.papers.composition.paper_words import short_date
from isms.systems import system_history
from schedules.audits import findings
from schedules.audits.findings import FindingLine
from schedules.gate.clearance import State
from schedules.standing import queries

Row = TypeVar("Row", Audit, PlannedAudit)
AUDIT = "Thẻ Kiểm tra, đánh giá"
EVALUATED = (
    "Chính sách, quy chế, quy trình bảo đảm an ninh mạng",
    "Tổ chức bộ máy, nhân sự phụ trách an ninh mạng",
    "Biện pháp quản lý và kỹ thuật bảo vệ an ninh mạng hệ thống thông tin",
    "Khả năng giám sát, phát hiện, ứng phó và khắc phục sự cố an ninh mạng",
    "Việc tuân thủ quy định của pháp luật về an ninh mạng và các quy định có liên quan",
)
"""What an evaluation before use covers (NĐ 331/2026 Đ28.3.a)."""
CONDITIONS = (
    ("Đã có quyết định phê duyệt cấp độ (NĐ 331/2026 Đ18, Đ20.3)", {"no_level_decision"}),
    (
        "Quy chế được ban hành trước quyết định phê duyệt (NĐ 331/2026 Đ30.7)",
        {"no_regulation", "regulation_not_before_decision"},
    ),
    ("Phương án bảo đảm đã triển khai đầy đủ (NĐ 331/2026 Đ30.6)", {"plan_not_full"}),
    (
        "Không có thay đổi lớn, sự cố nghiêm trọng chưa được đánh giá (NĐ 331/2026 Đ28.3.b, Đ31.2.c)",
        {"major_change_unassessed", "serious_incident_unassessed"},
    ),
)
"""What the gate asks besides the conclusion, and the blockers that say it is not met."""


@paper(
    "audit-minutes",
    "Biên bản kiểm tra, đánh giá",
    ONE_AUDIT,
    "papers/audit-minutes.html.j2",
    number_type="BB",
    internal=True,
)
def minutes(work: Work, subject: str, on: date | None = None) -> Content:
    """Return the minutes of a concluded audit; `subject`: "CODE:number". Raises NotFound."""
    code, number = audit_subject.split(subject)
    row = _one(work, code, Audit, number)
    found = lines(_of(work, code, row))
    return _minutes(work, code, row, found, "Không ghi nhận tồn tại nào.")


@paper(
    "audit-minutes-draft",
    "Biên bản kiểm tra, đánh giá để ghi",
    PLANNED_AUDIT,
    "papers/audit-minutes.html.j2",
    number_type="BB",
    internal=True,
)
def minutes_to_write(work: Work, subject: str, on: date | None = None) -> Content:
    """Return the minutes of a planned audit, to be written on the day; `subject`: "CODE:number". Raises NotFound."""
    code, number = audit_subject.split(subject)
    return _minutes(work, code, _one(work, code, PlannedAudit, number), [], "")


def _minutes(work: Work, code: str, row: Audit | PlannedAudit, found: list[dict[str, str]], nothing: str) -> Content:
    subject_of, blanks = audit_subject.one(work, code), Blanks()
    said = heading(work, subject_of, "BB", blanks, (subject_of.operator, row.assessor))
    said |= describe(work, subject_of, blanks) | _audit(row, blanks)
    said |= {
        "begun": blanks.text(None, "..... giờ ....., ngày ..... tháng ..... năm", LATER),
        "where": blanks.text(None, "địa điểm", LATER),
        "present": blanks.text(None, "họ và tên, chức vụ", LATER),
        "opinion": blanks.text(None, "ý kiến", LATER),
        "no_findings": blanks.text(nothing, "tồn tại", LATER) if not found else "",
        "findings": found,
        "year": str(work.today.year),
        "left_signer": "ĐẠI DIỆN ĐƠN VỊ VẬN HÀNH",
        "right_signer": "ĐẠI DIỆN BÊN KIỂM TRA, ĐÁNH GIÁ",
    }
    return of_system("Biên bản kiểm tra, đánh giá", subject_of, said, blanks)


@paper(
    "audit-conclusion",
    "Kết luận kiểm tra, đánh giá",
    ONE_AUDIT,
    "papers/audit-conclusion.html.j2",
    number_type="TB",
    internal=True,
)
def conclusion(work: Work, subject: str, on: date | None = None) -> Content:
    """Return the conclusion of an audit as a notice; `subject`: "CODE:number". Raises NotFound."""
    code, number = audit_subject.split(subject)
    subject_of, blanks = audit_subject.one(work, code), Blanks()
    row = _one(work, code, Audit, number)
    _, _, state = queries.show(work, code, on)
    said = heading(work, subject_of, "TB", blanks, (subject_of.owner, subject_of.operator))
    said |= describe(work, subject_of, blanks) | _audit(row, blanks)
    said |= {
        "licence": blanks.text(row.licence, "số, ngày", AUDIT),
        "day": short_date(row.concluded_on),
        "conclusion": AuditResult.word(row.conclusion),
        "conditions": blanks.text(row.conditions, "điều kiện", AUDIT) if row.conclusion == "conditional" else "",
        "conditions_until": f"ngày {short_date(row.conditions_until)}" if row.conditions_until else "",
        "effect": _effect(state, on or work.today),
        "findings": lines(_of(work, code, row)),
    }
    return of_system("Kết luận kiểm tra, đánh giá", subject_of, said, blanks)


@paper("findings", "Danh mục tồn tại", SYSTEM, "papers/findings.html.j2", internal=True)
def findings_list(work: Work, code: str, on: date | None = None) -> Content:
    """Return the findings of a system as of a day, open ones first. Raises NotFound."""
    day, blanks = on or work.today, Blanks()
    subject_of = audit_subject.one(work, code)
    told = [_as_of(each, day) for each in findings.listed(work, code) if each.finding.on <= day]
    told.sort(key=lambda each: (each.resolution is not None, each.finding.due_on, each.finding.id))
    still = [each for each in told if each.resolution is None]
    said = heading(work, subject_of, "", blanks, (subject_of.operator,)) | describe(work, subject_of, blanks)
    said |= {
        "as_of": short_date(day),
        "open": str(len(still)),
        "late": str(sum(each.overdue(day) for each in still)),
        "findings": lines(told),
    }
    return of_system("Danh mục tồn tại", subject_of, said, blanks)


@paper(
    "pre-operation",
    "Biên bản đánh giá điều kiện trước khi đưa vào sử dụng",
    SYSTEM,
    "papers/pre-operation.html.j2",
    number_type="BB",
    internal=True,
)
def pre_operation(work: Work, code: str, on: date | None = None) -> Content:
    """Return the record of an evaluation before use, with what the gate already finds (Đ28.3). Raises NotFound."""
    day, blanks = on or work.today, Blanks()
    subject_of, _, state = queries.show(work, code, on)
    blocking = {each.code for each in state.clearance.blockers}
    said = heading(work, subject_of, "BB", blanks, (subject_of.operator,)) | describe(work, subject_of, blanks)
    said |= {
        "begun": blanks.text(None, "..... giờ ....., ngày ..... tháng ..... năm", LATER),
        "assessor": blanks.text(None, "bên đánh giá", LATER),
        "contents": EVALUATED,
        "as_of": short_date(day),
        "conditions": [{"text": written_out(text), "met": not codes & blocking} for text, codes in CONDITIONS],
        "conclusion": blanks.text(None, "đủ điều kiện hoặc không đủ điều kiện đưa vào vận hành, sử dụng", LATER),
        "left_signer": "ĐẠI DIỆN ĐƠN VỊ VẬN HÀNH",
        "right_signer": "ĐẠI DIỆN BÊN ĐÁNH GIÁ",
    }
    return of_system("Biên bản đánh giá điều kiện an ninh mạng", subject_of, said, blanks)


def _one(work: Work, code: str, table: type[Row], number: int) -> Row:
    """Return a record of the system that holds. Raises NotFound."""
    found = next(
        (row for row in system_history.of_kind(work, code, table) if row.id == number and not row.voided_at), None
    )
    if found is None:
        raise NotFound("bản ghi", f"{code}:{number}")
    return found


def _of(work: Work, code: str, audit: Audit) -> list[FindingLine]:
    return [each for each in findings.listed(work, code) if each.finding.audit_id == audit.id]


def _as_of(told: FindingLine, day: date) -> FindingLine:
    """Return a finding as it stood on a day."""
    mended = told.resolution is not None and told.resolution.on <= day
    return told if mended else replace(told, resolution=None)


def _audit(row: Audit | PlannedAudit, blanks: Blanks) -> audit_subject.Places:
    """Return what both an audit and its plan say; the contents are ticked once they were made."""
    occasion = (
        f" ({Occasion.word(row.occasion).lower()})" if row.kind == "ad_hoc" and row.occasion in Occasion.words() else ""
    )
    said: audit_subject.Places = {
        "kind": AuditKind.word(row.kind) + occasion,
        "assessor": blanks.text(row.assessor, "Bên kiểm tra, đánh giá", AUDIT),
        "assessor_kind": blanks.text(AssessorKind.word(row.assessor_kind, "").lower(), "loại tổ chức, đơn vị", AUDIT),
    }
    if isinstance(row, PlannedAudit):
        return said | {"compliance": False, "effectiveness": False, "weaknesses": False, "box": ""}
    box = f"; hình thức: {Box.word(row.box).lower()} (khoản 4 Điều 27)" if row.box else ""
    contents = {"compliance": row.compliance, "effectiveness": row.effectiveness, "weaknesses": row.weaknesses}
    return said | {name: bool(made) for name, made in contents.items()} | {"box": box}


def _effect(state: State, day: date) -> str:
    """Return what the register makes of the conclusion, as of a day."""
    due = (
        f"Hạn kiểm tra, đánh giá tiếp theo: {short_date(state.audit_due_on)}"
        if state.audit_due_on
        else ("Kết luận này không tính cho chu kỳ kiểm tra định kỳ")
    )
    if state.clearance.cleared and state.clearance.until:
        use = f"hệ thống đủ điều kiện được đưa vào sử dụng đến hết ngày {short_date(state.clearance.until)}"
    else:
        use = f"hệ thống chưa đủ điều kiện được đưa vào sử dụng, còn {len(state.clearance.blockers)} lý do"
    return f"{due} ({written_out(state.policy_clause)}). Theo sổ, tính đến ngày {short_date(day)}, {use}."
