"""Security incidents, and what was sent about each and when (NĐ 331/2026 Đ31.2.c-d)."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from sqlalchemy import Index
from sqlalchemy.schema import SchemaItem
from sqlmodel import Field

from inventory.choices import Choices
from inventory.records.declaration import Declaration, Declared, Parent, Record, fields_of
from inventory.validation import LONG
from inventory.vietnamese import VIETNAM


class StepKind(Choices):
    """What was sent about an incident, or its end."""

    INITIAL_NOTICE = "initial_notice", "Thông báo ban đầu"
    PRELIMINARY_REPORT = "preliminary_report", "Báo cáo sơ bộ"
    REPORT = "report", "Báo cáo nguyên nhân, phạm vi ảnh hưởng, biện pháp khắc phục"
    UPDATE = "update", "Báo cáo cập nhật"
    FINAL_REPORT = "final_report", "Báo cáo kết thúc"
    CLOSED = "closed", "Kết thúc xử lý sự cố"


def _at(instant: dt.datetime) -> str:
    return f"{instant.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


class Incident(Record, table=True):
    """
    A security incident. What it is decides the clocks of Đ31.2.d; a serious one asks for an audit (Đ31.2.c).

    The decree does not define "serious": a person says what it is.
    """

    declaration: ClassVar[Declaration] = Declaration(
        list="incidents",
        title="Sự cố",
        plural="Sự cố",
        about="Sự cố an ninh mạng; sự cố nghiêm trọng phải được đánh giá lại.",
        clause="NĐ 331/2026 Đ31.2.c-d",
        tab="theo-doi",
        card=False,
        day="detected_at",
        headline=lambda row: row.what,
        details=lambda row: (f"Phát hiện lúc {_at(row.detected_at)}", ", ".join(marks(row))),
        shuts=lambda _row: True,
        proof="incident",
        document=("what", "detected_at"),
    )
    constraints: ClassVar[tuple[SchemaItem, ...]] = (Index("incident_detected", "detected_at"),)

    detected_at: Annotated[
        dt.datetime, Declared("Phát hiện lúc", required=True, help="Các hạn báo cáo tính từ lúc này.")
    ]
    what: Annotated[
        str,
        Declared(
            "Nội dung",
            question="Chuyện gì đã xảy ra?",
            required=True,
            most=LONG,
            help="Ngắn gọn: hệ thống nào, phần nào, ảnh hưởng gì.",
        ),
    ]
    serious: Annotated[
        bool,
        Declared(
            "Nghiêm trọng",
            required=True,
            help="Thông báo ban đầu trong 24 giờ (Đ31.2.d). Hệ thống phải được tổ chức được cấp phép, được chỉ định"
            " hoặc tổ chức sự nghiệp nhà nước đánh giá lại (Đ31.2.c) và bị chặn đến khi có kết luận.",
        ),
    ]
    urgent: Annotated[
        bool,
        Declared(
            "Phải báo ngay",
            help="Có dấu hiệu xâm phạm an ninh quốc gia, trật tự, an toàn xã hội, hoặc gây gián đoạn nghiêm trọng hoạt"
            " động của hệ thống (Đ31.2.d).",
        ),
    ] = False
    complex: Annotated[
        bool,
        Declared(
            "Phức tạp",
            help="Báo cáo sơ bộ trong 72 giờ (cách hiểu của sổ); báo cáo cập nhật, kết thúc gửi sau (Đ31.2.d).",
        ),
    ] = False
    personal_data: Annotated[
        bool,
        Declared(
            "Liên quan dữ liệu cá nhân",
            help="Xem pháp luật về bảo vệ dữ liệu cá nhân: sổ không có văn bản đó nên không tính hạn theo đó.",
        ),
    ] = False


def marks(incident: Any) -> list[str]:
    """Return what an incident is, in words; of a record, or of what has its fields by the same names."""
    told = fields_of(Incident).items()
    return [each.declared.label.lower() for name, each in told if each.kind == "yes_no" and getattr(incident, name)]


def _step_details(row: "IncidentStep") -> Iterator[str]:
    yield _at(row.at)
    yield f"Văn bản số {row.number}" if row.number else ""
    yield row.note


class IncidentStep(Record, table=True):
    """A notice or report about an incident that was sent, or its end."""

    __tablename__ = "incident_step"

    declaration: ClassVar[Declaration] = Declaration(
        list="incident_steps",
        title="Báo cáo sự cố",
        plural="Báo cáo sự cố",
        about="Các báo cáo về sự cố đã gửi, và khi sự cố kết thúc.",
        clause="NĐ 331/2026 Đ31.2.d",
        tab="theo-doi",
        card=False,
        day="at",
        headline=lambda row: StepKind.word(row.kind),
        details=lambda row: tuple(_step_details(row)),
        document=("number", "at", "kind", "incident_id"),
    )

    incident_id: Annotated[
        int,
        Declared(
            "Sự cố",
            required=True,
            reference=Parent(
                "incident",
                {"detected_at": "detected_at", "incident": "what"},
                headings={"detected_at": "Sự cố phát hiện lúc", "incident": "Sự cố"},
                early="Trước lúc phát hiện sự cố.",
            ),
        ),
    ] = Field(foreign_key="incident.id", index=True)
    kind: Annotated[
        str,
        Declared("Bước", question="Đã làm gì?", required=True, choices=StepKind, clause="NĐ 331/2026 Đ31.2.d"),
    ]
    at: Annotated[dt.datetime, Declared("Lúc", required=True)]
    number: Annotated[str, Declared("Số văn bản", help="Có thể để trống.")] = ""
    note: Annotated[
        str,
        Declared(
            "Ghi chú",
            question="Gửi ai, ghi chú",
            most=LONG,
            help="Cơ quan chuyên trách của Bộ Công an. Có thể để trống.",
        ),
    ] = ""
