"""The rows of a file on their way into the register: where each stands, what is wrong with it, what came of it."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from inventory.errors import Invalid, NotAllowed, Problem, Refused
from isms.exchange.format.format import ANSWERS, LISTS, MOST_COUNTED, Row
from isms.interface.rules import new_on
from isms.interface.shape_errors import in_words, in_words_of_sheets

Kind = TypeVar("Kind", bound=Row)

NEW, CHANGED, SAME, WRONG, WAITS = "thêm mới", "cập nhật", "đã có", "có lỗi", "chờ xác nhận"
SKIPPED = "bỏ qua"
"""The verdict of a row that says of itself that it is no record, such as a total."""
ASK = "cần trả lời"
"""The verdict of a row of which a person must say something before it can be written."""


@dataclass
class Line:
    """
    A row of one list, the `section`. `where` stands before a field when something is wrong with it.

    `names` are what the person calls the fields, when that differs from their keys. `notes`: how the row was
    understood, where it does not say it in the register's own words; `warnings`: what a person must be told of it.
    """

    section: str
    number: int
    where: str
    values: Any
    names: Mapping[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    row: Row | None = None
    verdict: str = SAME

    def problem(self, key: str, rule: str, remedy: str) -> None:
        """Note what is wrong with a field; no key when it is the row as a whole."""
        name = self.names.get(key, key)
        self.problems.append(Problem(f"{self.where}: {name}" if name else self.where, rule, remedy))

    def blame(self, problems: Iterable[Problem]) -> None:
        """Note what a use case found wrong."""
        for each in problems:
            self.problem(each.field, each.rule, each.remedy)


@dataclass(frozen=True)
class Outcome:
    """What came of one row: `subject` names it, `verdict` is in Vietnamese."""

    section: str
    number: int
    subject: str
    verdict: str
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = f"{self.section}, dòng {self.number} ({self.subject}): {self.verdict}"
        return ". ".join([said, *self.warnings])


@dataclass(frozen=True)
class Report:
    """What came of each row of a file. `number`: of the import, by which it can be taken back."""

    rows: tuple[Outcome, ...]
    dry_run: bool = False
    number: int | None = field(default=None, kw_only=True)

    def count(self, verdict: str) -> int:
        """Return how many rows had this verdict."""
        return sum(row.verdict == verdict for row in self.rows)

    @property
    def changes(self) -> int:
        """How many rows changed the register, or would have."""
        return self.count(NEW) + self.count(CHANGED) + self.count(WAITS)

    def words(self) -> str:
        """Return the report as a person reads it, one line for each row."""
        told = "Chạy thử, chưa ghi gì: " if self.dry_run else "" if self.changes else "Không có gì mới, không ghi gì: "
        told_of = (NEW, CHANGED, SAME, *([WAITS] if self.count(WAITS) else []))
        told_of += tuple(verdict for verdict in (SKIPPED, ASK, WRONG) if self.count(verdict))
        counts = ", ".join(f"{self.count(verdict)} {verdict}" for verdict in told_of)
        numbered = f" Lần nhập số {self.number}." if self.number else ""
        return "\n".join([*map(str, self.rows), f"{told}{counts}.{numbered}"])

    def plain(self) -> dict[str, Any]:
        """Return the report as plain values: counts, and a verdict for each row."""
        return {
            "dry_run": self.dry_run,
            "number": self.number,
            "added": self.count(NEW),
            "changed": self.count(CHANGED),
            "unchanged": self.count(SAME),
            "wrong": self.count(WRONG),
            "waiting": self.count(WAITS),
            "rows": [
                {"list": row.section, "row": row.number, "subject": row.subject, "verdict": row.verdict}
                | ({"problems": [str(problem) for problem in row.problems]} if row.problems else {})
                | ({"notes": list(row.notes)} if row.notes else {})
                for row in self.rows
            ],
        }


class NotImported(Invalid):
    """Something in the file is wrong, so none of it was taken in. `report` has a verdict for each row."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(problem for row in report.rows for problem in row.problems)


