"""The addresses under which the office publishes, and their periodic review (plan 2025 II.2.d)."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal, get_args

from sqlmodel import col

from inventory.access import Act, require, system
from inventory.facts import add
from inventory.validation import LONG, NAME, Checks
from inventory.work import Work
from schedules import watch
from schedules.calendar import add_months
from schedules.tables import Website, WebsiteReview

SOURCE = "KH chuyển đổi số năm 2025 của Sở Tư pháp, mục II.2.d"
SUGGESTED_MONTHS = 6
"""A suggestion of this program: the plan names no number of months."""
MOST_MONTHS = 60
Result = Literal["in_order", "problems"]


@dataclass(frozen=True, slots=True)
class Told:
    """A website, its latest review, and the day by which to look again; None where no period was set."""

    website: Website
    code: str
    name: str
    reviews: tuple[WebsiteReview, ...]
    due_on: dt.date | None

    @property
    def latest(self) -> WebsiteReview | None:
        return self.reviews[-1] if self.reviews else None


def record(work: Work, code: str, website: Website) -> Website:
    """Record a website: on, address, review_months (the office's own choice). The same address again corrects it."""
    about = system(work, code, Act.RECORD)
    checks = Checks()
    checks.past("on", website.on, work.today)
    address = checks.text("address", website.address, NAME).lower()
    website.address = address.removeprefix("https://").removeprefix("http://").rstrip("/")
    if website.address and ("." not in website.address or " " in website.address):
        checks.problem("address", f"“{website.address}” không phải là địa chỉ.", "Ví dụ: sotuphap.angiang.gov.vn.")
    if website.review_months is not None and not 1 <= website.review_months <= MOST_MONTHS:
        checks.problem("review_months", f"Phải từ 1 đến {MOST_MONTHS} tháng.", "Hãy sửa số tháng hoặc để trống.")
    checks.done()
    return add(work, about, website)


def review(work: Work, website_id: int, row: WebsiteReview) -> WebsiteReview:
    """Record a look at a website: on, result, note. Problems found need a note."""
    _, about = watch.spoken_of(work, Website, website_id, "website")
    checks = Checks()
    checks.past("on", row.on, work.today)
    checks.one_of("result", row.result, get_args(Result))
    row.note = checks.text("note", row.note, LONG, required=row.result == "problems")
    checks.done()
    row.website_id = website_id
    return add(work, about, row)


def listed(work: Work, code: str | None = None) -> list[Told]:
    """Return the websites of a system, or of all that are visible: those to be looked at soonest first."""
    require(work, Act.VIEW)
    rows = watch.holding(work, Website, code, col(Website.on), col(Website.id))
    reviews = watch.grouped(work, WebsiteReview, WebsiteReview.website_id, watch.ids_of(rows))
    same = defaultdict(list)
    for website, about in rows:
        same[about.code, website.address].append((website, about))
    told = []
    for entries in same.values():
        website, about = entries[-1]
        seen = [each for entry, _ in entries for each in reviews.get(entry.id or 0, ())]
        seen.sort(key=lambda each: (each.on, each.id))
        told.append(Told(website, about.code, about.name, tuple(seen), _due(website, seen, entries[0][0].on)))
    return sorted(told, key=lambda each: (each.due_on or dt.date.max, each.website.address))


def _due(website: Website, seen: list[WebsiteReview], known_since: dt.date) -> dt.date | None:
    """A website never looked at is due at once: since the day from which it is known."""
    if website.review_months is None:
        return None
    return add_months(seen[-1].on, website.review_months) if seen else known_since
