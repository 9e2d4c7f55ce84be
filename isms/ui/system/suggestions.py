"""Suggestions of the starting inventory: never facts, shown with their reason until somebody confirms them."""

from collections.abc import Callable
from typing import Any

from nicegui import ui

from inventory.records import role
from isms.ui.facts.place import Place
from isms.ui.parts import badges, layout

LEVEL_TAB = "cap-do"


def card(place: Place, take_over: Callable[[dict[str, Any]], None]) -> None:
    """
    Show what is suggested and nobody has said yet, with a button that puts it into the form for a person to judge.

    Where a person has said otherwise, the suggestion was turned down by that.
    """
    about, state = place.shown.system, place.shown.state
    given = about.suggestion
    open_entry = {
        name: given[name] for name in ("owner", "responsibility") if given.get(name) and not getattr(about, name)
    }
    level = given.get("level") if state.level is None else None
    if not open_entry and not level:
        return
    with layout.section():
        with ui.element("div").classes("section-head"):
            layout.text("h2", "Gợi ý")
            badges.badge("soon", "Gợi ý, cần xác nhận", icon="lightbulb")
        layout.facts(_pairs(open_entry, level))
        if given.get("reason"):
            ui.label(f"Lý do: {given['reason']}").classes("muted")
        with ui.element("div").classes("line"):
            if open_entry:
                layout.secondary("Dùng gợi ý này", lambda: take_over(open_entry), icon="edit")
            if level:
                layout.secondary("Trả lời câu hỏi về cấp độ", lambda: place.turn_to(LEVEL_TAB), icon="layers")


def _pairs(entry: dict[str, str], level: int | None) -> list[tuple[str, str]]:
    pairs = []
    if "owner" in entry:
        pairs.append(("Chủ quản", entry["owner"]))
    if "responsibility" in entry:
        pairs.append(("Vai trò của cơ quan", role.word(entry["responsibility"])))
    if level:
        pairs.append(("Cấp độ", f"Có thể là cấp độ {level}"))
    return pairs
