"""Where one's mail goes to, and changing it."""

from nicegui import ui

from isms.accounts import own_account
from isms.ui.account.proving import proved
from isms.ui.parts import dialogs, layout
from isms.ui.parts.forms import Form
from isms.ui.shell.visit import Redraw, Visit


def build(visit: Visit, address: str, redraw: Redraw) -> None:
    """Draw the line: the address, and the button that changes it."""
    with ui.element("div").classes("line").mark("own-address"):
        if address:
            ui.label("Địa chỉ nhận thư:")
            ui.label(address).classes("strong")
        else:
            layout.note("soon", "Chưa có địa chỉ nhận thư: chưa thư báo nào gửi được cho bạn.")
        label = "Đổi địa chỉ" if address else "Nhập địa chỉ thư"
        layout.secondary(label, lambda: _change(visit, address, redraw)).mark("change-address")


def _change(visit: Visit, address: str, redraw: Redraw) -> None:
    form = Form()
    with dialogs.panel("Địa chỉ nhận thư báo") as dialog:
        given = form.text("email", "Địa chỉ thư điện tử", address, help="Để trống nếu không muốn có địa chỉ nào.")
        given.props("autocomplete=email inputmode=email")
        current = form.password("current", "Mật khẩu của bạn", autocomplete="current-password")

        def change() -> bool:
            own_account.change_address(
                visit.pages.database, visit.signed_in.token_hash, current.value or "", given.value or ""
            )
            return True

        async def save() -> None:
            if await proved(visit, form, change, "Đã lưu địa chỉ nhận thư."):
                dialog.close()
                await redraw()

        form.buttons("Lưu địa chỉ", save, cancel=dialog.close)
    dialog.open()
