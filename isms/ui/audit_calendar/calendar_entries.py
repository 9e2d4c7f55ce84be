"""What stands on a day of the calendar: words and icon of each kind, an entry as a link, the list of a whole day."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from nicegui import ui

from inventory.work import Work
from isms.ui.audit_calendar import day_entries
from isms.ui.audit_calendar.calendar_query import CalendarQuery
from isms.ui.audit_calendar.day_entries import LOOKS, DayEntry, Look
from isms.ui.lists import taking_away
from isms.ui.parts import badges, data_tables, dialogs, layout, words
from isms.ui.shell.visit import Visit
from schedules.cadence.working_days import Holiday

STYLES = '<link rel="stylesheet" href="/tinh/calendar.css">'
TITLE = "Lịch kiểm tra và các hạn"
MOST = 200
"""So many entries the list of a day shows."""


def link(entry: DayEntry, today: dt.date) -> None:
    """An entry as the calendar shows it: what it is about, with the icon of what falls due."""
    colour, icon, name = LOOKS[entry.kind]
    late = entry.day < today
    with ui.link(target=entry.path).classes(f"entry {'overdue' if late else colour}") as shown:
        shown.props["aria-label"] = f"{name}: {entry.name}{', đã quá ngày' if late else ''}"
        shown.props["title"] = f"{entry.text}: {entry.name}"
        for each in (["error"] if late else []) + [icon]:
            ui.icon(each).props('aria-hidden="true"')
        if entry.code:
            ui.label(entry.code).classes("strong")
        ui.label(entry.name).classes("named")


COLUMNS = (
    data_tables.Column("day", "Ngày"),
    data_tables.Column("kind", "Loại việc"),
    data_tables.Column("name", "Hệ thống", "two_lines", below="Mã"),
    data_tables.Column("text", "Nội dung"),
    data_tables.Column("far", "Còn lại"),
)


def whole(work: Work, query: CalendarQuery) -> taking_away.Listing:
    """Return all that stands in the month or year shown, day by day."""
    first, last = query.span(work.today)
    cells = [_cells(entry, work.today) for entry in day_entries.entries(work, query, first, last)]
    return taking_away.Listing(TITLE, "lich-kiem-tra", COLUMNS, cells, query.told(work))


def _cells(entry: DayEntry, today: dt.date) -> dict[str, Any]:
    return {
        "day": words.day(entry.day),
        "kind": LOOKS[entry.kind][2],
        "name": data_tables.two_lines(entry.name, entry.code or "Cả cơ quan"),
        "text": entry.text,
        "far": words.how_far(entry.day, today),
    }


async def open_day(visit: Visit, query: CalendarQuery, day: dt.date, off: Mapping[dt.date, Holiday]) -> None:
    """Show all that stands on a day."""
    found = await visit.read(lambda work: day_entries.entries(work, query, day, day))
    with dialogs.panel(words.in_full(day)) as dialog:
        if day in off:
            mark_off(off[day])
        _listed(found, visit.today)
        _leave(dialog)
    dialog.open()


async def open_late(visit: Visit, query: CalendarQuery, title: str, kinds: Sequence[str]) -> None:
    """Show what is open although its day has passed."""
    yesterday = visit.today - dt.timedelta(days=1)
    found = await visit.read(lambda work: day_entries.entries(work, query, dt.date.min, yesterday, kinds))
    with dialogs.panel(title) as dialog:
        _listed(found, visit.today)
        _leave(dialog)
    dialog.open()


def mark_off(day: Holiday) -> None:
    """Say that a day is off, or worked in exchange."""
    if day.working:
        badges.badge("soon", f"Làm bù: {day.name}", "work_outline")
    else:
        badges.badge("neutral", f"Nghỉ: {day.name}", "weekend")


def legend(kinds: Collection[str], *more: Look) -> None:
    """Explain the signs of the calendar; `more`: those that only one view has."""
    with ui.element("ul").classes("legend").props('aria-label="Chú giải"'):
        for colour, icon, name in (LOOKS[kind] for kind in LOOKS if kind in kinds):
            with ui.element("li"):
                badges.badge(colour, name, icon)
        for colour, icon, name in (
            *more,
            ("overdue", "error", "Đã quá ngày mà chưa xong"),
            ("neutral", "weekend", "Ngày nghỉ"),
            ("soon", "work_outline", "Ngày làm bù"),
            ("today", "today", "Hôm nay"),
        ):
            with ui.element("li"):
                badges.badge(colour, name, icon)


def _listed(entries: Sequence[DayEntry], today: dt.date) -> None:
    if not entries:
        layout.text("p", "Không có việc nào.").classes("muted")
        return
    with ui.element("ul").classes("lines scrolled"):
        for entry in entries[:MOST]:
            colour, icon, name = LOOKS[entry.kind]
            with ui.element("li").mark(f"entry-{entry.kind}-{entry.code}".rstrip("-")):
                with ui.element("div").classes("say"):
                    layout.link(entry.name, entry.path).classes("strong")
                    ui.label(entry.text)
                    ui.label(f"{entry.code or 'Cả cơ quan'} · {words.day(entry.day)}").classes("code")
                with ui.element("div").classes("line"):
                    badges.badge(colour, name, icon)
                    if entry.day < today:
                        far = words.how_far(entry.day, today)
                        badges.badge("overdue", far[:1].upper() + far[1:])
    if len(entries) > MOST:
        layout.text("p", f"Và {words.number(len(entries) - MOST)} việc nữa; hãy lọc bớt để xem.").classes("muted")


def _leave(dialog: ui.dialog) -> None:
    with ui.element("div").classes("form-buttons"):
        layout.secondary("Đóng", dialog.close)
