"""Tables of evidence: the files by their content, and what each stands for."""

import datetime as dt

from sqlmodel import Field, SQLModel

from inventory.register_tables import DatedFact


class EvidenceFile(SQLModel, table=True):
    """A file kept in the evidence folder, named by the SHA-256 of its content; `size` in bytes."""

    __tablename__ = "evidence_file"

    sha256: str = Field(primary_key=True)
    size: int
    media_type: str
    stored_at: dt.datetime


class Evidence(DatedFact, table=True):
    """
    A document about a system: a file under a title. A new version names the one it replaces.

    `about` and `about_id` name the fact that it proves ("decision", 12), or `about` alone a component of the dossier
    by its code; both are empty for one about the system as such.
    """

    on: dt.date
    title: str
    kind: str
    filename: str
    sha256: str = Field(foreign_key="evidence_file.sha256", index=True)
    replaces_id: int | None = Field(default=None, foreign_key="evidence.id")
    about: str = ""
    about_id: int | None = None
