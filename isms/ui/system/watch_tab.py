"""The tab of the watch: incidents, advisories and leaks, websites, agreements of this system."""

from collections.abc import Sequence
from typing import Any

from inventory.organisation.access import Act
from inventory.work import Work
from isms.ui.facts import fact_list
from isms.ui.facts.place import Place
from isms.ui.parts import layout
from isms.ui.shell.panel import NOTHING_YET
from isms.ui.watch.watch_lists import LISTS, WatchList


async def build(place: Place) -> None:
    """Draw the tab."""

    def look(work: Work) -> list[tuple[WatchList, Sequence[Any]]]:
        return [(each, each.of_system(work, place.code)) for each in LISTS.values() if each.of_system]

    for each, found in await place.visit.read(look):
        _card(place, each, found)
    layout.text("p", "Ghi nhầm: hủy bản ghi kèm lý do ở thẻ Lịch sử.").classes("muted small")


def _card(place: Place, about: WatchList, found: Sequence[Any]) -> None:
    may = place.may(Act.RECORD)
    with layout.section():
        if about.add and may:
            words, form = about.add
            fact_list.head(about.title, (words, lambda: form(place, place.code, place.shown.system.name)))
        else:
            fact_list.head(about.title)
        if found:
            about.lines(place, found, with_system=False)
        else:
            layout.text("p", about.nothing if may else NOTHING_YET).classes("muted")
