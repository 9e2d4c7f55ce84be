"""
`python -m bench.faults [--kills N] [--only NAME]`: kill the work N times at steps spread over it, on both engines.

After each kill the work is done again, as the next run would, and the register is asked whether anything was lost,
halved or doubled. Prints the rows of the table in docs/faults.md. Another fault is one more function in FAULTS.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from inventory.register_tables import System
from isms import backup, exchange
from isms.backup import archive, nightly
from isms.checking.facts_in_trail import fact_faults
from isms.checking.office_in_trail import office_faults
from isms.exchange.aside import undo_task
from isms.exchange.undo import import_tables
from isms.exchange.undo.undoing import Undone
from isms.jobs import jobs
from isms.platform import trail
from isms.platform.config import Settings
from isms.platform.database import Database
from schedules.alerts.alert_tables import Message
from schedules.alerts.days_off_alerts import DaysOffMissing
from tests import test_faults, test_import_undo, test_restoring
from tests.crashing import steps_of
from tests.databases import Databases, PostgresDatabases, SqliteFiles
from tests.mailbox import Mailbox, server
from tests.postgres import running_server
from tests.register import ADMIN, Clock, migrate, rows

HEADER = "| What was killed | Engine | Kills | Steps of a run | Lost or halved | Doubled |"
RULE = "|---|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Thrown:
    """One run: the steps it took, whether it was killed, and what was lost or doubled by it in the end."""

    steps: int
    killed: bool
    lost: tuple[str, ...] = ()
    doubled: int = 0


Throw = Callable[[Databases, Path, int | None], Thrown]
"""Does the work in a new folder, killed before a step (None: never), does it again, and looks."""


def restore(databases: Databases, folder: Path, step: int | None) -> Thrown:
    """A restore over a register that went on since."""
    clock = Clock()
    office = test_restoring.office_at(databases, clock, folder / "office")
    url = test_restoring.url_of(office)
    steps, killed = steps_of(url, clock.now, office.restore, folder, step)
    lost = []
    try:
        office.is_whole_after_a_kill()
        office.database.engine.dispose()
        office.restore(office.database)
        office.assert_sound()
        test_restoring.assert_nothing_is_left(office)
    except AssertionError as wrong:
        lost.append(str(wrong).splitlines()[0])
    office.database.engine.dispose()
    return Thrown(steps, killed, tuple(lost))


def back_up(databases: Databases, folder: Path, step: int | None) -> Thrown:
    """The backup of a night."""
    url, clock, settings = databases.copy(test_faults.fill), Clock(), Settings(data_dir=folder / "data")
    steps, killed = steps_of(url, clock.now, lambda database: jobs.back_up(database, settings), folder, step)
    lost = [f"{file.name} is half" for file in nightly.backups(settings.backup_folder).values() if _half(file)]
    clock.move(days=1)
    database = Database(url, clock)
    made = jobs.back_up(database, settings)
    lost += [each for each in (made.words(),) if each]
    lost += ["a backup cannot be restored"] if backup.drill(database, settings, made.file).faults else []
    database.engine.dispose()
    return Thrown(steps, killed, tuple(lost))


def _half(file: Path) -> bool:
    try:
        archive.check(file)
    except Exception:
        return True
    return False


def sweep(databases: Databases, folder: Path, step: int | None) -> Thrown:
    """A sweep past the deadline of five systems."""
    url, clock = databases.copy(test_faults.fill), Clock()
    database = Database(url, clock)
    test_faults.go_past_the_deadline(database, clock)
    database.engine.dispose()
    steps, killed = steps_of(url, clock.now, jobs.sweep, folder, step)
    lost = [] if test_faults.whole(database) else ["a system half withdrawn"]
    clock.move(minutes=15)
    jobs.sweep(database)
    lost += [] if test_faults.swept_through(database) else ["an alert or a withdrawal"]
    database.engine.dispose()
    return Thrown(steps, killed, tuple(lost))


def import_file(databases: Databases, folder: Path, step: int | None) -> Thrown:
    """An import of a whole register into an empty one."""
    source, clock, file = Database(databases.copy(test_faults.fill), Clock()), Clock(), folder / "so.json"
    exchange.export_file(source, ADMIN, file)
    codes = sorted(system.code for system in rows(source, System))
    source.engine.dispose()
    url = databases.copy(migrate)
    steps, killed = steps_of(url, clock.now, lambda it: exchange.import_file(it, ADMIN, file, False), folder, step)
    database = Database(url, clock)
    lost = [] if sorted(system.code for system in rows(database, System)) in ([], codes) else ["half of the rows"]
    exchange.import_file(database, ADMIN, file, False)
    held = sorted(system.code for system in rows(database, System))
    lost += [f"missing: {code}" for code in codes if code not in held]
    with database.look(ADMIN) as work:
        lost += [each for each in (trail.verify(work.session),) if each]
    database.engine.dispose()
    return Thrown(steps, killed, tuple(lost), len(held) - len(set(held)))


def undo(databases: Databases, folder: Path, step: int | None) -> Thrown:
    """Taking back an import of five systems, aside as a large one is where the engine has one writer."""
    url, clock, settings = databases.copy(test_faults.fill), Clock(), Settings(data_dir=folder)
    database = Database(url, clock)
    test_import_undo.take(database, systems=[test_import_undo.a_system(f"N{number}") for number in range(5)])
    database.engine.dispose()

    def take_back(it: Database) -> Undone:
        return undo_task.take_back(it, ADMIN, 1, "nhầm tệp", settings.data_dir)

    steps, killed = steps_of(url, clock.now, take_back, folder, step)
    database = Database(url, clock)
    voided = [row for row in rows(database, System) if row.voided_at]
    lost = [] if len(voided) in (0, 5) else ["half of the systems"]
    if not voided:
        take_back(database)
    lost += [] if len([row for row in rows(database, System) if row.voided_at]) == 5 else ["a system left"]
    with database.look(ADMIN) as work:
        lost += [each for each in (trail.verify(work.session),) if each]
        lost += [each.problem for each in (*fact_faults(work), *office_faults(work))]
    database.engine.dispose()
    return Thrown(steps, killed, tuple(lost))


def deliver(databases: Databases, folder: Path, step: int | None) -> Thrown:
    """The delivery of two digests."""
    url, clock, mailbox = databases.copy(test_faults.fill_outbox), Clock(), Mailbox()
    with server(mailbox) as settings:
        steps, killed = steps_of(url, clock.now, lambda it: jobs.deliver(it, settings), folder, step)
        clock.move(minutes=11)
        database = Database(url, clock)
        jobs.deliver(database, settings)
        unsent = [message for message in rows(database, Message) if not message.sent_at]
        database.engine.dispose()
    reached = [to for to, _ in mailbox.letters]
    missing = {"lan@so.gov.vn", "minh@so.gov.vn"} - set(reached)
    return Thrown(steps, killed, (*sorted(missing), *("unsent" for _ in unsent)), len(reached) - len(set(reached)))


FAULTS: dict[str, Throw] = {
    "backup restore": restore,
    "nightly backup": back_up,
    "sweep": sweep,
    "import": import_file,
    "undo of an import": undo,
    "deliver": deliver,
}


def table(databases: Databases, engine: str, folder: Path, kills: int, only: str | None) -> Iterator[str]:
    """Yield a row for each fault."""
    for name, throw in FAULTS.items():
        if only not in (None, name):
            continue
        steps = throw(databases, _new(folder, f"{name}-whole"), None).steps
        at = sorted({1 + number * (steps - 1) // max(1, kills - 1) for number in range(kills)})
        thrown = []
        for step in at:
            databases.forget()
            thrown.append(throw(databases, _new(folder, f"{name}-{step}"), step))
        killed = sum(each.killed for each in thrown)
        lost = sorted({each for one in thrown for each in one.lost}) or ["0"]
        yield f"| {name} | {engine} | {killed} | {steps} | {'; '.join(lost)} | {sum(each.doubled for each in thrown)} |"


def _new(folder: Path, name: str) -> Path:
    made = folder / name.replace(" ", "-")
    made.mkdir(parents=True)
    return made


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=20, help="kills of each kind on each engine")
    parser.add_argument("--only", choices=FAULTS, help="one kind")
    asked = parser.parse_args()
    print(HEADER, RULE, sep="\n", flush=True)
    # As in the tests, whose counts are used; and an import of a few systems is taken back as one of thousands.
    alone = mock.patch.object(DaysOffMissing, "owed", lambda _self, _work: ())
    large = mock.patch.object(import_tables, "LARGE_RUN", 0)
    with alone, large, tempfile.TemporaryDirectory(prefix="isms-faults-") as name:
        for engine in ("SQLite", "PostgreSQL"):
            folder = _new(Path(name), engine)
            if engine == "SQLite":
                _print(SqliteFiles(folder, {}), engine, folder, asked)
            else:
                with running_server() as own:
                    _print(PostgresDatabases(own, {}), engine, folder, asked)


def _print(databases: Databases, engine: str, folder: Path, asked: argparse.Namespace) -> None:
    for row in table(databases, engine, folder, asked.kills, asked.only):
        print(row, flush=True)


if __name__ == "__main__":
    main()
