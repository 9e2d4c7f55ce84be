"""A system's page: how it stands on top, and everything on record of it under tabs."""

import asyncio
from collections.abc import Awaitable, Callable

from nicegui import ui
from starlette.responses import RedirectResponse, Response

from isms.ui.audits import audit_tab
from isms.ui.dossier import dossier_tab
from isms.ui.facts import waiting_facts
from isms.ui.facts.place import STYLES, Place, path_of, read_system
from isms.ui.level import level_tab
from isms.ui.parts import layout, terms
from isms.ui.requirements import board
from isms.ui.shell import panel
from isms.ui.shell.visit import Pages, Visit
from isms.ui.system import band, decision_tab, entry_tab, evidence_tab, history_tab, plan_tab, running_tab, voided
from isms.ui.system import watch_tab as watched_tab

Build = Callable[[Place], Awaitable[None]]
TABS: dict[str, tuple[str, Build]] = {
    "thong-tin": ("Thông tin", entry_tab.build),
    "cap-do": ("Cấp độ", level_tab.build),
    "ho-so": ("Hồ sơ", dossier_tab.build),
    "quyet-dinh": ("Quyết định & Quy chế", decision_tab.build),
    "phuong-an": ("Phương án", plan_tab.build),
    "kiem-tra": ("Kiểm tra, đánh giá", audit_tab.build),
    "van-hanh": ("Thay đổi & vận hành", running_tab.build),
    "theo-doi": ("Theo dõi", watched_tab.build),
    "tai-lieu": ("Tài liệu", evidence_tab.build),
    "lich-su": ("Lịch sử", history_tab.build),
}
FIRST = "thong-tin"
WORDS = {
    "cap-do": ("cap-do", "tieu-chi", "danh-muc-anqg"),
    "ho-so": ("ho-so", "tham-dinh"),
    "quyet-dinh": ("quyet-dinh", "quy-che"),
    "phuong-an": ("phuong-an",),
    "kiem-tra": ("kiem-tra", "ai-duoc-kiem-tra", "ket-luan", "kem-dieu-kien", "chu-ky"),
    "van-hanh": ("dua-vao-su-dung", "thay-doi-lon", "van-hanh-chua-du"),
}
"""The words of the law that a tab speaks of, which one may want explained."""


def register(pages: Pages) -> None:
    """Add /he-thong/{code}. A code may hold slashes."""

    @pages.page("/he-thong/{code:path}", title="Hệ thống")
    async def system_page(
        visit: Visit, code: str, tab: str = FIRST, loai: str = "", trang: str = ""
    ) -> Response | None:
        if not code:
            return RedirectResponse("/he-thong", status_code=303)
        shown = await visit.read(lambda work: voided.read_voided(work, code) or read_system(work, code))
        ui.add_head_html(STYLES + panel.STYLES + board.STYLES)
        ui.page_title(shown.system.name)
        place = Place(visit, shown)
        place.asked = {"loai": loai, "trang": trang}
        if shown.system.voided_at is not None:
            await voided.build(place)
            return None
        await _page(visit, place, tab if tab in TABS else FIRST)
        return None


async def _page(visit: Visit, place: Place, tab: str) -> None:
    top, waiting = ui.element("div").classes("w-full"), ui.element("div").classes("w-full wants-content")
    tabs = ui.tabs().props('align=left outside-arrows mobile-arrows no-caps aria-label="Các phần hồ sơ"')
    with tabs:
        for name, (label, _) in TABS.items():
            ui.tab(name, label).mark(f"tab-{name}")
    tabs.value = tab
    body = ui.element("div").classes("stack apart w-full")
    one_at_a_time = asyncio.Lock()
    asked_for: list[str] = []

    async def draw() -> None:
        draw_band()
        waiting.clear()
        with waiting:
            await waiting_facts.build(place)
        await draw_tab()

    def draw_band() -> None:
        top.clear()
        with top:
            band.build(place, whole=tabs.value == FIRST)

    async def draw_tab() -> None:
        async with one_at_a_time:  # a tab reads before it draws, and the next click may come in between
            body.clear()
            with body:
                await TABS[str(tabs.value)][1](place)
                terms.line(WORDS.get(str(tabs.value), ()))

    async def switch() -> None:
        place.asked = {}
        ui.navigate.history.replace(path_of(place.code, str(tabs.value)))
        draw_band()
        await draw_tab()
        enter()

    def turn_to(name: str) -> None:
        asked_for.append(name)
        if tabs.value == name:
            enter()
        tabs.value = name

    def enter() -> None:
        """Go into the form of a tab that was asked for by a button, not by pressing the tab."""
        if asked_for:
            asked_for.clear()
            layout.focus_first(body)

    tabs.on_value_change(switch)
    place.drawn_by(draw, turn_to, lambda: band.next_step(place))
    await draw()
