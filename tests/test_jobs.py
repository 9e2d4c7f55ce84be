"""The sweep and the delivery: what each run does, what it leaves behind, and what the pages can say of it."""

import datetime as dt
from threading import Event
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, text

from inventory.errors import NotAllowed
from inventory.records import Permission
from isms.accounts import idle
from isms.jobs import clock_leap, health, jobs
from isms.jobs.health import Health
from isms.platform.clock_watch import ClockWatch
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from schedules.alerts import alerts
from schedules.alerts.alert_tables import Alert, AlertRecipient, Message
from schedules.alerts.backup_alerts import Backups
from schedules.cadence.cadence import Policy
from schedules.policies import policies
from schedules.schedule_tables import CadencePolicy, JobRun
from schedules.standing.derived import drift
from schedules.timetable import rearm, timetable
from tests.mailbox import Mailbox, relay, server
from tests.postgres import free_port
from tests.register import (
    ADMIN,
    DAY,
    OFFICER,
    Clock,
    act_by,
    cleared_system,
    new_system,
    person,
    rows,
    stored,
)
from tests.visitor import until

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def health_of(database: Database) -> Health:
    with database.look(OFFICER) as work:
        return health.health(work)


def fail(_work: object) -> None:
    raise RuntimeError("the disk is gone")


def no_drift(database: Database) -> bool:
    with database.look(ADMIN) as work:
        return list(drift(work)) == []


def recipients(database: Database) -> dict[int, set[int]]:
    """Return whom each alert concerns: {alert id: person ids}."""
    found: dict[int, set[int]] = {}
    for row in rows(database, AlertRecipient):
        found.setdefault(row.alert_id, set()).add(row.person_id)
    return found


@pytest.mark.slow
def test_the_due_day_is_in_time_and_the_day_after_it_the_permission_is_gone(database: Database, clock: Clock) -> None:
    due = cleared_system(database, "A")
    clock.to(due)
    assert jobs.sweep(database).withdrawn == []
    assert stored(database, "A").in_use

    clock.to(due + DAY)
    assert jobs.sweep(database).withdrawn == ["A"]
    assert not stored(database, "A").in_use
    assert no_drift(database)


@pytest.mark.slow
def test_after_weeks_without_a_sweep_each_system_gets_its_present_stage_once(database: Database, clock: Clock) -> None:
    due = {code: cleared_system(database, code) for code in "AB"}
    last = cleared_system(database, "C", conclusion="conditional", conditions_until=due["A"] - 45 * DAY)
    jobs.sweep(database)
    clock.to(due["A"] + 40 * DAY)

    result = jobs.sweep(database)

    assert sorted(result.withdrawn) == ["A", "B", "C"]
    deadlines = [
        (alert.system_id, alert.base, alert.stage) for alert in rows(database, Alert, Alert.kind == "deadline")
    ]
    assert sorted(deadlines) == [(1, due["A"], 35), (2, due["B"], 35), (3, last, 84)]
    assert result.alerts == 6
    withdrawn = [(each.system_id, each.on, each.reason) for each in rows(database, Permission) if not each.granted]
    assert sorted(withdrawn) == [
        (1, due["A"] + DAY, "conclusion_expired"),
        (2, due["B"] + DAY, "conclusion_expired"),
        (3, last + DAY, "conditions_overdue"),
    ]
    assert no_drift(database)


@pytest.mark.slow
def test_a_second_sweep_finds_nothing_to_do(database: Database, clock: Clock) -> None:
    person(database, "lan", "officer")
    due = cleared_system(database, "A")
    new_system(database, "B")
    clock.to(due + DAY)
    first = jobs.sweep(database)
    before = (rows(database, Alert), rows(database, AlertRecipient), rows(database, Permission))

    second = jobs.sweep(database)

    assert (len(first.withdrawn), first.alerts) == (1, 3)
    assert (second.withdrawn, second.alerts, second.failed) == ([], 0, [])
    assert (rows(database, Alert), rows(database, AlertRecipient), rows(database, Permission)) == before


