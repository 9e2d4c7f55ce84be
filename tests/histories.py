"""Systems on record, in few words, for the tests of the gate."""

import datetime as dt
from dataclasses import replace

from schedules.cadence.cadence import Policy, default_policies
from schedules.gate.clearance import clearance
from schedules.gate.dated import (
    VIETNAM,
    Answers,
    Certificate,
    Conclusion,
    Decision,
    Facts,
    Offices,
    Operation,
    Permission,
    PlanState,
    Regulation,
    Role,
)
from schedules.gate.remedies import Blocker

POLICIES = default_policies()
TODAY = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)
NEW, OLD = "331/2026", "85/2016"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def instant(text: str) -> dt.datetime:
    """The instant that clocks in Viet Nam show as '2026-11-22 09:05', in UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=VIETNAM).astimezone(dt.UTC)


def audit(on: str, result: str = "eligible", kind: str = "periodic", by: str = "licensed", **more) -> Conclusion:
    """An audit by a licensed body unless said otherwise; `more` are conditions_until and occasion."""
    return Conclusion(day(on), kind, result, by, **more)


def conditional(until: str, on: str = "2026-10-10") -> Conclusion:
    return audit(on, "conditional", conditions_until=day(until))


def decided(on: str = "2026-09-10", level: int = 2, regime: str = NEW) -> tuple[Decision, ...]:
    return (Decision(day(on), level, regime, "12/QĐ-UBND", "UBND tỉnh"),)


LISTED = Answers(day("2026-09-05"), NEW, 2, listed=True)
CERTIFICATE = Certificate(day("2026-08-20"))


def owned_from(on: str) -> tuple[Role, ...]:
    """The role of an owner, from a day on."""
    return (Role(day(on), "owned"),)


def being(facts: Facts, responsibility: str | None) -> Facts:
    """The same facts, of a system to which the office is something else."""
    return replace(facts, roles=(Role(facts.registered_on, responsibility),))


CLEARED = Facts(
    registered_on=day("2026-09-01"),
    roles=owned_from("2026-09-01"),
    decisions=decided(),
    regulations=(Regulation(day("2026-09-01")),),
    plans=(PlanState(day("2026-10-01"), "full"),),
    conclusions=(audit("2026-10-10", kind="pre_operation"),),
    operations=(Operation(day("2026-10-15"), "operating"),),
    permissions=(Permission(day("2026-10-15"), granted=True),),
    certificates=(CERTIFICATE,),
    owners=frozenset({"ubnd tinh"}),
    offices=Offices(specialised=frozenset({"ubnd tinh"})),
)
EMPTY = Facts(day("2026-11-22"), owned_from("2026-11-22"), operations=(Operation(TODAY, "operating"),))


def codes(facts: Facts, on: dt.date | str = TODAY, policies: tuple[Policy, ...] = POLICIES) -> list[str]:
    on = day(on) if isinstance(on, str) else on
    return [blocker.code for blocker in clearance(facts, on, policies).blockers]


def only(facts: Facts, on: dt.date | str = TODAY) -> Blocker:
    on = day(on) if isinstance(on, str) else on
    (blocker,) = clearance(facts, on, POLICIES).blockers
    return blocker
