"""Which system and which units a row names: by code, else by name; codes are made from names where there is none."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlmodel import col, select

from inventory import units
from inventory.access import Act, require, visible_systems
from inventory.tables import System
from inventory.vietnamese import clean, fold
from inventory.work import Work
from isms.exchange.own.reading import CREATE

LONGEST_CODE = 40
_NOT_IN_CODES = re.compile(r"[^a-z0-9]+")
_NOT_IN_GIVEN_CODES = re.compile(r"[^A-Z0-9._/-]+")
_SEPARATORS = (r"[;\n]", r"[;\n,]")


@dataclass(frozen=True, slots=True)
class Named:
    """The code of a system and whether it is new; `note` says how it was found, `problem` why it was not."""

    code: str = ""
    is_new: bool = True
    note: str = ""
    problem: tuple[str, str] | None = None


@dataclass(slots=True)
class Found:
    """The units a cell names, those to be made among them as code and name, and what is wrong."""

    codes: list[str] = field(default_factory=list)
    to_make: list[tuple[str, str]] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    note: str = ""


class Names:
    """The names on record, as the actor sees them, and those that the file adds while it is read."""

    def __init__(self, today: dt.date, systems: Iterable[tuple[str, str]], tree: Iterable[tuple[str, str]]) -> None:
        self.today = today
        self.known = dict(systems)
        self._systems = _by_name(self.known)
        self._taken = {code: fold(name) for code, name in self.known.items()}
        self._units_known = dict(tree)
        self._units = _by_name(self._units_known)
        self.top = next(iter(self._units_known), "")

    @classmethod
    def of(cls, work: Work) -> "Names":
        """Return the names of what the actor sees."""
        require(work, Act.RECORD)
        seen = visible_systems(select(col(System.code), col(System.name)), work.actor)
        tree = [(unit.code, unit.name) for unit in units.tree(work)]
        return cls(work.today, [(code, name) for code, name in work.session.exec(seen)], tree)

    def system(self, code: str | None, name: str) -> Named:
        """Return which system a row is about."""
        if code:
            return self._coded(code, name)
        same = self._systems.get(fold(clean(name)), [])
        if len(same) > 1:
            rule = f"Trong sổ có {len(same)} hệ thống tên này: {', '.join(same[:5])}."
            return Named(problem=(rule, "Hãy thêm cột mã hệ thống."))
        if same:
            return Named(same[0], False, f"là hệ thống đã có trong sổ, mã {same[0]}")
        if not fold(clean(name)):
            return Named(problem=("Không có tên.", "Hãy điền tên hệ thống."))
        made = self._free(code_of(name), fold(clean(name)))
        return Named(made, True, f"mã đặt từ tên: {made}")

    def units(self, said: str, several: bool, chosen: Mapping[str, str]) -> Found:
        """Return the units that a cell names; `chosen`: what a person said of names that are not on record."""
        found = Found()
        for name in self._parts(said) if several else [clean(said)]:
            code = name.upper() if name.upper() in self._units_known else ""
            same = [code] if code else self._units.get(fold(name), [])
            if len(same) > 1:
                found.problems.append((f"Có {len(same)} đơn vị tên “{name[:60]}”.", f"Ghi mã: {', '.join(same[:5])}."))
            elif same:
                found.codes.append(same[0])
            else:
                self._unknown(found, name, chosen.get(fold(name), ""))
        return found

    def unknown_units(self, said: str, several: bool) -> list[str]:
        """Return the names of a cell that are no unit on record."""
        parts = self._parts(said) if several else [clean(said)]
        return [name for name in parts if name.upper() not in self._units_known and fold(name) not in self._units]

    def _coded(self, said: str, name: str) -> Named:
        code = _NOT_IN_GIVEN_CODES.sub("-", fold(clean(said)).upper()).strip("-")
        note = f"mã “{said}” được ghi là {code}" if code != said.upper() else ""
        if code in self.known:
            return Named(code, False, note)
        same = [each for each in self._systems.get(fold(clean(name)), []) if name]
        if same:
            note = "; ".join(filter(None, (note, f"trùng tên với hệ thống {same[0]} đã có trong sổ")))
        return Named(code, True, note)

    def _unknown(self, found: Found, name: str, choice: str) -> None:
        if choice in self._units_known:
            found.codes.append(choice)
            found.note = f"“{name}” là đơn vị {choice}, như đã chọn"
        elif choice == CREATE and self.top:
            code = _unlike(code_of(name), self._units_known)
            self._units_known[code] = name
            self._units[fold(name)] = [code]
            found.codes.append(code)
            found.to_make.append((code, name))
        else:
            remedy = "Hãy chọn đơn vị ở mục “Đơn vị chưa có trong sổ”, hoặc sửa tên."
            found.problems.append((f"Không có đơn vị “{name[:60]}” trong sổ.", remedy))

    def _parts(self, said: str) -> list[str]:
        """Return the units named: between semicolons, or between commas where all of those are units."""
        for separator in _SEPARATORS:
            parts = [part for each in re.split(separator, said) if (part := clean(each))]
            if all(part.upper() in self._units_known or fold(part) in self._units for part in parts):
                return parts
        return [part for each in re.split(_SEPARATORS[0], said) if (part := clean(each))]

    def _free(self, code: str, name: str) -> str:
        """Return the code, with a number when another name bears it."""
        free = _unlike(code, {each for each, whose in self._taken.items() if whose != name})
        self._taken[free] = name
        return free


def code_of(name: str) -> str:
    """Return a code made from a name: 'Cổng thông tin điện tử' -> 'CONG-THONG-TIN-DIEN-TU'."""
    words = _NOT_IN_CODES.sub("-", fold(clean(name))).strip("-").upper() or "HTTT"
    return words if len(words) <= LONGEST_CODE else words[: LONGEST_CODE + 1].rpartition("-")[0] or words[:LONGEST_CODE]


def _unlike(code: str, taken: Iterable[str]) -> str:
    taken, number, free = set(taken), 1, code
    while free in taken:
        number += 1
        free = f"{code}-{number}"
    return free


def _by_name(named: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, name in named.items():
        found.setdefault(fold(clean(name)), []).append(code)
    return found
