"""A shorter cadence for one system, by its risk (NĐ 331/2026 Đ28.5.a: "theo cấp độ và mức độ rủi ro")."""

import datetime as dt
from typing import Annotated, ClassVar

from inventory.records.declaration import Declaration, Declared, Record


def _eases(row: "OwnCadence", before: "OwnCadence | None") -> bool:
    """Say whether audits may lie further apart than before."""
    if before is None or before.months is None:
        return False
    return row.months is None or row.months > before.months


def _headline(row: "OwnCadence") -> str:
    return f"Chu kỳ riêng: {row.months} tháng" if row.months else "Trở lại chu kỳ chung của cấp độ"


class OwnCadence(Record, table=True):
    """Months between two audits of this system from a day on; empty: the policy's again. Only ever shorter."""

    __tablename__ = "own_cadence"

    declaration: ClassVar[Declaration] = Declaration(
        list="own_cadences",
        title="Chu kỳ riêng theo rủi ro",
        plural="Chu kỳ riêng theo mức độ rủi ro",
        about="Chu kỳ kiểm tra ngắn hơn chu kỳ chung, do mức độ rủi ro của hệ thống.",
        clause="NĐ 331/2026 Đ28.5.a",
        tab="kiem-tra",
        headline=_headline,
        details=lambda row: (row.reason, f"Văn bản số {row.number}" if row.number else ""),
        series=(),
        opens=_eases,
        shuts=lambda _row: True,
        document=("number", "on", "months"),
    )

    on: Annotated[dt.date, Declared("Áp dụng từ ngày", required=True)]
    months: Annotated[
        int | None,
        Declared(
            "Số tháng giữa hai lần kiểm tra",
            between=(1, 120),
            help="Phải ngắn hơn chu kỳ chung của cấp độ. Để trống: trở lại chu kỳ chung.",
        ),
    ] = None
    reason: Annotated[str, Declared("Lý do, căn cứ", required=True, lines=True)]
    number: Annotated[str, Declared("Số văn bản")] = ""
