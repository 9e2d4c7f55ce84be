"""What the audits of a system found wrong: enter it, see its deadline, record how it was mended."""

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Audit, Finding
from inventory.work import Work
from isms.ui.facts import fact_list
from isms.ui.facts.place import Place
from isms.ui.parts import badges, layout, words
from isms.ui.parts.entered_fields import choices, given
from isms.ui.parts.forms import Form
from isms.ui.parts.paper_links import named_links
from schedules.acts import recording
from schedules.audits import findings
from schedules.audits.findings import Told

SEVERITIES = {
    "critical": (words.SEVERITY["critical"], "Có thể bị khai thác ngay hoặc gây gián đoạn, lộ dữ liệu."),
    "major": (words.SEVERITY["major"], "Chưa đáp ứng yêu cầu của phương án."),
    "minor": (words.SEVERITY["minor"], "Nên làm tốt hơn."),
}


def section(place: Place, told: list[Told], audits: list[Audit]) -> None:
    """Draw the findings, open ones first; they can be added once there is a conclusion that holds."""
    holding = [audit for audit in audits if audit.voided_at is None]
    may = place.may(Act.AUDIT)
    add = ("Ghi tồn tại", lambda: finding_form(place, holding)) if may and holding else None
    with layout.section():
        fact_list.head("Tồn tại phải khắc phục", add)
        if not told:
            layout.text("p", "Chưa ghi tồn tại nào.").classes("muted")
            return
        named_links("Danh mục tồn tại và thời hạn", "findings", place.code)
        text = "Tồn tại không tự mở hay đóng phép sử dụng: phép theo kết luận và điều kiện kèm theo (Đ28.3.c)."
        layout.text("p", text).classes("muted small")
        with ui.element("ul").classes("records"):
            for each in told:
                _finding(place, each, may)


def _finding(place: Place, told: Told, may: bool) -> None:
    row = told.finding
    with ui.element("li").mark(f"finding-{row.id}"):
        ui.label(words.day(row.on)).classes("day")
        with ui.element("div").classes("say"):
            ui.label(row.what).classes("strong")
            ui.label(" · ".join(filter(None, (words.SEVERITY[row.severity], row.responsible))))
            if told.resolution:
                ui.label(f"Khắc phục ngày {words.day(told.resolution.on)}: {told.resolution.how}")
        _state(place, told)
        if may and told.resolution is None:
            with ui.element("div").classes("line"):
                layout.quiet("Ghi đã khắc phục", lambda: mend_form(place, row)).mark(f"mend-{row.id}")
                fact_list.voiding(place, row)


def _state(place: Place, told: Told) -> None:
    due = told.finding.due_on
    if told.resolution:
        badges.badge("ok", "Đã khắc phục")
    elif told.overdue(place.today):
        badges.badge("overdue", f"Hạn {words.day(due)}, {words.how_far(due, place.today)}")
    else:
        badges.badge("soon", f"Hạn {words.day(due)}, {words.how_far(due, place.today)}")


def finding_form(place: Place, audits: list[Audit]) -> None:
    """Open the form that records a finding of one of these audits."""
    form = Form()
    of = {str(each.id): f"Kết luận ngày {words.day(each.concluded_on)}, {each.assessor}" for each in audits}
    with place.panel("Ghi tồn tại") as dialog:
        audit = form.choice("audit_id", "Nêu trong kết luận nào?", of, next(iter(of)))
        what = form.paragraph("what", "Tồn tại, điểm yếu", clause="NĐ 331/2026 Đ27.3.b, Đ27.3.d")
        severity = form.cards("severity", "Mức độ", SEVERITIES)
        with ui.element("div").classes("pair"):
            on = form.date("on", "Ngày phát hiện", audits[0].concluded_on)
            due = form.date("due_on", "Hạn khắc phục")
        responsible = form.text("responsible", "Đơn vị khắc phục", help="Có thể để trống.")

        def record(work: Work) -> int | None:
            with choices(severity=severity):
                row = Finding(
                    audit_id=int(audit.value or 0),
                    on=given(on),
                    what=what.value or "",
                    severity=given(severity),
                    responsible=responsible.value or "",
                    due_on=given(due),
                )
                return recording.record(work, place.code, row).id

        async def save() -> None:
            if await place.do(record, form=form, said="Đã ghi tồn tại."):
                dialog.close()

        form.buttons("Lưu tồn tại", save, cancel=dialog.close)


def mend_form(place: Place, row: Finding) -> None:
    """Open the form that records how a finding was mended."""
    form = Form()
    with place.panel("Ghi đã khắc phục") as dialog:
        ui.label(row.what).classes("strong")
        on = form.date("on", "Ngày khắc phục xong", place.today)
        how = form.paragraph("how", "Đã khắc phục thế nào?")

        async def save() -> None:
            number = row.id
            use_case = findings.mend
            if await place.do(
                lambda work: use_case(work, number, given(on), how.value or "").id, form=form, said="Đã ghi khắc phục."
            ):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)
