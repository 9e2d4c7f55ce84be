"""Tables of paper: what was issued, its bytes, the numbers it took, and the office's own templates."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Index, LargeBinary
from sqlmodel import Field, SQLModel


class PaperFile(SQLModel, table=True):
    """The bytes of a printed paper or of a template, once, under their SHA-256."""

    __tablename__ = "paper_file"

    sha256: str = Field(primary_key=True)
    content: bytes = Field(sa_type=LargeBinary)


class IssuedDocument(SQLModel, table=True):
    """
    One printing of a paper. A number that was taken by mistake is voided with the reason, never given again.

    `fingerprint` is the SHA-256 of `facts`, `sha256` that of the file; `template` that of the office's own template.
    `branch`: that of whoever printed it, as a unit's path; '' of what was printed before this was kept.
    """

    __tablename__ = "issued_document"
    __table_args__ = (Index("issued_document_order", "issued_at", "id"),)

    id: int = Field(default=None, primary_key=True)
    paper: str
    title: str
    subject: str
    system_id: int | None = Field(default=None, foreign_key="system.id", index=True)
    as_of: dt.date
    number: str = ""
    ending: str
    size: int
    sha256: str = Field(foreign_key="paper_file.sha256", index=True)
    fingerprint: str = Field(index=True)
    facts: dict[str, Any] = Field(sa_type=JSON)
    template: str = ""
    issued_at: dt.datetime
    issued_by: str
    branch: str = ""
    voided_at: dt.datetime | None = None
    voided_by: str | None = None
    void_reason: str | None = None


class NumberSeries(SQLModel, table=True):
    """The last number given in a year to papers of a type, such as "QĐ" (NĐ 30/2020 Đ15)."""

    __tablename__ = "number_series"

    type: str = Field(primary_key=True)
    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    last: int


class PaperTemplate(SQLModel, table=True):
    """The office's own Word template for a paper; the newest that is not retired is used."""

    __tablename__ = "paper_template"

    id: int = Field(default=None, primary_key=True)
    paper: str = Field(index=True)
    filename: str
    sha256: str = Field(foreign_key="paper_file.sha256")
    uploaded_at: dt.datetime
    uploaded_by: str
    retired_at: dt.datetime | None = None
    retired_by: str | None = None
