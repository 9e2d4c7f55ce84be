"""The websites of the office: when each was looked at, with what result, and when next."""

from collections.abc import Sequence

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Website, WebsiteReview
from inventory.records.website import SUGGESTED_MONTHS, ReviewResult
from isms.ui.facts.declared_form import FormLayout
from isms.ui.facts.form_panels import open_form, usual
from isms.ui.parts import badges, layout, words
from isms.ui.parts.places import path_of
from isms.ui.shell.panel import Panel
from schedules.deadlines.websites import WebsiteLine

NOTHING = (
    "Chưa ghi website nào. Kế hoạch chuyển đổi số năm 2025 (II.2.d) yêu cầu rà soát danh sách các website (.gov.vn):"
    " hãy ghi từng địa chỉ và đặt chu kỳ rà soát của cơ quan."
)
LOOK = FormLayout(columns=(("address", "review_months", "on"),))


def listed(desk: Panel, lines: Sequence[WebsiteLine], with_system: bool = True) -> None:
    """Show the websites."""
    with ui.element("ul").classes("watch"):
        for each in lines:
            with ui.element("li").mark(f"website-{each.website.id}"):
                _one(desk, each, with_system)


def _one(desk: Panel, line: WebsiteLine, with_system: bool) -> None:
    months, latest = line.website.review_months, line.latest
    with ui.element("div").classes("say"):
        ui.label(line.website.address).classes("strong")
        if with_system:
            layout.link(line.name, path_of(line.code, "theo-doi"))
        period = f"rà soát {months} tháng một lần, do cơ quan đặt" if months else "chưa đặt chu kỳ rà soát"
        ui.label(period.capitalize()).classes("muted small")
        if latest:
            note = f": {latest.note}" if latest.note else ""
            ui.label(f"{words.day(latest.on)} – {ReviewResult.word(latest.result)}{note}").classes("small")
    with ui.element("div").classes("line"):
        if latest is None:
            badges.badge("overdue" if months else "neutral", "Chưa từng rà soát")
        elif line.due_on:
            kind = "overdue" if line.due_on < desk.today else "ok"
            badges.badge(kind, f"Lần tới {words.day(line.due_on)}, {words.how_far(line.due_on, desk.today)}")
        if latest and latest.result == "problems":
            badges.badge("overdue", "Có vấn đề")
        if desk.may(Act.RECORD, line.code):
            layout.secondary("Ghi lần rà soát", lambda: review_form(desk, line)).mark(f"review-{line.website.id}")


def record_form(desk: Panel, code: str, name: str) -> None:
    """Open the form that records a website."""
    open_form(
        desk,
        Website,
        code,
        f"Ghi website: {name}",
        look=LOOK,
        known=usual(desk, Website) | {"review_months": SUGGESTED_MONTHS},
        said="Đã ghi website.",
    )


def review_form(desk: Panel, line: WebsiteLine) -> None:
    """Open the form that records a look at a website."""
    open_form(
        desk,
        WebsiteReview,
        line.code,
        f"Ghi lần rà soát: {line.website.address}",
        look=FormLayout(columns=(("on", "result", "note"),)),
        fixed={"website_id": line.website.id},
        said="Đã ghi lần rà soát.",
    )
