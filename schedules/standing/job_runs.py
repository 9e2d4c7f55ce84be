"""Which runs of a job count: those that began by now. One dated later was written while the clock was wrong."""

import datetime as dt
from functools import cache

from sqlalchemy import Select, bindparam
from sqlmodel import col, select

from inventory.work import Work
from schedules.schedule_tables import JobRun

SWEEP = "sweep"
"""The name of the sweep's runs."""
_NEWEST_FIRST = (col(JobRun.started_at).desc(), col(JobRun.id).desc())
_DAY = dt.timedelta(days=1)
_AWAKE = _DAY + dt.timedelta(minutes=5)
"""The longest gap between two sweeps, of which there is one a day at least."""
_MOST_RUNS = 1000


def newest(work: Work, job: str, finished: bool = False) -> JobRun | None:
    """Return the newest run of a job, or the newest that ran through; None when there is none."""
    return work.session.execute(_newest(finished), {"job": job, "now": work.now}).scalar()


def runs(work: Work, job: str) -> Select[JobRun]:
    """Return the query of the runs of a job that count, the newest first."""
    counts = (JobRun.job == job, col(JobRun.started_at) <= work.now)
    return select(JobRun).where(*counts).order_by(*_NEWEST_FIRST)


@cache
def _newest(finished: bool) -> Select[JobRun]:
    """Made once: a sweep that finds nothing to do asks hardly anything else."""
    found = select(JobRun).where(col(JobRun.job) == bindparam("job"), col(JobRun.started_at) <= bindparam("now"))
    if finished:
        found = found.where(col(JobRun.finished_at).is_not(None))
    return found.order_by(*_NEWEST_FIRST).limit(1)


def is_awake(work: Work) -> bool:
    """
    Say whether sweeps have run for a day by now, with no longer gap between two of them.

    Nothing that age alone ends is ended before: the clock may just have leapt, or the machine been off for long.
    """
    later = work.now
    for run in work.session.execute(runs(work, SWEEP).limit(_MOST_RUNS)).scalars():
        if later - run.started_at > _AWAKE:
            return False
        if work.now - run.started_at >= _DAY:
            return True
        later = run.started_at
    return False


def last_stored(work: Work, job: str) -> JobRun | None:
    """Return the run of a job that was stored last and counts, whatever instant it is of."""
    counts = (JobRun.job == job, col(JobRun.started_at) <= work.now)
    return work.session.execute(select(JobRun).where(*counts).order_by(col(JobRun.id).desc()).limit(1)).scalar()
