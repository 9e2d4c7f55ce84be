"""The permission given and taken away, with day, document and reason; a day gone by passes the gate as it stood."""

import json

import pytest
from sqlmodel import select

from inventory.errors import Invalid
from inventory.records import Decision, Permission, PlanState, facts, second_person
from inventory.register_tables import PendingFact, Setting, System
from isms.exchange import loading
from isms.exchange.format.fact_kinds import NO_ANSWER_IN_FILE
from schedules.acts import enforcement
from schedules.standing import queries
from tests.register import DAY, OFFICER, cleared_system, conclude, new_system, rows, stored


def permitted(database, code: str = "A", **said) -> Permission | None:
    with database.work(OFFICER) as work:
        return enforcement.put_into_use(work, code, **said)


def taken_away(database, code: str = "A", reason: str = "bảo trì", **said) -> Permission:
    with database.work(OFFICER) as work:
        return enforcement.withdraw(work, code, reason, **said)


def in_use_on(database, day) -> bool:
    with database.look(OFFICER) as work:
        return queries.show(work, "A", day)[2].in_use


@pytest.fixture
def idle(database):
    """A system cleared since yesterday, in use today, and taken out of it by a person."""
    cleared_system(database, "A")
    taken_away(database)
    return database


def test_what_a_person_took_away_comes_back_only_with_what_was_done_about_it(idle):
    with pytest.raises(Invalid) as refused:
        permitted(idle)
    assert [each.field for each in refused.value.problems] == ["reason"]

    given = permitted(idle, reason="Đã thay máy chủ", number="15/QĐ-STP")
    assert (given.reason, given.number) == ("Đã thay máy chủ", "15/QĐ-STP")
    assert stored(idle, "A").in_use


@pytest.fixture
def given_back(idle, clock):
    """Take in a file that gives the permission back the day after it was taken away; return what came of its row."""

    def take(*before: dict, reason: str = "", actor=OFFICER):
        clock.move(days=1)
        row = {"system": "A", "on": idle.today().isoformat(), "granted": True, "reason": reason}
        document = json.dumps({"format": "isms/1", "permissions": [*before, row]}).encode()
        with idle.work(actor) as work:
            return loading.load(work, document).rows[-1]

    return take


@pytest.mark.engines("sqlite")
def test_a_file_gives_back_what_a_person_took_away_only_with_what_was_done_about_it(idle, given_back):
    day = idle.today().isoformat()
    by_rule = {"system": "A", "on": day, "granted": False, "reason": "conclusion_expired"}
    for before in ((), (by_rule,)):
        with pytest.raises(Invalid) as refused:
            given_back(*before)
        assert [each.field for each in refused.value.problems] == [f"permissions, dòng {len(before) + 1}: reason"]
    assert not stored(idle, "A").in_use

    given_back(reason="Đã thay máy chủ")
    assert stored(idle, "A").in_use


@pytest.mark.engines("sqlite")
def test_a_file_that_brings_a_withdrawal_and_no_answer_is_kept_and_says_so(database, clock):
    cleared_system(database, "A")
    clock.move(days=1)
    day = database.today().isoformat()
    history = [
        {"system": "A", "on": day, "granted": False, "reason": "bảo trì"},
        {"system": "A", "on": day, "granted": True},
    ]
    document = json.dumps({"format": "isms/1", "permissions": history}).encode()
    with database.work(OFFICER) as work:
        loading.load(work, document)
    with database.work(OFFICER) as work:
        again = loading.load(work, document)

    assert [each.reason for each in rows(database, Permission)][1:] == ["bảo trì", NO_ANSWER_IN_FILE]
    assert stored(database, "A").in_use and again.changes == 0


@pytest.mark.engines("sqlite")
def test_no_proposal_to_give_it_back_without_an_answer_waits_for_a_second_person(idle, given_back):
    with idle.work(OFFICER) as work:
        work.session.add(Setting(name=second_person.SETTING, value={"on": True}, changed_at=work.now, changed_by="t"))
    with pytest.raises(Invalid):
        given_back()
    assert rows(idle, PendingFact) == []


