"""The gate: what blocks a system from use, and until when it stays cleared."""

import unicodedata
from dataclasses import replace

import pytest

from schedules.cadence.cadence import Policy, Standing
from schedules.gate.clearance import clearance, state
from schedules.gate.dated import Change, Decision, Facts, Incident, Operation, PlanState, Regulation, Role
from tests.histories import (
    CLEARED,
    DAY,
    EMPTY,
    NEW,
    OLD,
    POLICIES,
    TODAY,
    audit,
    being,
    codes,
    conditional,
    day,
    decided,
    instant,
    only,
    owned_from,
)


def test_a_system_with_everything_on_record_is_cleared_until_the_audit_falls_due():
    gate = clearance(CLEARED, TODAY, POLICIES)

    assert (gate.cleared, gate.until, gate.blockers, gate.warnings) == (True, day("2028-10-10"), (), ())


def test_an_empty_record_shows_every_blocker_in_the_order_to_fix_them():
    gate = clearance(EMPTY, TODAY, POLICIES)

    assert [(blocker.code, blocker.clause) for blocker in gate.blockers] == [
        ("no_regulation", "NĐ 331/2026 Đ30.7"),  # first: it must be issued before the level is approved
        (
            "no_level_decision",
            "NĐ 331/2026 Đ18.1 (cấp độ 1, 2), Đ18.2.b (cấp độ 3), Đ18.3.d (cấp độ 4, 5); Đ20.3",
        ),
        ("plan_not_full", "NĐ 331/2026 Đ30.6"),
        ("no_conclusion", "NĐ 331/2026 Đ28.3; KH DTI 2026 II.3.b"),
    ]
    assert (gate.cleared, gate.until) == (False, None)


@pytest.mark.parametrize("on", ["2026-08-31", "2026-09-09", "2026-09-30", "2026-10-09"])
def test_facts_of_later_days_do_not_count_yet(on):
    assert not clearance(CLEARED, day(on), POLICIES).cleared
    assert clearance(CLEARED, day("2026-10-10"), POLICIES).cleared


def test_the_latest_decision_gives_level_and_regime():
    facts = replace(CLEARED, decisions=(*decided("2026-09-10", 2, OLD), *decided("2026-11-01", 3, NEW)))

    before, after = state(facts, day("2026-10-31"), POLICIES), state(facts, day("2026-11-01"), POLICIES)

    assert (before.level, before.regime, before.months) == (2, OLD, 24)
    assert (after.level, after.regime, after.months) == (3, NEW, 12)


# Regulation and plan


@pytest.mark.parametrize(
    ("issued", "expected", "cautions"),
    [
        (["2026-09-09"], [], []),
        (["2026-09-10"], [], ["regulation_same_day"]),
        (["2026-09-11"], ["regulation_not_before_decision"], []),
        (["2026-11-22"], ["regulation_not_before_decision"], []),
        (["2026-11-23"], ["no_regulation"], []),
        (["2026-09-01", "2026-09-10"], [], []),
        (["2026-09-10", "2026-09-11"], [], ["regulation_same_day"]),
        ([], ["no_regulation"], []),
    ],
)
def test_the_regulation_must_come_before_the_decision(issued, expected, cautions):
    facts = replace(CLEARED, regulations=tuple(Regulation(day(on)) for on in issued))

    gate = clearance(facts, TODAY, POLICIES)

    assert [blocker.code for blocker in gate.blockers] == expected
    assert [caution.code for caution in gate.warnings] == cautions


