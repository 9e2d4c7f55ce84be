"""The numbers of the yearly report (Mẫu số 08) as of any day, from the dated facts."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Result
from sqlalchemy import select as sql_select
from sqlmodel import Session, col
from sqlmodel.sql.expression import SelectOfScalar

from inventory.organisation import bodies
from inventory.organisation.access import Act, reads, visible_systems
from inventory.records import ApprovalForecast, Classification, Dossier
from inventory.records.holding import of_systems
from inventory.register_tables import System
from inventory.work import Work
from schedules.gate import dated
from schedules.gate.record import record_on
from schedules.standing import fact_reader, keeping
from schedules.standing.fact_reader import BATCH
from schedules.yearly.kept_rows import KeptRows
from schedules.yearly.reported import Count, Papers, Reported, Step, Totals, reported
from schedules.yearly.yearly_checks import Checked, Remark

_FACTS = ("decisions", "regulations", "plans", "conclusions", "operations", "roles")
"""What of a system's facts the report tells, or goes by."""


@dataclass(frozen=True, slots=True)
class _About:
    """What the report says of who a system is, and whose; the report of 100,000 holds no rows of the register."""

    id: int
    code: str
    name: str
    owner: str
    operator: str
    unit_id: int
    registered_on: dt.date


@dataclass(frozen=True, slots=True)
class Figures:
    """
    The numbers of the report of a day: of the systems that the office owns or operates, in dictionary order.

    `used`: the totals of those it only uses, or another branch keeps, which are told beside. `unconfirmed`: how many
    are left out because nobody has confirmed what the office is to them. `owners`: of the systems counted.
    """

    on: dt.date
    totals: Totals
    used: Totals
    unconfirmed: int = 0
    owners: tuple[str, ...] = ()
    contradictions: tuple[Remark, ...] = ()
    gaps: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Yearly(Figures):
    """The report of a day, with its rows."""

    rows: Sequence[Reported] = ()


@reads(Act.VIEW)
def yearly(work: Work, on: dt.date, owner: str = "") -> Yearly:
    """
    Return the report of the systems one sees, as of a day: registered by then and not retired; of one owner's if named.

    Names are those of today; everything else counts from the day of its fact. A voided fact counts on no day.
    """
    rows = KeptRows[Reported]()
    found = _counted(on, _rows(work, on, owner), rows.add)
    return Yearly(**{each.name: getattr(found, each.name) for each in fields(Figures)}, rows=rows)


@reads(Act.VIEW)
def figures(work: Work, on: dt.date, owner: str = "") -> Figures:
    """Return the numbers of the same report, and no rows: what is held does not grow with the register."""
    return _counted(on, _rows(work, on, owner), lambda _row: None)


def _counted(on: dt.date, rows: Iterable[tuple[bool | None, Reported]], keep: Callable[[Reported], None]) -> Figures:
    ours, others, checked, unconfirmed = Count(), Count(), Checked(on), 0
    owners: dict[str, str] = {}
    for is_ours, row in rows:
        if is_ours:
            ours.add(row)
            checked.add(row)
            owners[bodies.key(row.owner)] = row.owner
            keep(row)
        elif is_ours is None:
            unconfirmed += 1
        else:
            others.add(row)
    return Figures(
        on,
        ours.totals,
        others.totals,
        unconfirmed,
        tuple(filter(None, owners.values())),
        checked.contradictions(ours.totals),
        checked.gaps(),
    )


def _rows(work: Work, on: dt.date, owner: str) -> Iterator[tuple[bool | None, Reported]]:
    """Yield the rows of every system that is not retired, with whether it counts as the reader's own (`keeping`)."""
    policies, called, kept = fact_reader.policies(work.session), bodies.names(work), keeping.kept_units(work)
    for batch in _systems(work, on):
        wanted = [each for each in batch if not owner or _is_of(called, each, owner)]
        papers = _papers(work.session, [each.id for each in wanted], on)
        for about, facts in fact_reader.load(work.session, wanted, _FACTS):
            record = record_on(facts, on)
            if record.operation is not None and record.operation.state == dated.Running.RETIRED:
                continue
            who = (about.code, about.name, called.of(about.owner), called.of(about.operator))
            row = reported(who, record, papers[about.id], policies)
            yield keeping.is_ours(about, kept, record.responsibility), row


def _is_of(called: bodies.Names, about: _About, owner: str) -> bool:
    return bodies.key(called.of(about.owner)) == bodies.key(called.of(owner))


def _systems(work: Work, on: dt.date) -> Iterator[list[_About]]:
    """Yield the visible systems that were in the register on a day, in dictionary order, some at a time."""
    registered = sql_select(col(System.id)).where(col(System.registered_on) <= on)
    in_order = visible_systems(registered, work.actor).order_by(col(System.sort_key), col(System.id))
    ids = work.session.execute(in_order).scalars().all()
    columns = [col(getattr(System, each.name)) for each in fields(_About)]
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        rows = work.session.execute(sql_select(*columns).where(col(System.id).in_(some)))
        found = {row.id: _About(*row) for row in rows}
        yield [found[number] for number in some]


def _papers(session: Session, ids: Sequence[int], on: dt.date) -> dict[int, Papers]:
    """Return what is on record of the dossiers of these systems by a day."""
    steps: defaultdict[int, list[Step]] = defaultdict(list)
    kept = (Dossier.system_id, Dossier.on, Dossier.state, Dossier.proposed_level)
    for number, on_day, state, level in _columns(session, of_systems(Dossier, ids, on), *kept):
        steps[number].append(Step(on_day, state, level))
    classified = set(_columns(session, of_systems(Classification, ids, on), Classification.system_id).scalars())
    forecasts = (ApprovalForecast.system_id, ApprovalForecast.expected_on)
    expected = {number: day for number, day in _columns(session, of_systems(ApprovalForecast, ids, on), *forecasts)}
    return {each: Papers(tuple(steps[each]), each in classified, expected.get(each)) for each in ids}


def _columns(session: Session, rows: SelectOfScalar[Any], *columns: Any) -> Result[*tuple[Any, ...]]:
    return session.execute(rows.with_only_columns(*map(col, columns)))
