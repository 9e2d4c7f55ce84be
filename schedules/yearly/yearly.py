"""The numbers of the yearly report (Mẫu số 08) as of any day, from the dated facts."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from inventory.organisation import bodies
from inventory.organisation.access import Act, reads
from inventory.records import ApprovalForecast, Classification, Dossier
from inventory.records.holding import of_systems
from inventory.register_tables import System
from inventory.work import Work
from schedules.gate import dated
from schedules.standing import fact_reader, keeping, queries
from schedules.standing.fact_reader import BATCH
from schedules.yearly.reported import Papers, Reported, Step, Totals, reported, totals

Known = tuple[System, dated.Facts]


@dataclass(frozen=True, slots=True)
class Yearly:
    """
    The report of a day: rows of the systems that the office owns or operates, in dictionary order, and their totals.

    `used`: the totals of those it only uses, or another branch keeps, which are told beside.
    `unconfirmed`: how many are left out because nobody has confirmed what the office is to them.
    """

    on: dt.date
    rows: tuple[Reported, ...]
    totals: Totals
    used: Totals
    unconfirmed: int = 0


@reads(Act.VIEW)
def yearly(work: Work, on: dt.date, owner: str = "") -> Yearly:
    """
    Return the report of the systems one sees, as of a day: registered by then and not retired; of one owner's if named.

    Names are those of today; everything else counts from the day of its fact. A voided fact counts on no day.
    """
    called = bodies.names(work)
    alive = [
        (found, facts, state.responsibility)
        for found, facts, state in queries.every(work, on)
        if not state.retired and (not owner or bodies.key(called.of(found.owner)) == bodies.key(called.of(owner)))
    ]
    kept = keeping.kept_units(work)
    ours = [(found, facts) for found, facts, role in alive if keeping.is_ours(found, kept, role)]
    others = [(found, facts) for found, facts, role in alive if keeping.is_ours(found, kept, role) is False]
    rows = tuple(_rows(work, ours, on))
    return Yearly(on, rows, totals(rows), totals(_rows(work, others, on)), len(alive) - len(ours) - len(others))


def _rows(work: Work, systems: Sequence[Known], on: dt.date) -> Iterator[Reported]:
    policies, called = fact_reader.policies(work.session), bodies.names(work)
    for start in range(0, len(systems), BATCH):
        batch = systems[start : start + BATCH]
        papers = _papers(work.session, [found.id for found, _ in batch], on)
        for found, facts in batch:
            who = (found.code, found.name, called.of(found.owner), called.of(found.operator))
            yield reported(who, facts, papers[found.id], on, policies)


def _papers(session: Session, ids: Sequence[int], on: dt.date) -> dict[int, Papers]:
    """Return what is on record of the dossiers of these systems by a day."""
    steps: defaultdict[int, list[Step]] = defaultdict(list)
    for row in session.exec(of_systems(Dossier, ids, on)):
        steps[row.system_id].append(Step(row.on, row.state, row.proposed_level))
    classified = {row.system_id for row in session.exec(of_systems(Classification, ids, on))}
    expected = {row.system_id: row.expected_on for row in session.exec(of_systems(ApprovalForecast, ids, on))}
    return {each: Papers(tuple(steps[each]), each in classified, expected.get(each)) for each in ids}
