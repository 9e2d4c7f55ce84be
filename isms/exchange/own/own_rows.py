"""A row of an office's own file: one system, as its cells and the answers of a person say it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from inventory.law import regimes
from inventory.vietnamese import clean, fold
from isms.exchange.format.lines import Line
from isms.exchange.own import old_fonts, values
from isms.exchange.own.grid import Cells
from isms.exchange.own.heading import Head, shown
from isms.exchange.own.naming import Claim, Named, Names
from isms.exchange.own.own_fields import WHOLE, Field, fields, ticked_level
from isms.exchange.own.own_questions import COMMON, EMPTY, LETTERS, ROWS, VALUES, Question, Questions
from isms.exchange.own.own_reading import COMMON as COMMON_FIELDS
from isms.exchange.own.own_reading import UNITS, Reading
from isms.exchange.own.values import Unclear
from isms.exchange.sheets.cells import Unreadable

_SAY_ABOVE = "Hãy thêm vào tệp, hoặc chọn ở mục “Điều tệp không ghi”."
_YES_NO = {"yes": "Có", "no": "Không"}
_WHOLE_FILE = {
    "decisions.regime": f"Tệp có văn bản từ ngày {regimes.all()[0].since}: chưa rõ theo nghị định nào.",
}


@dataclass
class Row:
    """What one row says, by list and key; `wrong` are the lists of which a cell could not be read."""

    number: int
    head: Head
    reading: Reading
    names: Names
    questions: Questions
    system: Line = field(init=False)
    named: Named = field(init=False, default_factory=Named)
    given: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    wrong: set[str] = field(default_factory=set)
    unit: str = ""
    group: str = ""
    lines: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.system = self.line("systems", {})

    @property
    def label(self) -> str:
        """The name the row gives its system, for questions about it."""
        return str(self.given["systems"].get("name") or self.given["systems"].get("code") or "")

    @property
    def level(self) -> int | None:
        """The level the row speaks of, decided or proposed."""
        return self.given["decisions"].get("level") or self.given["dossiers"].get("proposed_level")

    def ask(self, question: Question, sample: str = "") -> str:
        """Ask a question of this row; return its answer, '' while there is none."""
        single = ""
        if question.about == ROWS:
            question.answer = _among(self.reading.rows.get(question.key, ""), question)
            single = _among(self.reading.rows.get(str(self.number), ""), question)
        return self.questions.ask(question, self.number, sample or self.label, single)

    def read(self, cells: Cells) -> None:
        """Read the cells, noting what cannot be read and how the rest was understood."""
        for place, (key, cell) in enumerate(zip(self.reading.columns, cells, strict=True)):
            if key and ticked_level(key) is None:
                self._take(fields()[key], cell, self.head.headings[place])
        self._take_ticks(cells)
        for section in ("decisions", "regulations"):
            self._take_apart(section)
        self.ask_about_letters(cells)

    def settle(self, group: str, group_is_open: bool = False) -> None:
        """
        Find out which units and which system the row names; `group`: the unit that titles its group, if any.

        While its unit is open, so is the system: the same name in another unit is another one.
        """
        given = self.given["systems"]
        stated = bool(given.get("unit") or self.common("systems.unit"))
        self._find_units()
        if given.get("unit") is None and (stated or group_is_open):
            self.system.values |= given
            self.questions.wait(self.number)
            return
        if not given.get("unit") and group:
            given["unit"] = self.group = group
            self.system.notes.append(f"đơn vị theo tiêu đề của nhóm: {self.names.units.title(group)}")
        self.unit = given.get("unit", "")
        home = self.names.units.home(given.get("users", ()))
        claim = Claim(
            given.get("name", ""),
            given.get("code", ""),
            self.unit,
            home,
            given.get("owner", ""),
            given.get("operator", ""),
            self.number,
        )
        self.named = self.names.system(claim, self.ask)
        self.unit = self.unit or home
        if self.named.is_new and self.names.units.is_branch:
            given.setdefault("unit", home)  # else the register would place it in the office above
        self._name_the_system()

    def line(self, section: str, given: dict[str, Any]) -> Line:
        """Return a line about the row's system, with the fields called as the person calls them."""
        names = _names(self.reading.columns, self.head.headings, section)
        about: dict[str, dict[str, Any]] = {"systems": {}, "regulations": {"systems": [self.named.code]}}
        start = about.get(section, {"system": self.named.code})
        return Line(section, self.number, f"dòng {self.number}", start | given, names)

    def fill(self, section: str, into: dict[str, Any], kind: Field) -> None:
        """Put in what a person says of the whole file."""
        said = self.common(kind.key)
        if said is None or into.get(kind.column.key):
            return
        try:
            into[kind.column.key] = values.read(kind, said).value
        except Unreadable as wrong:
            self.blame(kind, wrong)
            self.wrong.add(section)

    def lacks(self, kind: Field) -> None:
        """Ask for what the file does not say and a person may say of all of it; else note that the row lacks it."""
        if kind.key in COMMON_FIELDS:
            answers = {str(code): word for code, word in kind.column.words.items()}
            text = _WHOLE_FILE.get(kind.key, f"{kind.label}: tệp không ghi. Dùng giá trị nào cho cả tệp?")
            self.questions.ask(Question(COMMON, kind.key, text, answers), self.number, self.label)
        else:
            self.blame(kind, Unreadable("Dòng này không ghi.", _SAY_ABOVE))

    def common(self, key: str) -> str | None:
        """Return what a person says of the whole file."""
        return self.reading.common.get(key) or None

    def blame(self, kind: Field, wrong: Unreadable) -> None:
        """Note what is wrong with a field."""
        self.wrong.add(kind.section)
        name = self.called(kind.key)
        self.system.names = {**self.system.names, name: name}
        self.system.problem(name, wrong.rule, wrong.remedy)

    def called(self, key: str) -> str:
        """Return what the person calls a field: the heading of its column, else our own word."""
        return _called(self.reading.columns, self.head.headings, key)

    def ask_about_letters(self, cells: Sequence[object]) -> None:
        """Ask about text of an old font, in the columns that are taken in."""
        pairs = list(zip(self.reading.columns, cells, strict=True))
        taken: Iterable[object] = (cell for key, cell in pairs if key or not any(self.reading.columns))
        for cell in taken:
            kind = old_fonts.kind_of(cell) if isinstance(cell, str) else ""
            if kind in old_fonts.KINDS:
                text = f"Chữ trong tệp theo phông {old_fonts.KINDS[kind]}. Có chuyển sang Unicode không?"
                answers = {kind: f"Chuyển từ {old_fonts.KINDS[kind]}", old_fonts.AS_IT_IS: "Giữ nguyên"}
                sample = f"{shown(cell)[:60]} → {old_fonts.to_unicode(str(cell), kind)[:60]}"
                self.ask(Question(LETTERS, LETTERS, text, answers, answer=self.reading.letters), sample)
                return

    def _take(self, kind: Field, cell: object, heading: str) -> None:
        try:
            read = values.read(kind, cell, heading)
        except Unclear as wrong:
            read_or_none = self._meant(kind, shown(cell), wrong, _answers(kind))
            if read_or_none is None:
                return
            read = read_or_none
        except Unreadable as wrong:
            self.blame(kind, wrong)
            return
        if read.value is not None:
            self.given[kind.section][kind.column.key] = read.value
        if read.note:
            self.system.notes.append(f"{self.called(kind.key)}: {read.note}")

    def _meant(self, kind: Field, text: str, wrong: Unclear, answers: dict[str, str]) -> values.Read | None:
        """Return what a person says that a cell means; None while nobody has said it, or said it badly."""
        said = str(self.reading.values.get(kind.key, {}).get(fold(clean(text)), ""))
        question = Question(VALUES, text, f"{self.called(kind.key)}: {wrong.rule}", answers, kind.key, said)
        if not self.questions.ask(question, self.number, self.label):
            self.wrong.add(kind.section)
            return None
        if said == EMPTY:
            return values.Read(None, f"“{text[:60]}” để trống, như đã chọn")
        try:
            value = said == "yes" if said in _YES_NO else values.read(kind, said).value
        except Unreadable as bad:
            self.blame(kind, bad)
            return None
        return values.Read(value, f"“{text[:60]}” được hiểu là “{values.in_words(kind, value)}”, như đã chọn")

    def _take_ticks(self, cells: Cells) -> None:
        """Take the level in whose column the tick stands."""
        ticked: dict[str, list[int]] = defaultdict(list)
        for key, cell in zip(self.reading.columns, cells, strict=True):
            if (found := ticked_level(key)) is None:
                continue
            base, level = found
            said: bool | None = True if shown(cell) == str(level) else values.tick(cell)
            if said is None:
                wrong = Unclear(f"“{shown(cell)[:60]}”: không rõ là có đánh dấu hay không.", "")
                read = self._meant(fields()[key], shown(cell), wrong, _YES_NO | {EMPTY: "Để trống ô này"})
                said = bool(read and read.value)
            if said:
                ticked[base].append(level)
        for base, levels in ticked.items():
            kind = fields()[base]
            if len(levels) > 1:
                told = ", ".join(map(str, levels))
                self.blame(kind, Unreadable(f"Đánh dấu ở nhiều cấp độ: {told}.", "Hãy để lại một dấu."))
            elif self.given[kind.section].setdefault(kind.column.key, levels[0]) != levels[0]:
                self.blame(kind, Unreadable("Dấu ở cột cấp độ khác với ô cấp độ.", "Hãy sửa một ô."))
            else:
                self.system.notes.append(f"dấu ở cột cấp độ {levels[0]}: hiểu là cấp độ {levels[0]}")

    def _take_apart(self, section: str) -> None:
        """Spread a document told in one cell over its fields."""
        told = self.given[section].pop(WHOLE, None)
        kind = fields()[f"{section}.{WHOLE}"]
        if told is None:
            return
        try:
            for key, value in values.document(told).items():
                if self.given[section].setdefault(key, value) != value:
                    rule = f"“{told[:80]}” khác với cột {self.called(f'{section}.{key}')}."
                    raise Unreadable(rule, "Hãy sửa một ô.")
        except Unreadable as wrong:
            self.blame(kind, wrong)
            return
        said = self.given[section]
        day = f"ngày {_in_words(said['date'])}" if "date" in said else "không có ngày"
        by = f"của {said['issuer']}" if "issuer" in said else "không nói của cơ quan nào"
        number = f"số {said['number']}" if "number" in said else "không có số"
        self.system.notes.append(f"{self.called(kind.key)}: hiểu là {number}, {day}, {by}")

    def _find_units(self) -> None:
        """Turn the names of units into codes."""
        given = self.given["systems"]
        for key in UNITS:
            kind = fields()[key]
            said = given.pop(kind.column.key, None) or self.common(key)
            if said is None:
                continue
            found = self.names.units.find(str(said), kind.column.kind == "codes", self.ask)
            for rule, remedy in found.problems:
                self.blame(kind, Unreadable(rule, remedy))
            if found.codes and not found.problems:
                given[kind.column.key] = list(found.codes) if kind.column.kind == "codes" else found.codes[0]
            self.system.notes += [f"{self.called(key)}: {note}" for note in found.notes]

    def _name_the_system(self) -> None:
        given, named = self.given["systems"], self.named
        if named.problem:
            self.blame(fields()["systems.name"], Unreadable(*named.problem))
        if named.note:
            self.system.notes.insert(0, named.note)
        given |= {"code": named.code} if named.code else {}
        self.system.values |= given
        if not named.is_new or not named.code:
            return
        for key in self.reading.common:
            kind = fields()[key]
            if kind.section == "systems" and key not in UNITS and kind.column.key not in given:
                self.fill("systems", self.system.values, kind)
        if not self.system.values.get("responsibility"):
            self.system.notes.append("vai trò của cơ quan: chưa xác nhận")  # kept open, not guessed


