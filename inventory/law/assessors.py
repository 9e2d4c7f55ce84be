"""Who may check and assess a system, on which occasion."""

from dataclasses import dataclass
from typing import Literal

from inventory.law import regimes

AssessorKind = Literal["operator", "independent_internal", "licensed", "state_service", "designated"]
Occasion = Literal[
    "periodic",
    "pre_operation",
    "serious_incident",
    "major_change",
    "doubtful_self_assessment",
    "authority_request",
    "high_risk",
]


@dataclass(frozen=True)
class Verdict:
    """Whether the assessor may do it. `warning` says why not, or what to mind when they may."""

    allowed: bool
    warning: str | None
    clause: str


def assessor(
    level: int | None,
    national_security_list: bool,
    assessor: AssessorKind,
    occasion: Occasion,
    regime: str,
) -> Verdict:
    """
    Tell whether an assessment by this kind of assessor counts. `level` is None while no level is decided.

    Source: NĐ 331/2026 Đ31.2.c; NĐ 85/2016 Đ20.2.c. Raises Invalid on an unknown level or regime.
    """
    if level is not None:
        regimes.require_level(level)
    rules = regimes.get(regime)
    row = rules.first(
        "assessors",
        {
            "level": level,
            "national_security_list": national_security_list,
            "assessor": assessor,
            "occasion": occasion,
        },
    )
    return Verdict(row["allowed"], row.get("warning"), rules.cite(row["clause"]))
