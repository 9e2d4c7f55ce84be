"""What holds of the gate and of the permission whatever the facts and the policies."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.law import regimes
from schedules.cadence.cadence import Policy
from schedules.gate.clearance import clearance, in_use, state
from schedules.gate.dated import (
    VIETNAM,
    Answers,
    Certificate,
    Change,
    Conclusion,
    Decision,
    Delegation,
    Facts,
    Incident,
    Offices,
    Operation,
    OwnCadence,
    Permission,
    PlanState,
    Reason,
    Regulation,
    Role,
)
from schedules.gate.gate_rules import LEVEL_BELOW_CRITERIA, NO_CERTIFICATE, Rules, default_rules
from schedules.gate.record import known_on
from tests.histories import (
    DAY,
    NEW,
    OLD,
    POLICIES,
    codes,
)

spans = st.dates(dt.date(2026, 1, 1), dt.date(2029, 12, 31))
instants = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2029, 12, 31), timezones=st.just(dt.UTC))  # noqa: DTZ001
ahead = st.dates(dt.date(2026, 1, 1), dt.date(2031, 12, 31))
OUTSIDE = {"licensed", "state_service", "designated"}
ASSESSORS = ["operator", "independent_internal", "licensed", "state_service", "designated"]


def several(facts, least: int = 0, most: int = 3):
    return st.lists(facts, min_size=least, max_size=most).map(lambda found: tuple(sorted(found, key=lambda f: f.day)))


@st.composite
def conclusions(draw):
    on = draw(spans)
    result = draw(st.sampled_from(["eligible", "eligible", "not_eligible", "conditional"]))
    until = on + draw(st.integers(0, 400)) * DAY if result == "conditional" else None
    kind = draw(st.sampled_from(["pre_operation", "periodic", "ad_hoc"]))
    occasion = draw(st.sampled_from([None, "periodic", "major_change", "serious_incident"]))
    return Conclusion(on, kind, result, draw(st.sampled_from([*ASSESSORS, "licensed", "licensed"])), until, occasion)


START = dt.date(2026, 1, 1)
RULES = [
    default_rules(),
    Rules({}),
    Rules(dict.fromkeys(default_rules().begins, dt.date(2026, 11, 28))),
    Rules({LEVEL_BELOW_CRITERIA: dt.date(2027, 3, 1), NO_CERTIFICATE: dt.date(2026, 8, 19)}),
]
wild = st.builds(
    Facts,
    registered_on=st.just(START),
    roles=several(st.builds(Role, spans, st.sampled_from([None, "owned", "operated", "used"]))),
    answers=several(
        st.builds(
            Answers,
            spans,
            st.sampled_from([NEW, OLD]),
            st.sampled_from([None, 1, 2, 3, 4, 5]),
            st.sampled_from([0, 3]),
            st.booleans(),
        )
    ),
    reasons=several(st.builds(Reason, spans, st.integers(2, 5)), most=1),
    certificates=several(st.builds(Certificate, spans, st.none() | ahead), most=2),
    own_cadences=several(st.builds(OwnCadence, spans, st.none() | st.integers(1, 11)), most=2),
    delegations=several(
        st.builds(Delegation, spans, st.just("Sở"), ahead, st.sampled_from([None, True, False])), most=2
    ),
    offices=st.just(Offices(rooms=frozenset({"phong"}))),
    rules=st.sampled_from(RULES),
    decisions=several(
        st.builds(
            Decision,
            spans,
            st.integers(1, 5),
            st.sampled_from([NEW, OLD]),
            st.just("1/QĐ"),
            st.sampled_from(["UBND tỉnh", "Sở", "Phòng"]),
        )
    ),
    regulations=several(st.builds(Regulation, st.dates(START, dt.date(2027, 1, 1))), 1),
    plans=several(st.builds(PlanState, spans, st.sampled_from(["partial", "full"])), 1),
    conclusions=several(conclusions(), 1, 5),
    changes=several(st.builds(Change, spans), most=1),
    incidents=several(st.builds(Incident, instants), most=1),
    operations=several(st.builds(Operation, spans, st.sampled_from(["operating", "stopped", "retired"])), most=1),
    permissions=several(st.builds(Permission, spans, st.booleans())),
)


def after_a_good_start(facts: Facts) -> Facts:
    """The same, but for a system that had everything in order on its first day and was permitted."""
    return replace(
        facts,
        decisions=(Decision(START, 2, OLD), *facts.decisions),
        regulations=(Regulation(START - DAY), *facts.regulations),
        plans=(PlanState(START, "full"), *facts.plans[1:]),
        conclusions=(Conclusion(START, "pre_operation", "eligible", "licensed"), *facts.conclusions),
        permissions=(Permission(START, granted=True), *facts.permissions),
    )


histories = wild | wild.map(after_a_good_start)
regimes_of_time = st.lists(
    st.builds(
        lambda start, months: Policy("thử", start, "thử 1", dict.fromkeys(range(1, 6), months)),
        ahead,
        st.integers(1, 36),
    ),
    max_size=2,
).map(lambda more: (*POLICIES, *more))


@pytest.mark.slow
@given(histories, ahead, regimes_of_time)
def test_no_blocker_and_cleared_are_the_same(facts, on, policies):
    gate = clearance(facts, on, policies)

    assert gate.cleared == (gate.blockers == ())
    assert gate.cleared == (gate.until is not None)
    assert len({blocker.code for blocker in gate.blockers}) == len(gate.blockers)


@pytest.mark.slow
@given(histories, ahead, regimes_of_time)
def test_the_last_day_is_exact(facts, on, policies):
    gate = clearance(facts, on, policies)
    if gate.until is None:
        return
    frozen = known_on(facts, on)

    turns = {policy.in_force_from for policy in policies} | {on, gate.until}
    walked = [on + n * DAY for n in range(0, (gate.until - on).days, 29)]
    for each in sorted({*walked, *(turn for turn in turns if on <= turn <= gate.until)}):
        assert clearance(frozen, each, policies).cleared
    assert not clearance(frozen, gate.until + DAY, policies).cleared


@given(histories, ahead, regimes_of_time)
def test_the_state_is_a_function_of_the_facts_up_to_the_day(facts, on, policies):
    assert state(facts, on, policies) == state(known_on(facts, on), on, policies)


@given(histories, spans, ahead)
def test_a_negative_ad_hoc_conclusion_never_clears(facts, negative_on, on):
    negative = Conclusion(negative_on, "ad_hoc", "not_eligible", "licensed")
    with_it = replace(facts, conclusions=tuple(sorted((*facts.conclusions, negative), key=lambda each: each.day)))

    if clearance(with_it, on, POLICIES).cleared:
        assert clearance(facts, on, POLICIES).cleared


@given(histories, st.sampled_from(["pre_operation", "periodic", "ad_hoc"]), spans, ahead)
def test_a_negative_conclusion_blocks_from_its_day_until_a_later_positive_one(facts, kind, negative_on, on):
    negative = Conclusion(negative_on, kind, "not_eligible", "licensed")
    earlier = tuple(each for each in facts.conclusions if each.day <= negative_on)

    blocked = replace(facts, conclusions=(*earlier, negative))

    if on >= negative_on:
        assert "not_eligible" in codes(blocked, on)


@given(histories, instants, spans)
def test_a_serious_incident_blocks_from_its_day_until_an_outside_body_concluded_well(facts, detected_at, on):
    known = replace(facts, incidents=(Incident(detected_at),))
    since = detected_at.astimezone(VIETNAM).date()
    good = [
        each
        for each in facts.conclusions
        if since <= each.day <= on and each.conclusion != "not_eligible" and each.assessor_kind in OUTSIDE
    ]

    blocked = "serious_incident_unassessed" in codes(known, on)

    if since < regimes.get("331/2026").in_force_from or on < since:
        assert not blocked
    else:
        assert blocked == (not good)


@given(histories, instants, ahead)
def test_an_incident_never_opens_the_gate_and_one_taken_back_leaves_it_as_it_was(facts, detected_at, on):
    without = replace(facts, incidents=())

    assert set(codes(without, on)) == set(codes(replace(without, incidents=(Incident(detected_at),)), on)) - {
        "serious_incident_unassessed"
    }


@given(histories, ahead, regimes_of_time)
def test_in_use_means_cleared_and_granted_and_no_violation(facts, on, policies):
    now = state(facts, on, policies)

    assert now.in_use == in_use(facts, on, policies)
    assert now.violation == (now.operating and not now.in_use)
    if now.in_use:
        assert now.clearance.cleared
        assert [each for each in facts.permissions if each.day <= on][-1].granted


@pytest.mark.slow
@given(histories, spans, st.integers(0, 500), regimes_of_time)
def test_a_permission_holds_exactly_while_every_day_since_the_grant_was_cleared(facts, granted_on, length, policies):
    """Walked day by day, against the answer that looks only at the days on which something changes."""
    facts = replace(facts, permissions=(Permission(granted_on, granted=True),))
    on = granted_on + length * DAY

    walked = all(clearance(facts, granted_on + n * DAY, policies).cleared for n in range(length + 1))

    assert in_use(facts, on, policies) == walked


@given(histories, regimes_of_time)
def test_a_permission_that_lapsed_stays_lapsed_until_the_next_grant(facts, policies):
    facts = replace(facts, permissions=facts.permissions[:1])
    days = sorted({fact.day for fact in (*facts.conclusions, *facts.decisions, *facts.plans, *facts.permissions)})

    held = [in_use(facts, each, policies) for each in days if facts.permissions and each >= facts.permissions[0].day]

    assert all(now or not later for now, later in pairwise(held))
