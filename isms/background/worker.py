"""One task, done in this process: it shows that it lives, stops when asked to, and ends with one short write."""

import logging
import os
import secrets
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlmodel import select

from inventory.errors import Busy, Invalid, IsmsError, NotAllowed
from inventory.organisation.access import require
from inventory.work import Actor
from isms.accounts import branches
from isms.accounts.people_tables import Person
from isms.background import claims, task_files
from isms.background.task_kinds import KINDS, Again, Prepared, Running, Stopped
from isms.background.task_tables import BackgroundTask, TaskState
from isms.platform import database_errors
from isms.platform.config import Settings
from isms.platform.database import Database

BEAT = 1.0  # seconds between two signs of life
GRACE = 10.0  # seconds in which a task that is to stop may end by itself
NICER = 5
"""How far the preparing of a task steps back."""
TRIES = 5
"""How often the last write is tried while others hold the database."""

log = logging.getLogger("isms.background")


class Lost(Exception):
    """The task is no longer this worker's: somebody took it for dead, or ended it."""


def run(database: Database, settings: Settings, number: int, worker: str, alone: bool = True) -> None:
    """
    Do a claimed task to its end, whatever it is. `alone`: this process was started for it and may be ended at once.

    Raises nothing that the task fails with: it is said in words in its row.
    """
    with database.look(claims.RUNNER) as work:
        task = work.session.get(BackgroundTask, number)
    if task is None or (task.worker, task.state) != (worker, TaskState.RUNNING):
        return
    file = task_files.path(settings, number)
    draft = file.with_name(f"{number}.draft")
    try:
        actor = _actor(database, task)
        at = Running(database, settings, actor, task.parameters, draft)
        with _showing_life(at, task, alone):
            _do(at, task, file, alone)
    except Lost:
        log.warning("task %s was taken from this worker", number)
    except Stopped:
        _end(database, task, TaskState.CANCELLED, "")
    except Exception as error:
        _end(database, task, TaskState.FAILED, _in_words(error))
    finally:
        draft.unlink(missing_ok=True)


def _do(at: Running, task: BackgroundTask, file: Path, alone: bool) -> None:
    """Prepare a task and write what came of it; prepare it anew while the register changes meanwhile."""
    for left in reversed(range(TRIES)):
        prepared = prepare_behind(at, task.kind) if alone else KINDS[task.kind].run(at)
        if not prepared.partial:
            at.go_on()
        try:
            _finish(at, task, prepared, file)
        except Again:
            if not left:
                raise
            at.at("Sổ vừa thay đổi, đang làm lại")
        else:
            return


def prepare_behind(at: Running, kind: str) -> Prepared:
    """
    Prepare in a thread that steps back behind the process that serves pages.

    On Linux only the thread does. The one that writes then does not: while it writes, others wait for it.
    """
    done: Future[Prepared] = Future()

    def prepare() -> None:
        try:
            if hasattr(os, "nice"):
                with suppress(OSError):
                    os.nice(NICER)
            done.set_result(KINDS[kind].run(at))
        except BaseException as error:
            done.set_exception(error)

    threading.Thread(target=prepare, name=kind, daemon=True).start()
    return done.result()


def _actor(database: Database, task: BackgroundTask) -> Actor:
    """Return who asked, as they are now: a closed account gets nothing, a changed role or branch counts."""
    with database.look(claims.RUNNER) as work:
        person = work.session.exec(select(Person).where(Person.name == task.asked_by, Person.active)).first()
        if person is None:
            raise NotAllowed("Tài khoản đã yêu cầu việc này không còn hoạt động.")
        work.actor = branches.actor_of(person, work.session)
        require(work, KINDS[task.kind].act)
        return work.actor


def _finish(at: Running, task: BackgroundTask, prepared: Prepared, file: Path) -> None:
    """Write what is left and end the task, both or neither. What others hold is waited for a few times."""
    for left in reversed(range(TRIES)):
        try:
            with at.work() as work:
                more = prepared.write(work) if prepared.write else {}
                state = TaskState.CANCELLED if at.stopped else TaskState.DONE
                said = {"result": {**prepared.result, **more}, "filename": prepared.filename, "done": at.done}
                if not claims.end(work.session, task.id, task.worker, state, work.now, **said):
                    raise Lost
                if at.file.exists():
                    at.file.replace(file)
        except Busy:
            if not left:
                raise
        else:
            return


@contextmanager
def _showing_life(at: Running, task: BackgroundTask, alone: bool) -> Iterator[None]:
    over = threading.Event()
    thread = threading.Thread(target=_show, args=(at, task, over, alone), name=f"task-{task.id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _show(at: Running, task: BackgroundTask, over: threading.Event, alone: bool) -> None:
    waited = 0.0
    while not over.wait(BEAT):
        with suppress(Busy):
            stop = claims.show_life(at.database, task.id, task.worker, at)
            if stop is None and not over.is_set() and alone:
                os._exit(1)
            at.stopped = at.stopped or stop is not False
        waited += BEAT if at.stopped else 0
        if waited > GRACE and alone:
            _end(at.database, task, TaskState.CANCELLED, "")
            os._exit(0)


def _end(database: Database, task: BackgroundTask, state: TaskState, error: str) -> None:
    with database.work(claims.RUNNER) as work:
        claims.end(work.session, task.id, task.worker, state, work.now, error=error)


def _in_words(error: Exception) -> str:
    if isinstance(error, Invalid):
        return " ".join(f"{each.rule} {each.remedy}".strip() for each in error.problems[:3])
    if isinstance(error, IsmsError):
        return str(error)
    if isinstance(error, MemoryError):
        return "Máy không đủ bộ nhớ cho việc này. Chưa có gì được ghi."
    reference = secrets.token_hex(4)
    log.error("fault %s", reference, exc_info=error)
    if isinstance(error, OSError):
        return f"{database_errors.explain(error)} Chưa có gì được ghi."
    return f"Có lỗi trong chương trình nên việc này chưa xong; chưa có gì được ghi. Báo người quản trị mã {reference}."
