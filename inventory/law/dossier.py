"""The level-proposal dossier: who appraises and approves it, what it consists of, and the time limits of each step."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from inventory.law import regimes
from inventory.law.conditions import Row
from inventory.law.regimes import Regime

Stage = Literal["new_or_upgrade", "operating"]
Purpose = Literal["appraisal", "approval"]
Event = Literal["invalid_dossier_reply", "appraisal", "approval"]
Unit = Literal["working", "calendar"]
ComponentCode = Literal[
    "overview",
    "preliminary_design",
    "construction_design",
    "level_justification",
    "protection_plan",
    "specialised_opinion",
    "appraisal_opinion",
    "round_the_clock_justification",
]

COMPONENT_CODES: tuple[str, ...] = get_args(ComponentCode)


@dataclass(frozen=True)
class Authority:
    """
    Who appraises, who approves (codes: see `authority_name`), and whether the specialised unit gives an opinion.

    `clause` is the source of both; `appraiser_clause` and `approver_clause` of each alone.
    """

    appraiser: str
    approver: str
    opinion_needed: bool
    clause: str
    appraiser_clause: str
    approver_clause: str
    note: str = ""


@dataclass(frozen=True)
class Component:
    """A document that the dossier must contain."""

    code: ComponentCode
    title: str
    clause: str


@dataclass(frozen=True)
class Accompanying:
    """A paper the law wants beside the dossier, which is no component of it: see the codes in the regime's data."""

    code: str
    title: str
    clause: str


@dataclass(frozen=True)
class Limit:
    """The longest time a step may take. `days` is None where the law in force sets no limit; `note`: our reading."""

    days: int | None
    unit: Unit
    clause: str
    note: str = ""


def authority(
    level: int,
    regime: str,
    specialised_unit_operates: bool = False,
    national_security_list: bool = False,
    military: bool = False,
    cipher: bool = False,
) -> Authority:
    """
    Return who appraises and who approves a dossier that proposes this level.

    Source: NĐ 331/2026 Đ18, Đ20.4, Đ34.2.a; NĐ 85/2016 Đ12, TT 12/2022 Đ6. Raises Invalid on an unknown level or
    regime.
    """
    rules = regimes.get(regime)
    procedure = _procedure(rules, level, national_security_list)
    row = rules.first(
        "authorities",
        {
            "level": procedure.level,
            "specialised_unit_operates": specialised_unit_operates,
            "military": military,
            "cipher": cipher,
        },
    )
    return Authority(
        appraiser=row["appraiser"],
        approver=row["approver"],
        opinion_needed=row["opinion_needed"],
        clause=procedure.cite(row),
        appraiser_clause=procedure.cite(row, named="of_appraiser"),
        approver_clause=procedure.cite(row, named="of_approver"),
        note=row.get("note", ""),
    )


def authority_name(code: str, regime: str) -> str:
    """Return the Vietnamese name of an authority code, in the words of the regime."""
    return str(regimes.get(regime).tables["names"][code])


def components(
    level: int,
    regime: str,
    stage: Stage = "operating",
    basis_clause: str | None = None,
    purpose: Purpose = "appraisal",
    national_security_list: bool = False,
) -> tuple[Component, ...]:
    """
    Return what the dossier must contain. `basis_clause` names the criteria that the proposal rests on, such as `Đ14.2`.

    Source: NĐ 331/2026 Đ21, Đ22.5.d, Đ24.1; NĐ 85/2016 Đ15, Đ17.1. Raises Invalid on an unknown level or regime.
    """
    rules = regimes.get(regime)
    procedure = _procedure(rules, level, national_security_list)
    basis = frozenset(re.split(r"[\s,;]+", basis_clause or ""))
    facts = {"level": procedure.level, "stage": stage, "basis": basis, "purpose": purpose}
    of_own_level = list(rules.matching("components", {**facts, "level": level}))
    return tuple(
        Component(row["code"], row["title"], procedure.cite(row, row in of_own_level))
        for row in rules.matching("components", facts)
    )


def accompanying(level: int, regime: str, national_security_list: bool = False) -> tuple[Accompanying, ...]:
    """
    Return what the law wants beside the dossier: the request, Quy chế, the record of risks, the paper on who operates.

    Source: NĐ 331/2026 Đ5, Đ10.2, Đ10.6, Đ20.1, Đ30.7; NĐ 85/2016 Đ3.3, Đ14.1, TT 12/2022 Đ9.7. Raises Invalid on an
    unknown level or regime.
    """
    rules = regimes.get(regime)
    procedure = _procedure(rules, level, national_security_list)
    rows = rules.matching("accompanying", {"level": procedure.level})
    return tuple(Accompanying(row["code"], row["title"], rules.cite(row["clause"])) for row in rows)


def time_limit(event: Event, level: int, regime: str, national_security_list: bool = False) -> Limit:
    """
    Return how long a step may take from a complete and valid dossier (the reply to an invalid one: from receipt).

    Source: NĐ 331/2026 Đ23.2, Đ23.3, Đ24.2; NĐ 85/2016 Đ16.2, Đ17.2. Raises Invalid on an unknown level or regime.
    """
    rules = regimes.get(regime)
    procedure = _procedure(rules, level, national_security_list)
    row = rules.first("limits", {"event": event, "level": procedure.level})
    of_own_level = rules.first("limits", {"event": event, "level": level})
    return Limit(row.get("days"), row["unit"], procedure.cite(row, row is of_own_level), row.get("note", ""))


@dataclass(frozen=True)
class _Procedure:
    """The level whose procedure is followed, and the clause that says so when it is not the system's own."""

    rules: Regime
    level: int
    because: str = ""

    def cite(self, row: Row, of_own_level: bool = False, named: str = "clause") -> str:
        """Return the clause `named` of the row, or its only one, with the reason why another level's row applies."""
        return self.rules.cite(row.get(named, row["clause"])) + ("" if of_own_level else self.because)


def _procedure(rules: Regime, level: int, national_security_list: bool) -> _Procedure:
    regimes.require_level(level)
    rule = rules.rule("national_security_list")
    if national_security_list and rule and level in rule["levels"]:
        return _Procedure(rules, rule["as_level"], f", {rule['clause']}")
    return _Procedure(rules, level)
