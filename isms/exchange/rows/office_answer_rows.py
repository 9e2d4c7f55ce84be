"""Taking in and giving out what units answer for their systems; each row goes through a use case."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from inventory.law import regimes
from inventory.organisation.access import within
from inventory.protection import office_answers as answers
from inventory.protection.office_answer import OfficeAnswer as Stored
from inventory.records.holding import holds
from inventory.register_tables import Unit
from inventory.work import Work
from isms.exchange.format.answer_rows import FIELDS, OfficeAnswer
from isms.exchange.format.lines import NEW, Line, blaming, rows


def take_office_answers(work: Work, lines: Sequence[Line]) -> None:
    """Record the answers that are not on record; a row that leaves the decree open is of any that says the rest."""
    given: list[tuple[Line, Any]] = sorted(rows(lines, OfficeAnswer), key=lambda pair: pair[1].on)
    held = {_identity(row) for row in office_answers(work)} if given else set()
    for line, row in given:
        said = row.model_dump(mode="json")
        if _identity(said) in held or any(_identity(said | {"regime": each}) in held for each in _open(said)):
            continue
        with blaming(line):
            content = {name: getattr(row, name) for name in FIELDS}
            if answers.bring(work, row.unit, Stored(**content)):
                held.add(_identity(said))
                line.verdict = NEW


def office_answers(work: Work) -> list[dict[str, Any]]:
    """Return the answers of the actor's branch that hold, in the order of entry."""
    found = select(Stored, Unit.code).join(Unit, col(Unit.id) == col(Stored.unit_id))
    held = found.where(holds(Stored), within(work.actor.branch)).order_by(col(Stored.id))
    return [{"unit": code} | answers.content(row) for row, code in work.session.exec(held)]


def _identity(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("unit", *FIELDS))


def _open(row: dict[str, Any]) -> Sequence[str]:
    """Return the decrees that a row may mean which names none."""
    return () if row["regime"] else tuple(regimes.names())
