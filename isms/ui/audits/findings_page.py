"""What the audits of all systems found wrong: open, late or mended, narrowed by its address, page by page."""

import datetime as dt
from functools import partial
from typing import Any

from nicegui import ui

from inventory.organisation import units
from inventory.records.finding import Severity
from inventory.register_tables import Unit
from inventory.work import Work
from isms.ui.audit_calendar import views
from isms.ui.audit_calendar.calendar_query import FINDINGS, CalendarQuery
from isms.ui.audits.finding_query import DUE, SEVERITIES, STATES, WantedFindings
from isms.ui.background.list_button import list_button
from isms.ui.lists import narrowing, pager, system_rows_shown, taking_away
from isms.ui.lists.view import View
from isms.ui.parts import data_tables, layout, words
from isms.ui.parts.places import path_of
from isms.ui.shell.visit import Pages, Visit
from schedules.audits import findings
from schedules.audits.findings import FindingLine, Numbers

_COLUMNS = (
    data_tables.Column("what", "Tồn tại, điểm yếu", "two_lines", below="Hệ thống"),
    data_tables.Column("severity", "Mức độ"),
    data_tables.Column("responsible", "Đơn vị khắc phục"),
    data_tables.Column("due", "Hạn khắc phục", "two_lines", below="Còn lại"),
    data_tables.Column("state", "Tình trạng", "badge"),
)


def register(pages: Pages) -> None:
    """Add /kiem-tra/ton-tai."""

    @pages.page(FINDINGS, title="Tồn tại")
    async def findings_page(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        view = _View(visit, WantedFindings.read(ui.context.client.request.query_params))
        tree, whose = await visit.read(lambda work: (units.tree(work), findings.responsibles(work)))
        with layout.head("Tồn tại", "Những điều kiểm tra, đánh giá nêu ra phải khắc phục, của mọi hệ thống."):
            pass
        views.links(CalendarQuery(), findings=True)
        view.counters = ui.element("div").classes("counters")
        _filters(view, list(tree), whose)
        view.place = ui.element("div").classes("stack w-full")
        await view.show()


_Found = tuple[findings.Page, Numbers]


class _View(View[WantedFindings, _Found]):
    """The findings of one view, and how many there are of each state."""

    counters: ui.element

    def look(self, work: Work) -> _Found:
        """Return the findings of this view, and how many there are of each state."""
        first = pager.first_row(self.wanted.trang)
        return findings.page(work, self.wanted.filter, first, pager.ROWS), findings.numbers(work)

    def redraw(self, found: _Found) -> None:
        """Show the findings, and above them how many there are of each state."""
        self.counters.clear()
        with self.counters:
            _counters(found[1])
        super().redraw(found)

    def draw(self, found: _Found) -> None:
        """Show how many there are, the findings, and the way to the rest."""
        page, _ = found
        with ui.element("div").classes("summary"):
            ui.label(f"{words.number(page.total)} tồn tại").classes("strong").mark("count")
            if self.wanted.is_narrowed:
                layout.link("Bỏ lọc", FINDINGS)
            if page.total:
                list_button(self.visit, "Tồn tại", partial(whole, query=self.wanted), page.total)
        if not page.rows:
            self._nothing(page.total)
            return
        where = {str(told.finding.id): path_of(told.code, "kiem-tra") for told in page.rows}
        cells = [_cells(told, self.visit.today) for told in page.rows]
        data_tables.table(_COLUMNS, cells, key="id", path=where.__getitem__)
        pager.pager(self.wanted.trang, page.total, lambda number: self.change(trang=number))

    def _nothing(self, total: int) -> None:
        with layout.section():
            if total:
                layout.empty("last_page", "Hết danh sách", "Trang này không có gì.", "Về trang đầu", self.change)
            elif self.wanted.is_narrowed:
                leave = lambda: self.visit.go(FINDINGS)  # noqa: E731
                layout.empty("search_off", "Không có tồn tại nào khớp", "Hãy bỏ bớt điều kiện lọc.", "Bỏ lọc", leave)
            else:
                text = "Tồn tại được ghi ở thẻ “Kiểm tra, đánh giá” của từng hệ thống, sau khi có kết luận."
                layout.empty("task_alt", "Không còn tồn tại nào chưa khắc phục", text)


def whole(work: Work, query: WantedFindings) -> taking_away.Listing:
    """Return all findings of a view."""
    found = taking_away.every(lambda first, most: findings.page(work, query.filter, first, most))
    names = {unit.code: unit.name for unit in units.tree(work)}
    asked = [
        ("Tìm", query.tim),
        ("Tình trạng", STATES[query.tt][0] if query.tt in STATES else ""),
        ("Mức độ", Severity.word(SEVERITIES[query.muc]) if query.muc in SEVERITIES else ""),
        ("Đơn vị khắc phục", query.ai),
        ("Hạn khắc phục", DUE.get(query.han, "")),
        ("Đơn vị", names.get(query.donvi, "")),
    ]
    return taking_away.Listing("Tồn tại", "ton-tai", _COLUMNS, (_cells(told, work.today) for told in found), asked)


def _cells(told: FindingLine, today: dt.date) -> dict[str, Any]:
    row = told.finding
    far = words.how_far(row.due_on, today)
    if told.resolution:
        state, far = data_tables.badge("ok", f"Đã khắc phục {words.day(told.resolution.on)}"), ""
    elif told.overdue(today):
        state = data_tables.badge("overdue", "Quá hạn")
    else:
        state = data_tables.badge("soon", "Chưa khắc phục")
    return {
        "id": str(row.id),
        "what": data_tables.two_lines(row.what, f"{told.name} ({told.code})"),
        "severity": Severity.word(row.severity),
        "responsible": row.responsible or "–",
        "due": data_tables.two_lines(words.day(row.due_on), far),
        "state": state,
    }


def _counters(numbers: Numbers) -> None:
    for said, number, view, kind, icon in (
        ("Chưa khắc phục", numbers.open, WantedFindings(), "watch", "build"),
        ("Quá hạn khắc phục", numbers.late, WantedFindings(tt="qua-han"), "bad", "event_busy"),
        ("Nghiêm trọng, chưa khắc phục", numbers.critical, WantedFindings(muc="nghiem-trong"), "bad", "error"),
        ("Đã khắc phục", numbers.mended, WantedFindings(tt="da-xong"), "good", "check_circle"),
    ):
        with ui.link(target=view.path).classes(f"counter {kind if number else ''}").mark(said):
            with ui.element("div").classes("figure"):
                ui.label(words.number(number))
                if number:
                    ui.icon(icon).props('aria-hidden="true"')
            ui.label(said).classes("said")


def _filters(view: _View, tree: list[Unit], whose: list[str]) -> None:
    severities = {slug: Severity.word(code) for slug, code in SEVERITIES.items()}
    states = {slug: said for slug, (said, _) in STATES.items()}
    parts: list[narrowing.Part] = [
        ("tt", "Tình trạng", states),
        ("muc", "Mức độ", severities),
        ("han", "Đến hạn", DUE),
        ("ai", "Đơn vị khắc phục", {each: each for each in whose}),
        ("donvi", "Đơn vị giữ hồ sơ", narrowing.branches(tree)),
    ]
    narrowing.row(view.wanted, parts, view.change, "tên, mã, chủ quản")
