"""Try or take in an office's own sheet: a verdict for each of its rows, all rows or none."""

from collections.abc import Iterable
from dataclasses import replace

from inventory.access import Act, require
from isms.database import UnitOfWork
from isms.exchange import loading
from isms.exchange.lines import CHANGED, NEW, SAME, SKIPPED, WAITS, WRONG, Line, NotImported, Outcome, Report
from isms.exchange.own import reading as said
from isms.exchange.own.fields import fields
from isms.exchange.own.grid import Grid
from isms.exchange.own.heading import Head, shown
from isms.exchange.own.naming import Names
from isms.exchange.own.reading import Reading
from isms.exchange.own.rows import Row, why_no_system

_GRAVEST = (WRONG, WAITS, NEW, CHANGED, SAME)


def tell(work: UnitOfWork, grid: Grid, head: Head, reading: Reading, dry_run: bool = False) -> Report:
    """Take the rows in, or only try them; the report has one verdict for each row of the sheet that says anything."""
    require(work, Act.RECORD)
    lines, skipped = lines_of(grid, head, reading, Names.of(work))
    try:
        report = loading.take_in(work, lines, dry_run)
    except NotImported as wrong:
        report = wrong.report
    if said.is_the_offices(work):
        said.remember(work, head, reading)
    names = {line.number: str(line.values.get("name", ""))[:100] for line in lines if line.section == "systems"}
    told = [replace(row, subject=names[row.number] or row.subject) for row in together(report.rows)]
    rows = sorted([*told, *skipped], key=lambda row: row.number)
    return Report(tuple(rows), dry_run)


def unknown_units(work: UnitOfWork, grid: Grid, head: Head, columns: Iterable[str]) -> list[str]:
    """Return the names of units in these columns that the register does not know, in the order of the sheet."""
    names = Names.of(work)
    found: dict[str, None] = {}
    kinds = {place: fields()[key] for place, key in enumerate(columns) if key in said.UNITS}
    for cells in grid.rows[head.body :]:
        for place, kind in kinds.items():
            if text := shown(cells[place]):
                found |= dict.fromkeys(names.unknown_units(text, kind.column.kind == "codes"))
    return list(found)


def lines_of(grid: Grid, head: Head, reading: Reading, names: Names) -> tuple[list[Line], list[Outcome]]:
    """Return the lines that the rows become, and the rows that are no system, with the reason."""
    lines: list[Line] = []
    skipped: list[Outcome] = []
    for place, cells in enumerate(grid.rows[head.body :], start=head.body):
        if not any(map(shown, cells)):
            continue
        why = why_no_system(place, cells, reading, head, grid.wide)
        if why:
            first = next(filter(None, map(shown, cells)))
            skipped.append(Outcome("systems", place + 1, first[:60], SKIPPED, notes=(why,)))
            continue
        row = Row(place + 1, head, reading, names)
        row.read(cells)
        lines += row.lines()
    return lines, skipped


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
