"""What was printed about a system, newest first, and the way to the ledger."""

from functools import partial

from nicegui import ui

from isms.ledger.issued import Listed
from isms.ui.facts.place import Place
from isms.ui.papers import printed
from isms.ui.papers.ledger_query import LedgerQuery
from isms.ui.parts import badges, layout, words
from isms.ui.parts.paper_links import FORMAT

NEWEST = 5


def section(place: Place, found: Listed) -> None:
    """Draw the section; nothing while nothing was printed."""
    if not found.rows:
        return
    with layout.section("Đã in"):
        with ui.element("ul").classes("records"):
            for row in found.rows:
                with ui.element("li").mark(f"printed-{row.id}"):
                    with ui.element("div").classes("say"):
                        number = f" · số {row.number}" if row.number else ""
                        ui.label(f"{row.title}{number}").classes("strong")
                        by = place.visit.named(row.issued_by)
                        ui.label(f"{FORMAT[row.ending]} · {words.instant(row.issued_at)}, {by}")
                    if row.voided_at:
                        badges.badge(*printed.state(row))
                    see = partial(printed.open_printing, place.visit, row.id, place.refresh)
                    layout.quiet("Xem", see).mark(f"see-{row.id}")
        if found.total > len(found.rows):
            layout.link(f"Xem cả {words.number(found.total)} lần in", LedgerQuery(hethong=place.code).path)
