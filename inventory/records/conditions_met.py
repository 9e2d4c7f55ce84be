"""The conditions of a conclusion, recorded as met by a document (contract: to the end of the cadence, if in time)."""

import datetime as dt
from typing import Annotated, ClassVar

from sqlmodel import Field

from inventory.choices import AuditResult
from inventory.records.audit import Audit
from inventory.records.declaration import Declaration, Declared, Record, Reference
from inventory.register_tables import System
from inventory.validation import Checks
from inventory.work import Work


def _of_a_conditional(checks: Checks, work: Work, _about: System, row: "ConditionsMet") -> None:
    audit = work.session.get_one(Audit, row.audit_id)
    if audit.conclusion != AuditResult.CONDITIONAL:
        checks.problem("audit_id", "Kết luận này không kèm điều kiện.", "Hãy chọn kết luận kèm điều kiện.")
    elif row.on < audit.concluded_on:
        checks.problem("on", "Ngày văn bản đứng trước ngày kết luận.", "Hãy kiểm tra lại hai ngày.")


class ConditionsMet(Record, table=True):
    """
    The conditions that came with a conditional conclusion were met, by a document of the day `on`.

    A document dated after their deadline changes nothing at the gate: a new conclusion is needed then.
    """

    __tablename__ = "conditions_met"

    declaration: ClassVar[Declaration] = Declaration(
        list="conditions_met",
        title="Điều kiện đã thực hiện xong",
        plural="Điều kiện đã thực hiện xong",
        about="Văn bản xác nhận các điều kiện kèm theo kết luận đã thực hiện xong, trong hạn.",
        clause="NĐ 331/2026 Đ28.3.c",
        tab="kiem-tra",
        headline=lambda row: f"Điều kiện đã thực hiện xong theo văn bản số {row.number}",
        details=lambda row: (row.note,),
        against=_of_a_conditional,
        opens=lambda _row, _before: True,
        document=("number", "on", "audit_id"),
    )

    audit_id: Annotated[
        int,
        Declared(
            "Kết luận kèm điều kiện",
            required=True,
            reference=Reference(
                "audit",
                {"concluded_on": "concluded_on", "audit_number": "document_number"},
                may_lack="audit_number",
            ),
        ),
    ] = Field(foreign_key="audit.id", index=True)
    number: Annotated[str, Declared("Số văn bản xác nhận", required=True)]
    on: Annotated[dt.date, Declared("Ngày văn bản", required=True, help="Không sau hạn thực hiện điều kiện.")]
    note: Annotated[str, Declared("Nội dung đã thực hiện", lines=True)] = ""
