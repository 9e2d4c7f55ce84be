"""
The derived columns of a system: computed from its facts as of today, in the transaction that changes a fact.

`drift` proves them: it computes every one anew and names those that differ.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, func, select

from inventory.records import Permission
from inventory.records.holding import among
from inventory.register_tables import System
from inventory.systems.register import found_by
from inventory.work import Work
from schedules.cadence import ladder
from schedules.cadence.cadence import Policy
from schedules.gate import dated, transition
from schedules.gate.clearance import State, state
from schedules.gate.periods import Period, periods
from schedules.schedule_tables import CadencePolicy, JobRun
from schedules.standing import fact_reader, job_runs, standing_periods
from schedules.standing.column_conditions import Columns
from schedules.standing.period_tables import StandingPeriod

COLUMNS = (
    "responsibility",
    "level",
    "regime",
    "audit_due_on",
    "act_by",
    "cleared_until",
    "in_use",
    "operating",
    "retired_on",
    "implemented",
    "transition_due_on",
)
OF_A_VOIDED_SYSTEM = dict.fromkeys((*COLUMNS, "next_alert_on")) | dict.fromkeys(
    ("in_use", "operating", "implemented"), False
)
"""Nothing follows from its facts any more."""
PERIODS = "periods"
"""What drift calls a system's periods (`standing_periods`)."""
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Drift:
    """A derived column that does not say what the facts say."""

    code: str
    column: str
    stored: Any
    computed: Any


def refresh(work: Work, system_ids: Sequence[int]) -> dict[int, str]:
    """
    Compute the derived columns of these systems as of today, and withdraw the permissions that lapsed by it.

    Their periods follow, those of many at once by the next sweep (`standing_periods`).
    Returns why they lapsed, by the ids of the systems that are not retired.
    """
    policies = fact_reader.policies(work.session)
    ended: dict[int, str] = {}
    lives: dict[int, Sequence[Period]] = {}
    at_once = len(system_ids) <= standing_periods.AT_ONCE
    for start in range(0, len(system_ids), BATCH):
        ids = system_ids[start : start + BATCH]
        systems = work.session.exec(select(System).where(col(System.id).in_(ids))).all()
        for system in systems:
            if system.voided_at is not None:
                _set(system, OF_A_VOIDED_SYSTEM)
                lives[system.id] = ()
        for system, facts in fact_reader.load(work.session, [each for each in systems if each.voided_at is None]):
            now = state(facts, work.today, policies)
            if _holds(facts) and not now.in_use:
                reason = _withdraw(work, system, now)
                if not now.retired:
                    ended[system.id] = reason
            _store(system, facts, now, work.today)
            if at_once:
                lives[system.id] = tuple(periods(facts, policies))
    if at_once:
        standing_periods.keep(work, lives)
    else:
        standing_periods.postpone(work, system_ids)
    return ended


def drift(work: Work, only: Collection[int] | None = None) -> Iterator[Drift]:
    """
    Yield every derived column of today, and every first period, that differs from what the facts give; `only`: of
    these systems.

    What the next sweep will do by itself, because a day turned since the last one, is no drift; nor are periods that
    it has still to write.
    """
    policies = fact_reader.policies(work.session)
    day_turned, waiting = turned(work, policies), frozenset(standing_periods.postponed(work))
    last = 0
    while True:
        page = select(System).where(col(System.id) > last).order_by(col(System.id)).limit(BATCH)
        if only is not None:
            page = page.where(among(System.id, sorted(each for each in only if each > last)[:BATCH]))
        systems = work.session.exec(page).all()
        if not systems:
            return
        kept = standing_periods.stored(work, [system.id for system in systems])
        for system, facts in fact_reader.load(work.session, systems):
            last = system.id
            if system.id not in waiting:
                yield from _period_differences(system, kept.get(system.id, ()), facts, policies)
            if not day_turned and (system.cleared_until is None or system.cleared_until >= work.today):
                yield from _differences(system, facts, state(facts, work.today, policies), work.today)
        work.session.expunge_all()


def is_forecast(work: Work, on: dt.date) -> bool:
    """
    Say whether the derived columns tell how systems will stand on a day, today or later, if nothing new is recorded.

    They do unless a policy begins by then: facts are never dated ahead, and the rest runs out by itself.
    """
    return on >= work.today and not turned(work, fact_reader.policies(work.session), on)


