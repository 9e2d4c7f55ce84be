"""The level decided against what the criteria give, and decisions that raised it (NĐ 331/2026 Đ8.2, Đ25)."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from schedules.gate.dated import Decision
from schedules.gate.record import Record


def undercut(record: Record) -> int | None:
    """Return the level that the newest answers of the decision's own regime give, when it is above the decided one."""
    answers = record.computed
    if record.level is None or answers is None or answers.computed_level is None:
        return None
    return answers.computed_level if answers.computed_level > record.level else None


def covered(record: Record, computed: int) -> bool:
    """Say whether a written reason covers this computed level, or a higher one."""
    return any(each.level >= computed for each in record.facts.reasons if each.day <= record.on)


def raised_on(decisions: Sequence[Decision], on: dt.date) -> dt.date | None:
    """
    Return the day of the decision that raised the level to where it stands; None when none did.

    The first decision raises nothing, and a raise that a later decision took back counts no more.
    """
    raised: Decision | None = None
    base = 0
    known = [each for each in decisions if each.day <= on]
    for before, after in pairwise(known):
        if after.level > before.level:
            raised, base = after, before.level
        elif raised is not None and after.level <= base:
            raised = None
    return raised.day if raised else None


def before(decisions: Sequence[Decision], on: dt.date) -> Decision | None:
    """Return the decision that held before the one that counts on a day."""
    known = [each for each in decisions if each.day <= on]
    return known[-2] if len(known) > 1 else None
