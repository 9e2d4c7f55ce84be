"""Record a fact of a declared kind (`inventory.records`): one use case for all of them."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from sqlmodel import SQLModel, col, select

from inventory.errors import Reason, Refused
from inventory.organisation.access import Act, system
from inventory.records import Audit, ConditionsMet, OwnCadence, Permission, Role
from inventory.records.declaration import DeclaredField, Record, Reference, check_fields, fields_of
from inventory.records.facts import add
from inventory.register_tables import System
from inventory.validation import Checks
from inventory.work import Work
from schedules.alerts import alerts
from schedules.cadence.cadence import cadence_on
from schedules.gate.dated import AuditResult
from schedules.gate.record import record_on
from schedules.standing import fact_reader, visible_facts

Kept = TypeVar("Kept", bound=Record)


def record(work: Work, code: str, row: Kept) -> Kept:
    """
    Record a fact of a declared kind about a system; it may wait for a second person (`work.deferred`).

    Raises NotFound, NotAllowed, and Invalid with everything wrong with its fields.
    """
    if isinstance(row, Permission):
        raise ValueError("a permission passes the gate: see schedules.acts.enforcement")
    return _record(work, system(work, code, row.declaration.act), row)


def record_about(work: Work, row: Kept) -> Kept:
    """
    Record a fact about another record, as a step of an incident or a review of a website; the system is the other's.

    Raises as `record`, and Refused when the other was taken back, or has all that there can be about it.
    """
    each, number = _parent_of(row)
    parent, table = each.declared.parent, _named_by(each)
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
    checks = check_fields(row, work.now)
    for each in fields_of(type(row)).values():
        if each.kind == "reference":
            _check_reference(checks, work, about, each, row)
    checks.done()
    check = _OF_THE_REGISTER.get(type(row))
    if check is not None:
        check(checks, work, about, row)
        checks.done()
    kept = add(work, about, row)
    alerts.recorded(work, kept)
    return kept


def referred(work: Work, code: str, each: DeclaredField) -> list[Any]:
    """Return the records that a reference field of a system may name, the newest entry first. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    table = _named_by(each)
    held = select(table).where(table.system_id == about.id, col(table.voided_at).is_(None))
    return list(work.session.exec(held.order_by(col(table.id).desc())))


def _check_reference(checks: Checks, work: Work, about: System, each: DeclaredField, row: Record) -> None:
    number = getattr(row, each.name)
    if number is None:
        return
    known = work.session.get(_named_by(each), number)
    if known is None or known.system_id != about.id or known.voided_at is not None:
        rule = f"{each.declared.label}: không có bản ghi này của hệ thống."
        checks.problem(each.name, rule, "Hãy mở lại trang rồi chọn lại.")
    elif each.declared.parent and each.declared.parent.early and _is_before(row, known):
        checks.problem(row.day_column, each.declared.parent.early, "Hãy kiểm tra lại ngày.")


def _is_before(row: Record, parent: Record) -> bool:
    """Say whether a record counts from before its parent does: by the instants where both have one, or by the day."""
    mine, its = getattr(row, row.day_column), getattr(parent, parent.day_column)
    if isinstance(mine, dt.datetime) and isinstance(its, dt.datetime):
        return mine < its
    return mine is not None and row.day < parent.day


def _named_by(each: DeclaredField) -> Any:
    if each.declared.reference is None:
        raise ValueError(f"{each.name} is no reference")
    return table_of(each.declared.reference)


def table_of(reference: Reference) -> Any:
    """Return the class of the table that a reference names."""
    mappers = SQLModel._sa_registry.mappers
    return next(mapper.class_ for mapper in mappers if mapper.class_.__tablename__ == reference.table)


def _of_a_conditional(checks: Checks, work: Work, _about: System, row: ConditionsMet) -> None:
    audit = work.session.get_one(Audit, row.audit_id)
    if audit.conclusion != AuditResult.CONDITIONAL:
        checks.problem("audit_id", "Kết luận này không kèm điều kiện.", "Hãy chọn kết luận kèm điều kiện.")
    elif row.on < audit.concluded_on:
        checks.problem("on", "Ngày văn bản đứng trước ngày kết luận.", "Hãy kiểm tra lại hai ngày.")


def _only_shorter(checks: Checks, work: Work, about: System, row: OwnCadence) -> None:
    """A system's own cadence only shortens what the policy of its level asks for (Đ28.5.a)."""
    if row.months is None:
        return
    [(_, facts)] = fact_reader.load(work.session, [about])
    general = cadence_on(record_on(facts, row.on).counted_level, row.on, fact_reader.policies(work.session))
    if row.months >= general.months:
        rule = f"Chu kỳ riêng {row.months} tháng không ngắn hơn chu kỳ chung {general.months} tháng ({general.clause})."
        checks.problem("months", rule, "Hãy nhập số tháng nhỏ hơn; chu kỳ dài hơn chỉ đổi được ở Chu kỳ kiểm tra.")


def _confirmed(_checks: Checks, work: Work, _about: System, row: Role) -> None:
    row.confirmed_by = row.confirmed_by or work.actor.name


_OF_THE_REGISTER: dict[type[Record], Callable[[Checks, Work, System, Any], None]] = {
    ConditionsMet: _of_a_conditional,
    OwnCadence: _only_shorter,
    Role: _confirmed,
}
"""What a kind asks of what else is on record."""
