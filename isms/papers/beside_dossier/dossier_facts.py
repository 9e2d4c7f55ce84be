"""What every paper around the dossier of a system says: its head and end, its legal bases, the system and dossier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inventory.law import regimes
from inventory.law.regimes import Regime
from inventory.organisation import bodies, units
from inventory.organisation.access import Act, reads, system
from inventory.organisation.bodies import key
from inventory.register_tables import System
from inventory.work import Work
from isms.papers.composition import authorities, letterhead, office_words
from isms.papers.composition.authorities import CARDS, OWNER, SETTINGS, SPECIALISED, Authorities, Issuer
from isms.papers.composition.paper import Blanks, Content
from isms.papers.composition.paper_words import BY_HAND, long_date, printable
from isms.systems import accompanying, dossier_progress
from isms.systems.accompanying import Beside
from isms.systems.dossier_progress import Part, Proposal

SYSTEM, FILE = "Thẻ Thông tin", "Thẻ Hồ sơ"
Places = dict[str, object]


@dataclass(frozen=True, slots=True)
class About:
    """A system with its dossier today, the organisations that papers name, and the blanks of the paper being made."""

    work: Work
    system: System
    found: Proposal
    who: Authorities
    decider: Issuer
    blanks: Blanks

    @property
    def regime(self) -> Regime:
        return regimes.get(self.found.regime)

    @property
    def level(self) -> object:
        return self.blanks.text(str(self.found.level) if self.found.level else None, "cấp độ", FILE)

    @property
    def owner(self) -> object:
        return self.blanks.text(self.who.owner(self.system), OWNER, SYSTEM)

    @property
    def operator(self) -> object:
        return self.blanks.text(self.who.operator(self.system), "Đơn vị vận hành hệ thống thông tin", SYSTEM)

    @property
    def specialised(self) -> object:
        return self.blanks.text(self.who.specialised_unit(self.who.owner(self.system)), SPECIALISED, SETTINGS)

    def places(self, type: str, sent_to: Sequence[str] = (), first: str = "") -> Places:
        """
        Return the head and the end of a paper of a type ("TTr"), its bases, and what names the system.

        `sent_to`: who gets it, beside those of the settings; `first`: the first line of "Nơi nhận".
        """
        called = bodies.names(self.work)
        listed = tuple(filter(None, (first, *(printable(called.of(each)) for each in sent_to))))
        said = letterhead.places(self.work, self.system.unit_id, type, self.blanks)
        return said | {
            "sent_to": tuple(dict.fromkeys(listed)),
            "bases": tuple(legal_bases(self.regime, self.who.texts)),
            "security": self.regime.subject,
            "system": self.blanks.text(self.system.name, "Tên hệ thống thông tin", SYSTEM),
            "plain_name": printable(self.system.name),
            "owner": self.owner,
            "operator": self.operator,
            "level": self.level,
        }

    def places_of_owner(self, type: str, sent_to: Sequence[str] = (), first: str = "") -> Places:
        """
        Return the same places for a paper that the owner issues, with the head who decides (`head`).

        An owner that is not the office numbers and signs it itself: then number and signer are left to it.
        """
        said, owner = self.places(type, sent_to, first), self._owner_issuer
        title = self.blanks.text(owner.head, f"Thủ trưởng cơ quan, tổ chức: {owner.name or OWNER}", CARDS, True)
        if self.is_own:
            return said | {"head": title}
        return said | {
            "superior": "",
            "issuer": self.owner,
            "office": self.blanks.text(owner.name, owner.what, owner.where, capitals=True),
            "office_name": (owner.name or owner.what).upper(),
            "number": letterhead.NUMBER,
            "signer_title": self.blanks.text(owner.signer_title, "Đại diện của cơ quan, tổ chức", CARDS, capitals=True),
            "signer_name": printable(owner.signer_name),
            "head": title,
        }

    @property
    def is_own(self) -> bool:
        """Whether the office that keeps the system is its owner, and so gives the number of the owner's papers."""
        unit = units.issuing(self.work, self.system.unit_id)
        return unit is not None and key(self._owner_issuer.name) == key(unit.name)

    @property
    def _owner_issuer(self) -> Issuer:
        found = self.who.decider(self.system, None, None)
        unit = units.issuing(self.work, self.system.unit_id)
        return self.who.office(unit) if unit and key(found.name) == key(unit.name) else found

    def cite(self, what: str, words: str = "theo quy định tại") -> str:
        """Return "theo quy định tại Điều 5 ..." where the regime has such a clause, with a space before; else ""."""
        clause = self.regime.tables.get("cited", {}).get(what, "")
        return f" {words} {clause}" if clause else ""

    def content(self, title: str, places: Places, *cautions: str, numbered: bool = True) -> Content:
        """Return what the paper says, with what is to be minded before it is signed."""
        old = "" if regimes.on(self.work.today) == self.regime else f"{self.regime.document}: {self.regime.note}"
        name = printable(self.system.name)
        return Content(
            f"{title} - {name}",
            places,
            self.system.id,
            self.system.code,
            as_of=self.work.today,
            numbered=numbered,
            missing=self.blanks.listed(),
            contradictions=tuple(filter(None, (old, *cautions))),
        )

    def enclosed(self) -> list[str]:
        """Return the documents of the dossier as lines of a paper, each as far as the register knows it."""
        return [_enclosed(part) for part in self.found.parts]

    def regulation(self) -> str:
        """Return number, day and issuer of the Quy chế on record, or dots to be filled in by hand."""
        rows = accompanying.beside(self.work, self.system.code, self.found)
        row = next((each for each in rows if each.paper.code == "regulation" and each.present), None)
        return _document(row) if row else f"số {BY_HAND}"


@reads(Act.VIEW)
def about(work: Work, code: str) -> About:
    """Return the system of a code, for a paper around its dossier. Raises NotFound."""
    subject_of, found = system(work, code, Act.VIEW), dossier_progress.proposal(work, code)
    who = authorities.authorities(work)
    delegated = authorities.delegation(work, subject_of, work.today)
    return About(work, subject_of, found, who, who.decider(subject_of, found.authority(), delegated), Blanks())


def legal_bases(regime: Regime, texts: office_words.Paper) -> Iterator[str]:
    """
    Yield the bases: the law by its name only (NĐ 30/2020 Phụ lục I, II.6.a), then the office's lines.

    Those of an older regime are its own: the office's lines are of today's.
    """
    yield from (f"Căn cứ {law.partition(' số ')[0]}" for law in regime.bases[:1])
    if regimes.all()[0] == regime:
        yield from map(printable, office_words.lines(texts.bases))
    else:
        yield from (f"Căn cứ {each}" for each in regime.bases[1:])


def _enclosed(part: Part) -> str:
    record = part.record
    if record is None or not part.present:
        return f"{part.component.title} (chưa ghi trong sổ: bổ sung trước khi trình)"
    said = numbered(record.number, record.document_date)
    return f"{part.component.title}, {said}" if said else part.component.title


def _document(row: Beside) -> str:
    said = numbered(row.number, row.dated)
    return f"{said} của {printable(row.note)}" if row.note else said


def numbered(number: str, dated: date | None) -> str:
    """Return "số 12/QĐ-STP ngày 05 tháng 02 năm 2026" as far as it is known; "" where nothing is."""
    return " ".join(filter(None, (number and f"số {printable(number)}", long_date(dated) if dated else "")))
