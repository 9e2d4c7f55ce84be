"""Things go wrong - really: killed processes, locks, full disks, damaged rows, everybody at once. Nothing is lost."""

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import Barrier, Event

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from inventory.errors import Busy
from inventory.records import Permission
from isms.jobs import jobs
from isms.platform import database_errors, trail
from isms.platform.database import Database
from schedules.alerts.alert_tables import Alert, AlertRecipient, Message
from schedules.standing.derived import drift
from tests.crashing import run_and_kill, start, wait
from tests.databases import Databases, SqliteFiles, open_database
from tests.mailbox import Mailbox, server
from tests.register import ADMIN, DAY, Clock, act_by, cleared_system, migrate, new_system, person, rows, stored

pytestmark = pytest.mark.slow  # processes are killed at every step

SYSTEMS = ("A", "B", "C", "D", "E")


def fill(url: str) -> None:
    """Five systems in use, of which all lapse on one day, one never audited, and three people with addresses."""
    migrate(url)
    database = open_database(url, Clock())
    for name, role in (("lan", "officer"), ("minh", "officer"), ("giamdoc", "leader")):
        person(database, name, role)
    for code in SYSTEMS:
        cleared_system(database, code)
    new_system(database, "MOI")
    database.engine.dispose()


def fill_outbox(url: str) -> None:
    """The same, swept: digests for two officers wait."""
    fill(url)
    database = open_database(url, Clock())
    jobs.sweep(database)
    database.engine.dispose()


@contextmanager
def opened(url: str, clock: Clock) -> Iterator[Database]:
    database = open_database(url, clock)
    yield database
    database.engine.dispose()


def go_past_the_deadline(database: Database, clock: Clock, days: int = 31) -> None:
    clock.to(act_by(database, "A") + days * DAY)


def whole(database: Database) -> bool:
    """Say whether everything belongs together: no system half withdrawn, no alert unaddressed, the trail unbroken."""
    revoked = [row.system_id for row in rows(database, Permission) if not row.granted]
    lapsed = [alert.system_id for alert in rows(database, Alert) if alert.kind == "withdrawn"]
    off = [stored(database, code).id for code in SYSTEMS if not stored(database, code).in_use]
    addressed = {row.alert_id for row in rows(database, AlertRecipient)}
    with database.look(ADMIN) as work:
        chained = trail.verify(work.session) is None
        exact = list(drift(work)) == []
    same = sorted(revoked) == sorted(lapsed) == sorted(off)
    return same and chained and exact and addressed == {alert.id for alert in rows(database, Alert)}


def raised_since(database: Database) -> list[Alert]:
    """Return the alerts of later days than that on which the system never audited was registered and told of."""
    return rows(database, Alert, Alert.raised_on > stored(database, "MOI").registered_on)


def swept_through(database: Database) -> bool:
    """Say whether a sweep past the deadline did all it had to do, once."""
    alerts = {alert.id: alert for alert in raised_since(database)}
    keys = sorted(alert.kind for alert in alerts.values())
    revoked = [row for row in rows(database, Permission) if not row.granted]
    told = len([row for row in rows(database, AlertRecipient) if row.alert_id in alerts])
    return (keys, len(revoked), told) == (["deadline"] * 6 + ["withdrawn"] * 5, 5, 33) and whole(database)


def test_a_sweep_killed_at_any_step_leaves_nothing_half_done_and_the_next_one_finishes(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "RANGE", 2)
    step, killed = 1, True
    while killed:
        url, clock = databases.copy(fill), Clock()
        with opened(url, clock) as database:
            go_past_the_deadline(database, clock)
            database.engine.dispose()
            killed = run_and_kill(url, clock.now, jobs.sweep, step)
            assert whole(database), f"half a state when killed at step {step}"
            clock.move(minutes=15)
            jobs.sweep(database)
            assert swept_through(database), f"not made good when killed at step {step}"
        databases.forget()
        step += 3

    assert step > 30


