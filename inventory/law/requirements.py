"""The requirements that a protection plan must answer, by level: TCVN 14423:2026, or TT 12/2022 for old approvals."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from inventory.law import regimes

Confidence = Literal["verbatim", "summary", "secondary"]

_FILES = {"331/2026": "nd331_2026_requirements.toml", "85/2016": "nd85_2016_requirements.toml"}
_APPENDIX = ("I", "II", "III", "IV", "V")


@dataclass(frozen=True)
class Requirement:
    """
    A row of the plan. `confidence` says how near to the official text its name and numbers were seen.

    `code` names the same row at every level, so that what is recorded of it holds when the level changes: rows of
    TT 12/2022 shift their numbers between its appendices, so theirs is the part and the number of Phụ lục V.
    """

    code: str
    title: str
    clause: str
    confidence: Confidence
    group: str = ""
    detail: str = ""


@cache
def requirements(level: int, regime: str = "331/2026") -> tuple[Requirement, ...]:
    """
    Return the rows of that level. No level inherits from a lower one: each has its own list.

    Source: NĐ 331/2026 Đ30.1 (TCVN 14423:2026); TT 12/2022 Đ9, Đ10. Raises Invalid on an unknown level or regime.
    """
    regimes.require_level(level)
    regimes.load(regime)
    data = regimes.read_toml(_FILES[regime])
    read = _tcvn_row if regime == "331/2026" else _circular_row
    rows = (read(row, level, data["source"]) for row in data["requirements"])
    return tuple(row for row in rows if row)


def title_of(regime: str, code: str) -> str:
    """Return the name of a row at whatever level has it; the code itself when there is no such row."""
    return codes(regime).get(code, code)


@cache
def codes(regime: str) -> dict[str, str]:
    """Return the codes of the rows of a regime at any level, each with its name; the order is that of the levels."""
    return {row.code: row.title for level in regimes.LEVELS for row in requirements(level, regime)}


def _tcvn_row(row: dict[str, Any], level: int, source: dict[str, str]) -> Requirement | None:
    section = row["clauses"][level - 1]
    if not section:
        return None
    return Requirement(row["code"], row["title"], f"{source['document']} mục {section}", _confidence(row, source))


def _circular_row(row: dict[str, Any], level: int, source: dict[str, str]) -> Requirement | None:
    if not row["numbers"][level - 1]:
        return None
    section = row["clauses"][level - 1] if "clauses" in row else ""
    return Requirement(
        code=f"{row['part']}.{row['numbers'][-1]}",
        title=row["title"],
        clause=f"{source['document']} Phụ lục {_APPENDIX[level - 1]}"
        + (f"; TCVN 11930:2017 mục {section}" if section else ""),
        confidence=_confidence(row, source),
        group=row["group"],
        detail=row["details"][level - 1] if "details" in row else "",
    )


def _confidence(row: dict[str, Any], source: dict[str, Any]) -> Confidence:
    confidence: Confidence = row.get("confidence", source["confidence"])
    return confidence
