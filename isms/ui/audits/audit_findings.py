"""What the audits of a system found wrong: enter it, see its deadline, record how it was mended."""

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Audit, Finding, Resolution
from inventory.records.finding import Severity
from isms.ui.facts import fact_list
from isms.ui.facts.declared_form import FormLayout
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place
from isms.ui.parts import badges, layout, words
from isms.ui.parts.paper_links import named_links
from schedules.audits.findings import FindingLine

LOOK = FormLayout(columns=(("audit_id", "what", "severity", ("on", "due_on"), "responsible"),))
MEND_LOOK = FormLayout(
    columns=(("on", "how"),), questions={"on": "Ngày khắc phục xong", "how": "Đã khắc phục thế nào?"}
)


def section(place: Place, lines: list[FindingLine], audits: list[Audit]) -> None:
    """Draw the findings, open ones first; they can be added once there is a conclusion that holds."""
    holding = [audit for audit in audits if audit.voided_at is None]
    may = place.may(Act.AUDIT)
    add = ("Ghi tồn tại", lambda: finding_form(place, holding)) if may and holding else None
    with layout.section():
        fact_list.head("Tồn tại phải khắc phục", add)
        if not lines:
            layout.text("p", "Chưa ghi tồn tại nào.").classes("muted")
            return
        named_links("Danh mục tồn tại và thời hạn", "findings", place.code)
        text = (
            "Tồn tại không tự mở hay đóng việc cho phép sử dụng: việc đó theo kết luận và điều kiện kèm theo (Đ28.3.c)."
        )
        layout.text("p", text).classes("muted small")
        with ui.element("ul").classes("records"):
            for each in lines:
                _finding(place, each, may)


def _finding(place: Place, line: FindingLine, may: bool) -> None:
    row = line.finding
    with ui.element("li").mark(f"finding-{row.id}"):
        ui.label(words.day(row.on)).classes("day")
        with ui.element("div").classes("say"):
            ui.label(row.what).classes("strong")
            ui.label(" · ".join(filter(None, (Severity.word(row.severity), row.responsible))))
            if line.resolution:
                ui.label(f"Khắc phục ngày {words.day(line.resolution.on)}: {line.resolution.how}")
        _state(place, line)
        if may and line.resolution is None:
            with ui.element("div").classes("line"):
                layout.quiet("Ghi đã khắc phục", lambda: mend_form(place, row)).mark(f"mend-{row.id}")
                fact_list.voiding(place, row)


def _state(place: Place, line: FindingLine) -> None:
    due = line.finding.due_on
    if line.resolution:
        badges.badge("ok", "Đã khắc phục")
    elif line.overdue(place.today):
        badges.badge("overdue", f"Hạn {words.day(due)}, {words.how_far(due, place.today)}")
    else:
        badges.badge("soon", f"Hạn {words.day(due)}, {words.how_far(due, place.today)}")


def finding_form(place: Place, audits: list[Audit]) -> None:
    """Open the form that records a finding of one of these audits."""
    named = {str(each.id): f"Kết luận ngày {words.day(each.concluded_on)}, {each.assessor}" for each in audits}
    open_form(
        place,
        Finding,
        place.code,
        "Ghi tồn tại",
        look=LOOK,
        known={"audit_id": audits[0].id, "on": audits[0].concluded_on},
        named={"audit_id": named},
        said="Đã ghi tồn tại.",
        verb="Lưu tồn tại",
    )


def mend_form(place: Place, row: Finding) -> None:
    """Open the form that records how a finding was mended."""
    open_form(
        place,
        Resolution,
        place.code,
        "Ghi đã khắc phục",
        look=MEND_LOOK,
        fixed={"finding_id": row.id},
        said="Đã ghi khắc phục.",
        above=lambda: ui.label(row.what).classes("strong"),
    )
