"""Why a level: each criterion met with its clause and text, and each question the law leaves to a person."""

from nicegui import ui

from inventory.law.levels import Classification
from isms.ui.parts import badges, layout


def show(found: Classification) -> None:
    """The level with the criteria behind it, and what a person must still answer."""
    if found.level:
        ui.label(f"Cấp độ {found.level}").classes("big").mark("computed-level")
    else:
        ui.label("Chưa xác định được cấp độ").classes("big").mark("computed-level")
        ui.label("Người có thẩm quyền phải quyết định; xem các câu hỏi bên dưới.").classes("muted")
    if found.national_security_list:
        text = "Hệ thống cấp độ 5 là hệ thống thông tin quan trọng về an ninh quốc gia (NĐ 331/2026 Đ16.4)."
        layout.note("soon", text)
    if found.hits:
        layout.text("h3", "Vì sao")
        with ui.element("ul").classes("why"):
            for hit in found.hits:
                with ui.element("li"):
                    badges.badge("neutral", f"Cấp độ {hit.level}", icon="layers")
                    _line(hit.text, hit.clause)
    if found.questions:
        layout.text("h3", "Cần người trả lời")
        with ui.element("ul").classes("why"):
            for question in found.questions:
                with ui.element("li"):
                    ui.icon("help_outline").props('aria-hidden="true"')
                    _line(question.text, question.clause)


def _line(text: str, clause: str) -> None:
    with ui.element("div"):
        ui.label(text)
        ui.label(clause).classes("clause")
