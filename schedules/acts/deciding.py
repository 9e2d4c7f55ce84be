"""Record the decision that approves a level, with the written reason where it is below what the criteria give."""

import json

from sqlmodel import select

from inventory.organisation.access import Act, Unseen, reads, system, writes
from inventory.records import Classification, Decision, LevelReason, facts
from inventory.records.holding import holds, latest_first
from inventory.work import Work
from schedules.acts import recording
from schedules.standing import fact_reader


@writes(Act.RECORD, Unseen.ADDS)
def decide(work: Work, code: str, decision: Decision, reason: str = "") -> Decision:
    """
    Record a decision (Đ18, Đ20.3); `reason` covers the level that the answers of its regime give, when that is higher.

    Without one the decision is kept all the same, as the paper says, and the gate stays shut (Đ8.2, Đ10.5).
    Raises Invalid, NotFound, NotAllowed.
    """
    kept = facts.record(work, code, decision)
    computed = computed_under(work, code, decision.regime)
    if reason.strip() and computed is not None and computed > decision.level:
        why = LevelReason(on=decision.date, level=computed, reason=reason, number=decision.number)
        recording.record(work, code, why)
    return kept


@reads(Act.VIEW)
def computed_under(work: Work, code: str, regime: str) -> int | None:
    """Return the level that the newest answers of a regime give; None when there are none, or a person must decide."""
    about = system(work, code, Act.VIEW)
    held = select(Classification.facts).where(
        Classification.system_id == about.id, holds(Classification), Classification.regime == regime
    )
    newest = work.session.exec(held.order_by(*latest_first(Classification))).first()
    return fact_reader.classified(json.dumps(newest, sort_keys=True))[1] if newest is not None else None
