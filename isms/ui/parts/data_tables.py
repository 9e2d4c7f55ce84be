"""A dense table whose rows open something; on a phone each row becomes a card. Clicks on rows: isms.js."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui import ui

from isms.ui.parts.layout import ICON

_BADGE = """
<span v-if="{value}" :class="'badge ' + {value}.kind">
<q-icon :name="{value}.icon" aria-hidden="true" />{{{{ {value}.text }}}}</span>
"""
_TWO_LINES = """
<div class="strong" :title="{value}.text">{{{{ {value}.text }}}}</div><div class="code">{{{{ {value}.below }}}}</div>
"""
_TEXT = "{{{{ {value} }}}}"
_LINK = """<a class="row-link" :href="props.row.path">{cell}</a>"""
_BUTTON = """
<button type="button" class="row-link" @click="() => $parent.$emit('open-row', props.row['{key}'])">{{cell}}</button>
"""
_TICK = """<q-checkbox dense v-model="props.selected" :aria-label="'Chọn ' + {name}" />"""
_TICK_ALL = '<q-checkbox dense v-model="props.selected" aria-label="Chọn tất cả trang này" />'
_CELLS = {"text": _TEXT, "badge": _BADGE, "two_lines": _TWO_LINES}


@dataclass(frozen=True, slots=True)
class Column:
    """
    A column. kind: 'text', 'badge' (rows hold `badge(...)`) or 'two_lines' (rows hold `two_lines(...)`).

    `below`: what the second of two lines is called in a file, where each is a column of its own.
    """

    name: str
    label: str
    kind: str = "text"
    align: str = "left"
    below: str = ""


def badge(kind: str, text: str, icon: str = "") -> dict[str, str]:
    """Return the value of a cell that shows a badge."""
    return {"kind": kind, "text": text, "icon": icon or ICON[kind]}


def two_lines(text: str, below: str) -> dict[str, str]:
    """Return the value of a cell with a small line beneath, such as a code beneath a name."""
    return {"text": text, "below": below}


def heads(column: Column) -> list[str]:
    """Return the headings of a column in a file: two where its cells have two lines with names of their own."""
    return [column.label, column.below] if column.below else [column.label]


def texts(column: Column, cells: Mapping[str, Any]) -> list[str]:
    """Return what a cell says in a file, under each of the headings of its column."""
    value = cells[column.name]
    if column.kind == "text":
        return [str(value)]
    if column.kind == "badge" or not column.below:
        said = (value["text"], value.get("below", "")) if value else ("", "")
        return [" · ".join(filter(None, said))]
    return [value["text"], value["below"]]


def table(
    columns: Sequence[Column],
    rows: list[dict[str, Any]],
    *,
    key: str = "code",
    path: Callable[[str], str] | None = None,
    on_open: Callable[[str], Any] | None = None,
    on_choose: Callable[[set[str]], Any] | None = None,
    chosen: Collection[str] = (),
) -> ui.table:
    """
    Show the rows. A row opens the page at `path` of its key, or calls `on_open` with it.

    Its first cell is a link (or a button), which the keyboard reaches; the whole row does the same for the mouse.
    With `on_choose` each row has a tick box, set for those `chosen`; it is called with the keys of the rows ticked.
    """
    heads = [{"name": c.name, "label": c.label, "field": c.name, "align": c.align} for c in columns]
    shown = [row | {"path": path(str(row[key]))} for row in rows] if path else rows
    grid = ui.table(columns=heads, rows=shown, row_key=key, pagination=0)
    grid.props('flat hide-bottom :grid="Quasar.Screen.lt.sm"').classes("table opens" if path or on_open else "table")
    around = _LINK if path else _BUTTON.format(key=key) if on_open else "{cell}"
    first, *others = [_cell(column) for column in columns]
    first = around.replace("{cell}", first)
    tick = _tick(columns[0]) if on_choose else ""
    grid.add_slot("body", _row(columns, [first, *others], tick))
    grid.add_slot("item", _card(columns, [first, *others], tick))
    if on_choose:
        grid.classes("choosing")
        grid.selection = "multiple"
        grid.selected = [row for row in shown if row[key] in chosen]
        grid.add_slot("header-selection", _TICK_ALL)
        grid.on_select(lambda event: on_choose({str(row[key]) for row in event.selection}))
    if on_open:
        grid.on("open-row", lambda event: on_open(str(event.args)))
    return grid


def _row(columns: Sequence[Column], cells: Sequence[str], tick: str) -> str:
    inside = "".join(
        f'<q-td key="{column.name}" :props="props">{cell}</q-td>' for column, cell in zip(columns, cells, strict=True)
    )
    before = f"<q-td auto-width>{tick}</q-td>" if tick else ""
    return f'<q-tr :props="props">{before}{inside}</q-tr>'


def _card(columns: Sequence[Column], cells: Sequence[str], tick: str) -> str:
    pairs = "".join(
        f'<div class="pair"><span>{column.label}</span><span>{cell}</span></div>'
        for column, cell in zip(columns[1:], cells[1:], strict=True)
    )
    head = f'<div class="ticked">{tick}<div>{cells[0]}</div></div>' if tick else f"<div>{cells[0]}</div>"
    return f'<div class="row-card">{head}{pairs}</div>'


def _tick(first: Column) -> str:
    value = f"props.row['{first.name}']"
    return _TICK.format(name=f"{value}.text" if first.kind == "two_lines" else value)


def _cell(column: Column) -> str:
    return _CELLS[column.kind].format(value=f"props.row['{column.name}']")
