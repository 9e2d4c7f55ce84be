"""The legal regimes as data: one TOML file each, every row with its clause, and the few lines that read them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

from inventory.errors import Invalid, Problem
from inventory.law.conditions import Facts, Row, applies

RegimeCode = Literal["331/2026", "85/2016"]
Level = Literal[1, 2, 3, 4, 5]

REGIME_CODES: tuple[str, ...] = get_args(RegimeCode)
LEVELS: tuple[int, ...] = get_args(Level)

_FILES = {"331/2026": "nd331_2026.toml", "85/2016": "nd85_2016.toml"}


@dataclass(frozen=True)
class Regime:
    """A decree and what belongs to it. `tables` holds the rest of its file as it stands there."""

    code: str
    document: str
    title: str
    in_force_from: date
    in_force_until: date | None
    note: str
    tables: dict[str, Any]

    def in_force_on(self, day: date) -> bool:
        """Tell whether the decree binds on that day. Two may at once: see the note of each."""
        return self.in_force_from <= day and (self.in_force_until is None or day <= self.in_force_until)

    def cite(self, clause: str) -> str:
        """Return the clause with its document, as in `NĐ 331/2026 Đ13.2.b`; those of other documents name their own."""
        return f"{self.document} {clause}" if clause.startswith("Đ") else clause

    def matching(self, table: str, facts: Facts) -> Iterator[Row]:
        """Yield the rows of the table that apply to the facts, in the order of the file."""
        return (row for row in self.tables[table] if applies(row, facts))

    def first(self, table: str, facts: Facts) -> Row:
        """Return the first row that applies: in these tables the special case stands before the general one."""
        for row in self.matching(table, facts):
            return row
        raise LookupError(f"{self.document}: no row of {table} applies to {facts}")


@cache
def load(code: str) -> Regime:
    """Return the regime with that code, read once. Raises Invalid when there is none."""
    if code not in _FILES:
        raise Invalid([Problem("regime", f"Không có chế độ “{code}”.", f"Hãy dùng {' hoặc '.join(_FILES)}.")])
    tables = read_toml(_FILES[code])
    head = tables.pop("regime")
    return Regime(**{"in_force_until": None, **head}, tables=tables)


def read_toml(name: str) -> dict[str, Any]:
    """Return the data file of that name from this folder."""
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))


def require_level(level: int) -> None:
    """Raise Invalid unless the level is one of the five."""
    if level not in LEVELS:
        raise Invalid([Problem("level", f"Cấp độ {level} không có trong luật.", "Hãy chọn cấp độ từ 1 đến 5.")])
