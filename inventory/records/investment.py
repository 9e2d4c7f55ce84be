"""Projects under way before 01/7/2026, for which NĐ 85/2016 goes on for a time (NĐ 331/2026 Đ39.1)."""

import datetime as dt
from typing import Annotated, ClassVar

from inventory.law import regimes
from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import Checks

STARTED_BEFORE: dt.date = regimes.in_transition().rule("transition")["since"]
"""NĐ 331/2026 Đ39.1: the day on which Luật 116/2025/QH15 came into force."""


def _check(checks: Checks, row: "Investment", _today: dt.date) -> None:
    if row.on >= STARTED_BEFORE:
        rule = "Chỉ ghi hệ thống đang đầu tư, xây dựng trước ngày 01/7/2026 (Đ39.1)."
        checks.problem("on", rule, "Hãy kiểm tra lại ngày bắt đầu; bắt đầu từ 01/7/2026 thì làm theo NĐ 331/2026.")


class Investment(Record, table=True):
    """The system was being invested in or built before 01/7/2026; `on` is the day it began."""

    declaration: ClassVar[Declaration] = Declaration(
        list="investments",
        title="Đang đầu tư, xây dựng trước 01/7/2026",
        sheet="Đầu tư trước 01-7-2026",
        plural="Đang đầu tư, xây dựng trước 01/7/2026",
        about="Hệ thống thuộc diện chuyển tiếp: được phê duyệt theo NĐ 85/2016 trong 06 tháng.",
        clause="NĐ 331/2026 Đ39.1",
        tab="ho-so",
        headline=lambda row: f"Đang đầu tư, xây dựng từ ngày {row.on:%d/%m/%Y}",
        details=lambda row: (f"Văn bản số {row.number}" if row.number else "", row.note),
        series=(),
        check=_check,
        document=("number", "on"),
    )

    on: Annotated[dt.date, Declared("Ngày bắt đầu đầu tư, xây dựng", required=True)]
    number: Annotated[str, Declared("Quyết định đầu tư, số văn bản")] = ""
    note: Annotated[str, Declared("Ghi chú", lines=True)] = ""
