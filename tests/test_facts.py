"""Facts are added, never overwritten; a wrong one is voided with a reason; bad ones are refused by field."""

import datetime as dt

import pytest

from inventory.errors import Invalid, NotFound, Refused
from inventory.law.levels import Facts
from inventory.records import (
    Audit,
    Change,
    Classification,
    Decision,
    Dossier,
    DossierComponent,
    Operation,
    Permission,
    PlanState,
    Regulation,
    facts,
)
from schedules.standing import queries
from tests.register import DAY, OFFICER, cleared_system, conclude, new_system, rows, stored

FUTURE, ANCIENT = dt.date(2099, 1, 1), dt.date(1889, 5, 7)


def decision(**changed: object) -> Decision:
    usual = {"date": dt.date(2026, 10, 1), "level": 2, "regime": "331/2026", "number": "12/QĐ", "issuer": "STP"}
    return Decision(**(usual | changed))


def refused_fields(database, record, error=Invalid) -> list[str]:
    """Return the fields that are said to be wrong, having seen that nothing was written."""
    before = {table: rows(database, table) for table in (Decision, PlanState, Change, Dossier, Audit, Operation)}
    with pytest.raises(error) as refusal, database.work(OFFICER) as work:
        record(work)
    assert {table: rows(database, table) for table in before} == before
    return [problem.field for problem in refusal.value.problems]


def test_a_later_decision_supersedes_an_earlier_one_and_both_stay(database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        facts.record(work, "A", decision(level=2))
    with database.work(OFFICER) as work:
        facts.record(work, "A", decision(level=3, date=dt.date(2026, 11, 1)))
    assert stored(database, "A").level == 3
    assert [each.level for each in rows(database, Decision)] == [2, 3]


def test_an_older_decision_entered_later_does_not_supersede(database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        facts.record(work, "A", decision(level=3))
    with database.work(OFFICER) as work:
        facts.record(work, "A", decision(level=2, date=dt.date(2020, 1, 1), regime="85/2016"))
    system = stored(database, "A")
    assert (system.level, system.regime) == (3, "331/2026")


def test_a_fact_says_who_recorded_it_and_when(database, clock):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        fact = facts.record(work, "A", PlanState(on=work.today, state="none"))
        assert (fact.recorded_by, fact.recorded_at) == (OFFICER.name, work.now)


def test_a_voided_fact_stays_struck_out_and_counts_no_more(database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        kept = facts.record(work, "A", decision(level=2))
        wrong = facts.record(work, "A", decision(level=4, date=dt.date(2026, 11, 1)))
    with database.work(OFFICER) as work:
        facts.void(work, Decision, wrong.id, "  nhập   nhầm ")
    assert stored(database, "A").level == 2
    struck = rows(database, Decision)[-1]
    assert (struck.level, struck.voided_by, struck.void_reason) == (4, OFFICER.name, "nhập nhầm")
    with database.work(OFFICER) as work:
        facts.void(work, Decision, kept.id, "nhầm")
    assert stored(database, "A").level is None


@pytest.mark.slow
def test_voiding_needs_a_reason_and_happens_once(database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        fact = facts.record(work, "A", decision())
    assert refused_fields(database, lambda work: facts.void(work, Decision, fact.id, " ")) == ["reason"]
    with database.work(OFFICER) as work:
        facts.void(work, Decision, fact.id, "nhầm")
    with pytest.raises(Refused), database.work(OFFICER) as work:
        facts.void(work, Decision, fact.id, "nhầm nữa")
    with pytest.raises(NotFound), database.work(OFFICER) as work:
        facts.void(work, Decision, 999, "nhầm")


def test_voiding_what_the_clearance_rests_on_withdraws_the_permission(database):
    cleared_system(database, "A")
    fact = rows(database, Decision)[0]
    with database.work(OFFICER) as work:
        facts.void(work, Decision, fact.id, "nhầm")
    system = stored(database, "A")
    assert (system.in_use, system.cleared_until) == (False, None)
    assert [(each.granted, each.reason) for each in rows(database, Permission)] == [
        (True, ""),
        (False, "no_level_decision"),
    ]


@pytest.mark.slow
def test_what_follows_at_once_from_a_bad_fact_is_the_end_of_the_permission(database, clock):
    bad = {
        "A": lambda work: conclude(work, "A", work.today, conclusion="not_eligible"),
        "B": lambda work: facts.record(work, "B", Change(on=work.today, what="Đổi kiến trúc")),
        "C": lambda work: facts.record(work, "C", PlanState(on=work.today, state="partial")),
        "D": lambda work: facts.record(work, "D", Operation(on=work.today, state="retired", reason="x")),
    }
    for code, record in bad.items():
        cleared_system(database, code)
        with database.work(OFFICER) as work:
            record(work)
        assert not stored(database, code).in_use, code


@pytest.mark.engines("sqlite")
def test_days_that_cannot_be_are_refused_by_field(database):
    new_system(database, "A")
    for day in (FUTURE, ANCIENT, None):
        tried = {
            "date": lambda work: facts.record(work, "A", decision(date=day)),  # noqa: B023
            "on": lambda work: facts.record(work, "A", PlanState(on=day, state="full")),  # noqa: B023
            "concluded_on": lambda work: conclude(work, "A", day),  # noqa: B023
        }
        for field, record in tried.items():
            assert refused_fields(database, record) == [field], day
        for record in (
            lambda work: facts.record(work, "A", Change(on=day, what="x")),  # noqa: B023
            lambda work: facts.record(work, "A", Operation(on=day, state="operating")),  # noqa: B023
            lambda work: facts.record_classification(work, "A", Facts(regime="331/2026"), day),  # noqa: B023
        ):
            assert "on" in refused_fields(database, record), day
        assert refused_fields(database, lambda work: facts.record_regulation(work, ["A"], day, "1", "X")) == ["date"]  # noqa: B023


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"level": 0}, "level"),
        ({"level": 6}, "level"),
        ({"level": None}, "level"),
        ({"regime": "1/1900"}, "regime"),
        ({"number": ""}, "number"),
        ({"number": "x" * 10_000}, "number"),
        ({"issuer": ""}, "issuer"),
    ],
)
def test_a_wrong_decision_is_refused_by_field(database, changed, field):
    new_system(database, "A")
    assert refused_fields(database, lambda work: facts.record(work, "A", decision(**changed))) == [field]


