"""How a command ends: the exit status for each way it can fail, and the reasons in words or JSON."""

import io
import json
import sys
from dataclasses import asdict
from typing import Any

import typer
from sqlalchemy.exc import DBAPIError
from typer.core import TyperGroup

from inventory.errors import Invalid, Refused
from isms import faults

FAULT, REFUSED, BAD_INPUT = 1, 3, 4


class Answering(TyperGroup):
    """A group whose commands say why they failed: 3 refused by a rule, 4 bad input, 1 a fault."""

    def invoke(self, ctx: Any) -> Any:
        _speak_vietnamese()
        try:
            return super().invoke(ctx)
        except Invalid as error:
            _explain(ctx, {"problems": [asdict(problem) for problem in error.problems]}, str(error))
            raise typer.Exit(BAD_INPUT) from error
        except Refused as error:
            _explain(ctx, {"blockers": [asdict(reason) for reason in error.reasons]}, str(error))
            raise typer.Exit(REFUSED) from error
        except (DBAPIError, OSError) as error:
            _explain(ctx, {"fault": faults.explain(error)}, faults.explain(error))
            raise typer.Exit(FAULT) from error


def remember_json(ctx: typer.Context, wanted: bool) -> bool:
    """Let a failure be told in JSON too, when the command was asked for it."""
    ctx.find_root().obj = wanted
    return wanted


def _explain(ctx: typer.Context, reasons: dict[str, Any], words: str) -> None:
    if ctx.obj:
        typer.echo(json.dumps(reasons, ensure_ascii=False, indent=2))
    typer.echo(words, err=True)


def _speak_vietnamese() -> None:
    """Windows consoles and pipes may be set to a code page without Vietnamese letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
