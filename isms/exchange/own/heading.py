"""Where the headings of a sheet stand, however many titles stand above them, and what each column is called."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inventory.vietnamese import clean
from isms.exchange.own.grid import Cells, Grid
from isms.exchange.own.own_fields import IGNORED, LEVELS, TICKED, fields, named, recognise

SEARCHED = 30
DEEPEST = 3
SAMPLES = 3
_NUMBERED = re.compile(r"\(?\d{1,2}\)?(\s*=.*)?")
_LONGEST = 120
_LEVELS = {str(level) for level in LEVELS} | set(LEVELS.values())


@dataclass(frozen=True, slots=True)
class Head:
    """
    The headings of a sheet. `first`: their first row, `body`: the first row below them, both from 0.

    `headings`: one for each column, of several rows joined with ' – '; empty where the column has none.
    """

    first: int
    body: int
    headings: tuple[str, ...]

    @property
    def depth(self) -> int:
        """How many rows the headings take, with a row of numbers below them."""
        return self.body - self.first


def find(grid: Grid) -> Head:
    """Return the head in whose columns most fields are recognised; of equals the first."""
    heads = [head_at(grid, row) for row in range(min(SEARCHED, len(grid.rows)))]
    return max(heads, key=_worth)


def lists_systems(grid: Grid) -> bool:
    """Say whether a sheet has a column that names systems, and rows below it."""
    head = find(grid)
    return _worth(head)[0] and head.body < len(grid.rows)


def likeliest(grids: Sequence[Grid]) -> int:
    """Return which of the sheets most looks like a list of systems, shown ones first; of equals the first."""
    return max(range(len(grids)), key=lambda place: (grids[place].shown, _worth(find(grids[place]))))


def head_at(grid: Grid, row: int, rows: int = 0) -> Head:
    """
    Return the head that begins in a row: with it the rows that its merged cells reach, and a row of numbers.

    `rows`: how many rows of headings there are, when a person says so.
    """
    row = min(max(row, 0), len(grid.rows) - 1)
    if rows:
        body = min(row + rows, len(grid.rows))
        return Head(row, body, _headings(grid.rows[row:body]))
    depth = max(dict(grid.tall).get(row, 1), 2 if _spans_columns(grid, row) or _levels_below(grid, row) else 1)
    body = min(row + min(depth, DEEPEST), len(grid.rows))
    headings = _headings(grid.rows[row:body])
    if body < len(grid.rows) and _is_numbering(grid.rows[body]):
        body += 1
    return Head(row, body, headings)


def _headings(rows: Sequence[Cells]) -> tuple[str, ...]:
    """Return what each column is called; a lone level below stands under the heading of levels on its left."""
    found, over = [], ""
    for column in zip(*rows, strict=True):
        above = shown(column[0])
        over = above or over
        texts = [text for cell in column if (text := shown(cell))]
        if not above and len(texts) == 1 and texts[0].lower() in _LEVELS and _asks_for_level(over):
            texts.insert(0, over)
        found.append(" – ".join(dict.fromkeys(texts))[:_LONGEST])
    return tuple(found)


def _asks_for_level(heading: str) -> bool:
    return any(named(heading) in fields()[key].names for key, _ in TICKED)


def _levels_below(grid: Grid, row: int) -> bool:
    """Say whether below a heading of levels stand the levels themselves and nothing else."""
    if row + 1 >= len(grid.rows):
        return False
    found = [
        (shown(over), text.lower())
        for over, cell in zip(*grid.rows[row : row + 2], strict=True)
        if (text := shown(cell))
    ]
    levels = {text for _, text in found}
    in_place = all(not over or _asks_for_level(over) for over, _ in found) and any(over for over, _ in found)
    return in_place and len(found) == len(levels) > 1 and levels <= _LEVELS


def samples(grid: Grid, head: Head) -> list[list[str]]:
    """Return the first different values of each column, as a person recognises them by."""
    return [list(_first(grid, head.body, place)) for place in range(len(head.headings))]


def _first(grid: Grid, body: int, place: int) -> Iterator[str]:
    seen: set[str] = set()
    for row in grid.rows[body:]:
        text = shown(row[place])
        if text and text not in seen:
            seen.add(text)
            yield text
            if len(seen) == SAMPLES:
                return


def shown(cell: object) -> str:
    """Return a cell as a person reads it."""
    if cell is None:
        return ""
    if hasattr(cell, "strftime"):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean(str(cell))


def _worth(head: Head) -> tuple[bool, int, int]:
    found = [field for field in recognise(head.headings, {}) if field != IGNORED]
    named = "systems.name" in found or "systems.code" in found
    filled = sum(1 for heading in head.headings if heading)
    return named, len(found), min(filled, 2) if found else filled


def _spans_columns(grid: Grid, row: int) -> bool:
    """Say whether a heading spans some columns, with headings of its own below; a title spans them all."""
    if row not in grid.wide or row + 1 >= len(grid.rows):
        return False
    return len({shown(cell) for cell in grid.rows[row]} - {""}) > 1


def _is_numbering(cells: Cells) -> bool:
    said = [text for cell in cells if (text := shown(cell))]
    return len(said) > 2 and all(_NUMBERED.fullmatch(text) for text in said)
