"""The button that packs a dossier, and beneath it how far the packing is."""

from nicegui import ui

from isms.papers.dossiers import package_task
from isms.ui.background import task_card
from isms.ui.parts import layout
from isms.ui.shell.visit import Visit

LABEL = "Lập gói hồ sơ (ZIP)"


def button(visit: Visit, subject: str, label: str = LABEL) -> None:
    """Draw it. `subject`: a system's code, or several joined by "+"."""

    async def pack() -> None:
        await task_card.begin(visit, place, lambda work: package_task.ask(work, subject))

    with ui.element("div").classes("line"):
        layout.secondary(label, pack, icon="folder_zip").mark("package")
        ui.label("phiếu kiểm tra, văn bản, thuyết minh, tài liệu đã lưu, mục lục kèm SHA-256").classes("muted small")
    place = ui.element("div").classes("stack w-full")
