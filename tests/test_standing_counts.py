"""Counts of the whole register, kept by the database: they are what there is, and never wait for each other."""

import pytest
from sqlalchemy import func
from sqlmodel import col, select

from inventory.records import Operation, facts
from inventory.register_tables import System
from inventory.work import Actor, Role
from isms.jobs import jobs
from isms.systems import voiding
from schedules.standing import counting, listing, standing_counts
from schedules.standing.count_tables import StandingCount
from schedules.standing.listing import Filter
from tests.plain_sql import plainly, without_guards
from tests.register import ADMIN, DAY, OFFICER, cleared_system, new_system
from tests.test_derived import FILTERS, NUMBERS


def wrong(database) -> list[str]:
    with database.look(ADMIN) as work:
        return [str(each) for each in standing_counts.differences(work)]


def kept(database) -> int:
    with database.look(ADMIN) as work:
        return work.session.exec(select(func.count()).select_from(StandingCount)).one()


def test_each_change_is_counted_and_the_sweep_sums_up(database, clock, monkeypatch):
    for code in "ABCD":
        new_system(database, code)
    cleared_system(database, "E")
    with database.work(ADMIN) as work:
        voiding.void(work, "A", "nhầm")
    with database.work(OFFICER) as work:
        facts.record(work, "B", Operation(on=work.today, state="retired", reason="x"))
    with pytest.raises(ZeroDivisionError), database.work(OFFICER) as work:
        facts.record_regulation(work, ["C"], work.today, "1", "STP")
        facts.record(work, "C", Operation(on=work.today, state="stopped", reason="x"))
        work.settle()
        raise ZeroDivisionError
    assert wrong(database) == []
    before = kept(database)
    with database.look(ADMIN) as work:
        told = counting.tally(work, NUMBERS)
    monkeypatch.setattr(standing_counts, "MOST_CHANGES", 3)
    monkeypatch.setattr(standing_counts, "MOST_AT_ONCE", 3)
    jobs.sweep(database)
    assert kept(database) < before and wrong(database) == []
    with database.look(ADMIN) as work:
        assert counting.tally(work, NUMBERS) == told == counting.tally_on(work, NUMBERS, work.today)
    clock.move(days=800)
    jobs.sweep(database)
    assert wrong(database) == []


def test_what_the_counts_cannot_tell_is_counted_by_system(register_url, database):
    new_system(database, "A")
    new_system(database, "B")
    branch = Actor("phòng", Role.UNIT, branch="/1/")
    with database.look(branch) as work:
        assert standing_counts.source(work, System, work.today, [Filter()]) is System
    with database.look(ADMIN) as work:
        assert standing_counts.source(work, System, work.today, FILTERS) is StandingCount
        assert standing_counts.source(work, System, work.today, [Filter(text="a")]) is System
        tomorrow = work.today + DAY
    plainly(register_url, f"UPDATE system SET registered_on = '{tomorrow}' WHERE code = 'B'")
    assert wrong(database) == []
    with database.look(ADMIN) as work:
        assert standing_counts.source(work, System, work.today, [Filter()]) is System
        for day, number in ((work.today, 1), (tomorrow, 2)):
            assert counting.tally_as_of(work, {}, day).total == listing.page_as_of(work, Filter(), day).total == number


def test_a_count_that_is_not_so_is_named_and_counted_anew(register_url, database):
    new_system(database, "A")
    new_system(database, "B")
    last = "SELECT max(id) FROM standing_count WHERE responsibility = 'owned'"
    plainly(register_url, f"UPDATE standing_count SET number = number + 3 WHERE id = ({last})")
    without_guards(register_url, "system")
    plainly(register_url, "UPDATE system SET level = 4 WHERE code = 'B'")
    found = wrong(database)
    assert sorted(found) == [
        "responsibility owned, level 4, operating True: 0 ≠ 1",
        "responsibility owned, operating True: 5 ≠ 1",
    ]
    with database.work(ADMIN) as work:
        standing_counts.rebuild(work)
        assert work.session.exec(select(func.sum(col(StandingCount.number)))).one() == 2
    assert wrong(database) == []
