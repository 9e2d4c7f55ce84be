"""Old beside new, in words: what a record says otherwise than the one before it, and what an edit changed."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from inventory.law.levels import QUESTIONS
from inventory.records.declaration import DeclaredField, Record, fields_of
from inventory.register_tables import DatedFact
from inventory.systems.register import CARD
from isms.ui.parts import words

Difference = tuple[str, str, str]
EMPTY = "trống"

_CARD_OF = {"unit_id": "unit"}
_UNITS = "Đơn vị sử dụng, phối hợp"  # linked together, as the trail has them


def of_facts(before: DatedFact, fact: DatedFact) -> list[Difference]:
    """Return what a fact says otherwise than the one before it: (what, old, new)."""
    return list(_of_records(before, fact)) if isinstance(fact, Record) else []


def _of_records(before: DatedFact, fact: Record) -> Iterator[Difference]:
    """Yield what a record says otherwise: every declared field but those that say what it is about; answers last."""
    for each in sorted(fields_of(type(fact)).values(), key=lambda each: each.kind == "object"):
        old, new = getattr(before, each.name), getattr(fact, each.name)
        if old == new or each.says_about:
            continue
        if each.kind == "object":
            yield from _of_answers(old, new)
        else:
            yield each.declared.label, in_words(each, old), in_words(each, new)


def in_words(each: DeclaredField, value: Any) -> str:
    """Return the value of a declared field in words; a day may be written as JSON has it."""
    if each.kind == "day" and isinstance(value, str):
        value = date.fromisoformat(value)
    words_by_code = each.declared.words()
    if each.kind == "choices":
        return "; ".join(words_by_code.get(code, code) for code in value) or EMPTY
    if each.kind == "whole" and value is not None:
        return each.declared.pattern.format(value)
    return words_by_code.get(value) or value_text(each.name, value)


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
            said_of = partial(in_words, each) if each else partial(value_text, name)
            yield label, said_of(change[0]), said_of(change[1])


def value_text(name: str, value: Any) -> str:
    """Return a value in words."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime):
        return words.instant(value)
    if isinstance(value, date):
        return words.day(value)
    return str(value)


def _units(linked: Mapping[str, list[str]]) -> str:
    parts = (("sử dụng", linked.get("uses")), ("phối hợp", linked.get("coordinates")))
    return "; ".join(f"{what}: {', '.join(codes)}" for what, codes in parts if codes) or EMPTY


def _of_answers(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for name, asked in QUESTIONS.items():
        old, new = before.get(name), after.get(name)
        if (old or None) != (new or None):
            yield asked.title, words.answer(asked, old) or EMPTY, words.answer(asked, new) or EMPTY
