"""A sheet to take along when the place where a system stands is looked at: the devices on record, what to look for."""

from datetime import date

from inventory.records import assets
from inventory.work import Work
from isms.papers.beside_dossier import dossier_facts
from isms.papers.composition import letterhead
from isms.papers.composition.declared_papers import SYSTEM, paper
from isms.papers.composition.paper import Content
from isms.papers.composition.paper_words import BY_HAND, printable

CODE = "machine-room-survey"


@paper(
    CODE,
    "Phiếu khảo sát phòng máy",
    SYSTEM,
    "beside_dossier/machine-room-survey.html.j2",
    internal=True,
    in_bulk=True,
    words={"devices": "Thiết bị theo sổ"},
)
def survey(work: Work, code: str, on: date | None = None) -> Content:
    """Return the sheet of a system; it bears no number, as a checklist. Raises NotFound."""
    of = dossier_facts.about(work, code)
    devices = [row for row in assets.listed(work, code, on) if row.kind == "device"]
    said = of.places(letterhead.MINUTES) | {"left_signer": "NGƯỜI KHẢO SÁT", "right_signer": "ĐẠI DIỆN ĐƠN VỊ VẬN HÀNH"}
    said |= {"by_hand": BY_HAND, "devices": [{"name": printable(row.name)} for row in devices]}
    return of.content("Phiếu khảo sát phòng máy", said, numbered=False)
