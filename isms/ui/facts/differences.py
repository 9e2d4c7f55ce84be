"""Old beside new, in words: what a record says otherwise than the one before it, and what an edit changed."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from inventory.law.levels import QUESTIONS
from inventory.records import KINDS, facts
from inventory.records.declaration import DeclaredField, Record, fields_of
from inventory.register_tables import Classification, DatedFact
from inventory.systems.register import CARD
from isms.ui.facts import watch_words
from isms.ui.parts import words

Difference = tuple[str, str, str]
EMPTY = "trống"
_CARD_OF = {"unit_id": "unit"}
_UNITS = "Đơn vị sử dụng, phối hợp"  # linked together, as the trail has them

_FIELD = {
    "name": "Tên",
    "purpose": "Mục đích",
    "on": "Ngày",
    "date": "Ngày",
    "level": "Cấp độ",
    "computed_level": "Cấp độ theo tiêu chí",
    "proposed_level": "Cấp độ đề xuất",
    "regime": "Quy định",
    "national_security_list": "Thuộc Danh mục quan trọng về an ninh quốc gia",
    "state": "Tình trạng",
    "number": "Số văn bản",
    "issuer": "Cơ quan ban hành",
    "reason": "Lý do",
    "round": "Đợt hồ sơ",
    "stage": "Hồ sơ lập cho",
    "present": "Có trong hồ sơ",
    "document_date": "Ngày văn bản",
    "note": "Ghi chú",
    "expected_on": "Dự kiến hoàn thành",
    "responsible": "Phụ trách",
    "due_on": "Hạn",
    "kind": "Loại",
    "text": "Nội dung",
    "what": "Nội dung",
    "major": "Thay đổi lớn",
    "aspects": "Thay đổi về",
    "model": "Chủng loại",
    "quantity": "Số lượng",
    "location": "Vị trí",
    "host": "Máy chủ",
    "operating_system": "Hệ điều hành",
    "private_addresses": "Địa chỉ mạng nội bộ",
    "public_addresses": "Địa chỉ mạng công cộng",
    "threat": "Nguy cơ",
    "weakness": "Điểm yếu",
    "likelihood": "Khả năng xảy ra",
    "impact": "Mức ảnh hưởng",
    "harm": "Hậu quả",
    "measures": "Biện pháp",
    "title": "Tên tài liệu",
    "filename": "Tên tệp",
    "sha256": "Mã SHA-256 của tệp",
}
_FIELD_OF: dict[tuple[str, str], str] = {
    ("asset", "present"): "Còn dùng",
    ("risk", "present"): "Còn nguy cơ",
    ("approval_forecast", "expected_on"): "Dự kiến phê duyệt",
}
"""What a column is called in one kind of record, where that is not what others call it."""
REFERENCES = frozenset(
    {"component", "part", "item", "requirement", "replaces_id", "about", "about_id"}
    | {name for kind in KINDS for name, each in fields_of(kind).items() if each.kind == "reference"}
)
"""Columns that say which thing a record is about: two records that differ in them are of two things, not a change."""
_CODES: dict[str, Mapping[Any, str]] = {
    "stage": words.DOSSIER_STAGE,
    "regime": words.REGIME,
    "likelihood": {each: f"{each}/3" for each in (1, 2, 3)},
    "impact": {each: f"{each}/3" for each in (1, 2, 3)},
}
_CODES_OF: dict[tuple[str, str], Mapping[Any, str]] = {
    ("dossier", "state"): words.DOSSIER_STATE,
    ("plan_state", "state"): words.PLAN_STATE,
    ("plan_item", "state"): words.ITEM_STATE,
    ("operation", "state"): words.OPERATION_STATE,
    ("asset", "kind"): words.ASSET_KIND,
    ("evidence", "kind"): words.EVIDENCE_KIND,
}


def of_facts(before: DatedFact, fact: DatedFact) -> list[Difference]:
    """Return what a fact says otherwise than the one before it: (what, old, new)."""
    if isinstance(fact, Record):
        return list(_of_records(before, fact))
    table = str(fact.__tablename__)
    old, new = facts.content(before), facts.content(fact)
    found = [
        (label(table, name), said(name, getattr(before, name), table), said(name, getattr(fact, name), table))
        for name in new
        if name not in REFERENCES and name != "facts" and old.get(name) != new[name]
    ]
    if isinstance(before, Classification) and isinstance(fact, Classification):
        found += _of_answers(before.facts, fact.facts)
    return found


def label(table: str, column: str) -> str:
    """Return what a column of a kind of record is called."""
    return _FIELD_OF.get((table, column)) or _FIELD.get(column, column)


def _of_records(before: DatedFact, fact: Record) -> Iterator[Difference]:
    """Yield what a declared record says otherwise: every declared field that names no other record."""
    for name, each in fields_of(type(fact)).items():
        old, new = getattr(before, name), getattr(fact, name)
        if old != new and each.kind != "reference":
            yield each.declared.label, in_words(each, old), in_words(each, new)


def in_words(each: DeclaredField, value: Any) -> str:
    """Return the value of a declared field in words; a day may be written as JSON has it."""
    if each.kind == "day" and isinstance(value, str):
        value = date.fromisoformat(value)
    choices = each.declared.choices
    return choices.words()[value] if choices is not None and value else said(each.name, value)


def of_edit(detail: Mapping[str, Any], units: Mapping[int, str]) -> Iterator[Difference]:
    """Yield what an edit of the register changed; `units` are names by id."""
    for name, change in detail.items():
        each = CARD.get(_CARD_OF.get(name, name))
        label = _UNITS if name == "units" else each.declared.label if each else name
        if not isinstance(change, list) or len(change) != 2:
            yield label, "", "đã thay đổi"
        elif name == "unit_id":
            yield label, units.get(change[0], EMPTY), units.get(change[1], EMPTY)
        elif name == "units":
            yield label, _units(change[0]), _units(change[1])
        elif name == "suggestion":
            yield label, "gợi ý cũ", "gợi ý mới" if change[1] else EMPTY
        else:
            said_of = partial(in_words, each) if each else partial(said, name)
            yield label, said_of(change[0]), said_of(change[1])


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
    if name.endswith("level"):
        return f"cấp độ {value}"
    if name == "aspects":
        return watch_words.aspects(value) or EMPTY
    return (_CODES_OF.get((table, name)) or _CODES.get(name, {})).get(value, str(value))


def _units(linked: Mapping[str, list[str]]) -> str:
    parts = (("sử dụng", linked.get("uses")), ("phối hợp", linked.get("coordinates")))
    return "; ".join(f"{what}: {', '.join(codes)}" for what, codes in parts if codes) or EMPTY


def _of_answers(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for name, asked in QUESTIONS.items():
        old, new = before.get(name), after.get(name)
        if (old or None) != (new or None):
            yield asked.title, words.answer(asked, old) or EMPTY, words.answer(asked, new) or EMPTY
