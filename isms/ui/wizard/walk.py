"""The wizard itself: one step at a time, back and on, the level beside, and one act at the end."""

import copy
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
from isms.accounts.drafts import KEPT
from isms.accounts.drafts import Draft as Kept
from isms.systems import registration
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.parts.places import NEW_SYSTEM
from isms.ui.shell.visit import Visit
from isms.ui.wizard import beside, proposing, step_fields, summary
from isms.ui.wizard.draft import Draft
from isms.ui.wizard.steps import FIRST, PROPOSAL, SUMMARY

DONE = f"{NEW_SYSTEM}/xong"
DRAFT = "wizard"
TITLE = "Thêm hệ thống, từng câu một"
_STEPPED_BACK = "buoc"
_LISTEN = """<script>
addEventListener("popstate", () => emitEvent("buoc", new URLSearchParams(location.search).get("buoc") ?? ""));
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


class Wizard:
    """
    One person's walk through the questions; `draft`: where it goes on.

    Each step has an address of its own, so that the browser's Back steps back and a reload stays. What is answered and
    typed is kept as a draft (`DraftKeeper`) until the system is entered.
    """

    def __init__(self, visit: Visit, tree: Sequence[Unit], draft: Draft | None = None) -> None:
        self.visit = visit
        self.tree = tree
        self.draft = draft or Draft(Answers.begin(regimes.on(visit.today).code))
        self._form = Form()
        self._read: step_fields.Read = dict
        self._step = FIRST
        self._behind: list[str] = []  # the steps to which the browser's Back leads within this page
        self._busy = False
        self._is_touched = draft is not None

    def begin(self, name: str) -> None:
        """Draw the frame, and in it the step of that name or where the draft was left, if one can be there yet."""
        ui.add_body_html(_LISTEN)
        ui.on(_STEPPED_BACK, lambda event: self._stepped(str(event.args)))
        self._progress = ui.element("div").classes("progress")
        with ui.element("div").classes("split walk"):
            with layout.section() as card:
                self._body = ui.element("div").classes("stack apart")
                with ui.element("div").classes("form-buttons steps"):
                    layout.quiet("Để sau", self._leave).mark("leave")
                    self._back = layout.secondary("Quay lại", self._go_back, icon="arrow_back").mark("back")
                    self._on = layout.primary("Tiếp tục", self._go_on).mark("next")
            card.on("keydown.enter", self._go_on, js_handler=_ENTER)
            with layout.section("Cấp độ theo các câu trả lời") as aside:
                aside.classes("beside")
                self._beside = ui.element("div").classes("stack")
        step = self.draft.reachable(name or self.draft.at)
        ui.navigate.history.replace(_address(step))
        self._draw(step)

    def _draw(self, step: Step) -> None:
        self._step, self._form, self.draft.at = step, Form(), step.name
        way = self.draft.way()
        self._tell_progress(*way.progress(step), step)
        self._body.clear()
        with self._body:
            step_fields.heading(step)
            with ui.element("div").classes("form"):
                self._read = self._fields(step)
        if step.name in self.draft.typed:
            self._form.fill(self.draft.typed[step.name])
        self._form.on_typed(self._typed)
        self._back.visible = step is not FIRST
        self._on.set_text("Ghi vào sổ" if step is SUMMARY else "Tiếp tục")
        self._show_level()
        self._body.client.run_javascript(_FOCUS % self._body.id)

    def _turn_to(self, step: Step) -> None:
        """Draw a step that the browser's Back is to lead away from again."""
        self._behind.append(self._step.name)
        ui.navigate.history.push(_address(step))
        self._draw(step)
        self._keep()

    def _stepped(self, name: str) -> None:
        """The browser went back or ahead to the address of a step."""
        if name == self._step.name:
            return
        if name in self._behind:
            del self._behind[self._behind.index(name) :]
        self._take_what_there_is()
        step = self.draft.reachable(name)
        if step.name != name:
            ui.navigate.history.replace(_address(step))
        self._draw(step)
        self._keep()

    def _typed(self) -> None:
        """Keep what stands in the fields of the step, whether or not it can be read yet."""
        self._is_touched = True
        self.draft.typed[self._step.name] = self._form.entered()
        self._keep()

    def _keep(self) -> None:
        owner = self.visit.actor.person_id
        if self._is_touched and owner is not None:
            path, now = _address(self._step), self.visit.pages.database.now()
            state = copy.deepcopy(self.draft.state())
            self.visit.pages.drafts.keep(owner, Kept(DRAFT, TITLE, path, now, {}, state))
            self.visit.show_drafts()

    def _fields(self, step: Step) -> step_fields.Read:
        if step is SUMMARY:
            summary.draw(self.draft, {unit.code: unit.name for unit in self.tree}, self._turn_to)
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
        self._keep()
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
                self._turn_to(self.draft.way().after(self._step))
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
        self._take_what_there_is()
        before = self.draft.way(also=self._step).before(self._step)
        if before is None:
            return
        if self._behind and self._behind[-1] == before.name:
            self._behind.pop()
            self._body.client.run_javascript("history.back()")
        else:
            ui.navigate.history.replace(_address(before))
        self._draw(before)
        self._keep()

    def _take_what_there_is(self) -> None:
        with suppress(Invalid):  # what cannot be read yet stands in the fields again on the way back here
            self.draft.take(self._step, self._read())

    def _leave(self) -> None:
        if self._is_touched:
            text = f"Các câu trả lời được giữ làm bản nháp {KEPT.days} ngày."
            ui.notify(text, icon="edit_note", position="bottom", color="dark", text_color="white")
        self.visit.go("/he-thong")

    async def _save(self) -> None:
        done = await self.visit.act(self._record, said="")
        if done:
            drop(self.visit)
            self.visit.go(f"{DONE}?ma={quote(done.value, safe='')}")

    def _record(self, work: Work) -> str:
        draft = self.draft
        operating = draft.values["operating"] == "yes"
        return registration.enter(work, draft.entry(), draft.registered_on, operating, draft.about_level()).code


def kept(visit: Visit) -> Kept | None:
    """Return the draft that this person left; none where an older version of the program kept it otherwise."""
    found = visit.pages.drafts.of(visit.actor.person_id or 0, DRAFT)
    with suppress(KeyError, TypeError, ValueError):
        if found:
            Draft.from_state(found.entered)
            return found
    return None


def drop(visit: Visit) -> None:
    """Drop the draft."""
    visit.pages.drafts.drop(visit.actor.person_id or 0, DRAFT)
    visit.show_drafts()


def _address(step: Step) -> str:
    return f"{NEW_SYSTEM}?buoc={step.name}"
