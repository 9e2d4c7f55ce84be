"""That whoever reads a page has no address of mail, and where to give one."""

from isms.ui.parts import layout
from isms.ui.parts.places import ACCOUNT


def show() -> None:
    """Say it."""
    text = "Bạn chưa có địa chỉ thư điện tử nên chưa nhận được thư báo."
    layout.note("soon", text, "Nhập địa chỉ thư", ACCOUNT)
