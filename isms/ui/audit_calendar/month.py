"""A month of the calendar: a table of weeks with what falls due on each day; on a phone the list of its days."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import partial

from nicegui import ui

from isms.ui.audit_calendar import calendar_entries
from isms.ui.audit_calendar.calendar_query import CalendarQuery
from isms.ui.audit_calendar.day_entries import DayEntry, Shown
from isms.ui.parts import layout, words
from isms.ui.shell.visit import Visit
from schedules.cadence.public_holidays import SATURDAY
from schedules.cadence.working_days import Holiday

SHOWN = 3
"""So many entries a day shows; the others are behind a button."""
WEEK = dt.timedelta(days=7)
Days = Mapping[dt.date, Holiday]


def build(visit: Visit, query: CalendarQuery, found: Shown, off: Days) -> None:
    """Draw the month with what stands in it."""
    first, last = query.span(visit.today)
    by_day: dict[dt.date, list[DayEntry]] = defaultdict(list)
    for entry in found.entries:
        by_day[entry.day].append(entry)
    numbers: Counter[dt.date] = Counter()
    for (day, _), number in found.numbers.items():
        numbers[day] += number
    if not numbers:
        layout.text("p", "Không có việc nào trong tháng này.").classes("muted").mark("nothing")
    with _part("table", "table").classes("month " + _idle([bool(numbers), first <= visit.today <= last])) as table:
        table.props["aria-label"] = query.title(visit.today)
        with _part("thead", "rowgroup"), _part("tr", "row"):
            for name in words.WEEKDAYS:
                layout.text("th", name).props("scope=col role=columnheader")
        with _part("tbody", "rowgroup"):
            monday = first - dt.timedelta(days=first.weekday())
            while monday <= last:
                week = [monday + dt.timedelta(days=ahead) for ahead in range(7)]
                with _part("tr", "row").classes(_idle(day in by_day or day == visit.today for day in week)):
                    for day in week:
                        if first <= day <= last:
                            _day(visit, query, day, by_day.get(day, []), numbers[day], off)
                        else:
                            _part("td", "cell").classes("outside")
                monday += WEEK


def _day(visit: Visit, query: CalendarQuery, day: dt.date, standing: list[DayEntry], number: int, off: Days) -> None:
    with _part("td", "cell").classes(kind_of(day, visit.today, off)).mark(f"day-{day}") as cell:
        cell.classes(_idle([bool(standing), day == visit.today]))
        with ui.element("div").classes("date"):
            ui.label(str(day.day)).classes("number")
            ui.label(words.in_full(day)).classes("in-full")
            if day == visit.today:
                ui.label("Hôm nay").classes("badge today")
        if day in off:
            calendar_entries.mark_off(off[day])
        if standing:
            with ui.element("ul"):
                for entry in standing[:SHOWN]:
                    with ui.element("li"):
                        calendar_entries.link(entry, visit.today)
        if number > SHOWN:
            _more(visit, query, day, number - SHOWN, off)


def _more(visit: Visit, query: CalendarQuery, day: dt.date, number: int, off: Days) -> None:
    with ui.element("button").classes("more").mark(f"more-{day}") as button:
        button.props("type=button aria-haspopup=dialog")
        button.props["aria-label"] = f"+{number} nữa: xem mọi việc của ngày {words.day(day)}"
        ui.label(f"+{words.number(number)} nữa")
    button.on("click", partial(calendar_entries.open_day, visit, query, day, off))


def kind_of(day: dt.date, today: dt.date, off: Days) -> str:
    """Return the classes of a day: whether it is today, and whether public offices work on it."""
    idle = not off[day].working if day in off else day.weekday() >= SATURDAY
    return " ".join(filter(None, ("off" if idle else "", "now" if day == today else "")))


def _idle(told: Iterable[bool]) -> str:
    """Return the class of a part that a phone leaves out: it has nothing to tell."""
    return "" if any(told) else "idle"


def _part(tag: str, role: str) -> ui.element:
    """A part of the table; it says what it is, since on a phone it is no longer laid out as a table."""
    return ui.element(tag).props(f"role={role}")
