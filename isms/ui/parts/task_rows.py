"""Things to be done, a row each: what, by when, and the way there."""

from collections.abc import Iterable
from dataclasses import dataclass

from nicegui import ui

from isms.ui.parts import badges, layout


@dataclass(frozen=True, slots=True)
class TaskRow:
    """
    Something to be done, or several of a kind: a title that leads to it, a sentence, its source, notes; or, in place
    of the way to a list, the rows `within`, folded.

    `badge`: kind and words of how pressing it is. `step`: what one does about it, at `path`.
    """

    mark: str
    title: str
    path: str
    badge: tuple[str, str]
    step: str
    sentence: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    step_path: str = ""
    within: tuple["TaskRow", ...] = ()


def show(rows: Iterable[TaskRow]) -> None:
    """Show the rows in the order given."""
    with ui.element("ul").classes("lines todo"):
        for row in rows:
            with ui.element("li").mark(row.mark):
                _row(row)


def _row(row: TaskRow) -> None:
    with ui.element("div").classes("say"):
        if row.within:
            with ui.element("details"):
                layout.text("summary", row.title).classes("strong")
                show(row.within)
        else:
            layout.link(row.title, row.path).classes("strong")
        if row.sentence:
            ui.label(row.sentence)
        if row.source:
            ui.label(row.source).classes("code")
        for note in row.notes:
            ui.label(note).classes("muted small")
    with ui.element("div").classes("line"):
        badges.badge(*row.badge)
        if row.within:
            return
        step = layout.link(row.step, row.step_path or row.path).classes("act secondary")
        step.props["aria-label"] = f"{row.step}: {row.title}"
