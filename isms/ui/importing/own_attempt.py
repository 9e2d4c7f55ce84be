"""An office's own file on its way in: its questions first, then its rows; the good ones may go alone."""

from collections.abc import Callable, Mapping
from functools import partial

from nicegui import ui

from isms.exchange.aside.import_task import OwnSheet
from isms.exchange.format.lines import ASK, WRONG, Report
from isms.exchange.own import leftover
from isms.exchange.own.own_opening import Opened
from isms.exchange.own.own_reading import Reading
from isms.exchange.own.taking import OwnReport
from isms.ui.importing.asking import Answer, Asking, OneRow
from isms.ui.importing.attempt import Attempt
from isms.ui.parts import dialogs, layout, refusals, words
from isms.ui.shell.visit import Visit

Again = Callable[[], object]


class OwnAttempt(Attempt):
    """One try of an own file, as it is read now."""

    def __init__(self, visit: Visit, place: ui.element, name: str, opened: Opened, reading: Reading) -> None:
        super().__init__(visit, place, name, OwnSheet(name, opened, reading))
        self.opened = opened
        self.reading = reading
        self.tree: Mapping[str, str] = {}
        self.answer: Answer = lambda _question, _answer: None
        self.single: OneRow = lambda _row, _answer: None
        self.again: Again = lambda: None

    def _before(self, report: Report) -> None:
        if isinstance(report, OwnReport):
            Asking(report.questions, self.tree, self.answer, self.single).build(self.again)

    def _advise(self, report: Report) -> None:
        """Say what keeps the file out; offer to write the good rows and to take the others away."""
        wrong, asked = report.count(WRONG), report.count(ASK)
        if not wrong and not asked:
            super()._advise(report)
            return
        why = [f"{words.number(wrong)} dòng có lỗi"] if wrong else []
        why += [f"{words.number(asked)} dòng cần trả lời"] if asked else []
        mend = "Trả lời các câu ở trên rồi kiểm lại" if asked else "Sửa các dòng ấy trong tệp rồi chọn lại tệp"
        layout.note("overdue" if wrong else "soon", f"Chưa ghi dòng nào: còn {' và '.join(why)}. {mend}.")
        if report.changes:
            label = f"Ghi {words.number(report.changes)} dòng đúng, tải các dòng còn lại"
            with ui.element("div").classes("line"):
                layout.secondary(label, partial(self._ask_good, report, label), icon="save").mark("write-good")

    async def _ask_good(self, report: Report, label: str) -> None:
        left = words.number(report.count(WRONG) + report.count(ASK))
        text = f"{left} dòng còn lại không được ghi; sổ đưa lại thành một tệp Excel, mỗi dòng kèm lý do."
        if await dialogs.confirm(f"{label}?", text, "Ghi vào sổ"):
            self.incoming = OwnSheet(self.name, self.opened, self.reading, only_good=True)
            with self.place:
                await self._write(report)

    def _is_written(self, report: Report) -> bool:
        return isinstance(report, OwnReport) and report.is_written

    def _after(self, report: Report) -> None:
        if not isinstance(report, OwnReport) or not report.left:
            return
        left = words.number(len(report.left))
        layout.note("soon", f"{left} dòng chưa ghi: tải tệp về, sửa, rồi nhập lại tệp ấy.")
        with ui.element("div").classes("line"):
            layout.primary("Tải các dòng chưa ghi", partial(self._download, report), icon="download").mark("rest")

    async def _download(self, report: OwnReport) -> None:
        grid, head, columns = self.opened.grid, self.opened.head, self.reading.columns
        try:
            content = await self.visit.read(lambda _work: leftover.workbook(grid, head, report, columns))
        except Exception as error:
            refusals.show(error)
            return
        ui.download.content(content, f"chua-ghi-{self.visit.today.isoformat()}.xlsx")
