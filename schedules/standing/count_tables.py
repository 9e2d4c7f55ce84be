"""The table of counts: how many systems stand alike today, whoever asks (derived)."""

import datetime as dt

from sqlmodel import Field

from schedules.standing.standing_columns import StandingColumns


class StandingCount(StandingColumns, table=True):
    """
    So many systems stand alike, by the derived columns of the same names; or one more or less does since then.

    The number of a group is the sum of its rows. Triggers of the database add a row for each change, in its
    transaction, so that two writers never wait for each other here; the sweep sums them up (`standing_counts`).
    `latest`: the last day on which one of them was registered or retired. Of earlier days the rows say nothing.
    Systems entered by mistake and voided are not counted.
    """

    __tablename__ = "standing_count"

    id: int = Field(default=None, primary_key=True)
    retired: bool = False
    latest: dt.date
    number: int
    summed: bool = False


ALIKE = tuple(StandingColumns.model_fields)
"""The columns of a system in which those counted together are alike; and all of them are retired, or none is."""
