"""
The people whom units have charged with digital transformation (DTI plan 2026 II.2.a and task 4 of its annex).

"Văn phòng Sở bố trí tối thiểu 02 công chức trở lên chuyên trách về chuyển đổi số; các phòng, đơn vị thuộc Sở bố trí tối
thiểu 01 công chức, viên chức, người lao động trở lên chuyên trách [hoặc kiêm nhiệm] về chuyển đổi số" - the words in
brackets stand in II.2.a and not in the annex.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlmodel import Field, SQLModel, col, select

from inventory.errors import NotFound
from inventory.organisation import units
from inventory.organisation.access import Act, Unseen, reads, require_unit, within, writes
from inventory.register_tables import Unit
from inventory.validation import NAME, Checks
from inventory.versions import Seen, merge, state
from inventory.work import Work

CLAUSE = "KH DTI 2026 II.2.a; Phụ lục, nhiệm vụ 4"
OF_AN_OFFICE, OF_A_UNIT = 2, 1


class FocalPoint(SQLModel, table=True):
    """A person a unit has charged with digital transformation and security, by a decision (DTI plan 2026, task 4)."""

    __tablename__ = "focal_point"

    id: int = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    name: str
    position: str = ""
    contact: str = ""
    decision_number: str = ""
    decision_date: dt.date | None = None
    since: dt.date
    until: dt.date | None = None  # the last day


@dataclass(frozen=True, slots=True)
class Staffed:
    """A unit, how many focal points the plan wants of it, and those it has and had, the newest last."""

    unit: Unit
    wanted: int
    present: tuple[FocalPoint, ...]
    past: tuple[FocalPoint, ...]

    @property
    def missing(self) -> int:
        return max(self.wanted - len(self.present), 0)


def wanted(unit: Unit) -> int:
    """Return how many focal points the plan wants of a unit; none of the body at the root, which is all of them."""
    if unit.parent_id is None:
        return 0
    return OF_AN_OFFICE if unit.kind == "office" else OF_A_UNIT


@writes(Act.RECORD, Unseen.NEW)
def add(work: Work, unit_code: str, point: FocalPoint) -> FocalPoint:
    """Record a focal point: name, position, contact, decision_number, decision_date, since, until."""
    unit = units.by_code(work, unit_code)
    checks = Checks()
    point.name = checks.name("name", point.name)
    point.position = checks.text("position", point.position, NAME, required=False)
    point.contact = checks.text("contact", point.contact, NAME, required=False)
    point.decision_number = checks.text("decision_number", point.decision_number, required=False)
    if point.decision_date is not None:
        checks.past("decision_date", point.decision_date, work.today)
    checks.past("since", point.since, work.today)
    _check_end(checks, point, point.until)
    checks.done()
    point.unit_id = unit.id
    said = point.model_dump(exclude={"id"})
    work.session.exec(select(Unit.id).where(Unit.id == unit.id).with_for_update())  # two at once: one after the other
    for known in work.session.exec(select(FocalPoint).where(FocalPoint.unit_id == point.unit_id)):
        if known.model_dump(exclude={"id"}) == said:
            return known  # the form was sent again: the same person of the same unit from the same day
    work.session.add(point)
    work.record("focal_point.recorded", unit.code, content(point))
    return point


def content(point: FocalPoint) -> dict[str, Any]:
    """Return what the trail says of a focal point, beside its unit."""
    return {
        "name": point.name,
        "position": point.position,
        "contact": point.contact,
        "decision": point.decision_number,
        "decision_date": point.decision_date.isoformat() if point.decision_date else None,
        "since": point.since.isoformat(),
        "until": point.until.isoformat() if point.until else None,
    }


@writes(Act.RECORD)
def end(work: Work, point_id: int, until: dt.date, seen: Seen = None) -> FocalPoint:
    """
    Say until which day, itself included, a focal point served.

    `seen`: the last day as the person saw it (`versions`). Raises NotFound, Invalid, Outdated.
    """
    mine = select(FocalPoint, Unit).join(Unit).where(col(FocalPoint.id) == point_id, within(work.actor.branch))
    found = work.session.exec(mine.with_for_update().execution_options(populate_existing=True)).first()
    if found is None:
        raise NotFound("đầu mối", str(point_id))
    point, unit = found
    require_unit(work, point.unit_id)
    checks = Checks()
    checks.past("until", until, work.today)
    _check_end(checks, point, until)
    checks.done()
    if not merge(seen, {"until": until}, state(point, ["until"])):
        return point
    point.until = until
    work.record("focal_point.ended", unit.code, content(point))
    return point


@reads(Act.VIEW)
def listed(work: Work, on: dt.date | None = None) -> list[Staffed]:
    """Return the units of the actor's branch with their focal points as of a day, today by default."""
    day = on or work.today
    known = units.tree(work)
    points = work.session.exec(
        select(FocalPoint)
        .where(col(FocalPoint.unit_id).in_([unit.id for unit in known]), col(FocalPoint.since) <= day)
        .order_by(col(FocalPoint.since), col(FocalPoint.id))
    ).all()
    found = []
    for unit in known:
        mine = [point for point in points if point.unit_id == unit.id]
        present = tuple(point for point in mine if point.until is None or point.until >= day)
        past = tuple(point for point in mine if point.until is not None and point.until < day)
        found.append(Staffed(unit, wanted(unit), present, past))
    return found


def _check_end(checks: Checks, point: FocalPoint, until: dt.date | None) -> None:
    if until is not None and point.since is not None and until < point.since:
        checks.problem("until", "Ngày thôi đứng trước ngày bắt đầu.", "Hãy kiểm tra lại hai ngày.")
