"""The reminder ladder: one current stage for a day, however long nobody looked."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.cadence.ladder import Escalation, Ladder, Stage, base_of, default_ladder, next_stage_on, stage

LADDER = default_ladder()
DUE = dt.date(2027, 5, 31)
REGISTERED = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)
offsets = st.integers(-400, 800)
ladders = st.builds(
    Ladder,
    before=st.lists(st.integers(0, 120), max_size=8).map(tuple),
    overdue_every=st.integers(1, 40),
    escalations=st.lists(st.builds(Escalation, st.integers(1, 60), st.sampled_from(["a", "b", "c"])), max_size=3).map(
        tuple
    ),
)


def reached(offset: int, ladder: Ladder = LADDER) -> Stage | None:
    return stage(DUE, REGISTERED, DUE + offset * DAY, ladder)


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (-91, None),
        (-90, -90),
        (-61, -90),
        (-60, -60),
        (-30, -30),
        (-15, -30),
        (-14, -14),
        (-7, -7),
        (-2, -7),
        (-1, -1),
        (0, 0),
        (6, 0),
        (7, 7),
        (13, 7),
        (14, 14),
        (28, 28),
        (29, 28),
        (30, 30),
        (34, 30),
        (35, 35),
        (371, 371),
    ],
)
def test_the_current_stage_is_the_last_one_reached(offset, expected):
    found = reached(offset)

    assert (found.offset_days if found else None) == expected


@pytest.mark.parametrize(
    ("offset", "told"),
    [
        (-1, ()),
        (6, ()),
        (7, ("head_of_office",)),
        (29, ("head_of_office",)),
        (30, ("head_of_office", "leader")),
        (400, ("head_of_office", "leader")),
    ],
)
def test_overdue_deadlines_climb_to_the_head_of_the_office_and_then_to_the_leader(offset, told):
    assert reached(offset).escalated_to == told


def test_a_system_never_audited_is_overdue_from_its_registration():
    assert stage(None, REGISTERED, REGISTERED - DAY, LADDER) is None
    assert stage(None, REGISTERED, REGISTERED, LADDER) == Stage(0, ())
    assert stage(None, REGISTERED, REGISTERED + 31 * DAY, LADDER) == Stage(30, ("head_of_office", "leader"))


@pytest.mark.parametrize(
    ("offset", "following"),
    [(-300, -90), (-90, -60), (-89, -60), (-1, 0), (0, 7), (6, 7), (7, 14), (28, 30), (30, 35), (700, 707)],
)
def test_the_next_stage_is_the_next_rung(offset, following):
    assert next_stage_on(DUE, DUE + offset * DAY, LADDER) == DUE + following * DAY


def test_without_a_ladder_the_one_of_the_product_counts():
    assert stage(DUE, REGISTERED, DUE + 7 * DAY) == reached(7)
    assert next_stage_on(DUE, DUE) == DUE + 7 * DAY


@pytest.mark.parametrize(
    "rows",
    [
        {"before": (1,), "overdue_every": 0, "escalations": ()},
        {"before": (-1,), "overdue_every": 7, "escalations": ()},
        {"before": (1,), "overdue_every": 7, "escalations": (Escalation(0, "leader"),)},
    ],
)
def test_a_ladder_that_cannot_be_climbed_is_refused(rows):
    with pytest.raises(ValueError, match="day"):
        Ladder(**rows)


@given(ladders, offsets)
def test_the_next_stage_is_the_first_day_on_which_the_stage_changes(ladder, offset):
    on = DUE + offset * DAY

    day = on + DAY
    while stage(DUE, REGISTERED, day, ladder) == stage(DUE, REGISTERED, on, ladder):
        day += DAY
    assert next_stage_on(DUE, on, ladder) == day


@given(ladders, offsets, st.integers(1, 200))
def test_whoever_jumps_over_days_finds_the_stage_of_whoever_walked(ladder, offset, jump):
    on = DUE + offset * DAY
    walked = next_stage_on(DUE, on, ladder)
    while next_stage_on(DUE, walked, ladder) <= on + jump * DAY:
        walked = next_stage_on(DUE, walked, ladder)

    current = stage(DUE, REGISTERED, on + jump * DAY, ladder)

    expected = walked if walked <= on + jump * DAY else on
    assert current == stage(DUE, REGISTERED, expected, ladder)


@given(ladders, offsets, st.integers(0, 200))
def test_a_deadline_never_climbs_down(ladder, offset, later):
    now, then = reached(offset, ladder), reached(offset + later, ladder)

    if now is not None:
        assert then is not None
        assert now.offset_days <= then.offset_days
        assert set(now.escalated_to) <= set(then.escalated_to)


@given(st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2028, 1, 1)), offsets)
def test_a_stage_never_lies_ahead_of_the_day(act_by, offset):
    on = REGISTERED + offset * DAY
    current = stage(act_by, REGISTERED, on, LADDER)

    if current is not None:
        assert base_of(act_by, REGISTERED) + current.offset_days * DAY <= on