@contextmanager
def blaming(line: Line) -> Iterator[None]:
    """Note on the line what a use case refuses. Not being allowed to act is the person's affair, not the row's."""
    try:
        yield
    except NotAllowed:
        raise
    except Invalid as wrong:
        line.blame(wrong.problems)
    except Refused as refusal:
        for reason in refusal.reasons:
            line.problem("", str(reason), "")


def rows(lines: Iterable[Line], kind: type[Kind]) -> Iterator[tuple[Line, Kind]]:
    """Yield the lines that hold a row of this kind, with it."""
    return ((line, line.row) for line in lines if isinstance(line.row, kind))


def refuse_repeated(lines: Iterable[Line], key: str) -> None:
    """Note every line that names again what an earlier line of the list named."""
    first: dict[Any, int] = {}
    for line in lines:
        if line.row is None:
            continue
        value = getattr(line.row, key)
        if value in first:
            line.problem(key, f"“{line.row.label[:60]}” đã có ở dòng {first[value]}.", "Hãy giữ một dòng.")
            line.row = None
        else:
            first[value] = line.number


def report_on(lines: Iterable[Line], dry_run: bool = False) -> Report:
    """Return what came of the lines."""
    return Report(tuple(map(_outcome, lines)), dry_run)


def check(lines: Iterable[Line]) -> None:
    """Give each line its row of the format, or note every problem of it."""
    for line in lines:
        _check_shape(line)
        if line.row is not None:
            _check_answers(line, getattr(line.row, "facts", None))


def _outcome(line: Line) -> Outcome:
    subject = line.row.label if line.row else _likely_subject(line.values)
    verdict = WRONG if line.problems else line.verdict
    notes = (*line.warnings, *line.notes)
    return Outcome(line.section, line.number, subject, verdict, tuple(line.problems), notes, tuple(line.warnings))


def _likely_subject(values: Any) -> str:
    if not isinstance(values, dict):
        return ""
    named = (values.get(key) for key in ("code", "system", "systems", "name", "day"))
    return next((str(value)[:60] for value in named if value), "")


def _check_shape(line: Line) -> None:
    known_wrong = {problem.field for problem in line.problems}
    try:
        row = LISTS[line.section].model_validate_json(json.dumps(line.values))
    except ValidationError as wrong:
        for error in wrong.errors(include_url=False):
            key = str(error["loc"][0]) if error["loc"] else ""
            if f"{line.where}: {line.names.get(key, key)}" not in known_wrong:
                line.problem(key, *(in_words_of_sheets(error) if line.names else in_words(error)))
        return
    if not line.problems:
        line.row = row


def _check_answers(line: Line, given: dict[str, Any] | None) -> None:
    """The answers of a classification are their own little format (`isms rules classify`)."""
    if given is None:
        return
    for key, value in given.items():
        if key.startswith("level_") and isinstance(value, bool):
            line.problem("facts", f"{key}: phải là số từ 1 đến 5.", "Hãy sửa giá trị.")
        elif isinstance(value, int) and value > MOST_COUNTED:
            line.problem("facts", f"{key}: số lớn quá mức có thể.", "Hãy kiểm tra lại số.")
    try:
        ANSWERS.validate_json(json.dumps(new_on(dt.date.max, given)))
    except ValidationError as wrong:
        for error in wrong.errors(include_url=False):
            rule, remedy = in_words(error)
            name = str(error["loc"][0]) if error["loc"] else ""
            if f"facts.{name}" in line.names:
                line.problem(f"facts.{name}", rule, remedy)
            else:
                line.problem("facts", ": ".join(filter(None, (name, rule))), remedy)
    if line.problems and line.row is not None:  # the rest of a system's row is still looked at
        line.row = line.row.model_copy(update={"facts": None}) if line.section == "systems" else None