def test_a_later_decision_heals_a_regulation_that_came_too_late():
    late = replace(CLEARED, regulations=(Regulation(day("2026-10-01")),))

    assert codes(late) == ["regulation_not_before_decision"]
    assert codes(replace(late, decisions=(*decided(), *decided("2026-11-02")))) == []


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        ([], ["plan_not_full"]),
        ([("2026-10-01", "none")], ["plan_not_full"]),
        ([("2026-10-01", "partial")], ["plan_not_full"]),
        ([("2026-10-01", "partial"), ("2026-11-22", "full")], []),
        ([("2026-10-01", "full"), ("2026-11-22", "partial")], ["plan_not_full"]),
        ([("2026-10-01", "full"), ("2026-11-23", "partial")], []),
    ],
)
def test_the_latest_state_of_the_plan_must_be_full(plans, expected):
    assert codes(replace(CLEARED, plans=tuple(PlanState(day(on), step) for on, step in plans))) == expected


@pytest.mark.parametrize(
    ("regime", "clauses", "words"),
    [
        (NEW, ["NĐ 331/2026 Đ30.7", "NĐ 331/2026 Đ30.6"], "an ninh mạng"),
        (OLD, ["TT 12/2022 Đ9.7", "TT 12/2022 Đ9.6"], "an toàn thông tin"),
    ],
)
def test_regulation_and_plan_follow_the_law_the_approval_was_made_under(regime, clauses, words):
    blockers = clearance(replace(CLEARED, decisions=decided(regime=regime), regulations=(), plans=()), TODAY, POLICIES)

    assert [blocker.clause for blocker in blockers.blockers] == clauses
    assert all(words in blocker.remedy for blocker in blockers.blockers)


# Conclusions and the cadence


@pytest.mark.parametrize(
    ("level", "last_day"),
    [(1, "2028-10-10"), (2, "2028-10-10"), (3, "2027-10-10"), (4, "2027-10-10"), (5, "2027-04-10")],
)
def test_the_due_day_itself_is_in_time_and_the_day_after_is_not(level, last_day):
    facts = replace(CLEARED, decisions=decided(level=level))
    end = day(last_day)

    assert clearance(facts, TODAY, POLICIES).until == end
    assert codes(facts, end) == []
    assert codes(facts, end + DAY) == ["conclusion_expired"]
    assert state(facts, end, POLICIES).standing is Standing.DUE_SOON
    assert state(facts, end + DAY, POLICIES).standing is Standing.OVERDUE


def test_an_audit_on_29_february_is_due_on_28_february():
    facts = replace(CLEARED, decisions=decided(level=3), conclusions=(audit("2028-02-29"),))

    assert clearance(facts, day("2028-03-01"), POLICIES).until == day("2029-02-28")


def test_an_expired_conclusion_carries_the_clause_and_the_months_of_its_policy():
    blocker = only(CLEARED, "2028-10-11")

    assert blocker.clause.startswith("KH DTI 2026 II.3.b (chưa có kế hoạch năm 2028")
    assert "10/10/2026" in blocker.remedy
    assert "10/10/2028 (chu kỳ 24 tháng)" in blocker.remedy


def test_the_policy_of_the_day_decides_so_the_2026_plan_revived_what_the_2025_plan_had_ended():
    facts = Facts(
        day("2024-01-01"),
        owned_from("2024-01-01"),
        decisions=decided("2024-05-01", 2, OLD),
        regulations=(Regulation(day("2024-04-01")),),
        plans=(PlanState(day("2024-05-01"), "full"),),
        conclusions=(audit("2024-12-01"),),
    )

    assert clearance(facts, day("2025-08-31"), POLICIES).until == day("2025-12-01")  # the 2025 plan is known
    assert codes(facts, "2025-12-01") == []
    assert codes(facts, "2025-12-02") == ["conclusion_expired"]
    assert codes(facts, "2026-01-31") == ["conclusion_expired"]
    assert clearance(facts, day("2026-02-01"), POLICIES).until == day("2026-12-01")


def test_a_tightening_known_for_the_future_ends_the_clearance_on_its_eve():
    tighter = Policy("thử", day("2026-12-15"), "thử 1", dict.fromkeys(range(1, 6), 1))
    policies = (*POLICIES, tighter)

    assert clearance(CLEARED, TODAY, policies).until == day("2026-12-14")
    assert codes(CLEARED, "2026-12-14", policies) == []
    assert codes(CLEARED, "2026-12-15", policies) == ["conclusion_expired"]


