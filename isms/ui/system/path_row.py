"""The numbered path into use: all seven steps on the first tab of a system's page, one line on the others."""

from nicegui import ui

from isms.ui.facts.place import Place
from isms.ui.parts import layout
from isms.ui.parts.layout import ICON
from isms.ui.parts.places import path_of
from isms.ui.system.remedy_forms import TAB_OF, has_form, of_path
from schedules.gate.path_to_use import PathStep, Progress, current

_ICON = {Progress.CURRENT: "play_circle", Progress.NOT_NEEDED: ICON["neutral"]}


def whole(place: Place) -> None:
    """Draw the seven steps, each the way to its form, or to the tab where it was done."""
    if place.shown.state.retired:
        return
    with (
        ui.element("nav").props('aria-label="Các bước đưa hệ thống vào sử dụng"'),
        ui.element("ol").classes("path").mark("path"),
    ):
        for each in place.shown.path:
            _step(place, each)


def _step(place: Place, each: PathStep) -> None:
    with ui.element("li").classes(f"step {each.progress.tone} {each.progress}") as item:
        item.mark(f"path-{each.step}")
        if each.progress == Progress.CURRENT:
            item.props('aria-current="step"')
        with _way(place, each):
            ui.label(str(each.step.number)).classes("number")
            with ui.element("span").classes("say"):
                ui.label(each.step.label).classes("strong")
                with ui.element("span").classes("stands"):
                    icon = _ICON.get(each.progress, ICON[each.progress.tone])
                    ui.icon(icon).props('aria-hidden="true"')
                    ui.label(f"{each.progress.label}: {each.said[:1].lower()}{each.said[1:]}")


def _way(place: Place, each: PathStep) -> ui.element:
    """Return what a step is drawn in: a button that opens its form, else a link to the tab where it stands."""
    if not has_form(place, each):
        return ui.link(target=path_of(place.code, TAB_OF[each.step]))
    button = ui.element("button").props("type=button").mark(f"do-{each.step}")
    return button.on("click", layout.once(of_path(place, each).open))


def line(place: Place) -> None:
    """Say in one line which step is to be taken now, with the way to the whole path."""
    now = current(place.shown.path)
    if now is None:
        return
    with ui.element("div").classes("line path-line").mark("path-line"):
        ui.icon(_ICON[Progress.CURRENT]).props('aria-hidden="true"')
        ui.label(f"Bước {now.step.number}/{len(place.shown.path)}: {now.step.label} – {now.said}").classes("strong")
        layout.link("Xem cả bảy bước", path_of(place.code))
