"""The limits of the transition on the first page: one line for all systems, with the way to the list."""

from collections.abc import Sequence

from nicegui import ui

from isms.ui.parts import badges, layout, words
from isms.ui.parts.places import TRANSITION
from schedules.watch.transition_list import Count


def line(counts: Sequence[Count], late: bool) -> None:
    """Show the limits as a task is shown. `late`: the count of the Civil Code has ended for the first."""
    first = counts[0]
    with ui.element("ul").classes("lines tasks stacked"), ui.element("li").mark("transition"):
        with ui.element("div").classes("say"):
            layout.link("Thời hạn chuyển tiếp từ NĐ 85/2016", TRANSITION).classes("strong")
            for count in counts:
                ui.label(sentence(count))
            ui.label(first.term.clause).classes("code")
        with ui.element("div").classes("line"):
            badges.badge("overdue" if late else "soon", first.far[:1].upper() + first.far[1:])
            step = layout.link("Xem danh sách", TRANSITION).classes("act secondary")
            step.props('aria-label="Xem danh sách: thời hạn chuyển tiếp"')


def sentence(count: Count) -> str:
    """Return a limit in one sentence."""
    systems, title = words.number(count.systems), count.term.title
    counted = f"theo Bộ luật Dân sự: hết ngày {words.day(count.last)}"
    return f"{systems} hệ thống phải {title}: hạn {words.day(count.term.aim)} ({counted})."
