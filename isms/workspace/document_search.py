"""Documents found by their number, as a person remembers it: without marks, in any case, in part."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select
from sqlalchemy import select as sql_select
from sqlmodel import col

from inventory.organisation.access import Act, reads, visible_systems
from inventory.records import Audit, Decision, Regulation
from inventory.records.holding import holds
from inventory.register_tables import System
from inventory.vietnamese import fold
from inventory.work import Work
from isms.ledger import issued
from schedules.standing import column_conditions

_NUMBERED: tuple[tuple[Any, str, str], ...] = (
    (Decision, "number", "Quyết định số"),
    (Regulation, "number", "Quy chế số"),
    (Audit, "document_number", "Kết luận số"),
)
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Document:
    """A document on record: its title with its number, the system it is about, and the tab that shows it."""

    title: str
    code: str
    name: str
    tab: str


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A paper of the ledger that took a number, and the mark by which it is verified."""

    title: str
    subject: str
    mark: str


@reads(Act.VIEW)
def documents(work: Work, text: str, most: int = 5) -> list[Document]:
    """Return the decisions, rules and conclusions with all these words in title and number; a digit must be given."""
    digits = re.search(r"[0-9]+", text)
    found: list[Document] = []
    for kind, column, title in _NUMBERED if digits else ():
        number = col(getattr(kind, column))
        chosen: Select[*tuple[Any, ...]] = sql_select(number, col(System.code), col(System.name))
        chosen = chosen.join(kind, kind.system_id == System.id).where(
            column_conditions.alive(work.today), holds(kind), number.contains(digits[0] if digits else "")
        )
        newest = visible_systems(chosen, work.actor).order_by(col(kind.id).desc()).limit(_LOOKED_AT)
        for said, code, name in work.session.execute(newest):
            if _has(f"{title} {said}", text):
                found.append(Document(f"{title} {said}", code, name, kind.declaration.tab))
    return found[:most]


@reads(Act.VIEW)
def printed_papers(work: Work, text: str, most: int = 5) -> list[PrintedPaper]:
    """Return the papers of the ledger with all these words in title and number, the newest first, each once."""
    digits = re.search(r"[0-9]+", text)
    found: dict[tuple[str, str, str], PrintedPaper] = {}
    for row in issued.numbered(work, digits[0], _LOOKED_AT) if digits else ():
        title = f"{row.title}, số {row.number}"
        if _has(title, text):
            found.setdefault((row.paper, row.subject, row.number), PrintedPaper(title, row.subject, row.fingerprint))
    return list(found.values())[:most]


def _has(title: str, text: str) -> bool:
    known = fold(title)
    return all(word in known for word in fold(text).split())
