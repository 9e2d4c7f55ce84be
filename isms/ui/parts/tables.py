"""A dense table whose rows open something; on a phone each row becomes a card."""

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
    on_open: Callable[[str], Any] | None = None,
) -> ui.table:
    """Show the rows; a click on one, or Enter, calls `on_open` with its key."""
    heads = [{"name": c.name, "label": c.label, "field": c.name, "align": c.align} for c in columns]
    grid = ui.table(columns=heads, rows=rows, row_key=key, pagination=0)
    grid.props('flat hide-bottom :grid="Quasar.Screen.lt.sm"').classes("table opens" if on_open else "table")
    opens = f"""@click="() => $parent.$emit('open-row', props.row['{key}'])" """ if on_open else ""
    grid.add_slot("body", _row(columns, opens, bool(on_open)))
    grid.add_slot("item", _card(columns, opens))
    if on_open:
        grid.on("open-row", lambda event: on_open(str(event.args)))
    return grid


def _row(columns: Sequence[Column], opens: str, focusable: bool) -> str:
    cells = "".join(f'<q-td key="{column.name}" :props="props">{_cell(column)}</q-td>' for column in columns)
    focus = 'tabindex="0" @keydown.enter="(e) => e.target.click()"' if focusable else ""
    return f'<q-tr :props="props" {opens} {focus}>{cells}</q-tr>'


def _card(columns: Sequence[Column], opens: str) -> str:
    first, *others = columns
    pairs = "".join(
        f'<div class="pair"><span>{column.label}</span><span>{_cell(column)}</span></div>' for column in others
    )
    return f'<div class="row-card" {opens}><div>{_cell(first)}</div>{pairs}</div>'


def _cell(column: Column) -> str:
    return _CELLS[column.kind].format(value=f"props.row['{column.name}']")
