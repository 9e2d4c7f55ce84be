"""Decisions of the owner of a system: who operates it, which unit is charged with its security, and who appraises."""

from datetime import date

from inventory.law import dossier
from inventory.law.written_clauses import written_out
from inventory.organisation.bodies import key
from inventory.work import Work
from isms.papers.beside_dossier import dossier_facts
from isms.papers.beside_dossier.dossier_facts import About
from isms.papers.composition.declared_papers import SYSTEM, paper
from isms.papers.composition.paper import Content
from isms.papers.composition.paper_words import BY_HAND

OPERATOR, COUNCIL = "operator-decision", "council-decision"
APPRAISES_ITSELF = (
    "Đơn vị chuyên trách cũng là đơn vị vận hành: việc thẩm định giao một đơn vị khác có đủ năng lực, "
    "hoặc Hội đồng thẩm định độc lập{clause}."
)
NO_COUNCIL = (
    "Hội đồng thẩm định đặt ra khi đơn vị chuyên trách cũng vận hành hệ thống{clause}; "
    "theo sổ, đơn vị vận hành là {operator}, đơn vị chuyên trách là {specialised}."
)
OTHER_APPRAISER = "Hồ sơ cấp độ này do {appraiser} thẩm định ({clause}), không do Hội đồng của chủ quản."
MEMBERS = ("Chủ tịch Hội đồng", "Phó Chủ tịch Hội đồng", "Ủy viên", "Ủy viên", "Ủy viên, Thư ký")
WORDS = {
    "by_operator": "Viện dẫn: đơn vị vận hành",
    "by_head": "Viện dẫn: trách nhiệm của người đứng đầu",
    "by_operator_duties": "Viện dẫn: trách nhiệm của đơn vị vận hành",
    "by_specialised_duties": "Viện dẫn: trách nhiệm của đơn vị chuyên trách",
    "by_council": "Viện dẫn: Hội đồng thẩm định",
    "by_appraisal": "Viện dẫn: nội dung thẩm định",
    "members": "Thành viên Hội đồng",
    "role": "Vai trò",
}


@paper(
    OPERATOR,
    "Quyết định giao đơn vị vận hành, chỉ định đơn vị chuyên trách",
    SYSTEM,
    "beside_dossier/operator-decision.html.j2",
    number_type="QĐ",
    internal=True,
    in_bulk=True,
    words=WORDS,
)
def operator(work: Work, code: str, on: date | None = None) -> Content:
    """Return the decision on who operates a system and which unit is charged with its security (Đ5, Đ31.1)."""
    of = dossier_facts.about(work, code)
    said = of.places_of_owner("QĐ", (of.who.operator(of.system), _unit(of)), "Như Điều 5") | {
        "specialised": of.specialised,
        "by_hand": BY_HAND,
        "by_operator": of.cite("operator"),
        "by_head": of.cite("head"),
        "by_operator_duties": of.cite("operator_duties"),
        "by_specialised_duties": of.cite("specialised_duties"),
    }
    caution = APPRAISES_ITSELF.format(clause=of.cite("council", "theo")) if _operates_itself(of) else ""
    return of.content("Quyết định giao đơn vị vận hành", said, caution, numbered=of.is_own)


@paper(
    COUNCIL,
    "Quyết định thành lập Hội đồng thẩm định",
    SYSTEM,
    "beside_dossier/council-decision.html.j2",
    number_type="QĐ",
    internal=True,
    in_bulk=True,
    words=WORDS,
)
def council(work: Work, code: str, on: date | None = None) -> Content:
    """Return the decision on a council that appraises where the unit that would do it operates the system (Đ18.4.b)."""
    of = dossier_facts.about(work, code)
    said = of.places_of_owner("QĐ", (of.who.operator(of.system), _unit(of)), "Như Điều 4") | {
        "specialised": of.specialised,
        "by_hand": BY_HAND,
        "members": [{"role": role} for role in MEMBERS],
        "by_council": of.cite("council"),
        "by_appraisal": of.cite("appraisal", "nêu tại"),
    }
    return of.content("Quyết định thành lập Hội đồng thẩm định", said, _no_council(of), numbered=of.is_own)


def _unit(of: About) -> str:
    return of.who.specialised_unit(of.who.owner(of.system))


def _operates_itself(of: About) -> bool:
    unit = _unit(of)
    return bool(unit) and key(unit) == key(of.who.operator(of.system))


def _no_council(of: About) -> str:
    """Return why the law does not ask for a council here, as far as the register knows; else ""."""
    who = of.found.authority(specialised_unit_operates=True)
    if who is not None and who.appraiser != "other_unit_or_council":
        name = dossier.authority_name(who.appraiser, of.found.regime)
        return OTHER_APPRAISER.format(appraiser=name, clause=written_out(who.appraiser_clause))
    if _operates_itself(of):
        return ""
    names = {"operator": of.who.operator(of.system) or "(chưa ghi)", "specialised": _unit(of) or "(chưa ghi)"}
    return NO_COUNCIL.format(clause=of.cite("council", "theo"), **names)
