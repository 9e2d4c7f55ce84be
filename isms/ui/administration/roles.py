"""What each role may do, as `inventory.organisation.access` decides it."""

from nicegui import ui

from inventory.organisation.access import MAY, Act
from inventory.work import Role
from isms.ui.parts import layout

ACTS = {
    Act.VIEW: "Xem, in, xuất",
    Act.RECORD: "Ghi hồ sơ, cấp độ, quyết định",
    Act.AUDIT: "Ghi kết luận kiểm tra",
    Act.PERMIT: "Cho phép, thu hồi cho phép sử dụng",
    Act.ADMINISTER: "Quản trị",
}


def build() -> None:
    """Draw the section."""
    with layout.section("Vai trò nào được làm gì"):
        layout.text("p", "Luôn chỉ trong phạm vi đơn vị của người đó và các đơn vị bên dưới.").classes("muted small")
        with ui.element("div").classes("scroll").props('tabindex=0 role=region aria-label="Vai trò nào được làm gì"'):
            _table()


def _table() -> None:
    with ui.element("table").classes("may"):
        with ui.element("thead"), ui.element("tr"):
            layout.text("th", "Vai trò").props("scope=col")
            for name in ACTS.values():
                layout.text("th", name).props("scope=col")
        with ui.element("tbody"):
            for role in Role:
                with ui.element("tr"):
                    layout.text("th", role.label).props("scope=row")
                    for act in ACTS:
                        _cell(role in MAY[act])


def _cell(may: bool) -> None:
    with ui.element("td"):
        if may:
            ui.icon("check").props('aria-hidden="true"')
            ui.label("Được").classes("unseen")
        else:
            ui.label("–").classes("no").props('aria-hidden="true"')
            ui.label("Không").classes("unseen")
