"""What the register says of one system, or of every one, as of any day: computed from the dated facts."""

import datetime as dt
from collections.abc import Collection, Iterator

from sqlmodel import col, select

from inventory.errors import Invalid, Problem
from inventory.organisation.access import Act, reads, system, visible_systems
from inventory.records.holding import among
from inventory.register_tables import System
from inventory.work import Work
from schedules.gate import dated
from schedules.gate.clearance import State, state
from schedules.standing import fact_reader


@reads(Act.VIEW)
def show(work: Work, code: str, on: dt.date | None = None) -> tuple[System, dated.Facts, State]:
    """
    Return a system with its facts and how it stands on a day (today by default).

    Raises NotFound, or Invalid for a day before it was registered: no answer speaks of it then.
    """
    day = on or work.today
    found = system(work, code, Act.VIEW)
    if day < found.registered_on:
        rule = f"Ngày {day:%d/%m/%Y} hệ thống {found.code} chưa có trong sổ."
        raise Invalid([Problem("on", rule, f"Hãy chọn ngày từ {found.registered_on:%d/%m/%Y} trở đi.")])
    [(_, facts)] = fact_reader.load(work.session, [found])
    return found, facts, state(facts, day, fact_reader.policies(work.session))


@reads(Act.VIEW)
def every(
    work: Work, on: dt.date | None = None, only: Collection[int] | None = None
) -> Iterator[tuple[System, dated.Facts, State]]:
    """
    Yield every visible system that was in the register on a day, in dictionary order, with its facts and state.

    `only`: of these systems.
    """
    day = on or work.today
    policies = fact_reader.policies(work.session)
    listed = visible_systems(select(System).where(col(System.registered_on) <= day), work.actor)
    if only is not None:
        listed = listed.where(among(System.id, only))
    systems = work.session.exec(listed.order_by(col(System.sort_key), col(System.id))).all()
    for found, facts in fact_reader.load(work.session, systems):
        yield found, facts, state(facts, day, policies)
