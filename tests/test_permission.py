"""The permission to be in use: granted on a day, and gone as soon as the clearance breaks."""

from dataclasses import replace

from schedules.cadence.cadence import Standing
from schedules.gate.clearance import in_use, state
from schedules.gate.dated import Operation, Permission, PlanState, Regulation
from tests.histories import CLEARED, EMPTY, OLD, POLICIES, TODAY, audit, codes, day, decided


def test_a_permission_holds_from_the_day_it_was_granted_through_the_due_day():
    on = [day("2026-10-14"), day("2026-10-15"), TODAY, day("2028-10-10"), day("2028-10-11")]

    assert [in_use(CLEARED, each, POLICIES) for each in on] == [False, True, True, True, False]


def test_a_lapsed_permission_does_not_come_back_when_the_system_is_cleared_again():
    renewed = replace(CLEARED, conclusions=(*CLEARED.conclusions, audit("2028-10-12")))
    in_time = replace(CLEARED, conclusions=(*CLEARED.conclusions, audit("2028-10-11")))

    assert codes(renewed, "2028-10-12") == []
    assert not in_use(renewed, day("2028-10-12"), POLICIES)
    assert not in_use(renewed, day("2029-01-01"), POLICIES)
    assert in_use(in_time, day("2029-01-01"), POLICIES)
    granted_again = replace(renewed, permissions=(*renewed.permissions, Permission(day("2028-10-13"), granted=True)))
    assert not in_use(granted_again, day("2028-10-12"), POLICIES)
    assert in_use(granted_again, day("2028-10-13"), POLICIES)


def test_a_permission_that_a_policy_ended_is_not_revived_by_the_next_policy():
    facts = replace(
        CLEARED,
        decisions=decided("2024-05-01", 2, OLD),
        regulations=(Regulation(day("2024-04-01")),),
        plans=(PlanState(day("2024-05-01"), "full"),),
        conclusions=(audit("2024-12-01"),),
        permissions=(Permission(day("2024-12-02"), granted=True),),
        operations=(),
    )

    assert in_use(facts, day("2025-12-01"), POLICIES)
    assert not in_use(facts, day("2025-12-02"), POLICIES)
    assert codes(facts, "2026-02-01") == []
    assert not in_use(facts, day("2026-02-01"), POLICIES)


def test_a_permission_given_up_is_gone():
    given_up = replace(CLEARED, permissions=(*CLEARED.permissions, Permission(day("2026-11-01"), False, "bảo trì")))

    assert in_use(given_up, day("2026-10-31"), POLICIES)
    assert not in_use(given_up, day("2026-11-01"), POLICIES)


def test_a_break_between_two_good_days_ends_the_permission():
    paused = replace(CLEARED, plans=(*CLEARED.plans, PlanState(day("2026-11-01"), "partial"), PlanState(TODAY, "full")))

    assert in_use(paused, day("2026-10-31"), POLICIES)
    assert codes(paused) == []
    assert not in_use(paused, TODAY, POLICIES)


def test_a_fact_entered_late_ends_the_permission_from_its_own_day():
    """A function of the facts: nothing needs to be recomputed by hand."""
    late = replace(CLEARED, conclusions=(*CLEARED.conclusions, audit("2026-10-20", "not_eligible", "ad_hoc")))

    assert [in_use(late, day(on), POLICIES) for on in ("2026-10-19", "2026-10-20", "2026-11-22")] == [
        True,
        False,
        False,
    ]


def test_a_permission_granted_on_a_day_that_was_not_cleared_never_held():
    early = replace(CLEARED, permissions=(Permission(day("2026-10-09"), granted=True),))

    assert codes(early) == []
    assert not in_use(early, TODAY, POLICIES)


def test_operating_without_permission_is_a_violation_and_standing_still_is_none():
    unpermitted = replace(CLEARED, permissions=())
    stopped = replace(EMPTY, operations=(*EMPTY.operations, Operation(TODAY, "stopped")))

    assert not state(CLEARED, TODAY, POLICIES).violation
    assert state(unpermitted, TODAY, POLICIES).violation
    assert state(EMPTY, TODAY, POLICIES).violation
    assert not state(stopped, TODAY, POLICIES).violation


def test_a_system_cleared_again_but_not_permitted_again_operates_in_violation():
    renewed = replace(CLEARED, conclusions=(*CLEARED.conclusions, audit("2028-10-12")))

    now = state(renewed, day("2028-10-12"), POLICIES)

    assert (now.clearance.cleared, now.in_use, now.violation) == (True, False, True)


def test_a_system_never_audited_has_no_due_day_and_no_day_to_act_by():
    now = state(EMPTY, TODAY, POLICIES)

    assert (now.level, now.regime, now.audit_due_on, now.act_by) == (None, None, None, None)
    assert (now.standing, now.months) == (Standing.NEVER_AUDITED, 12)
    assert "chưa có cấp độ" in now.policy_clause
