"""Advisories and leaks of personal data: what came, by when it is dealt with, and the forms."""

from collections.abc import Sequence

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Advisory
from inventory.work import Work
from isms.ui.facts import watch_words
from isms.ui.parts import badges, layout, words
from isms.ui.parts.entered_fields import choices, given
from isms.ui.parts.forms import Form
from isms.ui.parts.places import path_of
from isms.ui.shell.panel import Desk
from schedules.acts import recording
from schedules.watch import advisories
from schedules.watch.advisories import Told

NOTHING = (
    "Chưa ghi cảnh báo hay lộ lọt nào. Khi nhận cảnh báo an toàn thông tin mạng hoặc phát hiện lộ lọt"
    " thông tin cá nhân,"
    " hãy ghi cùng hạn xử lý (KH chuyển đổi số năm 2025, II.2.d)."
)
KINDS = {
    "advisory": (watch_words.ADVISORY["advisory"], "Do cơ quan chuyên trách, đơn vị giám sát hoặc nhà cung cấp gửi."),
    "data_leak": (
        watch_words.ADVISORY["data_leak"],
        "Hạn theo pháp luật về bảo vệ dữ liệu cá nhân: sổ không có văn bản đó, hãy xem và tự ghi hạn.",
    ),
}


def listed(desk: Desk, told: Sequence[Told], with_system: bool = True) -> None:
    """Show the advisories and leaks."""
    with ui.element("ul").classes("watch"):
        for each in told:
            with ui.element("li").mark(f"advisory-{each.advisory.id}"):
                _one(desk, each, with_system)


def _one(desk: Desk, told: Told, with_system: bool) -> None:
    row = told.advisory
    with ui.element("div").classes("say"):
        if with_system:
            layout.link(told.name, path_of(told.code, "theo-doi")).classes("strong")
        ui.label(row.what).classes("" if with_system else "strong")
        number = f"số {row.number}" if row.number else ""
        said = (watch_words.ADVISORY[row.kind], row.source, number, f"nhận {words.day(row.on)}")
        ui.label(" · ".join(filter(None, said))).classes("muted small")
        if row.kind == "data_leak":
            ui.label("Xem pháp luật về bảo vệ dữ liệu cá nhân.").classes("muted small")
        if told.resolution:
            ui.label(f"{words.day(told.resolution.on)} – {told.resolution.how}").classes("small")
    with ui.element("div").classes("line"):
        _state(told, desk)
        if told.resolution is None and desk.may(Act.RECORD):
            layout.secondary("Ghi kết quả xử lý", lambda: resolve_form(desk, told)).mark(f"resolve-{row.id}")


def _state(told: Told, desk: Desk) -> None:
    due = told.advisory.due_on
    if told.resolution:
        badges.badge("ok", "Đã xử lý")
    elif due is None:
        badges.badge("soon", "Chưa xử lý, chưa có hạn")
    else:
        kind = "overdue" if due < desk.today else "soon"
        badges.badge(kind, f"Hạn {words.day(due)}, {words.how_far(due, desk.today)}")


def record_form(desk: Desk, code: str, name: str) -> None:
    """Open the form that records an advisory or a leak."""
    form = Form()
    with desk.panel(f"Ghi cảnh báo hoặc lộ lọt: {name}") as dialog:
        kind = form.cards("kind", "Loại", KINDS)
        on = form.date("on", "Ngày nhận hoặc phát hiện", desk.today)
        source = form.text("source", "Nguồn", help="Ai cảnh báo hoặc phát hiện.")
        number = form.text("number", "Số văn bản", help="Có thể để trống.")
        what = form.paragraph("what", "Nội dung")
        due = form.date("due_on", "Hạn xử lý", help="Như văn bản nêu, hoặc do cơ quan tự đặt. Có thể để trống.")

        def record(work: Work) -> int | None:
            with choices(kind=kind):
                row = Advisory(
                    on=given(on),
                    kind=given(kind),
                    source=source.value or "",
                    number=number.value or "",
                    what=what.value or "",
                    due_on=due.day,
                )
                return recording.record(work, code, row).id

        async def save() -> None:
            if await desk.do(record, form=form, said="Đã ghi."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)


def resolve_form(desk: Desk, told: Told) -> None:
    """Open the form that says how an advisory was dealt with."""
    form = Form()
    with desk.panel("Ghi kết quả xử lý") as dialog:
        ui.label(told.advisory.what).classes("muted")
        on = form.date("on", "Ngày xử lý xong", desk.today)
        how = form.paragraph("how", "Đã xử lý thế nào?")

        async def save() -> None:
            def record(work: Work) -> int | None:
                return advisories.resolve(work, told.advisory.id, given(on), how.value or "").id

            if await desk.do(record, form=form, said="Đã ghi kết quả xử lý."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)
