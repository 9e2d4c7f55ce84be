"""Which units a cell names: by code, else by name; made from the name where a person says so."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from inventory.register_tables import Unit
from inventory.vietnamese import clean, fold
from isms.exchange.own.codes import code_of, unlike
from isms.exchange.own.own_questions import UNITS, Question
from isms.exchange.own.own_reading import CREATE

_SEPARATORS = (r"[;\n]", r"[;\n,]")
Ask = Callable[[Question, str], str]


@dataclass(slots=True)
class Found:
    """The units a cell names, how they were understood, and what is wrong."""

    codes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)


class UnitNames:
    """
    The units that the actor sees, and those that the file adds while it is read.

    `is_branch`: they are part of a larger tree.
    `taken`: every code of the register's tree, seen or not. `chosen`: by folded name, what a person said of it.
    """

    def __init__(self, tree: Sequence[Unit], taken: Iterable[str], chosen: Mapping[str, str]) -> None:
        self.known = {unit.code: unit.name for unit in tree}
        self.top = tree[0].code if tree else ""
        self.is_branch = bool(tree) and tree[0].parent_id is not None
        self.made: dict[str, str] = {}
        self._paths = {unit.code: unit.path for unit in tree}
        self._taken = set(taken)
        self._chosen = chosen
        self._named: dict[str, list[str]] = {}
        for unit in tree:
            self._named.setdefault(fold(clean(unit.name)), []).append(unit.code)

    def find(self, said: str, several: bool, ask: Ask) -> Found:
        """Return the units that a cell names."""
        found = Found()
        for name in self._parts(said) if several else [clean(said)]:
            same = self.codes_of(name)
            if len(same) == 1:
                found.codes.append(same[0])
            elif same:
                text = f"Trong sổ có {len(same)} đơn vị tên “{name[:80]}”. Tệp nói đơn vị nào?"
                self._ask(found, name, Question(UNITS, name, text, {code: code for code in same}), ask)
            else:
                text = f"“{name[:80]}” chưa có trong sổ. Đó là đơn vị nào?"
                self._ask(found, name, Question(UNITS, name, text, {CREATE: "Tạo đơn vị mới"}), ask)
        return found

    def codes_of(self, name: str) -> list[str]:
        """Return the codes of the units on record that a name may mean."""
        return [name.upper()] if name.upper() in self.known else self._named.get(fold(clean(name)), [])

    def related(self, one: str, other: str) -> bool:
        """Say whether one unit stands above the other."""
        first, second = self._paths.get(one, "-"), self._paths.get(other, "-")
        return first.startswith(second) or second.startswith(first)

    def home(self, users: Iterable[str]) -> str:
        """Return the unit that keeps a system which these use, as the register places it: the lowest above them."""
        paths = [path.strip("/").split("/") for code in users if (path := self._paths.get(code))]
        shared = [steps[0] for steps in zip(*paths, strict=False) if len(set(steps)) == 1]
        return next(
            (code for code, path in self._paths.items() if shared and path.endswith(f"/{shared[-1]}/")), self.top
        )

    def title(self, code: str) -> str:
        """Return the name of a unit, of those that the file adds too."""
        return self.known.get(code) or self.made.get(code, code)

    def _ask(self, found: Found, name: str, question: Question, ask: Ask) -> None:
        question.answer = choice = self._chosen.get(fold(clean(name)), "")
        if choice and choice != CREATE and choice not in self.known:
            question.answer = choice = ""
        if not ask(question, ""):
            return
        if choice == CREATE:
            found.codes.append(self._make(name))
            found.notes.append(f"tạo đơn vị “{name}”, mã {found.codes[-1]}")
        else:
            found.codes.append(choice)
            found.notes.append(f"“{name}” là đơn vị {choice}, như đã chọn")

    def _make(self, name: str) -> str:
        held = next((code for code, made in self.made.items() if fold(made) == fold(name)), None)
        if held is None:
            held = unlike(code_of(name), self._taken)
            self._taken.add(held)
            self.made[held] = name
        return held

    def _parts(self, said: str) -> list[str]:
        """Return the units named: between semicolons, or between commas where all of those are units."""
        for separator in _SEPARATORS:
            parts = [part for each in re.split(separator, said) if (part := clean(each))]
            if all(self.codes_of(part) for part in parts):
                return parts
        return [part for each in re.split(_SEPARATORS[0], said) if (part := clean(each))]
