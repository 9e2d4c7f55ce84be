"""The rows of a sheet, from any kind of spreadsheet: a heading row, then one row for each line of the list."""

from collections.abc import Iterator, Sequence
from typing import NoReturn

from inventory.errors import Invalid, Problem
from inventory.vietnamese import fold
from isms.exchange.format.lines import Line
from isms.exchange.format.sheet_layout import Column, Sheet, put_at
from isms.exchange.sheets.cells import Unreadable, value_of

MOST_ROWS = 100_000

Cells = Sequence[object]


class Formula(str):
    """A cell that computes instead of saying something."""

    __slots__ = ()


def lines_of(sheet: Sheet, name: str, rows: Iterator[Cells]) -> list[Line]:
    """Return the lines of a sheet; `name` stands before each row's number in a problem. Raises Invalid."""
    columns = _columns(sheet, name, next(rows, ()))
    lines = []
    for number, cells in enumerate(rows, start=2):
        if number > MOST_ROWS:
            _refuse(name, f"Có hơn {MOST_ROWS} dòng.", "Hãy chia thành nhiều tệp.")
        if any(map(_filled, cells)):
            lines.append(_line(sheet, f"{name}dòng {number}", number, columns, cells))
    return lines


def _columns(sheet: Sheet, name: str, headings: Cells) -> dict[int, Column]:
    found: dict[int, Column] = {}
    for place, heading in enumerate(headings):
        if not _filled(heading):
            continue
        column = sheet.column(str(heading))
        if column is None:
            known = ", ".join(each.heading for each in sheet.columns)
            _refuse(f"{name}dòng 1", f"Không có cột “{str(heading)[:60]}”.", f"Các cột có: {known}.")
        if column in found.values():
            _refuse(f"{name}dòng 1", f"Cột “{column.heading}” có hai lần.", "Hãy giữ một cột.")
        found[place] = column
    if sheet.columns[0] not in found.values():
        _refuse(
            f"{name}dòng 1", f"Thiếu cột “{sheet.columns[0].heading}”.", "Dòng đầu phải là tên các cột như tệp mẫu."
        )
    return found


def _line(sheet: Sheet, where: str, number: int, columns: dict[int, Column], cells: Cells) -> Line:
    line = Line(sheet.section, number, where, {}, sheet.names)
    for place, cell in enumerate(cells):
        if not _filled(cell):
            continue
        column = columns.get(place)
        if isinstance(cell, Formula):
            heading = column.heading if column else ""
            line.problem(
                f"cột {letters(place)} {heading}".strip(), "Ô chứa công thức.", "Hãy dán giá trị thay công thức."
            )
        elif column is None:
            line.problem(f"cột {letters(place)}", "Ô nằm ngoài các cột có tên.", "Hãy xóa ô này hoặc đặt tên cột.")
        else:
            try:
                put_at(line.values, column.key, value_of(column, cell))
            except Unreadable as wrong:
                line.problem(column.key, wrong.rule, wrong.remedy)
    return line


def letters(place: int) -> str:
    """Return the letters of a column: 0 -> 'A', 27 -> 'AB'."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def same_title(one: str, other: str) -> bool:
    """Say whether two titles of sheets are the same but for case, marks and spaces."""
    return fold(" ".join(one.split())) == fold(" ".join(other.split()))


def _filled(cell: object) -> bool:
    return cell is not None and str(cell).strip() != ""


def _refuse(field: str, rule: str, remedy: str) -> NoReturn:
    raise Invalid([Problem(field.rstrip(", "), rule, remedy)])
