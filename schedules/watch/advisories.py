"""Security advisories and leaks of personal data that concern a system, and how each was dealt with (plan 2025)."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Select, not_
from sqlmodel import col

from inventory.organisation.access import Act, reads
from inventory.records import Advisory, Resolution
from inventory.register_tables import System
from inventory.work import Work
from schedules.deadlines.open_conditions import unresolved
from schedules.standing import visible_facts


@dataclass(frozen=True, slots=True)
class AdvisoryLine:
    """An advisory or leak, and how it was dealt with; None while it is open."""

    advisory: Advisory
    code: str
    name: str
    resolution: Resolution | None

    def overdue(self, today: dt.date) -> bool:
        """Say whether it is open beyond its deadline."""
        return self.resolution is None and self.advisory.due_on is not None and self.advisory.due_on < today


@reads(Act.VIEW)
def listed(work: Work, code: str) -> list[AdvisoryLine]:
    """Return the advisories and leaks of a system: open ones first, the newest first."""
    return _lines(work, visible_facts.read(work, _in_order(work, code)))


@reads(Act.VIEW)
def page(work: Work, first: int = 0, most: int = 50) -> visible_facts.Page[AdvisoryLine]:
    """Return advisories and leaks `first` to `first + most` of all that are visible, in the same order."""
    rows, total = visible_facts.window(work, _in_order(work), first, most)
    return visible_facts.Page(_lines(work, rows), total)


def _in_order(work: Work, code: str | None = None) -> Select[Advisory, System]:
    order = (not_(unresolved()), col(Advisory.on).desc(), col(Advisory.id).desc())
    return visible_facts.holding(work, Advisory, code).order_by(*order)


def _lines(work: Work, rows: list[tuple[Advisory, System]]) -> list[AdvisoryLine]:
    done = visible_facts.grouped(work, Resolution, Resolution.advisory_id, visible_facts.ids_of(rows))
    return [
        AdvisoryLine(advisory, about.code, about.name, next(iter(done.get(advisory.id, ())), None))
        for advisory, about in rows
    ]
