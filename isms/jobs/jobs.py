"""The jobs of the scheduler and of the command line: the sweep, and the delivery of mail."""

import datetime as dt
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import OperationalError
from sqlmodel import col, delete, select

from inventory.errors import Busy
from inventory.register_tables import System
from inventory.work import Actor, Role
from isms.accounts import drafts, idle, security_log
from isms.backup import nightly
from isms.checking import clock_aftermath
from isms.jobs import clock_leap, heartbeat, what_ran
from isms.mail import mail_settings, sending
from isms.platform import database_errors, trail
from isms.platform.clock_watch import ClockWatch
from isms.platform.config import Settings
from isms.platform.database import Database, UnitOfWork
from schedules.acts import enforcement
from schedules.alerts import alerts, backup_alerts, outbox
from schedules.alerts.outbox import Due
from schedules.schedule_tables import JobRun
from schedules.standing import derived, fact_reader, job_runs, standing_counts, standing_periods
from schedules.timetable import last_night, timetable

SWEEP_ACTOR = Actor("lịch quét tự động", Role.ADMIN)
DELIVERY_ACTOR = Actor("lịch gửi thư tự động", Role.ADMIN)
BACKUP_ACTOR = Actor("lịch sao lưu tự động", Role.ADMIN)
SWEEP, DELIVER = job_runs.SWEEP, outbox.JOB
RANGE = 20_000
"""Systems the sweep has something to do for, in one transaction."""
TURN_RANGE = 2_000
"""Systems computed anew in one transaction when a policy came into force: these are loaded one by one."""
PERIOD_RANGE = 500
"""Systems whose periods are written in one transaction, which holds up other writers for less than a second."""
KEPT_RUNS = dt.timedelta(days=90)

log = logging.getLogger("isms.jobs.jobs")
Result = TypeVar("Result")


@dataclass
class SweepResult:
    """What a sweep did on `date`: codes withdrawn, alerts raised, and the systems it could not work on."""

    date: dt.date
    withdrawn: list[str] = field(default_factory=list)
    alerts: int = 0
    failed: list[str] = field(default_factory=list)

    def add(self, done: enforcement.Enforced) -> None:
        """Count in what was done to one range of systems."""
        self.withdrawn += done.withdrawn
        self.alerts += done.alerts


@dataclass
class Delivered:
    """What a delivery did; `waiting` messages are still in the outbox, `note` says why when none could leave."""

    sent: int = 0
    failed: int = 0
    waiting: int = 0
    note: str = ""


def scheduler(database: Database, settings: Settings) -> AsyncIOScheduler:
    """
    Return the scheduler of the serving process, to be started in its event loop.

    The clock of the start is taken as it is: an office may look again after two years. From then on it is watched.
    """
    database.watch = ClockWatch(database.clock)
    return timetable(
        sweep=lambda: sweep_on_schedule(database, settings),
        deliver=lambda: deliver(database, settings, at_once=False),
        back_up=lambda: back_up_if_due(database, settings),
        start=database.now(),
    )


def sweep_on_schedule(database: Database, settings: Settings) -> SweepResult:
    """
    Sweep. While a leap of the clock is asked about, as of the day that the time passed gives (`Database.now`).

    A clock that the leap set right is taken as it is.
    """
    watch = database.watch
    if watch is not None and (leap := watch.leap()) is not None:
        with database.work(SWEEP_ACTOR) as work:
            if clock_leap.sets_right(work, leap):
                clock_leap.accept(work, watch)
            else:
                log.warning("the clock leapt from %s to %s: going on by the former", leap.expected, leap.now)
    return sweep_and_report(database, settings)


def sweep_and_report(database: Database, settings: Settings) -> SweepResult:
    """Sweep; when all of it went well, let the watchman outside know (ISMS_HEARTBEAT_URL)."""
    done = sweep(database)
    if not done.failed:
        heartbeat.beat(settings)
    return done


def back_up_if_due(database: Database, settings: Settings) -> None:
    """Make the backup of the night where it was missed: many a machine is off at night."""
    with database.look(BACKUP_ACTOR) as work:
        newest = job_runs.newest(work, backup_alerts.JOB, finished=True)
        due = newest is None or newest.started_at < last_night(work.now)
    if due:
        back_up(database, settings)


def back_up(database: Database, settings: Settings, free: nightly.Free = nightly.free_bytes) -> nightly.Made:
    """Make a backup now, as every night."""
    with _run(database, backup_alerts.JOB) as run:
        made = nightly.make(database, settings, free)
        run.summary = {"bytes": made.size, "damaged": len(made.damaged)}
        run.error = made.words()
    return made


