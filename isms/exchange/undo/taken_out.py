"""What an import taken back says in the trail of rows that are not voided: `isms check` holds those left against it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from inventory.organisation import focal_points
from inventory.organisation.bodies import Body
from inventory.organisation.focal_points import FocalPoint
from inventory.register_tables import Unit
from inventory.work import Work
from schedules.plans.programme_tables import Programme, ProgrammeTask
from schedules.schedule_tables import Holiday

CARDS, FOCAL_POINTS, PLANS, TASKS = "cards", "focal_points", "plans", "tasks"


def nothing() -> dict[str, list[Any]]:
    """Return what an entry says of cards, focal points, plans and tasks when none is gone."""
    return {CARDS: [], FOCAL_POINTS: [], PLANS: [], TASKS: []}


def note(work: Work, detail: dict[str, Any], table: str, keys: Iterable[Sequence[Any]]) -> None:
    """Note which cards, focal points, plans and tasks are about to go."""
    for number in (key[0] for key in keys):
        if table == Body.__tablename__:
            detail[CARDS].append(work.session.get_one(Body, number).name)
        elif table == FocalPoint.__tablename__:
            point = work.session.get_one(FocalPoint, number)
            unit = work.session.get_one(Unit, point.unit_id).code
            detail[FOCAL_POINTS].append({"unit": unit} | focal_points.content(point))
        elif table == Programme.__tablename__:
            detail[PLANS].append(work.session.get_one(Programme, number).code)
        elif table == ProgrammeTask.__tablename__:
            task = work.session.get_one(ProgrammeTask, number)
            detail[TASKS].append([work.session.get_one(Programme, task.programme_id).code, task.code])


def holidays(work: Work, days: Iterable[str]) -> dict[str, dict[str, Any] | None]:
    """Return what days are again, None for one that is no holiday."""
    rows = {day: work.session.get(Holiday, dt.date.fromisoformat(day)) for day in sorted(days)}
    return {day: {"name": row.name, "working": row.working} if row else None for day, row in rows.items()}
