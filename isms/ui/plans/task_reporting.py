"""Reporting on a task for a quarter, and what was reported before."""

from typing import Any

from nicegui import ui

from inventory.organisation.access import Act
from inventory.work import Work
from isms.papers.composition.paper_words import percent
from isms.ui.parts import badges, layout, words
from isms.ui.parts.entered_fields import choices, given
from isms.ui.parts.forms import Form
from isms.ui.plans.plan_page_state import Shown
from isms.ui.shell import form_drafts
from isms.ui.shell.panel import PageDesk
from isms.ui.shell.reasons import ask_reason
from schedules.plans import progress
from schedules.plans.programme_tables import TaskProgress
from schedules.plans.progress import Line, ProgressState, Row
from schedules.plans.quarters import Quarter

STATES = {str(state): (state.label, state.help) for state in ProgressState}


def form(desk: PageDesk, shown: Shown, row: Row, line: Line) -> None:
    """Open the form by which a unit reports; a later report of the same quarter takes the place of an earlier one."""
    task, quarter, said = row.task.row, shown.quarter, shown.board.said(line)
    earlier = [line.reports[number] for number in sorted(line.reports) if number < quarter.number]
    entry = Form(draft=f"task_progress:{line.unit.code}:{row.task.id}-{quarter.year}-{quarter.number}")
    title = f"Báo cáo {quarter.name}, nhiệm vụ {task.code}"
    with desk.panel(f"Báo cáo {quarter.name}") as dialog, form_drafts.kept(desk.visit, entry, title):
        ui.label(f"{line.unit.name} – nhiệm vụ {task.code}: {task.task}").classes("muted small")
        if earlier:
            layout.note("neutral", f"Quý trước: {_in_words(earlier[-1])}")
        state = entry.cards("state", "Mức thực hiện", STATES, said.state if said else None)
        wants = f"Mục tiêu của kế hoạch: {percent(task.target)}." if task.target is not None else "Ước mức hoàn thành."
        known = int(said.percent) if said and said.percent is not None else None
        share = entry.number("percent", "Đạt bao nhiêu phần trăm?", known, unit="%", help=f"{wants} Có thể để trống.")
        result = entry.paragraph("result", "Kết quả", said.result if said else "", help="Đã làm gì, số, ngày văn bản.")
        trouble = entry.paragraph("difficulties", "Khó khăn, vướng mắc", said.difficulties if said else "")
        on = entry.date("on", "Ngày báo cáo", desk.today, help=f"Hạn: {words.day(quarter.due)}.")

        def record(work: Work) -> int | None:
            with choices(state=state):
                told = TaskProgress(
                    task_id=0,
                    unit_id=0,
                    year=0,
                    quarter=0,
                    on=given(on),
                    state=given(state),
                    percent=_number(share),
                    result=result.value or "",
                    difficulties=trouble.value or "",
                )
                return progress.report(work, row.task.id, line.unit.code, quarter, told).id

        async def save() -> None:
            if await desk.do(record, form=entry, said="Đã ghi báo cáo."):
                dialog.close()

        entry.buttons("Gửi báo cáo", save, cancel=dialog.close)


async def past(desk: PageDesk, shown: Shown, row: Row, line: Line) -> None:
    """Show every report of a unit on a task, and let a wrong one be taken back."""
    told = await desk.visit.read(lambda work: progress.records(work, row.task.id, line.unit.code))
    with desk.panel(f"Các lần báo cáo: nhiệm vụ {row.task.row.code}") as dialog:
        ui.label(line.unit.name).classes("muted")
        with ui.element("ul").classes("watch"):
            for each in told:
                with ui.element("li").mark(f"report-{each.id}"):
                    _record(desk, each, dialog)
        with ui.element("div").classes("form-buttons"):
            layout.secondary("Đóng", dialog.close)


def _record(desk: PageDesk, each: TaskProgress, dialog: ui.dialog) -> None:
    with ui.element("div").classes("say"):
        ui.label(f"{Quarter(each.year, each.quarter).title}: {_in_words(each)}").classes("small")
        by = desk.visit.named(each.recorded_by)
        ui.label(f"Báo cáo ngày {words.day(each.on)}; ghi {words.instant(each.recorded_at)}, {by}").classes(
            "muted small"
        )
        if each.voided_at:
            badges.badge("neutral", f"Đã hủy: {each.void_reason}", "block")
    if not each.voided_at and desk.may(Act.REPORT):

        async def void() -> None:
            text = "Báo cáo vẫn còn trong sổ, được gạch bỏ. Báo cáo trước đó của quý, nếu có, lại có hiệu lực."
            reason = await ask_reason(desk.visit, "Hủy báo cáo", text, "Hủy báo cáo")
            if reason and await desk.do(lambda work: progress.void(work, each.id, reason).id, said="Đã hủy."):
                dialog.close()

        layout.quiet("Hủy", void, icon="block").mark(f"void-{each.id}")


def _in_words(said: TaskProgress) -> str:
    share = f", {percent(said.percent)}" if said.percent is not None else ""
    told = f"{ProgressState.word(said.state)}{share}."
    result = f"{said.result.rstrip('.')}." if said.result else ""
    return " ".join(filter(None, (told, result, f"Khó khăn: {said.difficulties}" if said.difficulties else "")))


def _number(field: Any) -> float | None:
    return float(field.value) if field.value is not None else None
