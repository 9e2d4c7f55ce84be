"""
The cards of organisations as reports name them: owners, operators, specialised units (NĐ 331/2026 Đ36.1, Mẫu số 08).

A card is found by its name, whatever its capitals: the name that systems give as owner or operator.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sqlalchemy import or_
from sqlalchemy import select as sql_select
from sqlmodel import Field, SQLModel, col, select

from inventory.errors import NotFound
from inventory.organisation.access import Act, reads, visible_systems, within, writes
from inventory.register_tables import System, Unit
from inventory.validation import NAME, Checks
from inventory.versions import Seen, merge, require_unchanged, state
from inventory.vietnamese import clean, sort_key
from inventory.work import WHOLE_TREE, Work

Part = Literal["owner", "operator", "specialised_unit"]
FIELDS = (
    "name",
    "legal_basis",
    "representative",
    "title",
    "address",
    "phone",
    "email",
    "specialised_unit",
)
"""What a form about a card holds."""
WAS = "was"
"""In the trail: the name that a card bore before it was given another."""
_TEXTS = ("legal_basis", "representative", "title", "address", "phone", "email", "specialised_unit")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Body(SQLModel, table=True):
    """
    An organisation as reports name it (Đ22.3.a-b, Đ36.1): an owner, an operator, a specialised unit.

    `specialised_unit`: the name of the unit that an owner charged with cybersecurity (Đ3.2).
    """

    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    legal_basis: str = ""  # the paper that sets its functions, tasks and powers
    representative: str = ""
    title: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    specialised_unit: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation: as what systems and other cards name it (nothing: nobody does), and its card if it has one."""

    name: str
    parts: tuple[Part, ...]
    card: Body | None


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Return by what a name is found: capitals and spaces do not tell organisations apart."""
    return clean(name).casefold()


@dataclass(frozen=True, slots=True)
class Names:
    """The names of organisations, by what is entered for them: the code or the name of a unit, the name of a card."""

    known: Mapping[str, str]

    def of(self, given: str) -> str:
        """Return the name of an organisation; what is not known stands as it was entered."""
        return self.known.get(key(given), given)


@reads(Act.VIEW)
def names(work: Work) -> Names:
    """
    Return the names of organisations: of one's branch, of what stands above it, of who keeps a system that one sees,
    and of every card. A name wins over a code of the same letters.
    """
    asked = sql_select(col(Unit.code), col(Unit.name))
    if work.actor.branch != WHOLE_TREE:
        keeping = visible_systems(sql_select(col(System.unit_id)), work.actor)
        above = [int(step) for step in work.actor.branch.strip("/").split("/")]
        asked = asked.where(or_(within(work.actor.branch), col(Unit.id).in_(above), col(Unit.id).in_(keeping)))
    every = [(code, name) for code, name in work.session.execute(asked)]
    known = {key(code): name for code, name in every} | {key(name): name for _, name in every}
    return Names(known | {key(name): name for name in work.session.exec(select(Body.name))})


@reads(Act.VIEW)
def cards(work: Work) -> dict[str, Body]:
    """Return every card by the key of its name."""
    return {key(card.name): card for card in work.session.exec(select(Body))}


@reads(Act.VIEW)
def listed(work: Work) -> list[Named]:
    """Return the organisations that the systems one sees name, and those with a card, in dictionary order."""
    known = cards(work)
    named = {each: card.name for each, card in known.items()}
    parts: dict[str, dict[Part, None]] = {each: {} for each in known}
    for name, part in _named(work, known):
        named.setdefault(key(name), name)
        parts.setdefault(key(name), {})[part] = None
    found = [Named(name, tuple(parts[each]), known.get(each)) for each, name in named.items()]
    return sorted(found, key=lambda body: sort_key(body.name))


def _named(work: Work, known: dict[str, Body]) -> Iterator[tuple[str, Part]]:
    """Yield who is named as what: by systems that are not retired, and by the cards of their owners."""
    said = select(System.owner, System.operator).where(col(System.retired_on).is_(None)).distinct()
    called = names(work)
    for owner, operator in (map(called.of, row) for row in work.session.execute(visible_systems(said, work.actor))):
        if owner:
            yield owner, "owner"
            card = known.get(key(owner))
            if card and card.specialised_unit:
                yield card.specialised_unit, "specialised_unit"
        if operator:
            yield operator, "operator"


@writes(Act.RECORD, everywhere=True)
def save(work: Work, card: Body, seen: Seen = None) -> Body:
    """
    Enter a card, or correct the one with its `id`. It is no dated fact: reports of every day name what it says now.

    `seen`: what the form was opened on (`versions`). Raises Invalid, also when another card bears the name; NotFound,
    Outdated.
    """
    checks = Checks()
    given = {"name": checks.name("name", card.name)}
    given |= {name: checks.text(name, getattr(card, name), NAME, required=False) for name in _TEXTS}
    if given["email"] and not _EMAIL.fullmatch(given["email"]):
        checks.problem("email", f"“{given['email']}” không phải địa chỉ thư.", "Ví dụ: vanphong@tinh.gov.vn.")
    kept = Body(name="") if card.id is None else _found(work, card.id)
    other = cards(work).get(key(given["name"]))
    if other is not None and other.id != card.id:
        checks.problem("name", f"Đã có thẻ của “{other.name}”.", "Hãy sửa thẻ đó.")
    checks.done()
    before = kept.name
    changed = merge(seen, given, state(kept, given))
    for name, text in changed.items():
        setattr(kept, name, text)
    work.session.add(kept)
    if changed:
        renamed = {WAS: before} if before and before != kept.name else {}
        work.record("body.recorded", kept.name, (changed if before else given) | renamed)
    return kept


@writes(Act.RECORD, everywhere=True)
def remove(work: Work, card_id: int, seen: Seen = None) -> None:
    """Take a card away; the trail keeps what it said. Raises NotFound; Outdated when it is not as the person saw it."""
    card = _found(work, card_id)
    require_unchanged(seen, state(card, FIELDS))
    work.record("body.removed", card.name, {name: getattr(card, name) for name in _TEXTS if getattr(card, name)})
    work.session.delete(card)
    work.session.flush()


def _found(work: Work, card_id: int) -> Body:
    card = work.session.get(Body, card_id, with_for_update=True, populate_existing=True)
    if card is None:
        raise NotFound("thẻ cơ quan", str(card_id))
    return card
