"""Background tasks as people ask for them: one at a time each, seen and stopped by whoever asked."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from inventory.errors import NotFound, Reason, Refused
from inventory.organisation.access import Act, Unseen, reads, require, writes
from inventory.work import Work
from isms.background.task_kinds import KINDS
from isms.background.task_tables import OPEN, BackgroundTask, TaskState

_MOST = 30
_IDS = 1 << 31  # what a database can be asked for


@writes(Act.VIEW, Unseen.OWN)
def ask(work: Work, kind: str, title: str, parameters: Mapping[str, Any]) -> BackgroundTask:
    """
    Ask for a task; it waits for its turn. `title`: what it is in words. Raises NotAllowed.

    Raises Refused while another of this person's is not done: nobody needs two, and each takes a processor.
    """
    require(work, KINDS[kind].act)
    mine = work.session.exec(_own(work).where(col(BackgroundTask.state).in_(OPEN))).first()
    if mine is not None:
        remedy = f"Bạn đang có một việc chưa xong: {mine.title}. Hãy đợi việc ấy xong, hoặc dừng nó ở Việc đang chạy."
        raise Refused([Reason("task_running", "", remedy)])
    task = BackgroundTask(
        kind=kind, title=title, parameters=dict(parameters), asked_by=work.actor.name, asked_at=work.now
    )
    work.session.add(task)
    work.session.flush()
    return task


@reads(Act.VIEW)
def own(work: Work) -> Sequence[BackgroundTask]:
    """Return one's own tasks, the newest first."""
    return work.session.exec(_own(work).order_by(col(BackgroundTask.id).desc()).limit(_MOST)).all()


@reads(Act.VIEW)
def own_task(work: Work, number: int) -> BackgroundTask:
    """Return one of one's own tasks. Raises NotFound."""
    known = 0 < number < _IDS
    found = work.session.exec(_own(work).where(BackgroundTask.id == number)).first() if known else None
    if found is None:
        raise NotFound("việc", str(number))
    return found


@reads(Act.VIEW)
def newest_done(work: Work, kind: str, parameters: Mapping[str, Any]) -> BackgroundTask | None:
    """Return one's newest task of a kind that is done and was asked for with the same parameters."""
    of_kind = _own(work).where(BackgroundTask.kind == kind, BackgroundTask.state == TaskState.DONE)
    found = work.session.exec(of_kind.order_by(col(BackgroundTask.id).desc()).limit(_MOST)).all()
    return next((each for each in found if each.parameters == dict(parameters)), None)


@writes(Act.VIEW, Unseen.OWN)
def stop(work: Work, number: int) -> BackgroundTask:
    """Stop one of one's own tasks: at once while it waits, else as soon as its process sees it. Raises NotFound."""
    task = own_task(work, number)
    if task.state == TaskState.QUEUED:
        task.state, task.ended_at = TaskState.CANCELLED, work.now
    elif task.state == TaskState.RUNNING:
        task.stop_asked = True
    return task


@reads(Act.VIEW)
def count_open(work: Work) -> int:
    """Return how many of one's own tasks are not done."""
    mine = _own(work).where(col(BackgroundTask.state).in_(OPEN))
    return work.session.exec(select(func.count()).select_from(mine.subquery())).one()


def _own(work: Work) -> SelectOfScalar[BackgroundTask]:
    return select(BackgroundTask).where(BackgroundTask.asked_by == work.actor.name)
