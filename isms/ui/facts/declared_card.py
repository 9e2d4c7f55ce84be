"""The declared kinds of record on a page: a card with its records, and the form that records one, both read off."""

from collections.abc import Sequence
from typing import Any

from inventory import records as kinds
from inventory.records.declaration import Record, fields_of
from inventory.records.references import referred
from inventory.work import Work
from isms.systems import system_history
from isms.ui.facts import fact_list, form_panels, scans, sentences
from isms.ui.facts.place import Place
from isms.ui.parts import layout
from isms.ui.shell.panel import Panel


async def cards(place: Place, tab: str) -> None:
    """Draw the cards of the kinds that stand on a tab."""
    for kind in kinds.KINDS:
        if kind.declaration.tab == tab and kind.declaration.card:
            await card(place, kind)


async def card(place: Place, kind: type[Record]) -> None:
    """Draw the records of one kind, with the button that adds one."""
    about = kind.declaration
    found = await place.visit.read(lambda work: system_history.of_kind(work, place.code, kind))
    add = (
        (f"Thêm {about.title[0].lower()}{about.title[1:]}", lambda: record_form(place, kind, place.code))
        if place.may(about.act)
        else None
    )
    beneath = (await scans.of(place)).beneath if about.proof else None
    fact_list.section(place, about.plural, found, f"Chưa ghi. {about.about} ({about.clause})", add, beneath)


async def record_form(desk: Panel, kind: type[Record], code: str, known: dict[str, Any] | None = None) -> None:
    """Open the form that records a fact of this kind; `known` is filled in beforehand, by field."""
    about = kind.declaration
    named = await desk.visit.read(lambda work: _choices_of_references(work, kind, code))

    def above() -> None:
        layout.text("p", about.about).classes("muted")
        layout.text("p", about.clause).classes("clause")

    form_panels.open_form(
        desk,
        kind,
        code,
        about.title,
        known=form_panels.usual(desk, kind) | (known or {}),
        named=named,
        said=f"Đã ghi: {about.title.lower()}.",
        above=above,
        rehearse=True,
    )


def _choices_of_references(work: Work, kind: type[Record], code: str) -> dict[str, dict[str, str]]:
    """Return, for each reference field, the records it may name: words by id."""
    return {
        name: {str(row.id): f"{sentences.headline(row)}, ngày {row.day:%d/%m/%Y}" for row in rows}
        for name, rows in _referred(work, kind, code)
    }


def _referred(work: Work, kind: type[Record], code: str) -> Sequence[tuple[str, list[Any]]]:
    return [
        (name, referred(work, code, each))
        for name, each in fields_of(kind).items()
        if each.declared.reference is not None
    ]
