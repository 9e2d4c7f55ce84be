"""What the register says of a system besides the dated facts: the fields of its entry, and the tab that shows them."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui import ui

from inventory.declared_fields import DeclaredField
from inventory.organisation import units
from inventory.organisation.access import Act
from inventory.records import Role, role
from inventory.register_tables import Unit
from inventory.systems import register
from inventory.systems.register import CARD, Entry
from inventory.validation import LONG
from inventory.versions import state
from isms.ui.facts import declared_card, differences
from isms.ui.facts.place import Place, Shown
from isms.ui.parts import layout
from isms.ui.parts.entered_fields import several
from isms.ui.parts.forms import Form
from isms.ui.system import suggestions, voided

Read = Callable[[], Any]
_FIRST = ("code", "name", "responsibility")
CARD_IN_ORDER = {name: CARD[name] for name in (*_FIRST, *(each for each in CARD if each not in _FIRST))}
"""As the card stands on a page and in its form; a field more comes after those written of a system."""
_NOT_SHOWN = ("operating", "suggestion")  # the first stands in the head of the page, the second in a card of its own
_UNKNOWN = "Chưa xác định"


async def build(place: Place) -> None:
    """Draw the tab."""
    tree = await place.visit.read(units.tree)
    shown, names = place.shown, {unit.code: unit.name for unit in tree}
    if place.may(Act.RECORD):
        suggestions.card(place, lambda known: _edit_form(place, tree, known))
    with layout.section():
        with ui.element("div").classes("section-head"):
            layout.text("h2", "Thông tin hệ thống")
            if place.may(Act.RECORD):
                layout.secondary("Sửa thông tin", lambda: _edit_form(place, tree, {}), icon="edit")
        fields = (each for name, each in CARD_IN_ORDER.items() if name not in _NOT_SHOWN)
        layout.facts([(each.declared.label, _on_page(each, shown, names)) for each in fields])
        voided.offer(place)
    await declared_card.card(place, Role)


def _on_page(each: DeclaredField, shown: Shown, names: Mapping[str, str]) -> str:
    about = shown.system
    special: dict[str, Callable[[], str]] = {
        "responsibility": lambda: role.word(about.responsibility),
        "owner": lambda: shown.owner or _UNKNOWN,
        "operator": lambda: shown.operator or _UNKNOWN,
        "users": lambda: ", ".join(names.get(code, code) for code in shown.users),
        "coordinators": lambda: ", ".join(names.get(code, code) for code in shown.coordinators),
        "unit": lambda: shown.unit,
    }
    if each.name in special:
        return special[each.name]()
    value = getattr(about, each.name)
    return "" if value in (None, "") else differences.in_words(each, value)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an entry: the one in which something must be chosen, and the entry as filled in."""

    responsibility: Any
    read: Callable[[], Entry]


def fields(form: Form, tree: Sequence[Unit], kept: Entry | None = None) -> Fields:
    """Build the fields of a new entry, or of one that is kept."""
    old = kept or Entry(code="", name="")
    names = {unit.code: unit.name for unit in tree}
    asked = [
        each
        for name, each in CARD_IN_ORDER.items()
        if name in Entry.model_fields and each.kind not in ("unit", "object") and (kept or name != "coordinators")
    ]
    readers = {each.name: card_field(form, each, getattr(old, each.name), names, is_kept=bool(kept)) for each in asked}

    def read() -> Entry:
        return old.model_copy(update={name: reader() for name, reader in readers.items()})

    return Fields(form.element("responsibility"), read)


def card_field(form: Form, each: DeclaredField, value: Any, names: Mapping[str, str], is_kept: bool = False) -> Read:
    """Build a field of the card and return how it is read; `names`: of the units to choose from, by code."""
    declared, name = each.declared, each.name
    label = declared.question or declared.label
    if each.kind == "units":
        several_units = several(label, names, list(value or ()), declared.help)
        form.take_in(name, label, several_units, names)
        return lambda: [*several_units.value, *_outside(value or (), names)]
    words_of: dict[str, str] = {"help": declared.help, "clause": declared.clause, "term": declared.term}
    if each.kind in ("text", "lines"):
        text = (form.paragraph if declared.most >= LONG else form.text)(
            name, label, value or "", **words_of | _of_code(each, is_kept)
        )
        if declared.spelling == "code":
            text.props("readonly" if is_kept else "autofocus")
        return lambda: (text.value or "").strip()
    if declared.choices is not None:
        cards = form.cards(name, label, declared.choices.cards(), value, **words_of)
        return lambda: cards.value
    if each.kind == "day":
        day = form.date(name, label, value, **words_of)
        return lambda: day.day
    if each.kind == "whole":
        number = form.number(name, label, value, unit=declared.unit, **words_of)
        return lambda: None if number.value is None else int(number.value)
    box = form.tick(name, label, bool(value), help=declared.help, clause=declared.clause)
    return lambda: bool(box.value)


def _of_code(each: DeclaredField, is_kept: bool) -> dict[str, str]:
    return {"help": "Mã không đổi được."} if is_kept and each.declared.spelling == "code" else {}


def _outside(codes: Sequence[str], names: Container[str]) -> list[str]:
    """Return the units that this person cannot see and hence does not take away."""
    return [code for code in codes if code not in names]


def _edit_form(place: Place, tree: Sequence[Unit], known: dict[str, Any]) -> None:
    """Open the form of the entry; `known` is what of a suggestion was taken over into it."""
    shown = place.shown
    units_of = {"users": sorted(shown.users), "coordinators": sorted(shown.coordinators)}
    kept = state(shown.system, (*register.EDITED, "registered_on"))
    form = Form(kept | units_of)
    with place.panel("Sửa thông tin hệ thống") as dialog:
        if known:
            layout.note("soon", "Đã điền sẵn theo gợi ý. Hãy kiểm tra rồi mới lưu.")
        entry = fields(form, tree, _entry(shown, tree).model_copy(update=known))
        day = form.date("registered_on", CARD["registered_on"].declared.question, shown.system.registered_on)

        async def save() -> None:
            done = await place.change(
                lambda work: register.edit(work, place.code, None, entry.read(), day.day, form.seen).version,
                form=form,
                said="Đã lưu thông tin.",
            )
            if done:
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)


def _entry(shown: Shown, tree: Sequence[Unit]) -> Entry:
    about = shown.system
    keeper = next((unit.code for unit in tree if unit.id == about.unit_id), None)
    return register.entry_of(about, {"uses": shown.users, "coordinates": shown.coordinators}, keeper)
