"""The plans, what the units report on them quarter by quarter, and what the register computes itself."""

import datetime as dt

import pytest

from inventory.errors import Invalid, NotAllowed, NotFound, Refused
from inventory.work import Actor, Role
from isms.exchange import starting_inventory
from isms.trail import TrailEntry
from schedules import plan_numbers, programme_entry, programmes, progress
from schedules.calendar import Holidays, default_holidays
from schedules.quarters import Quarter, advised
from schedules.tables import Programme, ProgrammeTask, TaskProgress
from tests.register import ADMIN, DAY, OFFICER, cleared_system, new_system, rows

ROOMS = ["VP", "HCBTTP", "PBGDPL", "XDTHPL", "TGPL-NN"]


def test_quarters_follow_each_other_and_end_where_the_next_begins():
    quarter = Quarter(2026, 1)
    for _ in range(20):
        assert Quarter.of(quarter.first) == Quarter.of(quarter.last) == Quarter.of(quarter.due) == quarter
        assert Quarter.read(quarter.code) == quarter
        after = Quarter.of(quarter.last + DAY)
        assert (after.before, after.first) == (quarter, quarter.last + DAY)
        assert quarter.due == dt.date(quarter.year, quarter.last.month, 15)
        quarter = after
    for wrong in ("2026", "2026-Q5", "Q1-2026", "", "1026-Q1"):
        with pytest.raises(Invalid):
            Quarter.read(wrong)


@pytest.mark.parametrize(
    ("quarter", "aim"),
    [
        (Quarter(2026, 1), dt.date(2026, 3, 13)),  # 15/3/2026 was a Sunday
        (Quarter(2026, 2), dt.date(2026, 6, 15)),
        (Quarter(2026, 4), dt.date(2026, 12, 15)),
    ],
)
def test_the_due_day_stays_and_a_working_day_is_advised(quarter, aim):
    assert quarter.due == dt.date(2026, quarter.due.month, 15)
    assert advised(quarter.due, Holidays.of(default_holidays())) == aim
