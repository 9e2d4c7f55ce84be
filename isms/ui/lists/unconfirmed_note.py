"""The line that tells of systems whose role nobody has confirmed: counted beside, accused of nothing."""

from nicegui import ui

from inventory.organisation.access import Act
from isms.ui.lists.system_query import SystemQuery
from isms.ui.parts import layout, words
from isms.ui.parts.places import ROLES
from isms.ui.shell.visit import Visit


def show(visit: Visit, number: int, view: SystemQuery, *, is_today: bool = True) -> None:
    """Say how many there are, and lead to where roles are confirmed, or to their list; nothing when there is none."""
    if not number:
        return
    with ui.element("div").classes("note neutral").mark("unconfirmed"):
        ui.icon("how_to_reg").props('aria-hidden="true"')
        text = f"{words.number(number)} hệ thống chưa xác nhận vai trò của cơ quan: chưa tính là quá hạn hay vi phạm."
        ui.label(text).classes("grow")
        if is_today and visit.may(Act.RECORD):
            layout.link("Xác nhận tất cả trên một trang", ROLES)
        else:
            layout.link("Xem danh sách", view.path)