def sweep(database: Database) -> SweepResult:
    """
    Withdraw what lapsed and raise what is due today. Safe to repeat and safe to miss.

    A system that cannot be worked on stops no other: it is logged and named in the result. A fault of the database
    itself (locked, full, gone) is raised; what was done by then stays, and the next sweep goes on from there.
    """
    with _run(database, SWEEP) as run:
        result = SweepResult(database.today())
        failed: list[int] = []
        with database.look(SWEEP_ACTOR) as work:
            after = _since_the_last_one(work)
        if after.noted_ahead:
            with database.work(SWEEP_ACTOR) as work:
                clock_aftermath.strike_what_came(work)
        if after.clock_ahead:
            result.alerts += _after_a_wrong_clock(database, failed)
        if after.rules_turned:
            for done in _apply_policies(database, failed):
                result.add(done)
        with database.work(SWEEP_ACTOR) as work:
            result.alerts += alerts.sweep(work, after.new_day)
            due = enforcement.due_ids(work)
            if not due:
                is_more, waiting = _tidy_up(work, after)
        for done in _in_ranges(database, due, RANGE, enforcement.enforce, failed):
            result.add(done)
        if due:
            with database.work(SWEEP_ACTOR) as work:
                is_more, waiting = _tidy_up(work, after)
        while is_more:
            with database.work(SWEEP_ACTOR) as work:
                is_more = standing_counts.sum_up(work)
        for _ in _in_ranges(database, waiting, PERIOD_RANGE, standing_periods.catch_up, failed):
            pass
        result.failed = _codes(database, failed)
        run.summary = {"withdrawn": len(result.withdrawn), "alerts": result.alerts, "failed": len(result.failed)}
        if result.failed:
            run.error = f"Không xử lý được các hệ thống: {', '.join(result.failed)}. Xem nhật ký của máy chủ."
    return result


def deliver(database: Database, settings: Settings, at_once: bool = True) -> Delivered:
    """
    Send what waits. `at_once`: a person asks for it, so neither a pause after a failure nor today's sweep is awaited.

    Each message is claimed, sent outside any transaction, and its outcome recorded before the next. When the server
    itself cannot be used the others are not tried: they keep waiting.
    """
    with _run(database, DELIVER) as run:
        result = Delivered()
        used, unusable = mail_settings.usable(settings)
        with database.work(DELIVERY_ACTOR) as work:
            outbox.gather(work, at_once, used.daily_report)
            due = outbox.due(work, at_once)
        if not unusable:
            run.error = _send_all(database, used, due, result)
        with database.look(DELIVERY_ACTOR) as work:
            result.waiting = outbox.waiting(work)
        if unusable:
            result.note = f"{unusable} Mọi thư được giữ lại chờ gửi."
            run.error = result.note if result.waiting else ""
        run.summary = {"sent": result.sent, "failed": result.failed, "waiting": result.waiting}
    return result


@dataclass(frozen=True, slots=True)
class _Since:
    """
    What changed since the last sweep. `noted_ahead`: facts dated ahead are noted that may open the gate.
    `rules_turned`: a policy came into force, or that sweep ran by a clock that was behind. `new_day`: none went well
    today, so that what the day brings is still to be looked for.
    """

    noted_ahead: bool
    clock_ahead: bool
    rules_turned: bool
    new_day: bool


def _since_the_last_one(work: UnitOfWork) -> _Since:
    ahead = clock_aftermath.was_ahead(work)
    newest = job_runs.newest(work, SWEEP)
    swept = newest if newest and newest.finished_at else job_runs.newest(work, SWEEP, finished=True)
    turned = derived.turned_since(work, swept, fact_reader.policies(work.session))
    turned = turned or clock_aftermath.was_behind(work, newest)
    today = swept is not None and not swept.error and work.day_of(swept.started_at) == work.today
    return _Since(clock_aftermath.has_noted(work), ahead, turned, new_day=ahead or turned or not today)


def _tidy_up(work: UnitOfWork, after: _Since) -> tuple[bool, list[int]]:
    """Do what is left; return whether more counts are to be summed up, and the systems whose periods are awaited."""
    idle.close_due(work)
    if after.new_day and job_runs.is_awake(work):
        security_log.forget_old(work)
        drafts.forget_old(work)
        work.session.exec(delete(JobRun).where(col(JobRun.started_at) < work.now - KEPT_RUNS))
    return standing_counts.sum_up(work), standing_periods.postponed(work)


