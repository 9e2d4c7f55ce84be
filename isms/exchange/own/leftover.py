"""The rows of an office's own sheet that were not written, as a file to mend and bring again."""

import io

from isms.exchange.own.grid import Grid
from isms.exchange.own.heading import Head, shown
from isms.exchange.own.taking import OwnReport
from isms.exchange.sheets import list_file
from isms.exchange.sheets.list_file import PlainList

WHY = "Vì sao chưa ghi"
_UNIT = "Đơn vị quản lý hồ sơ"


def workbook(grid: Grid, head: Head, report: OwnReport, columns: tuple[str, ...]) -> bytes:
    """Return the rows left, below their headings, each with why; with the unit of its group, where no column has it."""
    why = {row.number: "; ".join([*map(str, row.problems), *row.notes]) for row in report.rows}
    groups = {row.number: row.group for row in report.read.values()} if "systems.unit" not in columns else {}
    adds_unit = any(groups.get(number) for number in report.left)
    kept = [place for place, text in enumerate(head.headings) if text != WHY]
    heads = [head.headings[place] or f"(cột {place + 1})" for place in kept]
    heads += [_UNIT, WHY] if adds_unit else [WHY]
    rows = []
    for number in report.left:
        unit = [groups.get(number, "")] if adds_unit else []
        cells = grid.rows[number - 1]
        rows.append([*(shown(cells[place]) for place in kept), *unit, why[number]])
    told = f"Sửa các dòng này rồi nhập lại. Cột “{WHY}” không được đọc."
    target = io.BytesIO()
    list_file.workbook(PlainList("", "Các dòng chưa ghi vào sổ", told, heads, rows), target)
    return target.getvalue()
