"""The tree of units: bodies and their rooms, what they are called, and what their papers bear at the head."""

from collections.abc import Callable, Sequence
from typing import Any

from nicegui import ui

from inventory import units
from inventory.access import Act
from inventory.tables import Unit
from isms.ui.lists import rows
from isms.ui.parts import badges, dialogs, layout
from isms.ui.parts.forms import Form
from isms.ui.visit import Pages, Visit

PATH = "/quan-tri/don-vi"
_OFFICE = "Là văn phòng: trưởng đơn vị này được báo trước tiên khi có hệ thống quá hạn"


def register(pages: Pages) -> None:
    """Add /quan-tri/don-vi."""

    @pages.page(PATH, title="Đơn vị", act=Act.RECORD)
    async def tree(visit: Visit) -> None:
        ui.add_head_html(rows.STYLES)
        known = await visit.read(units.tree)
        with layout.head(
            "Đơn vị", "Cây đơn vị của cơ quan: ai thấy hệ thống nào, và giấy tờ in ra mang tên đơn vị nào."
        ):
            layout.primary("Thêm đơn vị", lambda: _add_dialog(visit, known), icon="add")
        with layout.section():
            if known:
                _show(visit, known)
            else:
                text = "Thêm cơ quan của bạn trước, rồi đến các phòng và trung tâm."
                layout.empty(
                    "account_tree", "Chưa có đơn vị nào", text, "Thêm đơn vị", lambda: _add_dialog(visit, known)
                )


def _show(visit: Visit, known: Sequence[Unit]) -> None:
    top = min(_depth(unit) for unit in known)
    with ui.element("ul").classes("tree"):
        for unit in known:
            indent = f"padding-left: {(_depth(unit) - top) * 24}px"
            with ui.element("li").style(indent).mark(f"unit-{unit.code}"):
                with ui.element("div").classes("say"):
                    ui.label(unit.name).classes("strong")
                    ui.label(" · ".join(filter(None, (unit.code, unit.superior, unit.place)))).classes("code")
                if unit.kind == "office":
                    badges.badge("neutral", "Văn phòng", "meeting_room")
                with ui.element("div").classes("line"):
                    rename, head = (
                        _opener(_rename_dialog, visit, unit, known),
                        _opener(_letterhead_dialog, visit, unit, known),
                    )
                    layout.quiet("Đổi tên", rename, icon="edit").mark(f"rename-{unit.code}")
                    layout.quiet("Đầu giấy tờ", head, icon="description").mark(f"letterhead-{unit.code}")


def _opener(dialog: Callable[[Visit, Unit, Sequence[Unit]], None], *about: Any) -> Callable[[], None]:
    return lambda: dialog(*about)


def _depth(unit: Unit) -> int:
    return unit.path.count("/")


def _add_dialog(visit: Visit, known: Sequence[Unit]) -> None:
    form = Form()
    names = {unit.code: unit.name for unit in known}
    with dialogs.panel("Thêm đơn vị") as dialog:
        name = form.text("name", "Tên đơn vị")
        code = form.text("code", "Mã", help="Ngắn, chữ không dấu, ví dụ: VP, HCTP. Không đổi được về sau.")
        above = form.choice("parent", "Trực thuộc", {"": "Không: là đơn vị cao nhất"} | names, next(iter(names), ""))
        office = form.tick("kind", _OFFICE)

        async def add() -> None:
            entered = (code.value or "", name.value or "", above.value or None, "office" if office.value else "")
            if await visit.act(lambda work: units.enter(work, *entered), form=form, said="Đã thêm đơn vị."):
                dialog.close()
                visit.go(PATH)

        form.buttons("Thêm", add, cancel=dialog.close)
    dialog.open()


def _rename_dialog(visit: Visit, unit: Unit, known: Sequence[Unit]) -> None:
    form = Form()
    above = next((each.code for each in known if each.id == unit.parent_id), None)
    with dialogs.panel(f"Đổi tên {unit.code}") as dialog:
        name = form.text("name", "Tên đơn vị", unit.name, help="Tên mới hiện ở mọi nơi, kể cả giấy tờ in từ nay.")

        async def save() -> None:
            new = name.value or ""
            if await visit.act(lambda work: units.add(work, unit.code, new, above), form=form):
                dialog.close()
                visit.go(PATH)

        form.buttons("Lưu", save, cancel=dialog.close)
    dialog.open()


def _letterhead_dialog(visit: Visit, unit: Unit, _known: Sequence[Unit]) -> None:
    form = Form()
    with dialogs.panel(f"Đầu giấy tờ của {unit.code}") as dialog:
        ui.label("Dùng cho giấy tờ của đơn vị này và các đơn vị bên dưới chưa ghi riêng.").classes("muted")
        superior = form.text(
            "superior",
            "Cơ quan chủ quản trực tiếp",
            unit.superior,
            help="Ví dụ: Ủy ban nhân dân thành phố Cần Thơ. Để trống nếu không có.",
            clause="NĐ 30/2020/NĐ-CP Phụ lục I mục II.2",
        )
        place = form.text(
            "place", "Địa danh ghi trước ngày tháng", unit.place, help="Ví dụ: Cần Thơ.", clause="Phụ lục I mục II.4"
        )

        async def save() -> None:
            entered = (superior.value or "", place.value or "")
            if await visit.act(lambda work: units.set_letterhead(work, unit.code, *entered), form=form):
                dialog.close()
                visit.go(PATH)

        form.buttons("Lưu", save, cancel=dialog.close)
    dialog.open()
