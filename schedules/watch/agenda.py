"""What stands on the calendar between two days, for the calendar page and for feeds: due audits and other deadlines."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, String, cast, func, or_
from sqlalchemy import select as sql_select
from sqlmodel import col

from inventory.organisation.access import Act, reads, visible_systems
from inventory.records import Advisory, Finding, PlanItem, PlannedAudit
from inventory.records.agreement import Agreement, replaced
from inventory.records.holding import holds
from inventory.register_tables import DatedFact, System
from inventory.vietnamese import sort_key
from inventory.work import Work
from schedules.cadence.working_days import ONE_DAY
from schedules.deadlines import websites
from schedules.deadlines.open_conditions import unmended, unmet, unresolved, without_conclusion
from schedules.gate import transition
from schedules.standing import column_conditions, filters
from schedules.standing.list_filter import Filter

Kind = Literal[
    "due", "planned", "conditions", "finding", "plan_item", "agreement", "advisory", "website_review", "transition"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
EVERY = Filter()
CONFIRMED = Filter(responsibility=column_conditions.CONFIRMED)
"""A system whose role nobody has confirmed is not told to be late with its audit: it is counted beside."""
_COUNTED: tuple[Kind, ...] = ("due", "conditions")
"""Days that follow from the cadence or the conclusion; the others are days that a person set."""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    Something about a system (`code`, `name`) on a day; `text` says in Vietnamese what, without the system's name.

    `subject`: which of its kind and system it is, the same when its day or its text changes; '' where there is only
    one of a kind.
    """

    day: dt.date
    kind: Kind
    code: str
    name: str
    text: str
    subject: str = ""


@reads(Act.VIEW)
def agenda(
    work: Work, first: dt.date, last: dt.date, kinds: Collection[Kind] = KINDS, among: Filter = EVERY
) -> list[Entry]:
    """
    Return what stands from `first` to `last`, both included, as on record today, by day and then by name.

    Only visible systems that are not retired, of those only the ones `among`. What is done (concluded, mended, in
    full) is left out.
    """
    found = [*_read(work, first, last, kinds, among), *_reviews(work, first, last, kinds, among)]
    return sorted(found, key=lambda entry: (entry.day, entry.name, entry.code, entry.kind, entry.text))


@reads(Act.VIEW)
def overdue(work: Work) -> list[Entry]:
    """
    Return what is owed although its day has passed, however long ago.

    The end of an agreement is not among it: after that day nothing is owed by it. Nor are audits of systems whose role
    nobody has confirmed.
    """
    until = work.today - ONE_DAY
    others = [kind for kind in KINDS if kind not in (*_COUNTED, "agreement")]
    return [*agenda(work, dt.date.min, until, _COUNTED, CONFIRMED), *agenda(work, dt.date.min, until, others)]


@reads(Act.VIEW)
def never_audited(work: Work) -> list[Entry]:
    """Return the systems of confirmed role that were never audited, on the day they were registered."""
    columns = _systems(work, CONFIRMED, col(System.registered_on)).where(col(System.audit_due_on).is_(None))
    found = work.session.execute(columns.order_by(col(System.registered_on), col(System.sort_key)))
    return [Entry(since, "due", code, name, "Chưa từng kiểm tra, đánh giá") for code, name, since in found]


@reads(Act.VIEW)
def numbers(
    work: Work, first: dt.date, last: dt.date, kinds: Collection[Kind] = KINDS, among: Filter = EVERY
) -> Counter[tuple[dt.date, Kind]]:
    """Return how many entries of each kind `agenda` finds on each day; only the days that have some."""
    found = Counter((entry.day, entry.kind) for entry in _reviews(work, first, last, kinds, among))
    found.update(_numbers(work, first, last, kinds, among))
    return found


@dataclass(frozen=True, slots=True)
class Calendar:
    """
    What stands in a span of days: how many entries of each kind on each day, and of each of these the first few.

    `late`: how many of each kind are open although their day has passed, whenever that was.
    """

    numbers: Counter[tuple[dt.date, Kind]]
    entries: list[Entry]
    late: Counter[Kind]


