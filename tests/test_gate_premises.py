"""The gate stands on true premises: level, issuer, plan, certificate, conditions, cadence, role."""

import datetime as dt
from dataclasses import replace

import pytest

from schedules.gate.clearance import clearance, in_use, state
from schedules.gate.dated import (
    Answers,
    Certificate,
    Conclusion,
    Decision,
    Delegation,
    Facts,
    OwnCadence,
    PlanState,
    Reason,
    Regulation,
    SelfEvaluation,
)
from schedules.gate.gate_rules import Rules, default_rules
from tests.histories import (
    CLEARED,
    DAY,
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
    only,
)


def warned(facts: Facts, on: dt.date = TODAY) -> set[str]:
    return {caution.code for caution in clearance(facts, on, POLICIES).warnings}


def answered(level: int | None, on: str = "2026-09-05", regime: str = NEW, **more: object) -> Answers:
    return Answers(day(on), regime, level, **more)


# A level cannot be undercut (peers D1)


def test_a_level_decided_below_the_answers_of_its_own_regime_shuts_the_gate():
    undercut = replace(CLEARED, answers=(answered(3),), decisions=decided(level=1))

    blocker = only(undercut)

    assert blocker.code == "level_below_criteria"
    assert "(1)" in blocker.remedy and "(3)" in blocker.remedy
    assert codes(replace(CLEARED, answers=(answered(2),))) == []


def test_answers_changed_after_the_decision_count_from_their_own_day():
    later = replace(CLEARED, answers=(answered(2), answered(3, "2026-11-10")))

    assert codes(later, "2026-11-09") == []
    assert codes(later, "2026-11-10") == ["level_below_criteria"]
    assert not in_use(later, day("2026-11-10"), POLICIES)


def test_a_written_reason_covers_the_level_that_it_names_and_no_higher_one():
    excused = replace(CLEARED, answers=(answered(3),), reasons=(Reason(day("2026-09-10"), 3),))

    assert codes(excused) == [] and "level_reason" in warned(excused)
    assert codes(replace(excused, answers=(answered(4),))) == ["level_below_criteria"]


def test_cadence_follows_the_higher_level_even_with_a_reason():
    excused = replace(CLEARED, answers=(answered(3),), reasons=(Reason(day("2026-09-10"), 3),))

    now = state(excused, TODAY, POLICIES)

    assert (now.level, now.counted_level, now.months) == (2, 3, 12)
    assert now.audit_due_on == day("2027-10-10")
    assert state(CLEARED, TODAY, POLICIES).audit_due_on == day("2028-10-10")


def test_the_assessor_is_judged_by_the_higher_level_as_it_stood_on_the_day_of_the_audit():
    internal = replace(
        CLEARED,
        conclusions=(audit("2026-10-10", by="independent_internal"),),
        reasons=(Reason(day("2026-09-10"), 5),),
    )

    assert codes(replace(internal, answers=(answered(5, "2026-10-10"),))) == ["assessor_not_allowed"]
    assert codes(replace(internal, answers=(answered(5, "2026-10-11"),))) == []


def test_answers_under_a_later_regime_never_shut_an_older_approval_but_warn():
    old = replace(CLEARED, decisions=decided("2026-08-10", regime=OLD), regulations=(Regulation(day("2026-08-01")),))
    asked_again = replace(old, answers=(answered(2, "2026-08-05", OLD), answered(4, "2026-10-01")))

    assert codes(asked_again) == []
    assert "recheck_level" in warned(asked_again)
    assert state(asked_again, TODAY, POLICIES).months == 24


def test_what_a_person_must_decide_only_warns_and_a_higher_decision_is_normal():
    asked = replace(CLEARED, answers=(answered(None, not_below=3),))

    assert codes(asked) == [] and "recheck_level" in warned(asked)
    assert codes(replace(CLEARED, answers=(answered(2),), decisions=decided(level=4))) == []


def test_a_system_only_used_is_not_blocked_by_the_answers():
    assert codes(being(replace(CLEARED, answers=(answered(3),)), "used")) == []


# No rule of today changes a past day


def test_a_later_rule_counts_from_its_day_in_the_register_and_not_before():
    rules = Rules(dict.fromkeys(default_rules().begins, day("2026-11-20")))
    undercut = replace(CLEARED, answers=(answered(3),), rules=rules)

    assert in_use(undercut, day("2026-11-19"), POLICIES)
    assert clearance(undercut, day("2026-11-01"), POLICIES).until == day("2026-11-19"), "known beforehand"
    assert state(undercut, day("2026-11-19"), POLICIES).months == 24
    assert not in_use(undercut, day("2026-11-20"), POLICIES)
    assert codes(undercut, "2026-11-20") == ["level_below_criteria"]


