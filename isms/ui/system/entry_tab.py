"""What the register says of a system besides the dated facts: the fields of its entry, and the tab that shows them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from nicegui import ui

from inventory.declared_fields import DeclaredField
from inventory.organisation import units
from inventory.organisation.access import Act
from inventory.records import Role, role
from inventory.register_tables import Unit
from inventory.systems import register
from inventory.systems.register import CARD, Entry
from inventory.versions import state
from isms.ui.facts import declared_card, differences
from isms.ui.facts.declared_form import Cardlike, DeclaredForm, FormLayout
from isms.ui.facts.form_panels import open_panel
from isms.ui.facts.place import Place, Shown
from isms.ui.parts import layout
from isms.ui.system import suggestions, voided

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
        suggestions.card(place, lambda suggested: _edit_form(place, tree, suggested))
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


def look(*besides: str, cards: Mapping[str, Cardlike] | None = None, is_kept: bool = False) -> FormLayout:
    """Return how the fields of an entry stand in a form, with these of the card after them."""
    asked = (
        name
        for name, each in CARD_IN_ORDER.items()
        if name in Entry.model_fields and each.kind not in ("unit", "object") and (is_kept or name != "coordinators")
    )
    return FormLayout(
        columns=((*asked, *besides),),
        cards=cards or {},
        locked=("code",) if is_kept else (),
        helps={"code": "Mã không đổi được."} if is_kept else {},
        questions={"operating": "Hiện nay hệ thống có đang vận hành không?"},
    )


def read(entered: DeclaredForm, kept: Entry | None = None) -> Entry:
    """Return the entry as filled in."""
    given = entered.values().items()
    return (kept or Entry(code="", name="")).model_copy(
        update={name: value for name, value in given if name in Entry.model_fields}
    )


def _edit_form(place: Place, tree: Sequence[Unit], suggested: dict[str, Any]) -> None:
    """Open the form of the entry; `suggested` is what of a suggestion was taken over into it."""
    shown, names = place.shown, {unit.code: unit.name for unit in tree}
    units_of = {"users": sorted(shown.users), "coordinators": sorted(shown.coordinators)}
    entry = _entry(shown, tree).model_copy(update=suggested)
    known = {name: getattr(entry, name) for name in Entry.model_fields} | {"registered_on": shown.system.registered_on}

    def ask_to_check() -> None:
        if suggested:
            layout.note("soon", "Đã điền sẵn theo gợi ý. Hãy kiểm tra rồi mới lưu.")

    open_panel(
        place,
        "Sửa thông tin hệ thống",
        f"system:{place.code}:{'suggested' if suggested else ''}",
        lambda form: DeclaredForm(
            CARD, form, look("registered_on", is_kept=True), known, dict.fromkeys(units_of, names)
        ),
        lambda work, entered: (
            register.edit(
                work, place.code, None, read(entered, entry), entered.value("registered_on"), entered.form.seen
            ).version
        ),
        seen=state(shown.system, (*register.EDITED, "registered_on")) | units_of,
        said="Đã lưu thông tin.",
        above=ask_to_check,
        rehearse=True,
    )


def _entry(shown: Shown, tree: Sequence[Unit]) -> Entry:
    about = shown.system
    keeper = next((unit.code for unit in tree if unit.id == about.unit_id), None)
    return register.entry_of(about, {"uses": shown.users, "coordinates": shown.coordinators}, keeper)
