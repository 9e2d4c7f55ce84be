"""A background task where it was asked for: how far it is, the button to stop it, and what came of it."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from isms.background import asked_tasks
from isms.background.task_tables import BackgroundTask, TaskState
from isms.platform.database import UnitOfWork
from isms.ui.parts import badges, layout, refusals, words
from isms.ui.parts.forms import Form
from isms.ui.parts.paper_links import FORMAT
from isms.ui.parts.places import TASKS
from isms.ui.shell.visit import Visit

LOOK = 0.7  # seconds between two looks at how far a task is
FILES = f"{TASKS}/tep/"
LEDGER_FILES = "/so-giay-to/tep/"
Ask = Callable[[UnitOfWork], BackgroundTask]
Ended = Callable[[BackgroundTask], Awaitable[None]]


async def begin(
    visit: Visit, place: ui.element, ask: Ask, ended: Ended | None = None, form: Form | None = None
) -> None:
    """
    Ask for a task and show in a place how far it is, and then what came of it; a refusal is shown as ever.

    `ended` shows what came of a task that is done in its own way. `form`: beside whose fields a refusal is shown.
    """
    asked = await visit.act(lambda work: ask(work).id, form=form, said="")
    if asked is None:
        return
    visit.pages.runner.wake()
    place.clear()
    with place, layout.section():
        await TaskCard(visit, asked.value, ended).build()


class TaskCard:
    """One of the visitor's tasks, looked at until it is over."""

    def __init__(self, visit: Visit, number: int, ended: Ended | None = None) -> None:
        self.visit, self.number, self.ended = visit, number, ended

    async def build(self) -> None:
        """Draw it as it stands; go on looking while it is open."""
        self.place = ui.element("div").classes("stack w-full").props("aria-live=polite").mark(f"task-{self.number}")
        task = await self._read()
        if not task.is_open:
            self._over(task)
            return
        with self.place:
            ui.label(task.title).classes("strong")
            self.said = ui.label().classes("muted").mark("task-step")
            self.bar = ui.linear_progress(0, show_value=False).props('aria-label="Đã làm được bao nhiêu"')
            with ui.element("div").classes("line"):
                layout.secondary("Dừng lại", self._stop, icon="stop").mark("stop-task")
                text = "Bạn có thể sang trang khác; việc vẫn chạy và nằm ở Việc đang chạy."
                layout.text("p", text).classes("muted small")
            self.timer = ui.timer(LOOK, self._look)
        self._say(task)

    async def _read(self) -> BackgroundTask:
        return await self.visit.read(lambda work: asked_tasks.own_task(work, self.number))

    async def _look(self) -> None:
        try:
            task = await self._read()
        except Exception as error:
            self.timer.cancel()
            refusals.show(error)
            return
        if task.is_open:
            self._say(task)
            return
        self.timer.cancel()
        if self.visit.after_change:
            await self.visit.after_change()
        if task.state == TaskState.DONE and self.ended:
            await self.ended(task)
        else:
            self.place.clear()
            self._over(task)

    def _say(self, task: BackgroundTask) -> None:
        of = f": {words.number(task.done)} trong {words.number(task.total)}" if task.total else ""
        state = f"{task.step}{of}" if task.step else TaskState.word(task.state)
        self.said.text = "Đang dừng" if task.stop_asked else state
        self.bar.props(remove="indeterminate", add="" if task.total else "indeterminate")
        self.bar.value = task.done / task.total if task.total else 0

    async def _stop(self) -> None:
        await self.visit.act(lambda work: asked_tasks.stop(work, self.number).id, said="")
        await self._look()

    def _over(self, task: BackgroundTask) -> None:
        with self.place:
            outcome(self.visit, task)


def outcome(visit: Visit, task: BackgroundTask) -> None:
    """Draw what came of a task that is over, with the way to its file."""
    state = TaskState.of(task.state)
    with ui.element("div").classes("line"):
        badges.badge(state.tone, state.label)
        ui.label(task.title).classes("strong")
        if task.ended_at:
            ui.label(words.instant(task.ended_at)).classes("muted small")
    if task.error:
        layout.note("overdue", task.error)
    for line in task.result.get("notes", ()):
        layout.text("p", line).classes("small")
    if "document" in task.result:
        ui.link("Tải tệp đã in", f"{LEDGER_FILES}{task.result['document']}").props("download").mark("task-file")
    elif "documents" in task.result:
        with ui.element("div").classes("line"):
            for number, ending in task.result["documents"]:
                name = f"Tải tệp {FORMAT[ending]}"
                ui.link(name, f"{LEDGER_FILES}{number}").props("download").mark(f"task-file-{ending}")
    elif task.filename:
        ui.link(f"Tải “{task.filename}”", f"{FILES}{task.id}").props("download").mark("task-file")
