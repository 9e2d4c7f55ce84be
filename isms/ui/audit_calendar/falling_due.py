"""The audits that fall due as a list: what is late, then month by month for two years."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from nicegui import ui

from inventory.organisation.access import Act
from inventory.work import Work
from isms.ui.audit_calendar.calendar_query import PLANNING, CalendarQuery
from isms.ui.lists import system_rows_shown, taking_away, unconfirmed_note
from isms.ui.lists.system_query import SystemQuery, in_month
from isms.ui.parts import data_tables, layout, words
from isms.ui.parts.places import path_of
from isms.ui.shell.visit import Visit
from schedules.standing import due_months, listing

TITLE = "Hạn kiểm tra, đánh giá"
_TAB = "kiem-tra"
_COLUMNS = system_rows_shown.columns("name", "level", "standing", "due", "unit")
_TALLEST = 72


def build(visit: Visit, query: CalendarQuery, plan: due_months.Plan) -> None:
    """Draw the plan of due days."""
    unconfirmed_note.show(visit, plan.unconfirmed, query.unconfirmed)
    if not plan.late.total and not plan.later and not any(month.total for month in plan.months):
        if not plan.unconfirmed:
            with layout.section():
                _nothing(visit, query)
        return
    late = query.late
    _strip(query, plan, late)
    _group(visit, "Quá hạn, kể cả chưa từng kiểm tra", plan.late, late)
    for month in plan.months:
        if month.total:
            found = listing.Page(month.rows, month.total)
            _group(visit, _title(month.first), found, _in_month(query, month.first), "headless")
    if plan.later:
        text = f"{words.number(plan.later)} hệ thống đến hạn sau {system_rows_shown.month(plan.months[-1].first)}."
        layout.text("p", text).classes("muted")


def whole(work: Work, query: CalendarQuery) -> taking_away.Listing:
    """Return all systems that the list counts: those that are late, then the others by their due day."""
    among = (due_months.late_among(query.among), replace(query.among, overdue=False))
    found = (row for each in among for row in listing.whole(work, each, work.today, "audit_due_on"))
    cells = (system_rows_shown.cells(row, work.today) for row in found)
    return taking_away.Listing(TITLE, "han-kiem-tra", _COLUMNS, cells, query.told(work))


def _nothing(visit: Visit, query: CalendarQuery) -> None:
    if query.is_narrowed:
        text, path = "Hãy bỏ bớt điều kiện lọc.", CalendarQuery().path
        layout.empty("search_off", "Không có hạn kiểm tra nào khớp", text, "Bỏ lọc", lambda: visit.go(path))
    else:
        text = "Khi sổ có hệ thống, hạn kiểm tra của từng hệ thống hiện ở đây theo tháng."
        layout.empty("fact_check", "Chưa có hạn kiểm tra nào", text, "Xem hệ thống", lambda: visit.go("/he-thong"))


def _in_month(query: CalendarQuery, month: dt.date) -> SystemQuery:
    return in_month(month).but(cap=query.cap, donvi=query.donvi)


def _strip(query: CalendarQuery, plan: due_months.Plan, late: SystemQuery) -> None:
    """Show how many audits fall due in each month, the late ones first."""
    most = max([plan.late.total, *(month.total for month in plan.months)]) or 1
    with layout.section("Số hệ thống đến hạn theo tháng"), ui.element("div").classes("months"):
        _bar("Trễ", plan.late.total, most, late.path, "late", "Quá hạn")
        for month in plan.months:
            label = f"{month.first.month}/{month.first.year % 100:02}"
            kind = "" if month.total else "none"
            _bar(label, month.total, most, _in_month(query, month.first).path, kind, _title(month.first))


def _bar(label: str, total: int, most: int, path: str, kind: str, title: str) -> None:
    said = f"{title}: {words.number(total)} hệ thống"
    with ui.link(target=path).classes(kind).props(f'title="{said}" aria-label="{said}"'):
        ui.label(words.number(total) if total else "").classes("count")
        ui.element("div").classes("bar").style(f"height: {max(round(_TALLEST * total / most), 2)}px")
        ui.label(label)


def _group(visit: Visit, title: str, found: listing.Page, view: SystemQuery, kind: str = "") -> None:
    if not found.total:
        return
    with ui.element("section").classes(f"stack w-full plan {kind}").mark(f"group-{view.han}"):
        with ui.element("div").classes("section-line"):
            layout.text("h2", f"{title} ({words.number(found.total)})")
            with ui.element("div").classes("line"):
                if found.total > len(found.rows):
                    layout.link(f"Xem cả {words.number(found.total)}", view.path)
                if visit.may(Act.AUDIT):
                    way = layout.link("Lập kế hoạch", view.at(PLANNING))
                    way.props["aria-label"] = f"Lập kế hoạch: {title}"
        if found.rows:
            data_tables.table(_COLUMNS, _cells(found.rows, visit.today), path=lambda code: path_of(code, _TAB))


def _cells(found: Sequence[listing.Row], today: dt.date) -> list[dict[str, Any]]:
    return [system_rows_shown.cells(row, today) for row in found]


def _title(month: dt.date) -> str:
    return system_rows_shown.month(month).capitalize()
