"""What a change of the cadence policies would do today, computed without changing anything."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import col, func, select

from inventory.organisation.access import Act, reads
from inventory.register_tables import System
from inventory.work import Work
from schedules.cadence.cadence import Policy, Standing
from schedules.gate.clearance import state
from schedules.standing import column_conditions, fact_reader

MOST_SYSTEMS = 3_000
"""More than these take too long to compute while a person waits."""


@dataclass(frozen=True, slots=True)
class Effect:
    """`moved` due days change, of `systems`; overdue ones before and after; the names of those losing permission."""

    systems: int
    moved: int
    overdue_before: int
    overdue_after: int
    losing: tuple[str, ...]


@reads(Act.ADMINISTER, everywhere=True)
def of_setting(work: Work, policy: Policy) -> Effect | None:
    """Return what adding the policy, or correcting the one of its name, would do; None when too many to compute."""
    return _effect(work, [*_without(fact_reader.policies(work.session), policy.name), policy])


@reads(Act.ADMINISTER, everywhere=True)
def of_voiding(work: Work, name: str) -> Effect | None:
    """Return what taking the policy back would do; None when there are too many systems to compute."""
    return _effect(work, _without(fact_reader.policies(work.session), name))


def _without(policies: Iterable[Policy], name: str) -> list[Policy]:
    return [policy for policy in policies if policy.name != name]


def _effect(work: Work, after: list[Policy]) -> Effect | None:
    alive = column_conditions.alive(work.today)
    if work.session.exec(select(func.count()).select_from(System).where(alive)).one() > MOST_SYSTEMS:
        return None
    before = fact_reader.policies(work.session)
    systems = work.session.exec(select(System).where(alive).order_by(col(System.sort_key))).all()
    states = [
        (found.name, state(facts, work.today, before), state(facts, work.today, after))
        for found, facts in fact_reader.load(work.session, systems)
    ]
    late = (Standing.OVERDUE, Standing.NEVER_AUDITED)
    return Effect(
        systems=len(states),
        moved=sum(was.audit_due_on != will.audit_due_on for _, was, will in states),
        overdue_before=sum(was.standing in late for _, was, _ in states),
        overdue_after=sum(will.standing in late for _, _, will in states),
        losing=tuple(name for name, was, will in states if was.in_use and not will.in_use),
    )
