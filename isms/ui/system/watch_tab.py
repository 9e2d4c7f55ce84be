"""The tab of the watch: incidents, advisories and leaks, websites, agreements of this system."""

from collections.abc import Callable, Sequence
from typing import Any

from inventory.organisation.access import Act
from inventory.work import Work
from isms.ui.facts import fact_list
from isms.ui.facts.place import Place
from isms.ui.parts import layout
from isms.ui.shell.panel import NOTHING_YET
from isms.ui.watch import advisory_list as advisory_lines
from isms.ui.watch import agreements as agreement_lines
from isms.ui.watch import incident_list as incident_lines
from isms.ui.watch import website_list as website_lines
from schedules.watch import advisories, agreement_list, incidents, websites


async def build(place: Place) -> None:
    """Draw the tab."""
    code, name = place.code, place.shown.system.name

    def look(work: Work) -> tuple[Any, ...]:
        lists = (incidents.listed, advisories.listed, websites.listed, agreement_list.listed)
        return tuple(read(work, code) for read in lists)

    found, warned, sites, papers = await place.visit.read(look)
    _card(
        place,
        "Sự cố",
        found,
        incident_lines.NOTHING,
        ("Ghi sự cố", lambda: incident_lines.record_form(place, code, name)),
        lambda: incident_lines.listed(place, found, with_system=False),
    )
    _card(
        place,
        "Cảnh báo & lộ lọt",
        warned,
        advisory_lines.NOTHING,
        ("Ghi cảnh báo, lộ lọt", lambda: advisory_lines.record_form(place, code, name)),
        lambda: advisory_lines.listed(place, warned, with_system=False),
    )
    _card(
        place,
        "Website",
        sites,
        website_lines.NOTHING,
        ("Ghi website", lambda: website_lines.record_form(place, code, name)),
        lambda: website_lines.listed(place, sites, with_system=False),
    )
    _card(
        place,
        "Ủy quyền & hợp đồng thuê",
        papers,
        agreement_lines.NOTHING,
        ("Ghi văn bản", lambda: agreement_lines.record_form(place, code, name)),
        lambda: agreement_lines.listed(place, papers, with_system=False),
    )
    layout.text("p", "Ghi nhầm: hủy bản ghi kèm lý do ở thẻ Lịch sử.").classes("muted small")


def _card(
    place: Place,
    title: str,
    told: Sequence[object],
    nothing: str,
    add: tuple[str, layout.Handler],
    show: Callable[[], None],
) -> None:
    with layout.section():
        fact_list.head(title, add if place.may(Act.RECORD) else None)
        if told:
            show()
        else:
            layout.text("p", nothing if place.may(Act.RECORD) else NOTHING_YET).classes("muted")
