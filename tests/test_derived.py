"""What is stored for speed always says what the facts say, whatever people do on whatever days, on both engines."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from inventory.errors import IsmsError
from inventory.records import Audit, Change, Decision, Incident, Operation, PlanState, Regulation, facts
from inventory.register_tables import DatedFact, System
from inventory.systems import register
from inventory.systems.register import Entry
from isms.checking import facts_in_trail, office_in_trail
from isms.jobs import jobs
from isms.platform import trail
from isms.platform.database import Database
from schedules.acts import enforcement, recording
from schedules.cadence.cadence import Policy
from schedules.gate.clearance import state
from schedules.plans import indicators
from schedules.policies import policies
from schedules.schedule_tables import JobRun
from schedules.standing import counting, derived, fact_reader, listing, standing_counts
from schedules.standing.listing import Filter
from schedules.standing.period_tables import StandingPeriod
from tests.databases import Databases, open_database
from tests.plain_sql import plainly, without_guards
from tests.register import ADMIN, DAY, OFFICER, Clock, act_by, cleared_system, migrate, new_system, stored

CODES = ("A", "B")
VOIDABLE: tuple[type[DatedFact], ...] = (Decision, Regulation, PlanState, Audit, Change, Operation, Incident)
FILTERS = (
    Filter(),
    Filter(use="in_use"),
    Filter(use="violation"),
    Filter(use="blocked"),
    Filter(use="ready"),
    Filter(use="stopped"),
    Filter(use="retired"),
    Filter(overdue=True),
    Filter(decided=False),
    Filter(due_within=90),
    Filter(level=2),
    Filter(implemented=False, ours=True),
)
NUMBERS = dict(enumerate(FILTERS[:6] + FILTERS[7:])) | indicators.filters()
"""What is counted: every list but that of the retired."""

Step = Callable[[Database, Clock], bool]
"""Does something; says whether anything can be different now. What a rule refuses is no step at all."""

codes = st.sampled_from(CODES)
ago = st.integers(0, 500)


def acting(act: Callable[[Any], Any]) -> Step:
    """Return the act as one transaction."""

    def step(database: Database, _clock: Clock) -> bool:
        try:
            with database.work(ADMIN) as work:
                act(work)
        except IsmsError:
            return False
        return True

    return step


def decide(code: str, level: int, days: int, regime: str) -> Step:
    def act(work: Any) -> None:
        decided = Decision(date=work.today - days * DAY, level=level, regime=regime, number="1", issuer="STP")
        facts.record(work, code, decided)

    return acting(act)


def regulate(code: str, days: int) -> Step:
    return acting(lambda work: facts.record_regulation(work, [code], work.today - days * DAY, "1", "STP"))


def implement(code: str, state: str, days: int) -> Step:
    return acting(lambda work: facts.record(work, code, PlanState(on=work.today - days * DAY, state=state)))


def conclude(code: str, kind: str, conclusion: str, days: int, until: int, by: str) -> Step:
    def act(work: Any) -> None:
        on = work.today - days * DAY
        deadline = on + until * DAY if conclusion == "conditional" else None
        occasion = "high_risk" if kind == "ad_hoc" else ""
        audit = Audit(concluded_on=on, kind=kind, conclusion=conclusion, conditions_until=deadline, occasion=occasion)
        audit.assessor, audit.assessor_kind = "X", by
        recording.record(work, code, audit)

    return acting(act)


def change(code: str, days: int, major: bool) -> Step:
    return acting(lambda work: facts.record(work, code, Change(on=work.today - days * DAY, what="x", major=major)))


def incident(code: str, hours: int, serious: bool) -> Step:
    def act(work: Any) -> None:
        detected_at = work.now - dt.timedelta(hours=hours)
        recording.record(work, code, Incident(detected_at=detected_at, what="x", serious=serious))

    return acting(act)


def operate(code: str, state: str) -> Step:
    return acting(lambda work: facts.record(work, code, Operation(on=work.today, state=state, reason="x")))


def use(code: str) -> Step:
    return acting(lambda work: enforcement.put_into_use(work, code))


def give_up(code: str) -> Step:
    return acting(lambda work: enforcement.withdraw(work, code, "x"))


def void(table: type[DatedFact], number: int) -> Step:
    return acting(lambda work: facts.void(work, table, number, "x"))


def answer_for(code: str, responsibility: str) -> Step:
    return acting(lambda work: register.edit(work, code, None, Entry(code, f"Hệ thống {code}", responsibility)))


def set_cadence(months: int, ahead: int) -> Step:
    counts = dict.fromkeys(range(1, 6), months)
    return acting(lambda work: policies.set_policy(work, Policy("Thử", work.today + ahead * DAY, "x", counts)))


def wait(days: int) -> Step:
    def step(_database: Database, clock: Clock) -> bool:
        clock.move(days=days)
        return True

    return step


def sweep(database: Database, _clock: Clock) -> bool:
    jobs.sweep(database)
    return True


def in_order(code: str, days: int) -> Step:
    """Do at once all that clears a system, as a good office would: most random walks never get there."""
    steps = [
        regulate(code, days + 20),
        decide(code, 2, days + 10, "331/2026"),
        implement(code, "full", days),
        conclude(code, "periodic", "eligible", days, 0, "licensed"),
        use(code),
    ]

    def step(database: Database, clock: Clock) -> bool:
        return any([each(database, clock) for each in steps])

    return step


steps = st.one_of(
    st.builds(in_order, codes, st.integers(0, 60)),
    st.builds(wait, st.sampled_from((1, 7, 30, 89, 365, 731))),
    st.just(sweep),
    st.builds(use, codes),
    st.builds(
        conclude,
        codes,
        st.sampled_from(("pre_operation", "periodic", "ad_hoc")),
        st.sampled_from(("eligible", "eligible", "conditional", "not_eligible")),
        ago,
        st.integers(0, 400),
        st.sampled_from(("licensed", "licensed", "operator", "independent_internal", "designated")),
    ),
    st.builds(decide, codes, st.integers(1, 5), ago, st.sampled_from(("331/2026", "85/2016"))),
    st.builds(regulate, codes, ago),
    st.builds(implement, codes, st.sampled_from(("none", "partial", "full")), ago),
    st.builds(change, codes, ago, st.booleans()),
    st.builds(incident, codes, st.integers(0, 2000), st.booleans()),
    st.builds(operate, codes, st.sampled_from(("operating", "stopped", "retired"))),
    st.builds(give_up, codes),
    st.builds(void, st.sampled_from(VOIDABLE), st.integers(1, 6)),
    st.builds(answer_for, codes, st.sampled_from(("owned", "operated", "used"))),
    st.builds(set_cadence, st.sampled_from((1, 6, 12, 36)), st.integers(-400, 400)),
)


def assert_proven(database: Database) -> None:
    """Assert that stored columns, lists and counts of today are what the facts give; the trail tells of all."""
    with database.look(ADMIN) as work:
        assert [*facts_in_trail.fact_faults(work), *office_in_trail.office_faults(work)] == []
        assert list(derived.drift(work)) == []
        assert list(standing_counts.differences(work)) == []
        if derived.turned(work, fact_reader.policies(work.session)):
            return  # a policy begins today and the sweep that computes the due days anew has not run
        for wanted in FILTERS:
            assert listing.page(work, wanted) == listing.page_on(work, wanted, work.today), wanted
        assert counting.tally(work, NUMBERS) == counting.tally_on(work, NUMBERS, work.today)


def assert_swept(database: Database) -> None:
    """Assert, column by column, that after a sweep nothing at all differs."""
    jobs.sweep(database)
    with database.look(ADMIN) as work:
        kept = fact_reader.policies(work.session)
        for system, known in fact_reader.load(work.session, work.session.exec(select(System)).all()):
            computed = derived.columns(known, state(known, work.today, kept), work.today)
            assert {name: getattr(system, name) for name in computed} == computed
            assert system.next_alert_on is None or system.next_alert_on > work.today
        assert trail.verify(work.session) is None
        assert derived.columns_of(work, work.today - DAY) is StandingPeriod, "past days are kept"
        for ahead in (1, 91, 400, -45):  # what is kept of a day is what the facts give, or will give
            day = work.today + ahead * DAY
            assert listing.page_as_of(work, Filter(), day) == listing.page_on(work, Filter(), day)
            assert counting.tally_as_of(work, NUMBERS, day) == counting.tally_on(work, NUMBERS, day)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("databases", "walks"), [("sqlite", 10), ("postgresql", 3)], indirect=["databases"], ids=["sqlite", "postgresql"]
)
def test_columns_lists_and_counts_follow_the_facts_whatever_happens(databases: Databases, walks: int) -> None:
    @settings(max_examples=walks, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(steps, min_size=3, max_size=12))
    def follow(walk: list[Step]) -> None:
        clock = Clock()
        database = open_database(databases.copy(migrate), clock)
        try:
            for code in CODES:
                new_system(database, code)
            for step in walk:
                if step(database, clock):
                    assert_proven(database)
            assert_proven(database)
            assert_swept(database)
            assert_proven(database)
        finally:
            databases.forget()

    follow()


@pytest.mark.slow
def test_drift_names_the_column_what_is_stored_and_what_the_facts_give(register_url, database, clock):
    until = cleared_system(database, "A")
    new_system(database, "B")
    without_guards(register_url, "system")
    plainly(
        register_url,
        "UPDATE system SET level = 5, audit_due_on = '2030-01-01' WHERE code = 'A'",
        f"UPDATE system SET operating = NOT operating, cleared_until = '{until}' WHERE code = 'B'",
    )
    with database.look(ADMIN) as work:
        found = {(each.code, each.column): (each.stored, each.computed) for each in derived.drift(work)}
    assert found == {
        ("A", "level"): (5, 2),
        ("A", "audit_due_on"): (dt.date(2030, 1, 1), until),
        ("B", "cleared_until"): (until, None),
        ("B", "operating"): (False, True),
    }


def test_drift_looks_at_every_batch(register_url, database, monkeypatch):
    monkeypatch.setattr(derived, "BATCH", 2)
    for number in range(5):
        new_system(database, f"A{number}")
    plainly(register_url, "UPDATE system SET level = 3 WHERE code IN ('A1', 'A4')")
    with database.look(ADMIN) as work:
        assert [each.code for each in derived.drift(work)] == ["A1", "A4"]


def test_a_day_that_turned_is_no_drift_but_a_forged_column_is(register_url, database, clock):
    until = cleared_system(database, "A")
    clock.to(until + DAY)
    with database.look(ADMIN) as work:
        assert list(derived.drift(work)) == []
        assert listing.page(work, Filter(use="in_use")).total == 0, "no job ran, and still it is not in use"
    jobs.sweep(database)
    with database.look(ADMIN) as work:
        assert list(derived.drift(work)) == []
    assert not stored(database, "A").in_use


@pytest.mark.slow
@pytest.mark.parametrize("swept_before", [True, False])
@pytest.mark.parametrize("months", [1, 36])
def test_a_policy_that_comes_into_force_moves_the_due_days_by_the_next_sweep(database, clock, months, swept_before):
    due = cleared_system(database, "A")
    if swept_before:
        jobs.sweep(database)
    counts = dict.fromkeys(range(1, 6), months)
    with database.work(ADMIN) as work:
        policies.set_policy(work, Policy("Mới", work.today + 60 * DAY, "KH", counts))
    assert act_by(database, "A") == due, "nothing changes before the day"
    clock.to(clock.today + 60 * DAY)
    jobs.sweep(database)
    assert act_by(database, "A") != due
    assert stored(database, "A").in_use == (months == 36)
    with database.look(ADMIN) as work:
        assert list(derived.drift(work)) == []
        assert work.session.exec(select(JobRun).where(col(JobRun.error) != "")).all() == []


@pytest.mark.slow
def test_a_policy_taken_back_moves_them_back(database):
    due = cleared_system(database, "A")
    with database.work(ADMIN) as work:
        policy = policies.set_policy(work, Policy("Mới", work.today, "KH", dict.fromkeys(range(1, 6), 6)))
    assert act_by(database, "A") < due
    with database.work(ADMIN) as work:
        policies.void_policy(work, policy.id, "nhầm")
    assert act_by(database, "A") == due


def test_edits_and_facts_of_one_transaction_are_derived_together(database):
    with database.work(OFFICER) as work:
        register.register(work, Entry("A", "Hệ thống A", "used"), work.today, operating=True)
        decided = Decision(date=work.today, level=2, regime="331/2026", number="1", issuer="Bộ")
        facts.record(work, "A", decided)
        audit = Audit(concluded_on=work.today, kind="periodic", conclusion="eligible", assessor="X")
        audit.assessor_kind = "licensed"
        recording.record(work, "A", audit)
        enforcement.put_into_use(work, "A")
    assert stored(database, "A").in_use


@pytest.mark.parametrize(
    ("column", "forged"), [("next_alert_on", "'2099-01-01'"), ("search_text", "'x'"), ("sort_key", "'x'")]
)
def test_a_postponed_reminder_and_a_hidden_name_are_drift_too(database, column, forged):
    cleared_system(database, "A")
    with database.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE system SET {column} = {forged}")

    with database.look(ADMIN) as work:
        assert [(each.code, each.column) for each in derived.drift(work)] == [("A", column)]
