"""
The periods of every system, kept as rows: what lists and counts of past days are read from.

They are written in the transaction that changes a fact. Where many systems change at once, as by a policy or a large
import, they are only noted (`PeriodBacklog`) and written by the next sweep, some at a time; until then lists and counts
of past days are computed from the facts. `derived.drift` proves them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, fields
from itertools import zip_longest

from sqlalchemy import Select, delete, insert
from sqlmodel import col, select

from inventory.register_tables import System
from inventory.upserts import once
from inventory.work import Work
from schedules.gate.periods import Period, Stand, periods
from schedules.standing import fact_reader
from schedules.standing.period_tables import PeriodBacklog, StandingPeriod

AT_ONCE = 1000
"""The periods of so many systems are written in the transaction that changes them."""
BATCH = 5000
_STAND = [each.name for each in fields(Stand)]


def are_kept(work: Work) -> bool:
    """Say whether the periods of every system are written."""
    return work.session.execute(select(PeriodBacklog.system_id).limit(1)).first() is None


def postpone(work: Work, ids: Sequence[int]) -> None:
    """Leave the periods of these systems to the next sweep."""
    for start in range(0, len(ids), BATCH):
        _note(work, select(System.id).where(col(System.id).in_(ids[start : start + BATCH])))


def postponed(work: Work) -> list[int]:
    """Return the systems whose periods are still to be written, by id."""
    return list(work.session.exec(select(PeriodBacklog.system_id).order_by(col(PeriodBacklog.system_id))))


def catch_up(work: Work, first: int, last: int) -> int:
    """Write the periods of those among the systems numbered first to last that wait; returns how many."""
    waiting = select(PeriodBacklog.system_id).where(col(PeriodBacklog.system_id).between(first, last))
    ids = list(work.session.exec(waiting.order_by(col(PeriodBacklog.system_id))))
    held = select(System).where(col(System.id).in_(ids)).order_by(col(System.id)).with_for_update()
    systems = work.session.exec(held).all()
    policies = fact_reader.policies(work.session)
    computed: dict[int, Sequence[Period]] = {system.id: () for system in systems}
    counting = [system for system in systems if system.voided_at is None]
    for system, facts in fact_reader.load(work.session, counting):
        computed[system.id] = tuple(periods(facts, policies))
    keep(work, computed)
    work.session.execute(delete(PeriodBacklog).where(col(PeriodBacklog.system_id).in_(ids)))
    return len(ids)


def keep(work: Work, computed: Mapping[int, Sequence[Period]]) -> None:
    """Write the periods of these systems, by id; a system that was voided has none. What is right is left alone."""
    known = stored(work, computed)
    changed = [system_id for system_id, wanted in computed.items() if known.get(system_id, ()) != tuple(wanted)]
    gone = [system_id for system_id in changed if system_id in known]
    rows = [_row(system_id, period) for system_id in changed for period in computed[system_id]]
    if gone:
        work.session.execute(delete(StandingPeriod).where(col(StandingPeriod.system_id).in_(gone)))
    if rows:
        work.session.execute(insert(StandingPeriod), rows, execution_options={"render_nulls": True})


def stored(work: Work, ids: Iterable[int]) -> dict[int, tuple[Period, ...]]:
    """Return the periods of these systems as they are stored, each in order."""
    columns = [getattr(StandingPeriod, name) for name in ("system_id", "first_day", "last_day", *_STAND)]
    mine = select(*columns).where(col(StandingPeriod.system_id).in_(list(ids)))
    found: dict[int, list[Period]] = {}
    for system_id, first_day, last_day, *stand in work.session.execute(
        mine.order_by(col(StandingPeriod.system_id), col(StandingPeriod.first_day))
    ):
        found.setdefault(system_id, []).append(Period(first_day, last_day, Stand(*stand)))
    return {system_id: tuple(each) for system_id, each in found.items()}


def first_difference(
    stored: Sequence[Period], computed: Sequence[Period]
) -> tuple[Period | None, Period | None] | None:
    """Return the first period of a system that is not stored as it is computed, and what it should be."""
    return next((pair for pair in zip_longest(stored, computed) if pair[0] != pair[1]), None)


def _note(work: Work, ids: Select[int]) -> None:
    work.session.execute(once(work.session, PeriodBacklog, ["system_id"]).from_select(["system_id"], ids))


def _row(system_id: int, period: Period) -> dict[str, object]:
    stand = zip(_STAND, astuple(period.stand), strict=True)
    return {"system_id": system_id, "first_day": period.first_day, "last_day": period.last_day, **dict(stand)}
