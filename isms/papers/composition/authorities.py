"""
Whom a paper names: owner, operator, specialised unit, who decides, and under which head and title it is signed.

Who appraises and approves follows from the level (NĐ 331/2026 Đ18, Đ20.3); an owner may have delegated it (Đ4.3). Names
are resolved (`bodies.names`), heads come from the cards of organisations, the office's texts stand in for
what a card does not say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from inventory.law import dossier
from inventory.organisation import bodies
from inventory.organisation.access import Act, reads
from inventory.organisation.bodies import Body, Names, key
from inventory.records import Agreement
from inventory.records.agreement import replaced
from inventory.records.holding import holds
from inventory.register_tables import System, Unit
from inventory.vietnamese import plain
from inventory.work import Work
from isms.papers.composition import office_words
from isms.papers.composition.office_words import Paper

CARDS, SETTINGS, SYSTEM = "Cơ quan, tổ chức", "Thể thức văn bản", "Thẻ Thông tin"
OWNER, SPECIALISED = "Chủ quản hệ thống thông tin", "Đơn vị chuyên trách về an ninh mạng"
_APPROVING = ("phe duyet", "khoan 2 dieu 31", "toan bo trach nhiem")
"""What the scope of a delegation must speak of to cover the approval of a dossier (Đ31.2.a)."""
_BARE_TITLE = 2  # words: "Giám đốc" lacks the body's name, "Chánh Văn phòng" has one


@dataclass(frozen=True, slots=True)
class Issuer:
    """
    An organisation that issues or decides. Empty texts: nobody entered them.

    `what`: which organisation the paper asks for, `where`: the page on which it is named; `head`: its head with its
    name, "Giám đốc Sở Tư pháp"; `acting_for`: the owner whose delegate it is, `delegation` the paper that says so.
    """

    name: str
    what: str
    where: str
    head: str = ""
    signer_title: str = ""
    signer_name: str = ""
    acting_for: str = ""
    delegation: Agreement | None = None


@dataclass(frozen=True, slots=True)
class Authorities:
    """The organisations as papers of a day name them."""

    texts: Paper
    names: Names
    cards: Mapping[str, Body]

    def owner(self, about: System) -> str:
        return self.names.of(about.owner)

    def operator(self, about: System) -> str:
        return self.names.of(about.operator)

    def card(self, name: str) -> Body:
        """Return the card of an organisation, or one that says its name only."""
        return self.cards.get(key(name)) or Body(name=name)

    def specialised_unit(self, owner: str) -> str:
        """Return the unit that an owner charged with cybersecurity: by its card, else by the office's texts."""
        return self.names.of(self.card(owner).specialised_unit or self.texts.specialised_unit)

    def address(self, name: str) -> str:
        return self.card(name).address or self.texts.address

    def office(self, unit: Unit | None) -> Issuer:
        """Return a unit as issuer: the office at the root by its texts first, any other by its card."""
        if unit is None:
            return Issuer("", "Tên cơ quan, tổ chức", "Trang Đơn vị")
        found = self._by_card(unit.name, "Tên cơ quan, tổ chức", "Trang Đơn vị")
        if unit.parent_id is not None or not self.texts.signer_title:
            return found
        return Issuer(
            found.name,
            found.what,
            found.where,
            found.head or with_name(self.texts.signer_title, unit.name),
            self.texts.signer_title,
            self.texts.signer_name,
        )

    def appraiser(self, about: System, who: dossier.Authority | None, regime: str) -> Issuer:
        """Return who appraises: the specialised unit by its name, others by the name the decree gives them (Đ18)."""
        if who is None or who.appraiser == "specialised_unit":
            return self._by_card(self.specialised_unit(self.owner(about)), "Cơ quan thẩm định", SETTINGS)
        return self._by_card(dossier.authority_name(who.appraiser, regime), "Cơ quan thẩm định", SETTINGS)

    def decider(self, about: System, who: dossier.Authority | None, delegation: Agreement | None) -> Issuer:
        """Return who approves: at levels 1 and 2 the specialised unit (Đ18.1), else the owner or its delegate."""
        owner = self.owner(about)
        if who is not None and who.approver == "specialised_unit":
            return self._by_card(self.specialised_unit(owner), SPECIALISED, SETTINGS)
        if delegation is not None:
            found = self._by_card(self.names.of(delegation.party), OWNER, SYSTEM)
            titles = (found.head, found.signer_title, found.signer_name)
            return Issuer(found.name, OWNER, SYSTEM, *titles, acting_for=owner, delegation=delegation)
        found = self._by_card(owner, OWNER, SYSTEM)
        if found.head or not owner or not fits(self.texts.owner_head, owner):
            return found
        head = with_name(self.texts.owner_head, owner)
        return Issuer(owner, OWNER, SYSTEM, head, self.texts.owner_head, found.signer_name)

    def _by_card(self, name: str, what: str, where: str) -> Issuer:
        card = self.card(name)
        return Issuer(name, what, where, with_name(card.title, name), card.title, card.representative)


@reads(Act.VIEW)
def authorities(work: Work) -> Authorities:
    """Return the organisations as papers of today name them."""
    return Authorities(office_words.paper(work), bodies.names(work), bodies.cards(work))


def delegation(work: Work, about: System, on: date) -> Agreement | None:
    """Return the delegation of the approval that is in force on a day: within its term, its scope covering it."""
    holding = select(Agreement).where(
        Agreement.system_id == about.id,
        Agreement.kind == "delegation",
        holds(Agreement),
        Agreement.on <= on,
        Agreement.ends_on >= on,
        ~replaced(),
    )
    rows = work.session.exec(holding.order_by(col(Agreement.on).desc(), col(Agreement.id).desc()))
    return next((row for row in rows if _covers(row)), None)


def _covers(row: Agreement) -> bool:
    """Say whether a delegation covers the approval: as it was recorded, else by the words of its scope."""
    if row.covers_approval is not None:
        return row.covers_approval
    return any(word in plain(row.scope) for word in _APPROVING)


def with_name(title: str, name: str) -> str:
    """Return a head's title with the name of the body: a bare title of one or two words lacks it."""
    bare = title.split()
    return f"{title} {name}" if 0 < len(bare) <= _BARE_TITLE and plain(name) not in plain(title) else title


def fits(title: str, name: str) -> bool:
    """Say whether a head's title may be that of a body: it names no other one."""
    words = plain(title).replace("ubnd", "uy ban nhan dan").split()
    if len(words) <= _BARE_TITLE:
        return bool(words)
    wanted = plain(name).replace("ubnd", "uy ban nhan dan")
    return any(wanted.startswith(" ".join(words[first:])) for first in range(1, len(words) - 1))
