"""The risks of a system as a dossier names them beforehand (NĐ 331/2026 Đ10.3, Đ22.4.c)."""

import datetime as dt
from typing import Annotated, ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.schema import SchemaItem

from inventory.records.asset import NO_LONGER
from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import LONG, NAME

SCALE = {1: "1 - Thấp", 2: "2 - Trung bình", 3: "3 - Cao"}
"""The office's own scale of likelihood and impact, in the cells of a workbook."""


def _scale() -> dict[int, str]:
    return SCALE


def _details(row: "Risk") -> tuple[str, ...]:
    weighed = f"Khả năng xảy ra {row.likelihood}/3, mức ảnh hưởng {row.impact}/3"
    due = f"hạn {row.due_on:%d/%m/%Y}" if row.due_on else ""
    return weighed, row.weakness, row.harm, row.measures, row.responsible, due


class Risk(Record, table=True):
    """
    A threat to the system and how far it would reach; the latest row of an `item` holds.

    `likelihood` and `impact` go from 1 (low) to 3 (high), the office's own scale. `present` is false once it is gone.
    """

    declaration: ClassVar[Declaration] = Declaration(
        list="risks",
        title="Nguy cơ, rủi ro",
        plural="Nguy cơ, rủi ro",
        sheet="Nguy cơ",
        about="Nguy cơ, rủi ro nhận diện sơ bộ (NĐ 331/2026 Đ22.4.c); thang ba mức là của sổ.",
        clause="NĐ 331/2026 Đ10.3; Đ22.4.c",
        tab="ho-so",
        card=False,
        headline=lambda row: ("" if row.present else NO_LONGER) + row.threat,
        details=_details,
        series=("item",),
        columns=(
            *("threat", "on", "likelihood", "impact", "weakness", "harm", "measures", "responsible", "due_on"),
            *("item", "present"),
        ),
        template=9,
    )
    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        CheckConstraint("likelihood BETWEEN 1 AND 3", name="risk_likelihood"),
        CheckConstraint("impact BETWEEN 1 AND 3", name="risk_impact"),
    )

    on: Annotated[dt.date, Declared("Tính đến ngày", required=True)]
    item: Annotated[
        str,
        Declared(
            "Mã mục",
            fixed=True,
            may_lack=True,
            note="Để trống với mục mới; ghi mã như sổ đã cấp để sửa hoặc bỏ mục đó.",
        ),
    ] = ""
    present: Annotated[bool, Declared("Còn trong danh mục", note="Bỏ trống: coi là còn; Không: đã bỏ từ ngày này.")] = (
        True
    )
    threat: Annotated[
        str, Declared("Nguy cơ, mối đe dọa", required=True, most=LONG, clause="NĐ 331/2026 Đ22.4.c, Đ10.3")
    ]
    weakness: Annotated[str, Declared("Điểm yếu, lỗ hổng", most=LONG, help="Có thể để trống.", note="")] = ""
    likelihood: Annotated[int, Declared("Khả năng xảy ra", required=True, between=(1, 3), pattern="{}/3", cells=_scale)]
    impact: Annotated[int, Declared("Mức độ tác động", required=True, between=(1, 3), pattern="{}/3", cells=_scale)]
    harm: Annotated[str, Declared("Mức độ ảnh hưởng dự kiến", most=LONG, help="Có thể để trống.", note="")] = ""
    measures: Annotated[str, Declared("Biện pháp giảm thiểu", most=LONG, help="Có thể để trống.", note="")] = ""
    responsible: Annotated[
        str, Declared("Người phụ trách", "Ai phụ trách?", most=NAME, help="Có thể để trống.", note="")
    ] = ""
    due_on: Annotated[dt.date | None, Declared("Hạn", ahead=True, help="Có thể để trống.", note="")] = None
