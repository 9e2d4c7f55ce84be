"""Taking a large import back: prepared by a process of its own, then written in one short transaction."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Actor, Work
from isms.background import asked_tasks
from isms.background.task_kinds import Prepared, Running, task_kind
from isms.background.task_tables import BackgroundTask
from isms.exchange.aside import asides
from isms.exchange.undo import undoing
from isms.exchange.undo.undoing import Undone
from isms.platform.database import Database

KIND = "undo"
HARMLESS = frozenset({"person.signed_in", "person.signed_out", "dossier", "alert", "mail", "first_run"})
"""Acts that are no reason against taking an import back: a person added, or a paper numbered, may be one."""


@writes(Act.RECORD, Unseen.UNDO)
def ask(work: Work, number: int, reason: str) -> BackgroundTask:
    """Ask for an import to be taken back. Raises Refused while another task of this person is not done."""
    return asked_tasks.ask(work, KIND, f"Lấy lại lần nhập số {number}", {"number": number, "reason": reason})


@task_kind(KIND, Act.RECORD)
def undo_in_background(at: Running) -> Prepared:
    """Take an import back; what is left to do is to write the rows that came of it."""
    number, reason = int(at.parameters["number"]), str(at.parameters["reason"])
    at.at("Đang xem có gì đã ghi tiếp dựa trên lần nhập")
    return asides.in_background(at, partial(_undo, number, reason), result_of, HARMLESS)


def take_back(database: Database, actor: Actor, number: int, reason: str, folder: Path) -> Undone:
    """Do it in this process, for a command. Raises Busy when others kept changing what the import was about."""
    with database.look(actor) as work:
        large = undoing.one(work, number).is_large
    if not large:
        with database.work(actor) as work:
            return undoing.undo(work, number, reason)
    return asides.here(database, actor, partial(_undo, number, reason), folder, HARMLESS)


def _undo(number: int, reason: str, work: Work) -> Undone:
    return undoing.undo(work, number, reason)


def result_of(done: Undone) -> Mapping[str, Any]:
    """Return what the page of a task shows of it."""
    return {"notes": [done.words()], "waits": done.waits}
