"""A dense table whose rows open something; on a phone each row becomes a card. Clicks on rows: isms.js."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui import ui

from isms.ui.parts.layout import ICON

_BADGE = """
<span v-if="{value}" :class="'badge ' + {value}.kind">
<q-icon :name="{value}.icon" aria-hidden="true" />{{{{ {value}.text }}}}</span>
"""
_TWO_LINES = """<div class="strong">{{{{ {value}.text }}}}</div><div class="code">{{{{ {value}.below }}}}</div>"""
_TEXT = "{{{{ {value} }}}}"
_LINK = """<a class="row-link" :href="props.row.path">{cell}</a>"""
_BUTTON = """
<button type="button" class="row-link" @click="() => $parent.$emit('open-row', props.row['{key}'])">{{cell}}</button>
"""
_CELLS = {"text": _TEXT, "badge": _BADGE, "two_lines": _TWO_LINES}


@dataclass(frozen=True, slots=True)
class Column:
    """A column. kind: 'text', 'badge' (rows hold `badge(...)`) or 'two_lines' (rows hold `two_lines(...)`)."""

    name: str
    label: str
    kind: str = "text"
    align: str = "left"


def badge(kind: str, text: str, icon: str = "") -> dict[str, str]:
    """Return the value of a cell that shows a badge."""
    return {"kind": kind, "text": text, "icon": icon or ICON[kind]}


def two_lines(text: str, below: str) -> dict[str, str]:
    """Return the value of a cell with a small line beneath, such as a code beneath a name."""
    return {"text": text, "below": below}


def table(
    columns: Sequence[Column],
    rows: list[dict[str, Any]],
    *,
    key: str = "code",
    path: Callable[[str], str] | None = None,
    on_open: Callable[[str], Any] | None = None,
) -> ui.table:
    """
    Show the rows. A row opens the page at `path` of its key, or calls `on_open` with it.

    Its first cell is a link (or a button), which the keyboard reaches; the whole row does the same for the mouse.
    """
    heads = [{"name": c.name, "label": c.label, "field": c.name, "align": c.align} for c in columns]
    shown = [row | {"path": path(str(row[key]))} for row in rows] if path else rows
    grid = ui.table(columns=heads, rows=shown, row_key=key, pagination=0)
    grid.props('flat hide-bottom :grid="Quasar.Screen.lt.sm"').classes("table opens" if path or on_open else "table")
    around = _LINK if path else _BUTTON.format(key=key) if on_open else "{cell}"
    first, *others = [_cell(column) for column in columns]
    first = around.replace("{cell}", first)
    grid.add_slot("body", _row(columns, [first, *others]))
    grid.add_slot("item", _card(columns, [first, *others]))
    if on_open:
        grid.on("open-row", lambda event: on_open(str(event.args)))
    return grid


def _row(columns: Sequence[Column], cells: Sequence[str]) -> str:
    inside = "".join(
        f'<q-td key="{column.name}" :props="props">{cell}</q-td>' for column, cell in zip(columns, cells, strict=True)
    )
    return f'<q-tr :props="props">{inside}</q-tr>'


def _card(columns: Sequence[Column], cells: Sequence[str]) -> str:
    pairs = "".join(
        f'<div class="pair"><span>{column.label}</span><span>{cell}</span></div>'
        for column, cell in zip(columns[1:], cells[1:], strict=True)
    )
    return f'<div class="row-card"><div>{cells[0]}</div>{pairs}</div>'


def _cell(column: Column) -> str:
    return _CELLS[column.kind].format(value=f"props.row['{column.name}']")
