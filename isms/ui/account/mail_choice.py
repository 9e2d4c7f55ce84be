"""How often one wants alerts by mail; the alerts themselves come anyway."""

from nicegui import ui

from isms.accounts import preferences
from isms.accounts.preferences import Preferences
from isms.ui.account import own_address
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.shell.visit import Redraw, Visit

CHOICES = {
    "daily": (
        "Mỗi ngày làm việc",
        "Nhiều nhất một thư một ngày, chỉ khi có cảnh báo mới. Ngày nghỉ, lễ theo lịch của sổ không gửi: cảnh báo của "
        "những ngày ấy đi trong thư của ngày làm việc kế tiếp; thứ Bảy làm bù vẫn gửi.",
    ),
    "weekly": ("Mỗi thứ Hai", "Một thư gom cảnh báo của cả tuần."),
    "none": ("Không gửi thư", "Bạn tự xem trang Cảnh báo. Người quản trị thấy lựa chọn này."),
}


def build(visit: Visit, chosen: Preferences, redraw: Redraw) -> None:
    """Draw the section."""
    with layout.section("Thư báo"), ui.element("div").classes("form"):
        own_address.build(visit, chosen.email, redraw)
        form = Form()
        text = (
            "Lựa chọn này chỉ đổi việc gửi thư: cảnh báo vẫn hiện trong phần mềm. Sự cố được báo ngay bằng thư riêng, "
            "cả ngày nghỉ, dù chọn thế nào và dù thư của ngày đã đi hay chưa."
        )
        layout.text("p", text).classes("muted")
        cards = form.cards("mail", "Nhận thư báo", CHOICES, chosen.mail)

        async def save() -> None:
            how_often = cards.value or chosen.mail
            await visit.act(lambda work: preferences.set_mail(work, how_often), form=form)

        form.buttons("Lưu", save)