def test_a_delivery_killed_at_any_step_loses_no_mail_and_repeats_one_at_most(databases: Databases) -> None:
    step, killed, repeated = 1, True, 0
    mailbox = Mailbox()
    with server(mailbox) as settings:
        while killed:
            url, clock = databases.copy(fill_outbox), Clock()
            mailbox.letters.clear()
            killed = run_and_kill(url, clock.now, lambda database: jobs.deliver(database, settings), step)
            with opened(url, clock) as database:
                clock.move(minutes=11)
                jobs.deliver(database, settings)
                assert all(message.sent_at for message in rows(database, Message))
                assert all(row.message_id for row in rows(database, AlertRecipient))
            reached = [to for to, _ in mailbox.letters]
            assert set(reached) == {"lan@so.gov.vn", "minh@so.gov.vn"}, f"lost when killed at step {step}"
            assert len(reached) <= 3
            repeated += len(reached) - 2
            databases.forget()
            step += 1

    assert step > 15
    assert repeated >= 1, "no kill fell between the sending and the record of it"


def test_a_process_killed_from_outside_while_the_mail_server_thinks_loses_no_mail(databases: Databases) -> None:
    url, clock = databases.copy(fill_outbox), Clock()
    reached, release = Event(), Event()

    class Slow(Mailbox):
        async def handle_RCPT(self, *arguments):
            reached.set()
            release.wait(10)
            return await super().handle_RCPT(*arguments)

    mailbox = Slow()
    with server(mailbox) as settings:
        child = start(url, clock.now, lambda database: jobs.deliver(database, settings))
        assert reached.wait(30)
        os.kill(child, signal.SIGKILL)
        wait(child)
        release.set()
    with opened(url, clock) as database:
        assert [message.sent_at for message in rows(database, Message)] == [None, None]
        clock.move(minutes=11)
        with server(mailbox := Mailbox()) as settings:
            assert jobs.deliver(database, settings).sent == 2
    assert {to for to, _ in mailbox.letters} == {"lan@so.gov.vn", "minh@so.gov.vn"}


def at_once(count: int, job: Callable[[], object]) -> list:
    """Run a job in several threads that begin together; returns their results."""
    ready = Barrier(count)

    def run() -> object:
        ready.wait()
        return job()

    with ThreadPoolExecutor(count) as pool:
        return [running.result() for running in [pool.submit(run) for _ in range(count)]]


def processes_at_once(url: str, now: datetime, count: int, job: Callable[[Database], object]) -> None:
    """Run a job in several processes that begin together; fails when one of them does."""
    gate, opens = os.pipe()

    def after_the_gate(database: Database) -> None:
        os.close(opens)
        os.read(gate, 1)
        job(database)

    children = [start(url, now, after_the_gate) for _ in range(count)]
    os.close(opens)
    os.close(gate)
    assert [os.waitstatus_to_exitcode(wait(child)) for child in children] == [0] * count


def test_sweeps_at_once_in_threads_do_everything_once(databases: Databases) -> None:
    url, clock = databases.copy(fill), Clock()
    with opened(url, clock) as database:
        go_past_the_deadline(database, clock)

        results = at_once(4, lambda: jobs.sweep(database))

        assert sorted(code for result in results for code in result.withdrawn) == list(SYSTEMS)
        assert sum(result.alerts for result in results) == 11
        assert swept_through(database)


def test_sweeps_at_once_in_processes_do_everything_once(databases: Databases) -> None:
    url, clock = databases.copy(fill), Clock()
    with opened(url, clock) as database:
        go_past_the_deadline(database, clock)
        database.engine.dispose()

        processes_at_once(url, clock.now, 4, jobs.sweep)

        assert swept_through(database)


def test_deliverers_at_once_in_threads_send_one_mail_to_each(databases: Databases) -> None:
    url, clock, mailbox = databases.copy(fill_outbox), Clock(), Mailbox()
    with opened(url, clock) as database, server(mailbox) as settings:
        results = at_once(4, lambda: jobs.deliver(database, settings))

    assert sum(result.sent for result in results) == 2
    assert sorted(to for to, _ in mailbox.letters) == ["lan@so.gov.vn", "minh@so.gov.vn"]


