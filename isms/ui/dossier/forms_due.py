"""The forms that the procedure of a system's level asks for, in their turn: what each still lacks, and the files."""

from dataclasses import dataclass

from nicegui import ui

from inventory.organisation.access import Act
from inventory.work import Work
from isms.papers.composition.paper import Missing, Paper
from isms.papers.forms import filled
from isms.papers.forms.form_titles import Due
from isms.ui.facts.place import Place
from isms.ui.parts import layout
from isms.ui.parts.paper_links import missing_places, paper_links


@dataclass(frozen=True, slots=True)
class Offered:
    """A form that is due, and what the register does not know for it."""

    due: Due
    missing: tuple[Missing, ...]
    numbered: bool


def offered_forms(work: Work, code: str) -> list[Offered]:
    """Return the forms of the system's procedure with what each lacks."""
    return [_offered(due, filled.filled(work, code, form_code=due.form.code)) for due in filled.offered(work, code)]


def _offered(due: Due, paper: Paper) -> Offered:
    return Offered(due, paper.missing, bool(paper.number_type))


def section(place: Place, offered: list[Offered]) -> None:
    """Draw the section; nothing while no level is proposed, or for an approval under the old decree."""
    if not offered:
        return
    with layout.section("Biểu mẫu theo NĐ 331/2026"):
        text = "Theo trình tự của cấp độ này. Chỗ sổ chưa biết được tô vàng trong tệp và nêu ngay dưới đây."
        layout.text("p", text).classes("muted")
        with ui.element("ul").classes("records"):
            for each in offered:
                _form(place, each)


def _form(place: Place, offered: Offered) -> None:
    form = offered.due.form
    with ui.element("li").mark(f"form-{form.code}"):
        with ui.element("div").classes("say"):
            ui.label(f"{form.title}: {form.name}").classes("strong")
            ui.label(f"{form.step} · {offered.due.clause}").classes("clause")
            missing_places(offered.missing, place.visit.actor)
            if form.hints:
                with ui.expansion("Lưu ý về câu chữ của mẫu").props("dense"), ui.element("ul"):
                    for hint in form.hints:
                        layout.text("li", hint)
        numbered = offered.numbered and place.may(Act.RECORD) and place.visit.whole
        paper_links(form.code, place.code, form.title, numbered=numbered)
