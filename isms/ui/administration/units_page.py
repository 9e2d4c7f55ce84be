"""The tree of units: bodies and their rooms, what they are called, who their focal points are."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

from nicegui import ui

from inventory.organisation import focal_points, units
from inventory.organisation.access import Act
from inventory.organisation.focal_points import FocalPoint, Staffed
from inventory.register_tables import Unit
from inventory.work import Work
from isms.ui.lists import system_rows_shown
from isms.ui.parts import badges, dialogs, layout
from isms.ui.parts.entered_fields import given
from isms.ui.parts.forms import Form
from isms.ui.parts.places import UNITS, room_survey
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Pages, Visit
from isms.ui.watch import choosing, staff
from schedules.standing.listing import Filter

_OFFICE = "Là văn phòng: trưởng đơn vị này được báo trước tiên khi có hệ thống quá hạn"


def register(pages: Pages) -> None:
    """Add /quan-tri/don-vi."""

    @pages.page(UNITS, title="Đơn vị", act=Act.RECORD)
    async def tree(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        known, staffed = await visit.read(lambda work: (units.tree(work), focal_points.listed(work)))
        with layout.head(
            "Đơn vị",
            "Cây đơn vị của cơ quan: ai thấy hệ thống nào. Đầu văn bản: trang Thể thức văn bản.",
        ):
            layout.primary("Thêm đơn vị", lambda: _add_dialog(visit, known), icon="add")
        if known:
            with layout.section("Đầu mối chuyển đổi số"):
                staff.summary(staffed)
        with layout.section():
            if known:
                _show(visit, known, {each.unit.code: each for each in staffed})
            else:
                text = "Thêm cơ quan của bạn trước, rồi đến các phòng và trung tâm."
                layout.empty(
                    "account_tree", "Chưa có đơn vị nào", text, "Thêm đơn vị", lambda: _add_dialog(visit, known)
                )


def _show(visit: Visit, known: Sequence[Unit], staffed: Mapping[str, Staffed]) -> None:
    top = min(_depth(unit) for unit in known)
    root = ui.element("div")
    root.visible = False
    with ui.element("ul").classes("tree"):
        for unit in known:
            indent = f"padding-left: {(_depth(unit) - top) * 24}px"
            with ui.element("li").style(indent).mark(f"unit-{unit.code}"):
                with ui.element("div").classes("say"):
                    ui.label(unit.name).classes("strong")
                    ui.label(" · ".join(filter(None, (unit.code, unit.superior, unit.place)))).classes("code")
                    staff.people(staffed[unit.code], lambda point: _opener(_end_dialog, visit, point))
                staff.state(staffed[unit.code])
                if unit.kind == "office":
                    badges.badge("neutral", "Văn phòng", "meeting_room")
                with ui.element("div").classes("line"):
                    rename = _opener(_rename_dialog, visit, unit, known)
                    add = _opener(_focal_point_dialog, visit, unit, known)
                    layout.quiet("Thêm đầu mối", add, icon="person_add").mark(f"focal-{unit.code}")
                    survey = layout.quiet("Khảo sát phòng máy", partial(_survey, visit, root, unit), icon="fact_check")
                    survey.mark(f"survey-{unit.code}")
                    layout.quiet("Đổi tên", rename, icon="edit").mark(f"rename-{unit.code}")


async def _survey(visit: Visit, root: ui.element, unit: Unit) -> None:
    """Ask of which of the unit's systems the machine room is surveyed, and go to the sheet."""
    title = f"Khảo sát phòng máy của hệ thống nào? ({unit.name})"
    await choosing.system(
        visit, root, title, lambda code, _name: visit.go(room_survey(quote(code, safe=""))), Filter(unit=unit.code)
    )


def _opener(dialog: Callable[..., None], *about: Any) -> Callable[[], None]:
    return lambda: dialog(*about)


def _depth(unit: Unit) -> int:
    return unit.path.count("/")


