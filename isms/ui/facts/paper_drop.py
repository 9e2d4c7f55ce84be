"""
A paper dropped onto the form that records it: it fills what is empty, and becomes the evidence of what is saved.

Each value stands beside the line it was read in; what a person entered stays, and a difference is told.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from inventory.organisation import bodies
from inventory.organisation.access import Act
from inventory.reading.paper_lines import Line, Reading
from inventory.reading.read_papers import About, Read
from inventory.register_tables import DatedFact
from inventory.work import Work
from isms.evidence import documents, text_reading
from isms.evidence.documents import KIND_OF, Document
from isms.evidence.store import Kept, Store
from isms.evidence.text_reading import Text
from isms.ui.facts.declared_form import DeclaredForm
from isms.ui.facts.place import Place
from isms.ui.parts import layout, words
from isms.ui.parts.uploads import Uploads

Reader = Callable[[Sequence[Line], About], Read]
_RECOGNISED = "Chữ trong tệp do máy nhận dạng từ bản quét nên có thể sai: hãy so từng chữ với bản giấy."


class PaperDrop:
    """Where the paper of a form is dropped. `asked`: the fields that it is read for."""

    def __init__(self, place: Place, read: Reader, about: About, asked: Sequence[str]) -> None:
        self._place, self._read, self._about, self._asked = place, read, about, asked
        self._store = Store(place.visit.pages.settings)

    def draw(self, entered: DeclaredForm) -> None:
        """Draw the place to drop the paper, and room for what is read in it."""
        self._entered = entered
        layout.text("label", "Thả văn bản vào đây để điền biểu mẫu")
        layout.text(
            "p", "Word hoặc PDF có chữ thì sổ đọc và điền. Tệp nào, kể cả bản quét, cũng được lưu kèm văn bản."
        ).classes("muted small")
        self._uploads = Uploads(self._store, several=False, then=self._take)
        self._found = ui.element("div").classes("stack").props("role=status").mark("paper-read")

    def attach(self, work: Work, codes: Sequence[str], fact: DatedFact) -> None:
        """
        Record the paper as the evidence of a fact just recorded for these systems.

        A fact that waits for a second person can be proven by nothing yet: its paper is kept as one of the system's.
        """
        work.session.flush()
        for file in self._uploads.files:
            title = file.title.value or PurePath(file.kept.filename).stem
            kind = KIND_OF[type(fact)]
            if fact in work.session:
                about = Document(title, kind, fact.day, str(fact.__tablename__), fact.id)
                documents.attach(work, codes, file.kept, about)
            elif self._place.may(Act.RECORD):
                documents.attach(work, codes, file.kept, Document(title, kind, fact.day))

    async def _take(self, kept: Kept) -> None:
        self._found.clear()
        with self._found:
            layout.text("p", "Đang đọc tệp…").classes("muted")
        text = await run_in_threadpool(text_reading.text_of, self._store, kept)
        if self._found.is_deleted:  # the form was closed meanwhile
            return
        self._found.clear()
        with self._found:
            if text.refused:
                layout.note("neutral", text.refused)
            else:
                self._show(self._read(text.lines, self._about), text)

    def _show(self, read: Read, text: Text) -> None:
        """Fill what is empty; say what was read where, what differs, and what is left to enter."""
        for remark in read.remarks:
            layout.note("neutral", remark)
        if not read.readings:
            return
        if text.recognised:
            layout.note("soon", _RECOGNISED)
        form, before = self._entered.form, self._entered.form.entered()
        differ = [each for each in read.readings if before.get(each.field) not in (None, "", _shown(each))]
        form.fill({each.field: _shown(each) for each in read.readings if each not in differ})
        layout.text("p", "Đọc từ tệp. Hãy so với bản gốc trước khi lưu:").classes("strong")
        with ui.element("ul").classes("plain small"):
            for each in read.readings:
                if each not in differ:
                    self._mark(each)
                    value = form.entered_words(each.field, _shown(each))
                    layout.text("li", f"{form.label_of(each.field)}: {value} ({_origin(each)})")
        for each in differ:
            self._differs(each)
        found = {each.field for each in read.readings}
        if left := [form.label_of(name) for name in self._asked if name not in found and not before.get(name)]:
            layout.text("p", f"Không đọc được chắc chắn, hãy nhập tay: {', '.join(left)}.").classes("muted small")

    def _differs(self, reading: Reading) -> None:
        form = self._entered.form
        mine = form.entered_words(reading.field, form.entered()[reading.field])
        theirs = form.entered_words(reading.field, _shown(reading))

        def take() -> None:
            form.fill({reading.field: _shown(reading)})
            self._mark(reading)
            around.delete()

        with ui.element("div").classes("stack") as around:
            told = f"biểu mẫu đang ghi “{mine}”, tệp ghi “{theirs}” ({_origin(reading)})."
            layout.note("soon", f"{form.label_of(reading.field)}: {told}")
            layout.quiet("Lấy theo tệp", take).mark(f"take-{reading.field}")

    def _mark(self, reading: Reading) -> None:
        """Mark a field that was filled until the person has been in it or changes it."""
        element, filled = self._entered.form.element(reading.field), _shown(reading)
        if not isinstance(element, ui.input | ui.textarea | ui.select):
            return

        def changed() -> None:
            if element.value != filled:
                element.classes(remove="from-file").props(remove="hint")

        element.props["hint"] = f"Đọc từ tệp, {_origin(reading)}"
        element.classes("from-file").on("focus", lambda: element.classes(remove="from-file"))
        element.on_value_change(changed)


async def of(place: Place, read: Reader, asked: Sequence[str]) -> PaperDrop:
    """Return what a form needs that a paper about this system is dropped onto."""
    names = await place.visit.read(lambda work: tuple(sorted(set(bodies.names(work).known.values()))))
    return PaperDrop(place, read, About(place.shown.system.name, names), asked)


def _shown(reading: Reading) -> Any:
    """Return a value as it stands in its field."""
    if isinstance(reading.value, date):
        return words.day(reading.value)
    return str(reading.value)


def _origin(reading: Reading) -> str:
    return f"{reading.line.where}: “{reading.line.quote}”"
