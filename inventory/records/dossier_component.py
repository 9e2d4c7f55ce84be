"""Which components of the dossier are at hand (NĐ 331/2026 Đ21, Đ22)."""

import datetime as dt
from functools import cache
from typing import Annotated, ClassVar

from inventory.law import regimes
from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import NAME, Checks

COMPONENTS = {
    "overview": "Thuyết minh tổng quan",
    "preliminary_design": "Thiết kế sơ bộ",
    "construction_design": "Thiết kế thi công",
    "level_justification": "Thuyết minh đề xuất cấp độ",
    "protection_plan": "Thuyết minh phương án bảo đảm",
    "specialised_opinion": "Ý kiến chuyên môn",
    "appraisal_opinion": "Ý kiến thẩm định",
    "round_the_clock_justification": "Thuyết minh yêu cầu vận hành 24/7",
}
"""The components in short."""


def _names() -> dict[str, str]:
    return COMPONENTS


@cache
def titles() -> dict[str, str]:
    """Return the components as the newest decree that has them calls them."""
    found: dict[str, str] = {}
    for regime in reversed(regimes.all()):
        found |= {row["code"]: row["title"] for row in regime.tables["components"]}
    return found


def _details(row: "DossierComponent") -> tuple[str, ...]:
    dated = f"ngày {row.document_date:%d/%m/%Y}" if row.document_date else ""
    return f"Số {row.number}" if row.number else "", dated, row.note


def _check(checks: Checks, row: "DossierComponent", _today: dt.date) -> None:
    rule = "Ngày ghi thành phần hồ sơ đứng trước ngày của văn bản."
    checks.in_order("on", row.on, row.document_date, rule)


class DossierComponent(Record, table=True):
    """Whether a component of the dossier is at hand, with the number and day of the document."""

    __tablename__ = "dossier_component"

    declaration: ClassVar[Declaration] = Declaration(
        list="components",
        title="Thành phần hồ sơ",
        plural="Thành phần hồ sơ",
        about="Thành phần nào của hồ sơ đã có.",
        clause="NĐ 331/2026 Đ21; Đ22",
        tab="ho-so",
        card=False,
        headline=lambda row: f"{COMPONENTS[row.component]}: {'có' if row.present else 'chưa có'}",
        details=_details,
        series=("component",),
        check=_check,
    )

    on: Annotated[dt.date, Declared("Ngày", required=True)]
    component: Annotated[str, Declared("Thành phần", required=True, codes=_names, cells=titles, fixed=True)]
    present: Annotated[bool, Declared("Đã có", "Đã có chưa?", required=True)]
    number: Annotated[str, Declared("Số văn bản", help="Có thể để trống.", note="")] = ""
    document_date: Annotated[dt.date | None, Declared("Ngày văn bản", help="Có thể để trống.", note="")] = None
    note: Annotated[str, Declared("Ghi chú", most=NAME)] = ""
