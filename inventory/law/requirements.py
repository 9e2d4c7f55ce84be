"""
The requirements that a protection plan must answer, by level: TCVN 14423:2026, or TT 12/2022 for old approvals.

A regime may have codes for its groups, too (`groups`): what an office recorded by group before the register knew the
single requirements is kept under these.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from inventory.law import regimes

Confidence = Literal["verbatim", "summary", "secondary"]
_UNCERTAIN = "C"


@dataclass(frozen=True)
class Requirement:
    """
    A row of the plan. `confidence` says how near to the official text its name and numbers were seen; `caution` what
    must be told because of it wherever the row is shown or printed, `doubt` what because the sources differ.

    `code` names the same row at every level, so that what is recorded of it holds when the level changes. `detail`:
    how strict it is at the level, or how the levels differ. `evidence`: what usually proves it. `months`: it is done
    again after so many at the level; None, the source gives no number. `trust`: how well the readers of a standard that
    was not seen agree (A two, B one, C they differ). `office_wide`: it is usually met alike in a whole office.
    """

    code: str
    title: str
    clause: str
    confidence: Confidence
    group: str = ""
    detail: str = ""
    caution: str = ""
    doubt: str = ""
    group_code: str = ""
    evidence: str = ""
    months: int | None = None
    trust: str = ""
    office_wide: bool = False

    @property
    def uncertain(self) -> bool:
        """Whether the sources differ so much that the row, left open, never counts as missing."""
        return self.trust == _UNCERTAIN


@cache
def requirements(level: int, regime: str) -> tuple[Requirement, ...]:
    """
    Return the rows of that level. No level inherits from a lower one: each has its own list.

    Source: NĐ 331/2026 Đ30.1 (TCVN 14423:2026); TT 12/2022 Đ9, Đ10. Raises Invalid on an unknown level or regime.
    """
    regimes.require_level(level)
    tables = regimes.get(regime).tables
    titles = groups(regime)
    rows = (_row(row, level, tables["standard"], titles) for row in tables["requirements"])
    return tuple(row for row in rows if row)


@cache
def groups(regime: str) -> dict[str, str]:
    """Return the codes of the groups of a regime, each with its name; none where groups have no codes."""
    return {row["code"]: row["title"] for row in regimes.get(regime).tables.get("groups", ())}


@cache
def group_clause(level: int, regime: str, code: str) -> str:
    """Return where the standard has a group at a level; nothing where it has none."""
    tables = regimes.get(regime).tables
    row = next((each for each in tables.get("groups", ()) if each["code"] == code), None)
    return _place(tables["standard"], level, row["clauses"][level - 1]) if row and row["clauses"][level - 1] else ""


def title_of(regime: str, code: str) -> str:
    """Return the name of a row, or of a group, at whatever level has it; the code itself when there is none."""
    return known(regime).get(code, code)


@cache
def codes(regime: str) -> dict[str, str]:
    """Return the codes of the rows of a regime at any level, each with its name; the order is that of the data."""
    return {row["code"]: row["title"] for row in regimes.get(regime).tables["requirements"]}


def known(regime: str) -> dict[str, str]:
    """Return every code under which something may be recorded: those of groups, then those of rows."""
    return groups(regime) | codes(regime)


def cautions(rows: Iterable[Requirement]) -> list[str]:
    """Return what must be told of these rows, each thing once: a standard not seen, rows kept shortened, in doubt."""
    return list(dict.fromkeys(text for row in rows for text in (row.caution, row.doubt) if text))


def _row(row: dict[str, Any], level: int, standard: dict[str, Any], titles: dict[str, str]) -> Requirement | None:
    """Return a row as it stands at a level; None where the level does not have it."""
    sections = row.get("clauses", [""] * len(regimes.LEVELS))
    if not row.get("numbers", sections)[level - 1]:
        return None
    confidence, group = row.get("confidence", standard["confidence"]), row.get("group", "")
    return Requirement(
        code=row["code"],
        title=row["title"],
        clause=_place(standard, level, sections[level - 1]),
        confidence=confidence,
        group=titles.get(group, group),
        detail=row["details"][level - 1] if "details" in row else row.get("detail", ""),
        caution=standard.get("cautions", {}).get(confidence, ""),
        doubt=standard.get("cautions", {}).get(row.get("trust", ""), ""),
        group_code=group if group in titles else "",
        evidence=row.get("evidence", ""),
        months=row["months"][level - 1] or None if "months" in row else None,
        trust=row.get("trust", ""),
        office_wide=row.get("office_wide", False),
    )


def _place(standard: dict[str, Any], level: int, section: str) -> str:
    """Return the clause of a section at a level."""
    where: str = standard["places"][level - 1]
    return where + (standard["section"].format(section=section) if section else "")
