"""Record a fact of a declared kind (`inventory.records`): one use case for all of them."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlmodel import SQLModel, col, select

from inventory.organisation.access import Act, system
from inventory.records import ConditionsMet, OwnCadence, Role
from inventory.records.declaration import DeclaredField, Record, Reference, check_fields, fields_of
from inventory.records.facts import add
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
    about = system(work, code, row.declaration.act)
    checks = check_fields(row, work.today)
    for each in fields_of(type(row)).values():
        if each.kind == "reference":
            _check_reference(checks, work, about, each, getattr(row, each.name))
    checks.done()
    check = _OF_THE_REGISTER.get(type(row))
    if check is not None:
        check(checks, work, about, row)
        checks.done()
    return add(work, about, row)


def referred(work: Work, code: str, each: DeclaredField) -> list[Any]:
    """Return the records that a reference field of a system may name, the newest entry first. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    table = _named_by(each)
    held = select(table).where(table.system_id == about.id, col(table.voided_at).is_(None))
    return list(work.session.exec(held.order_by(col(table.id).desc())))


def _check_reference(checks: Checks, work: Work, about: System, each: DeclaredField, number: int | None) -> None:
    if number is None:
        return
    known = work.session.get(_named_by(each), number)
    if known is None or known.system_id != about.id or known.voided_at is not None:
        rule = f"{each.declared.label}: không có bản ghi này của hệ thống."
        checks.problem(each.name, rule, "Hãy mở lại trang rồi chọn lại.")


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
    if audit.conclusion != Result.CONDITIONAL:
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
