"""What a blocker says in the case at hand: that it rests on our reading, or what can still be done about it."""

from dataclasses import replace

from inventory.law import regimes
from schedules.gate.dated import Running
from schedules.gate.record import Record
from schedules.gate.remedies import Blocker, case_words

SHUT_BY_READING = frozenset(
    {"conclusion_expired", "conditions_overdue", "major_change_unassessed", "serious_incident_unassessed"}
)
"""The decree wants an audit, conditions met or an assessment; that the permission ends without them is our reading."""


def in_case(record: Record, blocker: Blocker) -> Blocker:
    """
    Return the blocker with what its case adds.

    - `SHUT_BY_READING`: says so.
    - No conclusion yet: Luật An ninh mạng 116/2025/QH15 Đ10.3, Đ10.4 leaves the evaluation before use to the owner at
      levels 1-4 outside the list; NĐ 331 Đ28.3 and the plan of 2026 make no exception. We take the strict side.
    - The plan is not implemented in full: Đ30.6 and TT 12/2022 Đ9.6 speak of new, extended or upgraded systems. That it
      holds for one that was running when it was registered is our reading.
    - A decision without any Quy chế before it: "issue one before the approval" can no longer be followed.
    """
    if blocker.code in SHUT_BY_READING:
        return replace(blocker, remedy=f"{blocker.remedy} {case_words(blocker.code, record.approval_regime)}")
    if blocker.code == "no_conclusion" and _left_to_the_owner(record):
        return replace(blocker, remedy=f"{blocker.remedy} {case_words('no_conclusion', record.approval_regime)}")
    if blocker.code == "plan_not_full" and was_running(record):
        return replace(blocker, remedy=f"{blocker.remedy} {case_words('plan_not_full', record.approval_regime)}")
    if blocker.code == "no_regulation" and record.decision:
        words = case_words("no_regulation", record.approval_regime, decided_on=record.decision.day)
        return replace(blocker, remedy=words)
    return blocker


def was_running(record: Record) -> bool:
    """Say whether the system was in operation already on the day it was registered."""
    first = next(iter(record.facts.operations), None)
    return first is not None and first.state == Running.OPERATING and first.day <= record.facts.registered_on


def _left_to_the_owner(record: Record) -> bool:
    rule = regimes.on(record.on).rule("evaluation_before_use")
    return bool(rule) and record.level not in rule["always_at"] and not record.listed
