"""Tables of evidence: the files by their content, and what each stands for."""

import datetime as dt
from typing import Annotated, ClassVar

from sqlmodel import Field, SQLModel

from inventory.choices import Choices
from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import NAME


class EvidenceFile(SQLModel, table=True):
    """A file kept in the evidence folder, named by the SHA-256 of its content; `size` in bytes."""

    __tablename__ = "evidence_file"

    sha256: str = Field(primary_key=True)
    size: int
    media_type: str
    stored_at: dt.datetime


class EvidenceKind(Choices):
    """What a document is."""

    DECISION = "decision", "Quyết định phê duyệt cấp độ"
    REGULATION = "regulation", "Quy chế"
    CONCLUSION = "conclusion", "Kết luận kiểm tra, đánh giá"
    COMPONENT = "component", "Thành phần hồ sơ đề xuất cấp độ"
    RISK_ASSESSMENT = "risk_assessment", "Hồ sơ đánh giá rủi ro"
    PLAN = "plan", "Phương án bảo đảm"
    CONTRACT = "contract", "Hợp đồng thuê, văn bản giao vận hành hoặc giao thực hiện trách nhiệm"
    INCIDENT = "incident", "Báo cáo, thông báo sự cố"
    REQUIREMENT = "requirement", "Bằng chứng của yêu cầu"
    DUTY = "duty", "Biên bản, báo cáo của việc định kỳ"
    PHOTO = "photo", "Ảnh chụp"
    OTHER = "other", "Tài liệu khác"


class Evidence(Record, table=True):
    """
    A document about a system: a file under a title. A new version names the one it replaces.

    `about` and `about_id` name the fact that it proves ("decision", 12), or `about` alone a component of the dossier
    by its code; both are empty for one about the system as such. No list of `isms/1`
    holds it: its file goes with a backup.
    """

    declaration: ClassVar[Declaration] = Declaration(
        title="Tài liệu",
        plural="Tài liệu",
        about="Bản quét và tài liệu khác về hệ thống, với tệp của chúng.",
        clause="NĐ 331/2026 Đ10.6",
        tab="tai-lieu",
        card=False,
        headline=lambda row: row.title,
        details=lambda row: (EvidenceKind.word(row.kind), row.filename),
    )

    on: Annotated[dt.date, Declared("Ngày của tài liệu", required=True, help="Ngày ghi trên văn bản, ngày chụp ảnh.")]
    title: Annotated[str, Declared("Tên tài liệu", required=True, most=NAME)]
    kind: Annotated[str, Declared("Loại tài liệu", required=True, choices=EvidenceKind, constrained=False)]
    filename: Annotated[str, Declared("Tên tệp", required=True)]
    sha256: Annotated[str, Declared("Mã SHA-256 của tệp", required=True)] = Field(
        foreign_key="evidence_file.sha256", index=True
    )
    replaces_id: Annotated[int | None, Declared("Thay cho", fixed=True)] = Field(
        default=None, foreign_key="evidence.id"
    )
    about: Annotated[str, Declared("Về", fixed=True)] = ""
    about_id: Annotated[int | None, Declared("Về bản ghi số", fixed=True)] = None


class OfficeDocument(SQLModel, table=True):
    """
    A document of an office as a whole, about no system: a file under a title. A wrong one is voided.

    `about` and `about_id` name the record that it proves ("office_duty_done", 12; "office_answer", 7). Its
    file goes with a backup.
    """

    __tablename__ = "office_document"

    id: int = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    title: str
    filename: str
    sha256: str = Field(foreign_key="evidence_file.sha256", index=True)
    about: str
    about_id: int
    recorded_at: dt.datetime | None = Field(default=None, nullable=False)
    recorded_by: str = ""
    voided_at: dt.datetime | None = None
    voided_by: str | None = None
    void_reason: str | None = None
