"""What came of each row of a file: counted, narrowed to the wrong ones, page by page, and as a file to mend it by."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from nicegui import ui

from inventory.errors import Problem
from inventory.work import Work
from isms.exchange.format.lines import ASK, CHANGED, NEW, SAME, SKIPPED, WAITS, WRONG, Outcome, Report
from isms.exchange.sheets.workbook_sheets import SHEETS
from isms.ui.background.list_button import list_button
from isms.ui.lists import pager, taking_away
from isms.ui.parts import data_tables, words
from isms.ui.shell.visit import Visit

LISTS = {sheet.section: sheet.title for sheet in SHEETS}
_TITLE = "Kết quả kiểm tệp"
_VERDICTS = {
    NEW: ("ok", "add_circle_outline"),
    CHANGED: ("ok", "edit"),
    SAME: ("neutral", "done"),
    WAITS: ("soon", "how_to_reg"),
    WRONG: ("overdue", "error"),
    ASK: ("soon", "help_outline"),
    SKIPPED: ("neutral", "skip_next"),
}
_COLUMNS = (
    data_tables.Column("place", "Dòng"),
    data_tables.Column("subject", "Hệ thống hoặc mục"),
    data_tables.Column("verdict", "Kết quả", "badge"),
    data_tables.Column("why", "Việc phải sửa, và điều được hiểu", "two_lines", below="Được hiểu là"),
)


class Verdicts:
    """The rows of one report; at first only those that something is to be done about, when there are any."""

    def __init__(self, visit: Visit, name: str, report: Report) -> None:
        self.visit = visit
        self.name = name
        self.report = report
        self.only_wrong = bool(report.count(WRONG) or report.count(ASK))

    def build(self) -> None:
        """Draw the choice, the way to take the rows away, and the rows."""
        with ui.element("div").classes("section-line"):
            if self.only_wrong:
                only = ui.checkbox(self._narrowed, value=True).mark("only-wrong")
                only.on_value_change(lambda event: self._narrow(bool(event.value)))
            self.taking = ui.element("div")
        self.rows = ui.element("div").classes("stack w-full")
        self._draw(1)

    @property
    def _narrowed(self) -> str:
        return "Chỉ dòng có lỗi hoặc cần trả lời" if self.report.count(ASK) else "Chỉ dòng có lỗi"

    def _narrow(self, only_wrong: bool) -> None:
        self.only_wrong = only_wrong
        self._draw(1)

    @property
    def _shown(self) -> list[Outcome]:
        return [row for row in self.report.rows if row.verdict in (WRONG, ASK) or not self.only_wrong]

    def _draw(self, page: int) -> None:
        every = self._shown
        if page == 1:
            self._offer_file(every)
        first = pager.first_row(page)
        self.rows.clear()
        with self.rows:
            shown = every[first : first + pager.ROWS]
            data_tables.table(_COLUMNS, [_cells(row) for row in shown], key="place").mark("verdicts")
            pager.pager(page, len(every), partial(self._draw))

    def _offer_file(self, shown: list[Outcome]) -> None:
        """Offer the rows that are shown now as a file."""
        asked = (("Tệp", self.name), ("Dòng", self._narrowed if self.only_wrong else "Tất cả"))
        self.taking.clear()
        with self.taking:
            list_button(self.visit, _TITLE, partial(_listing, rows=shown, asked=asked), len(shown))


def _listing(_work: Work, rows: Sequence[Outcome], asked: Sequence[tuple[str, str]]) -> taking_away.Listing:
    return taking_away.Listing(_TITLE, "ket-qua-kiem-tep", _COLUMNS, map(_cells, rows), asked)


def counts(report: Report) -> str:
    """Return how many rows had which verdict: '500 dòng: 480 thêm mới, 20 có lỗi.'"""
    found = [f"{words.number(report.count(verdict))} {verdict}" for verdict in _VERDICTS if report.count(verdict)]
    return f"{words.number(len(report.rows))} dòng: {', '.join(found)}." if found else "Tệp không có dòng nào."


def _cells(row: Outcome) -> dict[str, Any]:
    kind, icon = _VERDICTS[row.verdict]
    return {
        "place": f"{LISTS[row.section]}, dòng {words.number(row.number)}",
        "subject": row.subject,
        "verdict": data_tables.badge(kind, row.verdict.capitalize(), icon),
        "why": data_tables.two_lines(" ".join(map(_text, row.problems)), "; ".join(row.notes)),
    }


def _text(problem: Problem) -> str:
    """What is wrong, with the field's name where it is one field's; where it stands is said beside."""
    _, inside, field = problem.field.partition(": ")
    return f"{field if inside else ''}{inside}{problem.rule} {problem.remedy}".strip()
