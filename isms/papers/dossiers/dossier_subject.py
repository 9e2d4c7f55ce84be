"""The systems that a dossier is about: one, or several of levels 1 and 2 of the same owner and operator."""

from dataclasses import dataclass
from datetime import date

from inventory.errors import NotFound, Reason, Refused
from inventory.organisation import bodies
from inventory.organisation.access import Act, reads, system
from inventory.organisation.bodies import Body, Names, key
from inventory.records import Narrative, narratives
from inventory.register_tables import System
from inventory.work import Work
from isms.papers.composition.paper import Blanks
from isms.papers.composition.paper_words import printable
from isms.systems import dossier_progress

TOGETHER = "+"
"""Stands between the codes of a dossier for several systems; no code holds it."""
HIGHEST_TOGETHER = 2
SYSTEM, FILE, EXPLAINED, BODIES = "Thẻ Thông tin", "Thẻ Hồ sơ", "Thuyết minh hồ sơ", "Cơ quan, tổ chức"
Places = dict[str, object]


@dataclass(frozen=True, slots=True)
class DossierSystem:
    """A system of the dossier, where its proposal stands, and what was written about it on a day."""

    system: System
    proposal: dossier_progress.Proposal
    parts: dict[str, Narrative]

    @property
    def name(self) -> str:
        return printable(self.system.name)


@reads(Act.VIEW)
def dossier_systems(work: Work, subject: str, on: date | None = None) -> list[DossierSystem]:
    """
    Return the systems of a dossier, in the order named.

    The decree has a dossier list "các hệ thống thông tin và cấp độ tương ứng" (Đ22.4.a); that several may share one is
    our reading, kept to levels 1 and 2 with one owner and one operator. Raises NotFound, Refused.
    """
    codes = list(dict.fromkeys(filter(None, subject.split(TOGETHER))))
    if not codes:
        raise NotFound("hệ thống thông tin", subject)
    found = [_dossier_system(work, code, on) for code in codes]
    if len(found) > 1:
        _require_one_dossier(found, bodies.names(work))
    return found


def _dossier_system(work: Work, code: str, on: date | None) -> DossierSystem:
    about = system(work, code, Act.VIEW)
    return DossierSystem(about, dossier_progress.proposal(work, code), narratives.listed(work, code, on))


def _require_one_dossier(found: list[DossierSystem], called: Names) -> None:
    reasons = [
        Reason(
            "level",
            "NĐ 331/2026 Đ22.4.a",
            f"{each.system.code}: chỉ gộp hệ thống cấp độ 1, 2 vào một hồ sơ; hệ thống này lập hồ sơ riêng.",
        )
        for each in found
        if not each.proposal.level or each.proposal.level > HIGHEST_TOGETHER
    ]
    for named, said in (("owner", "chủ quản"), ("operator", "đơn vị vận hành")):
        if len({key(called.of(getattr(each.system, named))) for each in found}) > 1:
            remedy = f"Các hệ thống có {said} khác nhau: lập hồ sơ riêng, hoặc sửa lại thông tin ở thẻ Thông tin."
            reasons.append(Reason(named, "NĐ 331/2026 Đ22.3", remedy))
    if len({each.proposal.regime for each in found}) > 1:
        reasons.append(Reason("regime", "NĐ 331/2026 Đ39.1", "Các hồ sơ theo hai nghị định khác nhau: lập riêng."))
    if reasons:
        raise Refused(reasons)


def card(named: str, cards: dict[str, Body], blanks: Blanks, what: str) -> Places:
    """Return what a dossier tells of an organisation (Đ22.3.a-b)."""
    kept = cards.get(key(named)) if named else None
    holder = kept or Body(name=named)
    said = {"name": blanks.text(named, what, SYSTEM)}
    for field, label in (
        ("legal_basis", "quy định chức năng, nhiệm vụ"),
        ("representative", "người đại diện"),
        ("title", "chức vụ"),
        ("address", "địa chỉ"),
        ("phone", "số điện thoại"),
        ("email", "thư điện tử"),
    ):
        said[field] = blanks.text(getattr(holder, field), f"{label} của {printable(named) or what}", BODIES)
    return dict(said)


def paragraphs(each: DossierSystem, part: str, label: str, blanks: Blanks, several: bool) -> list[object]:
    """Return the lines of a part, or the marked blank that says what belongs there."""
    kept = each.parts.get(part)
    if kept is not None:
        return [blanks.text(line, label, EXPLAINED) for line in kept.text.splitlines() if line]
    return [blanks.text(None, f"{label}, {each.name}" if several else label, EXPLAINED)]
