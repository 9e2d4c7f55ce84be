"""
The legal regimes: one folder of data each, every row with its clause, and the few lines that read them.

To add a regime, add its folder beside `331_2026`. Every `.toml` in a folder belongs to the regime; where a table is
missing, the regime has nothing of the kind.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from inventory.errors import Invalid, Problem
from inventory.law.conditions import Facts, Row, applies

Level = Literal[1, 2, 3, 4, 5]
LEVELS: tuple[int, ...] = get_args(Level)
NEEDED = (
    *("criteria", "questions", "undecided", "names", "authorities", "components", "accompanying", "limits"),
    *("assessors", "standard", "requirements", "gate", "wrong_day", "explanations"),
)
"""The tables that every regime has."""


@dataclass(frozen=True)
class Regime:
    """
    A decree and what belongs to it. `tables` holds the rows of its files as they stand there.

    `document`: as clauses name it ("NĐ 331/2026"); `name`: as a choice on screen; `title`: in full; `subject`: what it
    protects ("an ninh mạng"); `bases`: the documents that papers under it rest on; `forms`: the codes of its forms.
    """

    code: str
    document: str
    name: str
    title: str
    subject: str
    in_force_from: date
    in_force_until: date | None
    note: str
    bases: tuple[str, ...]
    forms: tuple[str, ...]
    tables: Mapping[str, Any] = field(repr=False)

    @property
    def since(self) -> str:
        """The first day in force as people write it: '19/8/2026'."""
        return f"{self.in_force_from.day}/{self.in_force_from.month}/{self.in_force_from.year}"

    def in_force_on(self, day: date) -> bool:
        """Tell whether the decree binds on that day. Two may at once: see the note of each."""
        return self.in_force_from <= day and (self.in_force_until is None or day <= self.in_force_until)

    def cite(self, clause: str) -> str:
        """Return the clause with its document, as in `NĐ 331/2026 Đ13.2.b`; those of other documents name their own."""
        return f"{self.document} {clause}" if clause.startswith("Đ") else clause

    def matching(self, table: str, facts: Facts) -> Iterator[Row]:
        """Yield the rows of the table that apply to the facts, in the order of the file."""
        return (row for row in self.tables.get(table, ()) if applies(row, facts))

    def first(self, table: str, facts: Facts) -> Row:
        """Return the first row that applies: in these tables the special case stands before the general one."""
        for row in self.matching(table, facts):
            return row
        raise LookupError(f"{self.document}: no row of {table} applies to {facts}")

    def rule(self, table: str) -> Row:
        """Return a table that only some regimes have; empty where this one has no such rule."""
        found: Row = self.tables.get(table, {})
        return found

    def gate_clause(self, reason: str) -> str:
        """Return the clause behind a reason of the gate (a blocker or a caution), by its code."""
        clauses: Mapping[str, str] = self.tables["gate"]
        return clauses[reason]

    def asks(self, reason: str) -> bool:
        """Tell whether the regime has a clause behind a reason of the gate."""
        return reason in self.tables["gate"]


def load_folder(folder: Path) -> Regime:
    """Return the regime that a folder of TOML files describes. Raises ValueError naming what is wrong in it."""
    tables: dict[str, Any] = {}
    for file in sorted(folder.glob("*.toml")):
        found = tomllib.loads(file.read_text("utf-8"))
        if twice := tables.keys() & found.keys():
            raise ValueError(f"{file}: {', '.join(sorted(twice))} stands in another file as well")
        tables |= found
    if missing := [name for name in ("regime", *NEEDED) if name not in tables]:
        raise ValueError(f"{folder}: no table {', '.join(missing)}")
    head = {"in_force_until": None, **tables.pop("regime")}
    bases, forms = tuple(head.pop("bases")), tuple(head.pop("forms", ()))
    return Regime(**head, bases=bases, forms=forms, tables=tables)


KNOWN: dict[str, Regime] = {
    regime.code: regime
    for regime in (load_folder(head.parent) for head in sorted(Path(__file__).parent.glob("*/regime.toml")))
}
"""Every regime by its code, as codes stand in the database and in `isms/1`."""


def all() -> tuple[Regime, ...]:
    """Return every regime, the newest first."""
    return tuple(sorted(KNOWN.values(), key=lambda each: each.in_force_from, reverse=True))


def get(code: str) -> Regime:
    """Return the regime with that code. Raises Invalid when there is none."""
    if code not in KNOWN:
        names = " hoặc ".join(each.code for each in all())
        raise Invalid([Problem("regime", f"Không có chế độ “{code}”.", f"Hãy dùng {names}.")])
    return KNOWN[code]


def names() -> dict[str, str]:
    """Return the codes with the name of each as a choice on screen, the newest first."""
    return {each.code: each.name for each in all()}


def documents() -> dict[str, str]:
    """Return the codes with each as clauses and cells of a workbook name it, the newest first."""
    return {each.code: each.document for each in all()}


def on(day: date) -> Regime:
    """Return the regime for what is new on a day: the latest one in force; before the first of all, that one."""
    newest_first = all()
    return next((each for each in newest_first if each.in_force_from <= day), newest_first[-1])


def binding(day: date) -> tuple[Regime, ...]:
    """Return the regimes that an approval of that day may follow, the newest first; never none."""
    return tuple(each for each in all() if each.in_force_on(day)) or (on(day),)


def next_after(regime: Regime) -> Regime | None:
    """Return the regime that came after one; None while there is no later one."""
    later = [each for each in all() if each.in_force_from > regime.in_force_from]
    return later[-1] if later else None


def in_transition() -> Regime:
    """Return the newest regime that says how approvals under the one before go on. Raises LookupError."""
    for each in all():
        if each.rule("transition"):
            return each
    raise LookupError("no regime has a table [transition]")


def require_level(level: int) -> None:
    """Raise Invalid unless the level is one of the five."""
    if level not in LEVELS:
        raise Invalid([Problem("level", f"Cấp độ {level} không có trong luật.", "Hãy chọn cấp độ từ 1 đến 5.")])
