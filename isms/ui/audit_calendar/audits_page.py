"""Audits: what falls due when, as a list, as a calendar of a month or of a year."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from nicegui import ui

from inventory.organisation import units
from inventory.organisation.access import Act
from inventory.register_tables import Unit
from inventory.work import Work
from isms.ui.audit_calendar import calendar_entries, day_entries, falling_due, month, views, year
from isms.ui.audit_calendar.calendar_query import KINDS, PATH, PLANNING, CalendarQuery
from isms.ui.audit_calendar.day_entries import LOOKS, Look
from isms.ui.background.list_button import list_button
from isms.ui.lists import narrowing, system_query, system_rows_shown, unconfirmed_note
from isms.ui.parts import layout, words
from isms.ui.shell.visit import Pages, Visit
from schedules.cadence.working_days import Holiday
from schedules.policies import policies
from schedules.standing import due_months, listing


def register(pages: Pages) -> None:
    """Add /kiem-tra."""

    @pages.page(PATH, title="Kiểm tra")
    async def audits(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES + calendar_entries.STYLES)
        query = CalendarQuery.read(ui.context.client.request.query_params)
        draw = await _read(visit, query)
        tree = await visit.read(units.tree)
        with layout.head("Kiểm tra", "Hệ thống nào phải kiểm tra, đánh giá khi nào, và những việc đã hẹn ngày."):
            title = calendar_entries.TITLE if query.xem else falling_due.TITLE
            whole = calendar_entries.whole if query.xem else falling_due.whole
            list_button(visit, title, partial(whole, query=query))
            if visit.may(Act.AUDIT):
                layout.primary("Lập kế hoạch", lambda: visit.go(query.systems(xep="han").at(PLANNING)), icon="event")
        views.links(query)
        _filters(visit, query, list(tree))
        draw()


async def _read(visit: Visit, query: CalendarQuery) -> Callable[[], None]:
    """Read what the view shows, and return how to draw it."""
    if not query.xem:
        plan = await visit.read(lambda work: due_months.plan(work, query.among))
        return lambda: falling_due.build(visit, query, plan)
    first, last = query.span(visit.today)
    signs: tuple[Look, ...] = ()
    most = month.SHOWN if query.xem == "thang" else 0
    found = await visit.read(lambda work: day_entries.shown(work, query, first, last, most))
    if query.xem == "thang":
        show = partial(month.build, visit, query, found)
    else:
        show, signs = partial(year.build, visit, query, found.numbers), year.SIGNS
    around = await visit.read(lambda work: _around(work, query, found.late))

    def draw() -> None:
        _late(visit, query, around)
        with layout.section():
            _way(visit, query)
            show(around.off)
            calendar_entries.legend((*query.kinds, *query.office_kinds), *signs)
            for note in around.notes:
                layout.text("p", note).classes("muted small")

    return draw


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the calendar: days off and worked week-ends, and what is open although its day has passed."""

    off: dict[dt.date, Holiday]
    late: Counter[str]
    overdue: int  # systems of confirmed role whose audit is overdue, those never audited with them
    unconfirmed: int  # systems whose role nobody has confirmed
    notes: tuple[str, ...]  # the years whose days off are not all known


def _around(work: Work, query: CalendarQuery, late: Counter[str]) -> _Around:
    overdue, unconfirmed = (
        listing.page(work, view.filter, most=1).total if "due" in query.kinds else 0
        for view in (query.late, query.unconfirmed)
    )
    span = query.span(work.today)
    return _Around(policies.special_days(work, *span), late, overdue, unconfirmed, policies.holidays(work).notes(*span))


def _filters(visit: Visit, query: CalendarQuery, tree: list[Unit]) -> None:
    kinds: narrowing.Part = ("loai", "Loại việc", {slug: name for slug, (name, _) in KINDS.items()})
    parts: list[narrowing.Part] = [
        ("cap", "Cấp độ", system_query.LEVEL),
        ("donvi", "Đơn vị", narrowing.branches(tree)),
    ]
    with ui.element("div").classes("filters open"):
        narrowing.drop_downs(
            query, [kinds, *parts] if query.xem else parts, lambda **changes: visit.go(query.but(**changes).path)
        )
    if query.is_narrowed:
        layout.link("Bỏ lọc", CalendarQuery(xem=query.xem, ky=query.ky).path)


def _way(visit: Visit, query: CalendarQuery) -> None:
    """The name of the month or year, and the ways to the one before, the one after, and the present one."""
    unit = "Năm" if query.xem == "nam" else "Tháng"
    with ui.element("div").classes("section-line"):
        layout.text("h2", query.title(visit.today)).mark("period")
        with ui.element("nav").classes("line").props('aria-label="Chuyển kỳ"'):
            for ahead, icon, said in ((-1, "chevron_left", f"{unit} trước"), (1, "chevron_right", f"{unit} sau")):
                there = query.step(visit.today, ahead)
                if there:
                    _step(icon, said, there.path)
            layout.link(f"{unit} này", query.but(ky="").path).classes("act")


def _step(icon: str, said: str, path: str) -> None:
    with ui.link(target=path).classes("act") as link:
        link.mark(said)
        if icon == "chevron_left":
            ui.icon(icon).props('aria-hidden="true"')
        ui.label(said)
        if icon == "chevron_right":
            ui.icon(icon).props('aria-hidden="true"')


def _late(visit: Visit, query: CalendarQuery, around: _Around) -> None:
    """Say what is open although its day has passed, each with the way to it."""
    unconfirmed_note.show(visit, around.unconfirmed, query.unconfirmed)
    others = [kind for kind in LOOKS if around.late[kind] and kind != "due"]
    if not others and not around.overdue:
        return
    with ui.element("div").classes("note overdue late-line").mark("late"):
        ui.icon("error").props('aria-hidden="true"')
        ui.label("Đã quá ngày mà chưa xong:").classes("strong")
        if around.overdue:
            text = f"{words.number(around.overdue)} hệ thống quá hạn hoặc chưa từng kiểm tra"
            layout.link(text, query.late.path)
        for kind in others:
            name = LOOKS[kind][2]
            with ui.element("button").classes("as-link").props("type=button aria-haspopup=dialog") as button:
                button.mark(f"late-{kind}")
                ui.label(f"{words.number(around.late[kind])} {name[:1].lower()}{name[1:]}")
            button.on("click", partial(calendar_entries.open_late, visit, query, f"{name}: đã quá ngày", [kind]))
