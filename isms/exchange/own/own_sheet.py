"""The rows of an office's own sheet, read one after the other: systems, titles of groups, lines left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from isms.exchange.format.lines import SKIPPED, Line, Outcome
from isms.exchange.own import own_papers
from isms.exchange.own.grid import Cells, Grid
from isms.exchange.own.heading import Head, shown
from isms.exchange.own.naming import Names
from isms.exchange.own.own_questions import COLUMNS, GROUP, KEEP, ROWS, SHEET, SKIP, UNIT, Question, Questions
from isms.exchange.own.own_reading import Reading
from isms.exchange.own.own_rows import Row
from isms.exchange.own.sorting import BELOW, NAMELESS, ONLY_NAME, SYSTEM, TITLE, Sorted, sort
from isms.exchange.sheets.files import Source

HIDDEN, STRUCK = "hidden", "struck"
_SKIP = {SKIP: "Bỏ qua"}
_ASKED = {
    BELOW: ("Các dòng nằm dưới danh sách. Đó có phải là hệ thống thông tin không?", _SKIP | {KEEP: "Là hệ thống"}),
    ONLY_NAME: (
        "Các dòng chỉ có tên, không có nội dung khác. Đó là gì?",
        {KEEP: "Là hệ thống", UNIT: "Là tên đơn vị của các dòng dưới", GROUP: "Là tên nhóm, bỏ qua"},
    ),
    TITLE: (
        "Các dòng là tiêu đề của một nhóm. Đó có phải là tên đơn vị của các dòng dưới không?",
        {UNIT: "Là tên đơn vị của các dòng dưới", GROUP: "Chỉ là tên nhóm, bỏ qua", KEEP: "Là hệ thống"},
    ),
    NAMELESS: ("Các dòng có nội dung nhưng không có tên hệ thống.", {SKIP: "Bỏ qua các dòng này"}),
    HIDDEN: ("Các dòng đang bị ẩn hoặc bị lọc trong tệp. Có nhập không?", _SKIP | {KEEP: "Nhập như các dòng khác"}),
    STRUCK: ("Các dòng bị gạch ngang trong tệp. Có nhập không?", _SKIP | {KEEP: "Nhập như các dòng khác"}),
}
_CHOSEN = "bỏ qua, như đã chọn"


@dataclass(slots=True)
class Read:
    """A sheet read: the rows that are systems, in order, and what came of the rest."""

    rows: list[Row] = field(default_factory=list)
    skipped: list[Outcome] = field(default_factory=list)
    questions: Questions = field(default_factory=Questions)
    names: Names | None = None
    source: Source | None = None

    def lines(self, wanted: set[int]) -> list[Line]:
        """Return the lines of these rows, with the units to be made for them."""
        found: list[Line] = []
        made: set[str] = set()
        for row in self.rows:
            if row.number not in wanted:
                continue
            given = row.system.values
            named = [given.get("unit"), *given.get("users", ()), *given.get("coordinators", ())]
            for code in dict.fromkeys(each for each in named if each in row.names.units.made and each not in made):
                made.add(code)
                unit = {"code": code, "name": row.names.units.made[code], "parent": row.names.units.top}
                found.append(Line("units", row.number, f"dòng {row.number}", unit))
            found += row.lines
        return found


class _Reader:
    """Reads one sheet; knows the group in which it is."""

    def __init__(self, grid: Grid, head: Head, reading: Reading, names: Names) -> None:
        self.grid, self.head, self.reading, self.names = grid, head, reading, names
        self.read = Read(names=names)
        self.group, self.group_style, self.group_is_open = "", "", False
        self.states_unit = "systems.unit" in reading.columns
        self.unit_known = bool(reading.common.get("systems.unit"))

    def run(self) -> Read:
        for place, what in sort(self.grid, self.head, self.reading.columns).items():
            self._take(place, what, self.grid.rows[place])
        return self.read

    def _take(self, place: int, what: Sorted, cells: Cells) -> None:
        row = Row(place + 1, self.head, self.reading, self.names, self.read.questions)
        if self.reading.rows.get(str(row.number)) == SKIP:
            self._skip(row.number, cells, _CHOSEN)
        elif what.skipped:
            self._skip(row.number, cells, what.skipped)
        elif what.kind == SYSTEM or self._is_system(row, what, cells):
            self._system(row, place, cells)

    def _is_system(self, row: Row, what: Sorted, cells: Cells) -> bool:
        """Ask what a doubtful row is; take it as a title where it is one. Say whether it is a system."""
        name = self._name(cells)
        if what.kind == TITLE and not self._title_matters(row.number - 1):
            self._skip(row.number, cells, "tiêu đề của một nhóm")
            return False
        known = self.names.units.codes_of(name) if what.kind in (TITLE, ONLY_NAME) else []
        if len(known) == 1 and not self.reading.rows.get(str(row.number)):
            answer = UNIT
        else:
            text, answers = _ASKED[what.kind]
            answer = row.ask(Question(ROWS, what.kind, text, answers), name)
        if answer in (UNIT, GROUP, ""):
            self._begin_group(row, what, name, answer)
        if answer and answer != KEEP:
            told = {UNIT: f"tên đơn vị của nhóm: {self.names.units.title(self.group)}", GROUP: "tiêu đề của một nhóm"}
            if not self.read.questions.is_open(row.number):
                self._skip(row.number, cells, told.get(answer, _CHOSEN))
                return False
        if not answer or answer == UNIT:
            self._wait(row, cells)
        return answer == KEEP

    def _begin_group(self, row: Row, what: Sorted, name: str, answer: str) -> None:
        if what.kind not in (TITLE, ONLY_NAME):
            return
        if answer == UNIT:
            row.given["systems"]["name"] = name
            found = self.names.units.find(name, False, row.ask)
            self.group = found.codes[0] if found.codes else ""
            self.group_style, self.group_is_open = what.style, not found.codes
        elif answer == GROUP:
            if what.style == self.group_style:  # a title of the same rank ends the group before
                self.group, self.group_is_open = "", False
        else:
            self.group, self.group_style, self.group_is_open = "", what.style, True

    def _title_matters(self, place: int) -> bool:
        """Say whether a title may give the unit: not where the rows below, or the person, say it themselves."""
        if self.unit_known:
            return False
        if not self.states_unit or place + 1 >= len(self.grid.rows):
            return True
        return not shown(self.grid.rows[place + 1][self.reading.columns.index("systems.unit")])

    def _system(self, row: Row, place: int, cells: Cells) -> None:
        for marked, kind in ((self.grid.hidden, HIDDEN), (self.grid.struck, STRUCK)):
            if place in marked:
                text, answers = _ASKED[kind]
                answer = row.ask(Question(ROWS, kind, text, answers), self._name(cells))
                if answer == SKIP:
                    self._skip(row.number, cells, _CHOSEN)
                    return
        if self.reading.sheets:
            text = "Tệp có nhiều trang là danh sách hệ thống. Nhập trang nào?"
            row.ask(Question(SHEET, "sheet", text, {title: title for title in self.reading.sheets}))
        row.read(cells)
        row.settle(self.group, self.group_is_open)
        if row.named.skip:
            self._skip(row.number, cells, _CHOSEN)
            return
        row.lines = list(own_papers.lines(row))
        if self.group_is_open and not row.given["systems"].get("unit"):
            row.system.notes.append("chờ trả lời về tiêu đề của nhóm")
        self.read.rows.append(row)

    def _wait(self, row: Row, cells: Cells) -> None:
        """Keep a row that waits for an answer about what it is: shown, not written."""
        row.given["systems"]["name"] = row.system.values["name"] = self._name(cells)
        self.read.rows.append(row)

    def _skip(self, number: int, cells: Cells, why: str) -> None:
        first = self._name(cells)
        self.read.skipped.append(Outcome("systems", number, first[:60], SKIPPED, notes=(why,)))

    def _name(self, cells: Cells) -> str:
        """Return the name a row gives, else the first thing it says."""
        named = [place for place, key in enumerate(self.reading.columns) if key in ("systems.name", "systems.code")]
        return next((text for place in (*named, *range(len(cells))) if (text := shown(cells[place]))), "")


def read(grid: Grid, head: Head, reading: Reading, names: Names) -> Read:
    """Return what the rows of a sheet say, and what they leave open."""
    if {"systems.name", "systems.code"} & set(reading.columns):
        return _Reader(grid, head, reading, names).run()
    return _without_names(grid, head, reading, names)


def _without_names(grid: Grid, head: Head, reading: Reading, names: Names) -> Read:
    """Ask which column names the systems; every row waits."""
    found = Read(names=names)
    answers = {heading: heading for heading in head.headings if heading}
    for place, cells in _filled(grid, head.body):
        row = Row(place + 1, head, reading, names, found.questions)
        row.given["systems"]["name"] = next(filter(None, map(shown, cells)))
        row.ask(Question(COLUMNS, "systems.name", "Cột nào là tên hệ thống?", answers))
        row.ask_about_letters(cells)
        found.rows.append(row)
    return found


def _filled(grid: Grid, first: int) -> Iterator[tuple[int, Sequence[object]]]:
    return ((place, row) for place, row in enumerate(grid.rows[first:], start=first) if any(map(shown, row)))
