"""Who audited, and what changed since: two more grounds on which the gate stays shut."""

import datetime as dt
from dataclasses import replace

import pytest

from schedules.gate.clearance import clearance, in_use
from schedules.gate.dated import Change, Incident, PlanState
from tests.histories import CLEARED, LISTED, POLICIES, TODAY, audit, codes, day, decided, instant, only

# Assessors


@pytest.mark.parametrize(
    ("by", "on", "level", "expected"),
    [
        ("operator", "2026-10-10", 1, ["assessor_not_allowed"]),
        ("operator", "2026-08-19", 1, ["assessor_not_allowed"]),
        ("operator", "2026-08-18", 1, []),  # NĐ 85 asked nothing at levels 1 and 2
        ("operator", "2026-08-18", 3, ["assessor_not_allowed"]),
        ("independent_internal", "2026-08-18", 2, []),
        ("independent_internal", "2026-08-18", 3, ["assessor_not_allowed"]),
        ("independent_internal", "2026-08-19", 3, []),
        ("independent_internal", "2026-10-10", 4, []),
        ("independent_internal", "2026-10-10", 5, ["assessor_not_allowed"]),
        ("licensed", "2026-10-10", 5, []),
        ("state_service", "2026-08-18", 3, []),
        ("designated", "2026-10-10", 5, []),
    ],
)
def test_the_assessor_is_judged_by_the_law_of_the_day_of_the_audit(by, on, level, expected):
    assert codes(replace(CLEARED, decisions=decided(level=level), conclusions=(audit(on, by=by),))) == expected


def test_the_assessor_is_judged_by_the_level_decided_now():
    facts = replace(
        CLEARED,
        decisions=(*decided(level=3), *decided("2026-11-20", level=5)),
        plans=(*CLEARED.plans, PlanState(day("2026-11-20"), "full")),
        conclusions=(audit("2026-10-10", by="independent_internal"),),
    )

    assert codes(facts, "2026-11-19") == []
    assert codes(facts, "2026-11-20") == ["assessor_not_allowed"]


def test_a_system_on_the_national_security_list_needs_an_outside_body():
    internal = replace(CLEARED, conclusions=(audit("2026-10-10", by="independent_internal"),))

    assert codes(internal) == []
    assert codes(replace(internal, answers=(LISTED,))) == ["assessor_not_allowed"]


@pytest.mark.parametrize("occasion", ["serious_incident", "major_change", "authority_request", "high_risk"])
def test_some_occasions_need_an_outside_body_at_every_level(occasion):
    internal = audit("2026-11-01", kind="ad_hoc", by="independent_internal", occasion=occasion)
    outside = replace(internal, assessor_kind="state_service")

    assert codes(replace(CLEARED, conclusions=(*CLEARED.conclusions, internal))) == ["assessor_not_allowed"]
    assert codes(replace(CLEARED, conclusions=(*CLEARED.conclusions, outside))) == []


def test_without_a_level_only_what_holds_at_every_level_is_judged():
    undecided = replace(CLEARED, decisions=())

    assert codes(replace(undecided, conclusions=(audit("2026-10-10", by="operator"),))) == [
        "no_level_decision",
        "assessor_not_allowed",
    ]
    assert codes(replace(undecided, conclusions=(audit("2026-10-10", by="independent_internal"),))) == [
        "no_level_decision"
    ]
    assert codes(replace(undecided, conclusions=(audit("2026-08-18", by="operator"),))) == ["no_level_decision"]


def test_the_audit_that_renews_is_judged_too_when_a_later_ad_hoc_one_governs():
    conclusions = (audit("2026-10-10", by="operator"), audit("2026-11-01", kind="ad_hoc"))

    blocker = only(replace(CLEARED, conclusions=conclusions))

    assert blocker.code == "assessor_not_allowed"
    assert "10/10/2026" in blocker.remedy


def test_a_negative_conclusion_is_not_doubted_for_its_assessor():
    assert codes(replace(CLEARED, conclusions=(audit("2026-10-10", "not_eligible", by="operator"),))) == [
        "not_eligible"
    ]


def test_the_cadence_does_not_run_from_an_audit_by_a_body_that_may_not_audit_even_after_a_lift():
    conclusions = (audit("2026-10-10", "not_eligible", by="operator"), audit("2026-11-01", kind="ad_hoc"))

    assert codes(replace(CLEARED, conclusions=conclusions)) == ["assessor_not_allowed"]


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_an_internal_audit_clears_up_to_level_4_with_a_caution(level):
    """Đ31.2.c wants forms of the authority at every level; a merge once lost this for levels 1 and 2."""
    facts = replace(
        CLEARED, decisions=decided(level=level), conclusions=(audit("2026-10-10", by="independent_internal"),)
    )

    gate = clearance(facts, TODAY, POLICIES)

    (caution,) = gate.warnings
    assert gate.cleared
    assert caution.code == "self_assessment"
    assert caution.text
    assert "Đ31.2.c" in caution.clause


