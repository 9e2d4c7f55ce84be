"""How often one wants alerts by mail; the alerts themselves come anyway."""

from nicegui import ui

from inventory.organisation.access import Act
from isms.accounts import preferences
from isms.accounts.preferences import Preferences
from isms.ui.account import own_address
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Redraw, Visit
from schedules.alerts import mail_groups
from schedules.alerts.mail_groups import MailGroup

CHOICES = {
    "daily": (
        "Mỗi ngày làm việc",
        "Nhiều nhất một thư một ngày, chỉ khi có cảnh báo mới. Ngày nghỉ, lễ theo lịch của sổ không gửi: cảnh báo của "
        "những ngày ấy đi trong thư của ngày làm việc kế tiếp; thứ Bảy làm bù vẫn gửi.",
    ),
    "weekly": ("Mỗi tuần", "Một thư gom cảnh báo của cả tuần: thứ Hai, hoặc ngày làm việc đầu tiên sau đó."),
    "none": (
        "Chỉ gửi những gì phải báo ngay",
        "Các cảnh báo khác bạn tự xem ở trang Cảnh báo. Người quản trị thấy lựa chọn này.",
    ),
}
REQUIRED = (
    "Luôn gửi ngay, cả ngày nghỉ, không tắt được: sự cố an ninh mạng, phải báo cáo theo giờ (NĐ 331/2026 Đ31.2.d), và "
    "việc thu hồi cho phép sử dụng (cách hiểu của sổ về điều kiện đưa vào vận hành, sử dụng: NĐ 331/2026 Đ28.3)."
)


def build(visit: Visit, chosen: Preferences, redraw: Redraw) -> None:
    """Draw the section."""
    form = Form({}, "mail_choice::")
    with layout.section("Thư báo"), ui.element("div").classes("form"):
        own_address.build(visit, chosen.email, redraw)
        with form_drafts.kept(visit, form, "Thư báo"):
            _fields(visit, chosen, form)


def _fields(visit: Visit, chosen: Preferences, form: Form) -> None:
    layout.text("p", "Chỉ đổi việc gửi thư: mọi cảnh báo vẫn hiện trong phần mềm.").classes("muted")
    cards = form.cards("mail", "Nhận thư báo", CHOICES, chosen.mail)

    ui.label("Nhận thư về").classes("strong")
    offered = {str(group): (group.label, group.help) for group in mail_groups.optional() if _concerns(visit, group)}
    wanted = [code for code in offered if code not in chosen.without]
    groups = form.ticks("groups", "Nhận thư về", offered, wanted)
    layout.note("neutral", REQUIRED)

    async def save() -> None:
        how_often = cards.value or chosen.mail
        without = {code for code in offered if code not in groups.value} | (chosen.without - offered.keys())
        await visit.act(lambda work: preferences.set_mail(work, how_often, without), form=form)

    form.buttons("Lưu", save)


def _concerns(visit: Visit, group: MailGroup) -> bool:
    """Say whether a person of this role is ever told of a group."""
    return group is not MailGroup.PROGRAM or visit.may(Act.ADMINISTER)
