"""Focal points of the units: who they are, by which decision, and where one is missing."""

from collections.abc import Callable, Sequence

from nicegui import ui

from inventory.organisation.focal_points import CLAUSE, FocalPoint, Staffed
from isms.ui.parts import badges, layout, words
from isms.ui.parts.layout import Handler

WANTED = (
    "Văn phòng Sở bố trí tối thiểu 02 công chức trở lên chuyên trách về chuyển đổi số; các phòng, đơn vị"
    " thuộc Sở bố trí"
    " tối thiểu 01 công chức, viên chức, người lao động trở lên chuyên trách hoặc kiêm nhiệm về chuyển đổi số"
)
"""The plan's own words (KH DTI 2026 II.2.a)."""


def summary(told: Sequence[Staffed]) -> None:
    """Say what the plan wants, and how many units still lack it."""
    layout.text("p", f"“{WANTED}.” Nhiệm vụ 4 của Phụ lục không có chữ “hoặc kiêm nhiệm”.").classes("muted")
    ui.label(CLAUSE).classes("clause")
    lacking = [each for each in told if each.missing]
    if lacking:
        layout.note("soon", f"{len(lacking)} đơn vị chưa đủ đầu mối: {', '.join(each.unit.name for each in lacking)}.")
    elif any(each.wanted for each in told):
        layout.note("ok", "Mọi đơn vị đã đủ đầu mối.")


def listed(told: Sequence[Staffed]) -> None:
    """Show the units with their focal points."""
    with ui.element("ul").classes("watch"):
        for each in told:
            if each.wanted or each.present:
                with ui.element("li").mark(f"staff-{each.unit.code}"):
                    with ui.element("div").classes("say"):
                        ui.label(each.unit.name).classes("strong")
                        people(each)
                    state(each)


def state(each: Staffed) -> None:
    """Say whether the unit has as many as the plan wants."""
    if each.missing:
        badges.badge("overdue", f"Thiếu {each.missing} đầu mối (cần {each.wanted})")
    elif each.wanted:
        badges.badge("ok", f"Đủ đầu mối ({len(each.present)})")


def people(each: Staffed, end: Callable[[FocalPoint], Handler] | None = None) -> None:
    """Show the focal points of a unit; `end` gives what the button that ends one does."""
    for point in each.present:
        with ui.element("div").classes("line"):
            ui.label(_text(point)).classes("small")
            if end and point.until is None:
                layout.quiet("Kết thúc làm đầu mối", end(point)).mark(f"end-{point.id}")
    for point in each.past:
        ui.label(_text(point)).classes("muted small")


def _text(point: FocalPoint) -> str:
    dated = f" ngày {words.day(point.decision_date)}" if point.decision_date else ""
    decision = f"Quyết định số {point.decision_number}{dated}" if point.decision_number else "chưa ghi số quyết định"
    until = f" đến {words.day(point.until)}" if point.until else ""
    return " · ".join(
        filter(None, (point.name, point.position, point.contact, decision, f"từ {words.day(point.since)}{until}"))
    )
