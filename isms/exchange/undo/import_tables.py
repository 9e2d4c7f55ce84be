"""Tables of the imports: each with its number, and what it changed, by which it can be taken back."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

LARGE_RUN = 1000
"""Rows of an import that are taken back in about a fifth of a second."""


class ImportRun(SQLModel, table=True):
    """One import of a file. `summary`: how many rows had which verdict; `branch`: whose path of units it was in."""

    __tablename__ = "import_run"

    id: int = Field(default=None, primary_key=True)
    at: dt.datetime
    by: str
    branch: str
    file: str
    sha256: str
    summary: dict[str, int] = Field(sa_type=JSON)
    undone_at: dt.datetime | None = None
    undone_by: str | None = None
    undo_reason: str | None = None

    @property
    def is_large(self) -> bool:
        """Whether it changed so much that nobody should wait for all of it to be taken back."""
        return sum(self.summary.values()) - self.summary["unchanged"] > LARGE_RUN


class ImportChange(SQLModel, table=True):
    """What an import changed, see `isms.exchange.undo.import_changes`. Apart from its run: it may be large."""

    __tablename__ = "import_change"

    run_id: int = Field(primary_key=True, foreign_key="import_run.id", sa_column_kwargs={"autoincrement": False})
    content: dict[str, Any] = Field(sa_type=JSON)
