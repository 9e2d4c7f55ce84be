"""The runner of one server: a process for each task that waits, one after the other. What died is cut off."""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Protocol

from isms.background import claims, task_files
from isms.background.task_tables import BackgroundTask
from isms.platform.config import Settings
from isms.platform.database import Database

LOOK = 5.0  # seconds between two looks for what others asked for
WATCH = 0.25  # seconds between two looks at one's own worker
SILENT = 60.0  # seconds without a sign of life after which another server's worker is taken for dead
TIDY = 3600.0  # seconds between two looks for what is kept no longer
CUT_OFF = "Việc bị cắt ngang vì tiến trình của nó đã dừng. Chưa có gì được ghi; hãy làm lại."
STOPPING = "Việc bị cắt ngang vì máy chủ dừng. Chưa có gì được ghi; hãy làm lại."

log = logging.getLogger("isms.background")


class Child(Protocol):
    """A worker that was started."""

    def poll(self) -> int | None:
        """Return how it ended, None while it runs."""
        ...

    def terminate(self) -> None:
        """End it at once."""
        ...


Starter = Callable[[Settings, BackgroundTask], Child]


def start_process(settings: Settings, task: BackgroundTask) -> Child:
    """Start a process of the program for a task, with the settings of this one."""
    given = {"ISMS_DATA_DIR": str(settings.data_dir), "ISMS_DATABASE_URL": settings.database_url}
    command = [sys.executable, "-m", "isms", "work-on-task", str(task.id), task.worker]
    return subprocess.Popen(command, env=os.environ | given, stdin=subprocess.DEVNULL)  # noqa: S603  # ourselves


class Runner:
    """Runs the tasks of a register until it is closed. Its thread begins with the first `wake`."""

    def __init__(self, database: Database, settings: Settings, start: Starter = start_process) -> None:
        self.database, self.settings, self.start = database, settings, start
        self._woken, self._closing = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._seen: tuple[int, int] | None = None  # task and beat of another server's worker, as seen first
        self._seen_at = self._tidied_at = -TIDY

    def wake(self) -> None:
        """Look at once for a task that waits."""
        self._woken.set()
        with self._starting:
            if self._thread is None and not self._closing.is_set():
                self._thread = threading.Thread(target=self._run, name="background-runner", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """End the worker, if there is one, and the thread."""
        self._closing.set()
        self._woken.set()
        with self._starting:
            if self._thread is not None:
                self._thread.join()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._woken.clear()
            try:
                while not self._closing.is_set() and self._step():
                    pass
            except Exception:
                log.exception("could not look for background tasks")
            self._woken.wait(LOOK)

    def _step(self) -> bool:
        """Do what there is to do; return whether there may be more at once."""
        self._tidy()
        going = claims.running(self.database)
        if going is not None:
            return self._is_dead(going) and claims.give_up(self.database, going, CUT_OFF)
        if self.database.leap() is not None:  # its process would go by the clock that leapt
            return False
        task = claims.claim(self.database)
        if task is None:
            return False
        try:
            child = self.start(self.settings, task)
        except OSError:
            log.exception("no process could be started for task %s", task.id)
            return claims.give_up(self.database, task, CUT_OFF)
        self._watch(task, child)
        return True

    def _watch(self, task: BackgroundTask, child: Child) -> None:
        """Wait for the worker's end; a task that it left open is said to be cut off."""
        while child.poll() is None:
            if self._closing.wait(WATCH):
                child.terminate()
                claims.give_up(self.database, task, STOPPING)
                return
        claims.give_up(self.database, task, CUT_OFF)

    def _is_dead(self, going: BackgroundTask) -> bool:
        """Say whether a worker that this runner did not start has shown no life for long, by no clock but ours."""
        if self._seen != (going.id, going.beat):
            self._seen, self._seen_at = (going.id, going.beat), time.monotonic()
        return time.monotonic() - self._seen_at > SILENT

    def _tidy(self) -> None:
        if time.monotonic() - self._tidied_at > TIDY:
            self._tidied_at = time.monotonic()
            task_files.tidy(self.settings, *claims.forget(self.database))
