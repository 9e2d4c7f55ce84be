"""
Try or take in an office's own sheet: a verdict for each of its rows.

All rows or none; or, where a person says so, the good rows, while the others come back as a file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from inventory.organisation.access import Act, Unseen, writes
from isms.exchange import loading
from isms.exchange.format.lines import ASK, CHANGED, NEW, SAME, SKIPPED, WAITS, WRONG, NotImported, Outcome, Report
from isms.exchange.own import own_reading as said
from isms.exchange.own import own_sheet
from isms.exchange.own.grid import Grid
from isms.exchange.own.heading import Head
from isms.exchange.own.naming import Names
from isms.exchange.own.own_questions import Question
from isms.exchange.own.own_reading import Reading
from isms.exchange.own.own_rows import Row
from isms.exchange.sheets.files import Source
from isms.platform.database import UnitOfWork

_GRAVEST = (WRONG, ASK, WAITS, NEW, CHANGED, SAME)
_CODES = {
    NEW: "new",
    CHANGED: "changed",
    WAITS: "changed",
    SAME: "unchanged",
    SKIPPED: "skipped",
    ASK: "ask",
    WRONG: "error",
}
_MOST_TRIES = 3


@dataclass(frozen=True)
class OwnReport(Report):
    """What came of each row, and what was asked. `read`: the rows that are systems, by number."""

    questions: tuple[Question, ...] = ()
    read: Mapping[int, Row] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    only_good: bool = False

    @property
    def is_written(self) -> bool:
        """Whether rows were written: never while any is left, unless only the good ones were wanted."""
        return not self.dry_run and (self.only_good or not self.left)

    @property
    def left(self) -> list[int]:
        """The rows that were not written and should not be lost: wrong ones, and those that wait for an answer."""
        return [row.number for row in self.rows if row.verdict in (WRONG, ASK)]

    def plain(self) -> dict[str, Any]:
        """Return the report as plain values, as the command line prints it."""
        counts = {name: self.count(verdict) for verdict, name in _CODES.items() if verdict != WAITS}
        return {
            "dry_run": self.dry_run,
            "number": self.number,
            "columns": dict(self.columns),
            "counts": counts | {"changed": self.count(CHANGED) + self.count(WAITS)},
            "rows": [self._row(row) for row in self.rows],
        }

    def _row(self, outcome: Outcome) -> dict[str, Any]:
        row = self.read.get(outcome.number)
        return {
            "row": outcome.number,
            "verdict": _CODES[outcome.verdict],
            "code": row.named.code if row else "",
            "name": outcome.subject,
            "level": row.level if row else None,
            "unit": row.unit if row else "",
            "notes": list(outcome.notes),
            "problems": [str(problem) for problem in outcome.problems],
        }


@writes(Act.RECORD, Unseen.FILE)
def tell(
    work: UnitOfWork,
    grid: Grid,
    head: Head,
    reading: Reading,
    dry_run: bool = False,
    only_good: bool = False,
    source: Source | None = None,
) -> OwnReport:
    """
    Take the rows in, or only try them; the report has one verdict for each row of the sheet that says anything.

    Nothing is written while a row is wrong or waits for an answer, unless `only_good`: then the others are.
    """
    found = own_sheet.read(grid, head, reading, Names.of(work, reading.units))
    ready = {row.number for row in found.rows if not found.questions.is_open(row.number)}
    report, tried = _take_in(work, replace(found, source=source), ready, dry_run, only_good)
    columns = {heading: key for heading, key in zip(head.headings, reading.columns, strict=True) if heading}
    waiting = [_waiting(row, found) for row in found.rows if row.number not in tried]
    rows = sorted([*_together(report, found), *waiting, *found.skipped], key=lambda row: row.number)
    read = {row.number: row for row in found.rows}
    return OwnReport(tuple(rows), report.dry_run, found.questions.all(), read, columns, only_good, number=report.number)


def _take_in(
    work: UnitOfWork, found: own_sheet.Read, ready: set[int], dry_run: bool, only_good: bool
) -> tuple[Report, set[int]]:
    """Return what came of the rows that are ready, and which of them were tried."""
    blocked = len(ready) < len(found.rows) and not only_good
    report = _attempt(work, found, ready, dry_run or blocked or only_good)
    if not only_good:
        return report, ready
    wrong, good = _wrong(report), ready
    for _ in range(_MOST_TRIES):
        good = good - _wrong(report)
        if dry_run and not _wrong(report):
            break
        report = _attempt(work, found, good, dry_run)
        wrong |= _wrong(report)
        if not _wrong(report):
            break
    report = replace(report, dry_run=dry_run or bool(_wrong(report)))
    return _with_the_wrong(work, found, report, wrong), good | wrong


def _attempt(work: UnitOfWork, found: own_sheet.Read, rows: set[int], dry_run: bool) -> Report:
    lines = [replace(line, problems=list(line.problems), notes=list(line.notes)) for line in found.lines(rows)]
    try:
        return loading.take_in(work, lines, dry_run, found.source or Source("", ""))
    except NotImported as wrong:
        return wrong.report


def _with_the_wrong(work: UnitOfWork, found: own_sheet.Read, report: Report, wrong: set[int]) -> Report:
    """Return the report on the good rows with what is wrong with the others."""
    if not wrong:
        return report
    others = _attempt(work, found, wrong, dry_run=True)
    rows = (*report.rows, *(row for row in others.rows if row.number in wrong))
    return Report(rows, report.dry_run, number=report.number)


def _wrong(report: Report) -> set[int]:
    return {row.number for row in report.rows if row.problems}


def _waiting(row: Row, found: own_sheet.Read) -> Outcome:
    """Return the verdict of a row that was not tried: it waits for an answer."""
    problems = tuple(problem for line in row.lines or [row.system] for problem in line.problems)
    verdict = WRONG if problems else ASK
    asked = [f"cần trả lời: {text.rstrip('.')}" for text in found.questions.open_texts(row.number)]
    return Outcome("systems", row.number, row.label[:100], verdict, problems, (*asked, *row.system.notes))


def _together(report: Report, found: own_sheet.Read) -> list[Outcome]:
    """Return one outcome for each row of the sheet, from those of the lines it became, by the name of its system."""
    labels = {row.number: row.label[:100] for row in found.rows}
    return [replace(row, subject=labels[row.number] or row.subject) for row in together(report.rows)]


def together(rows: Iterable[Outcome]) -> list[Outcome]:
    """Return one outcome for each row of the sheet, from those of the lines it became."""
    found: dict[int, Outcome] = {}
    for row in rows:
        held = found.get(row.number)
        if held is None or row.section == "systems":
            found[row.number] = row if held is None else _joined(row, held)
        else:
            found[row.number] = _joined(held, row)
    return list(found.values())


def _joined(system: Outcome, other: Outcome) -> Outcome:
    """Return the outcome of the system with what came of another line of its row."""
    verdict = other.verdict if other.verdict != NEW or system.verdict == NEW else CHANGED
    return replace(
        system,
        verdict=min(system.verdict, verdict, key=_GRAVEST.index),
        problems=system.problems + other.problems,
        notes=system.notes + other.notes,
    )


def remember(work: UnitOfWork, head: Head, reading: Reading) -> None:
    """Remember how the sheet was read, for the next file; only where the actor records for the whole tree."""
    if said.is_the_offices(work):
        said.remember(work, head, reading)
