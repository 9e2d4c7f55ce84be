"""Each record in a line of Vietnamese, with what else it says beneath: read off its declaration."""

from inventory.records import Record
from inventory.register_tables import DatedFact


def subject(fact: DatedFact) -> str:
    """Return what kind of record it is."""
    return _declared(fact).declaration.title


def headline(fact: DatedFact) -> str:
    """Return what the fact says, in one line."""
    return _declared(fact).declaration.headline(fact)


def details(fact: DatedFact) -> str:
    """Return what else the fact says, parts separated by dots; empty when nothing."""
    return " · ".join(filter(None, _declared(fact).declaration.details(fact)))


def _declared(fact: DatedFact) -> Record:
    if not isinstance(fact, Record):
        raise TypeError(f"{type(fact).__name__} is no declared kind of record")
    return fact
