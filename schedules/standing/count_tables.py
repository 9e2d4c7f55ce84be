"""The table of counts: how many systems stand alike today, whoever asks (derived)."""

import datetime as dt

from sqlmodel import Field, SQLModel


class StandingCount(SQLModel, table=True):
    """
    So many systems stand alike, by the derived columns of the same names; or one more or less does since then.

    The number of a group is the sum of its rows. Triggers of the database add a row for each change, in its
    transaction, so that two writers never wait for each other here; the sweep sums them up (`standing_counts`).
    `latest`: the last day on which one of them was registered or retired. Of earlier days the rows say nothing.
    Systems entered by mistake and voided are not counted.
    """

    __tablename__ = "standing_count"

    id: int = Field(default=None, primary_key=True)
    responsibility: str | None = None
    level: int | None = None
    audit_due_on: dt.date | None = None
    act_by: dt.date | None = None
    cleared_until: dt.date | None = None
    in_use: bool = False
    operating: bool = False
    implemented: bool = False
    retired: bool = False
    latest: dt.date
    number: int
    summed: bool = False


ALIKE = ("responsibility", "level", "audit_due_on", "act_by", "cleared_until", "in_use", "operating", "implemented")
"""The columns of a system in which those counted together are alike; and all of them are retired, or none is."""
