"""
What a sheet leaves open, as questions that a person answers: on the page, or in a mapping file.

A row of which anything is open is not written. Each question stands once, with the rows that wait for its answer.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

SHEET, LETTERS, COLUMNS, COMMON, VALUES, UNITS, ROWS = (
    "sheet",
    "letters",
    "columns",
    "common",
    "values",
    "units",
    "rows",
)
SKIP, KEEP, GROUP, UNIT, SAME, OTHER, EMPTY = "skip", "system", "group", "unit", "same", "new", "-"
"""Answers about a row: leave it out, a system, a group's title, a unit's name, the system on record, another one.
Answer about a cell: empty."""


@dataclass(slots=True)
class Question:
    """
    One question. `about` and `key` are where its answer stands in a mapping, `field` besides for values.

    `answers`: what may be answered, in words; none of them where any text may be. `rows`: those concerned, by number
    as the file counts them, with what each of them says. `answer`: for all of them; `single`: for one of them.
    """

    about: str
    key: str
    text: str
    answers: Mapping[str, str]
    field: str = ""
    answer: str = ""
    rows: dict[int, str] = dataclasses.field(default_factory=dict)
    single: dict[int, str] = dataclasses.field(default_factory=dict)

    @property
    def open_rows(self) -> list[int]:
        """The rows that have no answer yet."""
        return [row for row in self.rows if not self.answer_for(row)]

    def answer_for(self, row: int) -> str:
        """Return the answer that holds for a row, '' while there is none."""
        return self.single.get(row) or self.answer


class Questions:
    """The questions of one sheet, while it is read."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Question] = {}
        self._open: dict[int, None] = {}

    def ask(self, question: Question, row: int, sample: str = "", single: str = "") -> str:
        """Ask for a row; `single`: the answer for this row alone. Return the answer, '' while there is none."""
        held = self._found.setdefault((question.about, question.field, question.key), question)
        held.rows[row] = sample
        if single:
            held.single[row] = single
        if not held.answer_for(row):
            self._open[row] = None
        return held.answer_for(row)

    def wait(self, row: int) -> None:
        """Let a row wait for the answer about another one."""
        self._open[row] = None

    def is_open(self, row: int) -> bool:
        """Say whether a row waits for an answer."""
        return row in self._open

    def open_texts(self, row: int) -> list[str]:
        """Return the questions that a row waits for."""
        return [each.text for each in self._found.values() if row in each.rows and not each.answer_for(row)]

    def all(self) -> tuple[Question, ...]:
        """Return every question, the open ones first."""
        return tuple(sorted(self._found.values(), key=lambda question: not question.open_rows))
