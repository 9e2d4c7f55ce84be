"""A clock that was wrong for a while: what it dated ahead counts for nothing, and the true day goes on."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from inventory.errors import Refused
from inventory.records import Change, PlanState, facts
from isms.interface import answers
from isms.jobs import health, jobs
from isms.platform.database import Database
from schedules.acts import enforcement
from schedules.alerts import outbox
from schedules.schedule_tables import JobRun, Message
from schedules.standing import queries
from tests.mailbox import Mailbox, server
from tests.register import ADMIN, DAY, OFFICER, Clock, cleared_system, conclude, new_system, person, rows, stored

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
        enforcement.put_into_use(work, "C")
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
