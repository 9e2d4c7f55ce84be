"""Processes that die: a job run in a process of its own that is killed, with no chance to tidy up, at a chosen step."""

import mmap
import os
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, event

from isms.platform.database import Database

Job = Callable[[Database], object]


def run_and_kill(url: str, now: datetime, job: Job, step: int) -> bool:
    """
    Run a job in a child process that gets SIGKILL before its step-th statement or commit.

    Returns whether it was killed: False when the job was through before that many steps.
    """
    child = start(url, now, lambda database: (_kill_at(database.engine, step), job(database)))
    status = wait(child)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "the job failed in the child process: see its output"
    return False


def start(url: str, now: datetime, job: Job) -> int:
    """Start a job in a child process, at an instant that stands still there; returns the process's id."""
    child = os.fork()
    if child:
        return child
    try:
        job(Database(url, lambda: now))
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def wait(child: int) -> int:
    """Wait for the child's end and return its status."""
    return os.waitpid(child, 0)[1]


def _kill_at(engine: Engine, step: int) -> None:
    done = 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", count)
    event.listen(engine, "commit", count)


CHANGES = {"os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "open", "shutil.copyfile"}
"""What Python tells its audit hooks before it touches a file."""


def steps_of(url: str, now: datetime, job: Job, folder: Path, step: int | None = None) -> tuple[int, bool]:
    """
    Run a job in a child process, counting each statement and each change of a file below the folder.

    With a `step` it gets SIGKILL before that one. Returns how many steps it took, and whether it was killed.
    """
    counter = mmap.mmap(-1, 8)

    def count(*_: object) -> None:
        done = int.from_bytes(counter[:], "little") + 1
        counter[:] = done.to_bytes(8, "little")
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event_name: str, arguments: tuple[object, ...]) -> None:
        if event_name in CHANGES and str(arguments[0]).startswith(str(folder)):
            count()

    def watched(database: Database) -> None:
        event.listen(Engine, "before_cursor_execute", count)
        event.listen(Engine, "commit", count)
        sys.addaudithook(watch)
        job(database)

    status = wait(start(url, now, watched))
    killed = os.WIFSIGNALED(status)
    assert killed or os.waitstatus_to_exitcode(status) == 0, "the job failed in the child process: see its output"
    return int.from_bytes(counter[:], "little"), killed
