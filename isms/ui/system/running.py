"""The tab of what goes on: major changes, and whether the system operates, has stopped, or is retired."""

from inventory import facts as recording
from inventory.access import Act
from inventory.tables import Change, Operation
from inventory.work import Work
from isms import history
from isms.ui import words
from isms.ui.parts.forms import Form
from isms.ui.system import records
from isms.ui.system.entered import choices, given
from isms.ui.system.place import Place

STATES = {
    "operating": (words.OPERATION_STATE["operating"], "Đang chạy và có người dùng, dù đã được phép hay chưa."),
    "stopped": (words.OPERATION_STATE["stopped"], "Tạm ngừng, có thể chạy lại."),
    "retired": (words.OPERATION_STATE["retired"], "Kết thúc vận hành. Hệ thống ra khỏi các số liệu từ ngày này."),
}


async def build(place: Place) -> None:
    """Draw the tab."""
    operations, changes = await place.visit.read(
        lambda work: (history.of_kind(work, place.code, Operation), history.of_kind(work, place.code, Change))
    )
    may = place.may(Act.RECORD)
    records.section(
        place,
        "Vận hành thực tế",
        operations,
        "Chưa ghi gì.",
        ("Ghi tình trạng vận hành", lambda: operation_form(place)) if may else None,
    )
    records.section(
        place,
        "Thay đổi lớn",
        changes,
        "Chưa có thay đổi lớn nào. Thay đổi lớn về chức năng, quy mô, phạm vi, kiến trúc, công nghệ hoặc mức độ rủi ro"
        " phải được đánh giá lại (NĐ 331/2026 Đ28.3.b, Đ31.2.c).",
        ("Ghi thay đổi lớn", lambda: change_form(place)) if may else None,
    )


def operation_form(place: Place) -> None:
    """Open the form that records what really goes on."""
    form = Form()
    with place.panel("Ghi tình trạng vận hành") as dialog:
        state = form.cards("state", "Hệ thống đang thế nào?", STATES, None)
        on = form.date("on", "Từ ngày", place.today)
        reason = form.paragraph("reason", "Lý do", help="Bắt buộc khi dừng hoặc ngừng sử dụng hẳn.")

        def record(work: Work) -> int | None:
            with choices(state=state):
                row = Operation(on=given(on), state=given(state), reason=reason.value or "")
                return recording.record_operation(work, place.code, row).id

        async def save() -> None:
            if await place.do(record, form=form, said="Đã ghi tình trạng vận hành."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)


def change_form(place: Place) -> None:
    """Open the form that records a major change."""
    form = Form()
    with place.panel("Ghi thay đổi lớn") as dialog:
        on = form.date("on", "Ngày thay đổi", place.today)
        what = form.paragraph(
            "what",
            "Thay đổi gì?",
            help="Chức năng, quy mô, phạm vi, kiến trúc, công nghệ, mức độ rủi ro. Sau đó phải đánh giá lại.",
            clause="NĐ 331/2026 Đ28.3.b, Đ31.2.c",
        )

        def record(work: Work) -> int | None:
            return recording.record_change(work, place.code, Change(on=given(on), what=what.value or "")).id

        async def save() -> None:
            if await place.do(record, form=form, said="Đã ghi thay đổi lớn."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)
