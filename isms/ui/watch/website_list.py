"""The websites of the office: when each was looked at, with what result, and when next."""

from collections.abc import Sequence
from typing import Any

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Website, WebsiteReview
from inventory.records.website import SUGGESTED_MONTHS
from inventory.work import Work
from isms.ui.facts import watch_words
from isms.ui.parts import badges, layout, words
from isms.ui.parts.entered_fields import choices, given
from isms.ui.parts.forms import Form
from isms.ui.parts.places import path_of
from isms.ui.shell.panel import Desk
from schedules.acts import recording
from schedules.watch import websites
from schedules.watch.websites import Told

NOTHING = (
    "Chưa ghi website nào. Kế hoạch chuyển đổi số năm 2025 (II.2.d) yêu cầu rà soát danh sách các website (.gov.vn):"
    " hãy ghi từng địa chỉ và đặt chu kỳ rà soát của cơ quan."
)
RESULTS = {
    "in_order": (watch_words.REVIEW["in_order"], "Địa chỉ còn dùng, nội dung và chứng thư bình thường."),
    "problems": (watch_words.REVIEW["problems"], "Ghi rõ vấn đề ở dưới."),
}


def listed(desk: Desk, told: Sequence[Told], with_system: bool = True) -> None:
    """Show the websites."""
    with ui.element("ul").classes("watch"):
        for each in told:
            with ui.element("li").mark(f"website-{each.website.id}"):
                _one(desk, each, with_system)


def _one(desk: Desk, told: Told, with_system: bool) -> None:
    months, latest = told.website.review_months, told.latest
    with ui.element("div").classes("say"):
        ui.label(told.website.address).classes("strong")
        if with_system:
            layout.link(told.name, path_of(told.code, "theo-doi"))
        period = f"rà soát {months} tháng một lần, do cơ quan đặt" if months else "chưa đặt chu kỳ rà soát"
        ui.label(period.capitalize()).classes("muted small")
        if latest:
            note = f": {latest.note}" if latest.note else ""
            ui.label(f"{words.day(latest.on)} – {watch_words.REVIEW[latest.result]}{note}").classes("small")
    with ui.element("div").classes("line"):
        if latest is None:
            badges.badge("overdue" if months else "neutral", "Chưa từng rà soát")
        elif told.due_on:
            kind = "overdue" if told.due_on < desk.today else "ok"
            badges.badge(kind, f"Lần tới {words.day(told.due_on)}, {words.how_far(told.due_on, desk.today)}")
        if latest and latest.result == "problems":
            badges.badge("overdue", "Có vấn đề")
        if desk.may(Act.RECORD):
            layout.secondary("Ghi lần rà soát", lambda: review_form(desk, told)).mark(f"review-{told.website.id}")


def record_form(desk: Desk, code: str, name: str) -> None:
    """Open the form that records a website."""
    form = Form()
    with desk.panel(f"Ghi website: {name}") as dialog:
        address = form.text("address", "Địa chỉ", help="Ví dụ: sotuphap.angiang.gov.vn")
        months = form.number(
            "review_months",
            "Rà soát mấy tháng một lần?",
            SUGGESTED_MONTHS,
            unit="tháng",
            help=(
                f"{SUGGESTED_MONTHS} tháng chỉ là gợi ý: kế hoạch không nêu số tháng, cơ quan tự đặt. Để"
                " trống nếu chưa đặt."
            ),
            clause="KH chuyển đổi số năm 2025, II.2.d",
        )
        on = form.date("on", "Có trong danh sách từ ngày", desk.today)

        def record(work: Work) -> int | None:
            number: Any = int(months.value) if months.value else None
            row = Website(on=given(on), address=address.value or "", review_months=number)
            return recording.record(work, code, row).id

        async def save() -> None:
            if await desk.do(record, form=form, said="Đã ghi website."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)


def review_form(desk: Desk, told: Told) -> None:
    """Open the form that records a look at a website."""
    form = Form()
    with desk.panel(f"Ghi lần rà soát: {told.website.address}") as dialog:
        on = form.date("on", "Ngày rà soát", desk.today)
        result = form.cards("result", "Kết quả", RESULTS)
        note = form.paragraph("note", "Ghi chú", help="Bắt buộc khi có vấn đề.")

        def record(work: Work) -> int | None:
            with choices(result=result):
                number = told.website.id
                row = WebsiteReview(website_id=number, on=given(on), result=given(result), note=note.value or "")
                return websites.review(work, number, row).id

        async def save() -> None:
            if await desk.do(record, form=form, said="Đã ghi lần rà soát."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)
