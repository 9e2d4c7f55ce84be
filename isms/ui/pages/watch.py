"""The watch over all systems: incidents with their clocks, advisories and leaks, websites, changes, terms, people."""

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui

from inventory import focal_points
from inventory.access import Act
from isms.ui import words
from isms.ui.lists import rows
from isms.ui.parts import badges, layout
from isms.ui.places import path_of
from isms.ui.visit import Pages, Visit
from isms.ui.watching import advisories as advisory_lines
from isms.ui.watching import agreements as agreement_lines
from isms.ui.watching import choosing, staff
from isms.ui.watching import incidents as incident_lines
from isms.ui.watching import websites as website_lines
from isms.ui.watching.desk import STYLES, PageDesk
from schedules import advisories, agreement_list, incidents, websites

PATH = "/theo-doi"
TABS = {
    "su-co": "Sự cố",
    "canh-bao": "Cảnh báo & lộ lọt",
    "website": "Website",
    "thay-doi": "Thay đổi lớn",
    "van-ban": "Ủy quyền & hợp đồng thuê",
    "dau-moi": "Đầu mối",
}
FIRST = "su-co"


def register(pages: Pages) -> None:
    """Add /theo-doi."""

    @pages.page(PATH, title="Theo dõi")
    async def watch(visit: Visit, muc: str = FIRST) -> None:
        ui.add_head_html(rows.STYLES + STYLES)
        await _Watch(visit, muc if muc in TABS else FIRST).build()


class _Watch:
    """One visit: the tab shown, and how it is drawn anew after each act."""

    body: ui.element

    def __init__(self, visit: Visit, tab: str) -> None:
        self.visit = visit
        self.tab = tab
        self.desk = PageDesk(visit, self.draw)

    async def build(self) -> None:
        """Draw the page."""
        with layout.head(
            "Theo dõi",
            "Sự cố và hạn phải báo cáo, cảnh báo, lộ lọt, website, thay đổi lớn, ủy quyền, hợp đồng thuê và đầu mối.",
        ):
            if self.visit.may(Act.RECORD):
                layout.primary("Ghi sự cố", self._incident, icon="add_alert").mark("record-incident")
        tabs = ui.tabs().props('align=left outside-arrows mobile-arrows no-caps aria-label="Các mục theo dõi"')
        with tabs:
            for name, label in TABS.items():
                ui.tab(name, label).mark(f"tab-{name}")
        tabs.value = self.tab
        self.body = ui.element("div").classes("stack w-full")

        async def switch() -> None:
            self.tab = str(tabs.value)
            ui.navigate.history.replace(PATH if self.tab == FIRST else f"{PATH}?muc={self.tab}")
            await self.draw()

        tabs.on_value_change(switch)
        await self.draw()

    async def draw(self) -> None:
        """Draw the tab anew from the register."""
        tab = self.tab
        draw: dict[str, Callable[[], Awaitable[Callable[[], None]]]] = {
            "su-co": self._incidents,
            "canh-bao": self._advisories,
            "website": self._websites,
            "thay-doi": self._changes,
            "van-ban": self._agreements,
            "dau-moi": self._people,
        }
        show = await draw[tab]()
        if tab == self.tab:
            self.body.clear()
            with self.body:
                show()

    async def _incidents(self) -> Callable[[], None]:
        told = await self.visit.read(incidents.listed)
        return lambda: self._section(
            "Sự cố", told, incident_lines.NOTHING, lambda: incident_lines.listed(self.desk, told), "report_problem"
        )

    async def _advisories(self) -> Callable[[], None]:
        told = await self.visit.read(advisories.listed)
        return lambda: self._section(
            "Cảnh báo & lộ lọt",
            told,
            advisory_lines.NOTHING,
            lambda: advisory_lines.listed(self.desk, told),
            "campaign",
            ("Ghi cảnh báo, lộ lọt", lambda code, name: advisory_lines.record_form(self.desk, code, name)),
        )

    async def _websites(self) -> Callable[[], None]:
        told = await self.visit.read(websites.listed)
        return lambda: self._section(
            "Website",
            told,
            website_lines.NOTHING,
            lambda: website_lines.listed(self.desk, told),
            "language",
            ("Ghi website", lambda code, name: website_lines.record_form(self.desk, code, name)),
        )

    async def _agreements(self) -> Callable[[], None]:
        told = await self.visit.read(agreement_list.listed)
        return lambda: self._section(
            "Ủy quyền & hợp đồng thuê",
            told,
            agreement_lines.NOTHING,
            lambda: agreement_lines.listed(self.desk, told),
            "history_edu",
            ("Ghi văn bản", lambda code, name: agreement_lines.record_form(self.desk, code, name)),
        )

    async def _changes(self) -> Callable[[], None]:
        told = await self.visit.read(agreement_list.major_changes)
        nothing = (
            "Chưa có thay đổi lớn nào. Thay đổi được ghi ở thẻ “Thay đổi & vận hành” trên trang của từng"
            " hệ thống; thay đổi"
            " lớn phải được đánh giá lại (NĐ 331/2026 Đ28.3.b, Đ31.2.c)."
        )
        return lambda: self._section("Thay đổi lớn", told, nothing, lambda: _changes(told), "published_with_changes")

    async def _people(self) -> Callable[[], None]:
        told = await self.visit.read(focal_points.listed)
        may = self.visit.may(Act.RECORD)

        def show() -> None:
            with layout.section("Đầu mối chuyển đổi số của các đơn vị"):
                staff.summary(told)
                staff.listed(told)
                if may:
                    layout.text("p", "Ghi, sửa đầu mối tại trang Đơn vị.").classes("muted")
                    layout.link("Mở trang Đơn vị", "/quan-tri/don-vi")

        return show

    def _section(
        self,
        title: str,
        told: Any,
        nothing: str,
        show: Callable[[], None],
        icon: str,
        add: tuple[str, Callable[[str, str], object]] | None = None,
    ) -> None:
        may = add is not None and self.visit.may(Act.RECORD)
        with layout.section():
            with ui.element("div").classes("section-line"):
                layout.text("h2", f"{title} ({words.number(len(told))})")
                if may and add:
                    layout.secondary(add[0], lambda: self._choose(*add), icon="add").mark("add")
            if told:
                show()
            else:
                layout.empty(icon, "Chưa có gì ở đây", nothing)

    async def _choose(self, title: str, then: Callable[[str, str], object]) -> None:
        await choosing.system(self.visit, self.desk.root, f"{title}: hệ thống nào?", then)

    async def _incident(self) -> None:
        await self._choose("Ghi sự cố", lambda code, name: incident_lines.record_form(self.desk, code, name))


def _changes(told: list[agreement_list.Changed]) -> None:
    with ui.element("ul").classes("watch"):
        for each in told:
            with ui.element("li").mark(f"change-{each.change.id}"):
                with ui.element("div").classes("say"):
                    layout.link(each.name, path_of(each.code, "van-hanh")).classes("strong")
                    ui.label(each.change.what)
                    ui.label(words.day(each.change.on)).classes("muted small")
                    ui.label("NĐ 331/2026 Đ28.3.b; Đ31.2.c").classes("clause")
                if each.assessed:
                    badges.badge("ok", "Đã đánh giá sau thay đổi")
                else:
                    badges.badge("blocked", "Chưa đánh giá: chưa được đưa vào sử dụng")
