"""A row of an office's own file: one system, and what the row says of its papers, as lines of the exchange format."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from inventory.vietnamese import clean, fold
from isms.exchange.cells import Unreadable
from isms.exchange.lines import Line
from isms.exchange.own import values
from isms.exchange.own.fields import WHOLE, Field, fields
from isms.exchange.own.grid import Cells
from isms.exchange.own.heading import Head, shown
from isms.exchange.own.naming import Names
from isms.exchange.own.reading import UNITS, Reading
from schedules.dated import DECREE_331_IN_FORCE_FROM

_BEGUN_BY = {
    "decisions": ("number", "date"),
    "regulations": ("number", "date"),
    "plans": ("state",),
    "audits": ("concluded_on", "conclusion"),
}
"""What in a row says that there is such a fact; the rest only tells of it."""
_SAY_ABOVE = "Hãy thêm vào tệp, hoặc chọn ở mục “Điều tệp không ghi”."
_BY_FILE = "Theo tệp nhập; chưa có số và ngày quyết định."


@dataclass
class Row:
    """What one row says, by list and key; `wrong` are the lists of which a cell could not be read."""

    number: int
    head: Head
    reading: Reading
    names: Names
    system: Line = field(init=False)
    given: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    wrong: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.system = self._line("systems", {})

    def read(self, cells: Cells) -> None:
        """Read the cells, noting what cannot be read and how the rest was understood."""
        for key, cell in zip(self.reading.columns, cells, strict=True):
            if key:
                self._take(fields()[key], cell)
        for section in ("decisions", "regulations"):
            self._take_apart(section)

    def lines(self) -> Iterator[Line]:
        """Yield the units to be made, the system, and the facts about it. Raises nothing: what is wrong is noted."""
        yield from self._units()
        self._name_the_system()
        yield self.system
        if "code" in self.system.values:
            yield from self._decision_or_dossier()
            for section in ("regulations", "plans", "audits"):
                yield from self._fact(section)

    def _take(self, kind: Field, cell: object) -> None:
        try:
            read = values.read(kind, cell)
        except Unreadable as wrong:
            self._blame(kind, wrong)
            return
        if read.value is not None:
            self.given[kind.section][kind.column.key] = read.value
        if read.note:
            self.system.notes.append(f"{self._called(kind.key)}: {read.note}")

    def _take_apart(self, section: str) -> None:
        """Spread a document told in one cell over its fields."""
        told = self.given[section].pop(WHOLE, None)
        kind = fields()[f"{section}.{WHOLE}"]
        if told is None:
            return
        try:
            for key, value in values.document(told).items():
                if self.given[section].setdefault(key, value) != value:
                    raise Unreadable(
                        f"“{told[:80]}” khác với cột {self._called(f'{section}.{key}')}.", "Hãy sửa một ô."
                    )
        except Unreadable as wrong:
            self._blame(kind, wrong)
            return
        said = self.given[section]
        day = f"ngày {_in_words(said['date'])}" if "date" in said else "không có ngày"
        by = f"của {said['issuer']}" if "issuer" in said else "không nói của cơ quan nào"
        number = f"số {said['number']}" if "number" in said else "không có số"
        self.system.notes.append(f"{self._called(kind.key)}: hiểu là {number}, {day}, {by}")

    def _units(self) -> Iterator[Line]:
        """Turn the names of units into codes; yield the units that the person wants made."""
        given = self.given["systems"]
        for key in UNITS:
            kind = fields()[key]
            said = given.pop(kind.column.key, None) or self._common(key)
            if said is None:
                continue
            found = self.names.units(str(said), several=kind.column.kind == "codes", chosen=self.reading.units)
            for code, name in found.to_make:
                made = {"code": code, "name": name, "parent": self.names.top}
                yield self._line("units", made)
                self.system.notes.append(f"{self._called(key)}: tạo đơn vị “{name}”, mã {code}")
            for rule, remedy in found.problems:
                self._blame(kind, Unreadable(rule, remedy))
            if found.codes and not found.problems:
                given[kind.column.key] = list(found.codes) if kind.column.kind == "codes" else found.codes[0]
                if found.note:
                    self.system.notes.append(f"{self._called(key)}: {found.note}")

    def _name_the_system(self) -> None:
        given = self.given["systems"]
        named = self.names.system(given.get("code"), given.get("name", ""))
        if named.problem:
            self._blame(fields()["systems.name"], Unreadable(*named.problem))
        if named.note:
            self.system.notes.insert(0, named.note)
        given |= {"code": named.code} if named.code else {}
        self.system.values |= given
        if named.is_new:
            for key in self.reading.common:
                kind = fields()[key]
                if kind.section == "systems" and key not in UNITS and kind.column.key not in given:
                    self._fill("systems", self.system.values, kind)
            if "responsibility" not in self.system.values:
                told = Unreadable("Tệp không ghi.", _SAY_ABOVE)
                self._blame(fields()["systems.responsibility"], told)

    def _decision_or_dossier(self) -> Iterator[Line]:
        """A decision, where number or day say that there is one; else the step of its dossier, else a suggestion."""
        decision, dossier = self.given["decisions"], self.given["dossiers"]
        if {"decisions", "dossiers"} & self.wrong:
            return
        level, proposed, state = decision.get("level"), dossier.get("proposed_level"), dossier.get("state")
        if any(decision.get(key) for key in _BEGUN_BY["decisions"]):
            if state not in (None, "approved"):
                self._blame(
                    fields()["dossiers.state"],
                    Unreadable("Hồ sơ chưa được phê duyệt, mà dòng này có quyết định.", "Hãy sửa một trong hai."),
                )
                return
            if level is None and proposed is not None and "decisions.level" not in self.reading.columns:
                decision["level"] = proposed
                self.system.notes.append(f"hiểu cấp độ đề xuất {proposed} là cấp độ được phê duyệt")
            yield from self._fact("decisions")
        elif state == "approved":
            rule = "Ghi là đã được phê duyệt, mà không có số và ngày quyết định."
            self._blame(fields()["dossiers.state"], Unreadable(rule, "Hãy thêm hai ô ấy, hoặc bỏ qua cột này."))
        elif state and (aimed_at := proposed or level):
            yield from self._step(state, aimed_at)
        else:
            self._suggest(level or proposed, state)

    def _step(self, state: str, level: int) -> Iterator[Line]:
        line = self._line("dossiers", {"proposed_level": level, "state": state})
        self._fill("dossiers", line.values, fields()["plans.on"])
        line.values["on"] = line.values.get("on") or self.names.today.isoformat()
        self._settle_regime(line, "on")
        yield line

    def _suggest(self, level: int | None, state: str | None) -> None:
        """A level without a decision is no fact: a new system keeps it as something to confirm."""
        if state:
            self.system.notes.append("chưa ghi bước của hồ sơ: dòng này không có cấp độ đề xuất")
        if level is None:
            return
        if self.system.values["code"] in self.names.known:
            self.system.notes.append(f"chưa ghi cấp độ {level}: không có số và ngày quyết định")
            return
        self.system.values["suggestion"] = {"level": level, "reason": _BY_FILE}
        self.system.notes.append(f"cấp độ {level} chưa có số và ngày quyết định: ghi là đề xuất chờ xác nhận")

    def _fact(self, section: str) -> Iterator[Line]:
        given = self.given[section]
        if section in self.wrong:
            return
        if not any(given.get(key) for key in _BEGUN_BY[section]):
            if given and section != "decisions":
                told = ", ".join(self._called(f"{section}.{key}") for key in given)
                self.system.notes.append(f"chưa ghi {told}: dòng này không đủ để thành một bản ghi")
            return
        line = self._line(section, dict(given))
        for key in self.reading.common:
            kind = fields()[key]
            if kind.section == section and not line.values.get(kind.column.key):
                self._fill(section, line.values, kind)
        if section == "decisions":
            self._settle_regime(line, "date")
        for kind in fields().values():
            if kind.section == section and kind.column.required and self._lacks(line, kind):
                line.problem(kind.column.key, "Dòng này không ghi.", _SAY_ABOVE)
        yield line

    def _lacks(self, line: Line, kind: Field) -> bool:
        told = {problem.field for problem in line.problems}
        key = kind.column.key
        return line.values.get(key) in (None, "") and f"{line.where}: {line.names[key]}" not in told

    def _settle_regime(self, line: Line, day_key: str) -> None:
        """Before NĐ 331/2026 there was only the other decree; since then both may be meant, and a person says which."""
        if not line.values.get("regime"):
            self._fill(line.section, line.values, fields()["decisions.regime"])
        day = line.values.get(day_key)
        if line.values.get("regime") or not day:
            return
        if dt.date.fromisoformat(day) < DECREE_331_IN_FORCE_FROM:
            line.values["regime"] = "85/2016"
            line.notes.append("trước 19/8/2026: theo NĐ 85/2016")
        else:
            rule = f"Từ {DECREE_331_IN_FORCE_FROM:%d/%m/%Y}: chưa rõ theo nghị định nào."
            line.problem("regime", rule, "Hãy chọn ở mục “Điều tệp không ghi”.")

    def _fill(self, section: str, into: dict[str, Any], kind: Field) -> None:
        """Put in what a person says of the whole file."""
        said = self._common(kind.key)
        if said is None or into.get(kind.column.key):
            return
        try:
            into[kind.column.key] = values.read(kind, said).value
        except Unreadable as wrong:
            self._blame(kind, wrong)
            self.wrong.add(section)

    def _common(self, key: str) -> str | None:
        return self.reading.common.get(key) or None

    def _line(self, section: str, given: dict[str, Any]) -> Line:
        names = {kind.column.key: self._called(kind.key) for kind in fields().values() if kind.section == section}
        where = f"dòng {self.number}"
        about = {"systems": {}, "units": {}, "regulations": {"systems": [self._code]}}
        return Line(section, self.number, where, about.get(section, {"system": self._code}) | given, names)

    @property
    def _code(self) -> str:
        return str(self.system.values.get("code", "")) if hasattr(self, "system") else ""

    def _blame(self, kind: Field, wrong: Unreadable) -> None:
        self.wrong.add(kind.section)
        name = self._called(kind.key)
        self.system.names = {**self.system.names, name: name}
        self.system.problem(name, wrong.rule, wrong.remedy)

    def _called(self, key: str) -> str:
        """Return what the person calls a field: the heading of its column, else our own word."""
        places = [place for place, mapped in enumerate(self.reading.columns) if mapped == key]
        return self.head.headings[places[0]] if places and self.head.headings[places[0]] else fields()[key].label


def _in_words(day: str) -> str:
    return f"{dt.date.fromisoformat(day):%d/%m/%Y}"


def why_no_system(row: int, cells: Cells, reading: Reading, head: Head, wide: frozenset[int]) -> str:
    """Return why a row is none of a system, '' when it is one."""
    said: Mapping[int, str] = {place: text for place, cell in enumerate(cells) if (text := shown(cell))}
    named = {place for place, key in enumerate(reading.columns) if key in ("systems.name", "systems.code")}
    first = fold(next(iter(said.values()), "")).strip(" .:")
    if first in values.totals() or any(first.startswith(f"{word} ") for word in values.totals() if " " in word):
        return "dòng tổng hoặc ghi chú"
    if not named & set(said):
        return "không có tên hệ thống"
    if all(clean(text) in head.headings[place] for place, text in said.items()):
        return "lặp lại dòng tiêu đề"
    alone = len(set(said.values())) == 1 and row in wide
    mapped = {place for place in said if reading.columns[place]}
    numbered = [text for place, text in said.items() if place not in mapped]
    if alone or (
        mapped <= named and numbered and all(re.fullmatch(r"[IVXLC]+\.?|[A-Z]\.?", text) for text in numbered)
    ):
        return "tiêu đề của một nhóm"
    return ""