@pytest.mark.engines("sqlite")
@pytest.mark.slow
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "surprise", "occasion": "periodic"}, "kind"),
        ({"conclusion": "perhaps"}, "conclusion"),
        ({"assessor": ""}, "assessor"),
        ({"assessor_kind": "friend"}, "assessor_kind"),
        ({"kind": "ad_hoc", "occasion": ""}, "occasion"),
        ({"conclusion": "conditional"}, "conditions_until"),
        ({"conclusion": "conditional", "conditions_until": dt.date(2020, 1, 1)}, "conditions_until"),
        ({"conditions_until": FUTURE}, "conditions_until"),
        ({"document_date": FUTURE}, "document_date"),
    ],
)
def test_a_wrong_conclusion_is_refused_by_field(database, changed, field):
    new_system(database, "A")
    assert refused_fields(database, lambda work: conclude(work, "A", work.today, **changed)) == [field]


def test_a_regulation_covers_each_system_named_once(database):
    for code in ("A", "B"):
        new_system(database, code)
    with database.work(OFFICER) as work:
        found = facts.record_regulation(work, ["B", "A", "B"], work.today, "1/QC", "STP")
    assert sorted(each.system_id for each in found) == sorted(stored(database, code).id for code in "AB")
    with pytest.raises(NotFound), database.work(OFFICER) as work:
        facts.record_regulation(work, ["A", "KHONGCO"], work.today, "2/QC", "STP")
    assert [each.number for each in rows(database, Regulation)] == ["1/QC", "1/QC"]


