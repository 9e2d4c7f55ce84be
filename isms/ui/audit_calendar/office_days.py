"""What the office itself owes in the month or year shown: recurring duties, reports of the quarter."""

from collections.abc import Iterator, Sequence
from typing import Any

from nicegui import ui

from inventory.work import Work
from isms.ui.audit_calendar.calendar_query import CalendarQuery
from isms.ui.parts import badges, data_tables, layout, words
from isms.ui.parts.places import DUTIES
from schedules.watch import office_duties
from schedules.watch.office_duties import OfficeDuty

NAMES = {"duty": "Việc định kỳ", "report": "Báo cáo quý theo kế hoạch"}
"""The limits of the transition stand in the calendar with each system."""


def read(work: Work, query: CalendarQuery) -> list[OfficeDuty]:
    """Return what is owed in the span, by day; nothing where only some systems or kinds are asked for."""
    if query.is_narrowed:
        return []
    first, last = query.span(work.today)
    owed = (each for each in office_duties.duties(work, last) if each.kind in NAMES and first <= each.day)
    return sorted(owed, key=lambda each: (each.day, each.text))


def show(owed: Sequence[OfficeDuty]) -> None:
    """List it, each with the way to it; nothing where nothing is owed."""
    if not owed:
        return
    with layout.section("Việc của cơ quan"), ui.element("ul").classes("lines"):
        for each in owed:
            with ui.element("li").mark(f"office-{each.kind}-{each.subject[0]}"):
                with ui.element("div").classes("say"):
                    layout.link(each.text, _where(each)).classes("strong")
                    ui.label(each.detail).classes("muted small")
                with ui.element("div").classes("line"):
                    badges.badge("overdue" if each.late else "neutral", NAMES[each.kind])
                    ui.label(each.late or words.day(each.day)).classes("muted small")


def cells(owed: Sequence[OfficeDuty]) -> Iterator[dict[str, Any]]:
    """Yield it as rows of the file of the calendar."""
    for each in owed:
        yield {
            "day": words.day(each.day),
            "kind": NAMES[each.kind],
            "name": data_tables.two_lines("Cả cơ quan", ""),
            "text": each.text,
            "far": each.late,
        }


def _where(owed: OfficeDuty) -> str:
    return f"{DUTIES}/{owed.subject[0]}" if owed.kind == "duty" else f"/ke-hoach?quy={owed.subject[0]}"
