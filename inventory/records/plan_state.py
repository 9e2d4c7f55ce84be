"""How far the approved protection plan as a whole is implemented (NĐ 331/2026 Đ30.6)."""

import datetime as dt
from typing import Annotated, ClassVar

from sqlalchemy import Index, text
from sqlalchemy.schema import SchemaItem

from inventory.choices import Implementation
from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import Checks

_EXPECTED = text("expected_on IS NOT NULL")


def _check(checks: Checks, row: "PlanState", _today: dt.date) -> None:
    if row.state != Implementation.FULL:
        rule = "Ngày dự kiến hoàn thành đứng trước ngày ghi mức triển khai."
        checks.in_order("expected_on", row.expected_on, row.on, rule)


class PlanState(Record, table=True):
    """How far the approved protection plan was implemented on a day."""

    __tablename__ = "plan_state"

    declaration: ClassVar[Declaration] = Declaration(
        list="plans",
        title="Phương án bảo đảm",
        called="mức triển khai phương án",
        plural="Mức triển khai cả phương án",
        about="Mức độ triển khai phương án bảo vệ đã được phê duyệt.",
        clause="NĐ 331/2026 Đ30.6",
        tab="phuong-an",
        card=False,
        headline=lambda row: Implementation.word(row.state),
        details=lambda row: (f"Dự kiến hoàn thành {row.expected_on:%d/%m/%Y}" if row.expected_on else "",),
        series=(),
        opens=lambda row, _before: row.state == Implementation.FULL,
        shuts=lambda _row: True,
        check=_check,
        proof="plan",
        sheet="Phương án",
        columns=("state", "on", "expected_on"),
        template=3,
    )
    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        Index("plan_state_expected", "expected_on", sqlite_where=_EXPECTED, postgresql_where=_EXPECTED),
    )

    on: Annotated[dt.date, Declared("Tính đến ngày", required=True)]
    state: Annotated[
        str, Declared("Mức độ triển khai", "Đã triển khai đến đâu?", required=True, choices=Implementation)
    ]
    expected_on: Annotated[
        dt.date | None, Declared("Dự kiến hoàn thành", ahead=True, help="Để trống nếu đã xong.", note="")
    ] = None
