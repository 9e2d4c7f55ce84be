"""
A filled checklist of requirements, of a system or of a unit: ours, or one that an office or a supplier has made.

The head is found by its words; in the place of a column that says how far it is met there may be one for each answer,
with a tick in it. A row is of the requirement whose code it bears; else of the one with its clause at the
level, where that is only one; else of the one with its very words. What does not say how far it is met is passed over.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from inventory.law.requirements import Requirement
from inventory.organisation.access import Act, Unseen, writes
from inventory.protection import office_answers, plan_items
from inventory.records.plan_item import Answer, ItemState
from inventory.vietnamese import clean, fold
from inventory.work import Work
from isms.exchange import loading
from isms.exchange.format.answer_rows import SHEET as OF_UNITS
from isms.exchange.format.lines import SKIPPED, Line, NotImported, Outcome, Report
from isms.exchange.format.sheet_layout import Sheet
from isms.exchange.own import book
from isms.exchange.own.grid import Cells, Grid, refuse
from isms.exchange.own.heading import head_at, shown
from isms.exchange.own.own_fields import named
from isms.exchange.sheets.cells import Unreadable, value_of
from isms.exchange.sheets.files import Source
from isms.exchange.sheets.workbook_sheets import SHEETS
from isms.platform.database import UnitOfWork

_SEARCHED = 30
_TICK = "state:"
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("mã", "mã yêu cầu", "mã số", "code", "id"),
    "requirement": ("yêu cầu", "nội dung yêu cầu", "tiêu chí", "nội dung", "biện pháp", "requirement"),
    "clause": ("mục", "số mục", "mục tcvn", "điều khoản", "căn cứ", "tcvn 14423:2026", "clause"),
    "state": (
        *(
            "mức đáp ứng",
            "đáp ứng",
            "tình trạng",
            "trạng thái",
            "kết quả",
            "hiện trạng",
            "đánh giá",
            "kết quả đánh giá",
        ),
        *("mức độ đáp ứng", "status"),
    ),
    "responsible": ("người phụ trách", "phụ trách", "đơn vị phụ trách", "chủ trì", "người thực hiện", "owner"),
    "due_on": ("hạn", "thời hạn", "hạn hoàn thành", "thời hạn hoàn thành", "deadline"),
    "evidence": ("bằng chứng", "minh chứng", "tài liệu chứng minh", "tài liệu minh chứng", "evidence"),
    "verified_by": ("người xác minh", "người kiểm tra", "xác minh bởi"),
    "verified_on": ("ngày xác minh", "ngày kiểm tra"),
    "note": ("ghi chú", "lý do", "giải trình", "ghi chú lý do", "note"),
}
"""What the columns of a checklist may be called."""
_STATES: Mapping[str, tuple[str, ...]] = {
    ItemState.FULL: ("đạt", "đầy đủ", "đã triển khai", "đáp ứng", "đáp ứng đầy đủ", "có", "đã có", "hoàn thành", "yes"),
    ItemState.PARTIAL: ("một phần", "đạt một phần", "đáp ứng một phần", "đang triển khai", "đang thực hiện", "partial"),
    ItemState.NONE: (
        *("chưa", "không đạt", "chưa đạt", "chưa đáp ứng", "không đáp ứng", "chưa có", "không có", "không", "no"),
    ),
    ItemState.NOT_APPLICABLE: ("kad", "n/a", "na", "không áp dụng"),
    ItemState.EQUIVALENT: ("tương đương", "biện pháp tương đương"),
}
_MEANT = {fold(word): state for state, words in _STATES.items() for word in (ItemState.word(state), *words)} | {
    str(state): state for state in ItemState
}
_CODE = re.compile(r"\bG\d\d-\d\d\b", re.IGNORECASE)
_SECTION = re.compile(r"(\d+(?:\.\d+)+)\s*\.?\s*([a-zđ])?\)?\s*$")
_TEXTS = ("responsible", "evidence", "verified_by", "note")
_DAYS = ("due_on", "verified_on")


@dataclass(frozen=True, slots=True)
class ChecklistFile:
    """A filled checklist on its way in. `code`: of the system, or of the unit (`of_unit`), that it is about."""

    name: str
    content: bytes
    kind: str
    code: str
    of_unit: bool = False

    @property
    def is_large(self) -> bool:
        return False

    def tell(self, work: UnitOfWork, dry_run: bool) -> Report:
        """Take it in, or only try it."""
        return take(work, self, dry_run)


@writes(Act.RECORD, Unseen.FILE)
def take(work: UnitOfWork, file: ChecklistFile, dry_run: bool = False) -> Report:
    """Return what came of each row; with anything wrong, nothing is written. Raises Invalid, NotFound."""
    reading = _Reading(work, file)
    lines, passed = reading.lines()
    try:
        report = loading.take_in(work, lines, dry_run, Source.of(file.name, file.content))
    except NotImported as wrong:
        report = wrong.report
    meant = {line.number: line.values.get("requirement", "") for line in lines}
    named = [replace(row, subject=reading.called(meant[row.number]) or row.subject) for row in report.rows]
    told = sorted([*named, *passed], key=lambda row: row.number)
    return replace(report, rows=tuple(told))


class _Reading:
    """A checklist as it is read: its head, and the requirements that its rows may mean."""

    def __init__(self, work: Work, file: ChecklistFile) -> None:
        self.file, self.today = file, work.today
        rows = (office_answers.plan(work, file.code) if file.of_unit else plan_items.rows(work, file.code)).rows
        self.requirements = [row.requirement for row in rows]
        own = {row.requirement.code: row.item for row in rows if row.item and row.source == "own"}
        self.standing = {code: _plain(item) for code, item in own.items()}
        self.by_code = {each.code.upper(): each for each in self.requirements}
        self.sheet: Sheet = OF_UNITS if file.of_unit else next(each for each in SHEETS if each.section == "plan_items")
        self.grid, self.body, self.columns = _best(book.read(file.content, file.kind))

    def lines(self) -> tuple[list[Line], list[Outcome]]:
        """Return the rows to be taken in, and what is told of those that are passed over."""
        found, passed = list[Line](), list[Outcome]()
        for number, cells in enumerate(self.grid.rows[self.body :], start=self.body + 1):
            if any(shown(cell) for cell in cells):
                answer = self._row(number, cells)
                if isinstance(answer, Line):
                    found.append(answer)
                else:
                    passed.append(answer)
        if not found:
            rule = "Không có dòng nào vừa nêu yêu cầu vừa ghi mức đáp ứng."
            refuse(rule, "Cần một cột Mã (hoặc Mục, Yêu cầu) và một cột Mức đáp ứng.")
        return found, passed

    def called(self, code: str) -> str:
        """Return what people call a requirement; nothing where there is none."""
        found = self.by_code.get(code)
        return f"{found.code} {found.title}" if found else ""

    def _row(self, number: int, cells: Cells) -> Line | Outcome:
        said = {name: shown(cells[place]) for name, place in self.columns.items()}
        ticked = [name.removeprefix(_TICK) for name, text in said.items() if name.startswith(_TICK) and text]
        said.setdefault("state", ", ".join(ItemState.word(each) for each in ticked))
        requirement, why = self._requirement(said)
        subject = self.called(requirement.code) if requirement else said.get("requirement", "")[:80]
        if requirement is None and (not said["state"] or why.startswith("Không")):
            return Outcome(self.sheet.section, number, subject, SKIPPED, notes=(why,))
        if not said["state"]:
            return Outcome(self.sheet.section, number, subject, SKIPPED, notes=("Chưa ghi mức đáp ứng.",))
        about = {"unit" if self.file.of_unit else "system": self.file.code, "on": self.today.isoformat()}
        line = Line(self.sheet.section, number, f"dòng {number}", dict(about), self.sheet.names)
        if requirement is None:
            line.problem("requirement", why, "Hãy ghi mã yêu cầu, ví dụ G06-07.")
        else:
            line.values["requirement"] = requirement.code
        self._fill(line, said, cells)
        return line

    def _fill(self, line: Line, said: Mapping[str, str], cells: Cells) -> None:
        state = _MEANT.get(fold(said["state"]))
        if state is None:
            known = ", ".join(ItemState.word(each).lower() for each in _STATES)
            line.problem("state", f"Không hiểu “{said['state'][:40]}”.", f"Ghi một trong: {known}.")
        line.values["state"] = str(state or ItemState.NONE)
        line.values |= {name: said[name] for name in _TEXTS if said.get(name)}
        before = self.standing.get(line.values.get("requirement", ""), {})
        line.values |= {name: before[name] for name in (*_TEXTS, *_DAYS) if name not in self.columns and name in before}
        columns = {column.key: column for column in self.sheet.columns}
        for name in _DAYS:
            if said.get(name):
                try:
                    line.values[name] = value_of(columns[name], cells[self.columns[name]])
                except Unreadable as wrong:
                    line.problem(name, wrong.rule, wrong.remedy)

    def _requirement(self, said: Mapping[str, str]) -> tuple[Requirement | None, str]:
        """Return the requirement that a row means; else why there is none."""
        for text in (said.get("code", ""), said.get("requirement", "")):
            if code := _CODE.search(text):
                found = self.by_code.get(code[0].upper())
                missing = f"Không có yêu cầu {code[0].upper()} ở đây: cấp độ không có, hoặc được ghi ở nơi khác."
                return found, "" if found else missing
        if found := self.by_code.get(clean(said.get("code", "")).upper()):
            return found, ""
        title = fold(clean(said.get("requirement", "")))
        same_words = [each for each in self.requirements if fold(each.title) == title]
        section = _section(said.get("clause", ""))
        same_clause = [each for each in self.requirements if section and _section(each.clause) == section]
        both = [each for each in same_clause if each in same_words]
        for fitting in (both, same_words or same_clause):
            if len(fitting) == 1:
                return fitting[0], ""
        if len(same_clause) > 1:
            codes = ", ".join(each.code for each in same_clause)
            return None, f"Mục {said['clause'][:30]} có {len(same_clause)} yêu cầu: {codes}."
        return None, "Không nhận ra yêu cầu nào."


def _plain(item: Answer) -> dict[str, str]:
    """Return what an answer says besides its state, as a row of a file has it; only what it does say."""
    found = {name: str(getattr(item, name) or "") for name in (*_TEXTS, *_DAYS)}
    return {name: text for name, text in found.items() if text}


def _section(text: str) -> str:
    """Return a clause as it is compared: '4.6.2.1 d' of 'TCVN 14423:2026 mục 4.6.2.1 d)'; '' where there is none."""
    found = _SECTION.search(clean(text).lower())
    return " ".join(filter(None, found.groups())) if found else ""


def _best(grids: Sequence[Grid]) -> tuple[Grid, int, dict[str, int]]:
    """Return the sheet in which most columns of a checklist are found, the first row below its head, its columns."""
    found = [
        (len(columns), -place, -row, grid, head.body, columns)
        for place, grid in enumerate(grids)
        for row in range(min(_SEARCHED, len(grid.rows)))
        for head in [head_at(grid, row)]
        for columns in [_columns(head.headings)]
        if _says_how_far(columns) and columns.keys() & {"code", "clause", "requirement"}
    ]
    if not found:
        rule = "Không tìm thấy bảng kiểm: không có dòng tiêu đề nào có cột yêu cầu và cột mức đáp ứng."
        refuse(rule, "Hãy tải bảng kiểm của sổ, hoặc đặt tên cột: Mã, Yêu cầu, Mục, Mức đáp ứng, Bằng chứng.")
    *_, grid, body, columns = max(found, key=lambda each: each[:3])
    return grid, body, columns


def _columns(headings: Sequence[str]) -> dict[str, int]:
    """Return the columns of a head by what they hold: those called so, then those whose name begins so."""
    found: dict[str, int] = {}
    for matches in (_is, _begins):
        for name, words in HEADINGS.items():
            for place, heading in enumerate(headings):
                if name not in found and place not in found.values() and heading and matches(named(heading), words):
                    found[name] = place
    if "state" not in found:
        free = [(fold(heading), place) for place, heading in enumerate(headings) if place not in found.values()]
        found |= {f"{_TICK}{_MEANT[word]}": place for word, place in free if word in _MEANT}
    return found


def _says_how_far(columns: Mapping[str, int]) -> bool:
    return "state" in columns or sum(name.startswith(_TICK) for name in columns) > 1


def _is(heading: str, words: Sequence[str]) -> bool:
    return heading in map(named, words)


def _begins(heading: str, words: Sequence[str]) -> bool:
    return any(heading.startswith(f"{named(word)} ") for word in words if " " in word)
