"""The cards of organisations on reports: section 2 of Mẫu số 08, each owner in turn with its specialised unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inventory.organisation import bodies
from inventory.organisation.bodies import Body
from inventory.vietnamese import plain, sort_key
from isms.papers.composition.authorities import Authorities
from isms.papers.composition.paper import Blanks, Missing

CARDS, SYSTEM = "Cơ quan, tổ chức", "Thẻ Thông tin"
NONE = "khong co"
PLACES = {
    "legal_basis": "quy định chức năng, nhiệm vụ, quyền hạn",
    "representative": "người đại diện",
    "title": "chức vụ",
    "address": "địa chỉ",
    "phone": "số điện thoại",
    "email": "thư điện tử",
}


@dataclass(frozen=True, slots=True)
class Card:
    """An organisation as a report describes it: the numbered places of the form (Đ36.1)."""

    name: str
    legal_basis: str
    representative: str
    title: str
    address: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An owner and the unit that it charged with cybersecurity."""

    owner: Card
    unit: Card


@dataclass
class Cards:
    """Makes cards of what is known, and gathers what each organisation lacks."""

    known: Mapping[str, Body]
    lacking: dict[str, dict[str, None]] = field(default_factory=dict)
    unnamed: dict[str, str] = field(default_factory=dict)

    def of(self, name: str, who: str, named_in: str, may_lack: Sequence[str] = ()) -> Card:
        """
        Return a card, its gaps marked. `who`: what it is in words; `named_in`: where its name is entered.

        `may_lack`: what the form leaves empty where there is none: the card says "Không có" then, else it is a gap.
        """
        kept, places = self.known.get(bodies.key(name)) or Body(name=name), Blanks()
        said: dict[str, str] = {}
        for place, what in PLACES.items():
            text, wanted = getattr(kept, place), f"{what} (không có thì ghi “Không có”)" if place in may_lack else what
            is_none = place in may_lack and plain(text) == NONE
            said[place] = "" if is_none else places.text(text, wanted, "")
        if not name:
            self.unnamed[f"tên {who}"] = named_in
        elif places.missing:
            self.lacking.setdefault(kept.name, {}).update(dict.fromkeys(places.missing))
        return Card(name=places.text(kept.name, f"tên {who}", named_in), **said)

    def missing(self) -> list[Missing]:
        """Return who is not named, and what the cards of the others lack."""
        cards = (Missing(f"{name}: {', '.join(lacks)}", CARDS) for name, lacks in self.lacking.items())
        return [*(Missing(*each) for each in self.unnamed.items()), *cards]


def once(names: Sequence[str]) -> list[str]:
    """Return the names of organisations, each once, in dictionary order."""
    return sorted({bodies.key(name): name for name in names if name}.values(), key=sort_key)


def pairs(owners: Sequence[str], cards: Cards, who: Authorities) -> list[Pair]:
    """Return the owners with their units, in turn; a pair of blanks where no owner is known."""
    return [
        Pair(
            cards.of(name, "chủ quản hệ thống thông tin", SYSTEM, may_lack=("legal_basis",)),
            cards.of(who.specialised_unit(name), "đơn vị chuyên trách về an ninh mạng", CARDS),
        )
        for name in owners or [""]
    ]
