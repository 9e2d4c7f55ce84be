"""Systems whose dossiers are being made and may share one: levels 1 and 2, one owner, one operator, one regime."""

from collections import defaultdict
from dataclasses import dataclass

from sqlmodel import col, select

from inventory.organisation import bodies
from inventory.organisation.access import Act, reads, visible_systems
from inventory.organisation.bodies import key
from inventory.records import Dossier
from inventory.records.holding import holds
from inventory.register_tables import System
from inventory.work import Work
from isms.papers.dossiers.dossier_subject import HIGHEST_TOGETHER


@dataclass(frozen=True, slots=True)
class Candidate:
    """A system whose dossier is not approved yet, and the level it proposes."""

    code: str
    name: str
    level: int


@dataclass(frozen=True, slots=True)
class Group:
    """Systems that one dossier may cover. An owner or operator that nobody entered is empty."""

    owner: str
    operator: str
    systems: tuple[Candidate, ...]


@reads(Act.VIEW)
def groups(work: Work) -> list[Group]:
    """Return the groups of two or more such systems, the largest first."""
    steps = select(Dossier, System).join(System, col(System.id) == Dossier.system_id)
    holding = steps.where(holds(Dossier), col(System.retired_on).is_(None))
    rows = work.session.exec(
        visible_systems(holding, work.actor).order_by(col(System.sort_key), col(Dossier.on), col(Dossier.id))
    )
    called = bodies.names(work)
    newest = {system.code: (step, system) for step, system in rows}
    found: defaultdict[tuple[str, str, str], list[tuple[Candidate, System]]] = defaultdict(list)
    for step, system in newest.values():
        if step.state != "approved" and step.proposed_level <= HIGHEST_TOGETHER:
            same = (key(called.of(system.owner)), key(called.of(system.operator)), step.regime)
            found[same].append((Candidate(system.code, system.name, step.proposed_level), system))
    made = [
        Group(called.of(rows[0][1].owner), called.of(rows[0][1].operator), tuple(candidate for candidate, _ in rows))
        for rows in found.values()
        if len(rows) > 1
    ]
    return sorted(made, key=lambda group: -len(group.systems))
