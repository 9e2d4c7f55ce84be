"""The plan by requirement: how far each is met, who sees to it, by when; one at a time or a whole group."""

from collections.abc import Sequence
from datetime import date

from nicegui import ui

from inventory import versions
from inventory.errors import Invalid, Outdated, Problem
from inventory.law import regimes
from inventory.law.requirements import cautions
from inventory.organisation.access import Act
from inventory.records import PlanItem, plan_items
from inventory.records.plan_item import ItemState
from inventory.records.plan_items import Plan, Row
from inventory.work import Work
from isms.ui.facts.place import Place
from isms.ui.parts import badges, layout, words
from isms.ui.parts.entered_fields import choices, given
from isms.ui.parts.forms import Form

STATES = {
    code: (text, "Phải ghi lý do." if code == "not_applicable" else "") for code, text in ItemState.words().items()
}
KEEP = {"keep": ("Giữ nguyên tình trạng", "Chỉ giao người phụ trách, thời hạn."), **STATES}
_BADGE = {
    "none": ("soon", "pending"),
    "partial": ("soon", "timelapse"),
    "full": ("ok", "check_circle"),
    "not_applicable": ("neutral", "do_not_disturb_on"),
}


def sections(place: Place, plan: Plan) -> None:
    """Draw the requirements of the plan, group by group."""
    if plan.level is None:
        with layout.section("Phương án theo từng yêu cầu"):
            text = "Danh sách hiện ra khi hệ thống có cấp độ đề xuất hoặc cấp độ được duyệt."
            layout.text("p", text).classes("muted")
        return
    with layout.section():
        regime = regimes.get(plan.regime or "")
        layout.heading("Phương án theo từng yêu cầu", "phuong-an")
        about = f"Cấp độ {plan.level}, {regime.name}: {len(plan.rows)} yêu cầu."
        layout.text("p", about).classes("muted")
        _progress("Đã xong", plan.rows, place.today)
        for caution in cautions(row.requirement for row in plan.rows):
            layout.text("p", caution).classes("clause")
        standard = regime.tables["standard"]
        by_need = standard.get("by_need")
        if by_need and plan.level in by_need["levels"] and not all(row.done for row in plan.rows):
            layout.text("p", by_need["text"]).classes("clause")
        for title, rows in plan.groups.items():
            _group(place, title or standard["title"], rows, alone=not title)


def _progress(label: str, rows: Sequence[Row], today: date) -> None:
    done, late = sum(row.done for row in rows), sum(row.overdue_on(today) for row in rows)
    with ui.element("div").classes("line"):
        ui.label(f"{label} {done}/{len(rows)}").classes("strong")
        bar = ui.element("div").classes("meter").props(f"role=progressbar aria-valuemin=0 aria-valuemax={len(rows)}")
        bar.props(f'aria-valuenow={done} aria-label="{label} {done} trên {len(rows)} yêu cầu"')
        with bar:
            ui.element("span").style(f"width: {done / len(rows):.1%}")
        if late:
            badges.badge("overdue", f"{late} quá hạn")


def _group(place: Place, title: str, rows: Sequence[Row], alone: bool) -> None:
    """Draw a group; `alone`: the rows of a standard without groups, whose progress stands above already."""
    with ui.element("section").classes("stack"):
        with ui.element("div").classes("section-head"):
            layout.text("h3", title)
            if place.may(Act.RECORD):
                button = layout.quiet("Đặt cả nhóm", lambda: group_form(place, title, rows)).mark("whole-group")
                button.props(f'aria-label="Đặt cả nhóm: {title}"')
        if not alone:
            _progress("Đã xong", rows, place.today)
        with ui.element("ul").classes("records"):
            for row in rows:
                _row(place, row)


def _row(place: Place, row: Row) -> None:
    requirement, item = row.requirement, row.item
    with ui.element("li").mark(f"requirement-{requirement.code}"):
        with ui.element("div").classes("say"):
            ui.label(requirement.title).classes("strong")
            clause = f"{requirement.clause}. {requirement.detail}" if requirement.detail else requirement.clause
            ui.label(clause).classes("clause")
            if item:
                said = " · ".join(filter(None, (item.responsible, _due(row, place.today), item.note)))
                if said:
                    ui.label(said)
        with ui.element("div").classes("line"):
            if row.overdue_on(place.today) and item and item.due_on:
                badges.badge("overdue", words.how_far(item.due_on, place.today).capitalize())
            kind, icon = _BADGE[row.state]
            badges.badge(kind, STATES[row.state][0] if item else "Chưa ghi", icon=icon)
            if place.may(Act.RECORD):
                button = layout.quiet("Cập nhật", lambda: row_form(place, row)).mark(f"item-{requirement.code}")
                button.props(f'aria-label="Cập nhật: {requirement.title}"')


