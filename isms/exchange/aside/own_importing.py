"""An office's own file from the command line: opened, read by its mapping, tried or taken in; a large one aside."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from inventory.work import Actor
from isms.exchange.aside import import_task
from isms.exchange.aside.import_task import OwnSheet
from isms.exchange.own import leftover, mapping_file, own_opening, own_reading
from isms.exchange.own.own_opening import Layout, Opened
from isms.exchange.own.own_questions import Question
from isms.exchange.own.own_reading import Reading
from isms.exchange.own.taking import OwnReport
from isms.exchange.sheets import files
from isms.platform.database import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: the report, and the mapping by which it was read. `rest`: the rows left, as a workbook."""

    report: OwnReport
    mapping: Mapping[str, Any]
    notes: tuple[str, ...]
    rest: bytes = b""

    def plain(self) -> dict[str, Any]:
        """Return the answer of the command as plain values."""
        return {
            **self.report.plain(),
            "written": self.report.is_written,
            "notes": list(self.notes),
            "mapping": dict(self.mapping),
            "questions": [_plain(question) for question in self.report.questions],
        }

    def words(self) -> str:
        """Return the answer as a person reads it."""
        asked = [
            f"Cần trả lời: {question.text} (dòng {_rows(question)}) → {question.about}: {question.key}"
            for question in self.report.questions
            if question.open_rows
        ]
        how = "Ghi câu trả lời vào tệp ánh xạ (mục “mapping” của --dry-run --json), rồi chạy lại với --mapping."
        return "\n".join([*self.notes, self.report.words(), *asked, *([how] if asked else [])])


def import_own(
    database: Database,
    actor: Actor,
    file: Path,
    given: Mapping[str, Any],
    folder: Path,
    dry_run: bool = False,
    only_good: bool = False,
) -> Outcome:
    """
    Take an office's own file in, or only try it; `given`: the mapping, as `mapping_file` parses it.

    `folder`: where a copy of the register may stand meanwhile. Nothing is written while a row is wrong or waits for an
    answer, unless `only_good`. Raises Invalid, Busy.
    """
    layout = mapping_file.layout_of(given)
    opened = own_opening.from_bytes(files.content(file), file.suffix, layout, file.name)
    with database.look(actor) as work:
        how = _read_as(work, opened, layout, given)
    report = import_task.take_in(database, actor, OwnSheet(file.name, opened, how, only_good), dry_run, folder)
    mapping = mapping_file.written(opened.head, how, own_opening.as_found(opened, layout), report.questions)
    rest = leftover.workbook(opened.grid, opened.head, report, how.columns) if only_good and report.left else b""
    return Outcome(report, mapping, tuple(opened.notes), rest)


def _read_as(work: UnitOfWork, opened: Opened, layout: Layout, given: Mapping[str, Any]) -> Reading:
    """Return how a sheet is read: by what is remembered of such headings, and by a mapping. Raises Invalid."""
    how = mapping_file.reading_of(given, opened.head, own_reading.proposed(work, opened.head))
    sheets = () if layout.sheet else tuple(opened.other_lists)
    return replace(how, sheets=(opened.grid.title, *sheets) if sheets else ())


def _plain(question: Question) -> dict[str, Any]:
    return {
        "about": question.about,
        "key": question.key,
        **({"field": question.field} if question.field else {}),
        "text": question.text,
        "answers": dict(question.answers),
        "answer": question.answer,
        "rows": [{"row": row, "says": says} for row, says in question.rows.items()],
    }


def _rows(question: Question) -> str:
    rows = question.open_rows
    return ", ".join(map(str, rows[:10])) + ("…" if len(rows) > 10 else "")
