"""Taking in and giving out the cards of organisations; each row goes through a use case."""

from collections.abc import Sequence
from typing import Any

from inventory.organisation import bodies
from inventory.organisation.bodies import Body
from inventory.vietnamese import sort_key
from inventory.work import Work
from isms.exchange.format.lines import CHANGED, NEW, Line, blaming, rows
from isms.exchange.format.report_format import Organisation

_KEYS = tuple(Organisation.model_fields)


def take_organisations(work: Work, lines: Sequence[Line]) -> None:
    """Enter the cards that are not on record, and correct those that say something else."""
    known = bodies.cards(work) if lines else {}
    for line, row in rows(lines, Organisation):
        stored = known.get(bodies.key(row.name))
        if stored is not None and _content(stored) == row.model_dump():
            continue
        with blaming(line):
            card = Body(**row.model_dump())
            if stored is not None:
                card.id = stored.id
            known[bodies.key(row.name)] = bodies.save(work, card)
            line.verdict = CHANGED if stored else NEW


def organisations(work: Work) -> list[dict[str, Any]]:
    """Return every card, in dictionary order."""
    return [_content(card) for card in sorted(bodies.cards(work).values(), key=lambda card: sort_key(card.name))]


def _content(card: Body) -> dict[str, Any]:
    return {key: getattr(card, key) for key in _KEYS}