def test_deliverers_at_once_in_processes_send_one_mail_to_each(databases: Databases) -> None:
    url, clock, mailbox = databases.copy(fill_outbox), Clock(), Mailbox()
    with server(mailbox) as settings:
        processes_at_once(url, clock.now, 4, lambda database: jobs.deliver(database, settings))

    assert sorted(to for to, _ in mailbox.letters) == ["lan@so.gov.vn", "minh@so.gov.vn"]


def test_sweeps_and_deliveries_at_once_lose_and_repeat_nothing(databases: Databases) -> None:
    url, clock, mailbox = databases.copy(fill), Clock(), Mailbox()
    with opened(url, clock) as database, server(mailbox) as settings:
        go_past_the_deadline(database, clock)
        turns = iter([jobs.sweep, lambda at: jobs.deliver(at, settings)] * 2)
        at_once(4, lambda: next(turns)(database))
        clock.to(clock.today + DAY)
        jobs.deliver(database, settings)

        assert swept_through(database)
        assert all(row.message_id for row in rows(database, AlertRecipient))
    days = [(to, letter["Subject"].rpartition(" ")[2]) for to, letter in mailbox.letters]
    assert len(days) == len(set(days))
    assert {to for to, _ in days} == {"lan@so.gov.vn", "minh@so.gov.vn", "giamdoc@so.gov.vn"}


@pytest.fixture
def file(sqlite_databases: SqliteFiles) -> Path:
    """The file of a SQLite register whose five systems can lapse."""
    return Path(sqlite_databases.copy(fill).removeprefix("sqlite:///"))


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


@contextmanager
def locked(file: Path) -> Iterator[sqlite3.Connection]:
    """Hold the file's write lock, as a program that hangs would."""
    holder = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    yield holder
    holder.close()


def test_a_sweep_waits_for_a_database_that_another_program_holds(file: Path) -> None:
    clock = Clock()
    with opened(url_of(file), clock) as database:
        go_past_the_deadline(database, clock)
        with locked(file) as holder:
            threading.Timer(0.5, lambda: holder.execute("ROLLBACK")).start()
            result = jobs.sweep(database)

        assert sorted(result.withdrawn) == list(SYSTEMS)


