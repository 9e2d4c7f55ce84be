"""Record a fact of any declared kind (`inventory.records`), with what some ask of the rules of time."""

from collections.abc import Callable
from typing import Any, TypeVar

from inventory.records import ConditionsMet, OwnCadence, facts
from inventory.records.declaration import Record
from inventory.register_tables import System
from inventory.validation import Checks
from inventory.work import Work
from schedules.cadence.cadence import cadence_on
from schedules.gate.dated import Result
from schedules.gate.record import record_on
from schedules.schedule_tables import Audit
from schedules.standing import fact_reader

Kept = TypeVar("Kept", bound=Record)


def record(work: Work, code: str, row: Kept) -> Kept:
    """
    Record a fact of a declared kind about a system; it may wait for a second person (`work.deferred`).

    Raises NotFound, NotAllowed, and Invalid with everything wrong with its fields.
    """
    return facts.record(work, code, row, _OF_THE_REGISTER.get(type(row)))


def _of_a_conditional(checks: Checks, work: Work, _about: System, row: ConditionsMet) -> None:
    audit = work.session.get_one(Audit, row.audit_id)
    if audit.conclusion != Result.CONDITIONAL:
        checks.problem("audit_id", "Kết luận này không kèm điều kiện.", "Hãy chọn kết luận kèm điều kiện.")
    elif row.on < audit.concluded_on:
        checks.problem("on", "Ngày văn bản đứng trước ngày kết luận.", "Hãy kiểm tra lại hai ngày.")


def _only_shorter(checks: Checks, work: Work, about: System, row: OwnCadence) -> None:
    """A system's own cadence only shortens what the policy of its level asks for (Đ28.5.a)."""
    if row.months is None:
        return
    [(_, known)] = fact_reader.load(work.session, [about])
    general = cadence_on(record_on(known, row.on).counted_level, row.on, fact_reader.policies(work.session))
    if row.months >= general.months:
        rule = f"Chu kỳ riêng {row.months} tháng không ngắn hơn chu kỳ chung {general.months} tháng ({general.clause})."
        checks.problem("months", rule, "Hãy nhập số tháng nhỏ hơn; chu kỳ dài hơn chỉ đổi được ở Chu kỳ kiểm tra.")


_OF_THE_REGISTER: dict[type[Record], Callable[[Checks, Work, System, Any], None]] = {
    ConditionsMet: _of_a_conditional,
    OwnCadence: _only_shorter,
}
"""What a kind asks of conclusions and cadences, which the inventory does not know."""
