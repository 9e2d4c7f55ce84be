"""How the office's papers look: heads and places, signers, signs, recipients by type, bases, number series."""

from collections.abc import Sequence

from nicegui import ui

from inventory import units
from inventory.access import Act
from inventory.tables import Unit
from inventory.work import Work
from isms.documents.forms import office
from isms.documents.forms.office import Paper
from isms.ledger import numbers
from isms.ui.formatting import series, texts
from isms.ui.formatting.letterheads import letterheads
from isms.ui.lists import rows
from isms.ui.parts import layout
from isms.ui.system.place import STYLES
from isms.ui.visit import Pages, Visit

PATH = "/quan-tri/giay-to"


def register(pages: Pages) -> None:
    """Add /quan-tri/giay-to: heads for whoever may record, the rest for an administrator."""

    @pages.page(PATH, title="Thể thức văn bản", act=Act.RECORD)
    async def office_paper(visit: Visit) -> None:
        ui.add_head_html(rows.STYLES + STYLES)
        known, kept, lasts = await visit.read(_read)
        purpose = "Phần chung của mọi giấy tờ sổ in ra. Chỗ để trống được tô vàng khi in."
        with layout.head("Thể thức văn bản", purpose):
            pass
        letterheads(visit, known, PATH)
        if visit.may(Act.ADMINISTER):
            texts.groups(visit, kept)
            texts.recipients(visit, kept)
            series.series(visit, kept, lasts)


def _read(work: Work) -> tuple[Sequence[Unit], Paper, dict[str, int]]:
    return units.tree(work), office.paper(work), numbers.lasts(work)
