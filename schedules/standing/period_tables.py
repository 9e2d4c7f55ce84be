"""Tables of periods: how each system stood, stands and will stand, from which day through which (derived)."""

import datetime as dt

from sqlmodel import Field, SQLModel

from schedules.standing.standing_columns import StandingColumns


class StandingPeriod(StandingColumns, table=True):
    """
    How a system stands from one day through another: what its derived columns say as of each of these days.

    The periods of a system follow each other without a gap from the day of its entry on; `last_day` is 31/12/9999
    where nothing known ends one. They are a function of facts, policies and rules, whatever day today is.
    """

    __tablename__ = "standing_period"

    system_id: int = Field(foreign_key="system.id", primary_key=True)
    first_day: dt.date = Field(primary_key=True)
    last_day: dt.date
    retired_on: dt.date | None = None


class PeriodBacklog(SQLModel, table=True):
    """A system whose periods are still to be written, by the next sweep: many changed at once."""

    __tablename__ = "period_backlog"

    system_id: int = Field(foreign_key="system.id", primary_key=True)
