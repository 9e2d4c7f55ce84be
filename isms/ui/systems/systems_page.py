"""The list of systems: narrowed, searched, ordered and paged by its address; as of today or of any other day."""

import datetime as dt
from functools import partial
from typing import Any

from nicegui import ui

from inventory.organisation import units
from inventory.organisation.access import Act
from inventory.work import Work
from isms.ui.audit_calendar.calendar_query import PLANNING
from isms.ui.background.list_button import list_button
from isms.ui.facts.place import path_of
from isms.ui.lists import as_of, empty_list, narrowing, pager, slow_part, system_query, system_rows_shown, taking_away
from isms.ui.lists.system_query import SystemQuery
from isms.ui.lists.view import View
from isms.ui.parts import data_tables, layout, words
from isms.ui.parts.places import NEW_SYSTEM
from isms.ui.shell.visit import Pages, Visit
from schedules.standing import counting, listing

PRINTING = "/in-hang-loat"
_TITLE = "Danh sách hệ thống thông tin"
_ORDERS = {
    "": "Tên",
    "ma": "Mã",
    "cap": "Cấp độ, thấp trước",
    "-cap": "Cấp độ, cao trước",
    "han": "Hạn kiểm tra, gần trước",
    "-han": "Hạn kiểm tra, xa trước",
    "don-vi": "Đơn vị",
}
_SORTABLE = {"name": "ten", "level": "cap", "due": "han", "unit": "don-vi"}


def register(pages: Pages) -> None:
    """Add /he-thong."""

    @pages.page(system_query.PATH, title="Hệ thống")
    async def systems(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        view = _View(visit, SystemQuery.read(ui.context.client.request.query_params))
        tree, quick = await visit.read(lambda work: (units.tree(work), counting.is_quick(work, view.day)))
        with layout.head(
            "Hệ thống", "Mọi hệ thống thông tin của cơ quan: cấp độ, tình trạng cho phép và hạn kiểm tra."
        ):
            as_of.button(visit, view.wanted.on, lambda named: view.wanted.but(ngay=named).path)
            if visit.may(Act.RECORD):
                layout.primary("Thêm hệ thống", lambda: visit.go(NEW_SYSTEM), icon="add")
        with narrowing.bar():
            narrowing.search_row(view.wanted.tim, view.change)
            narrowing.filters(view.wanted, list(tree), view.change, _ORDERS)
        view.place = ui.element("div").classes("stack w-full")
        if not quick:
            with view.place, ui.element("div").classes("summary"):
                as_of.chip(view.day, visit.today, view.wanted.but(ngay="").path)
        await slow_part.build(view.place, quick, view.show)


class _View(View[SystemQuery, listing.Page]):
    """The systems of one view."""

    @property
    def day(self) -> dt.date:
        return self.wanted.on or self.visit.today

    def look(self, work: Work) -> listing.Page:
        """Return the rows of this view; of a page beyond the end, those of the last."""
        shown, (order, descending) = self.wanted, self.wanted.order
        first = pager.first_row(shown.trang)
        return listing.page_as_of(work, shown.filter, self.day, order, descending, first, pager.ROWS)

    def draw(self, found: listing.Page) -> None:
        """Show how many there are, the rows, and the way to the rest."""
        _summary(self, found.total)
        if not found.rows:
            _nothing(self, found.total)
            return
        _table(self, found.rows)
        pager.pager(self.wanted.trang, found.total, lambda page: self.change(trang=page))


def whole(work: Work, query: SystemQuery, day: dt.date) -> taking_away.Listing:
    """Return all rows of a view as of a day."""
    order, descending = query.order
    found = listing.whole(work, query.filter, day, order, descending)
    asked = [*narrowing.criteria(query, units.tree(work)), ("Tính đến ngày", words.day(day))]
    cells = (system_rows_shown.cells(row, day) for row in found)
    return taking_away.Listing(_TITLE, "he-thong", system_rows_shown.COLUMNS, cells, asked)


def _summary(view: _View, total: int) -> None:
    with ui.element("div").classes("summary"):
        ui.label(f"{words.number(total)} hệ thống").classes("strong").mark("count")
        if view.day != view.visit.today:
            as_of.chip(view.day, view.visit.today, view.wanted.but(ngay="").path)
        if view.wanted.is_narrowed:
            layout.link("Bỏ lọc", SystemQuery(ngay=view.wanted.ngay, xep=view.wanted.xep).path)
        if total:
            _with_these(view, total)


def _with_these(view: _View, total: int) -> None:
    """What one may do with the systems listed."""
    visit, wanted = view.visit, view.wanted
    list_button(visit, _TITLE, partial(whole, query=wanted, day=view.day), total)
    layout.secondary("In hàng loạt", lambda: visit.go(wanted.but(ngay="").at(PRINTING)), icon="print")
    if visit.may(Act.AUDIT):
        layout.secondary("Lập kế hoạch kiểm tra", lambda: visit.go(wanted.at(PLANNING)), icon="event")


def _table(view: _View, found: list[listing.Row]) -> None:
    cells = [system_rows_shown.cells(row, view.day) for row in found]
    grid = data_tables.table(system_rows_shown.COLUMNS, cells, path=path_of)
    grid.classes("one-line")
    for column in grid.columns:
        column["sortable"] = column["name"] in _SORTABLE
    order = view.wanted.xep or "ten"
    shown = next((name for name, slug in _SORTABLE.items() if slug == order.removeprefix("-")), None)
    grid.pagination = {"rowsPerPage": 0, "rowsNumber": len(cells), "sortBy": shown, "descending": order.startswith("-")}
    grid.on("request", lambda event: view.change(xep=_asked_order(event.args)))


def _asked_order(args: dict[str, Any]) -> str:
    asked = args["pagination"]
    slug = _SORTABLE.get(str(asked.get("sortBy")), "")
    return f"-{slug}" if slug and asked.get("descending") else slug


def _nothing(view: _View, total: int) -> None:
    with layout.section():
        if total:
            layout.empty("last_page", "Hết danh sách", "Trang này không có hệ thống nào.", "Về trang đầu", view.change)
        elif view.day != view.visit.today and not view.wanted.is_narrowed:
            empty_list.then(view.day)
        else:
            empty_list.found(view.visit, view.wanted, SystemQuery(ngay=view.wanted.ngay).path)
