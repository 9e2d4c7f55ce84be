"""
What audits found wrong (NĐ 331/2026 Đ27.3.b, Đ27.3.d), security advisories and leaks, and how each was dealt with.

A finding neither opens nor shuts the gate: the decree ties the permission to the conclusion and its conditions only.
"""

import datetime as dt
from typing import Annotated, ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.schema import SchemaItem
from sqlmodel import Field

from inventory.choices import Choices
from inventory.organisation.access import Act
from inventory.records.declaration import Declaration, Declared, Parent, Record
from inventory.validation import LONG, NAME, Checks


class Severity(Choices):
    """How grave a finding is."""

    CRITICAL = "critical", "Nghiêm trọng", "overdue", "Có thể bị khai thác ngay hoặc gây gián đoạn, lộ dữ liệu."
    MAJOR = "major", "Phải khắc phục", "soon", "Chưa đáp ứng yêu cầu của phương án."
    MINOR = "minor", "Cần lưu ý", "neutral", "Nên làm tốt hơn."


class AdvisoryKind(Choices):
    """What came in."""

    ADVISORY = (
        "advisory",
        "Cảnh báo an toàn thông tin mạng",
        "neutral",
        "Do cơ quan chuyên trách, đơn vị giám sát hoặc nhà cung cấp gửi.",
    )
    DATA_LEAK = (
        "data_leak",
        "Lộ lọt thông tin cá nhân",
        "neutral",
        "Hạn theo pháp luật về bảo vệ dữ liệu cá nhân: sổ không có văn bản đó, hãy xem và tự ghi hạn.",
    )


def _check_finding(checks: Checks, row: "Finding", _today: dt.date) -> None:
    checks.in_order("due_on", row.due_on, row.on, "Hạn khắc phục đứng trước ngày phát hiện.")


def _check_advisory(checks: Checks, row: "Advisory", _today: dt.date) -> None:
    checks.in_order("due_on", row.due_on, row.on, "Hạn xử lý đứng trước ngày nhận.")


class Finding(Record, table=True):
    """Something an audit found wrong, with the day by which it is mended."""

    declaration: ClassVar[Declaration] = Declaration(
        list="findings",
        title="Tồn tại",
        plural="Tồn tại phải khắc phục",
        about="Tồn tại mà một lần kiểm tra nêu ra.",
        clause="NĐ 331/2026 Đ27.3.b; Đ27.3.d; Đ28.5.c",
        tab="kiem-tra",
        card=False,
        act=Act.AUDIT,
        headline=lambda row: row.what,
        details=lambda row: (
            Severity.word(row.severity),
            row.responsible,
            f"Hạn khắc phục {row.due_on:%d/%m/%Y}",
        ),
        check=_check_finding,
        document=("what", "on", "audit_id"),
    )

    audit_id: Annotated[
        int | None,
        Declared(
            "Kết luận nêu tồn tại",
            question="Nêu trong kết luận nào?",
            required=True,
            reference=Parent(
                "audit",
                {"concluded_on": "concluded_on", "audit_number": "document_number"},
                may_lack="audit_number",
                headings={"concluded_on": "Ngày kết luận", "audit_number": "Số văn bản kết luận"},
                early="Ngày nêu tồn tại đứng trước ngày kết luận đã nêu nó.",
            ),
        ),
    ] = Field(default=None, foreign_key="audit.id", index=True)
    on: Annotated[dt.date, Declared("Ngày", question="Ngày phát hiện", required=True)]
    what: Annotated[
        str,
        Declared(
            "Nội dung",
            question="Tồn tại, điểm yếu",
            required=True,
            most=LONG,
            clause="NĐ 331/2026 Đ27.3.b, Đ27.3.d",
        ),
    ]
    severity: Annotated[str, Declared("Mức độ", required=True, choices=Severity)]
    responsible: Annotated[
        str, Declared("Người phụ trách", question="Đơn vị khắc phục", most=NAME, help="Có thể để trống.")
    ] = ""
    due_on: Annotated[dt.date, Declared("Hạn khắc phục", required=True, ahead=True)]


