"""
What audits found wrong, by when it is mended, and how it was (NĐ 331/2026 Đ27.3.b, Đ27.3.d, Đ28.5.c).

A finding neither opens nor shuts the gate: the decree ties the permission to the conclusion and its conditions only.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, func, not_
from sqlalchemy import select as sql_select
from sqlmodel import col

from inventory.organisation.access import Act, reads, visible_systems
from inventory.records import Finding, Resolution
from inventory.records.finding import Severity
from inventory.records.holding import holds
from inventory.register_tables import System
from inventory.work import Work
from schedules.deadlines.open_conditions import unmended
from schedules.standing import column_conditions, filters, list_filter, visible_facts

State = Literal["open", "late", "mended"]
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding, and how it was mended; None while it is open."""

    finding: Finding
    code: str
    name: str
    resolution: Resolution | None

    def overdue(self, today: dt.date) -> bool:
        """Say whether it is open beyond its deadline."""
        return self.resolution is None and self.finding.due_on < today


@dataclass(frozen=True, slots=True)
class Filter:
    """
    Which findings to list. "late": open beyond the deadline; "open": those too. `responsible`: as it was entered.

    `due_within`: open, and due in at most so many days. `systems`: of these only.
    """

    state: State | None = None
    severity: Severity | None = None
    responsible: str | None = None
    due_within: int | None = None
    systems: list_filter.Filter = field(default_factory=list_filter.Filter)


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of the list, and how many there are in all."""

    rows: list[FindingLine]
    total: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many findings are open, of those beyond their deadline and critical, and how many were mended."""

    open: int
    late: int
    critical: int
    mended: int


@reads(Act.VIEW)
def listed(work: Work, code: str | None = None) -> list[FindingLine]:
    """Return the findings of a system, or of all that are visible: open ones first, by deadline."""
    rows = visible_facts.read(
        work, visible_facts.holding(work, Finding, code).order_by(col(Finding.due_on), col(Finding.id))
    )
    mended = visible_facts.grouped(work, Resolution, Resolution.finding_id, visible_facts.ids_of(rows))
    told = [
        FindingLine(finding, about.code, about.name, next(iter(mended.get(finding.id, ())), None))
        for finding, about in rows
    ]
    return sorted(told, key=lambda each: each.resolution is not None)


@reads(Act.VIEW)
def page(work: Work, wanted: Filter, first: int = 0, most: int = 50) -> Page:
    """Return rows `first` to `first + most` of the findings wanted: open ones first, by deadline."""
    narrowed = _matching(work, wanted)
    total = work.session.execute(_of_systems(work, func.count()).where(*narrowed)).scalar_one()
    mended = and_(col(Resolution.finding_id) == col(Finding.id), holds(Resolution))
    rows = _of_systems(work, Finding, System, Resolution).outerjoin(Resolution, mended).where(*narrowed)
    ordered = rows.order_by(col(Resolution.id).is_not(None), col(Finding.due_on), col(Finding.id))
    window = ordered.offset(max(first, 0)).limit(min(max(most, 1), MOST_ROWS))
    told = [FindingLine(finding, about.code, about.name, done) for finding, about, done in work.session.execute(window)]
    return Page(told, total)


@reads(Act.VIEW)
def numbers(work: Work) -> Numbers:
    """Return how many findings of the visible systems stand how."""
    critical = and_(unmended(), col(Finding.severity) == Severity.CRITICAL)
    counted = [func.count().filter(each) for each in (unmended(), late(work.today), critical, not_(unmended()))]
    return Numbers(*work.session.execute(_of_systems(work, *counted)).one())


@reads(Act.VIEW)
def responsibles(work: Work) -> list[str]:
    """Return who is said to be responsible for the findings of the visible systems, by name."""
    named = _of_systems(work, col(Finding.responsible)).where(col(Finding.responsible) != "").distinct()
    return sorted(work.session.execute(named).scalars())


def late(today: dt.date) -> ColumnElement[bool]:
    """Return the condition that a finding is open beyond its deadline, which itself is still in time."""
    return and_(unmended(), col(Finding.due_on) < today)


def _of_systems(work: Work, *entities: Any) -> Select[*tuple[Any, ...]]:
    """Return a statement over the findings that hold, of the visible systems that are not retired."""
    found: Select[*tuple[Any, ...]] = sql_select(*entities).select_from(Finding)
    joined = found.join(System, col(System.id) == col(Finding.system_id))
    return visible_systems(joined.where(holds(Finding), column_conditions.alive(work.today)), work.actor)


def _matching(work: Work, wanted: Filter) -> list[ColumnElement[bool]]:
    chosen = filters.matching(wanted.systems, work.today)
    if wanted.state is not None:
        chosen.append({"open": unmended(), "late": late(work.today), "mended": not_(unmended())}[wanted.state])
    if wanted.severity is not None:
        chosen.append(col(Finding.severity) == wanted.severity)
    if wanted.responsible is not None:
        chosen.append(col(Finding.responsible) == wanted.responsible)
    if wanted.due_within is not None:
        until = work.today + dt.timedelta(days=wanted.due_within)
        chosen += [unmended(), col(Finding.due_on).between(work.today, until)]
    return chosen
