"""Take a file into the register: all of its rows, or none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from inventory.organisation.access import Act, Unseen, held, writes
from isms.exchange.format import declared_rows
from isms.exchange.format.lines import Line, NotImported, Report, check, report_on, rows
from isms.exchange.rows.duty_rows import take_duties
from isms.exchange.rows.fact_rows import take_facts
from isms.exchange.rows.frame_rows import need_an_office, take_gate_rules, take_holidays, take_policies, take_units
from isms.exchange.rows.office_answer_rows import take_office_answers
from isms.exchange.rows.organisation_rows import take_organisations
from isms.exchange.rows.programme_rows import take_programmes
from isms.exchange.rows.system_rows import known_systems, take_systems
from isms.exchange.rows.watch_rows import take_children, take_focal_points
from isms.exchange.sheets.files import Source, content, lines_of
from isms.exchange.undo import import_changes, undoing
from isms.platform.database import UnitOfWork
from schedules.alerts import alerts
from schedules.standing import derived


@writes(Act.RECORD, Unseen.FILE)
def load(work: UnitOfWork, source: Path | bytes, dry_run: bool = False, kind: str = ".json", name: str = "") -> Report:
    """
    Import a file (.json, .xlsx, .csv by its name; bytes are of the `kind`), or only find out what that would do.

    A fact identical to one on record adds nothing, so that a file may come twice. Operations listed for a new
    system are its whole history; without them it operates, or not, from its registration on (by default it does).
    `name`: what the file is called, where its bytes are given.
    Raises Invalid (NotImported, with a verdict for each row) when anything is wrong with any row, and writes nothing.
    """
    if isinstance(source, Path):
        return load(work, content(source), dry_run, source.suffix, source.name)
    return take_in(work, lines_of(source, kind), dry_run, Source.of(name, source))


@writes(Act.RECORD, Unseen.FILE)
def tell(work: UnitOfWork, source: Path | bytes, dry_run: bool = False, kind: str = ".json", name: str = "") -> Report:
    """Do as `load`, for a page: with anything wrong, nothing is written and the report says what is wrong where."""
    try:
        return load(work, source, dry_run, kind, name)
    except NotImported as wrong:
        return wrong.report


def take_in(work: UnitOfWork, lines: Sequence[Line], dry_run: bool = False, source: Source | None = None) -> Report:
    """
    Take the rows in. A dry run does it all, then undoes it.

    With a `source` it is an import that can be taken back: where it changed anything, it gets a number.
    """
    check(lines)
    first = len(work.notes)
    with work.rehearse(keep=not dry_run):
        with import_changes.noted(work.session) as found:
            _apply(work, lines)
            if any(line.problems for line in lines):
                raise NotImported(report_on(lines, dry_run))
            work.session.flush()
            touched = sorted(work.touched)
            ended = derived.refresh(work, touched)  # what it withdraws is part of the import
            alerts.ended(work, ended)
        report = report_on(lines, dry_run)
        if source is not None and not dry_run and report.changes:
            found.subjects = sorted({note.subject for note in work.notes[first:]})
            report = replace(report, number=undoing.keep(work, source, report, found))
        if not dry_run:
            work.session.flush()
            alerts.due(work, touched)
            work.touched.difference_update(touched)  # all is done that the end of the work would do
    return report


def _apply(work: UnitOfWork, lines: Iterable[Line]) -> None:
    by_list: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_list[line.section].append(line)
    take_units(work, by_list["units"])
    take_policies(work, by_list["policies"])
    take_holidays(work, by_list["holidays"])
    take_gate_rules(work, by_list["gate_rules"], by_list["permissions"])
    known = known_systems(work, (code for line in lines if line.row for code in line.row.about))
    if by_list["systems"]:
        need_an_office(work)
        with_roles = {row.about[0] for _, row in rows(by_list["roles"], declared_rows.ROWS["roles"])}
        take_systems(work, by_list["systems"], known, _by_system(by_list["operations"]), with_roles)
        work.session.flush()
    with held(work, known):
        take_facts(work, by_list, known)
        take_children(work, by_list, known)
    take_office_answers(work, by_list["office_answers"])
    take_focal_points(work, by_list["focal_points"])
    take_duties(work, by_list["duty_choices"], by_list["office_duties_done"])
    take_programmes(work, by_list)
    take_organisations(work, by_list["organisations"])


def _by_system(lines: Iterable[Line]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in sorted((row for _, row in rows(lines, declared_rows.ROWS["operations"])), key=lambda row: row.day):
        found[row.about[0]].append(row)
    return found