@reads(Act.VIEW)
def calendar(
    work: Work,
    first: dt.date,
    last: dt.date,
    kinds: Collection[Kind] = KINDS,
    among: Filter = EVERY,
    most: int = 0,
) -> Calendar:
    """
    Return the same as `agenda` in numbers, and of each kind and day the first `most` entries by the system's name.

    What it costs follows the days shown and not what stands on them.
    """
    reviews = _every_review(work, kinds, among)
    found = Counter((each.day, each.kind) for each in _between(reviews, first, last))
    late: Counter[Kind] = Counter(each.kind for each in _between(reviews, dt.date.min, work.today - ONE_DAY))
    for (_, kind), number in _numbers(work, dt.date.min, work.today - ONE_DAY, kinds, among).items():
        late[kind] += number
    found.update(_numbers(work, first, last, kinds, among))
    return Calendar(found, _first_of_days(work, first, last, kinds, among, reviews, most) if most else [], late)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the entries of one kind come from: columns code, name, day, a detail that the words may use, subject."""

    entries: Callable[[Work, dt.date, dt.date, Filter], Any]
    says: Callable[[str], str]


def _stored(kinds: Collection[Kind]) -> list[Kind]:
    return [kind for kind in _SOURCES if kind in kinds]


def _read(work: Work, first: dt.date, last: dt.date, kinds: Collection[Kind], among: Filter) -> Iterator[Entry]:
    for kind in _stored(kinds):
        yield from _entries(work, kind, _SOURCES[kind].entries(work, first, last, among))


def _entries(work: Work, kind: Kind, statement: Any) -> Iterator[Entry]:
    for code, name, day, detail, *subject in work.session.execute(statement):
        yield Entry(day, kind, code, name, _SOURCES[kind].says(detail), ":".join(map(str, subject)))


def _numbers(
    work: Work, first: dt.date, last: dt.date, kinds: Collection[Kind], among: Filter
) -> dict[tuple[dt.date, Kind], int]:
    found: dict[tuple[dt.date, Kind], int] = {}
    for kind in _stored(kinds):
        entries = _SOURCES[kind].entries(work, first, last, among).subquery()
        by_day = sql_select(entries.c.day, func.count()).group_by(entries.c.day)
        found.update({(day, kind): number for day, number in work.session.execute(by_day)})
    return found


def _first_of_days(
    work: Work,
    first: dt.date,
    last: dt.date,
    kinds: Collection[Kind],
    among: Filter,
    reviews: Iterable[Entry],
    most: int,
) -> list[Entry]:
    """Return the first `most` entries of each kind and day, by the system's name in dictionary order."""
    found: list[Entry] = []
    for kind in _stored(kinds):
        every = _SOURCES[kind].entries(work, first, last, among)
        in_order = (col(System.sort_key), col(System.code))
        place = func.row_number().over(partition_by=every.selected_columns.day, order_by=in_order)
        placed = every.add_columns(place.label("place")).subquery()
        *columns, place_of = placed.c
        found += _entries(work, kind, sql_select(*columns).where(place_of <= most))
    by_day: dict[dt.date, list[Entry]] = defaultdict(list)
    for each in _between(reviews, first, last):
        by_day[each.day].append(each)
    for entries in by_day.values():
        found += sorted(entries, key=lambda each: (sort_key(each.name), each.code))[:most]
    return found


def _systems(work: Work, among: Filter, *columns: Any) -> Any:
    statement = sql_select(col(System.code), col(System.name), *columns).select_from(System)
    return visible_systems(statement.where(*_narrowed(work, among)), work.actor)


def _narrowed(work: Work, among: Filter) -> list[ColumnElement[bool]]:
    return [column_conditions.alive(work.today), *filters.matching(among, work.today)]


def _of(
    work: Work,
    among: Filter,
    table: type[DatedFact],
    first: dt.date,
    last: dt.date,
    day: Any,
    detail: Any,
    *subject: Any,
) -> Any:
    """Return the facts of a table with their system; `subject`: the columns that name one, its id by default."""
    told = (col(day).label("day"), col(detail).label("detail"), *(subject or (col(table.id).label("subject"),)))
    joined = _systems(work, among, *told).join(table, col(table.system_id) == col(System.id))
    return joined.where(holds(table), col(day).between(first, last))


