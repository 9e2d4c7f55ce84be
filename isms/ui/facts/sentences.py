"""Each kind of fact in a line of Vietnamese, with what else it says beneath."""

from collections.abc import Callable, Iterable
from typing import Any

from inventory.law import regimes
from inventory.law.level_questions import SystemKind
from inventory.law.requirements import title_of
from inventory.records import Record
from inventory.records.dossier_tables import ApprovalForecast, Asset, Narrative, Risk
from inventory.register_tables import (
    Change,
    Classification,
    DatedFact,
    Decision,
    Dossier,
    DossierComponent,
    Operation,
    PlanItem,
    PlanState,
    Regulation,
)
from isms.evidence.evidence_tables import Evidence
from isms.ui.facts import watch_words
from isms.ui.parts import words

COMPONENT = {
    "overview": "Thuyết minh tổng quan",
    "preliminary_design": "Thiết kế sơ bộ",
    "construction_design": "Thiết kế thi công",
    "level_justification": "Thuyết minh đề xuất cấp độ",
    "protection_plan": "Thuyết minh phương án bảo đảm",
    "specialised_opinion": "Ý kiến chuyên môn",
    "appraisal_opinion": "Ý kiến thẩm định",
    "round_the_clock_justification": "Thuyết minh yêu cầu vận hành 24/7",
}
_SUBJECT = {
    Classification: "Xác định cấp độ",
    Dossier: "Hồ sơ đề xuất cấp độ",
    DossierComponent: "Thành phần hồ sơ",
    ApprovalForecast: "Dự kiến phê duyệt",
    Narrative: "Phần thuyết minh",
    Asset: "Thiết bị, ứng dụng, vùng mạng",
    Risk: "Nguy cơ, rủi ro",
    Decision: "Quyết định phê duyệt cấp độ",
    Regulation: "Quy chế",
    PlanState: "Phương án bảo đảm",
    PlanItem: "Yêu cầu của phương án",
    Change: "Thay đổi",
    Operation: "Vận hành thực tế",
    Evidence: "Tài liệu",
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


def _classified(row: Classification) -> str:
    if row.computed_level is None:
        return "Chưa xác định được theo tiêu chí: người có thẩm quyền phải quyết định"
    return f"Theo tiêu chí: cấp độ {row.computed_level}"


def _classified_more(row: Classification) -> Iterable[str]:
    kind = SystemKind.words().get(str(row.facts.get("kind")), "")
    listed = "Thuộc Danh mục hệ thống quan trọng về an ninh quốc gia" if row.national_security_list else ""
    return kind, listed, regimes.get(row.regime).name


def _dossier_more(row: Dossier) -> Iterable[str]:
    number = f"Văn bản số {row.number}" if row.number else ""
    again = f"Đợt {row.round}" if row.round > 1 else ""
    reason = f"Lý do, căn cứ: {row.reason}" if row.reason else ""
    return number, again, words.DOSSIER_STAGE.get(row.stage, ""), reason, regimes.get(row.regime).name


def _component_more(row: DossierComponent) -> Iterable[str]:
    dated = f"ngày {words.day(row.document_date)}" if row.document_date else ""
    return f"Số {row.number}" if row.number else "", dated, row.note


def _plan_more(row: PlanState) -> Iterable[str]:
    return (f"Dự kiến hoàn thành {words.day(row.expected_on)}" if row.expected_on else "",)


def _item_more(row: PlanItem) -> Iterable[str]:
    return row.responsible, f"hạn {words.day(row.due_on)}" if row.due_on else "", row.note


def _asset_more(row: Asset) -> Iterable[str]:
    yield from (row.model, row.location, row.purpose)
    yield from (row.host, row.operating_system, row.private_addresses, row.public_addresses)


def _gone(row: Asset | Risk, name: str) -> str:
    return name if row.present else f"Không còn: {name}"


def _risk_more(row: Risk) -> Iterable[str]:
    yield f"Khả năng xảy ra {row.likelihood}/3, mức ảnh hưởng {row.impact}/3"
    yield from (row.weakness, row.harm, row.measures, row.responsible)
    yield f"hạn {words.day(row.due_on)}" if row.due_on else ""


def _changed_more(row: Change) -> Iterable[str]:
    return ("Thay đổi lớn" if row.major else "Không phải thay đổi lớn"), watch_words.aspects(row.aspects)


_Said = tuple[Callable[[Any], str], Callable[[Any], Iterable[str]]]
_SAID: dict[type[DatedFact], _Said] = {
    Classification: (_classified, _classified_more),
    Dossier: (lambda row: f"{words.DOSSIER_STATE[row.state]}, đề xuất cấp độ {row.proposed_level}", _dossier_more),
    DossierComponent: (
        lambda row: f"{COMPONENT[row.component]}: {'có' if row.present else 'chưa có'}",
        _component_more,
    ),
    ApprovalForecast: (lambda row: f"Dự kiến phê duyệt ngày {words.day(row.expected_on)}", lambda row: ()),
    Narrative: (lambda row: words.NARRATIVE[row.part], lambda row: (row.text,)),
    Asset: (lambda row: _gone(row, f"{words.ASSET_KIND[row.kind]} {row.name}"), _asset_more),
    Risk: (lambda row: _gone(row, row.threat), _risk_more),
    Decision: (
        lambda row: f"Quyết định số {row.number}: cấp độ {row.level}",
        lambda row: (row.issuer, regimes.get(row.regime).name),
    ),
    Regulation: (lambda row: f"Ban hành theo văn bản số {row.number}", lambda row: (row.issuer,)),
    PlanState: (lambda row: words.PLAN_STATE[row.state], _plan_more),
    PlanItem: (
        lambda row: f"{title_of(row.regime, row.requirement)}: {words.ITEM_STATE[row.state].lower()}",
        _item_more,
    ),
    Change: (lambda row: row.what, _changed_more),
    Operation: (lambda row: words.OPERATION_STATE[row.state], lambda row: (row.reason,)),
    Evidence: (lambda row: row.title, lambda row: (words.EVIDENCE_KIND[row.kind], row.filename)),
}
