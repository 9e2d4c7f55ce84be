"""Delegations of the owner's duties (NĐ 331/2026 Đ4.3) and contracts for leased services (Đ5.3), with their ends."""

import datetime as dt
from typing import Annotated, ClassVar, Literal

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased
from sqlmodel import Field, col

from inventory.choices import Choices
from inventory.records.declaration import Declaration, Declared, Record, Reference
from inventory.validation import NAME, Checks

State = Literal["replaced", "ended", "ending", "running"]
ENDING = 90
"""An agreement that ends within so many days is told beforehand."""


class AgreementKind(Choices):
    """What the paper is."""

    DELEGATION = (
        "delegation",
        "Ủy quyền trách nhiệm chủ quản",
        "neutral",
        "Văn bản nêu rõ phạm vi của hệ thống, trách nhiệm và thời hạn; chỉ cho trách nhiệm tại khoản 2 Điều 31 (Đ4.3).",
    )
    LEASE = (
        "lease",
        "Hợp đồng thuê dịch vụ",
        "neutral",
        "Đơn vị vận hành theo thỏa thuận trong hợp đồng (Đ5.3).",
    )


CLAUSE = {AgreementKind.DELEGATION: "NĐ 331/2026 Đ4.3", AgreementKind.LEASE: "NĐ 331/2026 Đ5.3"}


def _check(checks: Checks, row: "Agreement", _today: dt.date) -> None:
    """A delegation is a paper that names scope, duties and term (Đ4.3), so its scope is asked for."""
    if row.kind == AgreementKind.DELEGATION and not row.scope:
        checks.problem("scope", "Văn bản ủy quyền phải nêu phạm vi, trách nhiệm (Đ4.3).", "Vui lòng nhập phạm vi.")
    if row.kind != AgreementKind.DELEGATION:
        row.covers_approval = None
    if row.ends_on < row.on:
        checks.problem("ends_on", "Ngày hết hạn đứng trước ngày ký.", "Hãy kiểm tra lại hai ngày.")


def _approval(row: "Agreement") -> str:
    if row.covers_approval is None:
        return ""
    return "Gồm cả phê duyệt cấp độ" if row.covers_approval else "Không gồm phê duyệt cấp độ"


class Agreement(Record, table=True):
    """A delegation or a lease. It stands until its end, or until a later one names it as replaced."""

    declaration: ClassVar[Declaration] = Declaration(
        list="agreements",
        title="Ủy quyền, hợp đồng thuê",
        plural="Ủy quyền và hợp đồng thuê",
        about="Văn bản ủy quyền trách nhiệm của chủ quản và hợp đồng thuê dịch vụ, với ngày hết hạn.",
        clause="NĐ 331/2026 Đ4.3; Đ5.3",
        tab="theo-doi",
        card=False,
        group="quyet-dinh",
        headline=lambda row: f"{AgreementKind.word(row.kind)} số {row.number}",
        details=lambda row: (row.party, row.scope, _approval(row), f"Đến hết ngày {row.ends_on:%d/%m/%Y}"),
        check=_check,
        opens=lambda row, _before: row.kind == AgreementKind.DELEGATION,
        shuts=lambda row: row.kind == AgreementKind.DELEGATION,
        proof="contract",
        document=("number", "on", "kind", "party"),
    )

    kind: Annotated[str, Declared("Loại văn bản", required=True, choices=AgreementKind)]
    number: Annotated[str, Declared("Số văn bản", required=True)]
    on: Annotated[dt.date, Declared("Ngày ký", required=True)]
    ends_on: Annotated[
        dt.date,
        Declared("Hết hạn ngày", required=True, ahead=True, help="Ngày cuối cùng còn hiệu lực. Sổ báo trước 90 ngày."),
    ] = Field(index=True)
    party: Annotated[str, Declared("Bên được ủy quyền, bên cung cấp", required=True, most=NAME)]
    scope: Annotated[str, Declared("Phạm vi, trách nhiệm", lines=True, help="Bắt buộc với ủy quyền.")] = ""
    covers_approval: Annotated[
        bool | None,
        Declared(
            "Ủy quyền gồm cả phê duyệt cấp độ",
            help="Chỉ với ủy quyền. Để trống nếu văn bản không nói rõ.",
            clause="NĐ 331/2026 Đ4.3; Đ18",
        ),
    ] = None
    replaces_id: Annotated[
        int | None,
        Declared(
            "Thay cho văn bản",
            help="Chọn khi văn bản này thay một văn bản trước; hai hợp đồng khác việc thì để trống.",
            reference=Reference("agreement", {"replaces": "number"}),
        ),
    ] = Field(default=None, foreign_key="agreement.id", index=True)


def replaced() -> ColumnElement[bool]:
    """Return the condition that a later agreement that holds names this one as replaced: the one rule of it."""
    later = aliased(Agreement)
    return (
        exists().where(col(later.replaces_id) == col(Agreement.id), col(later.voided_at).is_(None)).correlate(Agreement)
    )


def state(agreement: Agreement, is_replaced: bool, today: dt.date) -> State:
    """Return how an agreement stands on a day; `is_replaced` is what `replaced` says of it."""
    if is_replaced:
        return "replaced"
    if agreement.ends_on < today:
        return "ended"
    return "ending" if (agreement.ends_on - today).days <= ENDING else "running"