def test_the_role_counts_by_its_day_and_unconfirmed_is_as_strict_as_operated():
    without_papers = replace(CLEARED, regulations=(), plans=())
    used_later = replace(
        without_papers, roles=(*CLEARED.roles, replace(CLEARED.roles[0], day=TODAY, responsibility="used"))
    )

    assert codes(used_later, TODAY - DAY) == ["no_regulation", "plan_not_full"]
    assert codes(used_later, TODAY) == []
    assert codes(replace(without_papers, roles=())) == ["no_regulation", "plan_not_full"]


def test_the_list_of_systems_important_to_national_security_changes_no_earlier_day():
    """law.md W7."""
    internal = replace(CLEARED, conclusions=(audit("2026-09-01", kind="pre_operation", by="independent_internal"),))
    internal = replace(internal, plans=(PlanState(day("2026-09-01"), "full"),), decisions=decided("2026-08-25"))
    internal = replace(internal, regulations=(Regulation(day("2026-08-20")),))
    listed = replace(internal, answers=(answered(2, "2026-10-01", listed=True),))

    assert codes(listed, "2026-09-20") == []
    assert codes(listed, "2026-10-01") == ["assessor_not_allowed"]


# Who decided could decide (law.md W5)


LEVEL_3 = replace(CLEARED, decisions=(Decision(day("2026-09-10"), 3, NEW, "7/QĐ", "Sở Tư pháp"),))


def delegated(until: str, covers: bool | None = True) -> Delegation:
    return Delegation(day("2026-09-01"), "Sở Tư pháp", day(until), covers)


@pytest.mark.parametrize(
    ("delegations", "blocked", "warning"),
    [
        ((), [], {"issuer_unknown"}),
        ((delegated("2026-12-31"),), [], set()),
        ((delegated("2026-12-31", None),), [], {"issuer_unknown"}),
        ((delegated("2026-09-09"),), ["issuer_not_allowed"], set()),
        ((delegated("2026-12-31", covers=False),), ["issuer_not_allowed"], set()),
        ((delegated("2026-09-09"), delegated("2026-12-31")), [], set()),
    ],
)
def test_a_delegate_decides_only_within_the_term_and_the_scope_of_the_delegation(delegations, blocked, warning):
    facts = replace(LEVEL_3, delegations=delegations)

    assert codes(facts) == blocked
    assert warned(facts) & {"issuer_unknown"} == warning


def test_a_room_of_the_office_decides_no_level_unless_it_is_owner_or_specialised_unit():
    room = replace(CLEARED, decisions=(Decision(day("2026-09-10"), 4, NEW, "7/QĐ", "Phòng  Phổ biến"),))
    offices = replace(CLEARED.offices, rooms=frozenset({"phong pho bien"}))

    assert codes(replace(room, offices=offices)) == ["issuer_not_allowed"]
    assert codes(replace(room, offices=offices, owners=frozenset({"phong pho bien"}))) == []
    assert "issuer_unknown" in warned(room), "not definite: only a warning"
    assert "issuer_unknown" not in warned(CLEARED)


def test_from_level_3_on_the_owner_decides_and_below_the_specialised_unit():
    facts = replace(CLEARED, owners=frozenset({"ubnd tinh"}), offices=replace(CLEARED.offices, specialised=frozenset()))

    assert "issuer_unknown" in warned(facts)
    assert "issuer_unknown" not in warned(replace(facts, decisions=decided(level=3)))


# A raised level needs its own plan (law.md G2)


RAISED = replace(CLEARED, decisions=(*decided(), *decided("2026-11-01", level=3)))


def test_a_raised_level_needs_a_plan_of_its_own_and_asks_about_the_rest():
    blocker = only(RAISED)

    assert blocker.code == "plan_before_decision" and "01/11/2026" in blocker.remedy
    assert {"regulation_before_raise", "conclusion_before_raise"} <= warned(RAISED)
    renewed = replace(RAISED, plans=(*CLEARED.plans, PlanState(day("2026-11-02"), "full")))
    assert codes(renewed) == []
    asked = replace(renewed, regulations=(*CLEARED.regulations, Regulation(day("2026-10-25"))))
    assert "regulation_before_raise" not in warned(asked)
    assert "conclusion_before_raise" not in warned(replace(asked, conclusions=(audit("2026-11-05"),)))


