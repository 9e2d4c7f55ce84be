"""A system that several departments use is counted by the one that keeps its record; the others tell it beside."""

import random

import pytest

from inventory.organisation import units
from inventory.records import Decision, facts
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.papers import catalogue
from schedules.plans import dti, indicators, plan_numbers
from schedules.standing import counting, listing
from schedules.standing.listing import Filter
from schedules.yearly.yearly import yearly
from tests.register import ADMIN, DAY, OFFICER

DEPARTMENTS = ("SYT", "SNV", "SGD")


@pytest.fixture
def departments(database) -> dict[str, Actor]:
    """Three departments beside each other, an officer in each."""
    with database.work(ADMIN) as work:
        for code in DEPARTMENTS:
            units.add(work, code, f"Sở {code}", parent="STP")
        return {code: Actor(f"cb.{code}", Role.OFFICER, units.by_code(work, code).path) for code in DEPARTMENTS}


def enter(database, code: str, kept_by: str, users: tuple[str, ...], responsibility: str = "owned") -> None:
    with database.work(OFFICER) as work:
        entry = Entry(code, f"Hệ thống {code}", responsibility, users=users, unit=kept_by)
        register.register(work, entry, work.today - DAY, operating=True)


def numbers(database, actor: Actor) -> tuple[int, int, int, int]:
    """Return what Mẫu 08, the indicators by columns and by facts, and the DTI report count as the reader's own."""
    with database.look(actor) as work:
        report = yearly(work, work.today)
        by_columns = counting.tally(work, indicators.filters()).found["all", True]
        by_facts = counting.tally_on(work, indicators.filters(), work.today).found["all", True]
        (row, *_) = dti.rows(work, work.today)
        return report.totals.managed, by_columns, by_facts, row.measured[0].indicator.of


@pytest.mark.slow
def test_a_shared_system_is_counted_where_it_is_kept(database, departments):
    enter(database, "LGSP", "SNV", ("SYT", "SGD", "SNV"))
    enter(database, "RIENG", "SYT", ("SYT",))

    assert numbers(database, departments["SNV"]) == (1, 1, 1, 1)
    assert numbers(database, departments["SYT"]) == (1, 1, 1, 1)
    assert numbers(database, departments["SGD"]) == (0, 0, 0, 0)
    assert numbers(database, OFFICER) == (2, 2, 2, 2)
    with database.look(departments["SGD"]) as work:
        assert yearly(work, work.today).used.managed == 1
        assert counting.tally(work, indicators.filters()).found["all", False] == 1
        assert [row.code for row in listing.page(work, Filter(ours=False)).rows] == ["LGSP"]
        assert listing.page(work, Filter(ours=True)).rows == []
        paper = catalogue.make(work, "mau-08", str(work.today.year))
        assert (paper.places["totals"]["managed"], list(paper.places["rows"])) == ("0", [])


@pytest.mark.slow
def test_the_office_counts_for_a_department_what_the_department_keeps(database, departments):
    enter(database, "LGSP", "SNV", ("SYT", "SNV"))
    with database.look(OFFICER) as work:
        assert [row.code for row in listing.page(work, Filter(ours=True, unit="SNV")).rows] == ["LGSP"]
        assert listing.page(work, Filter(ours=True, unit="SYT")).rows == []
        for day in (work.today, work.today - DAY):  # by the columns, and by the facts
            (decided, _) = plan_numbers.numbers(work, day, "SYT")["level_and_plan"]
            assert (decided.indicator.of, decided.indicator.used_of) == (0, 1)


@pytest.mark.slow
def test_the_departments_add_up_to_the_office(database, departments):
    chance = random.Random(12)
    for number in range(25):
        users = tuple(chance.sample(DEPARTMENTS, chance.randint(1, 3)))
        enter(database, f"S{number}", chance.choice(users), users, chance.choice(["owned", "operated", "used"]))
        if chance.random() < 0.5:
            with database.work(OFFICER) as work:
                decision = Decision(date=work.today, level=2, regime="331/2026", number="1", issuer="x")
                facts.record(work, f"S{number}", decision)
    each = [numbers(database, actor) for actor in departments.values()]
    assert tuple(map(sum, zip(*each, strict=True))) == numbers(database, OFFICER)
    with database.look(OFFICER) as work:
        approved = yearly(work, work.today).totals.approved
    parts = []
    for actor in departments.values():
        with database.look(actor) as work:
            parts.append(yearly(work, work.today).totals.approved)
    assert sum(parts) == approved > 0
