"""Decisions that approve the level of a system (NĐ 331/2026 Đ18, Đ20.3)."""

import datetime as dt
from typing import Annotated, ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.schema import SchemaItem

from inventory.law import regimes
from inventory.records.declaration import Declaration, Declared, Record
from inventory.records.holding import held
from inventory.register_tables import LEVEL, System
from inventory.validation import NAME, Checks
from inventory.work import Work


def _one_level_a_day(checks: Checks, work: Work, about: System, row: "Decision") -> None:
    same_day = [each for each in held(work, Decision, about.id) if each.date == row.date]
    others = [each for each in same_day if each.level != row.level]
    if others:
        rule = f"Đã có quyết định số {others[-1].number} cùng ngày, phê duyệt cấp độ {others[-1].level}."
        checks.problem("level", rule, "Hãy kiểm tra lại; nếu bản ghi trước sai, hãy hủy nó kèm lý do.")


class Decision(Record, table=True):
    """A decision that approves the level."""

    declaration: ClassVar[Declaration] = Declaration(
        list="decisions",
        title="Quyết định phê duyệt cấp độ",
        plural="Quyết định phê duyệt cấp độ",
        about="Quyết định phê duyệt cấp độ.",
        clause="NĐ 331/2026 Đ18; Đ20.3",
        tab="quyet-dinh",
        card=False,
        headline=lambda row: f"Quyết định số {row.number}: cấp độ {row.level}",
        details=lambda row: (row.issuer, regimes.get(row.regime).name),
        day="date",
        series=(),
        opens=lambda _row, _before: True,
        shuts=lambda _row: True,
        against=_one_level_a_day,
        proof="decision",
        sheet="Quyết định",
        columns=("level", "regime", "number", "date", "issuer"),
        template=1,
        document=("number", "date", "issuer"),
    )
    constraints: ClassVar[tuple[SchemaItem, ...]] = (CheckConstraint(LEVEL, name="decision_level"),)

    date: Annotated[dt.date, Declared("Ngày quyết định", required=True)]
    level: Annotated[
        int,
        Declared(
            "Cấp độ",
            "Cấp độ được phê duyệt",
            required=True,
            between=(1, 5),
            pattern="cấp độ {}",
            note="Từ 1 đến 5.",
            clause="NĐ 331/2026 Đ18, Đ20; NĐ 85/2016 Đ12",
        ),
    ]
    regime: Annotated[
        str,
        Declared(
            "Theo nghị định",
            "Phê duyệt theo quy định nào?",
            required=True,
            codes=regimes.names,
            cells=regimes.documents,
        ),
    ]
    number: Annotated[str, Declared("Số văn bản", "Số quyết định", required=True, help="Ví dụ: 123/QĐ-UBND", note="")]
    issuer: Annotated[
        str, Declared("Cơ quan ban hành", required=True, most=NAME, help="Cơ quan hoặc người ký phê duyệt.", note="")
    ]
