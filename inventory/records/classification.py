"""The answers from which the level of a system follows, and what the rules made of them (NĐ 331/2026 Đ8-Đ15)."""

import datetime as dt
from typing import Annotated, Any, ClassVar

from sqlmodel import JSON, Field

from inventory.law import regimes
from inventory.law.level_questions import SystemKind
from inventory.law.levels import classify, facts_of
from inventory.records.declaration import Declaration, Declared, Record
from inventory.register_tables import System
from inventory.validation import Checks
from inventory.work import Work


def _headline(row: "Classification") -> str:
    if row.computed_level is None:
        return "Chưa xác định được theo tiêu chí: người có thẩm quyền phải quyết định"
    return f"Theo tiêu chí: cấp độ {row.computed_level}"


def _details(row: "Classification") -> tuple[str, ...]:
    listed = "Thuộc Danh mục hệ thống quan trọng về an ninh quốc gia" if row.national_security_list else ""
    return SystemKind.words().get(str(row.facts.get("kind")), ""), listed, regimes.get(row.regime).name


def _leaves_the_list(row: "Classification", before: "Classification | None") -> bool:
    """Fewer bodies may assess the systems of the list (Đ31.2.c), so to leave it opens the gate."""
    return not row.national_security_list and before is not None and before.national_security_list


def _apply_the_rules(_checks: Checks, _work: Work, _about: System, row: "Classification") -> None:
    answers = facts_of(row.facts)
    row.regime, row.computed_level = answers.regime, classify(answers).level


class Classification(Record, table=True):
    """The answers from which the level follows, and what the rules made of them on that day."""

    declaration: ClassVar[Declaration] = Declaration(
        list="classifications",
        title="Xác định cấp độ",
        plural="Xác định cấp độ",
        sheet="Phân loại",
        about="Các câu trả lời mà cấp độ được tính từ đó, và danh mục hệ thống quan trọng về an ninh quốc gia (Đ16).",
        clause="NĐ 331/2026 Đ8-Đ15",
        tab="cap-do",
        card=False,
        headline=_headline,
        details=_details,
        series=(),
        opens=_leaves_the_list,
        shuts=lambda row: row.national_security_list,
        against=_apply_the_rules,
        columns=("on", "national_security_list", "facts"),
    )

    on: Annotated[dt.date, Declared("Ngày", "Ngày xác định", required=True)]
    regime: Annotated[str, Declared("Theo nghị định", codes=regimes.names, written=False)]
    facts: Annotated[dict[str, Any], Declared("Các câu trả lời", required=True)] = Field(sa_type=JSON)
    computed_level: Annotated[int | None, Declared("Cấp độ theo tiêu chí", pattern="cấp độ {}", written=False)] = None
    national_security_list: Annotated[
        bool,
        Declared(
            "Thuộc danh mục Đ16",
            "Thuộc Danh mục hệ thống thông tin quan trọng về an ninh quốc gia",
            may_lack=True,
            clause="NĐ 331/2026 Đ16",
        ),
    ] = False
    """Put on the list by the Prime Minister (Đ16-Đ18); level 5 is on it anyhow."""
