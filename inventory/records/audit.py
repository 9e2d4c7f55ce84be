"""Concluded audits (kiểm tra, đánh giá) of a system: NĐ 331/2026 Đ27, Đ28, Đ31.2.c."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.schema import SchemaItem
from sqlmodel import Field

from inventory.choices import AuditKind, AuditResult, Choices
from inventory.law.assessors import AssessorKind, Occasion
from inventory.organisation.access import Act
from inventory.records.declaration import Declaration, Declared, Record, Reference
from inventory.register_tables import one_of
from inventory.validation import LATEST, LONG, NAME, Checks


class Box(Choices):
    """How a system is tested for weaknesses (Đ27.4)."""

    BLACK = "black", "Hộp đen"
    GREY = "grey", "Hộp xám"
    WHITE = "white", "Hộp trắng"


CONTENTS = {"compliance": "tuân thủ", "effectiveness": "hiệu quả biện pháp", "weaknesses": "điểm yếu, lỗ hổng"}
"""The three contents of Đ27.1-3, as a line about an audit names them."""


def usual_occasion(row: "Audit | PlannedAudit") -> None:
    """Fill in the occasion of a routine audit, which is its kind."""
    if not row.occasion and row.kind != AuditKind.AD_HOC:
        row.occasion = row.kind


def _check(checks: Checks, row: "Audit", _today: dt.date) -> None:
    """
    Conditions have a deadline, papers come after the conclusion, a box belongs to a test of weaknesses (Đ27.4).

    Whether the assessor was allowed is not refused here but judged by the gate: the audit took place, whoever made it.
    """
    _check_conditions(checks, row)
    rule = "Ngày văn bản kết luận đứng trước ngày kết luận."
    checks.in_order("document_date", row.document_date, row.concluded_on, rule)
    if row.box and not row.weaknesses:
        rule = "Hình thức hộp đen, xám, trắng chỉ dùng cho nội dung dò quét, thử nghiệm xâm nhập (Đ27.4)."
        checks.problem("box", rule, "Hãy đánh dấu nội dung đó, hoặc để trống hình thức.")


def _check_conditions(checks: Checks, row: "Audit") -> None:
    if row.conclusion != AuditResult.CONDITIONAL:
        if row.conditions_until is not None:
            checks.problem("conditions_until", "Chỉ kết luận kèm điều kiện mới có hạn này.", "Hãy để trống.")
    elif row.conditions_until is None:
        checks.problem("conditions_until", "Kết luận kèm điều kiện phải có hạn thực hiện.", "Hãy nhập hạn.")
    elif row.conditions_until > LATEST:
        checks.plausible("conditions_until", row.conditions_until)
    elif row.concluded_on and row.conditions_until < row.concluded_on:
        checks.problem("conditions_until", "Hạn thực hiện điều kiện trước ngày kết luận.", "Hãy kiểm tra lại hai ngày.")


def _details(row: "Audit") -> Iterator[str]:
    yield f"{row.assessor} ({AssessorKind.word(row.assessor_kind).lower()})"
    if row.kind == AuditKind.AD_HOC:
        yield Occasion.word(row.occasion)
    if row.conditions_until:
        yield f"Hạn thực hiện điều kiện: {row.conditions_until:%d/%m/%Y}. {row.conditions}".strip()
    contents = [words for name, words in CONTENTS.items() if getattr(row, name)]
    if contents:
        yield f"Nội dung: {', '.join(contents)}" + (f" ({Box.word(row.box).lower()})" if row.box else "")
    yield row.licence
    if row.document_number or row.document_date:
        number = f"số {row.document_number}" if row.document_number else "chưa ghi số"
        dated = f" ngày {row.document_date:%d/%m/%Y}" if row.document_date else ""
        yield f"Văn bản {number}{dated}" + (f", {row.issuer}" if row.issuer else "")


def _opens(row: "Audit", before: "Audit | None") -> bool:
    """A later conclusion governs: then an unfavourable one shuts nothing, but the cadence runs from it."""
    overtaken = before is not None and before.concluded_on > row.concluded_on
    return row.conclusion != AuditResult.NOT_ELIGIBLE or (row.kind != AuditKind.AD_HOC and overtaken)


class Audit(Record, table=True):
    """A concluded audit (kiểm tra, đánh giá) of a system. The latest conclusion governs."""

    declaration: ClassVar[Declaration] = Declaration(
        list="audits",
        title="Kết luận kiểm tra, đánh giá",
        plural="Các lần kiểm tra, đánh giá",
        about="Kết luận kiểm tra, đánh giá.",
        clause="NĐ 331/2026 Đ27; Đ28; Đ31.2.c",
        tab="kiem-tra",
        card=False,
        act=Act.AUDIT,
        day="concluded_on",
        series=(),
        headline=lambda row: f"{AuditResult.word(row.conclusion)} ({AuditKind.word(row.kind).lower()})",
        details=lambda row: tuple(_details(row)),
        settle=usual_occasion,
        check=_check,
        opens=_opens,
        shuts=lambda _row: True,
        proof="conclusion",
        sheet="Kiểm tra",
        template=4,
        identity=(
            "concluded_on",
            "kind",
            "conclusion",
            "conditions_until",
            "assessor",
            "assessor_kind",
            "occasion",
            "document_number",
            "document_date",
        ),
        document=("document_number", "concluded_on", "issuer"),
    )
    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        CheckConstraint(one_of("conclusion", "eligible", "not_eligible", "conditional"), name="audit_conclusion"),
        CheckConstraint(
            "(conclusion = 'conditional') = (conditions_until IS NOT NULL)", name="audit_conditions_have_a_deadline"
        ),
    )

    kind: Annotated[
        str, Declared("Loại kiểm tra", question="Kiểm tra, đánh giá loại nào?", required=True, choices=AuditKind)
    ]
    concluded_on: Annotated[dt.date, Declared("Ngày kết luận", required=True)]
    conclusion: Annotated[str, Declared("Kết luận", required=True, choices=AuditResult, constrained=False)]
    conditions_until: Annotated[
        dt.date | None,
        Declared(
            "Hạn thực hiện điều kiện",
            ahead=True,
            note="Chỉ khi kết luận kèm điều kiện.",
            when=("conclusion", AuditResult.CONDITIONAL),
        ),
    ] = None
    conditions: Annotated[
        str,
        Declared(
            "Điều kiện",
            question="Điều kiện phải thực hiện",
            most=LONG,
            when=("conclusion", AuditResult.CONDITIONAL),
        ),
    ] = ""
    assessor: Annotated[
        str,
        Declared(
            "Bên đánh giá", question="Ai kiểm tra, đánh giá?", required=True, most=NAME, help="Tên tổ chức, đơn vị."
        ),
    ]
    assessor_kind: Annotated[
        str,
        Declared(
            "Loại bên đánh giá",
            question="Tổ chức, đơn vị đó là",
            required=True,
            choices=AssessorKind,
            constrained=False,
        ),
    ]
    occasion: Annotated[
        str,
        Declared(
            "Dịp",
            question="Trong trường hợp nào?",
            required=True,
            choices=Occasion,
            constrained=False,
            note="Bắt buộc khi kiểm tra đột xuất.",
            when=("kind", AuditKind.AD_HOC),
            may_lack=True,
        ),
    ]
    document_number: Annotated[str, Declared("Số văn bản", question="Số văn bản kết luận", help="Có thể để trống.")] = (
        ""
    )
    document_date: Annotated[dt.date | None, Declared("Ngày văn bản", help="Có thể để trống.")] = None
    issuer: Annotated[  # who signed the conclusion
        str,
        Declared("Cơ quan ban hành văn bản", question="Cơ quan ban hành kết luận", most=NAME, help="Có thể để trống."),
    ] = ""
    licence: Annotated[  # the paper that lets the assessor do it: licence, decision
        str,
        Declared(
            "Giấy phép của bên đánh giá",
            question="Giấy phép, quyết định của bên đánh giá",
            most=NAME,
            help="Số, ngày; có thể để trống.",
        ),
    ] = ""
    compliance: Annotated[
        bool | None,
        Declared("Đánh giá tuân thủ", question="Tuân thủ quy định của pháp luật", clause="NĐ 331/2026 Đ27.1"),
    ] = None
    effectiveness: Annotated[
        bool | None,
        Declared(
            "Đánh giá hiệu quả biện pháp",
            question="Hiệu quả của các biện pháp bảo đảm an ninh mạng",
            clause="NĐ 331/2026 Đ27.2",
        ),
    ] = None
    weaknesses: Annotated[
        bool | None,
        Declared(
            "Dò quét điểm yếu, xâm nhập thử",
            question="Phát hiện mã độc, lỗ hổng, điểm yếu; thử nghiệm xâm nhập",
            clause="NĐ 331/2026 Đ27.3",
        ),
    ] = None
    box: Annotated[
        str,
        Declared(
            "Cách thử",
            question="Hình thức (khi dò quét, thử nghiệm)",
            choices=Box,
            constrained=False,
            clause="NĐ 331/2026 Đ27.4",
            when=("weaknesses", True),
        ),
    ] = ""
    planned_id: Annotated[
        int | None,
        Declared(
            "Lịch kiểm tra đã thực hiện",
            reference=Reference(
                "planned_audit",
                {"planned_on": "on", "planned_kind": "kind"},
                headings={"planned_on": "Ngày theo lịch", "planned_kind": "Loại theo lịch"},
                notes={
                    "planned_on": "Ngày của lịch kiểm tra mà lần này thực hiện.",
                    "planned_kind": "Khi khác loại kiểm tra.",
                },
            ),
        ),
    ] = Field(default=None, foreign_key="planned_audit.id", index=True)


class PlannedAudit(Record, table=True):
    """An audit that shall take place on a day. Voided when it is called off; done once an audit names it."""

    __tablename__ = "planned_audit"

    declaration: ClassVar[Declaration] = Declaration(
        list="planned_audits",
        title="Kế hoạch kiểm tra, đánh giá",
        plural="Kế hoạch kiểm tra, đánh giá",
        about="Các lần kiểm tra đã lên lịch.",
        clause="NĐ 331/2026 Đ28.5",
        tab="kiem-tra",
        card=False,
        act=Act.AUDIT,
        headline=lambda row: f"Dự kiến kiểm tra, đánh giá {AuditKind.word(row.kind).lower()}",
        details=lambda row: (
            Occasion.word(row.occasion) if row.kind == AuditKind.AD_HOC else "",
            row.assessor,
            AssessorKind.word(row.assessor_kind) if row.assessor_kind else "",
            row.note,
        ),
        settle=usual_occasion,
        sheet="Lịch kiểm tra",
        identity=("on", "kind", "occasion"),
    )
    constraints: ClassVar[tuple[SchemaItem, ...]] = (CheckConstraint(one_of("kind", *AuditKind), name="planned_kind"),)

    on: Annotated[dt.date, Declared("Ngày", question="Ngày dự kiến", required=True, ahead=True)]
    kind: Annotated[
        str,
        Declared("Loại kiểm tra", question="Loại nào?", required=True, choices=AuditKind, constrained=False),
    ]
    occasion: Annotated[
        str,
        Declared(
            "Dịp",
            question="Trong trường hợp nào?",
            required=True,
            choices=Occasion,
            constrained=False,
            when=("kind", AuditKind.AD_HOC),
        ),
    ]
    assessor: Annotated[
        str,
        Declared("Bên đánh giá", question="Ai kiểm tra, đánh giá?", most=NAME, help="Có thể để trống nếu chưa chọn."),
    ] = ""
    assessor_kind: Annotated[
        str,
        Declared("Loại bên đánh giá", question="Tổ chức, đơn vị đó là", choices=AssessorKind, constrained=False),
    ] = ""
    note: Annotated[str, Declared("Ghi chú", most=LONG)] = ""
