"""The head and the end of the office's papers: who issues them, under which sign, who signs (NĐ 30/2020 Phụ lục I)."""

from inventory.organisation import units
from inventory.organisation.access import Act, reads
from inventory.register_tables import Unit
from inventory.work import WHOLE_TREE, Work
from isms.papers.composition import authorities, office_words
from isms.papers.composition.paper import Blanks
from isms.papers.composition.paper_words import printable

NUMBER = "......"
SETTINGS, UNITS, WORD = "Thể thức văn bản", "Trang Đơn vị", "Tệp Word"
LETTER, MINUTES = "CV", "BB"


def sign(texts: office_words.Paper, type: str, unit: Unit | None = None) -> str:
    """Return what follows the number: "QĐ-STP" by the paper's type, "STP-VP" for a letter (II.3.b)."""
    if unit is not None and unit.parent_id is not None:  # the office's texts are those of the unit at the root
        return unit.code if type == LETTER else f"{type}-{unit.code}"
    if not texts.abbreviation:
        return ""
    parts = (texts.abbreviation, texts.drafter) if type == LETTER else (type, texts.abbreviation)
    return "-".join(filter(None, parts))


def number(texts: office_words.Paper, type: str, unit: Unit | None = None, taken: str = "") -> str:
    """Return the number with its sign; dots where the number is not taken yet."""
    signed = sign(texts, type, unit)
    return f"{taken or NUMBER}/{signed}" if signed else taken or NUMBER


def where_signer(unit: Unit | None, own: bool = True) -> str:
    """Return the page on which the signer of a paper is named: the office's texts, or the card of another body."""
    return SETTINGS if own and unit is not None and unit.parent_id is None else authorities.CARDS


@reads(Act.VIEW)
def places(work: Work, unit_id: int | None, type: str, blanks: Blanks, taken: str = "") -> dict[str, object]:
    """
    Return the places of the head and the end: superior, issuer, office, office_name, number, place, dated,
    signer_title, signer_name, recipients. Minutes have neither a place and day nor the office's signer (Mẫu 1.9).

    `unit_id`: the unit whose office issues it; None: that of whoever prints, the whole office or the head of a branch.
    `taken`: the number it was given.
    """
    if unit_id is None:
        printing = of_branch(work)
        if printing is not None and printing.parent_id is not None:
            return of_room(work, printing, type, blanks)
        unit_id = printing.id if printing else None
    unit = units.issuing(work, unit_id) if unit_id is not None else None
    who = authorities.authorities(work)
    issuer = who.office(unit)
    headed = head_name(unit) if unit else None
    said: dict[str, object] = {
        "superior": printable(unit.superior).upper() if unit else "",
        "issuer": blanks.text(issuer.name, issuer.what, UNITS),
        "office": blanks.text(headed, issuer.what, UNITS, capitals=True),
        "office_name": (headed or issuer.what).upper(),
        "number": number(who.texts, type, unit, taken),
        "recipients": office_words.recipients(who.texts, type),
    }
    if type == MINUTES:
        return said
    return said | {
        "place": blanks.text(unit.place if unit else None, "Địa danh", SETTINGS),
        "dated": f"ngày ..... tháng ..... năm {work.today.year}",
        "signer_title": blanks.text(
            issuer.signer_title, "Đại diện của cơ quan, tổ chức", where_signer(unit), capitals=True
        ),
        "signer_name": printable(issuer.signer_name),
    }


def heading(unit: Unit | None, blanks: Blanks) -> dict[str, object]:
    """Return the head of a sheet that the office does not sign: superior, office, office_name, place."""
    headed, what = head_name(unit) if unit else None, "Tên cơ quan, tổ chức"
    return {
        "superior": printable(unit.superior).upper() if unit else "",
        "office": blanks.text(headed, what, UNITS, capitals=True),
        "office_name": (headed or what).upper(),
        "place": blanks.text(unit.place if unit else None, "Địa danh", SETTINGS),
    }


def of_branch(work: Work) -> Unit | None:
    """Return the unit that whoever prints belongs to: the top of their branch, or the office itself."""
    if work.actor.branch == WHOLE_TREE:
        return units.root(work)
    return work.session.get(Unit, int(work.actor.branch.strip("/").rpartition("/")[2]))


def whose(work: Work, among: str = " của ") -> str:
    """Return what a title adds where the systems of a branch are counted only; nothing for the whole office."""
    unit = of_branch(work)
    return f"{among}{printable(unit.name)}" if unit is not None and unit.parent_id is not None else ""


def head_name(body: Unit) -> str:
    """Return the name of a body as its papers' head has it: the body above it names the province already."""
    return body.name.removesuffix(f" tỉnh {body.place}") if body.superior else body.name


def of_room(work: Work, room: Unit, type: str, blanks: Blanks) -> dict[str, object]:
    """Return the same places for a paper of a room: the body that it belongs to stands above it."""
    body = units.issuing(work, room.id)
    if body is None or body.id == room.id:
        return places(work, room.id, type, blanks)
    who = authorities.authorities(work)
    issuer = who.office(room)
    return {
        "superior": printable(body.name).upper(),
        "issuer": printable(room.name),
        "office": printable(room.name).upper(),
        "office_name": room.name.upper(),
        "number": number(who.texts, type, room),
        "place": blanks.text(body.place, "Địa danh", SETTINGS),
        "dated": f"ngày ..... tháng ..... năm {work.today.year}",
        "signer_title": blanks.text(issuer.signer_title, "Chức vụ của người ký", where_signer(room), capitals=True),
        "signer_name": printable(issuer.signer_name),
        "recipients": office_words.recipients(who.texts, type),
    }
