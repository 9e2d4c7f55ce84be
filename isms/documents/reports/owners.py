"""The cards of organisations on reports: section 2 of Mẫu số 08, each owner in turn with its specialised unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inventory import bodies
from inventory.tables import Body
from inventory.vietnamese import sort_key
from isms.documents.paper import Blanks, Missing
from isms.documents.words import printable

CARDS, SYSTEM = "Cơ quan, tổ chức", "Thẻ Thông tin"
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
        """Return a card, its gaps marked. `who`: what it is in words; `named_in`: where its name is entered."""
        kept, places = self.known.get(bodies.key(name)) or Body(name=name), Blanks()
        said = {
            place: printable(getattr(kept, place)) if place in may_lack else places.text(getattr(kept, place), what, "")
            for place, what in PLACES.items()
        }
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


def pairs(owners: Sequence[str], cards: Cards, usual_unit: str) -> list[Pair]:
    """
    Return the owners with their units, in turn; a pair of blanks where no owner is known.

    `usual_unit`: the unit of an owner whose card names none, by the office's settings.
    """
    found = []
    for name in owners or [""]:
        body = cards.known.get(bodies.key(name))
        unit = (body.specialised_unit if body else "") or usual_unit
        # "(nếu có) ... Trường hợp không có thì để trống": the form says so of the owner's paper only.
        owner = cards.of(name, "chủ quản hệ thống thông tin", SYSTEM, may_lack=("legal_basis",))
        found.append(Pair(owner, cards.of(unit, "đơn vị chuyên trách về an ninh mạng", CARDS)))
    return found
