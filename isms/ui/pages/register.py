"""Entering a new system: a short form, then its page at the tab of the level."""

from nicegui import ui

from inventory import register as registering
from inventory import units
from inventory.access import Act
from inventory.work import Work
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.system import entry
from isms.ui.system.entered import choices, given
from isms.ui.system.place import STYLES, path_of
from isms.ui.visit import Pages, Visit

NEXT_TAB = "cap-do"
OPERATING = {
    "yes": ("Có, đang vận hành", "Hệ thống đã có người dùng, dù đã được phê duyệt cấp độ hay chưa."),
    "no": ("Chưa", "Đang xây dựng, sắp đưa vào sử dụng hoặc đang dừng."),
}


def register(pages: Pages) -> None:
    """Add /he-thong/moi. This module is found before `system`, so this page wins over a system's."""

    @pages.page("/he-thong/moi", title="Thêm hệ thống", act=Act.RECORD)
    async def new_system(visit: Visit) -> None:
        ui.add_head_html(STYLES)
        tree = await visit.read(units.tree)
        form = Form()
        with layout.head("Thêm hệ thống", "Ghi một hệ thống thông tin vào sổ. Cấp độ và hồ sơ làm ở bước sau."):
            pass
        with layout.section(), ui.element("div").classes("form"):
            fields = entry.fields(form, tree)
            operating = form.cards("operating", "Hiện nay hệ thống có đang vận hành không?", OPERATING)
            day = form.date("registered_on", "Ghi vào sổ từ ngày", visit.today)

            def record(work: Work) -> str:
                with choices(responsibility=fields.responsibility, operating=operating):
                    on, runs = given(day), operating.value == "yes"
                    return registering.register(work, fields.read(), on, runs).code

            async def save() -> None:
                done = await visit.act(record, form=form, said="Đã ghi hệ thống vào sổ.")
                if done:
                    visit.go(path_of(done.value, NEXT_TAB))

            form.buttons("Ghi vào sổ", save, cancel=lambda: visit.go("/he-thong"))
