"""Incidents: how the clocks of each stand, and the forms to record one and what was sent about it."""

import datetime as dt
from collections.abc import Callable, Sequence

from nicegui import ui

from inventory.law import regimes
from inventory.organisation.access import Act
from inventory.records import Incident, IncidentStep
from inventory.records.incident import StepKind, marks
from isms.ui.facts import watch_words
from isms.ui.facts.declared_form import DeclaredForm, FormLayout, Heading, Marks
from isms.ui.facts.form_panels import open_form, usual
from isms.ui.parts import badges, layout, words
from isms.ui.parts.paper_links import named_links
from isms.ui.parts.places import path_of
from isms.ui.shell.panel import Panel, now
from schedules.gate.incident_clocks import Clock, standing
from schedules.watch.incidents import IncidentLine

NOTHING = "Chưa có sự cố nào được ghi. Khi phát hiện sự cố, hãy ghi ngay: sổ sẽ đếm giờ phải báo cáo theo Đ31.2.d."
LOOK = FormLayout(
    columns=(
        (
            "detected_at",
            "what",
            Heading(
                "Sự cố này là (đánh dấu mọi điều đúng; nghị định không định nghĩa “nghiêm trọng”, người có"
                " trách nhiệm xác định)",
                "p",
            ),
            Marks("Tính chất của sự cố", ("serious", "urgent", "complex", "personal_data")),
        ),
    )
)
STEP_LOOK = FormLayout(columns=(("kind", "at", "number", "note"),), looks={"note": "line"})
_WHO = (
    "tổ chức chuyên môn được cấp phép hoặc được chỉ định, hoặc tổ chức sự nghiệp nhà nước có chức"
    " năng, nhiệm vụ phù hợp"
)
_MINUTE = 60.0

Ticking = list[Callable[[dt.datetime], None]]


def listed(desk: Panel, lines: Sequence[IncidentLine], with_system: bool = True) -> None:
    """Show the incidents. What they say of the time left is said anew each minute, in its place."""
    ticking: Ticking = []
    with ui.element("ul").classes("watch"):
        for each in lines:
            with ui.element("li").mark(f"incident-{each.incident.id}"):
                _one(desk, each, with_system, ticking)

    def tick() -> None:
        for say in ticking:
            say(now(desk))

    if ticking:
        ui.timer(_MINUTE, tick, immediate=False)


def _one(desk: Panel, line: IncidentLine, with_system: bool, ticking: Ticking) -> None:
    incident = line.incident
    with ui.element("div").classes("say"):
        if with_system:
            layout.link(line.name, path_of(line.code, "theo-doi")).classes("strong")
        ui.label(incident.what).classes("" if with_system else "strong")
        parts = [f"Phát hiện {words.instant(incident.detected_at)}", ", ".join(marks(incident))]
        ui.label(" · ".join(filter(None, parts))).classes("muted small")
        _duties(line, ticking)
        _steps(line)
        subject, may = f"{line.code}:{incident.id}", desk.may(Act.RECORD) and desk.visit.whole
        named_links("Thông báo ban đầu", "incident-notice", subject, numbered=may)
        named_links("Báo cáo sự cố", "incident-report", subject, numbered=may)
        if line.assessment == "waiting":
            layout.note("blocked", f"Chưa được đưa vào sử dụng đến khi có kết luận đánh giá sau sự cố của {_WHO}.")
            ui.label("NĐ 331/2026 Đ31.2.c; Đ28.3.c").classes("clause")
        if incident.personal_data:
            ui.label("Dữ liệu cá nhân: xem pháp luật về bảo vệ dữ liệu cá nhân.").classes("muted small")
    with ui.element("div").classes("line"):
        if line.closed_at:
            badges.badge(
                "ok" if not line.missing else "overdue", "Đã kết thúc" if not line.missing else "Thiếu báo cáo"
            )
        else:
            badges.badge("overdue" if line.late else "soon", "Đang xử lý", icon="pending")
        if line.assessment == "done":
            badges.badge("ok", "Đã đánh giá sau sự cố")
        if desk.may(Act.RECORD, line.code):
            layout.secondary("Ghi báo cáo", lambda: step_form(desk, line), icon="outgoing_mail").mark(
                f"step-{incident.id}"
            )


def _clause(line: IncidentLine) -> str:
    return line.duties[0][0].clause if line.duties else ""


def _duties(line: IncidentLine, ticking: Ticking) -> None:
    if not line.duties:
        now = regimes.all()[0]
        text = f"Phát hiện trước ngày {now.document} có hiệu lực ({now.since}): sổ không tính hạn báo cáo."
        ui.label(text).classes("muted small")
        return
    clause = _clause(line)
    with ui.element("ul").classes("duties").props(f'aria-label="Hạn báo cáo theo {clause}"'):
        for clock, stands in line.duties:
            with ui.element("li"):
                kind, text = watch_words.duty(clock, stands, line.incident.detected_at)
                element = badges.badge(kind, text)
            if stands.left is not None:
                ticking.append(_telling(line, clock, element))
    ui.label(clause).classes("clause")


def _telling(line: IncidentLine, clock: Clock, badge: ui.element) -> Callable[[dt.datetime], None]:
    """Return what says anew how a duty stands: words and colour change, the place does not."""
    icon, label = badge.default_slot.children
    sent = [(step.kind, step.at) for step in line.steps]

    def say(at: dt.datetime) -> None:
        kind, text = watch_words.duty(clock, standing(clock, sent, at), line.incident.detected_at)
        if isinstance(label, ui.label):
            label.text = text
        if isinstance(icon, ui.icon):
            icon.props(f"name={layout.ICON[kind]}")
        badge.classes(replace=f"badge {kind}")

    return say


def _steps(line: IncidentLine) -> None:
    for step in line.steps:
        number = f", văn bản số {step.number}" if step.number else ""
        note = f": {step.note}" if step.note else ""
        ui.label(f"{words.instant(step.at)} – {StepKind.word(step.kind)}{number}{note}").classes("small")


def record_form(desk: Panel, code: str, name: str) -> None:
    """Open the form that records an incident of a system."""
    open_form(desk, Incident, code, f"Ghi sự cố: {name}", look=LOOK, said="Đã ghi sự cố.", verb="Ghi sự cố")


def step_form(desk: Panel, line: IncidentLine) -> None:
    """Open the form that records what was sent about an incident, or its end."""
    likely = watch_words.USUAL_STEP[line.missing[0].duty] if line.missing else "closed"

    def missing(_entered: DeclaredForm) -> None:
        if line.missing:
            duties = "; ".join(clock.words for clock in line.missing)
            layout.note("soon", f"Chưa ghi: {duties}.")

    open_form(
        desk,
        IncidentStep,
        line.code,
        "Ghi báo cáo, kết thúc sự cố",
        look=STEP_LOOK,
        known=usual(desk, IncidentStep) | {"kind": likely},
        fixed={"incident_id": line.incident.id},
        above=lambda: ui.label(line.incident.what).classes("muted"),
        beneath=missing,
    )
