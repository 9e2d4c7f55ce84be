"""The files of a paper that may be as long as the register: links in a small one, in a large one background tasks."""

from functools import partial

from nicegui import ui

from isms.papers import printing_task
from isms.papers.composition.rendering import Ending
from isms.papers.printing_task import Printing
from isms.ui.background import task_card
from isms.ui.parts import layout
from isms.ui.parts.paper_links import ENDINGS, numbering_link, paper_links
from isms.ui.shell.visit import Visit


def paper_buttons(visit: Visit, wanted: Printing, title: str, heavy: bool, numbered: bool = False) -> None:
    """Draw the ways to a paper's files; `heavy`: as `catalogue.is_heavy` says. `wanted`: the ending is left open."""
    query = f"?ngay={wanted.on}" if wanted.on else ""
    if not heavy:
        paper_links(wanted.code, wanted.subject, title, query, numbered)
        return
    with ui.element("div").classes("line"):
        for ending, name in ENDINGS:
            print_it = partial(_begin, visit, wanted, ending)
            button = layout.secondary(f"Lập tệp {name}", lambda act=print_it: act(place), icon="description")
            button.mark(f"{wanted.code}-{ending}").props(f'aria-label="{title}, tệp {name}"')
        if numbered:
            numbering_link(wanted.code, wanted.subject, title, query)
    place = ui.element("div").classes("stack w-full")


async def _begin(visit: Visit, wanted: Printing, ending: Ending, place: ui.element) -> None:
    printing = Printing(wanted.code, wanted.subject, ending, wanted.on)
    await task_card.begin(visit, place, lambda work: printing_task.ask(work, printing))
