"""One paper of many systems: chosen by the address as the list of systems is, printed in one run, one ZIP."""

from typing import cast

from nicegui import ui

from inventory.organisation import units
from inventory.work import Work
from isms.papers import bulk_task, catalogue
from isms.papers.composition.rendering import Ending
from isms.ui.background import task_card
from isms.ui.lists import empty_list, narrowing, system_rows_shown
from isms.ui.lists.system_query import SystemQuery
from isms.ui.parts import layout, words
from isms.ui.parts.forms import Form
from isms.ui.parts.paper_links import FORMAT
from isms.ui.shell.visit import Pages, Visit
from schedules.standing import listing

PATH = "/in-hang-loat"
_ORDER = {"": "Mã"}


def register(pages: Pages) -> None:
    """Add /in-hang-loat, narrowed as /he-thong is."""

    @pages.page(PATH, title="In hàng loạt")
    async def bulk_printing(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        query = SystemQuery.read(ui.context.client.request.query_params).but(ngay="")
        number, tree = await visit.read(
            lambda work: (listing.page(work, query.filter, most=1).total, list(units.tree(work)))
        )
        purpose = "Một giấy tờ của nhiều hệ thống trong một tệp ZIP; từng giấy được ghi vào sổ giấy tờ."
        with layout.head("In hàng loạt", purpose):
            pass

        def narrow(**changes: object) -> None:
            visit.go(query.but(**changes).at(PATH))

        with narrowing.bar():
            narrowing.search_row(query.tim, narrow)
            narrowing.filters(query, tree, narrow, _ORDER)
        _build(visit, query, number)


def _codes(work: Work, query: SystemQuery) -> list[str]:
    """Return the systems of the run: read when it is asked for, as the page shows only how many there are."""
    return sorted(row.code for row in listing.whole(work, query.filter, work.today))


def _build(visit: Visit, query: SystemQuery, number: int) -> None:
    """Draw the choice of paper and the button; how far the run is stands beneath."""
    with layout.section(f"{words.number(number)} hệ thống"):
        if not number:
            empty_list.found(visit, query, PATH)
            return
        form = Form()
        paper = form.choice("paper", "Giấy tờ", catalogue.titles(catalogue.of_many()), catalogue.CHECKLIST)
        endings = {str(ending): FORMAT[ending] for ending in catalogue.NUMBERED}
        ending = form.choice("ending", "Dạng tệp", endings, "pdf")

        async def begin() -> None:
            wanted = str(paper.value), cast(Ending, ending.value)
            await task_card.begin(visit, place, lambda work: bulk_task.ask(work, *wanted, _codes(work, query)))

        form.buttons(f"In {words.number(number)} giấy", begin)
    place = ui.element("div").classes("stack w-full")
