"""Which part of a long list is shown, and the way to the rest."""

from collections.abc import Callable
from typing import Any

from nicegui import ui

from isms.ui.parts import words

ROWS = 50


def first_row(page: int, rows: int = ROWS) -> int:
    """Return the number of the first row of a page, from 0."""
    return (max(page, 1) - 1) * rows


def last_page(total: int, rows: int = ROWS) -> int:
    """Return the number of the last page."""
    return max(-(-total // rows), 1)


def pager(page: int, total: int, go: Callable[[int], Any], rows: int = ROWS) -> None:
    """Show '51-100 trong 1.250' with the ways back and on; nothing when all rows fit on one page."""
    if total <= rows:
        return
    first = first_row(page, rows)
    with ui.element("nav").classes("pager").props('aria-label="Các trang của danh sách"'):
        span = f"{words.number(first + 1)}–{words.number(min(first + rows, total))}"
        ui.label(f"{span} trong {words.number(total)}").classes("muted")
        _step("chevron_left", "Trang trước", lambda: go(page - 1), page > 1)
        _step("chevron_right", "Trang sau", lambda: go(page + 1), page < last_page(total, rows))


def _step(icon: str, label: str, on_click: Callable[[], Any], enabled: bool) -> None:
    button = ui.button(icon=icon, color=None, on_click=on_click).props(f'flat round dense aria-label="{label}"')
    button.classes("icon").mark(label)
    button.set_enabled(enabled)