@pytest.mark.parametrize(
    ("conclusions", "expected"),
    [
        ([audit("2026-10-10", "not_eligible")], ["not_eligible"]),
        ([audit("2026-10-10"), audit("2026-11-22", "not_eligible")], ["not_eligible"]),
        ([audit("2026-10-10"), audit("2026-11-23", "not_eligible")], []),
        ([audit("2026-10-10", "not_eligible"), audit("2026-10-10")], []),  # the later recorded of one day
        ([audit("2026-10-10", "not_eligible"), audit("2026-11-01", kind="ad_hoc")], []),
        ([audit("2026-10-10"), audit("2026-11-01", "not_eligible", "ad_hoc")], ["not_eligible"]),
        ([audit("2026-11-01", kind="ad_hoc")], ["no_conclusion"]),
        ([audit("2026-11-01", "not_eligible", "ad_hoc")], ["no_conclusion", "not_eligible"]),
        ([audit("2024-11-21", "not_eligible")], ["not_eligible", "conclusion_expired"]),
        ([audit("2024-11-21"), audit("2026-11-01", kind="ad_hoc")], ["conclusion_expired"]),
        ([audit("2024-11-22")], []),
    ],
)
def test_the_latest_conclusion_of_any_kind_governs_and_ad_hoc_ones_do_not_renew(conclusions, expected):
    assert codes(replace(CLEARED, conclusions=tuple(conclusions))) == expected


def test_a_negative_periodic_audit_was_an_audit_and_renews_the_cadence():
    facts = replace(CLEARED, conclusions=(audit("2026-10-10"), audit("2026-11-01", "not_eligible")))

    now = state(facts, TODAY, POLICIES)

    assert (now.audit_due_on, now.standing) == (day("2028-11-01"), Standing.ON_TIME)
    assert not now.clearance.cleared


def test_a_conditional_conclusion_clears_through_its_deadline():
    facts = replace(CLEARED, conclusions=(conditional("2026-12-31"),))

    assert clearance(facts, TODAY, POLICIES).until == day("2026-12-31")
    assert codes(facts, "2026-12-31") == []
    assert codes(facts, "2027-01-01") == ["conditions_overdue"]
    assert state(facts, TODAY, POLICIES).act_by == day("2026-12-31")


def test_a_conditional_conclusion_never_clears_beyond_the_cadence():
    facts = replace(CLEARED, conclusions=(conditional("2030-01-01"),))

    assert clearance(facts, TODAY, POLICIES).until == day("2028-10-10")
    assert state(facts, TODAY, POLICIES).act_by == day("2028-10-10")
    assert codes(facts, "2030-01-02") == ["conclusion_expired", "conditions_overdue"]


def test_a_conditional_conclusion_never_covers_a_missing_decision():
    facts = replace(CLEARED, decisions=(), conclusions=(conditional("2026-12-31"),))

    assert codes(facts) == ["no_level_decision"]


def test_a_later_ad_hoc_conclusion_closes_the_conditions_without_renewing():
    facts = replace(CLEARED, conclusions=(conditional("2026-11-01"), audit("2026-11-10", kind="ad_hoc")))

    assert codes(facts, "2026-11-09") == ["conditions_overdue"]
    now = state(facts, TODAY, POLICIES)
    assert (now.clearance.until, now.act_by) == (day("2028-10-10"), day("2028-10-10"))


def test_conditions_without_a_deadline_are_overdue_at_once():
    facts = replace(CLEARED, conclusions=(audit("2026-10-10", "conditional"),))

    assert codes(facts) == ["conditions_overdue"]


# Systems of others, retired systems


