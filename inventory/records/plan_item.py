"""How far single requirements of the protection plan are met (NĐ 331/2026 Đ30, Đ36.9)."""

import datetime as dt
from functools import cache
from typing import Annotated, ClassVar

from inventory.choices import Choices
from inventory.law import regimes, requirements
from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import LONG, NAME, Checks


class ItemState(Choices):
    """How far a requirement is met."""

    NONE = "none", "Chưa triển khai"
    PARTIAL = "partial", "Triển khai một phần"
    FULL = "full", "Triển khai đầy đủ"
    NOT_APPLICABLE = "not_applicable", "Không áp dụng", "neutral", "Phải ghi lý do."


@cache
def _cells() -> dict[str, str]:
    return {code: f"{code} {title}" for regime in regimes.names() for code, title in requirements.codes(regime).items()}


def _details(row: "PlanItem") -> tuple[str, ...]:
    return row.responsible, f"hạn {row.due_on:%d/%m/%Y}" if row.due_on else "", row.note


def _check(checks: Checks, row: "PlanItem", _today: dt.date) -> None:
    if row.state == ItemState.NOT_APPLICABLE and not row.note:
        checks.problem("note", "Không áp dụng nhưng chưa ghi lý do.", "Hãy ghi vì sao yêu cầu này không áp dụng.")


class PlanItem(Record, table=True):
    """How far one requirement of the protection plan is met: the latest of a requirement holds."""

    __tablename__ = "plan_item"

    declaration: ClassVar[Declaration] = Declaration(
        list="plan_items",
        title="Yêu cầu của phương án",
        plural="Phương án theo yêu cầu",
        sheet="Phương án theo yêu cầu",
        about="Mức đáp ứng từng yêu cầu của phương án bảo vệ.",
        clause="NĐ 331/2026 Đ30; Đ36.9",
        tab="phuong-an",
        card=False,
        headline=lambda row: (
            f"{requirements.title_of(row.regime, row.requirement)}: {ItemState.word(row.state).lower()}"
        ),
        details=_details,
        series=("regime", "requirement"),
        check=_check,
        columns=("requirement", "state", "on", "responsible", "due_on", "note", "regime"),
        template=6,
    )

    on: Annotated[dt.date, Declared("Tính đến ngày", required=True)]
    regime: Annotated[
        str,
        Declared(
            "Theo nghị định",
            codes=regimes.names,
            cells=regimes.documents,
            may_lack=True,
            note="Bỏ trống: theo cấp độ hiện nay của hệ thống.",
        ),
    ] = ""
    requirement: Annotated[str, Declared("Yêu cầu", required=True, codes=_cells, fixed=True, note="Hoặc chỉ ghi mã.")]
    state: Annotated[str, Declared("Mức đáp ứng", "Đã triển khai đến đâu?", required=True, choices=ItemState)]
    responsible: Annotated[
        str,
        Declared(
            "Người phụ trách", "Ai phụ trách?", most=NAME, help="Đơn vị hoặc chức danh. Có thể để trống.", note=""
        ),
    ] = ""
    due_on: Annotated[
        dt.date | None, Declared("Hạn", "Hạn hoàn thành", ahead=True, help="Có thể để trống.", note="")
    ] = None
    note: Annotated[
        str,
        Declared(
            "Ghi chú",
            "Ghi chú, lý do",
            most=LONG,
            help="Không áp dụng: ghi vì sao.",
            note="Bắt buộc ghi lý do khi không áp dụng.",
        ),
    ] = ""
