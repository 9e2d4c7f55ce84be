"""Security advisories and leaks of personal data that concern a system, and how each was dealt with (plan 2025)."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import ColumnElement, Select, exists
from sqlmodel import col

from inventory.organisation.access import Act, require, system
from inventory.records.facts import add
from inventory.register_tables import System
from inventory.validation import LONG, NAME, Checks
from inventory.work import Work
from schedules.schedule_tables import Advisory, Resolution
from schedules.standing import visible_facts

Kind = Literal["advisory", "data_leak"]


@dataclass(frozen=True, slots=True)
class Told:
    """An advisory or leak, and how it was dealt with; None while it is open."""

    advisory: Advisory
    code: str
    name: str
    resolution: Resolution | None

    def overdue(self, today: dt.date) -> bool:
        """Say whether it is open beyond its deadline."""
        return self.resolution is None and self.advisory.due_on is not None and self.advisory.due_on < today


def record(work: Work, code: str, advisory: Advisory) -> Advisory:
    """Record an advisory or a leak: on, kind, source, number, what, due_on."""
    about = system(work, code, Act.RECORD)
    checks = Checks()
    checks.past("on", advisory.on, work.today)
    checks.one_of("kind", advisory.kind, get_args(Kind))
    advisory.source = checks.text("source", advisory.source, NAME)
    advisory.number = checks.text("number", advisory.number, required=False)
    advisory.what = checks.text("what", advisory.what, LONG)
    if advisory.due_on is not None:
        checks.plausible("due_on", advisory.due_on)
    if advisory.due_on and advisory.on and advisory.due_on < advisory.on:
        checks.problem("due_on", "Hạn xử lý đứng trước ngày nhận.", "Hãy kiểm tra lại hai ngày.")
    checks.done()
    return add(work, about, advisory)


def resolve(work: Work, advisory_id: int, on: dt.date, how: str) -> Resolution:
    """Record how an advisory or leak was dealt with."""
    advisory, about = visible_facts.spoken_of(work, Advisory, advisory_id, "cảnh báo")
    checks = Checks()
    checks.past("on", on, work.today)
    if on and on < advisory.on:
        checks.problem("on", "Trước ngày nhận cảnh báo.", "Hãy kiểm tra lại ngày.")
    how = checks.text("how", how, LONG)
    checks.done()
    return add(work, about, Resolution(advisory_id=advisory_id, on=on, how=how))


def listed(work: Work, code: str) -> list[Told]:
    """Return the advisories and leaks of a system: open ones first, the newest first."""
    require(work, Act.VIEW)
    return _told(work, visible_facts.read(work, _in_order(work, code)))


def page(work: Work, first: int = 0, most: int = 50) -> visible_facts.Page[Told]:
    """Return advisories and leaks `first` to `first + most` of all that are visible, in the same order."""
    require(work, Act.VIEW)
    rows, total = visible_facts.window(work, _in_order(work), first, most)
    return visible_facts.Page(_told(work, rows), total)


def resolved() -> ColumnElement[bool]:
    """Return the condition that an advisory or leak was dealt with."""
    done = (col(Resolution.advisory_id) == Advisory.id, col(Resolution.voided_at).is_(None))
    return exists().where(*done).correlate(Advisory)


def _in_order(work: Work, code: str | None = None) -> Select[Advisory, System]:
    order = (resolved(), col(Advisory.on).desc(), col(Advisory.id).desc())
    return visible_facts.holding(work, Advisory, code).order_by(*order)


def _told(work: Work, rows: list[tuple[Advisory, System]]) -> list[Told]:
    done = visible_facts.grouped(work, Resolution, Resolution.advisory_id, visible_facts.ids_of(rows))
    return [
        Told(advisory, about.code, about.name, next(iter(done.get(advisory.id or 0, ())), None))
        for advisory, about in rows
    ]
