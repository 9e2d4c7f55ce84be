"""What Đ36 asks of the yearly report and Mẫu số 08 has no place for, as of a day: 36.1, 36.3, 36.7, 36.9, 36.10."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import Literal

from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from inventory.organisation.access import Act, reads
from inventory.protection.plan_reading import Plan, plans
from inventory.records import Audit
from inventory.records.holding import of_systems
from inventory.register_tables import System
from inventory.work import Work
from schedules.gate.decided_levels import undercut
from schedules.gate.record import record_on
from schedules.standing import fact_reader
from schedules.standing.fact_reader import BATCH
from schedules.yearly.reported import Reported

Compliance = Literal["compliant", "conditional", "not_compliant", "not_evaluated", "no_regulation"]
LISTED, LEVEL_5 = "listed", "level_5"
_LEVEL_5 = 5


@dataclass(frozen=True, slots=True)
class Examined:
    """An audit that examined how effective the measures are."""

    assessor: str
    concluded_on: dt.date
    document_number: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class Kept:
    """
    Whether a system keeps to its Quy chế (Đ36.7), and the audit that this rests on.

    It rests on the newest audit whose record says that the measures' effectiveness was examined (Đ27.2, of which point
    b is the keeping to the Quy chế): its conclusion decides. Without such an audit nothing is known.
    """

    verdict: Compliance
    audit: Examined | None


@dataclass(frozen=True, slots=True)
class Detail:
    """
    What the annex says of a system. `important`: why it belongs on the list of Đ16, empty where nothing says so.

    `computed`: the level that its answers give, where it is above the one decided; None otherwise.
    """

    row: Reported
    important: str
    kept: Kept
    plan: Plan | None
    computed: int | None = None


@reads(Act.VIEW)
def details(work: Work, rows: Iterable[Reported], on: dt.date) -> list[Detail]:
    """Return what the annex says of the systems of a report, as of its day. `plan`: where something is on record."""
    every = iter(rows)
    return [each for some in iter(lambda: list(islice(every, BATCH)), []) for each in _details(work, some, on)]


def _details(work: Work, rows: Sequence[Reported], on: dt.date) -> Iterator[Detail]:
    columns = (System.id, System.code, System.owner, System.registered_on, System.unit_id)
    named = sql_select(*map(col, columns)).where(col(System.code).in_([row.code for row in rows]))
    systems = [_About(*each) for each in work.session.execute(named)]
    ids = {about.code: about.id for about in systems}
    found = fact_reader.load(work.session, systems, ("decisions", "answers"))
    computed = {about.code: undercut(record_on(facts, on)) for about, facts in found}
    listed = fact_reader.listed(work.session, list(ids.values()), on)
    audits = _audits(work.session, ids.values(), on)
    planned = plans(work, systems, on)
    for row in rows:
        number = ids[row.code]
        yield Detail(
            row=row,
            important=LISTED if number in listed else LEVEL_5 if row.level == _LEVEL_5 else "",
            kept=_kept(row, audits.get(number)),
            plan=planned[number] if planned[number].begun else None,
            computed=computed[row.code],
        )


@dataclass(frozen=True, slots=True)
class _About:
    """A system, as its facts are read."""

    id: int
    code: str
    owner: str
    registered_on: dt.date
    unit_id: int


def _kept(row: Reported, audit: Examined | None) -> Kept:
    if row.regulation is None:
        return Kept("no_regulation", None)
    if audit is None:
        return Kept("not_evaluated", None)
    verdicts: dict[str, Compliance] = {"eligible": "compliant", "conditional": "conditional"}
    return Kept(verdicts.get(audit.conclusion, "not_compliant"), audit)


def _audits(session: Session, ids: Iterable[int], on: dt.date) -> dict[int, Examined]:
    """Return, for each system, the newest audit by a day that examined how effective the measures are."""
    told = (col(getattr(Audit, each.name)) for each in fields(Examined))
    examined = of_systems(Audit, ids, on).where(col(Audit.effectiveness).is_(True))
    rows = session.execute(examined.with_only_columns(col(Audit.system_id), *told))
    return {number: Examined(*audit) for number, *audit in rows}
