"""Which facts hold and which of a series counts: said once, by query and in memory alike."""

import datetime as dt

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, create_engine
from sqlmodel import col, select

from inventory.records import Decision, Incident, Narrative, facts, narratives
from inventory.records.holding import among, holding, latest, newest, of_system, superseded
from inventory.register_tables import DatedFact
from tests.register import OFFICER, new_system, stored, tables_of_facts

JAN, FEB, MAR = dt.date(2026, 1, 5), dt.date(2026, 2, 5), dt.date(2026, 3, 5)


def decide(work, day: dt.date, level: int) -> Decision:
    wanted = Decision(date=day, level=level, regime="85/2016", number=f"{level}/QĐ", issuer="STP")
    return facts.record(work, "A", wanted)


def levels(work, query) -> list[int]:
    return [each.level for each in work.session.exec(query)]


@pytest.mark.parametrize("left_out", [set(), {7}, {40, 41, 90}, set(range(2, 100, 2)), set(range(1, 200))])
def test_a_range_with_few_left_out_means_exactly_its_numbers(left_out: set[int]):
    numbers = Table("numbers", MetaData(), Column("n", Integer))
    engine = create_engine("sqlite://")
    numbers.create(engine)
    wanted = [each for each in range(5, 150) if each not in left_out]
    with engine.connect() as connection:
        connection.execute(numbers.insert(), [{"n": each} for each in range(200)])
        condition = among(numbers.c.n, reversed(wanted))
        assert connection.execute(numbers.select().where(condition)).scalars().all() == wanted
    assert ("BETWEEN" in str(condition)) == (len(left_out) < 10)


def test_the_latest_counts_by_its_day_then_by_its_entry_and_never_once_voided(database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        for day, level in ((FEB, 2), (MAR, 3), (JAN, 1)):
            decide(work, day, level)
        again = decide(work, MAR, 3)
        wrong = decide(work, dt.date(2026, 4, 5), 4)
    with database.work(OFFICER) as work:
        facts.void(work, Decision, wrong.id, "ghi nhầm")
    number = stored(database, "A").id
    with database.work(OFFICER) as work:
        assert levels(work, of_system(Decision, number)) == [3, 3, 2, 1]
        assert levels(work, holding(Decision).order_by(col(Decision.id))) == [2, 3, 1, 3]
        counting = latest(work, Decision, number)
        assert counting is not None and counting.id == again.id
        assert [latest(work, Decision, number, day).level for day in (JAN, FEB)] == [1, 2]
        assert latest(work, Decision, number, dt.date(2025, 1, 1)) is None
        assert [row.id for row in work.session.exec(holding(Decision).where(~superseded(Decision)))] == [again.id]
        assert newest(facts.all_of(work, Decision, number), FEB)[()].level == 2


def test_each_series_has_a_latest_of_its_own(database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        for day, part, text in ((JAN, "scope", "cũ"), (FEB, "scope", "mới"), (JAN, "scale", "riêng")):
            narratives.record(work, "A", Narrative(on=day, part=part, text=text))
    number = stored(database, "A").id
    with database.work(OFFICER) as work:
        counting = select(Narrative.text).where(~superseded(Narrative)).order_by(col(Narrative.text))
        assert work.session.exec(counting).all() == ["mới", "riêng"]
        assert latest(work, Narrative, number, part="scale").text == "riêng"
        found = newest(facts.all_of(work, Narrative, number), JAN)
        assert {part: row.text for part, row in found.items()} == {"scope": "cũ", "scale": "riêng"}


def test_every_kind_calls_its_day_day_and_its_series_are_columns_of_its_own():
    for kind in tables_of_facts(DatedFact):
        assert kind.day.property.key == kind.day_column
        assert set(kind.series or ()) <= set(kind.model_fields)


def test_the_day_of_an_instant_is_the_day_in_viet_nam():
    late = dt.datetime(2026, 3, 5, 17, 30, tzinfo=dt.UTC)
    assert Incident(detected_at=late, what="x").day == dt.date(2026, 3, 6)
