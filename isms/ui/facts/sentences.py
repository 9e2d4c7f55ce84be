"""Each record in a line of Vietnamese, with what else it says beneath: read off its declaration."""

from inventory.records import Record
from inventory.register_tables import DatedFact
from isms.evidence.documents import EvidenceKind
from isms.evidence.evidence_tables import Evidence


def can_tell(fact: DatedFact) -> bool:
    """Say whether there are words for facts of this kind."""
    return isinstance(fact, Record | Evidence)


def subject(fact: DatedFact) -> str:
    """Return what kind of record it is."""
    return fact.declaration.title if isinstance(fact, Record) else "Tài liệu"


def headline(fact: DatedFact) -> str:
    """Return what the fact says, in one line."""
    if isinstance(fact, Evidence):
        return fact.title
    return _declared(fact).declaration.headline(fact)


def details(fact: DatedFact) -> str:
    """Return what else the fact says, parts separated by dots; empty when nothing."""
    if isinstance(fact, Evidence):
        parts: tuple[str, ...] = (EvidenceKind.word(fact.kind), fact.filename)
    else:
        parts = _declared(fact).declaration.details(fact)
    return " · ".join(filter(None, parts))


def _declared(fact: DatedFact) -> Record:
    if not isinstance(fact, Record):
        raise TypeError(f"{type(fact).__name__} is no declared kind of record")
    return fact
