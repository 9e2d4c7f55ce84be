"""How far single requirements of the protection plan are met (NĐ 331/2026 Đ30, Đ36.9)."""

import datetime as dt
from functools import cache
from typing import Annotated, ClassVar

from sqlmodel import SQLModel

from inventory.choices import Choices
from inventory.law import regimes, requirements
from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import LONG, NAME, Checks


class ItemState(Choices):
    """How far a requirement is met. `DROPPED`: from its day on the answer is none, and what else answers counts."""

    NONE = "none", "Chưa triển khai", "soon"
    PARTIAL = "partial", "Triển khai một phần", "soon"
    FULL = "full", "Triển khai đầy đủ", "ok"
    EQUIVALENT = (
        "equivalent",
        "Đáp ứng bằng biện pháp tương đương",
        "ok",
        "Phải ghi biện pháp.",
        "Biện pháp tương đương",
    )
    NOT_APPLICABLE = "not_applicable", "Không áp dụng", "neutral", "Phải ghi lý do."
    DROPPED = "dropped", "Bỏ câu trả lời này", "neutral", "Từ ngày này theo câu trả lời chung, hoặc coi là chưa ghi."


PLAN_STATES = tuple(each for each in ItemState if each is not ItemState.DROPPED)
"""What a requirement may be; a dropped answer is none."""
_REASONS = {
    ItemState.NOT_APPLICABLE: ("Không áp dụng nhưng chưa ghi lý do.", "Hãy ghi vì sao yêu cầu này không áp dụng."),
    ItemState.EQUIVALENT: ("Chưa ghi biện pháp tương đương.", "Hãy ghi biện pháp nào thay cho yêu cầu này."),
}


@cache
def _cells() -> dict[str, str]:
    return {code: f"{code} {title}" for regime in regimes.names() for code, title in requirements.known(regime).items()}


def details(row: "Answer") -> tuple[str, ...]:
    """Return what an answer says besides its state, in words."""
    verified = f" ngày {row.verified_on:%d/%m/%Y}" if row.verified_on else ""
    return (
        row.responsible,
        f"hạn {row.due_on:%d/%m/%Y}" if row.due_on else "",
        f"bằng chứng: {row.evidence}" if row.evidence else "",
        f"xác minh: {row.verified_by}{verified}" if row.verified_by else "",
        row.note,
    )


def headline(row: "Answer") -> str:
    """Return an answer in one line: which requirement, and how far it is met."""
    return f"{requirements.title_of(row.regime, row.requirement)}: {ItemState.word(row.state).lower()}"


def check(checks: Checks, row: "Answer", _today: dt.date) -> None:
    """Note a missing reason, and a verification that names nobody."""
    if row.state in _REASONS and not row.note:
        checks.problem("note", *_REASONS[ItemState.of(row.state)])
    if row.verified_on is not None and not row.verified_by:
        checks.problem("verified_by", "Có ngày xác minh mà chưa ghi ai xác minh.", "Hãy ghi người xác minh.")


class Answer(SQLModel):
    """How far one requirement of the plan is met: what an answer of a system says, and one of a unit."""

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
    evidence: Annotated[
        str,
        Declared(
            "Bằng chứng",
            "Bằng chứng",
            most=LONG,
            help="Số văn bản, biên bản. Có thể để trống.",
            note="",
        ),
    ] = ""
    verified_by: Annotated[
        str,
        Declared(
            "Người xác minh",
            "Ai đã xác minh?",
            most=NAME,
            help="Người đã xem bằng chứng, nên khác người phụ trách. Có thể để trống.",
            note="",
        ),
    ] = ""
    verified_on: Annotated[dt.date | None, Declared("Ngày xác minh", help="Có thể để trống.", note="")] = None
    note: Annotated[
        str,
        Declared(
            "Ghi chú",
            "Ghi chú, lý do",
            most=LONG,
            help="Không áp dụng: ghi vì sao. Biện pháp tương đương: ghi biện pháp nào.",
            note="Bắt buộc ghi lý do khi không áp dụng, ghi biện pháp khi tương đương.",
        ),
    ] = ""


COLUMNS = (
    *("requirement", "state", "on", "responsible", "due_on"),
    *("evidence", "verified_by", "verified_on", "note", "regime"),
)
"""The columns of a sheet of answers, in their order."""


class PlanItem(Answer, Record, table=True):
    """How far a system meets one requirement of the protection plan: the latest of a requirement holds."""

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
        headline=headline,
        details=details,
        series=("regime", "requirement"),
        check=check,
        proof="requirement",
        columns=COLUMNS,
        template=6,
    )
