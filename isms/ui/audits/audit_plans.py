"""The audits planned for a system: plan one, put it off, call it off, enter what it concluded."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from inventory.choices import AuditKind
from inventory.law.assessors import AssessorKind
from inventory.organisation.access import Act
from inventory.records import PlannedAudit
from inventory.work import Work
from isms.ui.audits import plan_fields
from isms.ui.facts import fact_list
from isms.ui.facts.declared_form import DeclaredForm, FormLayout
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place
from isms.ui.parts import badges, layout, words
from isms.ui.parts.paper_links import named_links
from isms.ui.shell.reasons import ask_reason
from schedules.audits import planned
from schedules.audits.planned import PlannedLine

Conclude = Callable[[PlannedAudit], Awaitable[None]]


def section(place: Place, lines: list[PlannedLine], conclude: Conclude) -> None:
    """Draw the planned audits that have no conclusion yet. `conclude` opens the form of a conclusion."""
    may = place.may(Act.AUDIT)
    add = ("Lập kế hoạch kiểm tra", lambda: plan_form(place)) if may else None
    open_ones = [each for each in lines if each.audit is None]
    with layout.section():
        fact_list.head("Kế hoạch kiểm tra, đánh giá", add)
        if not open_ones:
            layout.text("p", "Chưa có đợt kiểm tra nào được lên kế hoạch.").classes("muted")
            return
        with ui.element("ul").classes("records"):
            for each in open_ones:
                _planned(place, each, conclude, may)


def _planned(place: Place, line: PlannedLine, conclude: Conclude, may: bool) -> None:
    row = line.planned
    with ui.element("li").mark(f"planned-{row.id}"):
        ui.label(words.day(row.on)).classes("day")
        with ui.element("div").classes("say"):
            ui.label(AuditKind.word(row.kind)).classes("strong")
            parts = (row.assessor, AssessorKind.word(row.assessor_kind, ""), row.note)
            ui.label(" · ".join(filter(None, parts)) or "Chưa chọn bên kiểm tra, đánh giá.")
            if line.missed(place.today):
                badges.badge("overdue", "Đã qua ngày dự kiến, chưa có kết luận")
            elif place.shown.state.audit_due_on and row.on > place.shown.state.audit_due_on:
                badges.badge("soon", f"Sau hạn {words.day(place.shown.state.audit_due_on)}")
            named_links(
                "Quyết định kiểm tra",
                "audit-decision",
                f"{place.code}:{row.id}",
                numbered=place.may(Act.RECORD) and place.visit.whole,
            )
            named_links("Biên bản để ghi", "audit-minutes-draft", f"{place.code}:{row.id}")
        if may:
            with ui.element("div").classes("line"):
                layout.quiet("Nhập kết luận", lambda: conclude(row)).mark(f"conclude-{row.id}")
                layout.quiet("Dời ngày", lambda: put_off_form(place, row)).mark(f"put-off-{row.id}")
                layout.quiet("Bỏ kế hoạch", lambda: _call_off(place, row)).mark(f"call-off-{row.id}")


def plan_form(place: Place) -> None:
    """Open the form that plans an audit; what is to be minded about it is said once it is planned."""

    def plan(work: Work, wanted: PlannedAudit, _entered: DeclaredForm) -> list[planned.Outlook]:
        outlooks = planned.outlook(work, {place.code: wanted.on}, wanted) if wanted.on else []
        planned.plan(work, [place.code], wanted)
        return outlooks

    kind = AuditKind.PERIODIC if place.shown.state.operating else AuditKind.PRE_OPERATION
    open_form(
        place,
        PlannedAudit,
        place.code,
        "Lập kế hoạch kiểm tra, đánh giá",
        look=plan_fields.LOOK,
        known={"on": place.shown.state.act_by, "kind": kind},
        said="Đã lập kế hoạch.",
        verb="Lưu kế hoạch",
        use_case=plan,
        then=lambda outlooks: _mind(place, outlooks),
    )


def _mind(place: Place, outlooks: list[planned.Outlook]) -> None:
    """Say what is to be minded about an audit just planned: an assessor that would not count, a day too late."""
    remarks = [
        f"{each.verdict.warning} ({each.verdict.clause})" for each in outlooks if each.verdict and each.verdict.warning
    ]
    remarks += [f"Ngày dự kiến sau hạn kiểm tra {words.day(each.due_on)}." for each in outlooks if each.late]
    remarks += [f"Đã có kế hoạch kiểm tra ngày {words.day(each.already)}." for each in outlooks if each.already]
    if not remarks:
        return
    with place.panel("Lưu ý về kế hoạch này") as dialog:
        for line in remarks:
            layout.note("soon", line)
        with ui.element("div").classes("form-buttons"):
            layout.primary("Đã hiểu", dialog.close)


def put_off_form(place: Place, row: PlannedAudit) -> None:
    """Open the form that moves a planned audit to another day."""

    def why(entered: DeclaredForm) -> None:
        entered.form.paragraph("reason", "Lý do", help="Kế hoạch cũ vẫn còn trong lịch sử, gạch bỏ kèm lý do.")

    def put_off(work: Work, moved: PlannedAudit, entered: DeclaredForm) -> int:
        return planned.put_off(work, moved.id, moved.on, entered.form.element("reason").value).id

    open_form(
        place,
        PlannedAudit,
        place.code,
        "Dời ngày kiểm tra, đánh giá",
        look=FormLayout(columns=(("on", why),), questions={"on": "Ngày mới"}),
        known={},
        fixed={"id": row.id},
        use_case=put_off,
        said="Đã dời ngày.",
        verb="Dời ngày",
    )


async def _call_off(place: Place, row: PlannedAudit) -> None:
    text = f"Đợt kiểm tra ngày {words.day(row.on)} sẽ không diễn ra."
    number = row.id
    with place.root:
        reason = await ask_reason(place.visit, "Bỏ kế hoạch kiểm tra?", text, "Bỏ kế hoạch")
        if reason:
            await place.do(lambda work: planned.call_off(work, number, reason).id, said="Đã bỏ kế hoạch.")
