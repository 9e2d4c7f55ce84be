"""Which system it is about: found by a few letters, however many there are."""

from collections.abc import Callable
from dataclasses import replace

from nicegui import ui

from isms.ui.parts import dialogs, layout
from isms.ui.parts.places import NEW_SYSTEM
from isms.ui.shell.visit import Visit
from schedules.standing import listing
from schedules.standing.listing import Filter

_MOST = 8
ALL = Filter()


async def system(
    visit: Visit, root: ui.element, title: str, then: Callable[[str, str], object], among: Filter = ALL
) -> None:
    """Open the question which system, of those `among`; `then` is given its code and name."""
    with root, dialogs.panel(title) as dialog:
        box = ui.input(placeholder="Gõ tên hoặc mã hệ thống; không dấu cũng được")
        box.props('outlined dense autofocus debounce=200 maxlength=200 aria-label="Tìm hệ thống"').mark("which-system")
        found = ui.element("div").classes("stack").props("aria-live=polite")
        with ui.element("div").classes("form-buttons"):
            layout.secondary("Hủy bỏ", dialog.close)

    async def look() -> None:
        wanted = replace(among, text=box.value or "")
        page = await visit.read(lambda work: listing.page(work, wanted, most=_MOST))
        found.clear()
        with found:
            for row in page.rows:
                _offer(row.code, row.name, dialog, then)
            if not page.rows:
                _none(wanted)
            elif page.total > len(page.rows):
                ui.label(f"Còn {page.total - len(page.rows)} hệ thống khác: hãy gõ thêm chữ.").classes("muted small")

    box.on_value_change(look)
    await look()
    dialog.open()


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
