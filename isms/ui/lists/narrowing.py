"""The ways to narrow the list of systems: a search box, and a drop-down for each part of its address."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from nicegui import ui

from inventory.tables import Unit
from isms.ui.lists import wanted
from isms.ui.lists.wanted import Wanted
from isms.ui.parts.forms import Form

Change = Callable[..., Any]
"""Is given the parts of the address that change, by their names."""


def search(text: str, change: Change) -> None:
    """Draw the search box, and on a phone the button that opens the drop-downs."""
    with ui.element("div").classes("search-row"):
        box = ui.input(value=text, placeholder="Tìm theo tên, mã, chức năng, chủ quản; gõ không dấu cũng được")
        box.props('outlined dense hide-bottom-space clearable debounce=250 maxlength=200 aria-label="Tìm hệ thống"')
        box.mark("search").on_value_change(lambda event: change(tim=event.value or ""))
        with box.add_slot("prepend"):
            ui.icon("search").props('aria-hidden="true"')
        toggle = ui.button(icon="tune", color=None).props('flat round aria-label="Mở hoặc đóng bộ lọc"')
        toggle.classes("icon only-narrow").on(
            "click", js_handler="() => document.querySelector('.filters').classList.toggle('open')"
        )


def filters(shown: Wanted, tree: list[Unit], change: Change, orders: Mapping[str, str]) -> None:
    """Draw the drop-downs; that of the order only on a phone, where a table has no headings to click."""
    form = Form()
    with ui.element("div").classes("filters"):
        for name, label, choices in _parts(shown, branches(tree)):
            value = getattr(shown, name)
            box = form.choice(name, label, {"": "Tất cả"} | choices, value if value in choices else "")
            box.on_value_change(lambda event, name=name: change(**{name: event.value or ""}))
        with ui.element("div").classes("only-narrow w-full"):
            box = form.choice("xep", "Sắp xếp", orders, shown.xep if shown.xep in orders else "")
            box.on_value_change(lambda event: change(xep=event.value or ""))


def told(shown: Wanted, tree: Iterable[Unit]) -> list[tuple[str, str]]:
    """Return what is asked for in words: each part that narrows, with the choice made."""
    names = {unit.code: unit.name for unit in tree}
    parts = [(label, choices.get(getattr(shown, name), "")) for name, label, choices in _parts(shown, names)]
    return [("Tìm", shown.tim), *parts]


def _parts(shown: Wanted, units: Mapping[str, str]) -> list[tuple[str, str, dict[str, str]]]:
    """Return each part that narrows: its name in the address, its label, its choices."""
    return [
        ("cap", "Cấp độ", wanted.LEVEL),
        ("han", "Kiểm tra, đánh giá", wanted.due_choices(shown.han)),
        ("dung", "Phép sử dụng", wanted.USE),
        ("pa", "Phương án bảo đảm", wanted.PLAN),
        ("vai", "Cơ quan mình", wanted.RESPONSIBILITY),
        ("donvi", "Đơn vị", dict(units)),
    ]


def branches(tree: list[Unit]) -> dict[str, str]:
    """Return the units by code, each set in as deep as it stands in the tree."""
    return {unit.code: "\u2003" * (unit.path.count("/") - 2) + unit.name for unit in tree}
