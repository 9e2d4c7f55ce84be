"""A clock that leaps ahead under a running program: until somebody answers, works go by the time that passed."""

import datetime as dt

import pyotp
import pytest

from inventory.errors import Refused
from inventory.records import Change, facts
from isms.accounts import signing_in, totp
from isms.background import asked_tasks, claims
from isms.background.runner import Runner
from isms.background.task_tables import BackgroundTask
from isms.exchange.sheets import export_task
from isms.jobs import jobs
from isms.platform.clock_watch import ClockWatch
from isms.platform.config import Settings
from isms.platform.database import VIETNAM, Database
from isms.platform.trail import TrailEntry
from schedules.acts import enforcement
from schedules.alerts.alert_tables import Alert, Message
from schedules.schedule_tables import JobRun
from tests.register import DAY, OFFICER, Clock, cleared_system, new_system, person, rows, stored
from tests.test_accounts import GOOD
from tests.test_second_factor import SECRET, enrol

CONDITIONAL = {"conclusion": "conditional", "conditions": "Vá lỗ hổng"}


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_while_a_leap_is_asked_about_nothing_that_is_written_bears_a_day_to_come(
    database: Database, clock: Clock
) -> None:
    """Acts of people, alerts, mail, closed accounts and runs go by the time that passed; nothing opens the gate."""
    person(database, "lan", "officer")
    cleared_system(database, "A", conditions_until=database.today() + 20 * DAY, **CONDITIONAL)
    cleared_system(database, "B")
    with database.work(OFFICER) as work:
        enforcement.withdraw(work, "B", "thử")
    database.watch = ClockWatch(clock, lambda: 0.0)
    true_day = database.today()
    clock.move(days=731)

    with database.work(OFFICER) as work:
        facts.record(work, "A", Change(on=work.today, what="Thay máy in", major=False))
    with pytest.raises(Refused, match="Đồng hồ máy chủ vừa nhảy"), database.work(OFFICER) as work:
        enforcement.put_into_use(work, "B", reason="xong")
    new_system(database, "MOI")
    jobs.sweep_on_schedule(database, Settings())
    jobs.deliver(database, Settings())

    assert stored(database, "A").in_use
    assert [each.day for each in rows(database, Change)] == [true_day]
    for table, column in ((Alert, "raised_at"), (JobRun, "started_at"), (TrailEntry, "at"), (Message, "day")):
        found = [getattr(each, column) for each in rows(database, table)]
        days = {each.astimezone(VIETNAM).date() if isinstance(each, dt.datetime) else each for each in found}
        assert max(days) == true_day, table


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_a_leap_that_sets_a_wrong_clock_right_asks_nobody(database: Database, clock: Clock) -> None:
    """A machine whose battery is dead starts in 2020 and is set right by the network a minute later."""
    new_system(database, "A")
    now = clock.now
    clock.now = dt.datetime(2020, 1, 1, 2, tzinfo=dt.UTC)
    database.watch = ClockWatch(clock, lambda: 0.0)
    clock.now = now + dt.timedelta(minutes=1)
    assert database.today().year == 2020

    jobs.sweep_on_schedule(database, Settings())

    assert database.leap() is None and database.today() == clock.today


@pytest.mark.engines("sqlite")
def test_no_background_task_begins_while_a_leap_is_asked_about(database: Database, clock: Clock, tmp_path) -> None:
    person(database, "lan", "officer")
    with database.work(OFFICER) as work:
        asked_tasks.ask(work, export_task.KIND, "Sổ", {})
    begun = []
    runner = Runner(database, Settings(data_dir=tmp_path), lambda _settings, task: begun.append(task) or Ended())
    database.watch = ClockWatch(clock, lambda: 0.0)
    clock.move(days=31)
    assert not runner._step() and begun == []

    database.watch.accept()
    assert runner._step() and len(begun) == 1


@pytest.mark.engines("sqlite")
def test_the_code_of_a_phone_lets_in_whichever_of_the_two_clocks_is_right(database: Database, clock: Clock) -> None:
    """A virtual machine that slept wakes up days later: somebody must be able to come in and answer."""
    enrol(database, clock)
    database.watch = ClockWatch(clock, lambda: 0.0)
    before = clock.now
    clock.move(days=5)
    for now in (before, clock.now):
        half = signing_in.sign_in(database, "minh", GOOD)
        code = pyotp.TOTP(SECRET).generate_otp(totp.step_of(now))
        assert isinstance(signing_in.enter_code(database, half, code), str)


@pytest.mark.engines("sqlite")
def test_what_age_alone_ends_is_not_ended_within_a_day_of_a_leap(database: Database, clock: Clock) -> None:
    """At a start the clock is taken as it is: it may be wrong."""
    with database.work(OFFICER) as work:
        asked_tasks.ask(work, export_task.KIND, "Sổ", {"file": "abc.in"})
    waiting = rows(database, BackgroundTask)
    with database.work(OFFICER) as work:
        done = BackgroundTask(kind=export_task.KIND, title="x", parameters={}, asked_by="y", asked_at=work.now)
        done.state, done.ended_at = "done", work.now
        work.session.add(done)
    jobs.sweep(database)
    clock.move(days=731)
    jobs.sweep(database)

    kept, given = claims.forget(database)
    assert (len(kept), given) == (2, {"abc.in"})
    for _ in range(4):
        clock.move(hours=8)
        jobs.sweep(database)
    assert claims.forget(database) == ({waiting[0].id}, {"abc.in"})


class Ended:
    """A process that has ended."""

    def poll(self) -> int:
        return 0

    def terminate(self) -> None:
        pass
