"""The requirements that a protection plan must answer, by level: TCVN 14423:2026, or TT 12/2022 for old approvals."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from inventory.law import regimes

Confidence = Literal["verbatim", "summary", "secondary"]


@dataclass(frozen=True)
class Requirement:
    """
    A row of the plan. `confidence` says how near to the official text its name and numbers were seen; `caution` what
    must be told because of it wherever the row is shown or printed.

    `code` names the same row at every level, so that what is recorded of it holds when the level changes.
    """

    code: str
    title: str
    clause: str
    confidence: Confidence
    group: str = ""
    detail: str = ""
    caution: str = ""


@cache
def requirements(level: int, regime: str) -> tuple[Requirement, ...]:
    """
    Return the rows of that level. No level inherits from a lower one: each has its own list.

    Source: NĐ 331/2026 Đ30.1 (TCVN 14423:2026); TT 12/2022 Đ9, Đ10. Raises Invalid on an unknown level or regime.
    """
    regimes.require_level(level)
    tables = regimes.get(regime).tables
    rows = (_row(row, level, tables["standard"]) for row in tables["requirements"])
    return tuple(row for row in rows if row)


def title_of(regime: str, code: str) -> str:
    """Return the name of a row at whatever level has it; the code itself when there is no such row."""
    return codes(regime).get(code, code)


@cache
def codes(regime: str) -> dict[str, str]:
    """Return the codes of the rows of a regime at any level, each with its name; the order is that of the levels."""
    return {row.code: row.title for level in regimes.LEVELS for row in requirements(level, regime)}


def cautions(rows: Iterable[Requirement]) -> list[str]:
    """Return what must be told of these rows, each thing once: a standard not seen, rows kept shortened."""
    return list(dict.fromkeys(row.caution for row in rows if row.caution))


def _row(row: dict[str, Any], level: int, standard: dict[str, Any]) -> Requirement | None:
    """Return a row as it stands at a level; None where the level does not have it."""
    sections = row.get("clauses", [""] * len(regimes.LEVELS))
    if not row.get("numbers", sections)[level - 1]:
        return None
    section, confidence = sections[level - 1], row.get("confidence", standard["confidence"])
    return Requirement(
        code=row["code"],
        title=row["title"],
        clause=standard["places"][level - 1] + (standard["section"].format(section=section) if section else ""),
        confidence=confidence,
        group=row.get("group", ""),
        detail=row["details"][level - 1] if "details" in row else "",
        caution=standard.get("cautions", {}).get(confidence, ""),
    )
