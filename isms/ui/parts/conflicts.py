"""Two people changed the same: both versions, a choice for each field, and what was typed stays in the form."""

from collections.abc import Sequence

from nicegui import ui

from inventory.errors import Conflict, Problem
from isms.ui.parts import dialogs, layout
from isms.ui.parts.choice_cards import Cards
from isms.ui.parts.forms import Form

TITLE = "Người khác vừa sửa nội dung này"
_EXPLAINED = (
    "Trong lúc bạn nhập, người khác đã lưu nội dung dưới đây. Chưa có gì của bạn được lưu, những gì bạn nhập vẫn còn "
    "trong biểu mẫu. Hãy chọn bản cần giữ cho từng mục, rồi bấm lưu lại."
)


_AGAIN = "Chưa có gì được lưu. Hãy tải lại trang để xem bản mới rồi làm lại nếu vẫn cần."


def ask(form: Form, conflicts: Sequence[Conflict]) -> None:
    """Let the person choose for each field whose version is kept; they then save the form again."""
    with dialogs.panel(TITLE) as dialog:
        layout.text("p", _EXPLAINED)
        chosen = {each.field: _choice(form, each) for each in conflicts}

        def go_on() -> None:
            missing = [cards for cards in chosen.values() if cards.value is None]
            for cards in missing:
                cards.error = "Chưa chọn. Hãy chọn một bản."
            if not missing:
                for each in conflicts:
                    form.settle(each.field, each.theirs, take=chosen[each.field].value == "theirs")
                dialog.close()

        with ui.element("div").classes("form-buttons"):
            layout.secondary("Để sau", dialog.close)
            layout.primary("Dùng các bản đã chọn", go_on).mark("settle")
    dialog.mark("conflicts").open()


def tell(conflicts: Sequence[Conflict], form: Form | None = None) -> list[Problem]:
    """Return both versions in words, where there is no form in which to choose."""
    shown = form or Form()
    return [Problem(each.field, _difference(shown, each), _AGAIN) for each in conflicts]


def _difference(form: Form, each: Conflict) -> str:
    label, seen, theirs = form.label_of(each.field), *(form.words_of(each.field, v) for v in (each.seen, each.theirs))
    text = f"bạn đã thấy “{seen}”, nay trong sổ là “{theirs}”."
    return f"{label}: {text}" if label else text.capitalize()


def _choice(form: Form, each: Conflict) -> Cards:
    label = form.label_of(each.field) or "Nội dung"
    layout.text("h3", label)
    options = {
        "theirs": ("Giữ bản đang lưu trong sổ", form.words_of(each.field, each.theirs)),
        "mine": ("Thay bằng bản của tôi", form.words_of(each.field, each.mine)),
    }
    return Cards(f"{label}: giữ bản nào?", options, None)
