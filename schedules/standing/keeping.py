"""
Whose a system is to whoever counts: kept within their branch and owned or operated, or only used.

A system that several branches use is counted by the one that keeps its record; for the others it is used.
"""

from collections.abc import Collection
from typing import Protocol

from sqlmodel import col, select

from inventory.choices import Responsibility
from inventory.organisation.access import Act, reads, within
from inventory.register_tables import System, Unit
from inventory.work import WHOLE_TREE, Work

OURS = (Responsibility.OWNED, Responsibility.OPERATED)
"""The roles of which indicators and reports count the systems; one not confirmed is counted beside them."""


def kept_units(work: Work, unit_code: str | None = None) -> frozenset[int] | None:
    """Return the ids of the units of the reader's branch, or of that of a unit within it; None: of the whole tree."""
    if work.actor.branch == WHOLE_TREE and unit_code is None:
        return None
    asked = select(Unit.id).where(within(work.actor.branch))
    if unit_code is not None:
        top = select(Unit.path).where(Unit.code == unit_code).scalar_subquery()
        asked = asked.where(col(Unit.path).startswith(top))
    return frozenset(work.session.exec(asked))


@reads(Act.VIEW)
def kept_codes(work: Work, codes: Collection[str]) -> frozenset[str]:
    """Return which of these systems are kept within the reader's branch: of the others they may record nothing."""
    if work.actor.branch == WHOLE_TREE:
        return frozenset(codes)
    kept = select(System.code).join(Unit, col(Unit.id) == col(System.unit_id)).where(within(work.actor.branch))
    return frozenset(work.session.exec(kept.where(col(System.code).in_(codes))))


class Kept(Protocol):
    """What a unit keeps."""

    @property
    def unit_id(self) -> int: ...


def is_ours(found: Kept, kept: frozenset[int] | None, responsibility: str | None) -> bool | None:
    """Say whether a system counts as the reader's own, or beside as used; None while nobody confirmed the role."""
    if responsibility is None:
        return None
    return responsibility in OURS and (kept is None or found.unit_id in kept)
