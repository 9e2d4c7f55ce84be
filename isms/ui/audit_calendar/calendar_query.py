"""What the calendar of audits shows, as its address says it."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from inventory.organisation import units
from inventory.work import Work
from isms.ui.lists import as_of, narrowing, system_query, system_rows_shown
from isms.ui.lists.address import Address
from isms.ui.lists.counters import CONFIRMED, UNCONFIRMED
from isms.ui.lists.system_query import SystemQuery
from schedules.cadence.working_days import add_months, last_day
from schedules.standing import listing
from schedules.watch import agenda
from schedules.watch.agenda import Kind

PATH = "/kiem-tra"
PLANNING = f"{PATH}/lap-ke-hoach"
"""Where audits of several systems are planned at once; its address narrows them as `Wanted` does."""
FINDINGS = f"{PATH}/ton-tai"
"""Where the findings of all audits are listed."""

VIEWS = {"": "Danh sách", "thang": "Lịch tháng", "nam": "Lịch năm"}
OFFICE = ("duty", "report")
"""The kinds of what the office itself owes."""
KINDS: dict[str, tuple[str, tuple[Kind, ...]]] = {
    "ke-hoach": ("Kế hoạch kiểm tra", ("planned",)),
    "han": ("Hạn kiểm tra, đánh giá", ("due",)),
    "dieu-kien": ("Hạn điều kiện kèm theo", ("conditions",)),
    "ton-tai": ("Hạn khắc phục tồn tại", ("finding",)),
    "chuyen-tiep": ("Thời hạn chuyển tiếp", ("transition",)),
    "khac": ("Hạn khác của hệ thống", ("plan_item", "agreement", "advisory", "website_review")),
    "co-quan": ("Việc của cơ quan", ()),
}
"""What may be asked for: its name, and the kinds of entries about systems that it means."""


@dataclass(frozen=True)
class CalendarQuery(Address):
    """
    Empty means any.

    `xem`: the view; `ky`: its month, '2027-03', or its year, '2027'; empty: the present one.
    """

    PATH: ClassVar[str] = PATH
    KNOWN: ClassVar[Mapping[str, Collection[str]]] = {"xem": VIEWS, "loai": KINDS, "cap": system_query.LEVEL}

    xem: str = ""
    ky: str = ""
    loai: str = ""
    cap: str = ""
    donvi: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """Return what an address asks for; what it does not know is left out."""
        given = super().read(query)
        return replace(given, ky=given.ky if _first_day(given.ky, given.xem) else "")

    @property
    def is_narrowed(self) -> bool:
        """Whether something is left out."""
        return any((self.loai, self.cap, self.donvi))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of entries about systems that are asked for."""
        return KINDS[self.loai][1] if self.loai else agenda.KINDS

    @property
    def office_kinds(self) -> tuple[str, ...]:
        """The kinds of what the office itself owes that are asked for; none where only some systems are."""
        return OFFICE if self.loai in ("", "co-quan") and not (self.cap or self.donvi) else ()

    @property
    def among(self) -> listing.Filter:
        """The systems asked for."""
        return self.systems().filter

    def told(self, work: Work) -> list[tuple[str, str]]:
        """Return what is asked for in words."""
        kind = KINDS[self.loai][0] if self.loai and self.xem else ""
        when = self.title(work.today) if self.xem else ""
        return [("Kỳ", when), ("Loại việc", kind), *narrowing.criteria(self.systems(), units.tree(work))]

    def systems(self, han: str = "", xep: str = "") -> SystemQuery:
        """Return the list of the same systems, narrowed and ordered as `Wanted` has it."""
        return SystemQuery(cap=self.cap, donvi=self.donvi, han=han, xep=xep)

    @property
    def late(self) -> SystemQuery:
        """The list of those systems asked for whose audit is overdue, told of confirmed roles only."""
        return self.systems(han="qua-han", xep="han").but(vai=CONFIRMED.vai)

    @property
    def unconfirmed(self) -> SystemQuery:
        """The list of those systems asked for whose role nobody has confirmed."""
        return self.systems().but(vai=UNCONFIRMED.vai)

    def span(self, today: dt.date) -> tuple[dt.date, dt.date]:
        """Return the first and the last day of the month or year shown."""
        first = _first_day(self.ky, self.xem) or (
            today.replace(month=1, day=1) if self._by_year else today.replace(day=1)
        )
        return first, last_day(first.replace(month=12) if self._by_year else first)

    def title(self, today: dt.date) -> str:
        """Return the month or year shown in words."""
        first, _ = self.span(today)
        return f"Năm {first.year}" if self._by_year else system_rows_shown.month(first).capitalize()

    def step(self, today: dt.date, ahead: int) -> Self | None:
        """Return the same, so many months or years ahead; None beyond what the register knows."""
        first, _ = self.span(today)
        there = add_months(first, 12 * ahead if self._by_year else ahead)
        return self.around(there) if as_of.FIRST <= there <= as_of.LAST else None

    def around(self, day: dt.date) -> Self:
        """Return the same for the month or year of a day."""
        return self.but(ky=f"{day:%Y}" if self._by_year else f"{day:%Y-%m}")

    @property
    def _by_year(self) -> bool:
        return self.xem == "nam"


def _first_day(ky: str, view: str) -> dt.date | None:
    """Return the first day of the month or year that is named so; None for none."""
    length, form = (4, "%Y") if view == "nam" else (7, "%Y-%m")
    try:
        first = dt.datetime.strptime(ky, form).date() if len(ky) == length else None  # noqa: DTZ007  # no instant
    except ValueError:
        return None
    return first if first and as_of.FIRST <= first <= as_of.LAST else None
