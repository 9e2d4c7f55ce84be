"""A system in a row of a table: the cells, and the columns they stand in."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from isms.ui.parts import badges, data_tables, words
from schedules.standing.listing import Row

STYLES = '<link rel="stylesheet" href="/tinh/lists.css">'
COLUMNS = (
    data_tables.Column("name", "Hệ thống", "two_lines", below="Mã"),
    data_tables.Column("level", "Cấp độ"),
    data_tables.Column("use", "Cho phép sử dụng", "badge"),
    data_tables.Column("standing", "Kiểm tra, đánh giá", "badge"),
    data_tables.Column("due", "Hạn kiểm tra", "two_lines", below="Còn lại"),
    data_tables.Column("unit", "Đơn vị giữ hồ sơ"),
)


def columns(*names: str) -> Sequence[data_tables.Column]:
    """Return the columns of these names, in this order."""
    known = {column.name: column for column in COLUMNS}
    return [known[name] for name in names]


def cells(row: Row, on: dt.date) -> dict[str, Any]:
    """Return the cells of a system as of a day."""
    return {
        "code": row.code,
        "name": data_tables.two_lines(row.name, row.code),
        "level": str(row.level) if row.level else "Chưa\u00a0có",
        "use": data_tables.badge(*use(row)),
        "standing": data_tables.badge(*badges.standing_words(row.standing, row.responsibility)),
        "due": data_tables.two_lines(words.day(row.audit_due_on) or "–", _beneath(row, on)),
        "unit": row.unit,
    }


def use(row: Row) -> tuple[str, str]:
    """Return kind and words of what is permitted against what goes on."""
    if row.retired:
        return "neutral", "Ngừng sử dụng hẳn"
    return badges.use_words(row.in_use, row.operating, row.responsibility)


def conditions(row: Row) -> str:
    """Return until when the conditions of the conclusion must be met, when that comes before the audit."""
    if row.act_by is None or row.audit_due_on is None or row.act_by >= row.audit_due_on:
        return ""
    return f"điều kiện: {words.day(row.act_by)}"


def _beneath(row: Row, on: dt.date) -> str:
    far = words.how_far(row.audit_due_on, on) if row.audit_due_on else ""
    return " · ".join(filter(None, (far, conditions(row))))


def month(day: dt.date) -> str:
    """Return the month of a day in words: 'tháng 3/2027'."""
    return f"tháng {day.month}/{day.year}"