def _apply_policies(database: Database, failed: list[int]) -> Iterator[enforcement.Enforced]:
    """Compute every system anew; add to `failed` those that fail."""
    with database.look(SWEEP_ACTOR) as work:
        every = [number for number in work.session.exec(select(System.id).order_by(col(System.id))) if number]
    yield from _in_ranges(database, every, TURN_RANGE, enforcement.apply_policies, failed)


def _after_a_wrong_clock(database: Database, failed: list[int]) -> int:
    """Let what a clock that was ahead wrote hold up nothing that is due today; returns how many alerts were raised."""
    with database.look(SWEEP_ACTOR) as work:
        ids = clock_aftermath.systems_ahead(work)
    with database.work(SWEEP_ACTOR) as work:
        clock_aftermath.set_alerts_aside(work)
    return sum(_in_ranges(database, ids, TURN_RANGE, clock_aftermath.compute_again, failed))


def _in_ranges(
    database: Database,
    ids: Sequence[int],
    size: int,
    act: Callable[[UnitOfWork, int, int], Result],
    failed: list[int],
) -> Iterator[Result]:
    """Act on ranges of systems, each in a transaction of its own; those that fail alone are added to `failed`."""
    for start in range(0, len(ids), size):
        yield from _halving(database, ids[start : start + size], act, failed)


def _halving(
    database: Database, ids: Sequence[int], act: Callable[[UnitOfWork, int, int], Result], failed: list[int]
) -> Iterator[Result]:
    try:
        with database.work(SWEEP_ACTOR) as work:
            done = act(work, ids[0], ids[-1])
    except (OperationalError, Busy):
        raise
    except Exception:
        if len(ids) == 1:
            log.exception("the sweep failed on the system with id %s", ids[0])
            failed.append(ids[0])
            return
        middle = len(ids) // 2
        yield from _halving(database, ids[:middle], act, failed)
        yield from _halving(database, ids[middle:], act, failed)
    else:
        yield done


def _codes(database: Database, ids: Sequence[int]) -> list[str]:
    if not ids:
        return []
    with database.look(SWEEP_ACTOR) as work:
        found = work.session.exec(select(System.code).where(col(System.id).in_(set(ids))).order_by(col(System.code)))
        return list(found)


def _send_all(database: Database, settings: Settings, due: Sequence[Due], result: Delivered) -> str:
    """Send the messages one by one, counting them in `result`; return the last failure's words."""
    error = ""
    for wanted in due:
        with database.work(DELIVERY_ACTOR) as work:
            letter = outbox.claim(work, wanted)
            anchor = trail.head(work.session).short
            ran = what_ran.told_in(work, letter) if settings.daily_report else ()
        if letter is None:
            continue
        refused = sending.send(settings, letter, anchor, database.now(), ran)
        with database.work(DELIVERY_ACTOR) as work:
            if refused is None:
                outbox.sent(work, letter)
            else:
                outbox.failed(work, letter, str(refused))
        if refused is None:
            result.sent += 1
            continue
        result.failed += 1
        error = result.note = str(refused)
        if refused.everyone:
            break
    return error


@contextmanager
def _run(database: Database, job: str) -> Iterator[JobRun]:
    """Keep a row of the run: finished, or with the fault that ended it."""
    run = JobRun(job=job, started_at=database.now())
    try:
        yield run
    except Exception as error:
        run.error = database_errors.explain(error)
        log.exception("the job %s ended with a fault", job)
        _keep_if_possible(database, run)
        raise
    run.finished_at = database.now()
    _keep(database, run)


def _keep(database: Database, run: JobRun) -> None:
    """Store the run; one that sent nothing takes the place of one that found the same."""
    with database.work(SWEEP_ACTOR) as work:
        before = job_runs.newest(work, run.job) if _is_idle(run) else None
        if before is not None and (run.summary, run.error) == (before.summary, before.error):
            work.session.delete(before)
        work.session.add(run)


def _is_idle(run: JobRun) -> bool:
    """Say whether it is a delivery, as there is one every minute, that sent nothing."""
    done = run.job == DELIVER and run.finished_at is not None
    return done and not run.summary["sent"] and not run.summary["failed"]


def _keep_if_possible(database: Database, run: JobRun) -> None:
    try:
        _keep(database, run)
    except Exception:
        log.exception("nor could the run be noted")
