"""Four eyes over all that the gate reads: one person alone clears no system, and none for longer."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from inventory.errors import NotAllowed, Refused
from inventory.law.levels import Facts
from inventory.records import Audit, Classification, PlanState, Role, facts
from inventory.systems import register
from inventory.systems.register import Entry
from isms.exchange import loading
from isms.systems import system_history
from isms.workspace import confirmations, tasks
from schedules.cadence.cadence import Policy, prolongs
from schedules.policies import policies
from schedules.schedule_tables import CadencePolicy
from tests import test_four_eyes as eyes
from tests.register import DAY, OFFICER, act_by, conclude, new_system, rows, stored
from tests.test_four_eyes import actor, confirm, waiting

lan, hoa, on = eyes.lan, eyes.hoa, eyes.on
pytestmark = pytest.mark.engines("sqlite")  # on both engines only what depends on locks and on JSON columns
USED = Entry("A", "Hệ thống A", "used", users=("HCTP",), purpose="thử")
LONGER = Policy("Kế hoạch 2026 kéo dài", dt.date(2026, 1, 2), "mục II", {2: 60})


def edit(database, by, entry=USED):
    with database.work(by) as work:
        register.edit(work, "A", None, entry)
        return len(work.deferred)


def set_policy(database, by, policy=LONGER):
    with database.work(by) as work:
        policies.set_policy(work, replace(policy, in_force_from=work.today))
        return len(work.deferred)


# What the office answers for


@pytest.mark.slow
def test_that_the_office_only_uses_a_system_waits_and_the_rest_of_the_edit_does_not(database, on, lan, hoa):
    new_system(database, "A")

    assert edit(database, lan) == 1
    assert edit(database, lan) == 1

    assert (stored(database, "A").responsibility, stored(database, "A").purpose) == ("owned", "thử")
    [shown] = waiting(database, hoa)
    assert (type(shown.fact), shown.fact.responsibility) == (Role, "used")
    assert (shown.code, shown.may) == ("A", True)
    with pytest.raises(Refused, match="không tự xác nhận"):
        confirm(database, lan)
    confirm(database, hoa)
    assert stored(database, "A").responsibility == "used"
    assert waiting(database) == []


@pytest.mark.slow
def test_a_system_without_its_plan_is_not_cleared_by_one_person_who_says_it_is_only_used(database, on, lan, hoa):
    eyes.cleared_system_before(database)
    with database.work(lan) as work:
        facts.record(work, "A", PlanState(on=work.today, state="partial"))

    edit(database, lan)

    assert stored(database, "A").cleared_until is None
    confirm(database, hoa)
    assert stored(database, "A").cleared_until is not None


@pytest.mark.slow
@eyes.both_engines
def test_to_answer_for_a_system_shuts_the_gate_and_counts_at_once(database, on, lan):
    with database.work(OFFICER) as work:
        register.register(work, USED, work.today, operating=True)

    for responsibility in ("owned", "operated"):
        assert edit(database, lan, USED.model_copy(update={"responsibility": responsibility})) == 0
        assert stored(database, "A").responsibility == responsibility


@pytest.mark.slow
@eyes.both_engines
def test_an_import_that_says_a_system_is_only_used_waits_too(database, on, lan, hoa):
    new_system(database, "A")
    document = json.dumps({"format": "isms/1", "systems": [{"code": "A", "responsibility": "used"}]}).encode()

    with database.work(lan) as work:
        report = loading.load(work, document)

    assert "1 chờ xác nhận" in report.words()
    assert stored(database, "A").responsibility == "owned"
    confirm(database, hoa)
    assert stored(database, "A").responsibility == "used"


# How far apart audits may lie


@pytest.mark.slow
def test_a_policy_that_prolongs_waits_for_another_administrator_and_moves_nothing_before(database, on, lan):
    eyes.cleared_system_before(database)
    due = act_by(database, "A")
    chu, goc = actor(database, "chu"), actor(database, "goc")

    assert set_policy(database, chu) == 1
    assert act_by(database, "A") == due
    assert waiting(database, lan) == []
    with database.look(lan) as work:
        assert confirmations.count(work) == 0
    [shown] = waiting(database, goc)
    assert (shown.fact.name, shown.fact.months, shown.code, shown.may) == (LONGER.name, {"2": 60}, "", True)
    with database.look(goc) as work:
        assert confirmations.count(work) == 1
        assert [task.number for task in tasks.others(work) if task.kind == "confirm"] == [1]
    for other in (chu, lan):
        with pytest.raises((Refused, NotAllowed)):
            confirm(database, other, shown.id)
    confirm(database, goc)

    assert act_by(database, "A") > due
    assert rows(database, CadencePolicy)[-1].recorded_by == "chu; xác nhận: goc"
    assert eyes.actions(database, LONGER.name) == [
        "cadence_policy.proposed",
        "policy.recorded",
        "cadence_policy.confirmed",
    ]


@pytest.mark.slow
@eyes.both_engines
def test_a_policy_that_shortens_counts_at_once_and_taking_it_back_waits(database, on):
    eyes.cleared_system_before(database)
    due = act_by(database, "A")
    chu, goc = actor(database, "chu"), actor(database, "goc")
    shorter = replace(LONGER, name="Rút ngắn", months={2: 3})

    assert set_policy(database, chu, shorter) == 0
    assert act_by(database, "A") < due
    number = rows(database, CadencePolicy)[-1].id
    with database.work(chu) as work:
        policies.void_policy(work, number, "không còn cần")
    assert act_by(database, "A") < due
    [shown] = waiting(database, goc)
    assert (shown.voids, shown.why, shown.fact.name) == (True, "không còn cần", "Rút ngắn")
    confirm(database, goc)

    assert act_by(database, "A") == due


@pytest.mark.slow
@eyes.both_engines
def test_an_import_of_a_longer_policy_waits_too(database, on):
    new_system(database, "A")
    policy = {"name": "Dài", "in_force_from": "2026-01-02", "clause": "mục 1", "months": {"2": 60}}
    with database.work(actor(database, "chu")) as work:
        report = loading.load(work, json.dumps({"format": "isms/1", "policies": [policy]}).encode())

    assert "1 chờ xác nhận" in report.words()
    assert "Dài" not in [row.name for row in rows(database, CadencePolicy)]
    confirm(database, actor(database, "goc"))
    assert rows(database, CadencePolicy)[-1].name == "Dài"


@pytest.mark.parametrize(
    ("months", "begins", "longer"),
    [({1: 12}, 2, False), ({1: 13}, 2, True), ({2: 99}, 2, True), ({1: 6}, 1, False), ({1: 12}, 3, True)],
)
def test_a_policy_prolongs_when_any_level_has_longer_on_any_day(months, begins, longer):
    known = [Policy("nền", dt.date(2026, 1, 1), "", {1: 24}), Policy("sau", dt.date(2026, 2, 1), "", {1: 12})]

    after = [known[0], Policy("sau", dt.date(2026, begins, 1), "", months)]

    assert prolongs(known, after) is longer


# The list of national security, and the cadence


def listed(database, by, on_list, ago=0):
    with database.work(by) as work:
        asked = Facts(kind="internal", regime="331/2026")
        facts.record_classification(work, "A", asked, work.today - ago * DAY, on_list)
        return len(work.deferred)


@pytest.mark.slow
def test_to_take_a_system_off_the_list_waits_and_to_put_it_on_does_not(database, on, lan, hoa):
    new_system(database, "A")

    assert [listed(database, lan, each) for each in (False, True, False)] == [0, 0, 1]
    confirm(database, hoa)

    rows_now = [(row.national_security_list, row.recorded_by) for row in rows(database, Classification)]
    assert rows_now == [(False, "lan"), (True, "lan"), (False, "lan; xác nhận: hoa")]
    assert rows(database, Classification)[2].facts == rows(database, Classification)[0].facts


@pytest.mark.slow
@eyes.both_engines
def test_voiding_what_puts_a_system_on_the_list_waits(database, on, lan):
    new_system(database, "A")
    listed(database, lan, True)

    with database.work(lan) as work:
        system_history.void(work, Classification, rows(database, Classification)[0].id, "nhầm")

    assert rows(database, Classification)[0].voided_at is None


@pytest.mark.slow
def test_an_unfavourable_conclusion_older_than_the_one_that_governs_waits(database, on, lan, hoa):
    """It shuts nothing, but the cadence would run from it: a periodic audit renews whatever it concluded."""
    eyes.cleared_system_before(database)
    due = act_by(database, "A")
    long_ago = {"conclusion": "not_eligible"}

    with database.work(lan) as work:
        conclude(work, "A", work.today - 2 * DAY, **long_ago)
        assert len(work.deferred) == 1
    with database.work(lan) as work:
        conclude(work, "A", work.today - 2 * DAY, kind="ad_hoc", occasion="high_risk", **long_ago)
        assert work.deferred == []
    assert (stored(database, "A").in_use, act_by(database, "A")) == (True, due)
    with database.work(lan) as work:
        conclude(work, "A", work.today, **long_ago)
        assert work.deferred == []
    assert not stored(database, "A").in_use
    confirm(database, hoa)
    assert len(rows(database, Audit)) == 4
