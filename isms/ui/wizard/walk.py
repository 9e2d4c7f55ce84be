"""The wizard itself: one step at a time, back and on, the level beside, and one act at the end."""

from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import quote

from nicegui import ui

from inventory.errors import Invalid
from inventory.law import regimes
from inventory.law.interview import Answers
from inventory.law.level_questions import Step
from inventory.register_tables import Unit
from inventory.work import Work
from isms.systems import registration
from isms.ui.parts import dialogs, layout
from isms.ui.parts.forms import Form
from isms.ui.parts.places import NEW_SYSTEM
from isms.ui.shell.visit import Visit
from isms.ui.wizard import beside, proposing, step_fields, summary
from isms.ui.wizard.draft import Draft
from isms.ui.wizard.steps import FIRST, PROPOSAL, SUMMARY

DONE = f"{NEW_SYSTEM}/xong"
_GUARD = """<script>
window.ismsUnsaved = false;
document.addEventListener("input", (e) => { if (e.target.closest?.(".walk")) window.ismsUnsaved = true; });
document.addEventListener("click", (e) => { if (e.target.closest?.(".walk .choice")) window.ismsUnsaved = true; });
window.addEventListener("beforeunload", (e) => { if (window.ismsUnsaved) { e.preventDefault(); e.returnValue = ""; } });
</script>"""
_ENTER = """(e) => {
  const at = e.target;
  if (e.repeat || e.isComposing || at.tagName === "TEXTAREA" || at.closest("a, .q-btn, .q-select, .q-checkbox")) return;
  e.preventDefault();
  const card = at.closest(".choice");
  if (card && card.getAttribute("role") === "radio") card.click();
  emit();
}"""
_FOCUS = """setTimeout(() => {
  const at = getHtmlElement(%d);
  const first = [".choice.chosen", ".choice", "input, textarea", ".question"].map((each) => at?.querySelector(each));
  first.find(Boolean)?.focus();
  window.scrollTo(0, 0);
}, 60)"""
_NOTHING_TO_LOSE = "window.ismsUnsaved = false"


class Wizard:
    """One person's walk through the questions."""

    def __init__(self, visit: Visit, tree: Sequence[Unit], draft: Draft | None = None) -> None:
        self.visit = visit
        self.tree = tree
        self.draft = draft or Draft(Answers.begin(regimes.on(visit.today).code))
        self._form = Form()
        self._read: step_fields.Read = dict
        self._step = FIRST
        self._busy = False

    def begin(self, name: str) -> None:
        """Draw the frame, and in it the step of that name or where the draft was left, if one can be there yet."""
        ui.add_body_html(_GUARD)
        self._progress = ui.element("div").classes("progress")
        with ui.element("div").classes("split walk"):
            with layout.section() as card:
                self._body = ui.element("div").classes("stack apart")
                with ui.element("div").classes("form-buttons steps"):
                    layout.quiet("Hủy bỏ", self._leave).mark("leave")
                    self._back = layout.secondary("Quay lại", self._go_back, icon="arrow_back").mark("back")
                    self._on = layout.primary("Tiếp tục", self._go_on).mark("next")
            card.on("keydown.enter", self._go_on, js_handler=_ENTER)
            with layout.section("Cấp độ theo các câu trả lời") as aside:
                aside.classes("beside")
                self._beside = ui.element("div").classes("stack")
        self._draw(self.draft.reachable(name or self.draft.at))

    def _draw(self, step: Step) -> None:
        self._step, self._form, self.draft.at = step, Form(), step.name
        way = self.draft.way()
        ui.navigate.history.replace(f"{NEW_SYSTEM}?buoc={step.name}")
        self._tell_progress(*way.progress(step), step)
        self._body.clear()
        with self._body:
            step_fields.heading(step)
            with ui.element("div").classes("form"):
                self._read = self._fields(step)
        self._back.visible = step is not FIRST
        self._on.set_text("Ghi vào sổ" if step is SUMMARY else "Tiếp tục")
        self._show_level()
        self._body.client.run_javascript(_FOCUS % self._body.id)

    def _fields(self, step: Step) -> step_fields.Read:
        if step is SUMMARY:
            summary.draw(self.draft, {unit.code: unit.name for unit in self.tree}, self._draw)
            return dict
        asking = step_fields.Asking(self._form, self.draft.on(step), self.tree, self.visit.today, self._changed)
        return proposing.draw(self.draft, asking) if step is PROPOSAL else step_fields.draw(step, asking)

    def _tell_progress(self, at: int, total: int, step: Step) -> None:
        self._progress.clear()
        with self._progress:
            ui.label(f"Bước {at}/{total}: {step.part}").classes("strong").mark("progress")
            bar = ui.element("div").classes("bar-of-steps").props(f"role=progressbar aria-valuenow={at}")
            bar.props(f'aria-valuemin=1 aria-valuemax={total} aria-label="Bước {at} trên {total}"')
            with bar:
                for each in range(1, total + 1):
                    ui.element("span").classes("done" if each <= at else "")

    def _changed(self) -> None:
        """Let the level follow the answer being given, as far as it can be read yet."""
        try:
            self.draft.take(self._step, self._read())
        except Invalid:
            return
        self._show_level()

    def _show_level(self) -> None:
        self._beside.clear()
        with self._beside:
            beside.show(self.draft, self._step if self._step.name in self.draft.passed or self._answered() else FIRST)

    def _answered(self) -> bool:
        """Say whether something was answered in the step that is shown; a list of ticks may be empty on purpose."""
        return any(self.draft.answers.said(self._step.names).values())

    async def _go_on(self) -> None:
        if self._busy:
            return
        self._busy = True
        try:
            if self._step is SUMMARY:
                await self._save()
            elif await self._take():
                self.draft.go_past(self._step)
                self._draw(self.draft.way().after(self._step))
        finally:
            self._busy = False

    async def _take(self) -> bool:
        """Take over what was answered; say what is missing beside its field."""
        self._form.clear()
        try:
            given = self._read()
            if self._step is FIRST:
                await self.visit.read(lambda work: registration.check_name(work, given["code"], given["name"]))
        except Invalid as wrong:
            self._form.show(wrong.problems)
            return False
        self.draft.take(self._step, given)
        return True

    def _go_back(self) -> None:
        with suppress(Invalid):  # what cannot be read yet is asked again on the way back here
            self.draft.take(self._step, self._read())
        before = self.draft.way(also=self._step).before(self._step)
        if before:
            self._draw(before)

    async def _leave(self) -> None:
        if self.draft.values and not await dialogs.confirm(
            "Rời trang này?", "Các câu trả lời chưa được ghi vào sổ và sẽ mất.", "Rời trang", danger=True
        ):
            return
        self._go("/he-thong")

    async def _save(self) -> None:
        done = await self.visit.act(self._record, said="")
        if done:
            self._go(f"{DONE}?ma={quote(done.value, safe='')}")

    def _record(self, work: Work) -> str:
        draft = self.draft
        operating = draft.values["operating"] == "yes"
        return registration.enter(work, draft.entry(), draft.registered_on, operating, draft.about_level()).code

    def _go(self, path: str) -> None:
        ui.run_javascript(_NOTHING_TO_LOSE)
        self.visit.go(path)
