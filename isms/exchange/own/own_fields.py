"""The fields an office's columns may be: the columns of the template, under all the names offices give them."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from inventory.vietnamese import clean, fold
from isms.exchange.format.sheet_layout import Column
from isms.exchange.sheets.workbook_sheets import SHEETS

IGNORED = ""
WHOLE = "whole"
_WORDS = {"dossiers.state": "state_of_dossier", "plans.state": "state_of_plan"}
_TOO_PLAIN = frozenset(
    f"{section}.{key}"
    for section in ("decisions", "dossiers", "regulations", "plans", "audits")
    for key in ("number", "issuer", "state", "on", "document_number")
) | {"regulations.date"}
"""The template's headings that in a sheet of everything would not say of which document."""
TICKED = (("decisions.level", "Cấp độ"), ("dossiers.proposed_level", "Cấp độ đề xuất"))
"""The fields for which a list may have a column for each level, with a tick in one of them."""
LEVELS = {1: "i", 2: "ii", 3: "iii", 4: "iv", 5: "v"}
_WORD = re.compile(r"[^\w/]+")
_ASIDE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One of our fields, `key` as 'decisions.number'. `names`: folded, what a heading may call it."""

    key: str
    label: str
    column: Column
    names: frozenset[str]

    @property
    def section(self) -> str:
        return self.key.partition(".")[0]


@cache
def fields() -> Mapping[str, Field]:
    """Return the fields by key, in the order in which a person looks for them."""
    found = {}
    for section, names in words().items():
        sheet = next((sheet for sheet in SHEETS if sheet.section == section), None)
        if sheet is None:
            continue
        columns = {column.key: column for column in sheet.columns}
        if section == "systems":
            names = {key: names.get(key, ()) for key in columns}
        columns[WHOLE] = Column(WHOLE, f"{sheet.title}: số, ngày, cơ quan ban hành trong một ô")
        for key, also in names.items():
            column = columns[key]
            label = column.heading if section == "systems" or key == WHOLE else f"{sheet.title}: {column.heading}"
            own = () if f"{section}.{key}" in _TOO_PLAIN else (column.heading,)
            known = frozenset(map(named, (label, *own, *also)))
            found[f"{section}.{key}"] = Field(f"{section}.{key}", label, column, known)
    return found | {each.key: each for key, label in TICKED for each in _ticked(found[key], label)}


def _ticked(field: Field, label: str) -> Iterator[Field]:
    """Yield the fields of a column for each level: 'Cấp độ 3', where a tick says that this is the level."""
    for level, roman in LEVELS.items():
        column = Column(f"{field.column.key}.{level}", f"{label} {level}", "yes_no")
        names = {f"{name} {number}" for name in field.names for number in (level, roman)}
        yield Field(f"{field.key}.{level}", f"{label} {level} (đánh dấu)", column, frozenset(names))


def ticked_level(key: str) -> tuple[str, int] | None:
    """Return the field and the level of a column with ticks, None for every other field."""
    base, _, level = key.rpartition(".")
    return (base, int(level)) if base in dict(TICKED) else None


@cache
def words() -> Mapping[str, Any]:
    """Return the file of names and words."""
    return tomllib.loads(Path(__file__).with_name("headings.toml").read_text("utf-8"))


@cache
def meanings(field: Field) -> Mapping[str, str]:
    """Return what the cells of a field of few values may say, folded, with the value meant."""
    told = {fold(word): code for code, word in field.column.words.items()}
    also = words()["words"].get(_WORDS.get(field.key, field.column.key), {})
    return told | {fold(clean(word)): code for code, words_of in also.items() for word in words_of}


def named(heading: str) -> str:
    """Return a heading as it is compared: folded, without punctuation."""
    return " ".join(_WORD.sub(" ", fold(clean(heading))).split())


def recognise(headings: Iterable[str], known: Mapping[str, str]) -> list[str]:
    """
    Return the field of each heading, IGNORED where none is recognised. `known`: what a person said before.

    A field is given once: to what a person said, then to a heading that is one of its names, then to one that
    begins with such a name. Nothing else is guessed.
    """
    headings = list(headings)
    found: list[str | None] = [known.get(named(heading)) for heading in headings]
    found = [field if field is None or field in fields() else IGNORED for field in found]
    taken = {field for field in found if field}
    for matches in (_is, _is_but_for_an_aside, _begins):
        for place, heading in enumerate(headings):
            if found[place] is None and heading.strip():
                fitting = matches(heading, taken)
                if fitting:
                    found[place] = fitting
                    taken.add(fitting)
    return [field or IGNORED for field in found]


def _is(heading: str, taken: set[str]) -> str:
    return _only(named(heading), taken)


def _is_but_for_an_aside(heading: str, taken: set[str]) -> str:
    return _only(named(_ASIDE.sub(" ", heading)), taken)


def _begins(heading: str, taken: set[str]) -> str:
    """The longest name of two words or more with which the heading begins."""
    said = named(heading)
    fitting = [
        (len(name), field.key)
        for field in fields().values()
        for name in field.names
        if " " in name and said.startswith(f"{name} ") and field.key not in taken
    ]
    return max(fitting, default=(0, IGNORED))[1]


def _only(said: str, taken: set[str]) -> str:
    return next((field.key for field in fields().values() if said in field.names and field.key not in taken), IGNORED)