def _add_dialog(visit: Visit, known: Sequence[Unit]) -> None:
    form, title = Form(draft="unit::"), "Thêm đơn vị"
    names = {unit.code: unit.name for unit in known}
    with dialogs.panel(title) as dialog, form_drafts.kept(visit, form, title):
        name = form.text("name", "Tên đơn vị")
        code = form.text("code", "Mã", help="Ngắn, chữ không dấu, ví dụ: VP, HCTP. Không đổi được về sau.")
        above = form.choice("parent", "Trực thuộc", {"": "Không: là đơn vị cao nhất"} | names, next(iter(names), ""))
        office = form.tick("kind", _OFFICE)

        async def add() -> None:
            entered = (code.value or "", name.value or "", above.value or None, "office" if office.value else "")
            if await visit.act(lambda work: units.enter(work, *entered), form=form, said="Đã thêm đơn vị."):
                dialog.close()
                visit.go(UNITS)

        form.buttons("Thêm", add, cancel=dialog.close)
    dialog.open()


def _rename_dialog(visit: Visit, unit: Unit, _known: Sequence[Unit]) -> None:
    form, title = Form({"name": unit.name}, f"unit::name-{unit.code}"), f"Đổi tên {unit.code}"
    with dialogs.panel(title) as dialog, form_drafts.kept(visit, form, title):
        name = form.text("name", "Tên đơn vị", unit.name, help="Tên mới hiện ở mọi nơi, kể cả giấy tờ in từ nay.")

        async def save() -> None:
            new = name.value or ""
            if await visit.act(lambda work: units.rename(work, unit.code, new, form.seen), form=form):
                dialog.close()
                visit.go(UNITS)

        form.buttons("Lưu", save, cancel=dialog.close)
    dialog.open()


def _focal_point_dialog(visit: Visit, unit: Unit, _known: Sequence[Unit]) -> None:
    form, title = Form(draft=f"focal_point:{unit.code}:"), f"Thêm đầu mối: {unit.name}"
    with dialogs.panel(title) as dialog, form_drafts.kept(visit, form, title):
        ui.label(f"“{staff.WANTED}.”").classes("muted")
        ui.label(focal_points.CLAUSE).classes("clause")
        name = form.text("name", "Họ và tên")
        position = form.text("position", "Chức vụ", help="Có thể để trống.")
        contact = form.text("contact", "Liên hệ", help="Điện thoại hoặc thư điện tử. Có thể để trống.")
        with ui.element("div").classes("pair"):
            number = form.text("decision_number", "Số quyết định, văn bản phân công")
            dated = form.date("decision_date", "Ngày quyết định")
        since = form.date("since", "Làm đầu mối từ ngày", visit.today)

        def record(work: Work) -> int | None:
            row = FocalPoint(
                unit_id=unit.id,
                name=name.value or "",
                position=position.value or "",
                contact=contact.value or "",
                decision_number=number.value or "",
                decision_date=dated.day,
                since=given(since),
            )
            return focal_points.add(work, unit.code, row).id

        async def add() -> None:
            if await visit.act(record, form=form, said="Đã thêm đầu mối."):
                dialog.close()
                visit.go(UNITS)

        form.buttons("Thêm", add, cancel=dialog.close)
    dialog.open()


def _end_dialog(visit: Visit, point: FocalPoint) -> None:
    form, title = Form({"until": point.until}, f"focal_point::end-{point.id}"), f"{point.name} thôi làm đầu mối"
    with dialogs.panel(title) as dialog, form_drafts.kept(visit, form, title):
        until = form.date("until", "Ngày cuối cùng làm đầu mối", visit.today)

        async def end() -> None:
            end_it = lambda work: focal_points.end(work, point.id, given(until), form.seen).id  # noqa: E731
            done = await visit.act(end_it, form=form)
            if done:
                dialog.close()
                visit.go(UNITS)

        form.buttons("Lưu", end, cancel=dialog.close)
    dialog.open()
