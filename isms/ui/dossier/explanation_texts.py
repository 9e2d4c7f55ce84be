"""The parts of the written explanation: what each must say, what was written, and the form to write it."""

from collections.abc import Collection

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Narrative, narrative, narratives
from inventory.records.narrative import PARTS, Part
from inventory.work import Work
from isms.ui.facts.place import Place
from isms.ui.parts import badges, layout
from isms.ui.parts.forms import Form


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
    fields = Form({"text": kept.text if kept else ""})
    with place.panel(PARTS[code].title) as dialog:
        text = fields.paragraph("text", "Nội dung", kept.text if kept else "", help=part.asked)

        def record(work: Work) -> int | None:
            row = Narrative(on=work.today, part=code, text=text.value or "")
            return narratives.record(work, place.code, row, fields.seen).id

        async def save() -> None:
            if await place.do(record, form=fields):
                dialog.close()

        fields.buttons("Lưu", save, cancel=dialog.close)
