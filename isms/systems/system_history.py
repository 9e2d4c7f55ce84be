"""What happened to a system: every fact ever recorded of it, voided ones too, and its entries in the trail."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar

from sqlmodel import col, select

from inventory import records
from inventory.errors import NotFound
from inventory.organisation.access import BY_KIND, Act, Unseen, on_record, reads, writes
from inventory.records import facts
from inventory.register_tables import DatedFact
from inventory.work import Work
from isms.evidence.evidence_tables import Evidence
from isms.platform.trail import TrailEntry

Fact = TypeVar("Fact", bound=DatedFact)
Table = type[DatedFact]

RECORDED: tuple[type[records.Record], ...] = (Evidence, *records.KINDS)
TABLES: dict[str, type[records.Record]] = {str(table.__tablename__): table for table in RECORDED}
"""The kinds by the names of their tables."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@reads(Act.VIEW)
def of_kind(work: Work, code: str, table: type[Fact]) -> list[Fact]:
    """Return the facts of one kind, voided ones too, the newest day first. Raises NotFound."""
    about = on_record(work, code)
    return sorted(facts.all_of(work, table, about.id), key=lambda fact: (fact.day, fact.id), reverse=True)


@reads(Act.VIEW)
def of_every_kind(work: Work, code: str) -> list[DatedFact]:
    """Return every fact recorded of the system, voided ones too, the newest entry first. Raises NotFound."""
    about = on_record(work, code)
    found = [fact for table in RECORDED for fact in facts.all_of(work, table, about.id)]
    return sorted(found, key=lambda fact: (fact.recorded_at or _LONG_AGO, fact.id), reverse=True)


@reads(Act.VIEW)
def trail(work: Work, code: str, most: int = 200) -> Sequence[TrailEntry]:
    """Return the latest entries of the trail about the system, the newest first. Raises NotFound."""
    about = on_record(work, code)
    entries = select(TrailEntry).where(TrailEntry.subject == about.code).order_by(col(TrailEntry.id).desc())
    return work.session.exec(entries.limit(most)).all()


def act_to_void(table: Table) -> Act | None:
    """Return what one must be permitted to do to take such a fact back; None: a permission is withdrawn, not voided."""
    kind = TABLES[str(table.__tablename__)]
    return kind.declaration.act if kind.declaration.voidable else None


@writes(BY_KIND, Unseen.ONCE)
def void(work: Work, table: Table, fact_id: int, reason: str) -> None:
    """Take back a wrong fact with the reason. Raises NotFound, Refused, NotAllowed."""
    if act_to_void(table) is None:
        raise NotFound("bản ghi", str(fact_id))
    facts.void(work, TABLES[str(table.__tablename__)], fact_id, reason)