def test_of_a_system_only_used_the_owners_decision_and_a_valid_conclusion_are_enough():
    facts = replace(being(CLEARED, "used"), regulations=(), plans=())

    assert clearance(facts, TODAY, POLICIES).until == day("2028-10-10")
    assert codes(facts, "2028-10-11") == ["conclusion_expired"]


def test_of_a_system_only_used_the_remedies_ask_the_owner():
    gate = clearance(being(EMPTY, "used"), TODAY, POLICIES)

    assert [blocker.code for blocker in gate.blockers] == ["no_level_decision", "no_conclusion"]
    assert all("Hãy đề nghị chủ quản" in blocker.remedy for blocker in gate.blockers)


def test_a_same_day_regulation_is_no_concern_of_a_mere_user():
    facts = replace(being(CLEARED, "used"), regulations=(Regulation(day("2026-09-10")),))

    assert clearance(facts, TODAY, POLICIES).warnings == ()


def test_a_retired_system_is_blocked_and_no_violation():
    facts = replace(CLEARED, operations=(*CLEARED.operations, Operation(day("2026-11-20"), "retired")))

    before, after = state(facts, day("2026-11-19"), POLICIES), state(facts, day("2026-11-20"), POLICIES)

    assert (before.retired, before.operating, before.in_use) == (False, True, True)
    assert (after.retired, after.operating, after.in_use, after.violation) == (True, False, False, False)
    assert [blocker.code for blocker in after.clearance.blockers] == ["retired"]


@pytest.mark.parametrize("responsibility", ["owned", "operated", "used"])
@pytest.mark.parametrize("on", [day("2026-08-18"), TODAY])
def test_every_blocker_has_a_clause_and_a_remedy_in_plain_vietnamese(responsibility, on):
    worst = Facts(
        day("2020-01-01"),
        (Role(day("2020-01-01"), responsibility),),
        regulations=(Regulation(day("2020-05-02")),),
        decisions=(Decision(day("2020-05-01"), 5, OLD),),
        plans=(PlanState(day("2020-05-01"), "partial"),),
        conclusions=(
            audit("2020-06-01", by="operator"),
            audit("2020-07-01", "conditional", "ad_hoc", by="operator", conditions_until=day("2020-08-01")),
        ),
        changes=(Change(day("2026-01-01")),),
        incidents=(Incident(instant("2026-09-01 09:00")),),
        operations=(Operation(day("2026-02-01"), "retired"),),
    )
    negative = replace(
        worst, conclusions=(audit("2026-03-01", "not_eligible", "ad_hoc"),), regulations=(), decisions=()
    )

    found = [blocker for facts in (worst, negative) for blocker in clearance(facts, on, POLICIES).blockers]

    known = 12 if responsibility != "used" else 9
    if on != TODAY:
        known -= 1  # no incident asked for anything under NĐ 85/2016
    elif responsibility != "used":
        known += 1  # the certificate of level 5
    assert len({blocker.code for blocker in found}) == known
    for blocker in found:
        assert "Đ" in blocker.clause
        assert blocker.remedy.endswith(".")
        assert "{" not in blocker.remedy
        assert "an ninh mạng" not in blocker.remedy or on == TODAY
        assert blocker.remedy == unicodedata.normalize("NFC", blocker.remedy)


@pytest.mark.parametrize(
    ("decided_on", "regime", "cautions"),
    [
        ("2026-08-18", NEW, ["other_regime"]),
        ("2026-08-19", NEW, []),
        ("2026-08-18", OLD, []),
        ("2026-08-19", OLD, ["other_regime"]),
    ],
)
def test_a_decision_under_a_decree_not_in_force_on_its_day_is_pointed_out_but_does_not_block(
    decided_on, regime, cautions
):
    facts = replace(CLEARED, decisions=decided(decided_on, 2, regime), regulations=(Regulation(day("2020-01-01")),))

    gate = clearance(facts, TODAY, POLICIES)

    assert ([caution.code for caution in gate.warnings], gate.blockers) == (cautions, ())
