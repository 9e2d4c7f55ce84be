"""The clocks of Đ31.2.d: real hours from the detection, the last instant in time, no number where none is named."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.law import regimes
from schedules.gate.dated import VIETNAM
from schedules.gate.incident_clocks import clocks, standing
from tests.histories import instant

HOUR = dt.timedelta(hours=1)
SECOND = dt.timedelta(seconds=1)
DETECTED = instant("2026-11-20 16:00")  # a Friday: the hours run through the week-end
KINDS = ("initial_notice", "preliminary_report", "report", "update", "final_report", "closed")

instants = st.datetimes(dt.datetime(2026, 8, 20), dt.datetime(2030, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001
traits = st.fixed_dictionaries({name: st.booleans() for name in ("serious", "urgent", "complex")})
lengths = st.timedeltas(dt.timedelta(), dt.timedelta(days=9))


def due(**said: bool) -> dict[str, dt.datetime | None]:
    given_ = {"serious": False, "urgent": False, "complex": False} | said
    return {clock.duty: clock.due_at for clock in clocks(DETECTED, **given_)}


def test_each_kind_of_incident_has_the_duties_the_decree_names():
    assert due() == {"report": DETECTED + 72 * HOUR}
    assert due(serious=True) == {"initial_notice": DETECTED + 24 * HOUR, "report": DETECTED + 72 * HOUR}
    assert due(complex=True) == {"preliminary_report": DETECTED + 72 * HOUR, "final_report": None}
    assert due(urgent=True) == {"at_once": DETECTED, "report": DETECTED + 72 * HOUR}
    assert list(due(serious=True, urgent=True, complex=True)) == [
        "at_once",
        "initial_notice",
        "preliminary_report",
        "final_report",
    ]


def test_the_week_end_shifts_nothing():
    clock = clocks(DETECTED, serious=False, urgent=False, complex=False)[0]

    assert clock.due_at == instant("2026-11-23 16:00")
    assert clock.clause == "NĐ 331/2026 Đ31.2.d"


def test_before_the_decree_there_is_no_clock():
    nothing = {"serious": True, "urgent": True, "complex": True}

    assert clocks(instant("2026-08-18 23:59"), **nothing) == ()
    assert clocks(instant("2026-08-19 00:00"), **nothing) != ()


def test_an_instant_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        clocks(dt.datetime(2026, 11, 20), serious=True, urgent=False, complex=False)  # noqa: DTZ001


@given(instants, traits, lengths)
def test_the_last_instant_is_in_time_and_the_next_is_late(detected, said, _length):
    for clock in clocks(detected, **said):
        if clock.due_at is None:
            assert standing(clock, [], detected + 10_000 * HOUR).state == "undated"
            continue
        assert clock.hours is not None and clock.due_at - detected == clock.hours * HOUR
        assert standing(clock, [], clock.due_at).state == "open"
        assert standing(clock, [], clock.due_at + SECOND).state == "late"
        for kind in clock.met_by:
            assert standing(clock, [(kind, clock.due_at)], clock.due_at + HOUR).state == "done"
            assert standing(clock, [(kind, clock.due_at + SECOND)], clock.due_at + HOUR).state == "done_late"


@given(instants, traits, st.lists(st.tuples(st.sampled_from(KINDS), lengths), max_size=5), lengths)
def test_what_stands_depends_on_the_earliest_sent_by_then(detected, said, sent, later):
    now = detected + later
    steps = [(kind, detected + length) for kind, length in sent]
    for clock in clocks(detected, **said):
        stands = standing(clock, steps, now)
        mine = [at for kind, at in steps if kind in clock.met_by and at <= now]

        assert stands.state.startswith("done") == bool(mine)
        assert stands.done_at == (min(mine) if mine else None)
        if not mine and clock.due_at is not None:
            assert stands.left == clock.due_at - now
            assert (stands.state == "late") == (now > clock.due_at)
        assert standing(clock, [step for step in steps if step[1] <= now], now) == stands


@given(instants, traits)
def test_an_update_or_the_end_of_the_work_is_no_report(detected, said):
    for clock in clocks(detected, **said):
        assert clock.met_by <= {"initial_notice", "preliminary_report", "report", "final_report"}
        assert not standing(clock, [("update", detected), ("closed", detected)], detected + HOUR).state.startswith(
            "done"
        )


@given(instants, traits)
def test_more_said_of_an_incident_never_gives_more_time(detected, said):
    def first(**told: bool) -> dt.datetime:
        return min(clock.due_at for clock in clocks(detected, **told) if clock.due_at)

    for name in said:
        assert first(**(said | {name: True})) <= first(**(said | {name: False}))


def test_the_decree_begins_at_midnight_in_viet_nam():
    midnight = dt.datetime.combine(regimes.get("331/2026").in_force_from, dt.time(), tzinfo=VIETNAM)

    assert clocks(midnight - SECOND, serious=False, urgent=False, complex=False) == ()
    assert len(clocks(midnight, serious=False, urgent=False, complex=False)) == 1
