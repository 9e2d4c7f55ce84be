"""What is to be minded about a report, with links to where it is put right."""

from collections.abc import Sequence

from nicegui import ui

from isms.ui.parts import layout, words
from isms.ui.parts.places import path_of
from schedules.yearly.yearly_checks import Remark


def remarks(told: Sequence[Remark]) -> None:
    """List them, each with links to the first of its systems, at the tab where it is put right."""
    with ui.element("ul").classes("records"):
        for each in told:
            with ui.element("li"), ui.element("div").classes("say"):
                count = f" ({words.number(each.number)} hệ thống)" if each.number else ""
                ui.label(f"{each.what}{count}").classes("strong")
                ui.label(each.clause).classes("clause")
                _systems(each)


def _systems(remark: Remark) -> None:
    with ui.element("div").classes("line"):
        for code, name in remark.first:
            layout.link(name, path_of(code, remark.tab))
        if remark.others:
            ui.label(f"và {words.number(remark.others)} hệ thống khác").classes("muted")
