"""Which system it is about: found by a few letters, however many there are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from nicegui import ui

from inventory.work import Work
from isms.ui.parts import dialogs, layout
from isms.ui.parts.places import NEW_SYSTEM
from isms.ui.shell.visit import Visit
from schedules.standing import keeping, listing
from schedules.standing.listing import Filter

_MOST, _LOOKED_AT = 8, 200
"""So many are offered; among so many are sought those of the branch, where that is not all."""
ALL = Filter()


async def system(
    visit: Visit, root: ui.element, title: str, then: Callable[[str, str], object], among: Filter = ALL
) -> None:
    """Open the question which system of the person's branch, of those `among`; `then` is given its code and name."""
    with root, dialogs.panel(title) as dialog:
        box = ui.input(placeholder="Gõ tên hoặc mã hệ thống; không dấu cũng được")
        box.props('outlined dense autofocus debounce=200 maxlength=200 aria-label="Tìm hệ thống"').mark("which-system")
        found = ui.element("div").classes("stack").props("aria-live=polite")
        with ui.element("div").classes("form-buttons"):
            layout.secondary("Hủy bỏ", dialog.close)

    async def look() -> None:
        wanted = replace(among, text=box.value or "")
        rows, total = await visit.read(lambda work: _of_branch(work, wanted, visit.whole))
        found.clear()
        with found:
            for row in rows:
                _offer(row.code, row.name, dialog, then)
            if not rows:
                _none(wanted)
            elif total > len(rows):
                ui.label(f"Còn {total - len(rows)} hệ thống khác: hãy gõ thêm chữ.").classes("muted small")

    box.on_value_change(look)
    await look()
    dialog.open()


def _of_branch(work: Work, wanted: Filter, whole: bool) -> tuple[Sequence[Any], int]:
    """Return the first systems that are kept within the branch, and how many there are."""
    page = listing.page(work, wanted, most=_MOST if whole else _LOOKED_AT)
    if whole:
        return page.rows, page.total
    kept = keeping.kept_codes(work, [row.code for row in page.rows])
    rows = [row for row in page.rows if row.code in kept]
    return rows[:_MOST], len(rows)


def _none(wanted: Filter) -> None:
    if text := wanted.text.strip():
        ui.label(f"Không có hệ thống nào khớp “{text}”. Hãy gõ từ khác.").classes("muted")
        return
    if wanted != ALL:
        ui.label("Không có hệ thống nào ở đây.").classes("muted")
        return
    ui.label("Sổ chưa có hệ thống nào: hãy ghi hệ thống vào sổ trước.").classes("muted")
    layout.link("Thêm hệ thống", NEW_SYSTEM)


def _offer(code: str, name: str, dialog: ui.dialog, then: Callable[[str, str], object]) -> None:
    def choose() -> None:
        dialog.close()
        then(code, name)

    with ui.element("button").classes("choice").props("type=button").mark(f"system-{code}") as card:
        ui.icon("dns").props('aria-hidden="true"')
        with ui.element("div"):
            ui.label(name).classes("strong")
            ui.label(code).classes("code")
    card.on("click", choose)
