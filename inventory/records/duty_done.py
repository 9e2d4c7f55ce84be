"""Recurring duties that were done for systems (`inventory.law.recurring_duties`), which the gate ignores."""

import datetime as dt
from functools import cache
from typing import Annotated, ClassVar

from inventory.law import recurring_duties
from inventory.law.recurring_duties import DutyScope
from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import NAME


@cache
def of_systems() -> dict[str, str]:
    """Return the duties that are recorded for systems here, each by its code."""
    every = recurring_duties.switched()
    return {row.code: row.title for row in every if row.scope == DutyScope.SYSTEM and not row.place}


@cache
def _cells() -> dict[str, str]:
    return {code: f"{code} {title}" for code, title in of_systems().items()}


def title_of(code: str) -> str:
    """Return the name of a duty; the code itself where no row has it."""
    row = recurring_duties.by_code().get(code)
    return row.title if row else code


class DutyDone(Record, table=True):
    """A recurring duty done for a system; what covers several is recorded for each. It never shuts the gate."""

    __tablename__ = "duty_done"

    declaration: ClassVar[Declaration] = Declaration(
        list="duties_done",
        title="Việc định kỳ đã thực hiện",
        called="lần thực hiện việc định kỳ",
        plural="Việc định kỳ đã thực hiện",
        sheet="Việc định kỳ đã làm",
        about="Mỗi lần thực hiện một việc định kỳ; một đợt có thể cho nhiều hệ thống.",
        clause="NĐ 331/2026 Đ27, Đ28",
        tab="van-hanh",
        headline=lambda row: title_of(row.duty),
        details=lambda row: (row.performer, f"Văn bản số {row.number}" if row.number else "", row.note),
        proof="duty",
        several=True,
        document=("number", "on", "duty"),
    )

    on: Annotated[dt.date, Declared("Ngày thực hiện", required=True)]
    duty: Annotated[str, Declared("Việc", "Việc nào?", required=True, codes=of_systems, cells=_cells, fixed=True)]
    performer: Annotated[str, Declared("Người, đơn vị thực hiện", most=NAME, help="Có thể để trống.", note="")] = ""
    number: Annotated[str, Declared("Số văn bản", help="Biên bản, báo cáo, nếu có. Ví dụ: 12/BB-STP.", note="")] = ""
    note: Annotated[str, Declared("Kết quả, ghi chú", lines=True)] = ""