@pytest.mark.slow
def test_what_a_day_brings_is_looked_for_by_its_first_sweep_that_goes_well(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_system(database, "A")
    looked: list[bool] = []
    of_alerts = alerts.sweep
    monkeypatch.setattr(alerts, "sweep", lambda work, new_day: looked.append(new_day) or of_alerts(work, new_day))

    def questions() -> int:
        asked: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
            asked.append(statement)

        event.listen(database.engine, "before_cursor_execute", note)
        jobs.sweep(database)
        event.remove(database.engine, "before_cursor_execute", note)
        return sum(not statement.startswith("BEGIN") for statement in asked)

    first, second = questions(), questions()
    with monkeypatch.context() as broken:
        broken.setattr(idle, "close_due", fail)
        with pytest.raises(RuntimeError):
            jobs.sweep(database)
    questions()
    clock.move(days=1)
    with monkeypatch.context() as broken:
        broken.setattr(idle, "close_due", fail)
        with pytest.raises(RuntimeError):
            jobs.sweep(database)
    questions(), questions()

    assert looked == [True, False, False, False, True, True, False]
    assert second <= 12 < first, "what finds nothing to do asks next to nothing"


@pytest.mark.slow
def test_the_sweep_works_in_ranges_and_reaches_every_system(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "RANGE", 2)
    codes = [f"HT-{number}" for number in range(5)]
    due = max(cleared_system(database, code) for code in codes)
    clock.to(due + DAY)

    result = jobs.sweep(database)

    assert sorted(result.withdrawn) == codes
    assert result.alerts == 10


@pytest.mark.slow
def test_a_system_that_cannot_be_worked_on_stops_no_other(
    database: Database, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    codes = [f"HT-{number}" for number in range(7)]
    due = max(cleared_system(database, code) for code in codes)
    forbid(database, "HT-3")
    clock.to(due + DAY)

    result = jobs.sweep(database)

    assert result.failed == ["HT-3"]
    assert sorted(result.withdrawn) == [code for code in codes if code != "HT-3"]
    assert "HT-3" in health_of(database).sweep_error
    assert len(caplog.records) == 1
    allow(database)
    assert jobs.sweep(database).withdrawn == ["HT-3"]
    assert health_of(database).sweep_error == ""


def forbid(database: Database, code: str) -> None:
    """Have the database refuse any change of a system, as a damaged row would."""
    fails = f"OLD.code = '{code}'"
    with database.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(
                text(
                    "CREATE FUNCTION damaged() RETURNS trigger LANGUAGE plpgsql AS "
                    "$$ BEGIN RAISE EXCEPTION 'damaged'; END $$"
                )
            )
            body = f"FOR EACH ROW WHEN ({fails}) EXECUTE FUNCTION damaged()"
        else:
            body = f"WHEN {fails} BEGIN SELECT RAISE(ABORT, 'damaged'); END"
        connection.execute(text(f"CREATE TRIGGER damaged BEFORE UPDATE ON system {body}"))


def allow(database: Database) -> None:
    on = " ON system" if database.engine.dialect.name == "postgresql" else ""
    with database.engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER damaged{on}"))


@pytest.mark.slow
def test_a_policy_that_comes_into_force_changes_every_due_day_by_itself(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "TURN_RANGE", 2)
    before = [cleared_system(database, code) for code in "ABC"]
    start = clock.today + 100 * DAY
    with database.work(ADMIN) as work:
        policies.set_policy(work, Policy("Kế hoạch mới", start, "KH 2027", {2: 6}))
    jobs.sweep(database)
    assert [act_by(database, code) for code in "ABC"] == before
    clock.to(start)

    jobs.sweep(database)

    assert all(act_by(database, code) < before[0] for code in "ABC")
    assert act_by(database, "A") > start
    assert no_drift(database)


@pytest.mark.slow
def test_the_first_sweep_ever_also_finds_the_policies_that_came_into_force_before_it(
    database: Database, clock: Clock
) -> None:
    before = cleared_system(database, "A")
    with database.work(ADMIN) as work:
        policies.set_policy(work, Policy("Kế hoạch mới", clock.today + 100 * DAY, "KH 2027", {2: 6}))
    clock.to(clock.today + 120 * DAY)

    jobs.sweep(database)

    assert act_by(database, "A") < before
    assert no_drift(database)


def test_alerts_raised_before_anybody_had_an_account_find_the_first_whom_they_concern(database: Database) -> None:
    new_system(database, "A")
    jobs.sweep(database)

    person(database, "kiem", "auditor")
    assert rows(database, AlertRecipient) == []
    first = person(database, "lan", "officer")

    assert [each.person_id for each in rows(database, AlertRecipient)] == [first]
    person(database, "sau", "officer")
    assert [each.person_id for each in rows(database, AlertRecipient)] == [first]


@pytest.mark.slow
def test_the_head_of_the_office_is_told_after_a_week_and_the_leader_after_a_month(
    database: Database, clock: Clock
) -> None:
    officer = person(database, "lan", "officer")
    own_room = person(database, "hoa", "unit", "HCTP")
    head = person(database, "chanh", "unit", "VP")
    leader = person(database, "giamdoc", "leader")
    person(database, "kiem", "auditor")
    due = cleared_system(database, "A")

    told = {}
    for days in (-1, 0, 7, 14, 30):
        clock.to(due + days * DAY)
        jobs.sweep(database)
        newest = [alert for alert in rows(database, Alert) if alert.kind == "deadline"][-1]
        assert newest.stage == days
        told[days] = recipients(database)[newest.id]

    assert told == {
        -1: {officer, own_room},
        0: {officer, own_room},
        7: {officer, own_room, head},
        14: {officer, own_room, head},
        30: {officer, own_room, head, leader},
    }


@pytest.mark.slow
def test_every_person_gets_one_mail_a_day(database: Database, clock: Clock) -> None:
    for name in ("lan", "minh"):
        person(database, name, "officer")
    due = cleared_system(database, "A")
    clock.to(due - 90 * DAY)
    mailbox = Mailbox()
    with server(mailbox) as settings:
        while clock.today < due - 80 * DAY:
            for _ in range(2):
                new_system(database, f"MOI-{clock.today}-{clock.now:%f}")
                jobs.sweep(database)
                jobs.deliver(database, settings)
                clock.move(hours=6)
            clock.to(clock.today + DAY)

    for address in ("lan@so.gov.vn", "minh@so.gov.vn"):
        subjects = [letter["Subject"] for letter in mailbox.to(address)]
        days = [subject.rpartition(" ")[2] for subject in subjects]
        assert len(days) == len(set(days)) == 10
        assert "1 việc sắp đến hạn" in subjects[0]
    named = "".join(letter.get_body(("plain",)).get_content() for letter in mailbox.to("lan@so.gov.vn"))
    clock.to(clock.today + DAY)
    with server(mailbox) as settings:
        jobs.sweep(database)
        jobs.deliver(database, settings)
    named += mailbox.to("lan@so.gov.vn")[-1].get_body(("plain",)).get_content()
    assert all(code in named for code in {stored_code(database, alert) for alert in rows(database, Alert)})


def stored_code(database: Database, alert: Alert) -> str:
    with database.look(ADMIN) as work:
        return (
            work.session.connection()
            .execute(text("SELECT code FROM system WHERE id = :id"), {"id": alert.system_id})
            .scalar_one()
        )


def with_mail_waiting(database: Database, *names: str) -> None:
    for name in names:
        person(database, name, "officer")
    new_system(database, "A")
    jobs.sweep(database)


@pytest.mark.slow
def test_a_delivery_says_what_it_sent_and_what_waits(database: Database) -> None:
    with_mail_waiting(database, "lan", "minh")
    mailbox = Mailbox()
    with server(mailbox) as settings:
        first, second = jobs.deliver(database, settings), jobs.deliver(database, settings)

    assert (first.sent, first.failed, first.waiting) == (2, 0, 0)
    assert (second.sent, second.failed, second.waiting) == (0, 0, 0)
    assert {to for to, _ in mailbox.letters} == {"lan@so.gov.vn", "minh@so.gov.vn"}


@pytest.mark.slow
def test_without_a_mail_server_everything_waits_and_this_is_said(database: Database) -> None:
    with_mail_waiting(database, "lan")

    result = jobs.deliver(database, Settings())

    assert (result.sent, result.failed, result.waiting) == (0, 0, 1)
    assert "ISMS_SMTP_HOST" in result.note
    assert "ISMS_SMTP_HOST" in health_of(database).mail_error
    assert health_of(database).waiting == 1


@pytest.mark.slow
def test_nothing_is_marked_sent_that_no_server_took_and_it_goes_when_one_does(database: Database, clock: Clock) -> None:
    with_mail_waiting(database, "lan", "minh")
    settings = relay(free_port())

    dead = jobs.deliver(database, settings)

    assert (dead.sent, dead.failed, dead.waiting) == (0, 1, 2)
    assert f"127.0.0.1:{settings.smtp_port}" in health_of(database).mail_error
    assert [message.sent_at for message in rows(database, Message)] == [None, None]
    clock.move(minutes=15)
    mailbox = Mailbox()
    with server(mailbox, settings.smtp_port):
        back = jobs.deliver(database, settings, at_once=False)
    assert (back.sent, back.failed, back.waiting) == (2, 0, 0)
    assert health_of(database).mail_error == ""


@pytest.mark.slow
def test_one_refused_recipient_keeps_no_letter_from_the_others(database: Database) -> None:
    with_mail_waiting(database, "lan", "minh", "hoa")

    class Choosy(Mailbox):
        async def handle_RCPT(self, server, session, envelope, address, options):
            if address.startswith("minh"):
                return "550 5.1.1 No such user here"
            return await super().handle_RCPT(server, session, envelope, address, options)

    mailbox = Choosy()
    with server(mailbox) as settings:
        result = jobs.deliver(database, settings)

    assert (result.sent, result.failed, result.waiting) == (2, 1, 1)
    [stuck] = [message for message in rows(database, Message) if message.sent_at is None]
    assert "550 5.1.1 No such user here" in stuck.last_error
    assert "550 5.1.1" in health_of(database).mail_error


@pytest.mark.slow
def test_an_address_that_is_none_keeps_no_letter_from_the_others(database: Database) -> None:
    with_mail_waiting(database, "lan", "minh")
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE person SET email = 'không phải địa chỉ' WHERE name = 'lan'"))
    mailbox = Mailbox()
    with server(mailbox) as settings:
        result = jobs.deliver(database, settings)

    assert (result.sent, result.failed, result.waiting) == (1, 1, 1)


def test_the_pages_learn_when_the_sweep_ran_and_that_it_is_late(database: Database, clock: Clock) -> None:
    assert health_of(database) == Health(None, True, "", None, "", 0, None, (), Backups(None, False, ""))
    jobs.sweep(database)
    ran = health_of(database)
    assert ran.swept_at is not None
    assert not ran.late

    clock.move(minutes=29)
    assert not health_of(database).late
    clock.move(minutes=2)
    assert health_of(database).late


@pytest.mark.slow
def test_people_without_an_address_are_named(database: Database) -> None:
    person(database, "minh", "officer", email="")
    with_mail_waiting(database, "lan")
    jobs.deliver(database, Settings())

    state = health_of(database)

    assert (state.without_address, state.waiting) == (("minh",), 1)
    assert state.waiting_since is not None


def test_runs_are_kept_for_three_months(database: Database, clock: Clock) -> None:
    for days in (60, 59, 1):
        jobs.sweep(database)
        clock.move(days=days)
    assert len(rows(database, JobRun)) == 3, "within a day of a leap nothing goes"

    jobs.sweep(database)

    assert [run.summary for run in rows(database, JobRun)] == [{"withdrawn": 0, "alerts": 0, "failed": 0}] * 3
    assert clock.now - min(run.started_at for run in rows(database, JobRun)) < dt.timedelta(days=61)


@pytest.mark.slow
def test_of_deliveries_that_have_nothing_to_do_only_the_last_is_kept(database: Database, clock: Clock) -> None:
    for _ in range(3):
        jobs.deliver(database, Settings())
        clock.move(minutes=1)
    with_mail_waiting(database, "lan")
    for _ in range(3):
        jobs.deliver(database, Settings())
        clock.move(minutes=1)

    kept = rows(database, JobRun)
    assert [run.summary["waiting"] for run in kept if run.job == jobs.DELIVER] == [0, 1]
    assert health_of(database).delivered_at == max(run.finished_at for run in kept if run.finished_at)


async def test_the_timetable_runs_both_jobs_at_start_and_again_when_they_are_due() -> None:
    swept, delivered = Event(), Event()
    start = dt.datetime.now(dt.UTC)
    scheduler = timetable(swept.set, delivered.set, lambda: None, start)
    scheduler.start()
    try:
        await until(lambda: swept.is_set() and delivered.is_set())
        following = {job.id: job.next_run_time for job in scheduler.get_jobs()}
    finally:
        scheduler.shutdown()

    night = following.pop("sweep at night").astimezone(VIETNAM)
    assert (night.hour, night.minute) == (0, 5)
    night = following.pop("back up at night").astimezone(VIETNAM)
    assert (night.hour, night.minute) == (2, 0)
    waits = {name: round((then - start) / dt.timedelta(minutes=1)) for name, then in following.items()}
    assert waits == {"sweep": 15, "deliver": 1, "back up": 30}


async def test_a_run_that_comes_hours_late_is_not_dropped() -> None:
    swept, delivered = Event(), Event()
    scheduler = timetable(swept.set, delivered.set, lambda: None, dt.datetime.now(dt.UTC) - dt.timedelta(hours=9))
    scheduler.start()
    try:
        await until(lambda: swept.is_set() and delivered.is_set())
    finally:
        scheduler.shutdown()


async def test_a_job_that_fails_is_run_again() -> None:
    runs = []

    def fail() -> None:
        runs.append(1)
        raise RuntimeError

    scheduler = timetable(fail, lambda: None, lambda: None, dt.datetime.now(dt.UTC))
    scheduler.start()
    try:
        await until(lambda: len(runs) == 1)
        scheduler.modify_job("sweep", next_run_time=dt.datetime.now(dt.UTC))
        await until(lambda: len(runs) == 2)
    finally:
        scheduler.shutdown()


@pytest.mark.slow
async def test_the_scheduler_of_the_server_sweeps_by_itself_at_start(database: Database, clock: Clock) -> None:
    due = cleared_system(database, "A")
    clock.to(due + DAY)
    scheduler = jobs.scheduler(database, Settings())
    scheduler.modify_job("sweep", next_run_time=dt.datetime.now(dt.UTC))
    scheduler.start()
    try:
        await until(lambda: not stored(database, "A").in_use)
    finally:
        scheduler.shutdown()


def test_the_sweep_lists_what_a_policy_ended_that_no_deadline_foretold(database: Database, clock: Clock) -> None:
    cleared_system(database, "A")
    jobs.sweep(database)
    months = {str(level): 1 for level in range(1, 6)}
    begins = clock.today + 100 * DAY
    policy = CadencePolicy(name="Gấp", in_force_from=begins, clause="KH", months=months, recorded_at=clock())
    with database.work(ADMIN) as work:
        work.session.add(policy)  # as plain SQL would: no due day is computed anew
    clock.to(begins)

    done = jobs.sweep(database)

    assert done.withdrawn == ["A"]
    assert not stored(database, "A").in_use


@pytest.mark.slow
def test_a_permission_that_ends_with_a_new_policy_is_withdrawn_and_told_by_that_sweep(
    database: Database, clock: Clock
) -> None:
    cleared_system(database, "A")
    start = clock.today + 300 * DAY
    with database.work(ADMIN) as work:
        policies.set_policy(work, Policy("Kế hoạch mới", start, "KH 2027", {2: 6}))
    jobs.sweep(database)
    clock.to(start)

    done = jobs.sweep(database)

    assert done.withdrawn == ["A"]
    assert done.alerts >= 1
    assert jobs.sweep(database).withdrawn == []
    assert no_drift(database)


async def test_a_job_that_a_clock_ahead_put_off_for_years_runs_again() -> None:
    """A finding: after two years ahead and back, neither sweep nor delivery ran until the server was restarted."""
    swept, delivered = Event(), Event()
    now = dt.datetime.now(dt.UTC)
    scheduler = timetable(swept.set, delivered.set, lambda: None, now + dt.timedelta(days=700))
    scheduler.start()
    try:
        rearm(scheduler, now)
        await until(lambda: swept.is_set() and delivered.is_set())
        assert all(job.next_run_time - now < dt.timedelta(days=1, minutes=1) for job in scheduler.get_jobs())
        scheduler.modify_job("deliver", next_run_time=now + dt.timedelta(hours=1))
        delivered.clear()
        rearm(scheduler, now)
        await until(delivered.is_set)
    finally:
        scheduler.shutdown()


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_a_leap_of_the_clock_under_a_running_program_is_asked_about_first(database: Database, clock: Clock) -> None:
    due = cleared_system(database, "A")
    seconds = [0.0]
    database.watch = ClockWatch(clock, lambda: seconds[0])
    clock.to(due + DAY)

    assert jobs.sweep_on_schedule(database, Settings()).withdrawn == []
    assert stored(database, "A").in_use
    with pytest.raises(NotAllowed), database.work(OFFICER) as work:
        clock_leap.accept(work, database.watch)
    with database.work(ADMIN) as work:
        clock_leap.accept(work, database.watch)

    assert jobs.sweep_on_schedule(database, Settings()).withdrawn == ["A"]
    [entry] = rows(database, TrailEntry, TrailEntry.action == "clock.leap_accepted")
    assert entry.actor == ADMIN.name


def test_a_watch_sees_leaps_of_more_than_a_day_and_nothing_else(clock: Clock) -> None:
    seconds = [0.0]
    watch = ClockWatch(clock, lambda: seconds[0])
    clock.move(hours=23)
    assert watch.leap() is None
    seconds[0] += 100 * 86_400
    clock.move(days=100)
    assert watch.leap() is None, "time passed"
    clock.move(days=31)
    assert watch.leap() is not None
    clock.now -= 31 * DAY
    assert watch.leap() is None, "set right again"
    clock.now -= 731 * DAY
    assert watch.leap() is None
    clock.now += 731 * DAY
    assert watch.leap() is not None, "what was set back leaps forward"
