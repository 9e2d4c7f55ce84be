"""The Quy chế of a system, from the requirements of its level and what the office answered; and its decision."""

from collections.abc import Sequence
from datetime import date

from inventory.law.requirements import cautions, requirements
from inventory.organisation import units
from inventory.protection import plan_items
from inventory.protection.plan_reading import Row
from inventory.records.plan_item import ItemState
from inventory.work import Work
from isms.papers.beside_dossier import dossier_facts
from isms.papers.beside_dossier.dossier_facts import About, Places
from isms.papers.composition import letterhead
from isms.papers.composition.declared_papers import SYSTEM, paper
from isms.papers.composition.paper import Content
from isms.papers.composition.paper_words import BY_HAND, printable

REGULATION, ISSUING = "security-regulation", "regulation-decision"
UNANSWERED = "{number} yêu cầu chung của cơ quan chưa ghi cách thực hiện: trong Quy chế là chỗ điền tay."
UNCERTAIN = "{number} yêu cầu mà các nguồn nói khác nhau không đưa vào Quy chế."
WORDS = {
    "articles": "Các điều theo yêu cầu của cấp độ",
    "how": "Cách thực hiện",
    "by_head": "Viện dẫn: trách nhiệm của người đứng đầu",
    "by_operator_duties": "Viện dẫn: trách nhiệm của đơn vị vận hành",
    "by_specialised_duties": "Viện dẫn: trách nhiệm của đơn vị chuyên trách",
    "by_requirements": "Viện dẫn: yêu cầu theo cấp độ",
    "by_regulation": "Viện dẫn: Quy chế",
}


@paper(
    REGULATION,
    "Quy chế bảo đảm an ninh mạng",
    SYSTEM,
    "beside_dossier/security-regulation.html.j2",
    internal=True,
    in_bulk=True,
    words=WORDS,
)
def regulation(work: Work, code: str, on: date | None = None) -> Content:
    """Return the draft of the Quy chế of a system (Đ30.7), issued by the decision beside it. Raises NotFound."""
    of = dossier_facts.about(work, code)
    rows = _rows(of)
    kept = [row for row in rows if not row.requirement.uncertain and row.state != ItemState.NOT_APPLICABLE]
    unit = units.issuing(work, of.system.unit_id)
    said = of.places(letterhead.MINUTES) | {  # as minutes, it has neither a day nor a signer of its own
        "number": letterhead.number(of.who.texts, "QĐ", unit),
        "specialised": of.specialised,
        "by_hand": BY_HAND,
        "articles": _articles(kept),
        "by_head": of.cite("head"),
        "by_operator_duties": of.cite("operator_duties"),
        "by_specialised_duties": of.cite("specialised_duties"),
        "by_requirements": of.cite("requirements"),
    }
    unanswered = sum(row.requirement.office_wide and not _how(row) for row in kept)
    uncertain = sum(row.requirement.uncertain for row in rows)
    return of.content(
        f"Quy chế bảo đảm {of.regime.subject}",
        said,
        *cautions(row.requirement for row in kept),
        UNANSWERED.format(number=unanswered) if unanswered else "",
        UNCERTAIN.format(number=uncertain) if uncertain else "",
        numbered=False,
    )


@paper(
    ISSUING,
    "Quyết định ban hành Quy chế bảo đảm an ninh mạng",
    SYSTEM,
    "beside_dossier/regulation-decision.html.j2",
    number_type="QĐ",
    internal=True,
    in_bulk=True,
    words=WORDS,
)
def issuing(work: Work, code: str, on: date | None = None) -> Content:
    """Return the decision that issues the Quy chế of a system (NĐ 30/2020, Mẫu 1.3). Raises NotFound."""
    of = dossier_facts.about(work, code)
    said = of.places("QĐ", (of.who.operator(of.system),), "Như Điều 3")
    said |= {"head": said["signer_title"], "by_hand": BY_HAND, "by_regulation": of.cite("regulation")}
    return of.content(f"Quyết định ban hành Quy chế bảo đảm {of.regime.subject}", said)


def _rows(of: About) -> Sequence[Row]:
    """Return the requirements with what answers them; those of the level proposed while no plan has begun."""
    answered = plan_items.rows(of.work, of.system.code).rows
    if answered or of.found.level is None:
        return answered
    return [Row(each, None) for each in requirements(of.found.level, of.found.regime)]


def _articles(rows: Sequence[Row]) -> list[Places]:
    """Return an article for each group, a clause for each of its requirements."""
    of_office = any(row.requirement.office_wide for row in rows)
    groups: dict[str, list[Places]] = {}
    for row in rows:
        by_hand = BY_HAND if row.requirement.office_wide or not of_office else ""
        clause: Places = {"text": _text(row), "how": _how(row) or by_hand}
        groups.setdefault(row.requirement.group, []).append(clause)
    return [{"title": printable(title), "rows": clauses} for title, clauses in groups.items()]


def _text(row: Row) -> str:
    months = row.requirement.months
    return row.requirement.title + (f", ít nhất {months} tháng một lần" if months else "")


def _how(row: Row) -> str:
    """Return what the office answered, with the paper that proves it."""
    said = (row.item.note, row.item.evidence) if row.item else ()
    return printable("; ".join(filter(None, said))).rstrip(" .;")
