"""From which day each later rule of the gate counts in this register, and what its beginning ends."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from sqlmodel import col, select

from inventory.register_tables import System
from inventory.work import Work
from schedules.gate.clearance import clearance, in_use
from schedules.gate.gate_rules import Rules, every_rule
from schedules.gate.remedies import Blocker
from schedules.schedule_tables import GateRule
from schedules.standing import fact_reader


@dataclass(frozen=True, slots=True)
class Ending:
    """A permission that the rules to begin would end today, and why."""

    code: str
    name: str
    blockers: tuple[Blocker, ...]


def missing(work: Work) -> list[str]:
    """Return the codes of the rules that do not count in this register yet."""
    known = set(work.session.exec(select(GateRule.code)))
    return [rule.code for rule in every_rule() if rule.code not in known]


def begin(work: Work, new: bool) -> list[str]:
    """
    Let the rules that are missing count: in a new register from the day of their clause, else from today.

    A register without systems is new: nothing in it could change. Returns the codes that began.
    """
    codes = missing(work)
    fresh = new or work.session.exec(select(System.id).limit(1)).first() is None
    days = {rule.code: rule.in_force_from if fresh else max(rule.in_force_from, work.today) for rule in every_rule()}
    for code in codes:
        work.session.add(
            GateRule(code=code, in_force_from=days[code], recorded_at=work.now, recorded_by=work.actor.name)
        )
    if codes:
        detail = {code: days[code].isoformat() for code in codes}
        work.record("gate_rules.began", "gate_rules", detail)
        work.session.flush()
    return codes


def set_days(work: Work, days: Mapping[str, dt.date]) -> None:
    """Let rules count from other days, as the register that an import comes from had them."""
    known = {row.code: row for row in work.session.exec(select(GateRule))}
    changed = {}
    for code, day in sorted(days.items()):
        row = known.get(code)
        if row is None:
            work.session.add(GateRule(code=code, in_force_from=day, recorded_at=work.now, recorded_by=work.actor.name))
        elif row.in_force_from != day:
            row.in_force_from = day
        else:
            continue
        changed[code] = day.isoformat()
    if changed:
        work.record("gate_rules.moved", "gate_rules", changed)
        work.session.flush()


def ended_by_beginning(work: Work) -> list[Ending]:
    """Return the permissions in force that the missing rules would end if they began today, by code."""
    codes = missing(work)
    if not codes:
        return []
    policies, known = fact_reader.policies(work.session), fact_reader.gate_rules(work.session)
    beginning = Rules(MappingProxyType(dict(known.begins) | dict.fromkeys(codes, work.today)))
    permitted = work.session.exec(select(System).where(col(System.in_use)).order_by(col(System.code))).all()
    found = []
    for system, facts in fact_reader.load(work.session, permitted):
        gate = clearance(replace(facts, rules=beginning), work.today, policies)
        if not gate.cleared and in_use(facts, work.today, policies):
            found.append(Ending(system.code, system.name, gate.blockers))
    return found
