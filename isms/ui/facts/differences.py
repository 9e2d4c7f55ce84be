"""Old beside new, in words: what a record says otherwise than the one before it, and what an edit changed."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from inventory.records import facts
from inventory.records.declaration import DeclaredField, Record, fields_of
from inventory.register_tables import DatedFact
from isms.ui.facts import questions, watch_words
from isms.ui.parts import words

Difference = tuple[str, str, str]
EMPTY = "trống"

_FIELD = {
    "name": "Tên",
    "purpose": "Mục đích",
    "owner": "Chủ quản",
    "operator": "Đơn vị vận hành",
    "responsibility": "Trách nhiệm",
    "registered_on": "Ngày ghi sổ",
    "unit_id": "Đơn vị giữ hồ sơ",
    "units": "Đơn vị sử dụng, phối hợp",
    "suggestion": "Gợi ý",
    "on": "Ngày",
    "date": "Ngày",
    "concluded_on": "Ngày kết luận",
    "level": "Cấp độ",
    "regime": "Quy định",
    "state": "Tình trạng",
    "number": "Số văn bản",
    "issuer": "Cơ quan ban hành",
    "reason": "Lý do",
    "document_date": "Ngày văn bản",
    "document_number": "Số văn bản",
    "note": "Ghi chú",
    "responsible": "Phụ trách",
    "due_on": "Hạn",
    "kind": "Loại",
    "conclusion": "Kết luận",
    "conditions": "Điều kiện",
    "conditions_until": "Hạn thực hiện điều kiện",
    "assessor": "Bên đánh giá",
    "assessor_kind": "Loại bên đánh giá",
    "occasion": "Trường hợp",
    "granted": "Được phép sử dụng",
    "what": "Nội dung",
    "severity": "Mức độ",
    "how": "Cách xử lý",
    "at": "Lúc",
    "detected_at": "Phát hiện lúc",
    "serious": "Nghiêm trọng",
    "urgent": "Phải báo ngay",
    "complex": "Phức tạp",
    "personal_data": "Liên quan dữ liệu cá nhân",
    "source": "Nguồn",
    "address": "Địa chỉ",
    "review_months": "Rà soát mỗi (tháng)",
    "result": "Kết quả",
    "licence": "Căn cứ được đánh giá",
    "compliance": "Đánh giá việc tuân thủ",
    "effectiveness": "Đánh giá hiệu quả biện pháp",
    "weaknesses": "Dò quét điểm yếu, lỗ hổng",
    "box": "Phương pháp kiểm thử",
    "title": "Tên tài liệu",
    "filename": "Tên tệp",
    "sha256": "Mã SHA-256 của tệp",
}
_FIELD_OF: dict[tuple[str, str], str] = {}
"""What a column is called in one kind of record, where that is not what others call it."""
REFERENCES = frozenset(
    {"component", "part", "item", "requirement"}
    | {"audit_id", "finding_id", "advisory_id", "incident_id", "website_id", "planned_id", "replaces_id"}
    | {"about", "about_id"}
)
"""Columns that say which thing a record is about: two records that differ in them are of two things, not a change."""
_CODES: dict[str, Mapping[Any, str]] = {
    "responsibility": words.RESPONSIBILITY,
    "regime": words.REGIME,
    "conclusion": words.CONCLUSION,
    "assessor_kind": words.ASSESSOR_KIND,
    "occasion": words.OCCASION,
    "severity": words.SEVERITY,
    "box": words.BOX,
}
_CODES_OF: dict[tuple[str, str], Mapping[Any, str]] = {
    ("audit", "kind"): words.AUDIT_KIND,
    ("planned_audit", "kind"): words.AUDIT_KIND,
    ("advisory", "kind"): watch_words.ADVISORY,
    ("incident_step", "kind"): watch_words.STEP,
    ("evidence", "kind"): words.EVIDENCE_KIND,
    ("website_review", "result"): watch_words.REVIEW,
}


def of_facts(before: DatedFact, fact: DatedFact) -> list[Difference]:
    """Return what a fact says otherwise than the one before it: (what, old, new)."""
    if isinstance(fact, Record):
        return list(_of_records(before, fact))
    table = str(fact.__tablename__)
    old, new = facts.content(before), facts.content(fact)
    return [
        (label(table, name), said(name, getattr(before, name), table), said(name, getattr(fact, name), table))
        for name in new
        if name not in REFERENCES and old.get(name) != new[name]
    ]


def label(table: str, column: str) -> str:
    """Return what a column of a kind of record is called."""
    return _FIELD_OF.get((table, column)) or _FIELD.get(column, column)


def _of_records(before: DatedFact, fact: Record) -> Iterator[Difference]:
    """Yield what a declared record says otherwise: every declared field, by its own label."""
    for each in sorted(fields_of(type(fact)).values(), key=lambda each: each.kind == "object"):
        old, new = getattr(before, each.name), getattr(fact, each.name)
        if old == new or each.declared.fixed:
            continue
        if each.kind == "object":
            yield from _of_answers(old, new)
        else:
            yield each.declared.label, in_words(each, old), in_words(each, new)


def in_words(each: DeclaredField, value: Any) -> str:
    """Return the value of a declared field in words."""
    words_by_code = each.declared.words()
    if each.kind == "choices":
        return "; ".join(words_by_code.get(code, code) for code in value) or EMPTY
    if each.kind == "whole" and value is not None:
        return each.declared.pattern.format(value)
    return words_by_code.get(value) or said(each.name, value)


def of_edit(detail: Mapping[str, Any], units: Mapping[int, str]) -> Iterator[Difference]:
    """Yield what an edit of the register changed; `units` are names by id."""
    for name, change in detail.items():
        label = _FIELD.get(name, name)
        if not isinstance(change, list) or len(change) != 2:
            yield label, "", "đã thay đổi"
        elif name == "unit_id":
            yield label, units.get(change[0], EMPTY), units.get(change[1], EMPTY)
        elif name == "units":
            yield label, _units(change[0]), _units(change[1])
        elif name == "suggestion":
            yield label, "gợi ý cũ", "gợi ý mới" if change[1] else EMPTY
        else:
            yield label, said(name, change[0]), said(name, change[1])


def said(name: str, value: Any, table: str = "") -> str:
    """Return a value in words."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime):
        return words.instant(value)
    if isinstance(value, date):
        return words.day(value)
    if name == "registered_on":
        return words.day(date.fromisoformat(value))
    if name.endswith("level"):
        return f"cấp độ {value}"
    return (_CODES_OF.get((table, name)) or _CODES.get(name, {})).get(value, str(value))


def _units(linked: Mapping[str, list[str]]) -> str:
    parts = (("sử dụng", linked.get("uses")), ("phối hợp", linked.get("coordinates")))
    return "; ".join(f"{what}: {', '.join(codes)}" for what, codes in parts if codes) or EMPTY


def _of_answers(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    kinds = {code: title for code, (title, _) in questions.KINDS.items()}
    asked = [("kind", "Loại hình", kinds), *((each.name, each.text, each.options) for each in questions.QUESTIONS)]
    for name, text, options in asked:
        old, new = before.get(name), after.get(name)
        if (old or None) != (new or None):
            yield text, _answer(old, options), _answer(new, options)


def _answer(value: Any, options: Mapping[str, str] | None) -> str:
    if value in (None, "", [], 0, False):
        return "không" if value is False else EMPTY
    if value is True:
        return "có"
    if isinstance(value, list):
        return ", ".join((options or {}).get(str(each), str(each)).partition(":")[0] for each in value)
    if options:
        return options.get(str(value), str(value))
    return words.number(value) if isinstance(value, int) else str(value)
