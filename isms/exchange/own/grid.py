"""One sheet of an office's own file, as it is seen: merged cells say the same in each of their places."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from inventory.errors import Invalid, Problem

FILE = "tệp"
MOST_ROWS, MOST_COLUMNS = 20_000, 100
Cell = object
Cells = list[Cell]
Span = tuple[int, int, int, int]
"""The first row, first column, last row and last column of a merged cell, from 0."""


@dataclass(frozen=True, slots=True)
class Grid:
    """
    A sheet. `rows` begin with the file's first; all are as long as the longest.

    `wide`: rows (from 0) in which a cell spans several columns. `tall`: for a row, the rows its tallest cell spans.
    `hidden`, `struck`: rows that the file hides (a filter does) or has struck out; `marks_known`: whether this kind of
    file lets one see that. `shown`: whether the sheet itself is shown.
    """

    title: str
    rows: tuple[Cells, ...]
    wide: frozenset[int] = frozenset()
    tall: tuple[tuple[int, int], ...] = ()
    hidden: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    shown: bool = True
    marks_known: bool = True


def made(title: str, rows: Iterable[Cells], spans: Iterable[Span] = (), **marks: object) -> Grid:
    """Return the sheet of these rows: cut at its last used column, merged cells filled in. Raises Invalid."""
    held: list[Cells] = []
    for row in rows:
        if len(held) >= MOST_ROWS:
            refuse(f"Có hơn {MOST_ROWS} dòng.", "Hãy chia thành nhiều tệp.")
        held.append(list(row[:MOST_COLUMNS]))
    while held and all(cell is None for cell in held[-1]):
        held.pop()
    longest = max(map(len, held), default=0)
    for row in held:
        row += [None] * (longest - len(row))
    wide, tall = _filled_in(held, spans)
    return Grid(title, _narrowed(held), frozenset(wide), tuple(sorted(tall.items())), **marks)  # type: ignore[arg-type]


def _filled_in(rows: list[Cells], spans: Iterable[Span]) -> tuple[set[int], dict[int, int]]:
    """Write what a merged cell says in each of its places; return the rows of wide ones, and the tallest by row."""
    wide, tall = set[int](), dict[int, int]()
    for top, left, bottom, right in spans:
        last, beyond = min(bottom, len(rows) - 1), min(right + 1, MOST_COLUMNS)
        if top > last or left >= beyond:
            continue
        if beyond - left > 1:
            wide.add(top)
        tall[top] = max(tall.get(top, 1), last - top + 1)
        for number in range(top, last + 1):
            for place in range(left, min(beyond, len(rows[number]))):
                rows[number][place] = rows[top][left]
    return wide, tall


def _narrowed(rows: list[Cells]) -> tuple[Cells, ...]:
    """Return the rows up to the last column in which any of them says something."""
    width = max((place for row in rows for place, cell in enumerate(row, start=1) if cell is not None), default=0)
    return tuple(row[:width] for row in rows) if width else ()


def refuse(rule: str, remedy: str) -> NoReturn:
    """Refuse the file as a whole. Raises Invalid."""
    raise Invalid([Problem(FILE, rule, remedy)])