def columns_of(work: Work, on: dt.date) -> Columns | None:
    """Return where it is kept how systems stand on a day: in their columns, in their periods, or (None) nowhere yet."""
    if is_forecast(work, on):
        return System
    return StandingPeriod if standing_periods.are_kept(work) else None


def turned(work: Work, policies: Iterable[Policy], on: dt.date | None = None) -> bool:
    """
    Say whether a policy comes into force after the last sweep and by a day (today by default), so that every due day
    is to be computed anew. Where no sweep ever ran, since the register was made.
    """
    return turned_since(work, job_runs.newest(work, job_runs.SWEEP, finished=True), policies, on)


def turned_since(work: Work, swept: JobRun | None, policies: Iterable[Policy], on: dt.date | None = None) -> bool:
    """Say the same, given the last sweep that ran through."""
    computed = swept.started_at if swept else work.session.exec(select(func.min(CadencePolicy.recorded_at))).first()
    last = work.day_of(computed) if computed else work.today
    return any(last < policy.in_force_from <= (on or work.today) for policy in policies)


def _differences(system: System, facts: dated.Facts, now: State, today: dt.date) -> Iterator[Drift]:
    if system.voided_at is not None:
        yield from (
            Drift(system.code, column, getattr(system, column), computed)
            for column, computed in OF_A_VOIDED_SYSTEM.items()
            if getattr(system, column) != computed
        )
        return
    for column, computed in (columns(facts, now, today) | found_by(system)).items():
        stored = getattr(system, column)
        if stored != computed:
            yield Drift(system.code, column, stored, computed)
    latest = None if now.retired else _next_stage(now.act_by, system.registered_on, today)
    stored = system.next_alert_on
    if (stored is None) != (latest is None) or (stored and latest and stored > latest):
        yield Drift(system.code, "next_alert_on", stored, latest)


def _period_differences(
    system: System, kept: Sequence[Period], facts: dated.Facts, policies: Sequence[Policy]
) -> Iterator[Drift]:
    computed = tuple(periods(facts, policies)) if system.voided_at is None else ()
    if found := standing_periods.first_difference(kept, computed):
        yield Drift(system.code, PERIODS, *found)


def columns(facts: dated.Facts, now: State, today: dt.date) -> dict[str, Any]:
    """Return the derived columns as they must be stored."""
    retired = [operation.day for operation in facts.operations if operation.state == dated.Running.RETIRED]
    return {
        "responsibility": now.responsibility,
        "level": now.level,
        "regime": now.regime,
        "audit_due_on": now.audit_due_on,
        "act_by": now.act_by,
        "cleared_until": now.clearance.until if now.clearance.cleared else None,
        "in_use": now.in_use,
        "operating": now.operating,
        "retired_on": retired[0] if retired else None,
        "implemented": now.implemented,
        "transition_due_on": None if now.retired else transition.due_on(transition.known(facts, today), today),
    }


def _store(system: System, facts: dated.Facts, now: State, today: dt.date) -> None:
    following = {"next_alert_on": next_alert(now.act_by, system.registered_on, now.retired, today), "derived_on": today}
    _set(system, columns(facts, now, today) | following)


def _set(system: System, values: Mapping[str, Any]) -> None:
    for column, value in values.items():
        if getattr(system, column) != value:  # setting one costs far more than reading it
            setattr(system, column, value)


def next_alert(act_by: dt.date | None, registered_on: dt.date, retired: bool, today: dt.date) -> dt.date | None:
    """Return the day on which the sweep must look at the system's reminders: today when a stage stands open."""
    if retired:
        return None
    steps = ladder.default_ladder()
    if ladder.stage(act_by, registered_on, today, steps) is not None:
        return today
    return _next_stage(act_by, registered_on, today)


def _next_stage(act_by: dt.date | None, registered_on: dt.date, today: dt.date) -> dt.date:
    return ladder.next_stage_on(ladder.base_of(act_by, registered_on), today, ladder.default_ladder())


def _holds(facts: dated.Facts) -> bool:
    return bool(facts.permissions) and facts.permissions[-1].granted


def _withdraw(work: Work, system: System, now: State) -> str:
    """The permission lapsed by a fact recorded today: say so on record. Returns why."""
    reason = "; ".join(blocker.code for blocker in now.clearance.blockers) or "lapsed"
    work.session.add(
        Permission(
            system_id=system.id,
            on=work.today,
            granted=False,
            reason=reason,
            recorded_at=work.now,
            recorded_by=work.actor.name,
        )
    )
    work.record("system.withdrawn", system.code, {"reason": reason})
    return reason
