"""How systems stood on other days, kept as periods: what the rules say of every day, whatever was recorded."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inventory.records import Decision, facts
from isms.jobs import jobs
from isms.systems import voiding
from schedules.cadence.cadence import ONE_DAY, Policy, default_policies
from schedules.gate import dated
from schedules.gate.clearance import state
from schedules.gate.gate_rules import Rules
from schedules.gate.periods import LAST_DAY, periods
from schedules.policies import policies
from schedules.standing import counting, derived, fact_reader, listing, standing_periods
from schedules.standing.listing import Filter
from schedules.standing.period_tables import PeriodBacklog, StandingPeriod
from tests.plain_sql import plainly
from tests.register import ADMIN, DAY, OFFICER, cleared_system, new_system, rows, stored
from tests.test_derived import FILTERS, NUMBERS

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2028, 12, 31)
days = st.dates(FIRST, LAST)
months = st.fixed_dictionaries({level: st.sampled_from((1, 6, 12, 24)) for level in range(1, 6)})


def some(fact, most=3):
    """Some facts of a kind, in the order of their days."""
    return st.lists(fact, max_size=most).map(lambda found: tuple(sorted(found, key=lambda each: each.day)))


conclusions = st.builds(
    dated.Conclusion,
    days,
    st.sampled_from(("pre_operation", "periodic", "periodic", "ad_hoc")),
    st.sampled_from(("eligible", "eligible", "conditional", "not_eligible")),
    st.sampled_from(("licensed", "licensed", "operator")),
)
ROLES, RUNNING = ("owned", "owned", "used", None), ("operating", "operating", "stopped", "retired")
histories = st.builds(
    dated.Facts,
    registered_on=days,
    roles=some(st.builds(dated.Role, days, st.sampled_from(ROLES)), 2),
    answers=some(st.builds(dated.Answers, days, st.just("331/2026"), st.integers(1, 4), listed=st.booleans()), 2),
    reasons=some(st.builds(dated.Reason, days, st.integers(1, 4)), 1),
    certificates=some(st.builds(dated.Certificate, days, st.none() | days), 2),
    own_cadences=some(st.builds(dated.OwnCadence, days, st.none() | st.integers(1, 6)), 2),
    decisions=some(st.builds(dated.Decision, days, st.integers(1, 5), st.sampled_from(("331/2026", "85/2016"))), 2),
    regulations=some(st.builds(dated.Regulation, days), 2),
    plans=some(st.builds(dated.PlanState, days, st.sampled_from(("full", "full", "partial")))),
    conclusions=some(conclusions, 4),
    changes=some(st.builds(dated.Change, days), 1),
    operations=some(
        st.builds(dated.Operation, days, st.sampled_from(("operating", "operating", "stopped", "retired")))
    ),
    permissions=some(st.builds(dated.Permission, days, st.sampled_from((True, True, False)))),
    rules=st.builds(Rules, st.dictionaries(st.sampled_from(("no_certificate",)), days)),
)


@st.composite
def good_lives(draw):
    """The life of a system that the gate lets through for some time: by pure chance that hardly happens."""
    begins = draw(st.dates(FIRST, dt.date(2026, 12, 31)))
    life = draw(histories)
    audit = dated.Conclusion(begins + 3 * DAY, "periodic", "eligible", "licensed")
    return replace(
        life,
        registered_on=begins - draw(st.integers(-10, 10)) * DAY,
        regulations=(dated.Regulation(begins),),
        decisions=(dated.Decision(begins + DAY, draw(st.integers(1, 4)), "331/2026"),),
        plans=(dated.PlanState(begins + 2 * DAY, "full"),),
        conclusions=tuple(sorted((audit, *life.conclusions), key=lambda each: each.day)),
        permissions=tuple(
            sorted((dated.Permission(begins + 3 * DAY, True), *life.permissions), key=lambda each: each.day)
        ),
    )


turning = st.lists(st.builds(lambda day, counts: Policy("Mới", day, "x", counts), days, months), max_size=2).map(
    lambda added: (*default_policies(), *added)
)


def stand_of(facts, on, known):
    """What the rules say of a day, as a list shows it."""
    now = state(facts, on, known)
    gate = (now.clearance.cleared, now.in_use, now.operating, now.retired, now.implemented)
    return now.responsibility, now.level, now.audit_due_on, now.act_by, *gate


def kept_of(facts, on, known):
    """What the periods say of it."""
    [of_day] = [each.stand for each in periods(facts, known) if each.first_day <= on <= each.last_day]
    cleared = of_day.cleared_until is not None and of_day.cleared_until >= on
    gate = (cleared, of_day.in_use and cleared, of_day.operating, of_day.retired_on is not None, of_day.implemented)
    return of_day.responsibility, of_day.level, of_day.audit_due_on, of_day.act_by, *gate


@pytest.mark.slow
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(histories, good_lives()), turning, st.lists(st.integers(0, 1200), min_size=1, max_size=6))
def test_a_period_says_of_each_of_its_days_what_the_rules_say(facts, known, after):
    edges = [day for each in periods(facts, known) for day in (each.first_day, each.last_day) if day < LAST_DAY]
    for on in [*(facts.registered_on + number * DAY for number in after), *edges]:
        assert kept_of(facts, on, known) == stand_of(facts, on, known), on


@pytest.mark.slow
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(good_lives(), turning)
def test_periods_follow_each_other_and_what_a_sweep_withdraws_changes_none(facts, known):
    found = list(periods(facts, known))
    assert (found[0].first_day, found[-1].last_day) == (facts.registered_on, LAST_DAY)
    for one, later in pairwise(found):
        assert (one.last_day + ONE_DAY, one.stand != later.stand) == (later.first_day, True)
    lapsed = [one.stand.cleared_until + ONE_DAY for one in found if one.stand.in_use and one.last_day != LAST_DAY]
    for day in lapsed:
        if day > max(each.day for each in facts.permissions) and not state(facts, day, known).in_use:
            swept = replace(facts, permissions=(*facts.permissions, dated.Permission(day, False)))
            assert list(periods(swept, known)) == found


def decide(database, code: str, days_ago: int, level: int) -> None:
    with database.work(OFFICER) as work:
        on = work.today - days_ago * DAY
        facts.record(work, code, Decision(date=on, level=level, regime="331/2026", number="1", issuer="UBND tỉnh"))


def as_of_days(database, *ago: int) -> None:
    """Assert that lists and counts of these days are kept, and are what the rules say."""
    with database.look(ADMIN) as work:
        for on in (work.today - number * DAY for number in ago):
            assert derived.columns_of(work, on) is StandingPeriod
            assert counting.tally_as_of(work, NUMBERS, on) == counting.tally_on(work, NUMBERS, on)
            for wanted in FILTERS:
                assert listing.page_as_of(work, wanted, on) == listing.page_on(work, wanted, on), wanted


@pytest.mark.slow
def test_lists_and_counts_of_a_past_day_are_what_the_facts_give_and_read_none_of_them(database, clock, monkeypatch):
    cleared_system(database, "A")
    new_system(database, "B")
    clock.move(days=100)
    decide(database, "B", 40, 3)
    with database.work(ADMIN) as work:
        counts = dict.fromkeys(range(1, 6), 1)
        policies.set_policy(work, Policy("Mới", work.today + 30 * DAY, "KH", counts))

    as_of_days(database, 1, 41, 101, -31)  # a day on which the policy counts is kept as well

    monkeypatch.setattr(fact_reader, "load", None)
    with database.look(ADMIN) as work:
        assert listing.page_as_of(work, Filter(decided=True), work.today - 39 * DAY).total == 2


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_many_changed_at_once_wait_for_the_sweep_and_are_computed_until_then(database, clock, monkeypatch):
    for code in "ABC":
        cleared_system(database, code)
    clock.move(days=300)
    monkeypatch.setattr(standing_periods, "AT_ONCE", 2)
    with database.work(ADMIN) as work:
        policies.set_policy(work, Policy("Mới", work.today - 20 * DAY, "KH", dict.fromkeys(range(1, 6), 6)))
    with database.look(ADMIN) as work:
        yesterday = work.today - DAY
        assert (derived.columns_of(work, yesterday), len(standing_periods.postponed(work))) == (None, 3)
        told = listing.page_as_of(work, Filter(), yesterday)
        assert list(derived.drift(work)) == []

    jobs.sweep(database)

    as_of_days(database, 1, 19, 21)
    with database.look(ADMIN) as work:
        assert listing.page_as_of(work, Filter(), yesterday) == told


@pytest.mark.engines("sqlite")
def test_a_system_that_was_voided_has_no_periods(database):
    new_system(database, "A")
    new_system(database, "B")
    with database.work(ADMIN) as work:
        voiding.void(work, "A", "nhầm")
    assert {each.system_id for each in rows(database, StandingPeriod)} == {stored(database, "B").id}
    with database.look(ADMIN) as work:
        assert list(derived.drift(work)) == []


@pytest.mark.engines("sqlite")
def test_a_period_that_was_altered_or_taken_out_is_named(register_url, database):
    new_system(database, "A")
    new_system(database, "B")
    plainly(
        register_url,
        "UPDATE standing_period SET level = 5 WHERE system_id = (SELECT id FROM system WHERE code = 'A')",
        "DELETE FROM standing_period WHERE system_id = (SELECT id FROM system WHERE code = 'B')",
    )
    with database.look(ADMIN) as work:
        found = {each.code: each for each in derived.drift(work)}
    assert {each.column for each in found.values()} == {"periods"}
    assert (found["A"].stored.stand.level, found["A"].computed.stand.level) == (5, None)
    assert found["B"].stored is None
    with database.work(ADMIN) as work:
        standing_periods.postpone(work, [stored(database, code).id for code in "AB"])
    jobs.sweep(database)
    with database.look(ADMIN) as work:
        assert list(derived.drift(work)) == []


@pytest.mark.engines("sqlite")
def test_a_system_whose_periods_cannot_be_computed_stops_no_other(database, monkeypatch):
    for code in "ABC":
        new_system(database, code)
    ids = [stored(database, code).id for code in "ABC"]
    with database.work(ADMIN) as work:
        standing_periods.postpone(work, ids)
    catch_up = standing_periods.catch_up

    def failing(work, first, last):
        if first <= ids[1] <= last:
            raise ValueError("x")
        return catch_up(work, first, last)

    monkeypatch.setattr(standing_periods, "catch_up", failing)
    assert jobs.sweep(database).failed == ["B"]
    assert [each.system_id for each in rows(database, PeriodBacklog)] == [ids[1]]
