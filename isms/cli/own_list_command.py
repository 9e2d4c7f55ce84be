"""`isms import FILE --own`: an office's own list, by a mapping file where it leaves something open."""

from pathlib import Path

import typer

from inventory.errors import Invalid, Problem
from isms.cli.exit_codes import BAD_INPUT
from isms.cli.opening import operator, register, say
from isms.exchange.aside import own_importing
from isms.exchange.own import mapping_file
from isms.exchange.sheets import files


def take_own(file: Path, mapping: Path | None, dry_run: bool, rest: Path | None, as_json: bool) -> None:
    """Take the file in, or only try it, and say what came of it; exit status 4 when nothing could be written."""
    database, settings = register()
    given = mapping_file.parse(files.content(mapping)) if mapping else {}
    outcome = own_importing.import_own(
        database, operator(), file, given, settings.data_dir, dry_run, only_good=rest is not None
    )
    if rest is not None and outcome.rest:
        files.write(rest, outcome.rest)
    say(outcome.plain(), as_json, outcome.words())
    if not dry_run and not outcome.report.is_written:
        raise typer.Exit(BAD_INPUT)


def refuse_without_own(mapping: Path | None, rest: Path | None) -> None:
    """Refuse the options that only an own list has. Raises Invalid."""
    if mapping is not None or rest is not None:
        raise Invalid([Problem("", "--mapping và --rest chỉ dùng cùng --own.", "Hãy thêm --own.")])
