"""Which runs of a job count: those that began by now. One dated later was written while the clock was wrong."""

from sqlalchemy import Select
from sqlmodel import col, select

from inventory.work import Work
from schedules.schedule_tables import JobRun


def newest(work: Work, job: str, finished: bool = False) -> JobRun | None:
    """Return the newest run of a job, or the newest that ran through; None when there is none."""
    found = runs(work, job)
    if finished:
        found = found.where(col(JobRun.finished_at).is_not(None))
    return work.session.execute(found.limit(1)).scalar()


def runs(work: Work, job: str) -> Select[JobRun]:
    """Return the query of the runs of a job that count, the newest first."""
    counts = (JobRun.job == job, col(JobRun.started_at) <= work.now)
    return select(JobRun).where(*counts).order_by(col(JobRun.started_at).desc(), col(JobRun.id).desc())


def last_stored(work: Work, job: str) -> JobRun | None:
    """Return the run of a job that was stored last and counts, whatever instant it is of."""
    counts = (JobRun.job == job, col(JobRun.started_at) <= work.now)
    return work.session.execute(select(JobRun).where(*counts).order_by(col(JobRun.id).desc()).limit(1)).scalar()
