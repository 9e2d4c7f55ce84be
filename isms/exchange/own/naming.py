"""
Which system a row names: by code, else by its name within its unit; codes are made where there is none.

The same name in another unit is another system: nearly every commune has a "Trang thông tin điện tử".
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from inventory.organisation import units
from inventory.organisation.access import Act, require, visible_systems
from inventory.register_tables import System, Unit
from inventory.vietnamese import clean, fold
from inventory.work import Work
from isms.exchange.own import codes
from isms.exchange.own.own_questions import OTHER, ROWS, SAME, SKIP, Question
from isms.exchange.own.unit_names import UnitNames

SAME_NAME, SAME_CODE, TWICE = "same_name", "same_code", "twice"
Ask = Callable[[Question, str], str]
"""Ask a question of the row at hand, with what to show of it; the answer, '' while there is none."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A system on record; `mine`: its unit is in the actor's branch, so that a file may change it."""

    code: str
    name: str
    unit: str
    owner: str = ""
    operator: str = ""
    mine: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """What a row says of which system it is. `unit`: the one it states; `home`: where the register would place it."""

    name: str
    code: str = ""
    unit: str = ""
    home: str = ""
    owner: str = ""
    operator: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """
    The code of a system and whether it is new; `note` says how it was found, `problem` why it was not.

    `skip`: a person leaves the row out. Without code and problem, a question is open.
    """

    code: str = ""
    is_new: bool = True
    note: str = ""
    problem: tuple[str, str] | None = None
    skip: bool = False


