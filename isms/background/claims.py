"""
Who works on a task: claimed by one process at a time, which shows that it lives, and ends it once.

Nothing here believes a clock: a claim is a random word, a sign of life a number that goes up.
"""

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import CursorResult, and_
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, select, update

from inventory.work import Actor, Role
from isms.background.task_kinds import Running
from isms.background.task_tables import OPEN, BackgroundTask, TaskState
from isms.platform.database import Database
from schedules.standing import job_runs

RUNNER = Actor("bộ chạy việc nền", Role.ADMIN)
KEPT = dt.timedelta(days=7)
"""How long a task that is over and its file are kept."""


def running(database: Database) -> BackgroundTask | None:
    """Return the task that some process works on now."""
    with database.look(RUNNER) as work:
        return work.session.exec(select(BackgroundTask).where(BackgroundTask.state == TaskState.RUNNING)).first()


def claim(database: Database) -> BackgroundTask | None:
    """Take the task that has waited longest; none while one is running anywhere, or nobody waits."""
    waiting = select(BackgroundTask).where(BackgroundTask.state == TaskState.QUEUED).order_by(col(BackgroundTask.id))
    with database.look(RUNNER) as work:
        if work.session.exec(waiting.limit(1)).first() is None:
            return None
    try:
        with database.work(RUNNER) as work:
            task = work.session.exec(waiting.limit(1).with_for_update()).first()
            if task is not None:
                task.state, task.worker, task.started_at = TaskState.RUNNING, secrets.token_hex(8), work.now
                task.step = "Đang bắt đầu"
            return task
    except IntegrityError:  # one is running: there is room for no second
        return None


def show_life(database: Database, number: int, worker: str, at: Running) -> bool | None:
    """Say how far a task is; return whether it is to stop, None when it is no longer this worker's."""
    said = {"beat": BackgroundTask.beat + 1, "done": at.done, "total": at.total, "step": at.step}
    with database.work(RUNNER) as work:
        if not _claimed(work.session, number, worker, said):
            return None
        return work.session.exec(select(BackgroundTask.stop_asked).where(BackgroundTask.id == number)).one()


def end(session: Session, number: int, worker: str, state: TaskState, at: dt.datetime, **said: Any) -> bool:
    """End a task in this transaction; False when it is no longer this worker's: then nothing may be written."""
    return _claimed(session, number, worker, {"state": state, "ended_at": at, **said})


def give_up(database: Database, task: BackgroundTask, error: str) -> bool:
    """Say that a task whose process is gone is over; False when it had ended by itself."""
    with database.work(RUNNER) as work:
        state = TaskState.CANCELLED if task.stop_asked else TaskState.FAILED
        return end(work.session, task.id, task.worker, state, work.now, error=error)


def forget(database: Database) -> tuple[set[int], set[str]]:
    """
    Remove the tasks that have been over for long; return the numbers of those that are kept, and the names of the files
    that were handed to those that are still open. Nothing is removed within a day of a leap of the clock.
    """
    with database.work(RUNNER) as work:
        if job_runs.is_awake(work):
            over = col(BackgroundTask.ended_at) < work.now - KEPT
            work.session.execute(delete(BackgroundTask).where(over, col(BackgroundTask.state).not_in(OPEN)))
        given = select(BackgroundTask.parameters).where(col(BackgroundTask.state).in_(OPEN))
        names = {str(each["file"]) for each in work.session.exec(given) if "file" in each}
        return set(work.session.exec(select(BackgroundTask.id))), names


def _claimed(session: Session, number: int, worker: str, values: Mapping[str, Any]) -> bool:
    table = BackgroundTask
    mine = and_(col(table.id) == number, col(table.worker) == worker, col(table.state) == TaskState.RUNNING)
    changed = session.execute(update(table).where(mine).values(**values))
    assert isinstance(changed, CursorResult)  # noqa: S101  # what an update gives
    return bool(changed.rowcount)
