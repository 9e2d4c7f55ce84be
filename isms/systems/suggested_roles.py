"""The systems whose role nobody has confirmed, with what is suggested: confirmed together, or turned down for good."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func
from sqlmodel import col, select

from inventory.choices import Responsibility
from inventory.errors import Invalid, Problem
from inventory.organisation.access import Act, reads, system, within, writes
from inventory.register_tables import System, Unit
from inventory.systems import register
from inventory.work import Work
from schedules.standing import column_conditions

MOST = 50
_CHOICES = (" hoặc ", "(")
"""What stands in a suggested owner that is no name to print, but a choice for a person."""


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """
    A system whose role nobody has confirmed.

    `responsibility`, `level`: suggested, None for none. `owner`: as registered, else as suggested where that is one
    name; `owners`: what is suggested where it is a choice. `version`: the one seen.
    """

    code: str
    name: str
    owner: str
    owners: str
    operator: str
    responsibility: str | None
    level: int | None
    reason: str
    registered_on: dt.date
    version: int

    @property
    def is_suggested(self) -> bool:
        """Whether there is a suggestion to turn down."""
        return bool(self.responsibility or self.level or self.reason)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Some of the systems, and how many there are in all."""

    rows: tuple[Unconfirmed, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the office is to a system from its registration on, its owner and operator."""

    code: str
    responsibility: str | None
    owner: str
    operator: str


@reads(Act.RECORD)
def unconfirmed(work: Work, most: int = MOST) -> Unanswered:
    """Return the systems of the actor's branch whose role nobody has confirmed, by name."""
    wanted = _wanted(work)
    ordered = select(System).where(*wanted).order_by(col(System.sort_key), col(System.id))
    rows = work.session.exec(ordered.limit(most)).all()
    total = work.session.exec(select(func.count()).select_from(System).where(*wanted)).one()
    return Unanswered(tuple(map(of_system, rows)), total)


@writes(Act.RECORD)
def confirm(work: Work, answers: Sequence[Answer], seen: Mapping[str, int]) -> int:
    """
    Record what the office is to each of these systems, all or none; return to how many. `seen`: their versions by code.

    Raises Invalid, naming the field by the system's code ("role-IOFFICE"), Outdated when somebody changed one since.
    """
    missing = [
        Problem(f"role-{each.code}", "Chưa chọn vai trò của cơ quan.", "Hãy chọn một vai trò, hoặc bỏ dấu chọn.")
        for each in answers
        if each.responsibility not in list(Responsibility)
    ]
    if missing:
        raise Invalid(missing)
    for each, entry in zip(answers, _entries(work, [each.code for each in answers]), strict=True):
        told = {"responsibility": each.responsibility, "owner": each.owner, "operator": each.operator}
        register.edit(work, each.code, seen[each.code], entry.model_copy(update=told))
    return len(answers)


@writes(Act.RECORD)
def turn_down(work: Work, seen: Mapping[str, int]) -> int:
    """Drop what is suggested of these systems, versions by code; their roles stay unconfirmed. Raises Outdated."""
    for (code, version), entry in zip(seen.items(), _entries(work, seen), strict=True):
        register.edit(work, code, version, entry.model_copy(update={"suggestion": {}, "responsibility": None}))
    return len(seen)


def _entries(work: Work, codes: Iterable[str]) -> list[register.Entry]:
    """Return what the register says of these systems, in this order. Raises NotFound, NotAllowed."""
    systems = [system(work, code, Act.RECORD) for code in codes]
    found = register.entries_of(work, systems)
    return [found[each.code] for each in systems]


def _wanted(work: Work) -> tuple[ColumnElement[bool], ...]:
    mine = select(Unit.id).where(within(work.actor.branch))
    unconfirmed = column_conditions.of_role(column_conditions.UNCONFIRMED)
    return column_conditions.alive(work.today), unconfirmed, col(System.unit_id).in_(mine)


def of_system(found: System) -> Unconfirmed:
    """Return what is suggested of a system."""
    given = found.suggestion
    suggested = given.get("owner", "")
    is_choice = any(word in suggested for word in _CHOICES)
    return Unconfirmed(
        code=found.code,
        name=found.name,
        owner=found.owner or ("" if is_choice else suggested),
        owners=suggested if is_choice and not found.owner else "",
        operator=found.operator,
        responsibility=given.get("responsibility"),
        level=given.get("level"),
        reason=given.get("reason", ""),
        registered_on=found.registered_on,
        version=found.version,
    )
