"""
A chart with the table behind it. It is drawn once the page stands; colours are the page's own and follow its theme.

Nothing that a person wrote goes into a chart: keys are fixed, texts are words of ours, values are numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui import ui
from nicegui.events import EChartPointClickEventArguments

from isms.ui.parts import layout, words

Options = dict[str, Any]
INK, MUTED, LINE = "var(--ink)", "var(--muted)", "var(--line)"
BASE: Options = {
    "animation": False,
    "textStyle": {"fontFamily": "Roboto, Segoe UI, Arial, sans-serif", "fontSize": 12},
    "aria": {"enabled": True, "label": {"enabled": False}, "decal": {"show": True}},
}
AXIS: Options = {
    "axisLine": {"lineStyle": {"color": LINE}},
    "axisTick": {"show": False},
    "axisLabel": {"color": MUTED, "interval": 0, "lineHeight": 15, "hideOverlap": False},
    "splitLine": {"show": False},
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the table behind a chart, and the list that it counts."""

    number: int
    path: str


@dataclass(frozen=True, slots=True)
class Table:
    """The table behind a chart: the heads of its columns, then rows, each with its own head."""

    corner: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell]]]


def chart(
    title: str,
    says: str,
    options: Options,
    path: Callable[[int, int], str],
    table: Table,
    *,
    height: int,
    least: int = 0,
) -> None:
    """
    Show a chart in a card: `says` tells in words what it shows, `path` is where a point leads, by series and place.

    `height` in pixels; `least`: the width in pixels below which it scrolls.
    """
    with layout.section(title), ui.element("div").classes("chart"):
        layout.text("p", says).classes("muted")
        scroller = ui.element("div").classes("scroller").props(f'tabindex=0 role=region aria-label="{title}"')
        with scroller:
            place = ui.element("div").style(f"height: {height}px; min-width: {least}px")
        _behind(title, table)

    def go(event: EChartPointClickEventArguments) -> None:
        target = path(event.series_index, event.data_index)
        if target:
            ui.navigate.to(target)

    def draw() -> None:
        with place:
            drawn = ui.echart(BASE | options, on_point_click=go, renderer="svg")
            drawn.style(f"height: {height}px").props('aria-hidden="true"').mark("drawn")

    ui.timer(0.05, draw, once=True)


def _behind(title: str, table: Table) -> None:
    """Offer the table, which is sent once it is asked for."""
    with ui.element("details").classes("behind").mark("behind") as details:
        layout.text("summary", "Xem bảng").classes("act")
        scroller = ui.element("div").classes("scroller").props(f'tabindex=0 role=region aria-label="Bảng: {title}"')

    def fill() -> None:
        if not scroller.default_slot.children:
            with scroller, ui.element("table"):
                _cells(table)

    details.on("toggle", fill, [])


def _cells(table: Table) -> None:
    with ui.element("thead"), ui.element("tr"):
        for head in (table.corner, *table.heads):
            layout.text("th", head).props("scope=col")
    with ui.element("tbody"):
        for head, cells in table.rows:
            with ui.element("tr"):
                layout.text("th", head).props("scope=row")
                for said, cell in zip(table.heads, cells, strict=True):
                    with ui.element("td"):
                        _number(f"{head}, {said}", cell)


def _number(said: str, cell: Cell) -> None:
    if cell.number:
        link = layout.link(words.number(cell.number), cell.path)
        link.props(f'aria-label="{said}: {words.number(cell.number)} hệ thống"')
    else:
        ui.label("–").classes("muted")
