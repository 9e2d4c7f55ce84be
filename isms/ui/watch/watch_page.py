"""The watch over all systems: incidents with their clocks, advisories and leaks, websites, changes, terms, people."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from nicegui import ui

from inventory.organisation import focal_points
from inventory.organisation.access import Act
from inventory.work import Work
from isms.ui.background.list_button import list_button
from isms.ui.lists import pager, system_rows_shown
from isms.ui.lists.address import Address
from isms.ui.lists.view import View
from isms.ui.parts import layout, words
from isms.ui.parts.places import DUTIES, UNITS
from isms.ui.shell.panel import NOTHING_YET, STYLES, PageDesk
from isms.ui.shell.visit import Pages, Visit
from isms.ui.watch import choosing, staff, watch_files
from isms.ui.watch.watch_lists import LISTS, Form
from schedules.standing import keeping
from schedules.standing.visible_facts import Page

PATH = "/theo-doi"
TABS = {name: each.title for name, each in LISTS.items()} | {"dau-moi": "Đầu mối"}
FIRST = "su-co"
STAFF = "dau-moi"
ROWS = 25
"""So many entries stand on a page: each takes several lines."""


def register(pages: Pages) -> None:
    """Add /theo-doi."""

    @pages.page(PATH, title="Theo dõi")
    async def watch(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES + STYLES)
        await _Watch(visit, _Query.read(ui.context.client.request.query_params)).build()


@dataclass(frozen=True)
class _Query(Address):
    """The tab and the page of its list; empty means the first."""

    PATH: ClassVar[str] = PATH
    KNOWN: ClassVar[Mapping[str, Collection[str]]] = {"muc": TABS}

    muc: str = ""
    trang: int = 1

    @property
    def tab(self) -> str:
        return self.muc or FIRST


_Found = Page[Any] | list[focal_points.Staffed]


class _Watch(View[_Query, _Found]):
    """One visit: the tab shown and the page of its list, drawn anew after each act."""

    def __init__(self, visit: Visit, shown: _Query) -> None:
        super().__init__(visit, shown)
        self.desk = PageDesk(visit, self.show)

    async def build(self) -> None:
        """Draw the page."""
        with layout.head(
            "Theo dõi",
            "Sự cố và hạn phải báo cáo, cảnh báo, lộ lọt, website, thay đổi lớn, ủy quyền, hợp đồng thuê và đầu mối.",
        ):
            layout.link("Việc định kỳ", DUTIES).classes("act secondary")
            add = LISTS[FIRST].add
            if add and self.visit.may(Act.RECORD):
                layout.primary(add[0], lambda: self._choose(*add), icon="add_alert").mark("record-incident")
        tabs = ui.tabs().props('align=left outside-arrows mobile-arrows no-caps aria-label="Các mục theo dõi"')
        with tabs:
            for name, label in TABS.items():
                ui.tab(name, label).mark(f"tab-{name}")
        tabs.value = self.wanted.tab
        self.place = ui.element("div").classes("stack w-full")
        tabs.on_value_change(lambda: self.change(muc="" if tabs.value == FIRST else tabs.value))
        await self.show()

    def look(self, work: Work) -> _Found:
        """Return the people of the last tab, or one page of the list of another."""
        if self.wanted.tab == STAFF:
            return focal_points.listed(work)
        found = LISTS[self.wanted.tab].page(work, pager.first_row(self.wanted.trang, ROWS), ROWS)
        self.desk.kept = keeping.kept_codes(work, [each.code for each in found.rows])
        return found

    def draw(self, found: _Found) -> None:
        """Show the tab."""
        if isinstance(found, Page):
            self._listed(found)
        else:
            self._people(found)

    def _listed(self, found: Page[Any]) -> None:
        tab = self.wanted.tab
        shown = LISTS[tab]
        with layout.section():
            with ui.element("div").classes("section-line"):
                layout.text("h2", f"{TABS[tab]} ({words.number(found.total)})")
                with ui.element("div").classes("line"):
                    if found.total:
                        list_button(self.visit, TABS[tab], watch_files.LISTS[tab], found.total)
                    if shown.add and tab != FIRST and self.visit.may(Act.RECORD):
                        add = shown.add
                        layout.secondary(add[0], lambda: self._choose(*add), icon="add").mark("add")
            if found.rows:
                shown.lines(self.desk, found.rows)
            elif found.total:
                layout.empty("last_page", "Hết danh sách", "Trang này không có gì.", "Về trang đầu", self.change)
            else:
                text = shown.nothing if self.visit.may(Act.RECORD) else NOTHING_YET
                layout.empty(shown.icon, "Chưa có gì ở đây", text)
        pager.pager(self.wanted.trang, found.total, lambda there: self.change(trang=there), ROWS)

    def _people(self, told: list[focal_points.Staffed]) -> None:
        with layout.section("Đầu mối chuyển đổi số của các đơn vị"):
            with ui.element("div").classes("line"):
                list_button(self.visit, TABS[STAFF], watch_files.LISTS[STAFF], len(told))
            staff.summary(told)
            staff.listed(told)
            if self.visit.may(Act.RECORD):
                layout.text("p", "Ghi, sửa đầu mối tại trang Đơn vị.").classes("muted")
                layout.link("Mở trang Đơn vị", UNITS)

    async def _choose(self, title: str, form: Form) -> None:
        open_form = partial(form, self.desk)
        await choosing.system(self.visit, self.desk.root, f"{title}: hệ thống nào?", open_form)
