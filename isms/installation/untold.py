"""
What rows say that no entry of the trail ever told, as versions before noted less: told once, as a register is upgraded.

What is changed past the program from then on is found by `isms check`. What an entry told is never told anew here, so
that nothing changed past the program is taken for true by an upgrade.
"""

from collections import defaultdict

from sqlmodel import col, select

from inventory.organisation import focal_points
from inventory.organisation.focal_points import FocalPoint
from inventory.register_tables import Unit
from inventory.work import Work
from isms.platform.trail import TrailEntry
from schedules.duties import duty_choices
from schedules.duties.duty_tables import DutyChoice

TOLD = "focal_point.told"


def tell(work: Work) -> None:
    """Tell of the days of focal points, and of the months of duties that nobody chose since."""
    _months(work)
    _days(work)


def _months(work: Work) -> None:
    told: set[str] = set()
    about = col(TrailEntry.action).in_((duty_choices.BEGAN, duty_choices.CHOSEN))
    for entry in work.session.exec(select(TrailEntry).where(about)):
        if entry.action == duty_choices.BEGAN:
            told |= entry.detail.keys()
        elif any(name.startswith("months_") for name in entry.detail):
            told.add(entry.subject)
    left = {row.code: row.months for row in work.session.exec(select(DutyChoice)) if row.code not in told}
    if left:
        work.record(duty_choices.BEGAN, "duties", left)


def _days(work: Work) -> None:
    without: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for entry in work.session.exec(select(TrailEntry).where(col(TrailEntry.action).startswith("focal_point."))):
        without[entry.subject, str(entry.detail.get("name"))].append("since" not in entry.detail)
    rows = select(FocalPoint, Unit.code).join(Unit, col(Unit.id) == col(FocalPoint.unit_id))
    for point, unit in work.session.exec(rows.order_by(col(FocalPoint.id))):
        entries = without.get((unit, point.name), [])
        if entries and all(entries):
            work.record(TOLD, unit, focal_points.content(point))
