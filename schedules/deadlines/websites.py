"""The addresses under which the office publishes, and their periodic review (plan 2025 II.2.d)."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from inventory.organisation.access import Act, reads
from inventory.records import Website, WebsiteReview
from inventory.records.holding import holds
from inventory.register_tables import System
from inventory.work import Work
from schedules.cadence.working_days import add_months
from schedules.standing import visible_facts


@dataclass(frozen=True, slots=True)
class WebsiteLine:
    """A website, its latest review, and the day by which to look again; None where no period was set."""

    website: Website
    code: str
    name: str
    reviews: tuple[WebsiteReview, ...]
    due_on: dt.date | None

    @property
    def latest(self) -> WebsiteReview | None:
        return self.reviews[-1] if self.reviews else None


@dataclass(frozen=True, slots=True)
class Due:
    """A website as it was entered last, and the day by which to look at it; `entries`: the ids of all its entries."""

    entries: tuple[int, ...]
    code: str
    name: str
    address: str
    due_on: dt.date | None


@reads(Act.VIEW)
def listed(work: Work, code: str) -> list[WebsiteLine]:
    """Return the websites of a system: those to be looked at soonest first."""
    return _lines(work, _dues(work, code))


@reads(Act.VIEW)
def page(work: Work, first: int = 0, most: int = 50) -> visible_facts.Page[WebsiteLine]:
    """Return websites `first` to `first + most` of all that are visible, in the same order."""
    every = _dues(work)
    return visible_facts.Page(_lines(work, every[max(first, 0) :][:most]), len(every))


@reads(Act.VIEW)
def dues(work: Work, *among: ColumnElement[bool]) -> list[Due]:
    """Return by when the visible websites that have a period are to be looked at. `among`: of which systems."""
    return [each for each in _dues(work, None, *among) if each.due_on is not None]


def _dues(work: Work, code: str | None = None, *among: ColumnElement[bool]) -> list[Due]:
    reviews = (col(WebsiteReview.website_id) == Website.id, holds(WebsiteReview))
    seen_on = select(func.max(WebsiteReview.on)).where(*reviews).correlate(Website).scalar_subquery()
    of_days: tuple[Any, ...] = (Website.on, Website.review_months, seen_on)
    columns: tuple[Any, ...] = (Website.id, System.code, System.name, Website.address, *of_days)
    entered = visible_facts.holding(work, Website, code).with_only_columns(*columns, maintain_column_froms=True)
    in_order = entered.where(*among).order_by(col(Website.on), col(Website.id))
    same: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for number, of, name, address, *days in work.session.execute(in_order):
        same[of, address].append((number, name, *days))
    found = []
    for (of, address), entries in same.items():
        numbers, names, known_on, months, seen = zip(*entries, strict=True)
        due_on = _due(months[-1], max(filter(None, seen), default=None), known_on[0])
        found.append(Due(numbers, of, names[-1], address, due_on))
    return sorted(found, key=lambda each: (each.due_on or dt.date.max, each.address))


def _lines(work: Work, wanted: list[Due]) -> list[WebsiteLine]:
    ids = [number for each in wanted for number in each.entries]
    known = {row.id: row for row in work.session.exec(select(Website).where(col(Website.id).in_(ids)))}
    reviews = visible_facts.grouped(work, WebsiteReview, WebsiteReview.website_id, ids)
    told = []
    for each in wanted:
        seen = [review for number in each.entries for review in reviews.get(number, ())]
        seen.sort(key=lambda review: (review.on, review.id))
        told.append(WebsiteLine(known[each.entries[-1]], each.code, each.name, tuple(seen), each.due_on))
    return told


def _due(months: int | None, seen_on: dt.date | None, known_since: dt.date) -> dt.date | None:
    """A website never looked at is due at once: since the day from which it is known."""
    if months is None:
        return None
    return add_months(seen_on, months) if seen_on else known_since
