"""What a gap in the protection plan can cost: facts of NĐ 330/2026, matched to requirements by our own reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from inventory.law import regimes
from inventory.law.requirements import Requirement


@dataclass(frozen=True, slots=True)
class Penalty:
    """
    A fine that the decree names. `least` and `most`: of an organisation, in million đồng (twice that of a person).

    `whole`: it is about the plan as a whole, not about single `requirements`.
    """

    clause: str
    text: str
    least: int
    most: int
    levels: tuple[int, ...]
    whole: bool
    requirements: frozenset[str]


@cache
def penalties(regime: str) -> tuple[Penalty, ...]:
    """Return the fines that a regime's data match to its requirements; none where it has no such data."""
    tables = regimes.get(regime).tables
    factor = tables.get("penalty_terms", {}).get("organisation_factor", 1)
    return tuple(
        Penalty(
            clause=row["clause"],
            text=row["text"],
            least=row["millions"][0] * factor,
            most=row["millions"][1] * factor,
            levels=tuple(row.get("levels", regimes.LEVELS)),
            whole=row.get("whole", False),
            requirements=frozenset(row.get("requirements", ())),
        )
        for row in tables.get("penalties", ())
    )


def reserve(regime: str) -> str:
    """Return what must be told wherever a fine is named: of whom, how sure, by whose reading."""
    return str(regimes.get(regime).tables.get("penalty_terms", {}).get("reserve", ""))


def of_requirement(regime: str, level: int, requirement: Requirement) -> tuple[Penalty, ...]:
    """Return the fines that a gap in one requirement can lead to at a level."""
    return tuple(each for each in _at(regime, level) if requirement.code in each.requirements)


def of_plan(regime: str, level: int) -> tuple[Penalty, ...]:
    """Return the fines that a plan which is not implemented in full can lead to at a level."""
    return tuple(each for each in _at(regime, level) if each.whole)


def _at(regime: str, level: int) -> Iterable[Penalty]:
    return (each for each in penalties(regime) if level in each.levels)
