"""A clock that was wrong for a while: what it dated ahead counts for nothing, and the true day goes on."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from sqlmodel import select

from inventory.errors import Refused
from inventory.records import Audit, Change, Permission, PlanState, facts
from inventory.register_tables import System
from isms.accounts.people_tables import Person
from isms.checking import clock_aftermath, clock_faults, clock_repair, facts_in_trail
from isms.checking.clock_faults import ClockFaults
from isms.interface import answers
from isms.jobs import health, jobs
from isms.platform import trail
from isms.platform.config import Settings
from isms.platform.database import Database
from schedules.acts import enforcement
from schedules.alerts import outbox
from schedules.alerts.alert_tables import Alert, Message
from schedules.schedule_tables import JobRun
from schedules.standing import derived, queries
from tests.databases import Databases
from tests.mailbox import Mailbox, server
from tests.register import (
    ADMIN,
    DAY,
    OFFICER,
    Clock,
    cleared_system,
    conclude,
    migrate,
    new_system,
    person,
    rows,
    stored,
)
from tests.test_accounts import add
from tests.test_faults import SYSTEMS, command, fill

LAST_DAY = {"conclusion": "conditional", "conditions": "Vá lỗ hổng"}
JUMPS = (DAY, 31 * DAY, 731 * DAY)


@pytest.fixture
def ahead(register_url: str, clock: Clock) -> Iterator[Callable[[dt.timedelta], Database]]:
    """Give the register as a process sees it whose clock is ahead by so much."""
    opened: list[Database] = []

    def open_ahead(jump: dt.timedelta) -> Database:
        wrong = Clock()
        wrong.now = clock.now + jump
        opened.append(Database(register_url, wrong))
        return opened[-1]

    yield open_ahead
    for database in opened:
        database.engine.dispose()


def in_use(database: Database) -> None:
    """Enter three systems in use, of which the permission of A ends today, and one never audited."""
    person(database, "lan", "officer")
    cleared_system(database, "A", conditions_until=database.today(), **LAST_DAY)
    cleared_system(database, "B", conditions_until=database.today() + 20 * DAY, **LAST_DAY)
    cleared_system(database, "C")
    new_system(database, "MOI")
    jobs.sweep(database)


def answered(database: Database) -> list[object]:
    with database.look(ADMIN) as work:
        return [answers.describe(system, state) for system, _, state in queries.every(work)]


@pytest.mark.slow
@pytest.mark.parametrize("jump", JUMPS, ids=lambda jump: f"{jump.days} days")
def test_facts_are_recorded_as_ever_after_a_sweep_by_a_clock_that_was_ahead(
    database: Database, ahead: Callable[[dt.timedelta], Database], jump: dt.timedelta
) -> None:
    in_use(database)
    before = answered(database)
    assert "A" in jobs.sweep(ahead(jump)).withdrawn

    assert answered(database) == before, "what is dated ahead counts for nothing"
    with database.work(OFFICER) as work:
        facts.record(work, "A", PlanState(on=work.today, state="full"))
        conclude(work, "A", work.today)
    assert stored(database, "A").in_use
    assert stored(database, "A").audit_due_on > database.today() + 700 * DAY
    with database.work(OFFICER) as work:
        facts.record(work, "C", Change(on=work.today, what="Đổi kiến trúc"))
    assert not stored(database, "C").in_use


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_nothing_is_put_into_use_while_the_clock_stands_before_what_is_on_record(
    database: Database, ahead: Callable[[dt.timedelta], Database]
) -> None:
    in_use(database)
    with database.work(OFFICER) as work:
        enforcement.withdraw(work, "C", "thử")
    jobs.sweep(ahead(31 * DAY))

    with pytest.raises(Refused, match="Đồng hồ máy chủ đang chỉ"), database.work(OFFICER) as work:
        enforcement.put_into_use(work, "C", reason="xong")
    with database.work(OFFICER) as work:
        assert enforcement.put_into_use(work, "B") is None, "it is in use already"
    assert stored(database, "B").in_use, "and the columns say so too"


@pytest.mark.engines("sqlite")
def test_a_scheduler_that_died_is_late_though_a_run_is_dated_ahead(
    database: Database, clock: Clock, ahead: Callable[[dt.timedelta], Database]
) -> None:
    jobs.sweep(database)
    jobs.sweep(ahead(731 * DAY))
    clock.move(minutes=31)

    with database.look(OFFICER) as work:
        assert health.health(work).late
    jobs.sweep(database)
    with database.look(OFFICER) as work:
        assert not health.health(work).late
    assert len(rows(database, JobRun, JobRun.started_at > clock.now)) == 1


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_a_retry_or_a_claim_of_a_clock_that_was_ahead_holds_no_mail(
    database: Database, ahead: Callable[[dt.timedelta], Database]
) -> None:
    in_use(database)
    wrong = ahead(731 * DAY)
    with wrong.work(ADMIN) as work:
        outbox.gather(work, at_once=True)
        [due] = outbox.due(work)
        assert outbox.claim(work, due)
    [message] = rows(database, Message)
    assert message.next_attempt_at > database.clock() + 700 * DAY

    mailbox = Mailbox()
    with server(mailbox) as settings:
        sent = jobs.deliver(database, settings, at_once=False)

    assert (sent.sent, sent.waiting) == (1, 0)


def alerts_of(database: Database) -> list[tuple[object, ...]]:
    """Return the alerts raised by today, without their numbers and instants."""
    known = rows(database, Alert, Alert.raised_on <= database.today())
    return sorted((each.key, each.kind, each.base, str(each.stage), each.detail, each.raised_on) for each in known)


def columns_of(database: Database) -> list[dict[str, object]]:
    with database.look(ADMIN) as work:
        systems = work.session.exec(select(System).order_by(System.code)).all()
        return [{name: getattr(each, name) for name in (*derived.COLUMNS, "next_alert_on")} for each in systems]


def go_on(database: Database, clock: Clock) -> None:
    """Sweep on the days that follow, until every permission has lapsed."""
    for days in (1, 2, 10, 8):
        clock.to(clock.today + days * DAY)
        jobs.sweep(database)


@pytest.fixture
def twin(databases: Databases, clock: Clock) -> Iterator[Database]:
    """The register that never jumped."""
    database = Database(databases.copy(migrate), clock)
    yield database
    database.engine.dispose()


@pytest.mark.slow
@pytest.mark.parametrize("jump", JUMPS, ids=lambda jump: f"{jump.days} days")
def test_after_the_repair_the_register_is_as_the_one_that_never_jumped(
    database: Database, twin: Database, clock: Clock, ahead: Callable[[dt.timedelta], Database], jump: dt.timedelta
) -> None:
    start = clock.now
    for each in (database, twin):
        clock.now = start
        in_use(each)
    wrong = ahead(jump)
    jobs.sweep(wrong)
    jobs.deliver(wrong, Settings())

    found = faults_of(database)
    assert found and found.behind and found.alerts and found.columns
    assert {each.code for each in found.facts} >= {"A"}

    clock.move(minutes=15)
    done = clock_repair.repair(database, ADMIN, "Đồng hồ máy chủ chạy sai")

    assert "A" in done.permissions and not done.left
    jobs.sweep(database)
    jobs.sweep(twin)
    assert not faults_of(database)
    assert answered(database) == answered(twin)
    assert columns_of(database) == columns_of(twin)
    assert alerts_of(database) == alerts_of(twin)
    with database.look(ADMIN) as work:
        assert list(derived.drift(work)) == []
        assert trail.verify(work.session) is None
    now = clock.now
    go_on(twin, clock)
    clock.now = now
    go_on(database, clock)
    assert alerts_of(database) == alerts_of(twin)
    assert columns_of(database) == columns_of(twin)


@pytest.mark.slow
@pytest.mark.parametrize("jump", JUMPS, ids=lambda jump: f"{jump.days} days")
@pytest.mark.engines("sqlite")
def test_reminders_come_on_their_days_though_nobody_repairs_what_the_clock_wrote(
    database: Database, twin: Database, clock: Clock, ahead: Callable[[dt.timedelta], Database], jump: dt.timedelta
) -> None:
    start = clock.now
    for each in (database, twin):
        clock.now = start
        in_use(each)
    jobs.sweep(ahead(jump))

    clock.move(minutes=15)
    jobs.sweep(database)
    jobs.sweep(twin)

    assert columns_of(database) == columns_of(twin)
    assert alerts_of(database) == alerts_of(twin)
    if jump < 365 * DAY:
        return
    now = clock.now
    go_on(twin, clock)
    clock.now = now
    go_on(database, clock)
    assert {each[:2] for each in alerts_of(database)} >= {each[:2] for each in alerts_of(twin)}


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_a_clock_that_is_behind_repairs_nothing_and_harms_nothing(
    database: Database, twin: Database, clock: Clock, ahead: Callable[[dt.timedelta], Database]
) -> None:
    start = clock.now
    for each in (database, twin):
        clock.now = start
        in_use(each)
    behind = ahead(dt.timedelta())
    behind.clock.now = dt.datetime(2020, 1, 1, 2, tzinfo=dt.UTC)
    jobs.sweep(behind)
    with pytest.raises(Refused, match="đồng hồ hiện nay đang chậm"):
        clock_repair.repair(behind, ADMIN, "thử")
    with pytest.raises(Refused), behind.work(OFFICER) as work:
        enforcement.put_into_use(work, "C", reason="xong")

    clock.move(minutes=15)
    jobs.sweep(database)
    jobs.sweep(twin)

    assert not faults_of(database)
    assert answered(database) == answered(twin)
    assert columns_of(database) == columns_of(twin)
    assert alerts_of(database) == alerts_of(twin)


@pytest.mark.slow
@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("repaired", [False, True])
def test_a_withdrawal_written_a_day_early_does_not_count_when_its_day_comes(
    database: Database, clock: Clock, ahead: Callable[[dt.timedelta], Database], repaired: bool
) -> None:
    """The conclusion that was missing by the wrong clock is recorded on the true day: nothing ends tomorrow."""
    in_use(database)
    assert "A" in jobs.sweep(ahead(DAY)).withdrawn
    clock.move(minutes=15)
    if repaired:
        clock_repair.repair(database, ADMIN, "Đồng hồ máy chủ chạy sai")
    jobs.sweep(database)
    with database.work(OFFICER) as work:
        conclude(work, "A", work.today)

    clock.to(clock.today + 2 * DAY)
    jobs.sweep(database)

    assert stored(database, "A").in_use
    with database.look(ADMIN) as work:
        assert list(facts_in_trail.fact_faults(work)) == []


@pytest.mark.slow
@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("repaired", [False, True])
def test_what_a_person_withdrew_by_a_wrong_clock_is_withdrawn_from_the_true_day(
    database: Database, clock: Clock, ahead: Callable[[dt.timedelta], Database], repaired: bool
) -> None:
    in_use(database)
    wrong = ahead(31 * DAY)
    with wrong.work(OFFICER) as work:
        enforcement.withdraw(work, "C", "Nghi bị xâm nhập")
    clock.move(minutes=15)
    if repaired:
        clock_repair.repair(database, ADMIN, "Đồng hồ máy chủ chạy sai")
    jobs.sweep(database)
    jobs.sweep(database)

    assert not stored(database, "C").in_use
    of_today = rows(database, Permission, Permission.on == database.today(), Permission.granted.is_(False))
    assert [each.reason for each in of_today] == ["Nghi bị xâm nhập"]


def opened_ahead(database: Database, wrong: Database) -> None:
    """Let a clock that is 31 days ahead give C a permission, and record a conclusion about A."""
    in_use(database)
    with database.work(OFFICER) as work:
        enforcement.withdraw(work, "C", "thử")
    with wrong.work(OFFICER) as work:
        assert enforcement.put_into_use(work, "C", reason="xong") is not None
        conclude(work, "A", work.today)
    jobs.sweep(wrong)


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_what_was_dated_ahead_and_opens_the_gate_never_begins_to_count_without_a_person(
    database: Database, clock: Clock, ahead: Callable[[dt.timedelta], Database]
) -> None:
    opened_ahead(database, ahead(31 * DAY))
    for days in (0, 1, 29, 1, 1):
        clock.to(clock.today + days * DAY) if days else clock.move(minutes=15)
        jobs.sweep(database)
        assert not stored(database, "C").in_use

    [given] = rows(database, Permission, Permission.recorded_at > clock.now - 3 * DAY, Permission.granted.is_(True))
    audits = rows(database, Audit, Audit.voided_at.is_not(None))
    assert given.void_reason == clock_aftermath.STRUCK and len(audits) == 1
    assert stored(database, "A").audit_due_on < clock.today + 731 * DAY - 20 * DAY
    with database.look(ADMIN) as work:
        assert not clock_aftermath.has_noted(work)
        assert list(facts_in_trail.fact_faults(work)) == []


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_what_a_clock_that_was_behind_took_to_be_ahead_stays(
    database: Database, clock: Clock, ahead: Callable[[dt.timedelta], Database]
) -> None:
    """The same, but it is the earlier clock that was wrong, for an hour after a quiet week-end."""
    right = ahead(31 * DAY)
    opened_ahead(database, right)
    clock.move(minutes=15)
    jobs.sweep(database)
    assert not stored(database, "C").in_use

    right.clock.move(hours=1)
    jobs.sweep(right)

    assert stored(right, "C").in_use
    assert rows(right, Audit, Audit.voided_at.is_not(None)) == []


@pytest.mark.engines("sqlite")
def test_nobodys_account_is_closed_within_a_day_of_a_leap(database: Database, clock: Clock) -> None:
    add(database, "goc", "admin")
    add(database, "minh")
    jobs.sweep(database)
    clock.move(days=731)
    for _ in range(3):
        jobs.sweep(database)
        clock.move(hours=8)
    assert all(each.active for each in rows(database, Person))

    clock.move(minutes=1)
    jobs.sweep(database)
    assert [each.name for each in rows(database, Person) if not each.active] == ["minh"]


def faults_of(database: Database) -> ClockFaults:
    with database.look(ADMIN) as work:
        return clock_faults.clock_faults(work)


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_the_program_names_and_mends_what_a_machine_two_years_ahead_wrote(
    databases: Databases, clean_environment: dict[str, str]
) -> None:
    """The commands themselves, on a machine whose clock is thrown."""
    url, day = databases.copy(fill), Clock().today
    environment = clean_environment | {"ISMS_DATABASE_URL": url}
    mend = ("check", "--repair", "--reason", "Đồng hồ máy chủ chạy nhanh hai năm")

    wrong = command(environment, day + 731 * DAY, "sweep")
    found = command(environment, day, "check", status=1)
    mended = command(environment, day, *mend)

    assert sorted(wrong["withdrawn"]) == list(SYSTEMS)
    assert found["clock"]["behind"].startswith(f"{day + 731 * DAY}")
    assert {each["code"] for each in found["clock"]["facts"]} == set(SYSTEMS)
    assert sorted(mended["repaired"]["permissions"]) == list(SYSTEMS)
    assert mended["clock"]["behind"] is None and mended["drift"] == []
    assert len(command(environment, day, "trail", "verify")["clock_falls"]) == 1
    command(environment, dt.date(2020, 1, 1), *mend, status=3)


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_what_a_person_entered_ahead_is_named_for_a_person_to_take_back(
    database: Database, clock: Clock, ahead: Callable[[dt.timedelta], Database]
) -> None:
    in_use(database)
    wrong = ahead(31 * DAY)
    with wrong.work(OFFICER) as work:
        entered = facts.record(work, "C", Change(on=work.today, what="Đổi kiến trúc"))
    assert not stored(wrong, "C").in_use
    clock.move(minutes=15)

    done = clock_repair.repair(database, ADMIN, "Đồng hồ máy chủ chạy sai")

    assert [(each.code, each.kind, each.number) for each in done.left] == [("C", "change", entered.id)]
    assert "Hãy hủy bản ghi này" in clock_repair.names(done.left)[0]
    assert stored(database, "C").in_use
    with database.work(OFFICER) as work:
        facts.void(work, Change, entered.id, "Ghi khi đồng hồ sai")
    assert not faults_of(database)


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_accounts_closed_and_digests_sent_ahead_are_set_right_by_the_repair(
    database: Database, clock: Clock, ahead: Callable[[dt.timedelta], Database]
) -> None:
    in_use(database)
    add(database, "goc", "admin")
    add(database, "minh")
    wrong, mailbox = ahead(731 * DAY), Mailbox()
    with server(mailbox) as settings:
        jobs.sweep(wrong)
        assert jobs.deliver(wrong, settings).sent >= 1
        for _ in range(4):
            wrong.clock.move(hours=8)
            jobs.sweep(wrong)
        assert not next(each for each in rows(database, Person) if each.name == "minh").active
        clock.move(minutes=15)

        done = clock_repair.repair(database, ADMIN, "Đồng hồ máy chủ chạy sai")

        assert done.accounts == ("minh",)
        assert all(each.active for each in rows(database, Person))
        assert all(each.day < database.today() for each in rows(database, Message))
        assert not faults_of(database)
        new_system(database, "MOI-2")
        jobs.sweep(database)
        assert jobs.deliver(database, settings).sent >= 1, "today's digest goes today"
