"""The imports of before on the import page: who, when, which file, and the way to take one back."""

from functools import partial

from nicegui import ui

from isms.background.task_tables import BackgroundTask
from isms.exchange.aside import undo_task
from isms.exchange.format.lines import CHANGED, NEW, SAME, WAITS
from isms.exchange.undo import undoing
from isms.exchange.undo.import_tables import ImportRun
from isms.ui.background import task_card
from isms.ui.parts import badges, layout, words
from isms.ui.shell.reasons import ask_reason
from isms.ui.shell.visit import Visit

SHOWN = 10
_COUNTS = {"added": NEW, "changed": CHANGED, "unchanged": SAME, "waiting": WAITS}
_WHAT = (
    "Lấy lại cả lần nhập: hệ thống và bản ghi mà lần nhập thêm vào được hủy, điều nó đã sửa được khôi phục. Không lấy "
    "lại được khi sau đó đã có người ghi tiếp dựa trên nó."
)


class PastImports:
    """The list of imports, drawn again after each act."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.shown = SHOWN
        self.busy = False

    async def build(self) -> None:
        """Draw the list."""
        self.place = ui.element("div").classes("stack apart w-full").mark("past-imports")
        self.below = ui.element("div").classes("stack w-full").mark("undoing")
        await self.draw()

    async def draw(self) -> None:
        """Read the imports and draw them, nothing when there is none."""
        runs = await self.visit.read(lambda work: undoing.listed(work, self.shown + 1))
        self.place.clear()
        if not runs:
            return
        with self.place, layout.section("Các lần nhập"):
            with ui.element("ul").classes("records"):
                for run in runs[: self.shown]:
                    self._line(run)
            if len(runs) > self.shown:
                layout.quiet("Xem thêm", self._more)

    def _line(self, run: ImportRun) -> None:
        with ui.element("li").mark(f"import-{run.id}"):
            ui.label(words.instant(run.at)).classes("day").style("width: 128px")
            with ui.element("div").classes("say"):
                ui.label(f"Số {run.id}: {run.file or '(không rõ tệp)'}").classes("strong")
                ui.label(counts(run))
                ui.label(self.visit.by(run.by)).classes("muted small")
                if run.undone_at is not None:
                    who, at = self.visit.by(run.undone_by or ""), words.instant(run.undone_at)
                    ui.label(f"{who} lấy lại lúc {at}. Lý do: {run.undo_reason}").classes("small")
            if run.undone_at is not None:
                badges.badge("neutral", "Đã lấy lại")
            else:
                label = f"Lấy lại lần nhập số {run.id}"
                button = layout.quiet("Lấy lại", partial(self._ask, run)).mark(f"undo-{run.id}")
                button.props(f'aria-label="{label}"')

    async def _more(self) -> None:
        self.shown += SHOWN
        await self.draw()

    async def _ask(self, run: ImportRun) -> None:
        reason = await ask_reason(self.visit, f"Lấy lại lần nhập số {run.id}?", f"“{run.file}”. {_WHAT}", "Lấy lại")
        if not reason or self.busy:
            return
        self.busy = True
        try:
            with self.place:
                if run.is_large:
                    await task_card.begin(
                        self.visit, self.below, lambda work: undo_task.ask(work, run.id, reason), self._is_over
                    )
                    return
                done = await self.visit.act(lambda work: undoing.undo(work, run.id, reason), said="Đã lấy lại.")
        finally:
            self.busy = False
        if done is not None:
            await self.draw()
            with self.place:
                layout.note("soon" if done.waits else "ok", done.value.words())

    async def _is_over(self, task: BackgroundTask) -> None:
        """Say what came of a large one, which was taken back by a background task."""
        await self.draw()
        self.below.clear()  # the last: with it goes the clock that called
        with self.below:
            for line in task.result["notes"]:
                layout.note("soon" if task.result["waits"] else "ok", line)


def counts(run: ImportRun) -> str:
    """Return how many rows had which verdict, but for the verdicts that no row had."""
    said = [f"{words.number(number)} {_COUNTS[name]}" for name, number in run.summary.items() if number]
    return ", ".join(said)
