"""The recurring duties that press, on the first page: one line for each, with the way to record that it was done."""

import datetime as dt
from collections.abc import Sequence

from nicegui import ui

from isms.ui.duties import duty_words
from isms.ui.parts import badges, layout, words
from schedules.duties.duty_standing import DutyLine

MOST = 4


def lines(pressing: Sequence[DutyLine], today: dt.date) -> None:
    """Show the first of the duties, and how many more there are."""
    with ui.element("ul").classes("lines tasks stacked"):
        for line in pressing[:MOST]:
            duty = line.duty
            with ui.element("li").mark(f"recurring-{duty.code}"):
                with ui.element("div").classes("say"):
                    layout.link(duty.title, duty_words.path_of(duty.code)).classes("strong")
                    ui.label(sentence(line))
                    ui.label(duty_words.sources(duty)).classes("code")
                with ui.element("div").classes("line"):
                    badges.badge(*duty_words.badge(line, today))
                    step = layout.link("Ghi đã thực hiện", duty_words.path_of(duty.code)).classes("act secondary")
                    step.props["aria-label"] = f"Ghi đã thực hiện: {duty.title}"
        if len(pressing) > MOST:
            with ui.element("li"):
                more = f"Và {words.number(len(pressing) - MOST)} việc định kỳ khác đến hạn"
                layout.link(more, duty_words.PATH)


def sentence(line: DutyLine) -> str:
    """Return by when, and for how many systems."""
    counted = duty_words.numbers(line)
    return f"Việc định kỳ, hạn {words.day(line.due)}." + (f" {counted}." if counted else "")