def test_a_database_that_stays_locked_is_said_so_and_nothing_is_half_written(file: Path) -> None:
    clock = Clock()
    with opened(url_of(file), clock) as database:
        go_past_the_deadline(database, clock)
        database.engine.dispose()
        hasty = Database(url_of(file), clock)
        event.listen(hasty.engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 50"))
        with locked(file), pytest.raises(Busy, match="Sổ đang bận"):
            jobs.sweep(hasty)

        assert all(stored(database, code).in_use for code in SYSTEMS)
        assert raised_since(database) == []
        jobs.sweep(hasty)
        assert swept_through(database)
        hasty.engine.dispose()


def test_a_disk_quota_reached_in_the_middle_is_said_so_and_nothing_is_half_written(file: Path) -> None:
    clock = Clock()
    with opened(url_of(file), clock) as database:
        go_past_the_deadline(database, clock)
        database.engine.dispose()

        def sweep_with_no_room(at: Database) -> None:
            with at.look(ADMIN) as work:
                work.session.connection()
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
            with pytest.raises(OperationalError) as fault:
                jobs.sweep(at)
            assert database_errors.explain(fault.value).startswith("Ổ đĩa chứa cơ sở dữ liệu")

        assert wait(start(url_of(file), clock.now, sweep_with_no_room)) == 0
        assert whole(database)
        assert all(stored(database, code).in_use for code in SYSTEMS)
        jobs.sweep(database)
        assert swept_through(database)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, where the machine lets us mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine lets us mount no disk; the quota test stands in for it")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def fill_up(disk: Path) -> Path:
    """Leave no free byte on a disk."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as full:
        size = 65536
        while size:
            try:
                full.write(b"\0" * size)
            except OSError:
                size //= 2
    return ballast


def test_a_full_disk_is_said_so_and_work_resumes_when_there_is_room(file: Path, small_disk: Path) -> None:
    clock, moved = Clock(), small_disk / "register.sqlite"
    shutil.copy(file, moved)
    with opened(url_of(moved), clock) as database:
        go_past_the_deadline(database, clock)
        ballast = fill_up(small_disk)
        with pytest.raises(OperationalError) as fault:
            jobs.sweep(database)

        assert database_errors.explain(fault.value).startswith("Ổ đĩa chứa cơ sở dữ liệu đã đầy.")
        ballast.unlink()
        with sqlite3.connect(moved) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert whole(database)
        jobs.sweep(database)
        assert swept_through(database)


@pytest.mark.parametrize("column", ["cleared_until", "act_by", "registered_on", "audit_due_on", "next_alert_on"])
def test_a_row_with_rubbish_for_a_date_stops_no_other_system_and_no_mail(file: Path, column: str) -> None:
    clock, mailbox = Clock(), Mailbox()
    with opened(url_of(file), clock) as database:
        go_past_the_deadline(database, clock)
        with sqlite3.connect(file) as connection:
            connection.execute("DROP TRIGGER system_in_use_update")
            connection.execute(f"UPDATE system SET {column} = '0000-hỏng' WHERE code = 'C'")

        result = jobs.sweep(database)
        with server(mailbox) as settings:
            delivered = jobs.deliver(database, settings)

        others = [code for code in SYSTEMS if code != "C"]
        assert [code for code in sorted(result.withdrawn) if code != "C"] == others
        assert result.failed in ([], ["C"])
        assert (delivered.sent, delivered.failed) == (3, 0)
        text = mailbox.to("lan@so.gov.vn")[0].get_body(("plain",)).get_content()
        assert all(f"Hệ thống {code} ({code})" in text for code in [*others, "MOI"])


def test_a_machine_that_was_off_for_a_year_catches_up_with_one_command(
    databases: Databases, clean_environment: dict[str, str]
) -> None:
    url, clock = databases.copy(fill), Clock()
    with opened(url, clock) as database:
        due = cleared_system(database, "CD-3", level=3)
    environment = clean_environment | {"ISMS_DATABASE_URL": url}
    later = due + 10 * DAY

    swept = command(environment, later, "sweep")
    again = command(environment, later, "sweep")

    assert swept["withdrawn"] == ["CD-3"]
    assert (again["withdrawn"], again["alerts"]) == ([], 0)
    with opened(url, clock) as database:
        days_off = rows(database, Alert, Alert.kind == "holidays")  # of a year whose days off nobody could enter
        assert swept["alerts"] == 3 + len(days_off)
        assert not stored(database, "CD-3").in_use
        assert [(row.on, row.granted) for row in rows(database, Permission)][-1] == (due + DAY, False)
        mailbox = Mailbox()
        with server(mailbox) as settings:
            mail = {"ISMS_SMTP_HOST": settings.smtp_host, "ISMS_SMTP_PORT": str(settings.smtp_port)}
            mail |= {"ISMS_SMTP_FROM": settings.smtp_from, "ISMS_SMTP_STARTTLS": "false"}
            assert command(environment | mail, later, "deliver")["sent"] == 3
    assert "quá hạn 10 ngày" in mailbox.to("lan@so.gov.vn")[0].get_body(("plain",)).get_content()


def command(environment: dict[str, str], day: date, *arguments: str, status: int = 0) -> dict:
    """Run a command of the program with the machine's clock at eight in the morning of a day; returns its answer."""
    program = ["faketime", "-f", f"@{day} 01:00:00", sys.executable, "-m", "isms", *arguments, "--json"]
    ran = subprocess.run(program, env=environment | {"TZ": "UTC"}, capture_output=True, text=True, check=False)
    assert ran.returncode == status, ran.stderr
    return json.loads(ran.stdout)
