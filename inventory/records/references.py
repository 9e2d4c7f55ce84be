"""Fields that hold the id of another record of the same system: which records they may name."""

import datetime as dt
from typing import Any

from sqlmodel import SQLModel, col

from inventory.organisation.access import Act, reads, system
from inventory.records.declaration import DeclaredField, Record, Reference
from inventory.records.holding import holding
from inventory.register_tables import System
from inventory.validation import Checks
from inventory.work import Work


def table_of(reference: Reference) -> Any:
    """Return the class of the table that a reference names."""
    mappers = SQLModel._sa_registry.mappers
    return next(mapper.class_ for mapper in mappers if mapper.class_.__tablename__ == reference.table)


@reads(Act.VIEW)
def referred(work: Work, code: str, each: DeclaredField) -> list[Any]:
    """Return the records that a reference field of a system may name, the newest entry first. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    table = named_by(each)
    held = holding(table).where(table.system_id == about.id)
    return list(work.session.exec(held.order_by(col(table.id).desc())))


def check_reference(checks: Checks, work: Work, about: System, each: DeclaredField, row: Record) -> None:
    """Note a reference to a record that the system does not have, or one that a record comes before."""
    number = getattr(row, each.name)
    if number is None:
        return
    known = work.session.get(named_by(each), number)
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


def named_by(each: DeclaredField) -> Any:
    """Return the class of the table that a reference field names."""
    if each.declared.reference is None:
        raise ValueError(f"{each.name} is no reference")
    return table_of(each.declared.reference)
