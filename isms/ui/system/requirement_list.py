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
from isms.ui.facts.declared_form import DeclaredForm, FormLayout
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place
from isms.ui.parts import badges, layout, words

_FIELDS = ("state", "responsible", "due_on", "note")
LOOK = FormLayout(columns=(_FIELDS,))
_GROUP_LOOK = FormLayout(
    columns=((*_FIELDS, lambda entered: entered.form.tick("only_open", "Chỉ những yêu cầu chưa xong", True)),),
    cards={"state": {"keep": ("Giữ nguyên tình trạng", "Chỉ giao người phụ trách, thời hạn."), **ItemState.cards()}},
    helps=dict.fromkeys(("responsible", "due_on", "note"), "Để trống: giữ như đã ghi."),
)
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
            badges.badge(kind, ItemState.word(row.state) if item else "Chưa ghi", icon=icon)
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
    code, clause = row.requirement.code, row.requirement.clause
    seen = versions.state(row.item or plan_items.NOTHING, plan_items.FIELDS)
    open_form(
        place,
        PlanItem,
        place.code,
        row.requirement.title,
        look=LOOK,
        known=seen if row.item else {},
        fixed={"regime": "", "requirement": code},
        seen=seen,
        use_case=lambda work, item, entered: len(
            plan_items.record(work, place.code, [item], {code: entered.form.seen or {}})
        ),
        said="Đã ghi.",
        above=lambda: ui.label(clause).classes("clause"),
    )


def group_form(place: Place, title: str, rows: Sequence[Row]) -> None:
    """Open the panel that records the same for a whole group; what is left empty stays as it is."""
    seen = {row.requirement.code: versions.state(row.item or plan_items.NOTHING, plan_items.FIELDS) for row in rows}

    def items(today: date, wanted: PlanItem, only_open: bool) -> list[PlanItem]:
        found = []
        if wanted.state == "keep" and not (wanted.responsible or wanted.due_on or wanted.note):
            raise Invalid([Problem("state", "Chưa có gì để ghi.", "Hãy chọn tình trạng hoặc điền một ô bên dưới.")])
        for row in rows:
            if row.done and only_open:
                continue
            new = PlanItem(on=today, regime="", requirement=row.requirement.code, state=row.state)
            new.state = row.state if wanted.state == "keep" else wanted.state
            new.responsible = wanted.responsible or (row.item.responsible if row.item else "")
            new.due_on = wanted.due_on or (row.item.due_on if row.item else None)
            new.note = wanted.note or (row.item.note if row.item else "")
            found.append(new)
        if not found:
            rule, remedy = "Mọi yêu cầu của nhóm đã xong.", "Để ghi lại, hãy bỏ chọn “Chỉ những yêu cầu chưa xong”."
            raise Invalid([Problem("state", rule, remedy)])
        return found

    def keep(work: Work, wanted: PlanItem, entered: DeclaredForm) -> int:
        try:
            new = items(work.today, wanted, entered.form.element("only_open").value)
            return len(plan_items.record(work, place.code, new, seen))
        except Outdated as changed:  # of one requirement among many: no version of the whole group to choose
            raise Outdated(changed.conflicts, whole=True) from None

    def tell(number: int) -> None:
        with place.root:
            ui.notify(f"Đã ghi {number} yêu cầu.", position="bottom", color="dark", text_color="white")

    open_form(
        place,
        PlanItem,
        place.code,
        f"Đặt cả nhóm: {title}",
        look=_GROUP_LOOK,
        known={"state": "keep"},
        fixed={"requirement": title},
        use_case=keep,
        said="",
        verb="Lưu cho cả nhóm",
        then=tell,
    )