# Major changes


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([], ["major_change_unassessed"]),
        ([audit("2026-11-05", kind="ad_hoc", occasion="major_change")], []),
        ([audit("2026-11-01", kind="ad_hoc", occasion="major_change")], []),  # the very day of the change
        ([audit("2026-11-05")], []),
        ([audit("2026-11-05", "conditional", conditions_until=day("2027-01-01"))], []),
        ([audit("2026-11-05", by="independent_internal")], ["major_change_unassessed"]),
        ([audit("2026-11-05", "not_eligible")], ["not_eligible", "major_change_unassessed"]),
        ([audit("2026-11-05"), audit("2026-11-20", by="independent_internal")], []),
        ([audit("2026-11-23")], ["major_change_unassessed"]),
    ],
)
def test_a_major_change_needs_a_conclusion_since_by_an_outside_body(after, expected):
    facts = replace(
        CLEARED, changes=(Change(day("2026-11-01"), "thêm phân hệ"),), conclusions=(*CLEARED.conclusions, *after)
    )

    assert codes(facts, "2026-10-31") == []
    assert codes(facts) == expected


def test_only_what_came_after_the_latest_change_counts():
    facts = replace(
        CLEARED,
        changes=(Change(day("2026-10-20")), Change(day("2026-11-10"))),
        conclusions=(*CLEARED.conclusions, audit("2026-11-05")),
    )

    blocker = only(facts)

    assert (blocker.code, blocker.clause) == ("major_change_unassessed", "NĐ 331/2026 Đ28.3.b; Đ31.2.c")
    assert "10/11/2026" in blocker.remedy


# Serious incidents


DETECTED = Incident(instant("2026-11-01 00:30"))


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([], ["serious_incident_unassessed"]),
        ([audit("2026-10-31", kind="ad_hoc")], ["serious_incident_unassessed"]),
        ([audit("2026-11-01", kind="ad_hoc", occasion="serious_incident")], []),  # the very day of detection
        ([audit("2026-11-05", kind="ad_hoc", by="state_service", occasion="serious_incident")], []),
        ([audit("2026-11-05", kind="ad_hoc", by="designated", occasion="serious_incident")], []),
        ([audit("2026-11-05", "not_eligible", "ad_hoc")], ["not_eligible", "serious_incident_unassessed"]),
        ([audit("2026-11-23", kind="ad_hoc")], ["serious_incident_unassessed"]),
    ],
)
def test_at_every_level_a_serious_incident_needs_a_conclusion_since_by_an_outside_body(level, after, expected):
    facts = replace(
        CLEARED, decisions=decided(level=level), incidents=(DETECTED,), conclusions=(*CLEARED.conclusions, *after)
    )

    assert codes(facts, "2026-10-31") == []
    assert codes(facts) == expected


def test_an_incident_counts_from_its_day_in_viet_nam():
    late_evening_in_utc = Incident(dt.datetime(2026, 10, 31, 17, 30, tzinfo=dt.UTC))

    assert late_evening_in_utc.day == day("2026-11-01")
    assert codes(replace(CLEARED, incidents=(late_evening_in_utc,)), "2026-10-31") == []


@pytest.mark.parametrize(
    ("detected", "expected"),
    [("2026-08-18 23:59", []), ("2026-08-19 00:00", ["serious_incident_unassessed"])],
)
def test_only_what_was_detected_since_the_decree_is_in_force_asks_for_it(detected, expected):
    assert (
        codes(replace(CLEARED, conclusions=(audit("2026-08-01"),), incidents=(Incident(instant(detected)),)))
        == expected
    )


def test_an_internal_unit_may_not_assess_after_a_serious_incident_and_the_remedy_says_who_may():
    inside = audit("2026-11-05", kind="ad_hoc", by="independent_internal", occasion="periodic")
    facts = replace(CLEARED, incidents=(DETECTED,), conclusions=(*CLEARED.conclusions, inside))

    blocker = only(facts)

    assert blocker.code == "serious_incident_unassessed"
    assert blocker.clause.startswith("NĐ 331/2026 Đ31.2.c")
    assert "01/11/2026" in blocker.remedy
    for body in ("được cấp phép", "được chỉ định", "tổ chức sự nghiệp nhà nước"):
        assert body in blocker.remedy


def test_a_permission_lapses_on_the_day_of_a_serious_incident_and_does_not_come_back_by_itself():
    hit = replace(CLEARED, incidents=(DETECTED,))
    healed = replace(hit, conclusions=(*CLEARED.conclusions, audit("2026-11-10", kind="ad_hoc")))

    assert in_use(hit, day("2026-10-31"), POLICIES)
    assert not in_use(hit, day("2026-11-01"), POLICIES)
    assert codes(healed) == []
    assert not in_use(healed, TODAY, POLICIES)
