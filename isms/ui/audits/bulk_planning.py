"""Plan audits of several systems at once: choose them from a list narrowed by its address, then one dialog."""

from nicegui import ui

from inventory.organisation import units
from inventory.organisation.access import Act
from inventory.work import Work
from isms.ui.audit_calendar.calendar_entries import STYLES
from isms.ui.audit_calendar.calendar_query import PLANNING
from isms.ui.audits.bulk_audits import Bulk
from isms.ui.lists import empty_list, narrowing, pager, system_rows_shown
from isms.ui.lists.system_query import SystemQuery
from isms.ui.lists.view import View
from isms.ui.parts import data_tables, layout, words
from isms.ui.shell.visit import Pages, Visit
from schedules.standing import listing

_COLUMNS = system_rows_shown.columns("name", "level", "standing", "due", "unit")
_ORDERS = {"han": "Hạn kiểm tra, gần trước", "": "Tên", "ma": "Mã", "-cap": "Cấp độ, cao trước", "don-vi": "Đơn vị"}


def register(pages: Pages) -> None:
    """Add /kiem-tra/lap-ke-hoach."""

    @pages.page(PLANNING, title="Lập kế hoạch kiểm tra", act=Act.AUDIT)
    async def bulk_planning(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES + STYLES)
        query = SystemQuery.read(ui.context.client.request.query_params).but(ngay="")
        view = _View(visit, query if query.xep else query.but(xep="han"))
        tree = await visit.read(units.tree)
        with layout.head("Lập kế hoạch kiểm tra", "Chọn các hệ thống, rồi lập kế hoạch cho tất cả trong một lần."):
            pass
        with narrowing.bar():
            narrowing.search_row(view.wanted.tim, view.change)
            narrowing.filters(view.wanted, list(tree), view.change, _ORDERS)
        view.bar = ui.element("div").classes("selection")
        view.place = ui.element("div").classes("stack w-full")
        await view.show()


class _View(View[SystemQuery, listing.Page]):
    """The systems of one view, and which are chosen, on this page of the list and on others."""

    path = PLANNING
    bar: ui.element

    def __init__(self, visit: Visit, shown: SystemQuery) -> None:
        super().__init__(visit, shown)
        self._chosen: set[str] = set()

    def look(self, work: Work) -> listing.Page:
        """Return the rows of this view, as of today."""
        order, descending = self.wanted.order
        return listing.page(work, self.wanted.filter, order, descending, pager.first_row(self.wanted.trang), pager.ROWS)

    def redraw(self, found: listing.Page) -> None:
        """Show the rows, and above them what is chosen."""
        self._found = found
        self._draw_bar()
        super().redraw(found)

    def draw(self, found: listing.Page) -> None:
        """Show the rows, each with a box to tick."""
        if not found.rows:
            with layout.section():
                empty_list.found(self.visit, self.wanted, PLANNING)
            return
        cells = [system_rows_shown.cells(row, self.visit.today) for row in found.rows]
        data_tables.table(_COLUMNS, cells, on_choose=self._choose, chosen=self._chosen)
        pager.pager(self.wanted.trang, found.total, lambda page: self.change(trang=page))

    def _draw_bar(self) -> None:
        number, total, here = len(self._chosen), self._found.total, len(self._found.rows)
        self.bar.clear()
        with self.bar:
            said = (
                f"Đã chọn {words.number(number)} hệ thống"
                if number
                else f"{words.number(total)} hệ thống, chưa chọn hệ thống nào"
            )
            ui.label(said).classes("strong grow").props("role=status").mark("chosen")
            if here:
                layout.quiet(f"Chọn cả trang này ({words.number(here)})", self._choose_page).mark("choose-page")
            if total > here:
                layout.quiet(f"Chọn cả {words.number(total)} đang lọc", self._choose_all).mark("choose-all")
            if number:
                layout.quiet("Bỏ chọn", self._choose_none).mark("choose-none")
                layout.primary(f"Lập kế hoạch ({words.number(number)})", self._plan, icon="event").mark("plan")

    def _choose(self, keys: set[str]) -> None:
        """Take over which rows of this page are ticked."""
        here = {row.code for row in self._found.rows}
        self._chosen = (self._chosen - here) | keys
        self._draw_bar()

    def _choose_page(self) -> None:
        self._chosen |= {row.code for row in self._found.rows}
        self.redraw(self._found)

    async def _choose_all(self) -> None:
        self._chosen |= set(await self.visit.read(lambda work: listing.codes(work, self.wanted.filter)))
        self.redraw(self._found)

    def _choose_none(self) -> None:
        self._chosen.clear()
        self.redraw(self._found)

    def _plan(self) -> None:
        Bulk(self.visit, self._chosen, self._planned, self._leave_out).open()

    def _leave_out(self, codes: set[str]) -> None:
        self._chosen -= codes
        self.redraw(self._found)

    async def _planned(self, _number: int) -> None:
        self._chosen.clear()
        await self.show()