class Advisory(Record, table=True):
    """A security advisory, or a leak of personal data, that concerns the system (plan 2025)."""

    declaration: ClassVar[Declaration] = Declaration(
        list="advisories",
        title="Cảnh báo, lộ lọt",
        plural="Cảnh báo & lộ lọt",
        about="Cảnh báo an toàn thông tin, lộ lọt dữ liệu liên quan đến hệ thống.",
        clause="KH chuyển đổi số năm 2025, II.2.d",
        tab="theo-doi",
        card=False,
        headline=lambda row: row.what,
        details=lambda row: (
            AdvisoryKind.word(row.kind),
            row.source,
            f"Văn bản số {row.number}" if row.number else "",
            f"Hạn {row.due_on:%d/%m/%Y}" if row.due_on else "",
        ),
        check=_check_advisory,
        sheet="Cảnh báo và lộ lọt",
        document=("what", "on", "source", "number"),
    )

    on: Annotated[dt.date, Declared("Ngày", question="Ngày nhận hoặc phát hiện", required=True)]
    kind: Annotated[str, Declared("Loại", required=True, choices=AdvisoryKind)]
    source: Annotated[str, Declared("Nguồn", required=True, most=NAME, help="Ai cảnh báo hoặc phát hiện.")]
    number: Annotated[str, Declared("Số văn bản", help="Có thể để trống.")] = ""
    what: Annotated[str, Declared("Nội dung", required=True, most=LONG)]
    due_on: Annotated[
        dt.date | None,
        Declared("Hạn xử lý", ahead=True, help="Như văn bản nêu, hoặc do cơ quan tự đặt. Có thể để trống."),
    ] = None


class Resolution(Record, table=True):
    """How and when a finding was mended, or an advisory acted upon."""

    declaration: ClassVar[Declaration] = Declaration(
        title="Kết quả xử lý",
        plural="Kết quả xử lý",
        about="Tồn tại nào đã được khắc phục, cảnh báo nào đã được xử lý.",
        clause="NĐ 331/2026 Đ28.5.c",
        tab="kiem-tra",
        card=False,
        headline=lambda row: row.how,
    )
    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        CheckConstraint("(finding_id IS NULL) <> (advisory_id IS NULL)", name="resolution_of_one"),
        Index("resolution_finding", "finding_id"),
        Index("resolution_advisory", "advisory_id"),
    )

    finding_id: Annotated[
        int | None,
        Declared(
            "Tồn tại",
            reference=Parent(
                "finding",
                {"found_on": "on", "finding": "what"},
                headings={"found_on": "Ngày nêu tồn tại", "finding": "Tồn tại"},
                list="finding_resolutions",
                sheet="Khắc phục tồn tại",
                about="Tồn tại nào đã được khắc phục.",
                once=True,
                twice="Tồn tại này đã được ghi là khắc phục. Nếu ghi sai, hãy hủy bản ghi đó.",
                early="Trước ngày phát hiện.",
            ),
        ),
    ] = Field(default=None, foreign_key="finding.id")
    advisory_id: Annotated[
        int | None,
        Declared(
            "Cảnh báo",
            reference=Parent(
                "advisory",
                {"received_on": "on", "advisory": "what"},
                headings={"received_on": "Ngày nhận", "advisory": "Cảnh báo"},
                list="advisory_resolutions",
                sheet="Xử lý cảnh báo",
                about="Cảnh báo nào đã được xử lý.",
                once=True,
                twice="Cảnh báo này đã được ghi là xử lý xong. Nếu ghi sai, hãy hủy bản ghi đó.",
                early="Trước ngày nhận cảnh báo.",
            ),
        ),
    ] = Field(default=None, foreign_key="advisory.id")
    on: Annotated[dt.date, Declared("Ngày", question="Ngày xử lý xong", required=True)]
    how: Annotated[str, Declared("Cách xử lý", question="Đã xử lý thế nào?", required=True, most=LONG)]
