"""The systems that the transition concerns: how many for each limit, and what each still lacks."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy import select as sql_select
from sqlmodel import col

from inventory.organisation.access import Act, reads, visible_systems
from inventory.register_tables import System, Unit
from inventory.work import Work
from schedules.gate import transition
from schedules.gate.transition import Code, Duty, Term
from schedules.policies.policies import holidays
from schedules.standing import column_conditions, fact_reader, visible_facts


@dataclass(frozen=True, slots=True)
class Count:
    """How many systems must next do something by a limit; `last` is its last day by the Civil Code, `far` in words."""

    term: Term
    systems: int
    last: dt.date
    far: str


@dataclass(frozen=True, slots=True)
class Owing:
    """A system, the unit that keeps it, and what it owes, the earliest limit first."""

    code: str
    name: str
    unit: str
    duties: tuple[Duty, ...]


@reads(Act.VIEW)
def counts(work: Work) -> list[Count]:
    """Return the limits that visible systems must keep next, the earliest first."""
    aim = col(System.transition_due_on)
    grouped = sql_select(aim, func.count()).where(aim.is_not(None), column_conditions.alive(work.today))
    numbers = work.session.execute(visible_systems(grouped.group_by(aim), work.actor))
    found = {day: systems for day, systems in numbers}
    days_off = holidays(work)
    return [
        Count(term, found[term.aim], term.last(days_off), transition.how_far(term, work.today, days_off))
        for term in transition.transition().terms
        if term.aim in found
    ]


@reads(Act.VIEW)
def page(work: Work, code: Code | None = None, first: int = 0, most: int = 50) -> visible_facts.Page[Owing]:
    """Return systems `first` to `first + most` of those that owe something, or owe it next by the limit `code`."""
    wanted: Any = sql_select(System, col(Unit.name)).join(Unit, col(Unit.id) == col(System.unit_id))
    wanted = visible_systems(wanted.where(_owing(code), column_conditions.alive(work.today)), work.actor)
    total = work.session.execute(wanted.with_only_columns(func.count(), maintain_column_froms=True)).scalar_one()
    order = (col(System.transition_due_on), col(System.sort_key), col(System.id))
    rows = work.session.execute(wanted.order_by(*order).offset(max(first, 0)).limit(most)).all()
    units = {about.id: unit for about, unit in rows}
    owing = [
        Owing(
            about.code, about.name, units[about.id], transition.duties(transition.known(facts, work.today), work.today)
        )
        for about, facts in fact_reader.load(work.session, [about for about, _ in rows])
    ]
    return visible_facts.Page([row for row in owing if row.duties], total)


def _owing(code: Code | None) -> ColumnElement[bool]:
    aim = col(System.transition_due_on)
    return aim.is_not(None) if code is None else aim == transition.transition().term(code).aim
