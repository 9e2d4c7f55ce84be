"""
Whether who decided a level could decide it (NĐ 331/2026 Đ4.3, Đ18, Đ20.3).

Only what recorded, dated facts make definite is "not allowed"; whatever else does not match is "unknown", a warning.
"""

from functools import lru_cache
from typing import Literal

from inventory.vietnamese import fold
from schedules.gate.dated import Decision, Delegation, Offices

Standing = Literal["allowed", "not_allowed", "unknown"]
OWNER_DECIDES_FROM = 3
"""From this level on the owner approves, or a delegate for it; below, the specialised unit (Đ18.1)."""


@lru_cache(maxsize=4096)
def name_of(text: str) -> str:
    """Return a name as names are compared: without case, marks and double spaces."""
    return " ".join(fold(text).split())


def standing(
    decision: Decision, delegations: tuple[Delegation, ...], owners: frozenset[str], offices: Offices
) -> Standing:
    """Return whether the issuer of a decision could issue it; `owners` are the names of the system's owner."""
    issuer = name_of(decision.issuer)
    by_owner = decision.level >= OWNER_DECIDES_FROM
    if issuer in (owners if by_owner else offices.specialised):
        return "allowed"
    mine = [each for each in delegations if name_of(each.party) == issuer]
    covering = [each for each in mine if each.day <= decision.day <= each.ends_on and each.covers_approval is not False]
    if issuer in owners or issuer in offices.specialised:
        return "unknown"
    if covering:
        return "allowed" if by_owner and any(each.covers_approval for each in covering) else "unknown"
    return "not_allowed" if mine or issuer in offices.rooms else "unknown"
