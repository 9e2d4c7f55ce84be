"""When the dossier of a system is expected to be approved (NĐ 331/2026, Mẫu số 08, column 9)."""

import datetime as dt
from typing import Annotated, ClassVar

from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import Checks


def _check(checks: Checks, row: "ApprovalForecast", _today: dt.date) -> None:
    rule = "Ngày dự kiến phê duyệt đứng trước ngày ghi."
    checks.in_order("expected_on", row.expected_on, row.on, rule)


class ApprovalForecast(Record, table=True):
    """What is expected on a day; the latest holds, and one may find that it was too early."""

    __tablename__ = "approval_forecast"

    declaration: ClassVar[Declaration] = Declaration(
        list="approval_forecasts",
        title="Dự kiến phê duyệt",
        plural="Dự kiến thời điểm phê duyệt",
        about="Ngày dự kiến hồ sơ được phê duyệt.",
        clause="NĐ 331/2026 Mẫu số 08, cột (9)",
        tab="cap-do",
        card=False,
        headline=lambda row: f"Dự kiến phê duyệt ngày {row.expected_on:%d/%m/%Y}",
        series=(),
        check=_check,
    )

    on: Annotated[dt.date, Declared("Ngày", question="Tính đến ngày", required=True)]
    expected_on: Annotated[
        dt.date,
        Declared(
            "Dự kiến phê duyệt",
            question="Dự kiến được phê duyệt ngày",
            required=True,
            help="Lần ghi sau thay lần ghi trước; lần trước vẫn còn trong lịch sử.",
            note="",
            ahead=True,
            clause="NĐ 331/2026 Mẫu số 08, cột (9)",
        ),
    ]