class Names:
    """The systems and units on record, as the actor sees them, and those that the file adds while it is read."""

    def __init__(self, today: dt.date, systems: Sequence[Recorded], taken: Collection[str], tree: UnitNames) -> None:
        self.today = today
        self.units = tree
        self.known = {system.code: system for system in systems}
        self._taken = set(taken)
        self._by_name: dict[str, list[Recorded]] = {}
        for system in systems:
            self._by_name.setdefault(_plain(system.name), []).append(system)
        self._in_file: dict[tuple[str, str], int] = {}

    @classmethod
    def of(cls, work: Work, chosen: Mapping[str, str]) -> "Names":
        """Return the names of what the actor sees; `chosen`: what was said of names of units."""
        require(work, Act.RECORD)
        tree = units.tree(work)
        mine = {unit.id: unit.code for unit in tree}
        every = {unit_id: code for unit_id, code in work.session.exec(select(Unit.id, Unit.code))}
        seen = work.session.exec(visible_systems(select(System), work.actor))
        systems = [
            Recorded(each.code, each.name, every[each.unit_id], each.owner, each.operator, each.unit_id in mine)
            for each in seen
        ]
        taken = work.session.exec(select(col(System.code))).all()
        return cls(work.today, systems, taken, UnitNames(tree, every.values(), chosen))

    def system(self, claim: Claim, ask: Ask) -> Named:
        """Return which system a row is about; what would have to be guessed is asked."""
        if claim.code:
            return self._by_code(claim, ask)
        if not _plain(claim.name):
            return Named(problem=("Không có tên.", "Hãy điền tên hệ thống."))
        again = self._in_file.setdefault((_plain(claim.name), claim.unit or claim.home), claim.row)
        if again != claim.row:
            text = "Dòng này trùng tên, trùng đơn vị với một dòng ở trên. Đó là hệ thống nào?"
            answers = {SKIP: "Trùng dòng trên, bỏ qua", OTHER: "Là hệ thống khác"}
            answer = ask(Question(ROWS, TWICE, text, answers), f"{claim.name} (như dòng {again})")
            return self._new(claim, "") if answer == OTHER else Named(skip=answer == SKIP)
        return self._by_its_name(claim, ask)

    def _by_its_name(self, claim: Claim, ask: Ask) -> Named:
        same = self._by_name.get(_plain(claim.name), [])
        here = [each for each in same if each.unit == (claim.unit or claim.home) and each.mine]
        if len(here) > 1:
            return self._ask_which(claim, here, ask)
        if here and not (not claim.unit and self._contradicts(claim, here[0])):
            return Named(here[0].code, False, f"là hệ thống đã có trong sổ, mã {here[0].code}")
        doubtful = here or [each for each in same if not claim.unit or self.units.related(claim.unit, each.unit)]
        if doubtful:
            return self._ask_which(claim, doubtful, ask)
        other = f"trùng tên với {same[0].code} của {self.units.title(same[0].unit)}: là hệ thống khác" if same else ""
        return self._new(claim, other)

    def _ask_which(self, claim: Claim, found: Sequence[Recorded], ask: Ask) -> Named:
        """Ask which of the systems on record of this name a row means, or whether it is another one."""
        mine = [each for each in found if each.mine]
        held = "; ".join(f"{each.code} của {self.units.title(each.unit)}" for each in found[:5])
        if len(mine) == 1:
            answers = {
                SAME: "Là hệ thống đã có, cập nhật",
                OTHER: "Là hệ thống khác, thêm mới",
                SKIP: "Bỏ qua dòng này",
            }
            text = "Trong sổ đã có hệ thống cùng tên. Dòng này là hệ thống ấy hay hệ thống khác?"
            answer = ask(Question(ROWS, SAME_NAME, text, answers), f"{claim.name} (trong sổ: {held})")
        else:
            answers = {each.code: f"Là {each.code} của {self.units.title(each.unit)}" for each in mine}
            answers |= {OTHER: "Là hệ thống khác, thêm mới", SKIP: "Bỏ qua dòng này"}
            text = (
                f"Trong sổ có {len(found)} hệ thống tên “{claim.name[:80]}”: {held}. Dòng {claim.row} là hệ thống nào?"
            )
            answer = ask(Question(ROWS, str(claim.row), text, answers), claim.name)
        if answer == OTHER:
            return self._new(claim, f"là hệ thống khác với {held}")
        code = mine[0].code if answer == SAME and mine else answer
        return (
            Named(code, False, f"là hệ thống {code}, như đã chọn") if code in self.known else Named(skip=answer == SKIP)
        )

    def _by_code(self, claim: Claim, ask: Ask) -> Named:
        code = codes.given(claim.code)
        note = f"mã “{claim.code}” được ghi là {code}" if code != claim.code.upper() else ""
        held = self.known.get(code)
        if held is None and code not in self._taken:
            self._taken.add(code)
            same = self._by_name.get(_plain(claim.name), []) if claim.name else []
            twin = f"trùng tên với hệ thống {same[0].code} đã có trong sổ" if same else ""
            return Named(code, True, "; ".join(filter(None, (note, twin))))
        if held is not None and held.mine and not self._may_be_another(claim, held):
            return Named(code, False, note)
        return self._ask_of_code(claim, code, held, ask)

    def _ask_of_code(self, claim: Claim, code: str, held: Recorded | None, ask: Ask) -> Named:
        """Ask about a code that another system bears, voided ones too; which, is told to whoever may see it."""
        answers = {OTHER: "Là hệ thống khác, đặt mã mới", SKIP: "Bỏ qua dòng này"}
        of = ""
        if held is not None and held.mine:
            answers = {SAME: "Là hệ thống ấy, cập nhật"} | answers
            of = f" (trong sổ: {held.name}, của {self.units.title(held.unit)})"
        text = "Mã trong tệp đã được dùng cho một hệ thống khác. Dòng này là hệ thống nào?"
        answer = ask(Question(ROWS, SAME_CODE, text, answers), f"{code} – {claim.name}{of}")
        if answer == SAME and held is not None and held.mine:
            return Named(code, False, f"là hệ thống {code}, như đã chọn")
        return self._new(claim, f"mã {code} đã dùng") if answer == OTHER else Named(skip=answer == SKIP)

    def _may_be_another(self, claim: Claim, held: Recorded) -> bool:
        """Say whether a code on record may mean another system here: another unit, or another name and no unit."""
        if claim.unit:
            return claim.unit != held.unit
        return bool(claim.name) and _plain(claim.name) != _plain(held.name) and held.unit != claim.home

    def _contradicts(self, claim: Claim, held: Recorded) -> bool:
        """Say whether the file names another owner or operator than the register: then it may be another system."""
        pairs = ((claim.owner, held.owner), (claim.operator, held.operator))
        return any(one and other and self._body(one) != self._body(other) for one, other in pairs)

    def _body(self, said: str) -> str:
        found = self.units.codes_of(said)
        return found[0] if len(found) == 1 else _plain(said)

    def _new(self, claim: Claim, why: str) -> Named:
        """Return a new system, by a code that nothing bears: of its name, else of unit and name."""
        code = codes.code_of(claim.name)
        unit = claim.unit or claim.home
        if code in self._taken and unit:
            code = codes.code_of(f"{unit} {claim.name}")
        code = codes.unlike(code, self._taken)
        self._taken.add(code)
        return Named(code, True, "; ".join(filter(None, (why, f"mã đặt từ tên: {code}"))))


def _plain(name: str) -> str:
    return fold(clean(name))
