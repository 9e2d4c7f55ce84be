"""Advisories and leaks of personal data: what came, by when it is dealt with, and the forms."""

from collections.abc import Sequence

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Advisory, Resolution
from inventory.records.finding import AdvisoryKind
from isms.ui.facts.declared_form import FormLayout
from isms.ui.facts.form_panels import open_form
from isms.ui.parts import badges, layout, words
from isms.ui.parts.places import path_of
from isms.ui.shell.panel import Panel
from schedules.watch.advisories import AdvisoryLine

NOTHING = (
    "Chưa ghi cảnh báo hay lộ lọt nào. Khi nhận cảnh báo an toàn thông tin mạng hoặc phát hiện lộ lọt"
    " thông tin cá nhân,"
    " hãy ghi cùng hạn xử lý (KH chuyển đổi số năm 2025, II.2.d)."
)
LOOK = FormLayout(columns=(("kind", "on", "source", "number", "what", "due_on"),))


def listed(desk: Panel, lines: Sequence[AdvisoryLine], with_system: bool = True) -> None:
    """Show the advisories and leaks."""
    with ui.element("ul").classes("watch"):
        for each in lines:
            with ui.element("li").mark(f"advisory-{each.advisory.id}"):
                _one(desk, each, with_system)


def _one(desk: Panel, line: AdvisoryLine, with_system: bool) -> None:
    row = line.advisory
    with ui.element("div").classes("say"):
        if with_system:
            layout.link(line.name, path_of(line.code, "theo-doi")).classes("strong")
        ui.label(row.what).classes("" if with_system else "strong")
        number = f"số {row.number}" if row.number else ""
        parts = (AdvisoryKind.word(row.kind), row.source, number, f"nhận {words.day(row.on)}")
        ui.label(" · ".join(filter(None, parts))).classes("muted small")
        if row.kind == "data_leak":
            ui.label("Xem pháp luật về bảo vệ dữ liệu cá nhân.").classes("muted small")
        if line.resolution:
            ui.label(f"{words.day(line.resolution.on)} – {line.resolution.how}").classes("small")
    with ui.element("div").classes("line"):
        _state(line, desk)
        if line.resolution is None and desk.may(Act.RECORD, line.code):
            layout.secondary("Ghi kết quả xử lý", lambda: resolve_form(desk, line)).mark(f"resolve-{row.id}")


def _state(line: AdvisoryLine, desk: Panel) -> None:
    due = line.advisory.due_on
    if line.resolution:
        badges.badge("ok", "Đã xử lý")
    elif due is None:
        badges.badge("soon", "Chưa xử lý, chưa có hạn")
    else:
        kind = "overdue" if due < desk.today else "soon"
        badges.badge(kind, f"Hạn {words.day(due)}, {words.how_far(due, desk.today)}")


def record_form(desk: Panel, code: str, name: str) -> None:
    """Open the form that records an advisory or a leak."""
    title = f"Ghi cảnh báo hoặc lộ lọt: {name}"
    open_form(desk, Advisory, code, title, look=LOOK)


def resolve_form(desk: Panel, line: AdvisoryLine) -> None:
    """Open the form that says how an advisory was dealt with."""
    open_form(
        desk,
        Resolution,
        line.code,
        "Ghi kết quả xử lý",
        look=FormLayout(columns=(("on", "how"),)),
        fixed={"advisory_id": line.advisory.id},
        said="Đã ghi kết quả xử lý.",
        above=lambda: ui.label(line.advisory.what).classes("muted"),
    )
