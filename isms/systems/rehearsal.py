"""
What an act would change in how a system stands: the act is done, looked at, and rolled back.

It runs the very use case that saving runs, with the same withdrawals and derived columns, so it cannot say otherwise.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from inventory.law import dossier
from inventory.organisation.access import BY_KIND, Act, reads
from isms.platform.database import UnitOfWork
from isms.systems import dossier_progress
from schedules.standing import queries


@dataclass(frozen=True, slots=True)
class Outlook:
    """
    How a system stands: its level by decision, the one its dossier is about, who decides, what is needed, until when.

    `components` and `blockers` hold titles and remedies by code.
    """

    level: int | None
    regime: str | None
    proposed_level: int | None
    appraiser: str | None
    approver: str | None
    components: tuple[tuple[str, str], ...]
    audit_due_on: dt.date | None
    act_by: dt.date | None
    cleared_until: dt.date | None
    in_use: bool
    blockers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would be otherwise, by its name in `Outlook`."""

    name: str
    before: Any
    after: Any


@reads(Act.VIEW)
def outlook(work: UnitOfWork, code: str) -> Outlook:
    """Return how a system stands today. Raises NotFound."""
    _, _, state = queries.show(work, code)
    proposal = dossier_progress.proposal(work, code)
    who = proposal.authority()
    return Outlook(
        level=state.level,
        regime=state.regime,
        proposed_level=proposal.level,
        appraiser=dossier.authority_name(who.appraiser, proposal.regime) if who else None,
        approver=dossier.authority_name(who.approver, proposal.regime) if who else None,
        components=tuple((part.component.code, part.component.title) for part in proposal.parts),
        audit_due_on=state.audit_due_on,
        act_by=state.act_by,
        cleared_until=state.clearance.until,
        in_use=state.in_use,
        blockers=tuple((blocker.code, blocker.remedy) for blocker in state.clearance.blockers),
    )


@reads(BY_KIND)
def changes(work: UnitOfWork, code: str, use_case: Callable[[UnitOfWork], object]) -> tuple[Change, ...]:
    """
    Return what the use case would change in how the system stands, in the order of `Outlook`. Nothing is written.

    Raises what the use case raises: an act that would be refused is refused here.
    """
    before = outlook(work, code)
    with work.rehearse():
        use_case(work)
        work.close()
        work.session.expire_all()
        after = outlook(work, code)
    return differences(before, after)


def differences(before: Outlook, after: Outlook) -> tuple[Change, ...]:
    """Return where two outlooks differ."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in (each.name for each in fields(Outlook)))
    return tuple(Change(name, was, will) for name, was, will in pairs if was != will)
