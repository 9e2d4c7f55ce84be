"""The table of background tasks: what was asked for, by whom, how far it is, and the file that came of it."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from inventory.choices import Choices
from inventory.register_tables import one_of


class TaskState(Choices):
    """How a background task stands."""

    QUEUED = "queued", "Đang chờ tới lượt", "neutral"
    RUNNING = "running", "Đang chạy", "neutral"
    DONE = "done", "Đã xong", "ok"
    FAILED = "failed", "Không xong", "overdue"
    CANCELLED = "cancelled", "Đã dừng", "soon"


OPEN = (TaskState.QUEUED, TaskState.RUNNING)
_RUNNING, _OPEN = text("state = 'running'"), text("state IN ('queued', 'running')")


class BackgroundTask(SQLModel, table=True):
    """
    A piece of heavy work. `parameters`: what its kind needs, as plain JSON values; `title`: what it is in words.

    `worker`: the claim under which a process works on it, empty before; `beat`: goes up while that process lives, so
    that nobody needs a clock to see that it does. `done` of `total` pieces are ready, `step` says what is being done.
    `result`: what the page shows of it; `filename`: what its file is called for the person, empty without a file.
    """

    __tablename__ = "background_task"
    __table_args__ = (
        CheckConstraint(one_of("state", *TaskState), name="background_task_state"),
        Index("background_task_running", "state", unique=True, sqlite_where=_RUNNING, postgresql_where=_RUNNING),
        Index("background_task_of_one", "asked_by", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: int = Field(default=None, primary_key=True)
    kind: str
    title: str
    parameters: dict[str, Any] = Field(sa_type=JSON)
    asked_by: str
    asked_at: dt.datetime
    state: str = TaskState.QUEUED
    worker: str = ""
    beat: int = 0
    started_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    stop_asked: bool = False
    done: int = 0
    total: int = 0
    step: str = ""
    result: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    filename: str = ""
    error: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in OPEN
