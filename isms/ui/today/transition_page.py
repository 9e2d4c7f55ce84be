"""The transition from the decree of 2016: each limit, and the systems that must keep it with what they lack."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from nicegui import ui

from inventory.work import Work
from isms.ui.lists import pager, system_rows_shown
from isms.ui.lists.address import Address
from isms.ui.lists.view import View
from isms.ui.parts import data_tables, layout, terms, words
from isms.ui.parts.places import TRANSITION, path_of
from isms.ui.shell.visit import Pages, Visit
from schedules.gate import transition
from schedules.gate.transition import Code, Duty
from schedules.standing import visible_facts
from schedules.watch import transition_list
from schedules.watch.transition_list import Count, Owing

_LIMITS: dict[str, tuple[str, Code | None]] = {
    "": ("Tất cả", None),
    "phe-duyet": ("Phê duyệt cấp độ", transition.APPROVAL),
    "bien-phap": ("Biện pháp bảo vệ", transition.MEASURES),
}
_COLUMNS = (
    data_tables.Column("name", "Hệ thống", "two_lines", below="Mã"),
    data_tables.Column("due", "Thời hạn", "two_lines", below="Theo Bộ luật Dân sự"),
    data_tables.Column("missing", "Còn thiếu"),
    data_tables.Column("unit", "Đơn vị giữ hồ sơ"),
)
_Found = tuple[list[Count], visible_facts.Page[Owing]]


@dataclass(frozen=True)
class _Query(Address):
    """Which limit; empty: every one."""

    PATH: ClassVar[str] = TRANSITION
    KNOWN: ClassVar[Mapping[str, Collection[str]]] = {"han": _LIMITS}

    han: str = ""
    trang: int = 1


def register(pages: Pages) -> None:
    """Add /chuyen-tiep."""

    @pages.page(TRANSITION, title="Thời hạn chuyển tiếp")
    async def transition_page(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        view = _View(visit, _Query.read(ui.context.client.request.query_params))
        with layout.head("Thời hạn chuyển tiếp", "Hệ thống nào còn phải làm gì khi chuyển từ NĐ 85/2016."):
            pass
        layout.text("p", transition.READING).classes("muted small")
        view.place = ui.element("div").classes("stack w-full")
        await view.show()
        terms.line(("chuyen-tiep", "che-do-phap-ly"))


class _View(View[_Query, _Found]):
    """The systems of one limit, and how many each limit has."""

    path = TRANSITION

    def look(self, work: Work) -> _Found:
        """Return the limits with their numbers, and the systems of this view."""
        code = _LIMITS[self.wanted.han][1]
        first = pager.first_row(self.wanted.trang)
        return transition_list.counts(work), transition_list.page(work, code, first, pager.ROWS)

    def draw(self, found: _Found) -> None:
        """Show the limits, then the systems."""
        counts, page = found
        with ui.element("nav").classes("chips").props('aria-label="Thời hạn"'):
            for slug, (name, _) in _LIMITS.items():
                layout.chip(name, _Query(han=slug).path, slug == self.wanted.han)
        for count in counts:
            kind = "overdue" if count.last < self.visit.today else "soon"
            layout.note(kind, sentence(count))
        with layout.section():
            if page.rows:
                last = {count.term.code: words.day(count.last) for count in counts}
                data_tables.table(
                    _COLUMNS, [_cells(row, last) for row in page.rows], path=lambda code: path_of(code, "ho-so")
                )
            else:
                text = "Khi có quyết định theo NĐ 85/2016, hoặc hệ thống được ghi là đang đầu tư trước 01/7/2026, "
                text += "việc còn phải làm hiện ở đây."
                layout.empty("task_alt", "Không hệ thống nào còn việc chuyển tiếp", text)
        pager.pager(self.wanted.trang, page.total, lambda number: self.change(trang=number))


def sentence(count: Count) -> str:
    """Return a limit with its number of systems in one sentence."""
    term = count.term
    counted = f"theo Bộ luật Dân sự: hết ngày {words.day(count.last)}"
    return (
        f"{words.number(count.systems)} hệ thống phải {term.title} trước hết ngày {words.day(term.aim)} "
        f"({count.far}; {counted}). Căn cứ: {term.clause}."
    )


def _cells(row: Owing, last: Mapping[Code, str]) -> dict[str, Any]:
    first = row.duties[0].term
    return {
        "code": row.code,
        "name": data_tables.two_lines(row.name, row.code),
        "due": data_tables.two_lines(words.day(first.aim), f"BLDS: {last.get(first.code, '')}"),
        "missing": " · ".join(_missing(duty, len(row.duties) > 1) for duty in row.duties),
        "unit": row.unit,
    }


def _missing(duty: Duty, by_when: bool) -> str:
    lacking = "; ".join(duty.missing)
    return f"{words.capital(lacking)}" + (f" (hạn {words.day(duty.term.aim)})" if by_when else "")
