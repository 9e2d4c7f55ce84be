"""
The reminder ladder: which stage a deadline has reached on a day, and when the next one begins.

A day has one current stage, the last one reached. Whoever was away for a month therefore gets one reminder, not ten.
"""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Escalation:
    """Who else is told once a deadline is overdue for so many days."""

    after_days: int
    to: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """Days before the deadline that are stages, days between stages after it, and the escalations."""

    before: tuple[int, ...]
    overdue_every: int
    escalations: tuple[Escalation, ...]

    def __post_init__(self) -> None:
        if self.overdue_every < 1 or min(self.before, default=0) < 0:
            raise ValueError("a ladder counts whole days: overdue_every >= 1, before >= 0")
        if any(each.after_days < 1 for each in self.escalations):
            raise ValueError("an escalation comes at least one day after the deadline")

    @property
    def lead(self) -> dt.timedelta:
        """How long before the deadline the first stage comes."""
        return dt.timedelta(days=max(self.before, default=0))


@dataclass(frozen=True, slots=True)
class Stage:
    """`offset_days` from the deadline: negative before it, 0 the day itself, positive when overdue."""

    offset_days: int
    escalated_to: tuple[str, ...]


@cache
def default_ladder() -> Ladder:
    """Return the ladder the product comes with."""
    rows = tomllib.loads(Path(__file__).with_name("ladder.toml").read_text("utf-8"))
    escalations = tuple(Escalation(**row) for row in rows["escalations"])
    return Ladder(tuple(rows["before"]), rows["overdue_every"], escalations)


def base_of(act_by: dt.date | None, registered_on: dt.date) -> dt.date:
    """Return the day from which stages count: the deadline; never audited counts as overdue from registration."""
    return act_by or registered_on


def stage(act_by: dt.date | None, registered_on: dt.date, on: dt.date, ladder: Ladder | None = None) -> Stage | None:
    """Return the stage reached on a day, None while the first is still ahead or the system not yet registered."""
    if act_by is None and on < registered_on:
        return None
    ladder = ladder or default_ladder()
    days = (on - base_of(act_by, registered_on)).days
    offset = max(_reached(days, ladder), default=None)
    if offset is None:
        return None
    return Stage(offset, tuple(each.to for each in ladder.escalations if each.after_days <= offset))


def next_stage_on(base: dt.date, on: dt.date, ladder: Ladder | None = None) -> dt.date:
    """Return the first day after `on` on which a new stage begins; there is always one."""
    ladder = ladder or default_ladder()
    days = (on - base).days
    rounds = max(days // ladder.overdue_every, 0) + 1
    ahead = [rounds * ladder.overdue_every]
    ahead += [-each for each in ladder.before if -each > days]
    ahead += [each.after_days for each in ladder.escalations if each.after_days > days]
    return base + dt.timedelta(days=min(ahead))


def _reached(days: int, ladder: Ladder) -> list[int]:
    """Return the stages at or before an offset in days; of the overdue rounds only the last."""
    reached = [-each for each in ladder.before if -each <= days]
    if days >= ladder.overdue_every:
        reached.append(days - days % ladder.overdue_every)
    reached += [each.after_days for each in ladder.escalations if each.after_days <= days]
    return reached
