"""Where the gate rests on our reading of the law, the blocker says so; no advice is given that cannot be followed."""

from dataclasses import replace

import pytest

from schedules.gate.clearance import clearance
from schedules.gate.dated import Change, Incident, Operation, Regulation
from tests.histories import CLEARED, EMPTY, LISTED, POLICIES, TODAY, conditional, day, decided, instant

OURS = "cách hiểu chặt của sổ"


def remedies(facts, on=TODAY) -> dict[str, str]:
    return {each.code: each.remedy for each in clearance(facts, on, POLICIES).blockers}


@pytest.mark.parametrize(("level", "ours"), [(None, True), (1, True), (2, True), (3, True), (4, True), (5, False)])
def test_a_missing_conclusion_is_called_our_reading_where_the_law_leaves_it_to_the_owner(level, ours):
    decisions = decided(level=level) if level else ()
    said = remedies(replace(CLEARED, decisions=decisions, conclusions=()))["no_conclusion"]

    assert (OURS in said and "Đ10.3" in said) is ours


def test_on_the_list_and_before_the_law_of_2026_the_conclusion_is_no_reading_of_ours():
    listed = replace(CLEARED, decisions=decided(level=3), conclusions=(), answers=(LISTED,))
    old = replace(CLEARED, registered_on=day("2026-08-01"), conclusions=())

    assert OURS not in remedies(listed)["no_conclusion"]
    assert OURS not in remedies(old, day("2026-08-18"))["no_conclusion"]


def test_the_plan_of_a_system_that_was_running_already_is_asked_for_by_our_reading():
    """Đ30.6 speaks of new, extended or upgraded systems."""
    assert OURS in remedies(EMPTY)["plan_not_full"]
    assert OURS not in remedies(replace(CLEARED, plans=()))["plan_not_full"]  # went into operation after its entry
    begun = (Operation(CLEARED.registered_on, "stopped"), Operation(day("2026-10-15"), "operating"))
    assert OURS not in remedies(replace(CLEARED, plans=(), operations=begun))["plan_not_full"]


@pytest.mark.parametrize(
    ("facts", "on", "code"),
    [
        (CLEARED, day("2028-10-11"), "conclusion_expired"),
        (replace(CLEARED, conclusions=(conditional("2026-11-01"),)), TODAY, "conditions_overdue"),
        (replace(CLEARED, changes=(Change(day("2026-11-01")),)), TODAY, "major_change_unassessed"),
        (replace(CLEARED, incidents=(Incident(instant("2026-11-01 09:00")),)), TODAY, "serious_incident_unassessed"),
    ],
)
def test_where_the_decree_wants_an_audit_but_takes_no_system_out_of_use_the_blocker_says_that_we_do(facts, on, code):
    assert OURS in remedies(facts, on)[code]


def test_an_old_decision_without_quy_che_is_not_told_to_issue_one_before_a_day_that_has_passed():
    said = remedies(replace(CLEARED, regulations=()))["no_regulation"]
    assert "nhập Quy chế đã có trước ngày đó" in said
    assert "10/09/2026" in said
    assert "phê duyệt lại hồ sơ" in said
    assert (
        "an toàn thông tin"
        in remedies(replace(CLEARED, regulations=(), decisions=decided(regime="85/2016")))["no_regulation"]
    )

    undecided = remedies(replace(CLEARED, regulations=(), decisions=()))["no_regulation"]
    assert "trước ngày hồ sơ đề xuất cấp độ được phê duyệt" in undecided
    late = replace(CLEARED, regulations=(Regulation(day("2026-09-20")),))
    assert remedies(late).keys() == {"regulation_not_before_decision"}