def _due(row: Row, today: date) -> str:
    due = row.item.due_on if row.item else None
    if due is None:
        return ""
    return f"hạn {words.day(due)}" + ("" if row.done else f" ({words.how_far(due, today)})")


def row_form(place: Place, row: Row) -> None:
    """Open the panel that records how far one requirement is met."""
    kept = row.item
    form = Form(versions.state(kept or plan_items.NOTHING, plan_items.FIELDS))
    with place.panel(row.requirement.title) as dialog:
        ui.label(row.requirement.clause).classes("clause")
        state = form.cards("state", "Đã triển khai đến đâu?", STATES, kept.state if kept else None)
        responsible = form.text("responsible", "Ai phụ trách?", kept.responsible if kept else "", help=_WHO)
        due = form.date("due_on", "Hạn hoàn thành", kept.due_on if kept else None, help="Có thể để trống.")
        note = form.paragraph("note", "Ghi chú, lý do", kept.note if kept else "", help="Không áp dụng: ghi vì sao.")

        def record(work: Work) -> int:
            with choices(state=state):
                item = PlanItem(
                    on=work.today, regime="", requirement=row.requirement.code, state=given(state) or "none"
                )
                item.responsible, item.due_on, item.note = responsible.value or "", given(due), note.value or ""
                return len(plan_items.record(work, place.code, [item], {row.requirement.code: form.seen or {}}))

        async def save() -> None:
            if await place.do(record, form=form, said="Đã ghi."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)


_WHO = "Đơn vị hoặc chức danh. Có thể để trống."


def group_form(place: Place, title: str, rows: Sequence[Row]) -> None:
    """Open the panel that records the same for a whole group; what is left empty stays as it is."""
    form = Form()
    seen = {row.requirement.code: versions.state(row.item or plan_items.NOTHING, plan_items.FIELDS) for row in rows}
    with place.panel(f"Đặt cả nhóm: {title}") as dialog:
        state = form.cards("state", "Đã triển khai đến đâu?", KEEP, "keep")
        responsible = form.text("responsible", "Ai phụ trách?", help="Để trống: giữ như đã ghi.")
        due = form.date("due_on", "Hạn hoàn thành", help="Để trống: giữ như đã ghi.")
        note = form.paragraph("note", "Ghi chú, lý do", help="Để trống: giữ như đã ghi.")
        only_open = form.tick("only_open", "Chỉ những yêu cầu chưa xong", True)

        def items(today: date) -> list[PlanItem]:
            found, on = [], given(due)
            if state.value == "keep" and not (responsible.value or on or note.value):
                raise Invalid([Problem("state", "Chưa có gì để ghi.", "Hãy chọn tình trạng hoặc điền một ô bên dưới.")])
            for row in rows:
                if row.done and only_open.value:
                    continue
                new = PlanItem(on=today, regime="", requirement=row.requirement.code, state=row.state)
                new.state = row.state if state.value == "keep" else given(state)
                new.responsible = responsible.value or (row.item.responsible if row.item else "")
                new.due_on = on or (row.item.due_on if row.item else None)
                new.note = note.value or (row.item.note if row.item else "")
                found.append(new)
            if not found:
                rule, remedy = "Mọi yêu cầu của nhóm đã xong.", "Để ghi lại, hãy bỏ chọn “Chỉ những yêu cầu chưa xong”."
                raise Invalid([Problem("state", rule, remedy)])
            return found

        def keep(work: Work) -> int:
            try:
                return len(plan_items.record(work, place.code, items(work.today), seen))
            except Outdated as changed:  # of one requirement among many: no version of the whole group to choose
                raise Outdated(changed.conflicts, whole=True) from None

        async def save() -> None:
            done = await place.do(keep, form=form, said="")
            if done:
                dialog.close()
                with place.root:
                    ui.notify(f"Đã ghi {done.value} yêu cầu.", position="bottom", color="dark", text_color="white")

        form.buttons("Lưu cho cả nhóm", save, cancel=dialog.close)