def test_the_first_decision_and_a_change_of_regime_alone_need_no_new_plan():
    both = (*decided("2026-08-10", regime=OLD), *decided("2026-10-20"))
    moved = replace(CLEARED, decisions=both, regulations=(Regulation(day("2026-08-01")),))

    assert codes(moved) == []
    [asked] = [each for each in clearance(moved, TODAY, POLICIES).warnings if each.code == "regime_changed"]
    assert "30/6/2027" in asked.text
    assert "plan_before_decision" not in codes(being(RAISED, "used"))


# Level 5 and the list (law.md W6)


def test_level_5_and_the_list_need_the_certificate_of_the_ministry():
    top = replace(CLEARED, decisions=decided(level=5), certificates=())
    listed = replace(CLEARED, answers=(answered(2, listed=True),), certificates=())

    assert codes(top) == codes(listed) == ["no_certificate"]
    assert codes(replace(CLEARED, certificates=())) == []
    until = replace(top, certificates=(Certificate(day("2026-10-01"), day("2026-12-01")),))
    assert clearance(until, TODAY, POLICIES).until == day("2026-12-01")
    assert codes(until, "2026-12-02") == ["no_certificate"]


def test_a_system_in_use_before_certificates_were_asked_for_is_only_warned():
    early = replace(CLEARED.operations[0], day=day("2026-03-01"))
    running = replace(
        CLEARED, registered_on=day("2026-03-01"), operations=(early,), decisions=decided(level=5), certificates=()
    )

    assert codes(running) == []
    assert "no_certificate" in warned(running)


def test_the_yearly_notice_of_level_5_is_asked_for_before_the_first_of_october():
    top = replace(CLEARED, decisions=decided(level=5))

    assert "yearly_notice" in warned(top, day("2026-11-22"))
    done = replace(top, evaluations=(SelfEvaluation(day("2026-09-20"), day("2026-09-25")),))
    assert "yearly_notice" not in warned(done)
    assert "yearly_notice" not in warned(done, day("2027-08-31"))
    assert "yearly_notice" in warned(done, day("2027-09-01"))
    assert "yearly_notice" not in warned(CLEARED)


# Conditions met, own evaluation, own cadence


def test_conditions_met_in_time_let_the_clearance_last_to_the_end_of_the_cadence():
    """officer.md F20."""
    open_ones = replace(CLEARED, conclusions=(conditional("2026-12-31"),))
    met = replace(CLEARED, conclusions=(replace(conditional("2026-12-31"), met_on=day("2026-12-20")),))

    assert clearance(open_ones, TODAY, POLICIES).until == day("2026-12-31")
    assert codes(open_ones, "2027-01-01") == ["conditions_overdue"]
    assert clearance(met, day("2026-12-19"), POLICIES).until == day("2026-12-31"), "not known yet"
    assert clearance(met, day("2026-12-20"), POLICIES).until == day("2028-10-10")


def test_the_operators_own_evaluation_leaves_the_gate_as_it_is():
    """law.md G6: as an audit by the operator it shut a valid gate."""
    as_audit = replace(
        CLEARED, conclusions=(*CLEARED.conclusions, Conclusion(day("2026-11-01"), "ad_hoc", "eligible", "operator"))
    )
    as_duty = replace(CLEARED, evaluations=(SelfEvaluation(day("2026-11-01")),))

    assert codes(as_audit) == ["assessor_not_allowed"]
    assert state(as_duty, TODAY, POLICIES) == state(CLEARED, TODAY, POLICIES)


def test_a_shorter_cadence_of_its_own_counts_from_its_day_and_only_if_shorter():
    """law.md G4."""
    own = replace(CLEARED, own_cadences=(OwnCadence(day("2026-11-01"), 6),))

    assert state(own, day("2026-10-31"), POLICIES).audit_due_on == day("2028-10-10")
    assert state(own, TODAY, POLICIES).audit_due_on == day("2027-04-10")
    assert "Đ28.5.a" in state(own, TODAY, POLICIES).policy_clause
    longer = replace(own, own_cadences=(OwnCadence(day("2026-11-01"), 60),))
    assert state(longer, TODAY, POLICIES).months == 24
    ended = replace(own, own_cadences=(*own.own_cadences, OwnCadence(day("2026-11-15"), None)))
    assert state(ended, TODAY, POLICIES).months == 24


def test_a_decision_under_the_old_decree_after_its_six_months_is_our_strict_reading():
    late = replace(CLEARED, decisions=decided("2027-01-02", regime=OLD), regulations=(Regulation(day("2026-09-01")),))

    [told] = [each for each in clearance(late, day("2027-01-03"), POLICIES).warnings if each.code == "strict_reading"]
    assert "cách hiểu chặt của sổ" in told.text
