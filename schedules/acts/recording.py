"""Record a fact of a declared kind (`inventory.records`): one use case for all of them."""

from collections.abc import Callable
from typing import Any, TypeVar

from inventory.errors import Reason, Refused
from inventory.organisation.access import BY_KIND, Unseen, system, writes
from inventory.records import OwnCadence, Permission, facts
from inventory.records.declaration import DeclaredField, Record, fields_of
from inventory.records.references import named_by
from inventory.register_tables import System
from inventory.validation import Checks
from inventory.work import Work
from schedules.alerts import alerts
from schedules.cadence.cadence import cadence_on
from schedules.gate.record import record_on
from schedules.standing import fact_reader, visible_facts

Kept = TypeVar("Kept", bound=Record)


@writes(BY_KIND, Unseen.ADDS)
def record(work: Work, code: str, row: Kept) -> Kept:
    """
    Record a fact of a declared kind about a system; it may wait for a second person (`work.deferred`).

    Raises NotFound, NotAllowed, and Invalid with everything wrong with its fields.
    """
    if isinstance(row, Permission):
        raise ValueError("a permission passes the gate: see schedules.acts.enforcement")
    return _record(work, system(work, code, row.declaration.act), row)


@writes(BY_KIND, Unseen.ADDS)
def record_about(work: Work, row: Kept) -> Kept:
    """
    Record a fact about another record, as a step of an incident or a review of a website; the system is the other's.

    Raises as `record`, and Refused when the other was taken back, or has all that there can be about it.
    """
    each, number = _parent_of(row)
    parent, table = each.declared.parent, named_by(each)
    if parent is None:
        raise ValueError(f"{each.name} names no parent")
    _, about = visible_facts.spoken_of(work, table, number, each.declared.label.lower(), table.declaration.act)
    if parent.twice and visible_facts.grouped(work, type(row), getattr(type(row), each.name), [number]):
        raise Refused([Reason("twice", "", parent.twice)])
    return _record(work, about, row)


def _parent_of(row: Record) -> tuple[DeclaredField, int]:
    """Return the field by which a record names what it is about, and the id."""
    named = ((each, getattr(row, each.name)) for each in fields_of(type(row)).values() if each.declared.parent)
    return next((each, number) for each, number in named if number is not None)


def _record(work: Work, about: System, row: Kept) -> Kept:
    kept = facts.enter(work, about, row, _OF_THE_REGISTER.get(type(row)))
    alerts.recorded(work, kept)
    return kept


def _only_shorter(checks: Checks, work: Work, about: System, row: OwnCadence) -> None:
    """A system's own cadence only shortens what the policy of its level asks for (Đ28.5.a)."""
    if row.months is None:
        return
    [(_, known)] = fact_reader.load(work.session, [about])
    general = cadence_on(record_on(known, row.on).counted_level, row.on, fact_reader.policies(work.session))
    if row.months >= general.months:
        rule = f"Chu kỳ riêng {row.months} tháng không ngắn hơn chu kỳ chung {general.months} tháng ({general.clause})."
        checks.problem("months", rule, "Hãy nhập số tháng nhỏ hơn; chu kỳ dài hơn chỉ đổi được ở Chu kỳ kiểm tra.")


_OF_THE_REGISTER: dict[type[Record], Callable[[Checks, Work, System, Any], None]] = {OwnCadence: _only_shorter}
"""What a kind asks of the rules of time, which the inventory does not know."""
