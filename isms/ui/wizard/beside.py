"""Beside the questions: the level so far, because of which answers, and which questions may still raise it."""

from nicegui import ui

from inventory.law.interview import Met
from inventory.law.level_questions import Step
from isms.ui.parts import badges, layout
from isms.ui.wizard import saying
from isms.ui.wizard.draft import Draft, Way

_STARTS = "Cấp độ và điều khoản hiện ra ở đây ngay khi trả lời về loại thông tin và loại hình."
_UNDECIDED = "Không xác định – cần người quyết định"


def show(draft: Draft, step: Step) -> None:
    """Draw the panel for the answers so far, the one being given included."""
    way = draft.way(also=step)
    if draft.values.get("responsibility") == "used":
        layout.text("p", "Hệ thống do nơi khác làm chủ: chủ quản của nó xác định cấp độ.").classes("muted")
        return
    if "kind" not in way.known:
        layout.text("p", _STARTS).classes("muted")
        return
    _level(way)
    if way.about.met:
        layout.text("h3", "Vì sao")
        with ui.element("ul").classes("why"):
            for met in way.about.met:
                _met(met, draft)
    _questions(way)
    _may_raise(way, step, draft)


def _level(way: Way) -> None:
    level, least = way.about.found.level, way.about.least
    with ui.element("div").props("aria-live=polite").classes("stack"):
        if level:
            ui.label(f"Cấp độ {level}").classes("big").mark("level-so-far")
        else:
            ui.label(_UNDECIDED).classes("big").mark("level-so-far")
            if least:
                ui.label(f"Không dưới cấp độ {least}.").classes("strong")
    if way.about.found.national_security_list:
        text = "Hệ thống cấp độ 5 là hệ thống thông tin quan trọng về an ninh quốc gia (NĐ 331/2026 Đ16.4)."
        layout.note("soon", text)


def _met(met: Met, draft: Draft) -> None:
    reasons = saying.because(met.because, draft.answers)
    with ui.element("li"):
        badges.badge("neutral", f"Cấp độ {met.hit.level}", icon="layers")
        with ui.element("div"):
            if reasons:
                ui.label(f"Vì bạn trả lời: {reasons}.").classes("strong")
            ui.label(met.hit.text)
            ui.label(met.hit.clause).classes("clause")


def _questions(way: Way) -> None:
    if not way.about.found.questions:
        return
    layout.text("h3", "Cần người có thẩm quyền trả lời")
    with ui.element("ul").classes("why"):
        for question in way.about.found.questions:
            with ui.element("li"):
                ui.icon("help_outline").props('aria-hidden="true"')
                with ui.element("div"):
                    ui.label(question.text)
                    ui.label(question.clause).classes("clause")


def _may_raise(way: Way, current: Step, draft: Draft) -> None:
    still = [(step, hits) for step, hits in way.may_raise() if step.name not in draft.passed or step is current]
    left_open = [(step, hits) for step, hits in way.may_raise() if (step, hits) not in still]
    for title, listed in (("Câu còn có thể nâng cấp độ", still), ("Để ngỏ, còn có thể nâng cấp độ", left_open)):
        if not listed:
            continue
        layout.text("h3", title)
        with ui.element("ul").classes("why"):
            for step, hits in listed:
                with ui.element("li"):
                    ui.icon("north").props('aria-hidden="true"')
                    with ui.element("div"):
                        ui.label(step.title)
                        clauses = ", ".join(dict.fromkeys(hit.clause.removeprefix("NĐ 331/2026 ") for hit in hits))
                        ui.label(f"Đến cấp độ {hits[0].level} (NĐ 331/2026 {clauses})").classes("clause")
