"""The alerts: newest first, of which system, still open or settled, and how the mail about them went."""

from typing import Any
from urllib.parse import urlencode

from nicegui import ui

from isms.ui import words
from isms.ui.lists import pager, rows
from isms.ui.lists.alert_lines import lines
from isms.ui.parts import layout, refusals
from isms.ui.parts.forms import Form
from isms.ui.visit import Pages, Visit
from schedules import alert_list

PATH = "/canh-bao"
_KINDS = {
    "qua-han": "Quá hạn",
    "sap-den-han": "Sắp đến hạn",
    "rut-phep": "Đã rút phép sử dụng",
    "su-co": "Sự cố",
    "het-han": "Ủy quyền, hợp đồng thuê",
}
_ASKED: dict[str, alert_list.Kind] = {
    "qua-han": "overdue",
    "sap-den-han": "soon",
    "rut-phep": "withdrawn",
    "su-co": "incident",
    "het-han": "agreement",
}
_STATES = {"": "Tất cả", "con-mo": "Chưa xử lý"}


def register(pages: Pages) -> None:
    """Add /canh-bao."""

    @pages.page(PATH, title="Cảnh báo")
    async def alerts(visit: Visit, tim: str = "", loai: str = "", con: str = "", trang: int = 1) -> None:
        ui.add_head_html(rows.STYLES)
        view = _View(visit, {"tim": tim[:200], "loai": loai, "con": con}, max(trang, 1))
        found = await visit.read(view.look)
        with layout.head("Cảnh báo", "Những hạn đã báo, phép sử dụng đã rút, ai được báo và thư đã đi hay chưa."):
            pass
        _filters(view)
        view.place = ui.element("div").classes("stack w-full")
        view.draw(found)


class _View:
    """What is shown now; each change of the filters changes the address and draws the alerts anew."""

    place: ui.element

    def __init__(self, visit: Visit, asked: dict[str, str], page: int) -> None:
        self.visit = visit
        self.asked = asked
        self.page = page
        self._turn = 0

    def look(self, work: Any) -> alert_list.Page:
        """Return the alerts of this view."""
        kind = _ASKED.get(self.asked["loai"])
        chosen = alert_list.Filter(self.asked["tim"], kind, self.asked["con"] == "con-mo")
        return alert_list.page(work, chosen, pager.first_row(self.page), pager.ROWS)

    async def change(self, asked: dict[str, str], page: int = 1) -> None:
        """Show other alerts; of several changes at once only the last is drawn."""
        self.asked |= asked
        self.page = page
        self._turn += 1
        turn = self._turn
        said = {name: value for name, value in (self.asked | {"trang": str(page)}).items() if value not in ("", "1")}
        ui.navigate.history.replace(PATH + (f"?{urlencode(said)}" if said else ""))
        try:
            found = await self.visit.read(self.look)
        except Exception as error:
            refusals.show(error)
            return
        if turn == self._turn:
            self.place.clear()
            self.draw(found)

    def draw(self, found: alert_list.Page) -> None:
        """Show the alerts."""
        with self.place:
            ui.label(f"{words.number(found.total)} cảnh báo").classes("strong").mark("count")
            with layout.section():
                if found.rows:
                    lines(found.rows)
                elif any(self.asked.values()):
                    text = "Hãy bỏ bớt điều kiện lọc."
                    layout.empty(
                        "search_off", "Không có cảnh báo nào khớp", text, "Bỏ lọc", lambda: self.visit.go(PATH)
                    )
                else:
                    text = "Khi một hệ thống sắp đến hạn, quá hạn hoặc bị rút phép sử dụng, cảnh báo hiện ở đây."
                    layout.empty("notifications_none", "Chưa có cảnh báo nào", text)
            pager.pager(self.page, found.total, lambda page: self.change({}, page))


def _filters(view: _View) -> None:
    form = Form()
    with ui.element("div").classes("search-row"):
        box = ui.input(value=view.asked["tim"], placeholder="Tìm theo tên hoặc mã hệ thống; gõ không dấu cũng được")
        box.props('outlined dense hide-bottom-space clearable debounce=250 maxlength=200 aria-label="Tìm hệ thống"')
        box.mark("search").on_value_change(lambda event: view.change({"tim": event.value or ""}))
        with box.add_slot("prepend"):
            ui.icon("search").props('aria-hidden="true"')
    with ui.element("div").classes("filters open"):
        for name, label, choices in (("loai", "Loại", {"": "Tất cả"} | _KINDS), ("con", "Tình trạng", _STATES)):
            value = view.asked[name]
            select = form.choice(name, label, choices, value if value in choices else "")
            select.on_value_change(lambda event, name=name: view.change({name: event.value or ""}))
