"""The head and the end of the office's papers: who issues them, under which sign, who signs (NĐ 30/2020 Phụ lục I)."""

from inventory import units
from inventory.tables import Unit
from inventory.work import Work
from isms.documents.forms import office
from isms.documents.paper import Blanks
from isms.documents.words import printable

NUMBER = "......"
SETTINGS, UNITS, WORD = "Thể thức văn bản", "Trang Đơn vị", "Tệp Word"
LETTER, MINUTES = "CV", "BB"


def sign(texts: office.Paper, type: str) -> str:
    """Return what follows the number: "QĐ-STP" by the paper's type, "STP-VP" for a letter (II.3.b)."""
    parts = (texts.abbreviation, texts.drafter) if type == LETTER else (type, texts.abbreviation)
    return "-".join(filter(None, parts))


def number(texts: office.Paper, type: str, taken: str = "") -> str:
    """Return the number with its sign; dots where the number is not taken yet."""
    return f"{taken or NUMBER}/{sign(texts, type)}" if texts.abbreviation else taken or NUMBER


def places(work: Work, unit_id: int | None, type: str, blanks: Blanks, taken: str = "") -> dict[str, object]:
    """
    Return the places of the head and the end: superior, issuer, office, office_name, number, place, dated,
    signer_title, signer_name, recipients. Minutes have neither a place and day nor the office's signer (Mẫu 1.9).

    `unit_id`: the unit whose office issues it; None: the office itself. `taken`: the number it was given.
    """
    texts = office.paper(work)
    about = unit_id if unit_id is not None else _office(work)
    unit = units.issuing(work, about)
    name = unit.name if unit else None
    headed = head_name(unit) if unit else None
    what = "Tên cơ quan, tổ chức"
    said: dict[str, object] = {
        "superior": printable(unit.superior).upper() if unit else "",
        "issuer": blanks.text(name, what, UNITS),
        "office": blanks.text(headed, what, UNITS, capitals=True),
        "office_name": (headed or what).upper(),
        "number": number(texts, type, taken),
        "recipients": office.recipients(texts, type),
    }
    if type == MINUTES:
        return said
    return said | {
        "place": blanks.text(unit.place if unit else None, "Địa danh", SETTINGS),
        "dated": f"ngày ..... tháng ..... năm {work.today.year}",
        "signer_title": blanks.text(texts.signer_title, "Đại diện của cơ quan, tổ chức", SETTINGS, capitals=True),
        "signer_name": printable(texts.signer_name),
    }


def head_name(body: Unit) -> str:
    """Return the name of a body as its papers' head has it: the body above it names the province already."""
    return body.name.removesuffix(f" tỉnh {body.place}") if body.superior else body.name


def of_room(work: Work, room: Unit, type: str, blanks: Blanks) -> dict[str, object]:
    """Return the same places for a paper of a room: the body that it belongs to stands above it."""
    body = units.issuing(work, room.id or 0)
    if body is None or body.id == room.id:
        return places(work, room.id, type, blanks)
    texts = office.paper(work)
    return {
        "superior": printable(body.name).upper(),
        "issuer": printable(room.name),
        "office": printable(room.name).upper(),
        "office_name": room.name.upper(),
        "number": f"{NUMBER}/{type}-{room.code}",
        "place": blanks.text(body.place, "Địa danh", SETTINGS),
        "dated": f"ngày ..... tháng ..... năm {work.today.year}",
        "signer_title": blanks.text(None, "Chức vụ của người ký", WORD, capitals=True),
        "signer_name": "",
        "recipients": office.recipients(texts, type),
    }


def _office(work: Work) -> int:
    root = units.root(work)
    return (root.id or 0) if root else 0
