"""The ways to narrow a list by its address: a search box, and drop-downs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from nicegui import ui

from inventory.register_tables import Unit
from isms.ui.lists import system_query
from isms.ui.lists.address import Address
from isms.ui.lists.system_query import SystemQuery
from isms.ui.parts.forms import Form

Change = Callable[..., Any]
"""Is given the parts of the address that change, by their names."""
Part = tuple[str, str, Mapping[str, str]]
"""A part of an address that is chosen from a list: its name, its label, its choices; '' is 'all' unless it is named."""


@contextmanager
def bar() -> Iterator[None]:
    """Hold the search box and the drop-downs in one row."""
    with ui.element("div").classes("narrowing"):
        yield


def row(shown: Address, parts: Iterable[Part], change: Change, by: str, what: str = "hệ thống") -> None:
    """Draw the search box (`tim`) and a drop-down for each part in one row. `what`: is looked for `by` its words."""
    with bar():
        search_row(getattr(shown, "tim", ""), change, by, what)
        with ui.element("div").classes("filters"):
            drop_downs(shown, parts, change)


def search(text: str, change: Change, by: str, what: str) -> None:
    """Draw the search box."""
    box = ui.input(value=text, placeholder=f"Tìm theo {by}")
    box.props(f'outlined dense hide-bottom-space clearable debounce=250 maxlength=200 aria-label="Tìm {what}"')
    box.mark("search").on_value_change(lambda event: change(tim=event.value or ""))
    with box.add_slot("prepend"):
        ui.icon("search").props('aria-hidden="true"')


def search_row(text: str, change: Change, by: str = "tên, mã, chủ quản", what: str = "hệ thống") -> None:
    """Draw the search box, and on a phone the button that opens the drop-downs."""
    with ui.element("div").classes("search-row"):
        search(text, change, by, what)
        toggle = ui.button(icon="tune", color=None).props('flat round aria-label="Mở hoặc đóng bộ lọc"')
        toggle.classes("icon only-narrow").on(
            "click", js_handler="() => document.querySelector('.filters').classList.toggle('open')"
        )


def filters(shown: SystemQuery, tree: list[Unit], change: Change, orders: Mapping[str, str]) -> None:
    """Draw the drop-downs of the systems; that of the order only on a phone, where a table has no headings to click."""
    with ui.element("div").classes("filters"):
        drop_downs(shown, _parts(shown, branches(tree)), change)
        with ui.element("div").classes("only-narrow w-full"):
            box = Form().choice("xep", "Sắp xếp", orders, shown.xep if shown.xep in orders else "")
            box.on_value_change(lambda event: change(xep=event.value or ""))


def drop_downs(shown: Address, parts: Iterable[Part], change: Change) -> None:
    """Draw a drop-down for each part; what is shown but cannot be chosen stands as the first choice, ''."""
    form = Form()
    for name, label, choices in parts:
        value = getattr(shown, name)
        offered = choices if "" in choices else {"": "Tất cả"} | dict(choices)
        box = form.choice(name, label, offered, value if value in offered else "")
        box.on_value_change(lambda event, name=name: change(**{name: event.value or ""}))


def criteria(shown: SystemQuery, tree: Iterable[Unit]) -> list[tuple[str, str]]:
    """Return what is asked for in words: each part that narrows, with the choice made."""
    names = {unit.code: unit.name for unit in tree}
    parts = [(label, choices.get(getattr(shown, name), "")) for name, label, choices in _parts(shown, names)]
    return [("Tìm", shown.tim), *parts]


def _parts(shown: SystemQuery, units: Mapping[str, str]) -> list[Part]:
    """Return each part that narrows."""
    return [
        ("cap", "Cấp độ", system_query.LEVEL),
        ("han", "Kiểm tra, đánh giá", system_query.due_choices(shown.han)),
        ("dung", "Cho phép sử dụng", system_query.USE),
        ("pa", "Phương án bảo đảm", system_query.PLAN),
        ("vai", "Vai trò của cơ quan", system_query.RESPONSIBILITY),
        ("donvi", "Đơn vị", units),
    ]


def branches(tree: list[Unit]) -> dict[str, str]:
    """Return the units by code, each set in as deep as it stands in the tree."""
    return {unit.code: "\u2003" * (unit.path.count("/") - 2) + unit.name for unit in tree}
