"""What stands on the days of the calendar: what systems owe, and what the office itself owes beside it."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from inventory.vietnamese import sort_key
from inventory.work import Work
from isms.ui.audit_calendar.calendar_query import CalendarQuery
from isms.ui.parts.places import DUTIES, path_of
from schedules.cadence.working_days import ONE_DAY
from schedules.watch import agenda, office_duties
from schedules.watch.agenda import Entry
from schedules.watch.office_duties import OfficeDuty

Look = tuple[str, str, str]
LOOKS: dict[str, Look] = {
    "planned": ("primary", "event_note", "Kế hoạch kiểm tra"),
    "due": ("soon", "fact_check", "Hạn kiểm tra, đánh giá"),
    "conditions": ("blocked", "rule", "Hạn điều kiện kèm theo"),
    "finding": ("ok", "build", "Hạn khắc phục tồn tại"),
    "plan_item": ("neutral", "checklist", "Hạn của phương án"),
    "agreement": ("neutral", "history_edu", "Hết hạn ủy quyền, hợp đồng"),
    "transition": ("soon", "moving", "Thời hạn chuyển tiếp"),
    "advisory": ("neutral", "campaign", "Hạn xử lý cảnh báo, lộ lọt"),
    "website_review": ("neutral", "language", "Hạn rà soát website"),
    "duty": ("ok", "event_repeat", "Việc định kỳ"),
    "report": ("primary", "summarize", "Báo cáo quý theo kế hoạch"),
}
"""Colour, icon and name of each kind, in the order in which the kinds of one day stand."""
_ORDER = {kind: place for place, kind in enumerate(LOOKS)}
_TAB = {
    "plan_item": "phuong-an",
    "agreement": "theo-doi",
    "advisory": "theo-doi",
    "transition": "ho-so",
    "website_review": "theo-doi",
}


@dataclass(frozen=True, slots=True)
class DayEntry:
    """
    Something on a day. `name`: the system, or what the office owes, which has no `code`; `text`: what of it.

    `path`: where it is dealt with.
    """

    day: dt.date
    kind: str
    code: str
    name: str
    text: str
    path: str


def entries(
    work: Work, query: CalendarQuery, first: dt.date, last: dt.date, kinds: Collection[str] | None = None
) -> list[DayEntry]:
    """Return what stands from `first` to `last`, by day; `kinds`: only these of those that are asked for."""
    wanted: Callable[[str], bool] = lambda kind: kinds is None or kind in kinds  # noqa: E731
    asked = [kind for kind in query.kinds if wanted(kind)]
    found = [_of_system(entry) for entry in agenda.agenda(work, first, last, asked, query.among)]
    found += [_of_office(each) for each in _owed(work, query, first, last) if wanted(each.kind)]
    return _in_order(found)


@dataclass(frozen=True, slots=True)
class Shown:
    """
    How many of each kind stand on each day, and the first few of these; only the days that have some.

    `late`: how many of each kind are open although their day has passed, whenever that was.
    """

    numbers: Counter[tuple[dt.date, str]]
    entries: list[DayEntry]
    late: Counter[str]


def shown(work: Work, query: CalendarQuery, first: dt.date, last: dt.date, most: int = 0) -> Shown:
    """Return `entries` in numbers, and the first `most` of each kind and day, without reading all of them."""
    of_systems = agenda.calendar(work, first, last, query.kinds, query.among, most)
    yesterday = work.today - ONE_DAY
    owed = list(_owed(work, query, dt.date.min, max(last, yesterday)))
    now = [each for each in owed if first <= each.day <= last]
    numbers = Counter[tuple[dt.date, str]]((each.day, each.kind) for each in now)
    numbers.update(of_systems.numbers)
    late = Counter[str](each.kind for each in owed if each.day <= yesterday)
    late.update(of_systems.late)
    found = [*map(_of_system, of_systems.entries), *(_of_office(each) for each in now if most)]
    return Shown(numbers, _in_order(found), late)


def _in_order(found: Iterable[DayEntry]) -> list[DayEntry]:
    return sorted(found, key=lambda entry: (entry.day, _ORDER[entry.kind], sort_key(entry.name), entry.code))


def _owed(work: Work, query: CalendarQuery, first: dt.date, last: dt.date) -> Iterator[OfficeDuty]:
    """Yield what the office owes. The limits of the transition stand in the calendar with each system."""
    if query.office_kinds:
        for each in office_duties.duties(work, last):
            if each.kind in query.office_kinds and first <= each.day <= last:
                yield each


def _of_system(entry: Entry) -> DayEntry:
    path = path_of(entry.code, _TAB.get(entry.kind, "kiem-tra"))
    return DayEntry(entry.day, entry.kind, entry.code, entry.name, entry.text, path)


def _of_office(owed: OfficeDuty) -> DayEntry:
    path = f"{DUTIES}/{owed.subject[0]}" if owed.kind == "duty" else f"/ke-hoach?quy={owed.subject[0]}"
    return DayEntry(owed.day, owed.kind, "", owed.text, owed.detail, path)
