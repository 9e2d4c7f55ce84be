"""What the office is to a system, by date: owner, operator, or only user (NĐ 331/2026 Đ4, Đ5)."""

import datetime as dt
from typing import Annotated, ClassVar

from inventory.choices import Responsibility
from inventory.records.declaration import Declaration, Declared, Record
from inventory.register_tables import System
from inventory.validation import NAME, Checks
from inventory.work import Work

NOT_CONFIRMED = "Chưa xác nhận vai trò"


def word(responsibility: str | None) -> str:
    """Return what the office is to a system, in words."""
    return Responsibility.word(responsibility) if responsibility else NOT_CONFIRMED


def _headline(row: "Role") -> str:
    return word(row.responsibility)


def _by_another(row: "Role") -> str:
    """Name who confirmed it where that is not who recorded it, who stands beside each record anyhow."""
    return f"Người xác nhận: {row.confirmed_by}" if row.confirmed_by not in ("", row.recorded_by) else ""


def _confirmed(_checks: Checks, work: Work, _about: System, row: "Role") -> None:
    row.confirmed_by = row.confirmed_by or work.actor.name


class Role(Record, table=True):
    """The office's role from a day on; empty: it is in doubt again, and the gate is as strict as for an operator."""

    declaration: ClassVar[Declaration] = Declaration(
        list="roles",
        title="Vai trò của cơ quan",
        plural="Vai trò của cơ quan với hệ thống",
        about="Cơ quan là chủ quản, được giao vận hành hay chỉ sử dụng hệ thống, từ ngày nào.",
        clause="NĐ 331/2026 Đ4; Đ5",
        tab="thong-tin",
        headline=_headline,
        details=lambda row: (_by_another(row), row.note),
        series=(),
        against=_confirmed,
        opens=lambda row, before: (
            row.responsibility == Responsibility.USED
            and (before is None or before.responsibility != Responsibility.USED)
        ),
        shuts=lambda _row: True,
    )

    on: Annotated[dt.date, Declared("Từ ngày", required=True, may_lack=True)]
    responsibility: Annotated[str | None, Declared("Vai trò của cơ quan", choices=Responsibility)] = None
    confirmed_by: Annotated[str, Declared("Người xác nhận", most=NAME, may_lack=True)] = ""
    note: Annotated[str, Declared("Ghi chú", lines=True)] = ""
