"""How the office's papers look: heads and places, signers, signs, recipients by type, bases, number series."""

from collections.abc import Sequence

from nicegui import ui

from inventory.organisation import units
from inventory.organisation.access import Act
from inventory.register_tables import Unit
from inventory.work import Work
from isms.ledger import numbers
from isms.papers.composition import office_words
from isms.papers.composition.office_words import Paper
from isms.ui.administration import paper_texts, series
from isms.ui.administration.letterheads import letterheads
from isms.ui.facts.place import STYLES
from isms.ui.lists import system_rows_shown
from isms.ui.parts import layout
from isms.ui.parts.places import PAPER_WORDS
from isms.ui.shell.visit import Pages, Visit


def register(pages: Pages) -> None:
    """Add /quan-tri/giay-to: heads for whoever may record, the rest for an administrator."""

    @pages.page(PAPER_WORDS, title="Thể thức văn bản", act=Act.RECORD)
    async def office_paper(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES + STYLES)
        known, kept, lasts = await visit.read(_read)
        purpose = "Phần chung của mọi giấy tờ sổ in ra. Chỗ để trống được tô vàng khi in."
        with layout.head("Thể thức văn bản", purpose):
            pass
        letterheads(visit, known, PAPER_WORDS)
        if visit.may_for_all(Act.ADMINISTER):
            paper_texts.groups(visit, kept)
            paper_texts.recipients(visit, kept)
            series.series(visit, kept, lasts)


def _read(work: Work) -> tuple[Sequence[Unit], Paper, dict[str, int]]:
    return units.tree(work), office_words.paper(work), numbers.lasts(work)
