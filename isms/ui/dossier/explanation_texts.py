"""The parts of the written explanation: what each must say, what was written, and the form to write it."""

from collections.abc import Collection

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Narrative, narrative, narratives
from inventory.records.narrative import PARTS, Part
from isms.ui.facts.declared_form import FormLayout
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place
from isms.ui.parts import badges, layout


def section(place: Place, written: dict[str, Narrative], wanted: Collection[str], document: str) -> None:
    """Draw the parts wanted. `document`: whose clauses these are."""
    with layout.section("Nội dung thuyết minh"):
        text = "Viết một lần ở đây, các bản thuyết minh Word và PDF tự lấy. Bản cũ còn trong lịch sử."
        layout.text("p", text).classes("muted")
        with ui.element("ul").classes("records"):
            for code, part in narrative.PARTS.items():
                if code in wanted:
                    _part(place, code, part, written.get(code), document)


def _part(place: Place, code: str, part: Part, kept: Narrative | None, document: str) -> None:
    with ui.element("li").mark(f"part-{code}"):
        with ui.element("div").classes("say"):
            ui.label(PARTS[code].title).classes("strong")
            ui.label(f"{document} {part.clause}").classes("clause")
            if kept:
                ui.label(kept.text).style("white-space: pre-line")
            else:
                ui.label(part.asked).classes("muted")
        if kept is None and code != "basis":
            badges.badge("soon", "Chưa viết", icon="pending")
        if place.may(Act.RECORD):
            button = layout.quiet("Sửa" if kept else "Viết", lambda: form(place, code, part, kept))
            button.mark(f"write-{code}").props(f'aria-label="Viết: {PARTS[code].title}"')


def form(place: Place, code: str, part: Part, kept: Narrative | None) -> None:
    """Open the form that writes a part."""
    seen = {"text": kept.text if kept else ""}
    open_form(
        place,
        Narrative,
        place.code,
        PARTS[code].title,
        look=FormLayout(columns=(("text",),), helps={"text": part.asked}),
        known=seen,
        fixed={"part": code},
        seen=seen,
        use_case=lambda work, row, entered: narratives.record(work, place.code, row, entered.form.seen).id,
    )
