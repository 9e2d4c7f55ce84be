"""One dossier for several systems of levels 1 and 2: choose them, take the package."""

from nicegui import ui

from isms.papers.dossiers import explaining, together
from isms.papers.dossiers.dossier_subject import TOGETHER
from isms.papers.dossiers.together import Group
from isms.ui.dossier import package_button
from isms.ui.parts import layout
from isms.ui.parts.paper_links import named_links
from isms.ui.shell.visit import Pages, Visit

PATH = "/bao-cao/ho-so-chung"
READING = (
    "NĐ 331/2026 Đ22.4.a đòi “Danh mục các hệ thống thông tin và cấp độ tương ứng”. Một hồ sơ cho nhiều hệ thống là "
    "cách hiểu của sổ, chỉ dùng cho cấp độ 1, 2 cùng chủ quản, cùng đơn vị vận hành; hãy hỏi cơ quan thẩm định "
    "trước khi gửi."
)


def register(pages: Pages) -> None:
    """Add /bao-cao/ho-so-chung."""

    @pages.page(PATH, title="Hồ sơ chung")
    async def shared_dossier(visit: Visit) -> None:
        found = await visit.read(together.groups)
        purpose = "Một hồ sơ đề xuất cấp độ cho nhiều hệ thống cấp độ 1, 2 của cùng chủ quản và đơn vị vận hành."
        with layout.head("Hồ sơ chung cho nhiều hệ thống", purpose):
            pass
        layout.note("neutral", READING)
        if not found:
            with layout.section():
                text = "Cần từ hai hệ thống cấp độ 1, 2 đang lập hồ sơ, cùng chủ quản và đơn vị vận hành."
                layout.empty(
                    "folder_copy", "Chưa có hệ thống nào gộp được", text, "Xem hệ thống", lambda: visit.go("/he-thong")
                )
        for group in found:
            _group(visit, group)


def _group(visit: Visit, group: Group) -> None:
    chosen = {system.code for system in group.systems}
    with layout.section(group.owner or "Chưa ghi chủ quản"):
        ui.label(f"Đơn vị vận hành: {group.operator or 'chưa ghi'}").classes("muted")

        def toggle(code: str, on: bool) -> None:
            (chosen.add if on else chosen.discard)(code)
            offer()

        for system in group.systems:
            box = ui.checkbox(f"{system.name} ({system.code}), cấp độ {system.level}", value=True)
            box.on_value_change(lambda event, code=system.code: toggle(code, bool(event.value)))
            box.mark(f"take-{system.code}")
        files = ui.element("div").classes("stack").props("aria-live=polite")

        def offer() -> None:
            files.clear()
            with files:
                _files(
                    visit, TOGETHER.join(system.code for system in group.systems if system.code in chosen), len(chosen)
                )

        offer()


def _files(visit: Visit, subject: str, number: int) -> None:
    if number < 2:
        layout.text("p", "Chọn ít nhất hai hệ thống.").classes("muted")
        return

    package_button.button(visit, subject, f"Lập gói hồ sơ chung của {number} hệ thống (ZIP)")
    for code in (explaining.OVERVIEW, explaining.LEVEL, explaining.PLAN):
        named_links(explaining.TITLES[code].format(subject="an ninh mạng"), code, subject)
