"""What the sweep does by itself after a clock that was ahead: the true day goes on as if the clock had been right."""

import datetime as dt

from sqlalchemy import String, cast, literal
from sqlmodel import col, select, update

from inventory.register_tables import System
from inventory.work import Work
from isms.checking import clock_faults
from schedules.alerts import alerts
from schedules.alerts.alert_tables import Alert
from schedules.schedule_tables import JobRun
from schedules.standing import job_runs
from schedules.standing.derived import SWEEP

OVERLAP = dt.timedelta(hours=1)
"""So far sweeps of two processes may lie apart that ran at once."""
SET_ASIDE = "ahead:"
"""Keys of alerts raised ahead begin so, which frees the key for the day on which the alert is due."""


def was_ahead(work: Work) -> bool:
    """Say whether the trail holds entries of a clock that was ahead, and nobody has repaired what it wrote."""
    return work.clock_behind is not None and bool(clock_faults.entries_ahead(work))


def was_behind(work: Work, newest: JobRun | None) -> bool:
    """
    Say whether the sweep before this one ran by a clock that was behind: it came after one of a later instant.

    `newest`: the sweep of the latest instant, None when there was none.
    """
    stored = job_runs.last_stored(work, SWEEP) if newest else None
    return stored is not None and newest is not None and newest.started_at - stored.started_at > OVERLAP


def set_alerts_aside(work: Work) -> None:
    """Free the keys of the alerts raised ahead. The alerts stay, for the clock of this moment may be the wrong one."""
    aside = literal(SET_ASIDE) + cast(col(Alert.id), String) + ":" + col(Alert.key)
    ahead = (clock_faults.alerts_ahead(work), ~col(Alert.key).startswith(SET_ASIDE))
    work.session.exec(update(Alert).where(*ahead).values(key=aside).execution_options(synchronize_session=False))


def systems_ahead(work: Work) -> list[int]:
    """Return the systems whose columns were written ahead, by id."""
    return list(work.session.exec(select(System.id).where(clock_faults.columns_ahead(work)).order_by(col(System.id))))


def compute_again(work: Work, first: int, last: int) -> int:
    """Compute the columns of the systems numbered first to last as of today; returns how many alerts were raised."""
    mine = (clock_faults.columns_ahead(work), col(System.id).between(first, last))
    held = select(System.id).where(*mine).order_by(col(System.id)).with_for_update()
    return alerts.follow(work, list(work.session.exec(held)))
