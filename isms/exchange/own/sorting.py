"""
What each row below the headings is: a system, the title of a group, a line under the list.

Only what the row and its place leave no doubt about is decided here. Where they do, the kind says what to ask.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from inventory.vietnamese import clean, fold
from isms.exchange.own import values
from isms.exchange.own.grid import Grid
from isms.exchange.own.heading import Head, shown
from isms.exchange.own.own_fields import IGNORED, named, words

SYSTEM, TITLE = "system", "title"
BELOW, ONLY_NAME, NAMELESS = "below", "only_name", "nameless"
"""Kinds that are asked about: a line under the list, a lone name within it, content without a name."""
_STYLES = (
    ("number", re.compile(r"\(?\d{1,4}([.)]\d{1,3})*[.)]?")),
    ("roman", re.compile(r"[IVXLC]+[.)]?")),
    ("letter", re.compile(r"[A-ZĐa-zđ][.)]?")),
)
_DATED = re.compile(r".*, ?(?:ngay|day) ?[\d.…]* ?thang ?[\d.…]* ?nam ?[\d.…]*\.?")
_BULLET = re.compile(r"[-–+•*]\s*")


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a row is: its `kind`, or in `skipped` why it is surely no system. `style`: how it is numbered."""

    kind: str = SYSTEM
    skipped: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What of a row tells its kind: the name, how many other columns speak, how it is numbered."""

    place: int
    name: str
    first: str
    others: int
    style: str
    alone: bool
    repeats: bool


def sort(grid: Grid, head: Head, columns: Sequence[str]) -> Mapping[int, Sorted]:
    """Return what each row below the headings is that says anything, by its place from 0."""
    numbers = _numbering(grid, head, columns)
    seen = [
        _look(grid, head, columns, place, numbers)
        for place in range(head.body, len(grid.rows))
        if any(map(shown, grid.rows[place]))
    ]
    sure = _sure(seen)
    last = max(sure, default=-1)
    following: Sequence[int | None] = [*(row.place for row in seen[1:]), None]
    return {row.place: _sorted(row, sure, last, after) for row, after in zip(seen, following, strict=False)}


def _sorted(row: _Seen, sure: set[int], last: int, following: int | None) -> Sorted:
    """Return what one row is. `sure`: the rows that are systems, `last` of them; `following`: the next row."""
    if row.repeats:
        return Sorted(skipped="lặp lại dòng tiêu đề")
    if _is_total(row.first) or _is_total(row.name):
        return Sorted(skipped="dòng tổng hoặc ghi chú")
    if row.place in sure:
        return Sorted()
    if not row.name:
        return Sorted(NAMELESS) if row.others > 1 and row.place < last else Sorted(skipped="không có tên hệ thống")
    if row.place > last or _reads_below(row.name):
        return Sorted(BELOW)
    titles = row.alone or (row.style and (following in sure or row.style in ("roman", "letter")))
    return Sorted(TITLE if titles else ONLY_NAME, style=row.style)


def _sure(seen: Sequence[_Seen]) -> set[int]:
    """
    Return the places of rows that surely are systems: they say more than a name, or are numbered as those that do.

    Where no row says more than a name, those numbered 1, 2, 3 are; a list in one style of numbers is all systems.
    """
    named_rows = [row for row in seen if row.name and not row.repeats and not _belongs_below(row)]
    full = [row for row in named_rows if row.others and not row.alone]
    if full:
        styles = {row.style for row in full} - {""}
    else:
        styles = {row.style for row in named_rows if not row.alone}
        styles = {"number"} if "number" in styles else styles - {""} or styles
    places = {row.place for row in full}
    return {row.place for row in named_rows if row.place in places or (not row.alone and row.style in styles)}


def _look(grid: Grid, head: Head, columns: Sequence[str], place: int, numbers: int | None) -> _Seen:
    cells = grid.rows[place]
    texts = {column: text for column, cell in enumerate(cells) if (text := shown(cell))}
    names = [column for column in texts if columns[column] in ("systems.name", "systems.code")]
    number = texts.get(numbers, "") if numbers is not None else ""
    alone = len(set(texts.values())) == 1 and place in grid.wide
    return _Seen(
        place,
        texts[names[0]] if names else "",
        next(iter(texts.values())),
        0 if alone else _others(texts, columns),
        next((style for style, pattern in _STYLES if pattern.fullmatch(number)), ""),
        alone,
        all(clean(text) in head.headings[column] for column, text in texts.items()),
    )


def _others(texts: Mapping[int, str], columns: Sequence[str]) -> int:
    """Return in how many columns besides the name a row says something that the register takes."""
    names = sum(columns[column] in ("systems.name", "systems.code") for column in texts)
    mapped = sum(columns[column] not in (IGNORED, "systems.name", "systems.code") for column in texts)
    return mapped + max(names - 1, 0)


def _numbering(grid: Grid, head: Head, columns: Sequence[str]) -> int | None:
    """Return the column of running numbers: one that is called so, or the first unused one left of the names."""
    unused = [column for column, key in enumerate(columns) if key == IGNORED]
    called = [column for column in unused if named(head.headings[column]) in _words("numbering")]
    if called:
        return called[0]
    name = next((column for column, key in enumerate(columns) if key == "systems.name"), len(columns))
    for column in (column for column in unused if column < name):
        texts = [text for row in grid.rows[head.body :] if (text := shown(row[column]))]
        if texts and all(any(pattern.fullmatch(text) for _, pattern in _STYLES) for text in texts):
            return column
    return None


def _belongs_below(row: _Seen) -> bool:
    """Say whether a row reads like what stands below lists: totals, notes, place and date, who receives it."""
    if row.others and row.style:
        return False
    return any(map(_reads_below, (row.name, row.first))) or (not row.others and bool(_BULLET.match(row.name)))


@cache
def _reads_below(text: str) -> bool:
    said = fold(clean(_BULLET.sub("", text, count=1)))
    if _DATED.fullmatch(said) or said.startswith(("(ky", "(da ky")):
        return True
    return any(said == word or re.match(rf"{re.escape(word)}\s*[:;.…\d]", said) for word in _words("below"))


def _is_total(text: str) -> bool:
    return fold(text).strip(" .:") in values.totals()


@cache
def _words(list_name: str) -> frozenset[str]:
    return frozenset(fold(clean(word)) for word in words()[list_name]["words"])
