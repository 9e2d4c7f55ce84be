"""A file on its way in: tried, shown row by row, and written once the person says so."""

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui

from isms.background.task_tables import BackgroundTask
from isms.exchange.aside import import_task
from isms.exchange.aside.import_task import Incoming
from isms.exchange.format.lines import WAITS, WRONG, Report
from isms.ui.background import task_card
from isms.ui.importing.verdicts import Verdicts, counts
from isms.ui.lists import slow_part
from isms.ui.parts import dialogs, layout, words
from isms.ui.parts.places import PENDING
from isms.ui.shell.visit import Visit

Written = Callable[[], Awaitable[None]]
"""What to do once rows were written."""


class Attempt:
    """One file, the place where what comes of it is shown, and what to do about wrong rows."""

    def __init__(self, visit: Visit, place: ui.element, name: str, incoming: Incoming[Report], mend: str = "") -> None:
        self.visit = visit
        self.place = place
        self.name = name
        self.incoming = incoming
        self.written: Written | None = None
        self.mend = mend or "Hãy sửa các dòng ấy trong tệp, lưu tệp, rồi chọn lại tệp."

    async def make(self) -> None:
        """Try the file and show its verdicts. Nothing is written."""
        if self.incoming.is_large:
            await self._begin(True, self._tried)
            return
        busy(self.place, f"Đang kiểm từng dòng của “{self.name}”.")
        done = await self.visit.act(lambda work: self.incoming.tell(work, True), said="")
        self.place.clear()
        if done is not None:
            self._show(done.value)

    async def _begin(self, dry_run: bool, ended: task_card.Ended) -> None:
        """Leave a large file to a background task, which is seen in the place of its verdicts."""
        settings, incoming = self.visit.pages.settings, self.incoming
        await task_card.begin(
            self.visit, self.place, lambda work: import_task.ask(work, settings, incoming, dry_run), ended
        )

    async def _tried(self, task: BackgroundTask) -> None:
        report = await self._report(task)
        self.place.clear()
        self._show(report)

    async def _report(self, task: BackgroundTask) -> Report:
        return await self.visit.read(lambda _work: import_task.report_of(self.visit.pages.settings, task.id))

    def _show(self, report: Report) -> None:
        with self.place:
            self._before(report)
            with layout.section(f"Kết quả kiểm tệp “{self.name}”"):
                ui.label(counts(report)).classes("strong").mark("counts")
                self._advise(report)
                Verdicts(self.visit, self.name, report).build()

    def _before(self, report: Report) -> None:
        """Draw what a person should do before they look at the rows."""

    def _advise(self, report: Report) -> None:
        """Say what may be done now, with the button for it."""
        wrong = report.count(WRONG)
        if wrong:
            text = f"Chưa ghi được dòng nào vì có {words.number(wrong)} dòng lỗi."
            layout.note("overdue", f"{text} {self.mend}")
        elif report.changes:
            layout.note("ok", "Mọi dòng đều đúng. Chưa ghi gì: hãy xem các dòng rồi bấm nút ghi.")
            label = f"Ghi {words.number(report.changes)} dòng vào sổ"
            with ui.element("div").classes("line"):
                layout.primary(label, partial(self._ask, report, label), icon="save").mark("write")
        else:
            layout.note("neutral", "Mọi dòng đều đã có trong sổ: không có gì phải ghi.")

    async def _ask(self, report: Report, label: str) -> None:
        text = f"{counts(report)} Tất cả cùng được ghi, dưới tên bạn trong nhật ký."
        if await dialogs.confirm(f"{label}?", text, "Ghi vào sổ"):
            with self.place:  # the button pressed goes with the verdicts
                await self._write(report)

    async def _write(self, tried: Report) -> None:
        """Write it; rows that no longer fit a register changed meanwhile are shown, and nothing is written."""
        if self.incoming.is_large:
            await self._begin(False, self._is_done)
            return
        busy(self.place, f"Đang ghi {words.number(tried.changes)} dòng vào sổ.")
        done = await self.visit.act(lambda work: self.incoming.tell(work, False), said="")
        await self._told(done.value if done else None, tried)

    async def _is_done(self, task: BackgroundTask) -> None:
        report = await self._report(task)
        await self._told(report, report)

    async def _told(self, report: Report | None, tried: Report) -> None:
        """Say what was written; `report`: of the writing, None when it was refused."""
        self.place.clear()
        if report is None or not self._is_written(report):
            self._show(report or tried)
            return
        with self.place, layout.section("Đã nhập"):
            numbered = f" Lần nhập số {report.number}." if report.number else ""
            layout.note("ok", f"Đã ghi {words.number(report.changes)} dòng của “{self.name}” vào sổ.{numbered}")
            self._after(report)
            with ui.element("div").classes("line"):
                layout.link("Xem danh sách hệ thống", "/he-thong")
                if report.count(WAITS):
                    layout.link("Có dòng chờ người thứ hai xác nhận", PENDING.path)
        if self.written is not None:
            await self.written()

    def _is_written(self, report: Report) -> bool:
        return not report.count(WRONG)

    def _after(self, report: Report) -> None:
        """Draw what is left to do once the rows are written."""


def busy(place: ui.element, text: str) -> None:
    """Say in a place what is going on there."""
    place.clear()
    with place:
        slow_part.notice(text)
