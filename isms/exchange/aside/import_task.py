"""Taking a large file in: tried and prepared by a process of its own, then written in one short transaction."""

import pickle
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Actor, Work
from isms.background import asked_tasks, task_files
from isms.background.task_kinds import Prepared, Running, task_kind
from isms.background.task_tables import BackgroundTask
from isms.exchange import loading
from isms.exchange.aside import asides
from isms.exchange.format.lines import Report
from isms.exchange.own import taking
from isms.exchange.own.own_opening import Opened
from isms.exchange.own.own_reading import Reading
from isms.exchange.own.taking import OwnReport
from isms.platform.config import Settings
from isms.platform.database import Database, UnitOfWork

KIND = "import"
LARGE_FILE = 60_000
"""Bytes of a file of the register's own kinds that holds more rows than a page should wait for."""
LARGE_SHEET = 150
"""Rows, of an office's own sheet."""


Told = TypeVar("Told", bound=Report, covariant=True)


class Incoming(Protocol[Told]):
    """A file on its way in, and the kind of report on it."""

    @property
    def name(self) -> str:
        """What the file is called."""
        ...

    @property
    def is_large(self) -> bool:
        """Whether it takes more than about a second."""
        ...

    def tell(self, work: UnitOfWork, dry_run: bool) -> Told:
        """Take it in, or only try it."""
        ...


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A file laid out as the register lays out its own; `kind`: its ending."""

    name: str
    content: bytes
    kind: str

    @property
    def is_large(self) -> bool:
        return len(self.content) > LARGE_FILE

    def tell(self, work: UnitOfWork, dry_run: bool) -> Report:
        """Take it in, or only try it."""
        return loading.tell(work, self.content, dry_run, self.kind, self.name)


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """An office's own sheet, and how it is read."""

    name: str
    opened: Opened
    reading: Reading
    only_good: bool = False

    @property
    def is_large(self) -> bool:
        return len(self.opened.grid.rows) > LARGE_SHEET

    def tell(self, work: UnitOfWork, dry_run: bool) -> OwnReport:
        """Take it in, or only try it; how it was read is remembered, unless it was refused."""
        opened = self.opened
        report = taking.tell(work, opened.grid, opened.head, self.reading, dry_run, self.only_good, opened.source)
        if dry_run or report.is_written:
            taking.remember(work, opened.head, self.reading)
        return report


@writes(Act.RECORD, Unseen.FILE)
def ask(work: Work, settings: Settings, incoming: Incoming[Report], dry_run: bool) -> BackgroundTask:
    """Ask for a file to be tried, or taken in. Raises Refused while another task of this person is not done."""
    handed_over = task_files.handed_over(settings, secrets.token_hex(8))
    title = f"{'Kiểm' if dry_run else 'Ghi'} tệp “{incoming.name}”"
    task = asked_tasks.ask(work, KIND, title, {"file": handed_over.name, "dry_run": dry_run})
    handed_over.write_bytes(pickle.dumps(incoming))
    return task


def report_of(settings: Settings, number: int) -> Report:
    """Return what came of each row of the file of a task that is done."""
    report: Report = _read(task_files.path(settings, number))
    return report


@task_kind(KIND, Act.RECORD)
def import_in_background(at: Running) -> Prepared:
    """Try a file, or take it in; what is left to do is to write the rows that came of it."""
    incoming: Incoming[Report] = _read(task_files.handed_over(at.settings, at.parameters["file"].partition(".")[0]))
    dry_run = bool(at.parameters["dry_run"])
    at.at("Đang kiểm từng dòng")

    def came_of(report: Report) -> Mapping[str, Any]:
        at.file.write_bytes(pickle.dumps(report))
        return {"notes": [report.words().rpartition("\n")[2]]}

    return asides.in_background(at, lambda work: incoming.tell(work, dry_run), came_of)


def take_in(database: Database, actor: Actor, incoming: Incoming[Told], dry_run: bool, folder: Path) -> Told:
    """Do the same in this process, for a command. Raises Busy when others kept changing what the file is about."""
    if not incoming.is_large or database.engine.dialect.name != "sqlite":
        with (database.look if dry_run else database.work)(actor) as work:
            return incoming.tell(work, dry_run)
    return asides.here(database, actor, lambda work: incoming.tell(work, dry_run), folder)


def _read(file: Path) -> Any:
    return pickle.loads(file.read_bytes())  # noqa: S301  # written by this program into its own private folder
