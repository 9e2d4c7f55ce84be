"""The forms by which an office enters and corrects its plans and their tasks."""

from collections.abc import Callable
from functools import partial
from typing import Any

from nicegui import ui

from inventory.versions import state
from inventory.work import Work
from isms.ui.parts import dialogs, layout
from isms.ui.parts.entered_fields import several
from isms.ui.parts.forms import Form
from isms.ui.plans.plan_page_state import Shown
from isms.ui.plans.plan_query import PlanQuery
from isms.ui.shell import form_drafts
from isms.ui.shell.panel import PageDesk
from schedules.plans import programme_entry
from schedules.plans.programme_tables import Programme, ProgrammeTask
from schedules.plans.programmes import Plan, Task

REPORTING = {
    "quarterly": ("Báo cáo hằng quý", "Chậm nhất ngày 15 của tháng cuối quý, như kế hoạch năm 2026 (IV.2)."),
    "on_request": ("Báo cáo khi được yêu cầu", "Không có hạn theo quý, không tính quá hạn."),
}
INDICATOR = {
    "": "Không: đơn vị chủ trì báo cáo",
    "level_and_plan": "Hệ thống có cấp độ được duyệt, phương án triển khai đầy đủ",
    "audited": "Hệ thống được kiểm tra, đánh giá đúng hạn",
}


def plan_form(desk: PageDesk, plan: Plan | None) -> None:
    """Open the form of a plan: a new one, or the name, number and day of one."""
    row = plan.row if plan else Programme(code="", name="", year=desk.today.year)
    seen = state(row, programme_entry.PLAN_FIELDS) if plan else None
    form, title = Form(seen, f"programme:{row.code}:"), "Sửa kế hoạch" if plan else "Thêm kế hoạch"
    with desk.panel(title) as dialog, form_drafts.kept(desk.visit, form, title):
        name = form.text("name", "Tên kế hoạch", row.name)
        if plan is None:
            with ui.element("div").classes("two"):
                code = form.text("code", "Mã", help="Ngắn, chữ không dấu, ví dụ DTI-2027. Không đổi được về sau.")
                year = form.number("year", "Năm", row.year)
        with ui.element("div").classes("two"):
            number = form.text("number", "Số, ký hiệu", row.number, help="Ví dụ 15/KH-STP, theo bản đã ký.")
            dated = form.date("issued_on", "Ngày ban hành", row.issued_on)
        reporting = form.cards("reporting", "Chế độ báo cáo", REPORTING, row.reporting)

        def keep(work: Work) -> str:
            given = Programme(
                code=row.code if plan else code.value or "",
                name=name.value or "",
                year=row.year if plan else int(year.value or 0),
                number=number.value or "",
                issued_on=dated.day,
                reporting=reporting.value or "",
            )
            if plan:
                return programme_entry.change(work, row.code, given, form.seen).code
            return programme_entry.add(work, given).code

        async def save() -> None:
            done = await desk.do(keep, form=form)
            if done:
                dialog.close()
                if plan is None:
                    desk.visit.go(PlanQuery(kh=done.value).path)

        form.buttons("Lưu", save, cancel=dialog.close)


def task_form(desk: PageDesk, shown: Shown, task: Task | None) -> None:
    """Open the form of a task: a new one at the end of the plan, or the words and leads of one."""
    plan = shown.board.plan
    last = plan.tasks[-1].row.heading if plan.tasks else ""
    row = task.row if task else ProgrammeTask(programme_id=0, position=0, code="", task="", heading=last)
    leading = sorted(unit.code for unit in task.units) if task else []
    seen = state(row, programme_entry.TASK_FIELDS) | {"units": leading} if task else None
    form = Form(seen, f"programme_task:{plan.row.code}:{task.id if task else ''}")
    title = f"Sửa nhiệm vụ {row.code}" if task else "Thêm nhiệm vụ"
    with desk.panel(title) as dialog, form_drafts.kept(desk.visit, form, title):
        with ui.element("div").classes("two"):
            code = form.text("code", "Số thứ tự", row.code)
            heading = form.text("heading", "Nhóm nhiệm vụ", row.heading, help="Có thể để trống.")
        words: dict[str, Any] = {
            name: form.paragraph(name, label, getattr(row, name))
            for name, label in (("task", "Nhiệm vụ"), ("solution", "Giải pháp"), ("product", "Sản phẩm, kết quả"))
        }
        names = {unit.code: unit.name for unit in shown.tree}
        units = several("Đơn vị báo cáo", names, leading, "Mỗi đơn vị chủ trì tự báo cáo hằng quý.")
        form.take_in("units", "Đơn vị báo cáo", units.mark("units"), names)
        for name, label in (("lead", "Chủ trì, như kế hoạch viết"), ("coordination", "Phối hợp")):
            words[name] = form.text(name, label, getattr(row, name))
        with ui.element("div").classes("two"):
            words["deadline"] = form.text("deadline", "Thời gian, như kế hoạch viết", row.deadline)
            due = form.date("due_on", "Hạn hoàn thành", row.due_on, help="Có thể để trống.")
        with ui.element("div").classes("two"):
            known = int(row.target) if row.target is not None else None
            target = form.number("target", "Mục tiêu", known, unit="%", help="Để trống nếu không tính bằng phần trăm.")
            computed = form.choice("indicator", "Sổ tự tính", INDICATOR, row.indicator)

        def keep(work: Work) -> int | None:
            said: dict[str, Any] = {name: entry.value or "" for name, entry in words.items()}
            given = ProgrammeTask(
                programme_id=0,
                position=0,
                code=code.value or "",
                heading=heading.value or "",
                due_on=due.day,
                target=_target(row.target, known, target.value),
                indicator=computed.value or "",
                **said,
            )
            chosen = list(units.value or [])
            if task:
                return programme_entry.change_task(work, task.id, given, chosen, form.seen).id
            return programme_entry.add_task(work, plan.row.code, given, chosen).id

        async def save() -> None:
            if await desk.do(keep, form=form):
                dialog.close()

        if task:
            layout.quiet("Bỏ nhiệm vụ này", _dropping(desk, task, form, dialog), icon="delete").mark("drop-task")
        form.buttons("Lưu", save, cancel=dialog.close)


def _target(stored: float | None, shown: int | None, entered: float | None) -> float | None:
    """Return the target entered; the stored one, with its decimals, while the field shows what it was opened on."""
    if entered is None:
        return None
    return stored if entered == shown else float(entered)


def _dropping(desk: PageDesk, task: Task, form: Form, dialog: ui.dialog) -> Callable[[], object]:
    async def drop() -> None:
        text = "Chỉ bỏ được khi chưa đơn vị nào báo cáo. Việc này được ghi vào nhật ký."
        agreed = await dialogs.confirm(f"Bỏ nhiệm vụ {task.row.code}?", text, "Bỏ nhiệm vụ", danger=True)
        gone = partial(programme_entry.drop_task, task_id=task.id, seen=form.seen)
        if agreed and await desk.do(gone, form=form, said="Đã bỏ nhiệm vụ."):
            dialog.close()

    return drop
