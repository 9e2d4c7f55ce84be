"""Changing one's own password."""

from nicegui import ui

from inventory.errors import Invalid, Problem
from isms.accounts import own_account, passwords
from isms.accounts.second_factor import Standing
from isms.ui.account.proving import proved
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.shell.visit import Visit


def build(visit: Visit, standing: Standing) -> None:
    """Draw the section."""
    with layout.section("Đổi mật khẩu"), ui.element("div").classes("form"):
        _form(visit, standing)


def _form(visit: Visit, standing: Standing) -> None:
    form = Form()
    shortest = passwords.SHORTEST_WITH_SECOND_FACTOR if standing.since else passwords.SHORTEST
    why = " vì bạn dùng xác thực hai bước" if standing.since else ""
    current = form.password("current", "Mật khẩu hiện nay", autocomplete="current-password")
    new = form.password(
        "new",
        "Mật khẩu mới",
        help=f"Ít nhất {shortest} ký tự{why}, không dễ đoán. Nên dùng vài từ không liên quan đến nhau.",
    )
    again = form.password("again", "Nhập lại mật khẩu mới")

    def change() -> None:
        if new.value != again.value:
            raise Invalid([Problem("again", "Hai lần nhập mật khẩu khác nhau.", "Hãy nhập lại.")])
        own_account.change_password(
            visit.pages.database, visit.signed_in.token_hash, current.value or "", new.value or ""
        )

    async def save() -> None:
        if await proved(visit, form, change, "Đã đổi mật khẩu. Các nơi đăng nhập khác đã bị đăng xuất."):
            current.value = new.value = again.value = ""

    form.buttons("Đổi mật khẩu", save).mark("change-password")
