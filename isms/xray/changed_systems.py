"""
Which systems changed since their figures were recounted and found right, by the trail: only those are read again.

It holds within a day, for the same branch and version, while nothing changed that is about no one system (a policy, a
unit, a rule of the gate): else everything is read. So does `isms check`, always: what was written around the product
stands in no trail.
"""

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select

from inventory.register_tables import System
from inventory.work import Work
from isms.platform.released import RELEASED
from isms.platform.trail import TrailEntry, TrailHead
from schedules.acts.enforcement import SWEPT

NO_FIGURE = ("alert", "document", "duty", "focal_point", "mail", "person", "template")
"""What the actions begin with that touch no figure of a system."""
_MOST = 5000
"""After more entries than that reading everything costs no more."""
_TOGETHER = 500


def mark(work: Work) -> dict[str, Any]:
    """Return what must be known of this moment to say later what changed since, as plain JSON values."""
    end = work.session.exec(select(TrailHead)).one()
    return {"entries": end.entries, "hash": end.hash} | _terms(work)


def changed_since(work: Work, marked: Mapping[str, Any]) -> list[int] | None:
    """Return the ids of the systems that the trail names since a `mark`; None where all may have changed."""
    number = marked.get("entries", 0)
    kept = {name: marked.get(name) for name in _terms(work)}
    if kept != _terms(work) or not _is_in_trail(work, number, marked.get("hash")):
        return None
    named: set[str] = set()
    newer = select(TrailEntry).where(col(TrailEntry.id) > number).order_by(col(TrailEntry.id)).limit(_MOST + 1)
    for read, entry in enumerate(work.session.exec(newer)):
        if read == _MOST:
            return None
        if entry.action == SWEPT:
            named.update(entry.detail["systems"])
        elif entry.action.split(".")[0] not in NO_FIGURE:
            named.add(entry.subject)
    ids = _ids(work, sorted(named))
    return ids if len(ids) == len(named) else None


def _terms(work: Work) -> dict[str, Any]:
    return {"day": work.today.isoformat(), "branch": work.actor.branch, "version": RELEASED.isoformat()}


def _is_in_trail(work: Work, number: int, of_it: str | None) -> bool:
    """Say whether the trail still has that entry: a register that was restored may have others since."""
    found = work.session.exec(select(TrailEntry.hash).where(TrailEntry.id == number)).first()
    return found is not None and found == of_it


def _ids(work: Work, codes: list[str]) -> list[int]:
    found: list[int] = []
    for start in range(0, len(codes), _TOGETHER):
        some = col(System.code).in_(codes[start : start + _TOGETHER])
        found += work.session.exec(select(System.id).where(some))
    return sorted(found)
