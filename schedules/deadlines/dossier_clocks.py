"""The time limits that run for dossiers: of their appraisal once they were sent, of their approval once appraised."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select
from sqlalchemy import select as sql_select
from sqlmodel import col

from inventory.law.dossier import Event
from inventory.organisation.access import Act, reads, visible_systems
from inventory.records import Dossier
from inventory.records.holding import holds
from inventory.register_tables import System
from inventory.work import Work
from schedules.cadence.clocks import Clock, clock
from schedules.deadlines.open_conditions import undecided
from schedules.policies.policies import holidays
from schedules.standing import column_conditions, fact_reader

NEXT_STEPS: dict[str, tuple[Event, ...]] = {
    "sent_for_appraisal": ("invalid_dossier_reply", "appraisal"),
    "appraised": ("approval",),
}
"""The clocks that run from the day of a step of the dossier."""
TITLES: dict[str, str] = {"appraisal": "Thẩm định hồ sơ", "approval": "Phê duyệt cấp độ"}
"""What is to be done by the last clock of a step."""


@dataclass(frozen=True, slots=True)
class DossierClock:
    """The clock of a system's dossier; `step_id`: of the step it runs from, `event`: what is to be done."""

    about: System
    step_id: int
    event: Event
    clock: Clock

    @property
    def due_on(self) -> dt.date | None:
        return self.clock.due_on


@reads(Act.VIEW)
def running(work: Work, *among: ColumnElement[bool], most: int | None = None) -> list[DossierClock]:
    """Return the clocks that run for the dossiers of visible systems; `among`: conditions upon System."""
    waiting = visible_systems(_started(), work.actor).where(column_conditions.alive(work.today), *among)
    rows = work.session.execute(waiting.limit(most)).all()
    if not rows:
        return []
    listed, days_off = fact_reader.listed(work.session, [about.id for about, _ in rows]), holidays(work)
    found = []
    for about, step in rows:
        event = NEXT_STEPS[step.state][-1]
        limit = clock(event, step.proposed_level, step.regime, step.on, days_off, about.id in listed)
        found.append(DossierClock(about, step.id, event, limit))
    return found


@cache
def _started() -> Select[*tuple[Any, ...]]:
    """Return the query of every system whose dossier waits for the next step, with the step before it."""
    of_systems: Select[*tuple[Any, ...]] = sql_select(System, Dossier).join(
        Dossier, col(Dossier.system_id) == System.id
    )
    return of_systems.where(holds(Dossier), col(Dossier.state).in_(tuple(NEXT_STEPS)), undecided())
