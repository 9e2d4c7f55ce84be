"""Systems on record, in few words, for the tests of the gate."""

import datetime as dt

from schedules.cadence import Policy, default_policies
from schedules.clearance import clearance
from schedules.dated import VIETNAM, Conclusion, Decision, Facts, Operation, Permission, PlanState, Regulation
from schedules.remedies import Blocker

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


CLEARED = Facts(
    registered_on=day("2026-09-01"),
    responsibility="owned",
    decisions=decided(),
    regulations=(Regulation(day("2026-09-01")),),
    plans=(PlanState(day("2026-10-01"), "full"),),
    conclusions=(audit("2026-10-10", kind="pre_operation"),),
    operations=(Operation(day("2026-10-15"), "operating"),),
    permissions=(Permission(day("2026-10-15"), granted=True),),
)
EMPTY = Facts(registered_on=day("2026-11-22"), responsibility="owned", operations=(Operation(TODAY, "operating"),))


def codes(facts: Facts, on: dt.date | str = TODAY, policies: tuple[Policy, ...] = POLICIES) -> list[str]:
    on = day(on) if isinstance(on, str) else on
    return [blocker.code for blocker in clearance(facts, on, policies).blockers]


def only(facts: Facts, on: dt.date | str = TODAY) -> Blocker:
    on = day(on) if isinstance(on, str) else on
    (blocker,) = clearance(facts, on, POLICIES).blockers
    return blocker
