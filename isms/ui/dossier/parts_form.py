"""All parts of the dossier in one table: ticked at once, saved once."""

from collections.abc import Mapping, Sequence
from typing import Any

from nicegui import ui

from inventory import versions
from inventory.errors import Invalid, Problem
from inventory.records import DossierComponent
from inventory.records import facts as recording
from inventory.work import Work
from isms.evidence import documents
from isms.evidence.documents import COMPONENT, Document
from isms.evidence.store import Kept, Store
from isms.systems import dossier_progress
from isms.systems.dossier_progress import Part
from isms.ui.facts.place import Place
from isms.ui.parts import layout
from isms.ui.parts.entered_fields import given
from isms.ui.parts.forms import DateField, Form
from isms.ui.parts.uploads import Uploads
from isms.ui.shell import form_drafts

_TITLE = "Thành phần hồ sơ"


async def open_form(place: Place) -> None:
    """Open the form, with what is on record of each part."""
    found = await place.visit.read(lambda work: dossier_progress.proposal(work, place.code))
    form, store = Form({}, f"dossier_components:{place.code}:"), Store(place.visit.pages.settings)
    with place.panel(_TITLE) as dialog, form_drafts.kept(place.visit, form, _TITLE):
        with ui.element("div").classes("line"):
            text = "Đánh dấu các thành phần đã có. Số, ngày văn bản và tệp thêm sau cũng được."
            layout.text("p", text).classes("muted grow")
            layout.quiet("Đánh dấu tất cả", lambda: tick_all(rows), icon="done_all").mark("tick-all")
        with ui.element("ul").classes("records parts"):
            rows = [_Row(form, part, store) for part in found.parts]

        def record(work: Work) -> int:
            changed = [each for each in rows if each.is_changed]
            for each in changed:
                each.record(work, place.code)
            return len(changed)

        async def save(goes_on: bool = False) -> None:
            if await place.do(record, form=form, said="Đã cập nhật thành phần hồ sơ."):
                dialog.close()
                if goes_on:
                    await place.go_on()

        place.buttons(form, "Lưu", save, dialog.close)


def tick_all(rows: Sequence["_Row"]) -> None:
    """Tick every part."""
    for each in rows:
        each.present.value = True


class _Row:
    """One part: whether it is at hand, number and day of its document, files of it: whoever adds one has the part."""

    def __init__(self, form: Form, part: Part, store: Store) -> None:
        self._part, kept = part, part.record
        code = part.component.code
        with ui.element("li"):
            with ui.element("div").classes("say"):
                self.present: ui.checkbox = form.tick(
                    f"present-{code}", part.component.title, part.present, clause=part.component.clause
                )
                self._uploads = Uploads(store, of=part.component.title, then=self._tick)
            with ui.element("div").classes("pair"):
                self._number = form.text(f"number-{code}", "Số văn bản", kept.number if kept else "")
                self._day: DateField = form.date(f"document_date-{code}", "Ngày", kept.document_date if kept else None)
        self._began = self._shown()

    @property
    def is_changed(self) -> bool:
        """Whether something was changed here."""
        return self._shown() != self._began or bool(self._uploads.files)

    async def _tick(self, _file: Kept) -> None:
        self.present.value = True

    def _shown(self) -> tuple[Any, ...]:
        return bool(self.present.value), self._number.value or "", self._day.entry.value or ""

    def record(self, work: Work, code: str) -> None:
        """Record the part as entered; what is wrong is told beside its own fields."""
        component = self._part.component.code
        nothing = DossierComponent(on=work.today, component=component, present=False)
        kept = self._part.record
        row = DossierComponent(
            on=work.today,
            component=component,
            present=bool(self.present.value),
            number=(self._number.value or "").strip(),
            document_date=given(self._day),
            note=kept.note if kept else "",
        )
        seen: Mapping[str, Any] = versions.state(kept or nothing, recording.COMPONENT_FIELDS)
        try:
            recording.record_component(work, code, row, seen)
            for file in self._uploads.files:
                about = Document(
                    file.title.value or file.kept.filename, COMPONENT, row.document_date or work.today, component
                )
                documents.attach(work, [code], file.kept, about)
        except Invalid as wrong:
            raise Invalid([_of_row(each, component) for each in wrong.problems]) from None


def _of_row(problem: Problem, component: str) -> Problem:
    """Return the problem as one of this part's own field."""
    return Problem(f"{problem.field}-{component}", problem.rule, problem.remedy)
