"""Forms of which nothing typed is lost: what is typed is kept as a draft, and offered when the form is opened again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nicegui import ui

from isms.accounts.drafts import KEPT, Draft
from isms.ui.parts import layout, words
from isms.ui.parts.forms import Form
from isms.ui.shell.visit import Visit


@contextmanager
def kept(visit: Visit, form: Form, title: str) -> Iterator[None]:
    """
    Around the drawing of a form's fields: keep what is typed into them under `form.draft`, and offer what was before.

    `title`: what the form is called in a list of drafts. The draft goes when the form is saved (`Visit.act`).
    """
    owner = visit.actor.person_id
    if not form.draft or owner is None:
        yield
        return
    offer = ui.element("div").classes("kept-offer")
    with ui.element("div").classes("kept-fields") as fields:
        yield
    _Kept(visit, owner, form, title, offer, fields).begin()


def ask(draft: Draft, go_on: layout.Handler, drop: layout.Handler) -> None:
    """Draw the question what becomes of a draft."""
    with ui.element("div").classes("note soon").props("role=status").mark("draft-offer"):
        ui.icon("edit_note").props('aria-hidden="true"')
        with ui.element("div").classes("stack"):
            ui.label(f"Có bản nháp chưa lưu, lúc {words.instant(draft.typed_at)}.").classes("strong")
            with ui.element("div").classes("line"):
                layout.primary("Tiếp tục bản nháp", go_on).mark("draft-continue")
                layout.secondary("Bỏ bản nháp", drop).mark("draft-drop")


class _Kept:
    """A form while it is open. Until the person says what becomes of an older draft, its fields are hidden."""

    def __init__(self, visit: Visit, owner: int, form: Form, title: str, offer: ui.element, fields: ui.element) -> None:
        self._visit, self._owner, self._form, self._title = visit, owner, form, title
        self._keeper = visit.pages.drafts
        self._offer, self._fields = offer, fields
        self._watches = False
        self._typed_here = False
        self._overtaken: dict[str, Any] = {}  # what a draft began with where others have changed it since

    def begin(self) -> None:
        """Watch the fields; offer the draft that there is."""
        self._form.begin()
        self._form.on_typed(self._typed)
        for each in self._fields.ancestors():
            if isinstance(each, ui.dialog):
                each.on_value_change(lambda event: None if event.value else self._closed())
        draft = self._keeper.of(self._owner, self._form.draft)
        if draft is None:
            self._watches = True
        else:
            self._ask(draft)

    def _ask(self, draft: Draft) -> None:
        self._fields.visible = False
        with self._offer:
            ask(draft, lambda: self._continue(draft), self._drop)

    def _continue(self, draft: Draft) -> None:
        """Put back what was typed. Of a correction, what nobody touched is as it stands on record now."""
        form, entered = self._form, dict(draft.entered)
        changed: list[str] = []
        if form.seen is not None:
            entered = {name: value for name, value in entered.items() if value != draft.began.get(name)}
            changed = [name for name in entered if name in form.began and form.began[name] != draft.began.get(name)]
        form.fill(entered)
        self._open()
        changed = [name for name in changed if form.began[name] != entered[name]]
        self._overtaken = {name: draft.began.get(name) for name in changed}
        self._compare(draft, changed)
        self._typed()

    def _compare(self, draft: Draft, fields: list[str]) -> None:
        """Show what others have changed since, beside what was typed."""
        if not fields:
            return
        form = self._form
        with self._offer, ui.element("div").classes("note soon").props("role=status").mark("draft-stale"):
            ui.icon("compare_arrows").props('aria-hidden="true"')
            with ui.element("div"):
                typed = words.instant(draft.typed_at)
                text = f"Từ khi bạn nhập dở (lần gõ cuối lúc {typed}), nội dung trong sổ đã thay đổi:"
                ui.label(text).classes("strong")
                with ui.element("ul").classes("plain"):
                    for name in fields:
                        now, mine = (form.entered_words(name, each[name]) for each in (form.began, draft.entered))
                        label = form.label_of(name) or name
                        layout.text("li", f"{label}: nay trong sổ là “{now}”; bản nháp của bạn là “{mine}”.")

    def _drop(self) -> None:
        self._keeper.drop(self._owner, self._form.draft)
        self._open()

    def _open(self) -> None:
        self._offer.clear()
        self._fields.visible = True
        self._watches = True
        layout.focus_first(self._fields)

    def _typed(self) -> None:
        """Keep what stands in the fields now; what is as it was when the form was opened is no draft."""
        if not self._watches:
            return
        entered = self._form.entered()
        if entered != self._form.began:
            self._typed_here = True
            path, now = self._visit.path, self._visit.pages.database.now()
            draft = Draft(self._form.draft, self._title, path, now, self._form.began | self._overtaken, entered)
            self._keeper.keep(self._owner, draft)
        elif self._typed_here:
            self._keeper.drop(self._owner, self._form.draft)

    def _closed(self) -> None:
        """Say of a form that is closed and not saved that what was typed is kept."""
        if self._typed_here and self._keeper.of(self._owner, self._form.draft):
            self._watches = False
            text = f"Chưa lưu. Nội dung đã nhập được giữ làm bản nháp {KEPT.days} ngày; mở lại biểu mẫu để tiếp tục."
            with self._visit.client:
                ui.notify(text, icon="edit_note", position="bottom", color="dark", text_color="white")
            self._visit.show_drafts()
