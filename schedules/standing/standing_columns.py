"""How a system stands, as columns: those of its periods, and those by which systems are counted together."""

import datetime as dt

from sqlmodel import SQLModel


class StandingColumns(SQLModel):
    """The derived columns of a system of the same names; no table of its own."""

    responsibility: str | None = None
    level: int | None = None
    audit_due_on: dt.date | None = None
    act_by: dt.date | None = None
    cleared_until: dt.date | None = None
    in_use: bool = False
    operating: bool = False
    implemented: bool = False
