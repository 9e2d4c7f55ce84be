"""Before saving: what would change in how the system stands, old beside new, and the button that saves."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from nicegui import ui

from inventory.law import regimes
from isms.systems.rehearsal import Change
from isms.ui.parts import dialogs, layout, words
from schedules.gate.path_to_use import STEP_OF, Step

NAMES = {
    "level": "Cấp độ được phê duyệt",
    "regime": "Theo quy định",
    "proposed_level": "Cấp độ của hồ sơ",
    "appraiser": "Thẩm định",
    "approver": "Phê duyệt",
    "audit_due_on": "Hạn kiểm tra, đánh giá",
    "act_by": "Hạn gần nhất phải làm xong",
    "cleared_until": "Đủ điều kiện đến hết",
    "in_use": "Cho phép sử dụng",
}
_NOTHING = {
    "audit_due_on": "chưa từng kiểm tra",
    "cleared_until": "chưa đủ điều kiện",
    "act_by": "không",
}
_BESIDE: dict[Step | None, tuple[str, ...]] = {
    Step.LEVEL: ("proposed_level", "appraiser", "approver"),
    Step.PAPERS: ("level", "regime"),
}
"""What the form of a step shows or asks itself, so that it is no news where nothing stood before."""
_LISTS = {
    "components": ("Thành phần hồ sơ phải thêm", "Thành phần hồ sơ đổi thành", "Thành phần hồ sơ không còn cần"),
    "blockers": ("Việc phải làm thêm", "Việc phải làm đổi thành", "Việc không còn phải làm"),
}


def show(changes: Sequence[Change]) -> None:
    """Draw what would change: old beside new, and the things to do that come or go."""
    with ui.element("dl").classes("changes").mark("changes"):
        for name, was, will in _pairs(changes):
            layout.text("dt", name)
            with ui.element("dd"):
                ui.label(was).classes("was")
                ui.icon("arrow_forward").props('role=img aria-label="đổi thành"')
                ui.label(will).classes("strong")
    for title, items in _lists(changes):
        with ui.element("div").classes("stack"):
            layout.text("h3", title)
            with ui.element("ul").classes("plain"):
                for item in items:
                    layout.text("li", item)


def is_news(changes: Sequence[Change], step: Step | None) -> bool:
    """Say whether more would change than that a thing to do at this step is done, and what its form shows itself."""
    return any(_is_more(change, step) for change in changes)


def _is_more(change: Change, step: Step | None) -> bool:
    if change.name != "blockers":
        return change.before is not None or change.name not in _BESIDE.get(step, ())
    before, after = dict(change.before), dict(change.after)
    done = {code for code in before if code not in after and STEP_OF.get(code) == step}
    return before.keys() - done != after.keys()


async def agreed(changes: Sequence[Change]) -> bool:
    """Show what would change; say whether the person saves it."""
    with dialogs.panel("Nội dung thay đổi") as dialog:
        if any(change.name == "in_use" and change.before for change in changes):
            text = "Hệ thống đang được phép sử dụng. Lưu nội dung này thì việc cho phép bị thu hồi ngay hôm nay."
            layout.note("overdue", text)
        show(changes)
        layout.text("p", "Chưa có gì được lưu.").classes("muted")
        with ui.element("div").classes("form-buttons"):
            layout.secondary("Quay lại", lambda: dialog.submit(False))
            layout.primary("Lưu", lambda: dialog.submit(True)).mark("confirm-changes")
    return bool(await dialog)


def _pairs(changes: Sequence[Change]) -> Iterator[tuple[str, str, str]]:
    due = next((change for change in changes if change.name == "audit_due_on"), None)
    for change in changes:
        same_as_due = change.name == "act_by" and due and (change.before, change.after) == (due.before, due.after)
        if change.name in NAMES and not same_as_due:
            yield NAMES[change.name], value_text(change.name, change.before), value_text(change.name, change.after)


def _lists(changes: Sequence[Change]) -> Iterator[tuple[str, list[str]]]:
    for change in changes:
        if change.name in _LISTS:
            added, reworded, gone = _LISTS[change.name]
            before, after = dict(change.before), dict(change.after)
            for title, items in (
                (added, [text for code, text in change.after if code not in before]),
                (reworded, [text for code, text in change.after if code in before and text not in before.values()]),
                (gone, [text for code, text in change.before if code not in after]),
            ):
                if items:
                    yield title, items


def value_text(name: str, value: Any) -> str:
    """Return a value of an outlook in words."""
    if name == "in_use":
        return "được phép" if value else "không được phép"
    if value is None:
        return _NOTHING.get(name, "chưa có")
    if isinstance(value, date):
        return words.day(value)
    if name in ("level", "proposed_level"):
        return f"cấp độ {value}"
    return regimes.get(value).name if name == "regime" else str(value)
