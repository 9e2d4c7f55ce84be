"""What the form says would follow from a conclusion is what follows once it is recorded."""

from dataclasses import replace

import pytest

from schedules.gate.dated import Conclusion
from schedules.gate.following import following
from schedules.standing import fact_reader
from tests.histories import CLEARED, POLICIES, TODAY, audit, day
from tests.register import DAY, OFFICER, cleared_system, conclude, new_system, stored


@pytest.mark.parametrize(
    ("conclusion", "renews", "governs", "due", "blocked"),
    [
        (audit("2026-11-20"), True, True, "2028-11-20", []),
        (audit("2026-11-20", "not_eligible"), True, True, "2028-11-20", ["not_eligible"]),
        (audit("2026-11-20", kind="ad_hoc"), False, True, "2028-10-10", []),
        (audit("2026-11-20", "not_eligible", "ad_hoc"), False, True, "2028-10-10", ["not_eligible"]),
        (audit("2026-11-20", by="operator"), True, True, "2028-11-20", ["assessor_not_allowed"]),
        (audit("2026-10-10"), True, True, "2028-10-10", []),  # of one day, the one recorded last
        (audit("2024-05-01", "not_eligible"), False, False, "2028-10-10", []),
    ],
)
def test_a_conclusion_renews_governs_and_blocks_as_the_gate_has_it(conclusion, renews, governs, due, blocked):
    then = following(CLEARED, conclusion, TODAY, POLICIES)

    assert (then.renews, then.governs) == (renews, governs)
    assert then.state.audit_due_on == day(due)
    assert [blocker.code for blocker in then.state.clearance.blockers] == blocked


def test_an_ad_hoc_conclusion_does_not_make_a_system_audited():
    then = following(replace(CLEARED, conclusions=()), audit("2026-11-20", kind="ad_hoc"), TODAY, POLICIES)

    assert then.state.audit_due_on is None


@pytest.mark.engines("sqlite")
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["periodic", "ad_hoc"])
@pytest.mark.parametrize(("result", "until"), [("eligible", None), ("not_eligible", None), ("conditional", 9)])
@pytest.mark.parametrize("by", ["licensed", "operator"])
@pytest.mark.parametrize("make", [new_system, cleared_system])
def test_what_was_foretold_is_what_is_stored(database, kind, result, until, by, make):
    make(database, "A")
    occasion = "high_risk" if kind == "ad_hoc" else "periodic"
    with database.work(OFFICER) as work:
        [(_, facts)] = fact_reader.load(work.session, [stored(database, "A")])
        conditions_until = work.today + until * DAY if until else None
        draft = Conclusion(work.today, kind, result, by, conditions_until, occasion)
        foretold = following(facts, draft, work.today, fact_reader.policies(work.session)).state
        more = {"conclusion": result, "conditions_until": conditions_until, "assessor_kind": by, "occasion": occasion}
        conclude(work, "A", work.today, kind=kind, **more)

    found = stored(database, "A")
    told = (foretold.audit_due_on, foretold.act_by, foretold.clearance.until)
    assert told == (found.audit_due_on, found.act_by, found.cleared_until)
