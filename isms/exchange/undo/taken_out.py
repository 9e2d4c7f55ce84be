"""What an import taken back says in the trail of rows that are not voided: `isms check` holds those left against it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from inventory.organisation import focal_points
from inventory.organisation.bodies import Body
from inventory.organisation.focal_points import FocalPoint
from inventory.register_tables import Unit
from inventory.work import Work
from schedules.schedule_tables import Holiday

CARDS, FOCAL_POINTS = "cards", "focal_points"


def nothing() -> dict[str, list[Any]]:
    """Return what an entry says of cards and focal points when none is gone."""
    return {CARDS: [], FOCAL_POINTS: []}


def note(work: Work, detail: dict[str, Any], table: str, keys: Iterable[Sequence[Any]]) -> None:
    """Note which cards and focal points are about to go."""
    for number in (key[0] for key in keys):
        if table == Body.__tablename__:
            detail[CARDS].append(work.session.get_one(Body, number).name)
        elif table == FocalPoint.__tablename__:
            point = work.session.get_one(FocalPoint, number)
            unit = work.session.get_one(Unit, point.unit_id).code
            detail[FOCAL_POINTS].append({"unit": unit} | focal_points.content(point))


def holidays(work: Work, days: Iterable[str]) -> dict[str, dict[str, Any] | None]:
    """Return what days are again, None for one that is no holiday."""
    rows = {day: work.session.get(Holiday, dt.date.fromisoformat(day)) for day in sorted(days)}
    return {day: {"name": row.name, "working": row.working} if row else None for day, row in rows.items()}
