"""Work too long to be done while others wait: done aside, then written in one short transaction."""

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from inventory.errors import Busy
from inventory.work import Actor
from isms.background.task_kinds import Again, Prepared, Running
from isms.exchange.aside import carrying_over
from isms.platform.database import Database, UnitOfWork

TRIES = 3
Done = TypeVar("Done")
Do = Callable[[UnitOfWork], Done]


def in_background(
    at: Running,
    do: Do[Done],
    came_of: Callable[[Done], Mapping[str, Any]],
    harmless: frozenset[str] = carrying_over.HARMLESS,
) -> Prepared:
    """
    Do it for a background task; `came_of` makes its result.

    On PostgreSQL it is done in the register itself: there a transaction holds up only those who write the same rows.
    """
    if at.database.engine.dialect.name != "sqlite":
        return Prepared(write=lambda work: came_of(do(work)))
    done, carried = carrying_over.aside(at.database, at.actor, do, at.file.with_suffix(".copy"), harmless)
    at.at("Đang ghi vào sổ" if carried else "")

    def write(work: UnitOfWork) -> Mapping[str, Any]:
        if carried:
            carried.write(work)
        return {}

    return Prepared(result=came_of(done), write=write)


def here(
    database: Database, actor: Actor, do: Do[Done], folder: Path, harmless: frozenset[str] = carrying_over.HARMLESS
) -> Done:
    """Do it in this process, for a command, with a copy in a folder. Raises Busy when others kept changing the same."""
    if database.engine.dialect.name != "sqlite":
        with database.work(actor) as work:
            return do(work)
    for _ in range(TRIES):
        copy = folder / f".{secrets.token_hex(8)}.copy"
        done, carried = carrying_over.aside(database, actor, do, copy, harmless)
        if carried is None:
            return done
        try:
            with database.work(actor) as work:
                carried.write(work)
        except Again:
            continue
        return done
    raise Busy
