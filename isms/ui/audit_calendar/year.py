"""A year of the calendar: twelve small months with the days on which something falls due, and how much of each kind."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from functools import partial

from nicegui import ui

from isms.ui.audit_calendar import calendar_entries
from isms.ui.audit_calendar.calendar_query import CalendarQuery
from isms.ui.audit_calendar.day_entries import LOOKS
from isms.ui.audit_calendar.month import WEEK, Days, kind_of
from isms.ui.parts import layout, words
from isms.ui.shell.visit import Visit
from schedules.cadence.working_days import add_months

_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
SIGNS = (("primary", "touch_app", "Ngày có việc"),)
Numbers = Mapping[tuple[dt.date, str], int]


def build(visit: Visit, query: CalendarQuery, found: Numbers, off: Days) -> None:
    """Draw the twelve months."""
    january, _ = query.span(visit.today)
    by_day: dict[dt.date, Counter[str]] = {}
    for (day, kind), number in found.items():
        by_day.setdefault(day, Counter())[kind] += number
    with ui.element("div").classes("year"):
        for ahead in range(12):
            _month(visit, query, add_months(january, ahead), by_day, off)


def _month(
    visit: Visit, query: CalendarQuery, first: dt.date, by_day: Mapping[dt.date, Counter[str]], off: Days
) -> None:
    following = add_months(first, 1)
    numbers: Counter[str] = Counter()
    for day, standing in by_day.items():
        if first <= day < following:
            numbers.update(standing)
    with ui.element("section").classes("small-month").mark(f"month-{first.month}"):
        with ui.element("div").classes("section-line"):
            with ui.element("h3"):
                layout.link(f"Tháng {first.month}", query.but(xem="thang").around(first).path)
            ui.label(f"{words.number(numbers.total())} việc" if numbers else "Không có việc").classes("muted small")
        _kinds(numbers)
        _days(visit, query, first, by_day, off)


def _kinds(numbers: Counter[str]) -> None:
    with ui.element("ul").classes("kinds"):
        for kind, (_, icon, name) in LOOKS.items():
            if numbers[kind]:
                with ui.element("li") as shown:
                    shown.props["title"] = name
                    ui.icon(icon).props('aria-hidden="true"')
                    ui.label(words.number(numbers[kind]))
                    ui.label(name.lower()).classes("named")


def _days(
    visit: Visit, query: CalendarQuery, first: dt.date, by_day: Mapping[dt.date, Counter[str]], off: Days
) -> None:
    following = add_months(first, 1)
    with ui.element("table") as table:
        table.props["aria-label"] = f"Tháng {first.month}/{first.year}"
        with ui.element("thead"), ui.element("tr"):
            for short, name in zip(_SHORT, words.WEEKDAYS, strict=True):
                layout.text("th", short).props(f'scope=col abbr="{name}"')
        with ui.element("tbody"):
            monday = first - dt.timedelta(days=first.weekday())
            while monday < following:
                with ui.element("tr"):
                    for ahead in range(7):
                        day = monday + dt.timedelta(days=ahead)
                        if first <= day < following:
                            _day(visit, query, day, by_day.get(day), off)
                        else:
                            ui.element("td")
                monday += WEEK


def _day(visit: Visit, query: CalendarQuery, day: dt.date, standing: Counter[str] | None, off: Days) -> None:
    kind = kind_of(day, visit.today, off)
    if standing is None:
        layout.text("td", str(day.day)).classes(kind)
        return
    with ui.element("td").classes(kind), ui.element("button").mark(f"day-{day}") as button:
        late = day < visit.today
        button.classes("late" if late else "").props("type=button aria-haspopup=dialog")
        told = ", ".join(f"{words.number(standing[each])} {LOOKS[each][2].lower()}" for each in standing)
        button.props["aria-label"] = f"{words.day(day)}: {told}{', đã quá ngày' if late else ''}"
        button.props["title"] = told
        ui.label(str(day.day))
    button.on("click", partial(calendar_entries.open_day, visit, query, day, off))
