"""What Đ36 asks of the yearly report and Mẫu số 08 has no place for, as of a day: 36.1, 36.3, 36.7, 36.9, 36.10."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session, col, select

from inventory.organisation.access import Act, reads
from inventory.protection.plan_reading import Plan, plans
from inventory.records import Audit
from inventory.records.holding import of_systems
from inventory.register_tables import System
from inventory.work import Work
from schedules.gate.decided_levels import undercut
from schedules.gate.record import record_on
from schedules.standing import fact_reader
from schedules.yearly.reported import Reported

Compliance = Literal["compliant", "conditional", "not_compliant", "not_evaluated", "no_regulation"]
LISTED, LEVEL_5 = "listed", "level_5"
_LEVEL_5 = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """
    Whether a system keeps to its Quy chế (Đ36.7), and the audit that this rests on.

    It rests on the newest audit whose record says that the measures' effectiveness was examined (Đ27.2, of which point
    b is the keeping to the Quy chế): its conclusion decides. Without such an audit nothing is known.
    """

    verdict: Compliance
    audit: Audit | None


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
def details(work: Work, rows: Sequence[Reported], on: dt.date) -> list[Detail]:
    """Return what the annex says of the systems of a report, as of its day. `plan`: where something is on record."""
    systems = work.session.exec(select(System).where(col(System.code).in_([row.code for row in rows]))).all()
    ids = {about.code: about.id for about in systems}
    computed = {about.code: undercut(record_on(facts, on)) for about, facts in fact_reader.load(work.session, systems)}
    listed = fact_reader.listed(work.session, list(ids.values()), on)
    audits = _audits(work.session, ids.values(), on)
    planned = plans(work, systems, on)
    return [
        Detail(
            row=row,
            important=LISTED if ids[row.code] in listed else LEVEL_5 if row.level == _LEVEL_5 else "",
            kept=_kept(row, audits.get(ids[row.code])),
            plan=planned[ids[row.code]] if planned[ids[row.code]].begun else None,
            computed=computed[row.code],
        )
        for row in rows
    ]


def _kept(row: Reported, audit: Audit | None) -> Kept:
    if row.regulation is None:
        return Kept("no_regulation", None)
    if audit is None:
        return Kept("not_evaluated", None)
    verdicts: dict[str, Compliance] = {"eligible": "compliant", "conditional": "conditional"}
    return Kept(verdicts.get(audit.conclusion, "not_compliant"), audit)


def _audits(session: Session, ids: Iterable[int], on: dt.date) -> dict[int, Audit]:
    """Return, for each system, the newest audit by a day that examined how effective the measures are."""
    examined = of_systems(Audit, ids, on).where(col(Audit.effectiveness).is_(True))
    return {audit.system_id: audit for audit in session.exec(examined)}
