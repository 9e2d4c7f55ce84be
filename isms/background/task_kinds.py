"""
The kinds of background tasks, each declared beside what it does: `@task_kind("paper")`.

A kind prepares everything outside of any transaction that writes, and hands back the one short write that is left.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inventory.errors import IsmsError
from inventory.organisation.access import Act
from inventory.work import Actor
from isms.platform.config import Settings
from isms.platform.database import Database, UnitOfWork

Task = Callable[["Running"], "Prepared"]
Write = Callable[[UnitOfWork], Mapping[str, Any]]


class Stopped(IsmsError):
    """The person stopped the task: nothing more is to be done for it."""

    def __init__(self) -> None:
        super().__init__("Đã dừng theo yêu cầu.")


class Again(IsmsError):
    """The register changed while a task was prepared, so that what is left to be written does not fit any more."""

    def __init__(self) -> None:
        super().__init__("Người khác vừa sửa đúng những nội dung này. Chưa có gì được ghi; hãy làm lại.")


@dataclass
class Running:
    """
    A task at work: what was asked (`parameters`), as whom, the `file` to write, and how far it is.

    `done` of `total` and `step` are shown to the person; `stopped` is set when they want it to end.
    """

    database: Database
    settings: Settings
    actor: Actor
    parameters: Mapping[str, Any]
    file: Path
    done: int = 0
    total: int = 0
    step: str = ""
    stopped: bool = False

    def look(self) -> AbstractContextManager[UnitOfWork]:
        """Open the register as of one instant, to read as long as it takes."""
        return self.database.snapshot(self.actor)

    def work(self) -> AbstractContextManager[UnitOfWork]:
        """Open a transaction that writes, for a kind that writes piece by piece. It must be short."""
        return self.database.work(self.actor)

    def at(self, step: str, total: int = 0) -> None:
        """Say what is done next, in how many pieces. Raises Stopped."""
        self.step, self.done, self.total = step, 0, total
        self.go_on()

    def go_on(self, pieces: int = 0) -> None:
        """Count pieces that are ready. Raises Stopped when the person wants no more."""
        self.done += pieces
        if self.stopped:
            raise Stopped


@dataclass(frozen=True, slots=True)
class Prepared:
    """
    What a task came to. `filename`: what its file is called for the person, none without one; `result`: what its page
    shows; `write`: what is left to be written, in the transaction in which the task becomes done, and more results.
    `partial`: it holds although the person stopped the task, as what was printed by then.
    """

    filename: str = ""
    result: Mapping[str, Any] = field(default_factory=dict)
    write: Write | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class TaskKind:
    """A kind of task: what it does, and what whoever asks for it must be permitted."""

    code: str
    act: Act
    run: Task


KINDS: dict[str, TaskKind] = {}
"""Every kind by its code, once the rooms that declare them are imported."""


def task_kind(
    code: str, act: Act = Act.VIEW
) -> Callable[[Callable[[Running], Prepared]], Callable[[Running], Prepared]]:
    """Declare a kind of task by the function that does it."""

    def declare(run: Task) -> Task:
        KINDS[code] = TaskKind(code, act, run)
        return run

    return declare
