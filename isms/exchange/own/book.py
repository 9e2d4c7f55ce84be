"""
The sheets of an office's own file: .xlsx, .xls, .ods or .csv, read as they are seen.

What the file hides or strikes out is read too, and marked.
"""

from isms.exchange.own.grid import Grid, made, refuse
from isms.exchange.sheets import csv_file

KINDS = (".xlsx", ".xls", ".ods", ".csv")


def read(content: bytes, kind: str, separator: str = "") -> list[Grid]:
    """
    Return the sheets that hold anything, hidden ones too. `separator`: of a .csv, when a person names it.

    Raises Invalid.
    """
    grids = [grid for grid in _grids(content, kind.lower(), separator) if grid.rows]
    if not grids:
        refuse("Tệp không có trang nào có nội dung.", "Hãy chọn tệp khác.")
    return grids


def _grids(content: bytes, kind: str, separator: str) -> list[Grid]:
    if kind == ".csv":
        return [made("Tệp CSV", csv_file.cells(content, separator))]
    if kind not in KINDS:
        refuse(f"Không đọc được tệp loại “{kind[:20]}”.", f"Các loại đọc được: {', '.join(KINDS)}.")
    from isms.exchange.own import workbooks  # its libraries take time and memory: only a workbook needs them

    return workbooks.read(content, kind)