def _due(work: Work, first: dt.date, last: dt.date, among: Filter) -> Any:
    due = col(System.audit_due_on)
    return _systems(work, among, due.label("day"), col(System.code).label("detail")).where(due.between(first, last))


def _conditions(work: Work, first: dt.date, last: dt.date, among: Filter) -> Any:
    act_by, due = col(System.act_by), col(System.audit_due_on)
    found = _systems(work, among, act_by.label("day"), col(System.code).label("detail"))
    return found.where(act_by.between(first, last), or_(due.is_(None), act_by != due))


def _transition(work: Work, first: dt.date, last: dt.date, among: Filter) -> Any:
    aim = col(System.transition_due_on)
    found = _systems(work, among, aim.label("day"), cast(aim, String).label("detail"))
    return found.where(aim.between(first, last))


def _planned(work: Work, first: dt.date, last: dt.date, among: Filter) -> Any:
    found = _of(work, among, PlannedAudit, first, last, PlannedAudit.on, PlannedAudit.assessor)
    return found.where(without_conclusion())


def _findings(work: Work, first: dt.date, last: dt.date, among: Filter) -> Any:
    return _of(work, among, Finding, first, last, Finding.due_on, Finding.what).where(unmended())


def _plan_items(work: Work, first: dt.date, last: dt.date, among: Filter) -> Any:
    """The latest entry of a requirement holds."""
    series: tuple[Any, ...] = (col(PlanItem.regime).label("regime"), col(PlanItem.requirement).label("requirement"))
    wanted = _of(work, among, PlanItem, first, last, PlanItem.due_on, PlanItem.requirement, *series)
    return wanted.where(unmet())


def _agreements(work: Work, first: dt.date, last: dt.date, among: Filter) -> Any:
    wanted = _of(work, among, Agreement, first, last, Agreement.ends_on, Agreement.number)
    return wanted.where(~replaced())


def _advisories(work: Work, first: dt.date, last: dt.date, among: Filter) -> Any:
    return _of(work, among, Advisory, first, last, Advisory.due_on, Advisory.what).where(unresolved())


_SOURCES: dict[Kind, _Source] = {
    "due": _Source(_due, lambda _: "Hạn kiểm tra, đánh giá"),
    "planned": _Source(_planned, lambda who: f"Dự kiến kiểm tra, đánh giá{f': {who}' if who else ''}"),
    "conditions": _Source(_conditions, lambda _: "Hạn thực hiện điều kiện kèm theo kết luận"),
    "finding": _Source(_findings, lambda what: f"Hạn khắc phục tồn tại: {what}"),
    "plan_item": _Source(_plan_items, lambda which: f"Hạn triển khai yêu cầu của phương án: {which}"),
    "agreement": _Source(_agreements, lambda number: f"Hết hạn ủy quyền, hợp đồng số {number}"),
    "transition": _Source(_transition, lambda day: f"Thời hạn chuyển tiếp: {_limit(day)}"),
    "advisory": _Source(_advisories, lambda what: f"Hạn xử lý: {what}"),
}


def _limit(day: str) -> str:
    """Return what must be done by a limit of the transition."""
    term = transition.of_day(dt.date.fromisoformat(day))
    return term.title if term else ""


def _reviews(work: Work, first: dt.date, last: dt.date, kinds: Collection[Kind], among: Filter) -> Iterator[Entry]:
    return _between(_every_review(work, kinds, among), first, last)


def _every_review(work: Work, kinds: Collection[Kind], among: Filter) -> list[Entry]:
    """Return by when websites are to be looked at again, which is counted from the last look."""
    if "website_review" not in kinds:
        return []
    return [
        Entry(site.due_on, "website_review", site.code, site.name, f"Hạn rà soát {site.address}", site.address)
        for site in websites.dues(work, *_narrowed(work, among))
        if site.due_on is not None
    ]


def _between(entries: Iterable[Entry], first: dt.date, last: dt.date) -> Iterator[Entry]:
    return (each for each in entries if first <= each.day <= last)
