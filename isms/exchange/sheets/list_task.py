"""Taking a long list away: read as of one instant and written by a process of its own."""

import pickle
import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Work
from isms.background import asked_tasks, task_files
from isms.background.task_kinds import Prepared, Running, task_kind
from isms.background.task_tables import BackgroundTask
from isms.exchange.sheets import list_file
from isms.exchange.sheets.list_file import PlainList, Row
from isms.platform.config import Settings

KIND = "list"
LONG = 2000
"""Rows of a list that is written in about a second; a longer one is left to a background task."""
Reader = Callable[[Work], PlainList]
"""Reads a list: a function of a module, or a `partial` of one with plain values, so that it can be handed over."""


@writes(Act.VIEW, Unseen.OWN)
def ask(work: Work, settings: Settings, title: str, read: Reader, ending: str) -> BackgroundTask:
    """Ask for a list as a file. Raises Refused while another task of this person is not done."""
    handed_over = task_files.handed_over(settings, secrets.token_hex(8))
    task = asked_tasks.ask(work, KIND, f"Xuất danh sách: {title}", {"file": handed_over.name, "ending": ending})
    handed_over.write_bytes(pickle.dumps(read))
    return task


@task_kind(KIND)
def write_in_background(at: Running) -> Prepared:
    """Write the rows that the person may see."""
    handed_over = task_files.handed_over(at.settings, at.parameters["file"].partition(".")[0])
    read = cast(Reader, pickle.loads(handed_over.read_bytes()))  # noqa: S301  # written by this program, in its own folder
    ending = str(at.parameters["ending"])
    at.at("Đang đọc danh sách")

    def counted(found: PlainList) -> Iterator[Row]:
        for row in found.rows:
            at.go_on(1)
            yield row

    with at.look() as work, at.file.open("wb") as target:
        found = read(work)
        at.at("Đang ghi các dòng")
        list_file.WRITERS[ending](replace(found, rows=counted(found)), target)
    return Prepared(f"{found.file}{ending}")
