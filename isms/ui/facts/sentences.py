"""Each kind of fact in a line of Vietnamese, with what else it says beneath."""

from collections.abc import Callable, Iterable
from typing import Any

from inventory.records import (
    Record,
)
from inventory.register_tables import DatedFact
from isms.evidence.evidence_tables import Evidence
from isms.ui.facts import watch_words
from isms.ui.parts import words
from schedules.schedule_tables import (
    Advisory,
    Audit,
    Finding,
    Incident,
    IncidentStep,
    Permission,
    PlannedAudit,
    Resolution,
    Website,
    WebsiteReview,
)

_SUBJECT = {
    Audit: "Kiểm tra, đánh giá",
    PlannedAudit: "Kế hoạch kiểm tra",
    Finding: "Tồn tại",
    Permission: "Phép sử dụng",
    Evidence: "Tài liệu",
    Incident: "Sự cố",
    IncidentStep: "Báo cáo sự cố",
    Advisory: "Cảnh báo, lộ lọt",
    Resolution: "Kết quả xử lý",
    Website: "Website",
    WebsiteReview: "Rà soát website",
}


def can_tell(fact: DatedFact) -> bool:
    """Say whether there are words for facts of this kind."""
    return isinstance(fact, (Record, *_SAID))


def subject(fact: DatedFact) -> str:
    """Return what kind of record it is."""
    if isinstance(fact, Record):
        return fact.declaration.title
    return next(name for table, name in _SUBJECT.items() if isinstance(fact, table))


def headline(fact: DatedFact) -> str:
    """Return what the fact says, in one line."""
    if isinstance(fact, Record):
        return fact.declaration.headline(fact)
    return next(said for table, (said, _) in _SAID.items() if isinstance(fact, table))(fact)


def details(fact: DatedFact) -> str:
    """Return what else the fact says, parts separated by dots; empty when nothing."""
    if isinstance(fact, Record):
        return " · ".join(part for part in fact.declaration.details(fact) if part)
    tell = next(tell for table, (_, tell) in _SAID.items() if isinstance(fact, table))
    return " · ".join(part for part in tell(fact) if part)


def _audited_more(row: Audit) -> Iterable[str]:
    yield f"{row.assessor} ({words.ASSESSOR_KIND.get(row.assessor_kind, row.assessor_kind).lower()})"
    if row.kind == "ad_hoc":
        yield words.OCCASION.get(row.occasion, row.occasion)
    if row.conditions_until:
        yield f"Hạn thực hiện điều kiện: {words.day(row.conditions_until)}. {row.conditions}".strip()
    contents = {
        "tuân thủ": row.compliance,
        "hiệu quả biện pháp": row.effectiveness,
        "điểm yếu, lỗ hổng": row.weaknesses,
    }
    if any(contents.values()):
        box = f" ({words.BOX[row.box].lower()})" if row.box else ""
        yield f"Nội dung: {', '.join(name for name, ticked in contents.items() if ticked)}{box}"
    yield row.licence
    if row.document_number or row.document_date:
        number = f"số {row.document_number}" if row.document_number else "chưa ghi số"
        dated = f" ngày {words.day(row.document_date)}" if row.document_date else ""
        yield f"Văn bản {number}{dated}" + (f", {row.issuer}" if row.issuer else "")


def _permission_more(row: Permission) -> Iterable[str]:
    return (words.why_withdrawn(row.reason),)


def _planned_more(row: PlannedAudit) -> Iterable[str]:
    why = words.OCCASION[row.occasion] if row.occasion in words.OCCASION and row.kind == "ad_hoc" else ""
    return why, row.assessor, words.ASSESSOR_KIND.get(row.assessor_kind, ""), row.note


def _finding_more(row: Finding) -> Iterable[str]:
    return words.SEVERITY[row.severity], row.responsible, f"Hạn khắc phục {words.day(row.due_on)}"


def _incident_more(row: Incident) -> Iterable[str]:
    yield f"Phát hiện lúc {words.instant(row.detected_at)}"
    yield ", ".join(watch_words.marks(row.serious, row.urgent, row.complex, row.personal_data))


def _step_more(row: IncidentStep) -> Iterable[str]:
    return words.instant(row.at), f"Văn bản số {row.number}" if row.number else "", row.note


def _advisory_more(row: Advisory) -> Iterable[str]:
    number = f"Văn bản số {row.number}" if row.number else ""
    return watch_words.ADVISORY[row.kind], row.source, number, f"Hạn {words.day(row.due_on)}" if row.due_on else ""


_Said = tuple[Callable[[Any], str], Callable[[Any], Iterable[str]]]
_SAID: dict[type[DatedFact], _Said] = {
    Audit: (lambda row: f"{words.CONCLUSION[row.conclusion]} ({words.AUDIT_KIND[row.kind].lower()})", _audited_more),
    PlannedAudit: (lambda row: f"Dự kiến kiểm tra, đánh giá {words.AUDIT_KIND[row.kind].lower()}", _planned_more),
    Finding: (lambda row: row.what, _finding_more),
    Evidence: (lambda row: row.title, lambda row: (words.EVIDENCE_KIND[row.kind], row.filename)),
    Incident: (lambda row: row.what, _incident_more),
    IncidentStep: (lambda row: watch_words.STEP[row.kind], _step_more),
    Advisory: (lambda row: row.what, _advisory_more),
    Resolution: (lambda row: row.how, lambda row: ()),
    Website: (
        lambda row: row.address,
        lambda row: (f"Rà soát {row.review_months} tháng một lần" if row.review_months else "",),
    ),
    WebsiteReview: (lambda row: watch_words.REVIEW[row.result], lambda row: (row.note,)),
    Permission: (lambda row: "Được đưa vào sử dụng" if row.granted else "Rút phép sử dụng", _permission_more),
}
