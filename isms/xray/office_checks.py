"""Checks of the office: letterheads, focal points, people to alert, what each year needs anew."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlmodel import col
from sqlmodel import select as select_rows

from inventory.organisation import focal_points as focal
from inventory.organisation import units
from inventory.organisation.access import within
from inventory.register_tables import System, Unit
from inventory.work import Role, Work
from isms.accounts.people_tables import Person
from isms.xray.check_findings import Found
from isms.xray.reading import systems
from schedules.policies import year_ahead

ALERTED = frozenset({Role.ADMIN, Role.OFFICER, Role.UNIT})
"""Those who are told of an alert from its first day; leaders are only told later."""


def no_letterhead(work: Work) -> Iterator[Found]:
    """Papers of the systems that a unit keeps would lack the body above it or the place."""
    count: Counter[int] = Counter()
    issuing: dict[int, Unit] = {}
    for unit_id, number in _kept(work).items():
        unit = units.issuing(work, unit_id)
        if unit is not None and not (unit.superior and unit.place):
            issuing[unit.id] = unit
            count[unit.id] += number
    for unit_id, unit in issuing.items():
        lacking = [said for said, value in (("cơ quan cấp trên", unit.superior), ("địa danh", unit.place)) if not value]
        yield Found(unit.code, unit.name, {"missing": f"Thiếu {' và '.join(lacking)}", "count": count[unit_id]})


def focal_points(work: Work) -> Iterator[Found]:
    """A unit below the office has fewer people charged by a decision than the plan of 2026 wants."""
    for each in focal.listed(work):
        charged = sum(1 for point in each.present if point.decision_number.strip())
        if charged < each.wanted:
            others = len(each.present) - charged
            said = f"Còn {others} đầu mối chưa ghi số quyết định." if others else ""
            yield Found(each.unit.code, each.unit.name, {"needed": each.wanted, "count": charged, "without": said})


def no_email(work: Work) -> Iterator[Found]:
    """An active person of the branch who gets alerts, wants them by mail, and has no address."""
    branch = func.coalesce(col(Unit.path), "/")
    people = select(col(Person.name), col(Person.full_name), col(Person.role)).outerjoin(
        Unit, col(Unit.id) == col(Person.unit_id)
    )
    mine = branch.startswith(work.actor.branch, autoescape=True)
    asked = people.where(col(Person.active), func.trim(col(Person.email)) == "", col(Person.mail) != "none", mine)
    for name, full_name, role in work.session.execute(asked.order_by(col(Person.name))):
        if role != Role.AUDITOR:
            yield Found(name, full_name or name, {"role": Role.word(role)})


def nobody_to_alert(work: Work) -> Iterator[Found]:
    """No active account would be told from the first day of the systems that a unit keeps."""
    branches = tuple(person.branch for person in work.addressees() if person.role in ALERTED)
    kept = _kept(work)
    for unit in _units(work, list(kept)):
        if not unit.path.startswith(branches):
            yield Found(unit.code, unit.name, {"count": kept[unit.id]})


def holidays_not_entered(work: Work) -> Iterator[Found]:
    """This year, or from October on the next, lacks announced days off."""
    return _asked(work, "holidays")


def plan_of_earlier_year(work: Work) -> Iterator[Found]:
    """A cadence of today is that of a plan for an earlier year."""
    return _asked(work, "plan")


def _asked(work: Work, kind: str) -> Iterator[Found]:
    for each in year_ahead.questions(work):
        if each.kind == kind:
            yield Found(str(each.year), f"Năm {each.year}", {"missing": each.missing})


def _kept(work: Work) -> dict[int, int]:
    """Return how many of the visible systems each unit keeps, by the unit's id."""
    counted = systems(work).with_only_columns(col(System.unit_id), func.count()).order_by(None)
    return {unit_id: number for unit_id, number in work.session.execute(counted.group_by(col(System.unit_id)))}


def _units(work: Work, ids: Sequence[int]) -> Sequence[Unit]:
    """Return these units in the order of the tree, as far as they lie within the actor's branch."""
    mine = select_rows(Unit).where(col(Unit.id).in_(ids), within(work.actor.branch))
    return work.session.exec(mine.order_by(col(Unit.path))).all()
