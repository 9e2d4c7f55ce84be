"""What the law wants beside the dossier of a system (request, Quy chế, risks, operator), and what is on record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from inventory.law import dossier
from inventory.organisation.access import Act, reads, system
from inventory.records import Agreement, Regulation
from inventory.records.facts import all_of
from inventory.records.holding import latest
from inventory.records.rounds import STATES
from inventory.register_tables import DatedFact
from inventory.work import Work
from isms.evidence.evidence_tables import Evidence
from isms.systems.dossier_progress import Proposal

Fact = TypeVar("Fact", bound=DatedFact)


@dataclass(frozen=True, slots=True)
class Beside:
    """A paper beside the dossier; `present`: the register knows of one, with what it knows of it."""

    paper: dossier.Accompanying
    present: bool
    number: str = ""
    dated: date | None = None
    note: str = ""


@reads(Act.VIEW)
def beside(work: Work, code: str, found: Proposal) -> tuple[Beside, ...]:
    """Return the papers wanted beside the dossier, in the order of the regime's data. Raises NotFound."""
    identity = system(work, code, Act.VIEW).id
    wanted = dossier.accompanying(found.level or 1, found.regime, found.listed)
    decided_before = found.decision is not None and not found.steps  # nobody asks for that any more
    return tuple(
        _LOOK[each.code](work, identity, found, each)
        for each in wanted
        if not (each.code == "request" and decided_before)
    )


def _request(_work: Work, _identity: int, found: Proposal, paper: dossier.Accompanying) -> Beside:
    """The first step after drafting of the round under way says that the dossier was sent."""
    sent = next((step for step in found.steps if STATES.index(step.state) > 0), None)
    if sent is None:
        return Beside(paper, present=False)
    of_sending = sent.state == "sent_for_appraisal"
    return Beside(paper, True, sent.number if of_sending else "", sent.on if of_sending else None)


def _regulation(work: Work, identity: int, found: Proposal, paper: dossier.Accompanying) -> Beside:
    """Issued before the approval; while a round is under way, the newest counts."""
    under_way = found.step is not None and found.step.state != "approved"
    by = found.decision.date if found.decision and not under_way else None
    row = latest(work, Regulation, identity, by)
    if row is None:
        return Beside(paper, present=False)
    return Beside(paper, True, row.number, row.date, row.issuer)


def _risk_assessment(work: Work, identity: int, _found: Proposal, paper: dossier.Accompanying) -> Beside:
    row = _newest(work, identity, "risk_assessment")
    return Beside(paper, True, dated=row.on, note=row.title) if row else Beside(paper, present=False)


def _operator(work: Work, identity: int, _found: Proposal, paper: dossier.Accompanying) -> Beside:
    """A lease in force, or a file of that kind: the register has no other place for an assignment."""
    leases = [row for row in _holding(work, Agreement, identity) if row.kind == "lease" and row.ends_on >= work.today]
    if leases:
        return Beside(paper, True, leases[0].number, leases[0].on, leases[0].party)
    row = _newest(work, identity, "contract")
    return Beside(paper, True, dated=row.on, note=row.title) if row else Beside(paper, present=False)


_LOOK: dict[str, Callable[[Work, int, Proposal, dossier.Accompanying], Beside]] = {
    "request": _request,
    "regulation": _regulation,
    "risk_assessment": _risk_assessment,
    "operator": _operator,
}


def _newest(work: Work, identity: int, kind: str) -> Evidence | None:
    return max(
        (row for row in _holding(work, Evidence, identity) if row.kind == kind), key=lambda row: row.on, default=None
    )


def _holding(work: Work, table: type[Fact], identity: int) -> list[Fact]:
    return [row for row in all_of(work, table, identity) if row.voided_at is None]
