"""The last step: every answer with a way back to it, and what will be written."""

from collections.abc import Callable, Mapping

from nicegui import ui

from inventory.law.level_questions import Step
from inventory.records.rounds import DossierStage
from isms.ui.parts import layout
from isms.ui.wizard import saying
from isms.ui.wizard.draft import Draft
from isms.ui.wizard.steps import PROPOSAL, SUMMARY


def draw(draft: Draft, units: Mapping[str, str], change: Callable[[Step], None]) -> None:
    """Draw the summary."""
    with ui.element("ul").classes("records").mark("summary"):
        for step in draft.way().steps:
            if step is SUMMARY:
                continue
            with ui.element("li"):
                with ui.element("div").classes("say"):
                    ui.label(step.title).classes("muted small")
                    ui.label(_proposed(draft) if step is PROPOSAL else saying.answer(step, draft.on(step), units))
                button = layout.quiet("Sửa", lambda step=step: change(step)).mark(f"change-{step.name}")
                button.props(f'aria-label="Sửa: {step.title}"')
    with ui.element("div").classes("stack"):
        layout.text("h3", "Sổ sẽ ghi cùng một lúc")
        with ui.element("ul").classes("plain"):
            for line in _written(draft):
                layout.text("li", line)


def _proposed(draft: Draft) -> str:
    level = f"Cấp độ {draft.proposed}" if draft.proposed else "Chưa đề xuất"
    stage = DossierStage.word(draft.values.get("stage") or "", "") if draft.proposed else ""
    said = f"{level} · {stage}" if stage else level
    return f"{said}. Lý do: {draft.values['reason']}" if draft.values.get("reason") else said


def _written(draft: Draft) -> list[str]:
    lines = ["Hệ thống, kèm tình trạng vận hành hiện nay"]
    if draft.about_level() is None:
        return lines
    level = draft.way().about.found.level
    lines.append(f"Các câu trả lời và cấp độ theo tiêu chí: {f'cấp độ {level}' if level else 'không xác định'}")
    if draft.proposed:
        lines.append(f"Hồ sơ đề xuất cấp độ {draft.proposed}, bước “Đang dự thảo”")
    return lines