@lru_cache(maxsize=64)
def _names(columns: tuple[str, ...], headings: tuple[str, ...], section: str) -> Mapping[str, str]:
    """Return what the person calls the fields of a list, by our key."""
    kinds = [kind for kind in fields().values() if kind.section == section]
    return {kind.column.key: _called(columns, headings, kind.key) for kind in kinds}


@lru_cache(maxsize=512)
def _called(columns: tuple[str, ...], headings: tuple[str, ...], key: str) -> str:
    heading = headings[columns.index(key)] if key in columns else ""
    return heading or fields()[key].label


def _among(said: str, question: Question) -> str:
    """Return the answer if the question has it among its own: another question of the row may have got it."""
    return said if said in question.answers else ""


def _answers(kind: Field) -> dict[str, str]:
    """Return what a cell of a field may mean, in words; a day is typed."""
    empty = {EMPTY: "Để trống ô này"}
    if kind.column.key in ("level", "proposed_level"):
        return {str(level): f"Cấp độ {level}" for level in range(1, 6)} | empty
    if kind.column.kind == "yes_no":
        return _YES_NO | empty
    return {str(code): word for code, word in kind.column.words.items()} | empty


def _in_words(day: str) -> str:
    return f"{dt.date.fromisoformat(day):%d/%m/%Y}"
