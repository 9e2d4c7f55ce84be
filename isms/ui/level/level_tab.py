"""The tab of the level: the questions, the level that follows and why, then the dossier's steps."""

from typing import Any

from nicegui import ui

from inventory.errors import Invalid
from inventory.law import dossier, regimes
from inventory.law.levels import classify
from inventory.organisation.access import Act
from inventory.records import Classification, Dossier
from inventory.records import facts as recording
from inventory.records.declaration import fields_of
from inventory.work import Work
from isms.systems import dossier_progress, system_history
from isms.systems.dossier_progress import Proposal
from isms.ui.facts import declared_card, fact_list
from isms.ui.facts.declared_form import FormLayout, RecordForm
from isms.ui.facts.place import Place
from isms.ui.level import proposal, why
from isms.ui.level.questionnaire import Questionnaire
from isms.ui.parts import layout
from isms.ui.parts.entered_fields import choices
from isms.ui.parts.forms import Form
from isms.ui.shell import form_drafts
from schedules.gate.path_to_use import Step

_LOOK = FormLayout(columns=(("national_security_list", "on"),))
_TITLE = "Trả lời các câu hỏi về hệ thống"
_LISTED = fields_of(Classification)["national_security_list"].declared.question


async def build(place: Place) -> None:
    """Draw the tab."""
    found, answers, steps = await place.visit.read(lambda work: _read(work, place.code))
    with ui.element("div").classes("stack apart") as criteria:
        _criteria(place, found, criteria)
    proposal.sections(place, found, steps)
    await declared_card.cards(place, "cap-do")
    if answers:
        fact_list.section(place, "Các lần xác định cấp độ", answers, "")


def _read(work: Work, code: str) -> tuple[Proposal, list[Classification], list[Dossier]]:
    return (
        dossier_progress.proposal(work, code),
        system_history.of_kind(work, code, Classification),
        system_history.of_kind(work, code, Dossier),
    )


def _criteria(place: Place, found: Proposal, around: ui.element) -> None:
    """Show what was answered last, with the questions a button away; the questions at once when nothing was."""
    if found.computed is None:
        if place.may(Act.RECORD):
            _questions(place, {}, listed=False)
        else:
            with layout.section("Cấp độ theo tiêu chí"):
                layout.text("p", "Chưa ai trả lời các câu hỏi để xác định cấp độ.").classes("muted")
        return

    def again() -> None:
        around.clear()
        with around:
            _questions(place, found.answers.facts if found.answers else {}, found.listed)
        layout.focus_first(around)

    with layout.section():
        with ui.element("div").classes("section-head"):
            layout.heading("Cấp độ theo tiêu chí", "tieu-chi")
            if place.may(Act.RECORD):
                layout.secondary("Trả lời lại các câu hỏi", again, icon="edit")
        why.show(found.computed)
        if found.listed:
            layout.note("soon", f"{_LISTED} (NĐ 331/2026 Đ16).")


def _questions(place: Place, kept: dict[str, Any], listed: bool) -> None:
    form = Form({}, f"classification:{place.code}:")
    with ui.element("div").classes("split"):
        with layout.section(_TITLE):
            layout.text("p", "Cấp độ và căn cứ hiện ra ngay khi trả lời. Chưa chắc câu nào thì để trống.").classes(
                "muted"
            )
            with ui.element("div").classes("form"), form_drafts.kept(place.visit, form, _TITLE):
                questionnaire = Questionnaire(form, kept, regimes.on(place.today))
                known = {"national_security_list": listed, "on": place.today}
                entered = RecordForm(Classification, form, _LOOK, known)

                def record(work: Work) -> int | None:
                    with choices(kind=questionnaire.kind):
                        answers = questionnaire.facts()
                        return recording.record_classification(work, place.code, answers, **entered.values()).id

                async def save(goes_on: bool = False) -> None:
                    saved = await place.change(record, form=form, said="Đã lưu các câu trả lời.", step=Step.LEVEL)
                    if saved and goes_on:
                        await place.go_on()

                place.buttons(form, "Lưu các câu trả lời", save)
        with layout.section("Kết quả") as card:
            card.classes("beside")
            outcome = ui.element("div").classes("stack")
    _keep_shown(outcome, questionnaire, form)


def _keep_shown(outcome: ui.element, questionnaire: Questionnaire, form: Form) -> None:
    """Show the level that follows from the answers and who decides on it, after each of them."""

    def show() -> None:
        outcome.clear()
        with outcome:
            if questionnaire.kind.value is None:
                layout.text("p", "Chọn loại hình của hệ thống để bắt đầu.").classes("muted")
                return
            try:
                answers = questionnaire.facts()
                why.show(found := classify(answers))
                if found.level:
                    who = dossier.authority(found.level, answers.regime, False, bool(listed.value))
                    layout.text("h3", "Ai quyết định")
                    proposal.authority(who, answers.regime)
            except Invalid as wrong:
                for problem in wrong.problems:
                    layout.note("overdue", f"{problem.rule} {problem.remedy}")

    listed = form.element("national_security_list")
    listed.on_value_change(show)
    questionnaire.tell(show)
