"""The engine and the unit of work: one transaction, one actor, one instant."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session

from inventory.errors import Invalid, Problem
from inventory.records import holding
from inventory.register_tables import PendingFact
from inventory.right_clock import require_right_clock
from inventory.vietnamese import VIETNAM as VIETNAM
from inventory.work import Actor, Addressee
from isms.accounts import addressees
from isms.platform import database_errors, trail
from isms.platform.clock_watch import ClockWatch, Leap
from isms.platform.same_file import SameFile
from schedules.alerts import alerts

WRITES = "isms_writes"
CLOCK_TOLERANCE = timedelta(minutes=10)
"""So far works may overtake each other, and a clock be set right, without anybody being told."""
PATIENCE = 10
"""Seconds that a transaction waits for another's lock before it says that the register is busy."""
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF")


def machine_clock() -> datetime:
    """Return the machine's instant, in UTC."""
    return datetime.now(UTC)


class Outcome(StrEnum):
    """
    What became of a transaction. Only the unit of work knows it, so whoever reports a failure asks here.

    `UNKNOWN`: the connection was lost while the database committed; it may hold what was written, or not.
    """

    OPEN = "open"
    COMMITTED = "committed"
    ROLLED_BACK = "rolled_back"
    UNKNOWN = "unknown"


@dataclass
class UnitOfWork:
    """What a use case needs. See `inventory.work.Work`."""

    session: Session
    actor: Actor
    now: datetime
    notes: list[trail.Note] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    deferred: list[PendingFact] = field(default_factory=list)
    confirming: PendingFact | None = None
    leapt_to: datetime | None = None
    outcome: Outcome = Outcome.OPEN

    @property
    def today(self) -> date:
        return self.day_of(self.now)

    def day_of(self, instant: datetime) -> date:
        return instant.astimezone(VIETNAM).date()

    @cached_property
    def clock_behind(self) -> datetime | None:
        """The newest instant of the trail when the clock stands before it: it is, or was, wrong. See `Work`."""
        return trail.newest_instant(self.session, after=self.now + CLOCK_TOLERANCE)

    def addressees(self) -> Sequence[Addressee]:
        return addressees.active(self.session)

    def record(self, action: str, subject: str, detail: dict[str, Any] | None = None) -> None:
        self.notes.append(trail.Note(self.actor.name, action, subject, detail or {}))

    def touch(self, system_id: int) -> None:
        self.touched.add(system_id)

    @contextmanager
    def rehearse(self, keep: bool = False) -> Iterator[None]:
        """Do the block, then take back all it wrote, noted, touched and deferred. See `inventory.work.Work`."""
        notes, touched, deferred = list(self.notes), set(self.touched), list(self.deferred)
        savepoint = self.session.begin_nested()
        kept = False
        try:
            yield
            self.session.flush()
            kept = keep
        finally:
            if kept:
                savepoint.commit()
            else:
                savepoint.rollback()
                self.session.expire_all()
                self.notes, self.touched, self.deferred = notes, touched, deferred

    def settle(self) -> None:
        """Bring derived columns up to date, and raise what is due by them."""
        self.session.flush()
        if self.touched:
            alerts.follow(self, sorted(self.touched))

    def close(self) -> None:
        """Settle, then chain the trail: the last before the commit."""
        self.settle()
        if self.notes:
            trail.append(self.session, self.now, self.notes)


class Database:
    """
    A database of the register, with the machine's clock. `commits`: how many works it has stored. `watch`: sees that
    clock leap, in a program that runs on; works then go by the time that passed until a person says what day it is.

    `at`: its address, or an engine that `open_engine` made.
    """

    def __init__(self, at: str | Engine, clock: Callable[[], datetime] = machine_clock) -> None:
        self.engine = open_engine(at) if isinstance(at, str) else at
        self.file = SameFile(self.engine)
        self.clock = clock
        self.watch: ClockWatch | None = None
        self.commits = 0

    @contextmanager
    def work(self, actor: Actor) -> Iterator[UnitOfWork]:
        """
        Give a transaction that writes: commit when the block ends, roll back when it raises.

        Raises Busy when others held the database longer than anybody should wait, Refused when its file was replaced.
        """
        self.file.require()
        writer = self.engine.execution_options(**{WRITES: True})
        with database_errors.busy_in_words(), Session(writer, expire_on_commit=False) as session:
            work, committing = self._begun(session, actor), False
            try:
                with session.begin(), holding.as_of(work.today):
                    yield work
                    work.close()
                    committing = True
            except BaseException as error:
                lost = isinstance(error, DBAPIError) and error.connection_invalidated
                work.outcome = Outcome.UNKNOWN if committing and lost else Outcome.ROLLED_BACK
                if isinstance(error, IntegrityError) and work.leapt_to:
                    require_right_clock(work)  # the guards go by the clock of their own machine
                raise
            work.outcome = Outcome.COMMITTED
            self.commits += 1

    @contextmanager
    def look(self, actor: Actor) -> Iterator[UnitOfWork]:
        """Give a transaction that only reads; whatever it would have written is dropped."""
        with self._reading(actor, self.engine) as work:
            yield work

    @contextmanager
    def snapshot(self, actor: Actor) -> Iterator[UnitOfWork]:
        """Give a transaction that only reads, and reads the register of one instant however long it takes."""
        level = {} if self.engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        with self._reading(actor, self.engine.execution_options(**level)) as work:
            yield work

    @contextmanager
    def _reading(self, actor: Actor, engine: Engine) -> Iterator[UnitOfWork]:
        self.file.remember()
        with database_errors.busy_in_words(), Session(engine, expire_on_commit=False) as session:
            work = self._begun(session, actor)
            with holding.as_of(work.today):
                yield work

    def _begun(self, session: Session, actor: Actor) -> UnitOfWork:
        leap = self.leap()
        return UnitOfWork(session, actor, leap.expected if leap else self.clock(), leapt_to=leap.now if leap else None)

    def leap(self) -> Leap | None:
        """Return the leap of the clock that nobody has answered for; None while there is none."""
        return self.watch.leap() if self.watch else None

    def now(self) -> datetime:
        """Return the instant by which works go, in UTC."""
        leap = self.leap()
        return leap.expected if leap else self.clock()

    def today(self) -> date:
        """Return the day in Viet Nam."""
        return self.now().astimezone(VIETNAM).date()


def open_engine(url: str, **options: Any) -> Engine:
    """
    Return an engine set up for this product: SQLite by a file, or PostgreSQL. `options`: more of `create_engine`.

    Raises Invalid without its driver.
    """
    if not url.startswith("sqlite"):
        try:
            engine = create_engine(url, pool_pre_ping=True, **options)
        except ImportError as missing:
            rule = f"Sổ ở PostgreSQL nhưng máy chưa có thư viện kết nối ({missing.name or missing})."
            remedy = 'Hãy chạy lại python3 start.py (lệnh này tự cài), hoặc: pip install "isms[postgresql]".'
            raise Invalid([Problem("ISMS_DATABASE_URL", rule, remedy)]) from missing
        event.listen(engine, "connect", _prepare_postgres)
        return engine
    engine = create_engine(url, connect_args={"timeout": PATIENCE, "isolation_level": None}, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _prepare_postgres(connection: Any, _record: Any) -> None:
    connection.execute(f"SET lock_timeout = '{PATIENCE}s'")
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    """Writers take the write lock at once: a deferred transaction that turns writer finds "database is locked"."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
