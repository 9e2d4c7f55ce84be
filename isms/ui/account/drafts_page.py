"""One's own drafts: what was typed into forms and not saved."""

from nicegui import ui

from isms.accounts.drafts import KEPT, Draft
from isms.ui.facts.place import STYLES
from isms.ui.parts import layout, words
from isms.ui.parts.places import DRAFTS
from isms.ui.shell.visit import Pages, Visit

_ABOUT = f"Nội dung đã nhập mà chưa lưu, chỉ mình bạn thấy, được giữ {KEPT.days} ngày."


def register(pages: Pages) -> None:
    """Add /ban-nhap."""

    @pages.page(DRAFTS, title="Bản nháp chưa lưu")
    def drafts(visit: Visit) -> None:
        ui.add_head_html(STYLES)
        with layout.head("Bản nháp chưa lưu", _ABOUT):
            pass
        place = ui.element("div").classes("stack w-full")

        def draw() -> None:
            place.clear()
            with place, layout.section():
                if not visit.drafts:
                    layout.empty("edit_note", "Không có bản nháp nào", "Nội dung bạn nhập dở hiện ở đây.")
                with ui.element("ul").classes("records"):
                    for each in visit.drafts:
                        _line(visit, each, draw)
            visit.show_drafts()

        draw()


def _line(visit: Visit, draft: Draft, draw: layout.Handler) -> None:
    def drop() -> None:
        if visit.actor.person_id:
            visit.pages.drafts.drop(visit.actor.person_id, draft.form)
        draw()

    name = f"{draft.title} ({draft.subject})" if draft.subject else draft.title
    with ui.element("li").mark("draft"):
        with ui.element("div").classes("say"):
            layout.link(name, draft.path)
            ui.label(f"Lúc {words.instant(draft.typed_at)}. Mở trang rồi mở lại biểu mẫu này.").classes("muted small")
        layout.quiet("Bỏ", drop, icon="delete").props(f'aria-label="Bỏ bản nháp: {name}"').mark("drop-draft")