@pytest.mark.engines("sqlite")
def test_a_dossier_below_the_computed_level_needs_a_reason(database):
    new_system(database, "A")
    answers = Facts(
        kind="public_service",
        handles_administrative_procedures=True,
        information=frozenset({"personal"}),
        regime="331/2026",
    )
    with database.work(OFFICER) as work:
        computed = facts.record_classification(work, "A", answers, work.today).computed_level
    assert computed is not None
    assert computed > 1
    step = {"on": database.today(), "regime": "331/2026", "proposed_level": computed - 1, "state": "drafting"}
    assert refused_fields(database, lambda work: facts.record(work, "A", Dossier(**step))) == ["reason"]
    with database.work(OFFICER) as work:
        facts.record(work, "A", Dossier(**step, reason="Theo công văn số 5"))
    assert len(rows(database, Dossier)) == 1


def test_components_and_answers_are_kept_each_time(database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        for present in (False, True):
            facts.record_component(work, "A", DossierComponent(on=work.today, component="overview", present=present))
            facts.record_classification(work, "A", Facts(regime="331/2026"), work.today)
    assert [each.present for each in rows(database, DossierComponent)] == [False, True]
    assert len(rows(database, Classification)) == 2
    wrong = DossierComponent(on=database.today(), component="poem", present=True)
    assert refused_fields(database, lambda work: facts.record_component(work, "A", wrong)) == ["component"]


def test_a_retired_system_takes_no_further_operation_until_that_is_voided(database, clock):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        retired = facts.record(work, "A", Operation(on=work.today, state="retired", reason="Thay mới"))
    assert stored(database, "A").retired_on == clock.today
    with pytest.raises(Refused, match="ngừng sử dụng hẳn"), database.work(OFFICER) as work:
        facts.record(work, "A", Operation(on=work.today, state="operating"))
    with database.work(OFFICER) as work:
        facts.void(work, Operation, retired.id, "nhầm")
    assert (stored(database, "A").retired_on, stored(database, "A").operating) == (None, True)


@pytest.mark.engines("sqlite")
def test_operation_before_the_registration_is_refused(database, clock):
    new_system(database, "A")
    early = Operation(on=clock.today - DAY, state="stopped", reason="x")
    assert refused_fields(database, lambda work: facts.record(work, "A", early)) == ["on"]


@pytest.mark.engines("sqlite")
def test_stopping_needs_a_reason(database, clock):
    new_system(database, "A")
    silent = Operation(on=clock.today, state="stopped")
    assert refused_fields(database, lambda work: facts.record(work, "A", silent)) == ["reason"]


def test_two_levels_decided_on_one_day_are_refused_until_one_is_voided(database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        first = facts.record(work, "A", decision(level=2))

    assert refused_fields(database, lambda work: facts.record(work, "A", decision(level=3))) == ["level"]
    with database.work(OFFICER) as work:
        facts.void(work, Decision, first.id, "nhầm cấp độ")
        facts.record(work, "A", decision(level=3))
    assert stored(database, "A").level == 3


@pytest.mark.engines("sqlite")
def test_a_decision_that_names_a_decree_not_yet_in_force_is_kept_as_the_paper_says_and_pointed_out(database):
    new_system(database, "A")

    with database.work(OFFICER) as work:
        facts.record(work, "A", decision(regime="331/2026", date=dt.date(2026, 8, 18)))

    with database.look(OFFICER) as work:
        _, _, state = queries.show(work, "A")
    assert "other_regime" in [caution.code for caution in state.clearance.warnings]


@pytest.mark.engines("sqlite")
def test_a_plan_is_not_expected_to_be_done_before_the_day_it_is_said_to_be_unfinished(database, clock):
    new_system(database, "A")

    late = PlanState(on=clock.today, state="partial", expected_on=clock.today - DAY)
    assert refused_fields(database, lambda work: facts.record(work, "A", late)) == ["expected_on"]

    with database.work(OFFICER) as work:
        facts.record(work, "A", PlanState(on=clock.today, state="full", expected_on=clock.today - DAY))
    assert [each.state for each in rows(database, PlanState)] == ["full"]
