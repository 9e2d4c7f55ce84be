"""The head of each unit's papers: the body above it and the place before the day, its own or that of the unit above."""

from collections.abc import Sequence

from nicegui import ui

from inventory.organisation import units
from inventory.register_tables import Unit
from isms.ui.parts import dialogs, layout
from isms.ui.parts.forms import Form
from isms.ui.parts.places import UNITS
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Visit


def letterheads(visit: Visit, known: Sequence[Unit], path: str) -> None:
    """List the units with what their papers bear at the head, each with a button to change it."""
    with layout.section("Đầu văn bản và địa danh"):
        text = "Đơn vị chưa ghi địa danh dùng đầu văn bản của đơn vị trên nó. Tên đơn vị sửa ở trang Đơn vị."
        layout.text("p", text).classes("muted")
        if not known:
            layout.link("Thêm cơ quan của bạn trước", UNITS)
        with ui.element("ul").classes("records"):
            for unit in known:
                with ui.element("li").mark(f"head-{unit.code}"):
                    with ui.element("div").classes("say"):
                        ui.label(unit.name).classes("strong")
                        ui.label(_text(unit)).classes("small" if unit.place or unit.superior else "small muted")
                    change = layout.quiet("Sửa", lambda unit=unit: _change(visit, unit, path), icon="edit")
                    change.mark(f"letterhead-{unit.code}").props(f'aria-label="Sửa đầu văn bản của {unit.code}"')


def _text(unit: Unit) -> str:
    if unit.place or unit.superior:
        return f"{unit.superior or 'Không ghi cơ quan cấp trên'} · {unit.place or 'Chưa ghi địa danh'}"
    return "Theo đơn vị trên" if unit.parent_id else "Chưa ghi"


def _change(visit: Visit, unit: Unit, path: str) -> None:
    form = Form({"superior": unit.superior, "place": unit.place}, f"letterhead::{unit.code}")
    title = f"Đầu văn bản của {unit.code}"
    with dialogs.panel(title) as dialog, form_drafts.kept(visit, form, title):
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
            if await visit.act(lambda work: units.set_letterhead(work, unit.code, *entered, form.seen), form=form):
                dialog.close()
                visit.go(path)

        form.buttons("Lưu", save, cancel=dialog.close)
    dialog.open()
