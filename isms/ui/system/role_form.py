"""The first step of the path: what the office is to the system, its owner and operator; begun with the suggestion."""

from nicegui import ui

from inventory.choices import Responsibility
from inventory.work import Work
from isms.systems import suggested_roles
from isms.systems.suggested_roles import Answer
from isms.ui.facts.place import Place
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.shell import form_drafts
from schedules.gate.path_to_use import Step

_TITLE = "Xác nhận vai trò của cơ quan"


def open_form(place: Place) -> None:
    """Open the form."""
    about = suggested_roles.of_system(place.shown.system)
    form, role = Form(draft=f"confirm-role:{about.code}:"), f"role-{about.code}"
    with place.panel(_TITLE) as dialog, form_drafts.kept(place.visit, form, _TITLE):
        if about.is_suggested:
            hint = f"Đã điền theo gợi ý, hãy kiểm tra: {about.owners or about.reason}".rstrip(": ")
            layout.note("soon", hint)
        with ui.element("div").classes("form"):
            form.cards(
                role, "Vai trò của cơ quan", Responsibility.cards(), about.responsibility, clause="NĐ 331/2026 Đ4; Đ5"
            )
            form.text("owner", "Chủ quản", about.owner, term="chu-quan")
            form.text("operator", "Đơn vị vận hành", about.operator, term="don-vi-van-hanh")

        def confirm(work: Work) -> int:
            entered = (form.element(name).value or "" for name in (role, "owner", "operator"))
            return suggested_roles.confirm(work, [Answer(about.code, *entered)], {about.code: about.version})

        async def save(goes_on: bool = False) -> None:
            if await place.change(confirm, form=form, said="Đã xác nhận vai trò của cơ quan.", step=Step.ROLE):
                dialog.close()
                if goes_on:
                    await place.go_on()

        place.buttons(form, "Xác nhận", save, dialog.close)