@pytest.mark.engines("sqlite")
def test_whatever_writes_a_permission_meets_the_rule_at_the_one_door(idle):
    with pytest.raises(Invalid, match="đã khắc phục thế nào"), idle.work(OFFICER) as work:
        about = work.session.exec(select(System)).one()
        facts.add(work, about, Permission(on=work.today, granted=True))


def test_what_the_rules_took_away_comes_back_without_a_reason(database):
    cleared_system(database, "A")
    with database.work(OFFICER) as work:
        facts.record(work, "A", PlanState(on=work.today, state="partial"))
    assert not stored(database, "A").in_use
    with database.work(OFFICER) as work:
        facts.record(work, "A", PlanState(on=work.today, state="full"))

    assert permitted(database) is not None
    assert stored(database, "A").in_use


def test_a_withdrawal_needs_a_reason(database):
    cleared_system(database, "A")
    with pytest.raises(Invalid) as refused:
        taken_away(database, reason="  ")
    assert [each.field for each in refused.value.problems] == ["reason"]
    assert stored(database, "A").in_use


def test_no_permission_is_given_or_taken_away_on_a_day_to_come_or_before_the_one_in_force(idle):
    today = idle.today()
    for day in (today + DAY, today - DAY):
        with pytest.raises(Invalid) as refused:
            permitted(idle, on=day, reason="xong")
        assert [each.field for each in refused.value.problems] == ["on"]
    permitted(idle, reason="xong")
    for day in (today + DAY, today - DAY):
        with pytest.raises(Invalid) as refused:
            taken_away(idle, on=day)
        assert [each.field for each in refused.value.problems] == ["on"]
    assert len(rows(idle, Permission)) == 3


@pytest.fixture
def ten_days(database, clock):
    """A system cleared ten days ago, which nobody has put into use."""
    new_system(database, "A")
    clock.move(days=12)
    with database.work(OFFICER) as work:
        on = work.today - 10 * DAY
        facts.record_regulation(work, ["A"], on - DAY, "01/QC-STP", "Sở Tư pháp")
        decision = Decision(date=on, level=2, regime="331/2026", number="12/QĐ-STP", issuer="STP")
        facts.record(work, "A", decision)
        facts.record(work, "A", PlanState(on=on, state="full"))
        conclude(work, "A", on, kind="pre_operation")
    return database


def test_a_day_gone_by_is_taken_when_the_system_was_cleared_on_every_day_since(ten_days):
    database, today = ten_days, ten_days.today()
    with pytest.raises(Invalid) as refused:
        permitted(database, on=today - 11 * DAY)
    assert [each.field for each in refused.value.problems] == ["on"]
    permitted(database, on=today - 10 * DAY)

    assert [in_use_on(database, today - days * DAY) for days in (11, 10, 1, 0)] == [False, True, True, True]


def test_a_day_gone_by_is_refused_when_the_gate_was_shut_since(ten_days):
    database, today = ten_days, ten_days.today()
    with database.work(OFFICER) as work:
        facts.record(work, "A", PlanState(on=today - 5 * DAY, state="partial"))
        facts.record(work, "A", PlanState(on=today - 3 * DAY, state="full"))

    with pytest.raises(Invalid, match="không đủ điều kiện"):
        permitted(database, on=today - 6 * DAY)
    permitted(database, on=today - 3 * DAY)
    assert in_use_on(database, today - 3 * DAY)


def test_a_permission_taken_away_from_a_day_gone_by_did_not_hold_from_that_day(ten_days):
    database, today = ten_days, ten_days.today()
    permitted(database, on=today - 10 * DAY)
    taken_away(database, on=today - 4 * DAY, number="20/QĐ-STP")

    assert [in_use_on(database, today - days * DAY) for days in (5, 4, 0)] == [True, False, False]
    assert not stored(database, "A").in_use
