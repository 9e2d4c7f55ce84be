"""How a command ends: the exit status for each way it can fail, and the reasons in words or JSON."""

import io
import json
import sys
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import asdict
from typing import Any

import typer
from sqlalchemy.exc import DBAPIError
from typer.core import TyperGroup

from inventory.errors import Busy, Invalid, Refused
from isms.platform import database_errors
from isms.platform.database import Database

FAULT, REFUSED, BAD_INPUT = 1, 3, 4
_opened: ContextVar[list[Database]] = ContextVar("opened")
"""The databases that the command which runs has opened."""
_STORED = "Nội dung đã được lưu vào sổ trước khi lỗi này xảy ra."


class Answering(TyperGroup):
    """A group whose commands say why they failed: 3 refused by a rule, 4 bad input, 1 a fault."""

    def invoke(self, ctx: Any) -> Any:
        _speak_vietnamese()
        _opened.set([])
        try:
            return super().invoke(ctx)
        except Invalid as error:
            _explain(ctx, {"problems": [asdict(problem) for problem in error.problems]}, str(error))
            raise typer.Exit(BAD_INPUT) from error
        except Refused as error:
            _explain(ctx, {"blockers": [asdict(reason) for reason in error.reasons]}, str(error))
            raise typer.Exit(REFUSED) from error
        except (Busy, DBAPIError, OSError) as error:
            words = f"{_STORED} {database_errors.explain(error)}" if _has_stored() else database_errors.explain(error)
            _explain(ctx, {"fault": words}, words)
            raise typer.Exit(FAULT) from error


def remember_database(database: Database) -> None:
    """Let a failure of this command say whether it had stored something before."""
    _opened.get([]).append(database)


def _has_stored() -> bool:
    return any(database.commits for database in _opened.get())


def remember_json(ctx: typer.Context, wanted: bool) -> bool:
    """Let a failure be told in JSON too, when the command was asked for it."""
    ctx.find_root().obj = wanted
    return wanted


def _explain(ctx: typer.Context, reasons: dict[str, Any], words: str) -> None:
    if ctx.obj:
        with suppress(OSError):  # where the answer could not be printed, the reason cannot be either
            typer.echo(json.dumps(reasons, ensure_ascii=False, indent=2))
    typer.echo(words, err=True)


def _speak_vietnamese() -> None:
    """Windows consoles and pipes may be set to a code page without Vietnamese letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
