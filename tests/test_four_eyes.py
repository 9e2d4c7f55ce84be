"""Four eyes: what may open the gate waits for a second person, whoever records it and however."""

import datetime as dt
import json
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from inventory.errors import NotAllowed, NotFound, Refused
from inventory.records import (
    Audit,
    Change,
    Decision,
    Operation,
    Permission,
    PlanState,
    Regulation,
    facts,
    second_person,
)
from inventory.register_tables import PendingFact, Setting, Unit
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor
from isms.accounts import branches, people, two_person_rule
from isms.accounts.people_tables import Person
from isms.exchange import loading
from isms.platform.trail import TrailEntry
from isms.systems import system_history
from isms.workspace import confirmations
from schedules.acts import enforcement
from tests.databases import open_database
from tests.register import ADMIN, DAY, Clock, cleared_system, conclude, migrate, new_system, rows, stored

pytestmark = pytest.mark.engines("sqlite")
"""On both run only those that depend on locks and on JSON columns."""
both_engines = pytest.mark.engines("sqlite", "postgresql")


def add(database, name: str, role: str = "officer", unit: str | None = None) -> Actor:
    """Give a person an account that nobody here made, and that is older than the switch."""
    with database.work(ADMIN) as work:
        unit_id = work.session.exec(select(Unit.id).where(Unit.code == unit)).one() if unit else None
        work.session.add(Person(name=name, role=role, unit_id=unit_id, password_hash="x", created_at=work.now))
    return actor(database, name)


def actor(database, name: str) -> Actor:
    with database.look(ADMIN) as work:
        return branches.actor_of(work.session.exec(select(Person).where(Person.name == name)).one(), work.session)


@pytest.fixture
def lan(database) -> Actor:
    return add(database, "lan")


@pytest.fixture
def hoa(database) -> Actor:
    return add(database, "hoa")


@pytest.fixture
def on(database, lan, hoa) -> None:
    """Two officers, and four eyes turned on by one of two administrators."""
    add(database, "goc", "admin")
    with database.work(add(database, "chu", "admin")) as work:
        two_person_rule.turn_on(work)


def decide(database, by: Actor, code: str = "A", **also: object) -> list[PendingFact]:
    usual = {"date": database.today() - DAY, "level": 2, "regime": "331/2026", "number": "1/QĐ", "issuer": "STP"}
    with database.work(by) as work:
        facts.record(work, code, Decision(**(usual | also)))
        return list(work.deferred)


def waiting(database, by: Actor = ADMIN) -> list[confirmations.Waiting]:
    with database.look(by) as work:
        return confirmations.waiting(work)


def confirm(database, by: Actor, number: int | None = None) -> None:
    with database.work(by) as work:
        confirmations.confirm(work, number or confirmations.waiting(work)[0].id)


def actions(database, subject: str = "A") -> list[str]:
    return [entry.action for entry in rows(database, TrailEntry, TrailEntry.subject == subject)]


# What waits, and what never does


@both_engines
def test_a_decision_waits_and_counts_only_once_another_person_has_confirmed_it(database, on, lan, hoa):
    new_system(database, "A")

    assert len(decide(database, lan)) == 1
    assert rows(database, Decision) == [] and stored(database, "A").level is None
    [shown] = waiting(database, hoa)
    assert (shown.fact.number, shown.fact.date, shown.proposed_by) == ("1/QĐ", database.today() - DAY, "lan")
    confirm(database, hoa)

    [decision] = rows(database, Decision)
    assert (decision.recorded_by, decision.level) == ("lan; xác nhận: hoa", 2)
    assert stored(database, "A").level == 2
    assert actions(database)[-3:] == ["decision.proposed", "decision.recorded", "decision.confirmed"]
    assert waiting(database) == []


def test_off_nothing_waits(database, lan, hoa):
    new_system(database, "A")

    assert decide(database, lan) == []
    assert len(rows(database, Decision)) == 1


@pytest.mark.slow
def test_the_whole_way_into_use_goes_by_two_people(database, on, lan, hoa):
    new_system(database, "A")
    yesterday = database.today() - DAY
    with database.work(lan) as work:
        facts.record_regulation(work, ["A"], yesterday - 9 * DAY, "1/QC", "STP")
        facts.record(work, "A", PlanState(on=yesterday, state="full"))
        conclude(work, "A", yesterday, kind="pre_operation")
    decide(database, lan)
    assert [len(rows(database, table)) for table in (Regulation, PlanState, Audit, Decision)] == [0, 0, 0, 0]
    for _ in range(4):
        confirm(database, hoa)
    with database.work(lan) as work:
        enforcement.put_into_use(work, "A")
    assert not stored(database, "A").in_use

    confirm(database, hoa)

    assert stored(database, "A").in_use
    assert {row.recorded_by for row in rows(database, Permission)} == {"lan; xác nhận: hoa"}


@pytest.mark.slow
@both_engines
def test_what_shuts_the_gate_counts_at_once(database, on, lan, clock):
    cleared_system_before(database)
    for shut in (
        lambda work: facts.record(work, "A", PlanState(on=work.today, state="partial")),
        lambda work: conclude(work, "A", work.today, conclusion="not_eligible"),
        lambda work: facts.record(work, "A", Change(on=work.today, what="Chuyển máy chủ")),
        lambda work: facts.record(work, "A", Operation(on=work.today, state="stopped", reason="bảo trì")),
    ):
        with database.work(lan) as work:
            shut(work)
            assert work.deferred == []
    assert not stored(database, "A").in_use


def cleared_system_before(database) -> None:
    """A system in use from before four eyes were wanted."""
    with database.work(ADMIN) as work:
        row = work.session.get_one(Setting, second_person.SETTING)
        row.value = {"on": False}
    cleared_system(database, "A")
    with database.work(ADMIN) as work:
        work.session.get_one(Setting, second_person.SETTING).value = {"on": True}


@pytest.mark.slow
def test_a_withdrawal_and_the_sweep_s_never_wait(database, on, lan, clock):
    cleared_system_before(database)

    with database.work(lan) as work:
        enforcement.withdraw(work, "A", "sự cố")

    assert not stored(database, "A").in_use
    assert waiting(database) == []


@pytest.mark.slow
@both_engines
@pytest.mark.parametrize("table", [Decision, Regulation, PlanState, Audit])
def test_voiding_what_the_gate_asks_for_waits_too(database, on, lan, hoa, table):
    cleared_system_before(database)
    [fact] = rows(database, table)

    with database.work(lan) as work:
        system_history.void(work, table, fact.id, "nhầm số")
    assert rows(database, table)[0].voided_at is None and stored(database, "A").in_use
    [shown] = waiting(database, hoa)
    assert (shown.voids, shown.why, shown.fact.id) == (True, "nhầm số", fact.id)
    confirm(database, hoa)

    [voided] = rows(database, table)
    assert (voided.voided_by, voided.void_reason) == ("lan; xác nhận: hoa", "nhầm số")
    assert not stored(database, "A").in_use


def test_voiding_a_major_change_that_shuts_the_gate_waits(database, on, lan):
    new_system(database, "A")
    with database.work(lan) as work:
        change = facts.record(work, "A", Change(on=work.today, what="Chuyển máy chủ"))
        work.session.flush()
        system_history.void(work, Change, change.id, "không phải thay đổi lớn")
        assert len(work.deferred) == 1

    assert rows(database, Change)[0].voided_at is None


# Who may confirm


def test_nobody_confirms_their_own_nor_a_program_anybody_s(database, on, lan):
    new_system(database, "A")
    [row] = decide(database, lan)

    for by in (lan, Actor("lệnh (root)", ADMIN.role)):
        with pytest.raises(Refused, match="không tự xác nhận"):
            confirm(database, by, row.id)
    assert rows(database, Decision) == []


@pytest.mark.slow
@pytest.mark.parametrize("role", ["unit", "leader", "auditor"])
def test_the_second_person_needs_the_same_permission(database, on, lan, role):
    new_system(database, "A")
    [row] = decide(database, lan)
    other = add(database, "khac", role)

    with pytest.raises(NotAllowed):
        confirm(database, other, row.id)
    with pytest.raises(NotAllowed), database.work(other) as work:
        confirmations.refuse(work, row.id, "không đúng")


def test_a_second_person_of_another_branch_does_not_even_see_it(database, on, lan):
    with database.work(ADMIN) as work:
        register.register(work, Entry("A", "Hệ thống A", "owned", unit="VP"), work.today, True)
    [row] = decide(database, lan)
    stranger = add(database, "xa", "officer", "HCTP")

    assert waiting(database, stranger) == []
    with pytest.raises(NotFound):
        confirm(database, stranger, row.id)
    with database.look(stranger) as work:
        assert confirmations.count(work) == 0


@pytest.mark.parametrize("loss", ["role", "unit", "account"])
def test_what_a_person_proposed_who_lost_the_right_is_not_confirmed(database, on, lan, hoa, loss):
    new_system(database, "A")
    decide(database, lan)
    same = {"role": "officer", "full_name": "", "email": "", "unit_code": None}
    with database.work(ADMIN) as work:
        if loss == "role":
            people.change(work, "lan", **(same | {"role": "unit"}))
        elif loss == "unit":
            people.change(work, "lan", **(same | {"unit_code": "VP"}))
        else:
            people.deactivate(work, "lan")

    with pytest.raises(Refused, match="không còn quyền"):
        confirm(database, hoa)
    with database.work(hoa) as work:
        confirmations.refuse(work, confirmations.waiting(work)[0].id, "người đề nghị đã chuyển đi")
    assert rows(database, Decision) == []


def test_the_second_person_who_lost_their_role_meanwhile_confirms_nothing(database, on, lan, hoa):
    new_system(database, "A")
    [row] = decide(database, lan)
    with database.work(ADMIN) as work:
        people.change(work, "hoa", role="unit", full_name="", email="", unit_code=None)

    with pytest.raises(NotAllowed):
        confirm(database, actor(database, "hoa"), row.id)


def test_a_refusal_keeps_its_reason_and_nothing_else(database, on, lan, hoa):
    new_system(database, "A")
    [row] = decide(database, lan)

    with database.work(hoa) as work:
        confirmations.refuse(work, row.id, "sai số quyết định")

    with database.look(lan) as work:
        [told] = confirmations.decided(work)
    assert (told.outcome, told.decided_by, told.reason) == ("refused", "hoa", "sai số quyết định")
    assert rows(database, Decision) == []
    with pytest.raises(Refused, match="đã từ chối"):
        confirm(database, hoa, row.id)
    assert actions(database)[-1] == "decision.refused"


@pytest.mark.slow
@both_engines
def test_two_who_confirm_at_once_store_it_once(database, on, lan, hoa):
    new_system(database, "A")
    [row] = decide(database, lan)
    third = add(database, "ba")
    start, outcomes = threading.Barrier(2), []

    def act(by: Actor) -> None:
        start.wait()
        try:
            confirm(database, by, row.id)
            outcomes.append("done")
        except Refused:
            outcomes.append("refused")

    threads = [threading.Thread(target=act, args=(by,)) for by in (hoa, third)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["done", "refused"]
    assert len(rows(database, Decision)) == 1


@pytest.mark.slow
def test_the_use_case_checks_again_when_it_is_confirmed(database, on, lan, hoa):
    new_system(database, "A")
    decide(database, lan)
    decide(database, lan, level=3, number="2/QĐ")  # of the same day: neither is stored yet, so neither is refused
    first, other = waiting(database, hoa)

    confirm(database, hoa, first.id)
    with pytest.raises(Exception, match="cùng ngày"):
        confirm(database, hoa, other.id)

    assert [row.level for row in rows(database, Decision)] == [2]
    assert [row.id for row in waiting(database)] == [other.id]


@pytest.mark.slow
def test_a_permission_is_confirmed_through_the_gate_as_it_stands_then(database, on, lan, hoa):
    cleared_system_before(database)
    with database.work(lan) as work:
        enforcement.withdraw(work, "A", "bảo trì")
    with database.work(lan) as work:
        enforcement.put_into_use(work, "A", reason="xong")
        facts.record(work, "A", PlanState(on=work.today, state="partial"))

    with pytest.raises(Refused):
        confirm(database, hoa)
    assert not stored(database, "A").in_use


@pytest.mark.slow
def test_the_same_twice_waits_once(database, on, lan):
    new_system(database, "A")
    decide(database, lan)
    decide(database, lan)

    assert len(waiting(database)) == 1


# Imports and the command line


@pytest.mark.slow
@both_engines
def test_an_import_proposes_too_and_says_so(database, on, lan, hoa):
    new_system(database, "A")
    day = (database.today() - DAY).isoformat()
    decision = {"system": "A", "date": day, "level": 2, "regime": "331/2026", "number": "1", "issuer": "STP"}
    document = json.dumps({"format": "isms/1", "decisions": [decision]}).encode()

    with database.work(lan) as work:
        assert "chờ xác nhận" in loading.load(work, document, dry_run=True).words()
        assert work.deferred == []
    assert waiting(database) == []
    with database.work(lan) as work:
        report = loading.load(work, document)

    assert "1 chờ xác nhận" in report.words()
    assert rows(database, Decision) == []
    confirm(database, hoa)
    assert len(rows(database, Decision)) == 1


@pytest.mark.slow
@both_engines
def test_an_import_of_a_permission_waits_and_does_not_ask_the_gate_before(database, on, lan):
    new_system(database, "A")
    permission = {"system": "A", "on": database.today().isoformat(), "granted": True}
    document = json.dumps({"format": "isms/1", "permissions": [permission]}).encode()

    with database.work(lan) as work:
        loading.load(work, document)

    assert rows(database, Permission) == []
    assert len(waiting(database)) == 1


# Turning it on and off


@both_engines
def test_it_is_turned_off_by_two_administrators(database, on):
    chu, goc = actor(database, "chu"), actor(database, "goc")
    with database.work(chu) as work:
        two_person_rule.ask_off(work, "thiếu người trong kỳ nghỉ")
    with pytest.raises(Refused, match="không tự xác nhận"), database.work(chu) as work:
        two_person_rule.agree_off(work)
    with database.look(chu) as work:
        assert second_person.is_on(work)

    with database.work(goc) as work:
        two_person_rule.agree_off(work)

    with database.look(chu) as work:
        assert not second_person.is_on(work)
    assert actions(database, "setting:four_eyes") == [
        "four_eyes.turned_on",
        "four_eyes.off_asked",
        "four_eyes.turned_off",
    ]


def test_another_administrator_may_keep_it_on(database, on):
    with database.work(actor(database, "chu")) as work:
        two_person_rule.ask_off(work, "phiền")
    with database.work(actor(database, "goc")) as work:
        two_person_rule.keep_on(work)

    with pytest.raises(Refused, match="Không còn đề nghị"), database.work(actor(database, "goc")) as work:
        two_person_rule.agree_off(work)


def test_it_is_not_turned_on_where_nobody_could_confirm(database):
    only = add(database, "goc", "admin")

    with pytest.raises(Refused, match="ít nhất hai người"), database.work(only) as work:
        two_person_rule.turn_on(work)


def test_an_administrator_of_a_branch_does_not_choose(database, on):
    branch = add(database, "nhanh", "admin", "VP")

    for act in (two_person_rule.turn_on, two_person_rule.agree_off, two_person_rule.standing):
        with pytest.raises(NotAllowed), database.work(branch) as work:
            act(work)


# Whatever is entered in whatever order, nothing waiting counts


STEPS = {
    "decision": lambda work: facts.record(
        work, "A", Decision(date=work.today - DAY, level=2, regime="331/2026", number="1", issuer="STP")
    ),
    "regulation": lambda work: facts.record_regulation(work, ["A"], work.today - 9 * DAY, "1", "STP"),
    "plan": lambda work: facts.record(work, "A", PlanState(on=work.today, state="full")),
    "audit": lambda work: conclude(work, "A", work.today),
    "change": lambda work: facts.record(work, "A", Change(on=work.today - dt.timedelta(days=2), what="x")),
}


@pytest.mark.slow
@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=6))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_person_alone_never_opens_the_gate(sqlite_databases, steps):
    database = open_database(sqlite_databases.copy(migrate), Clock())
    lan = add(database, "lan")
    with database.work(add(database, "chu", "admin")) as work:
        two_person_rule.turn_on(work)
    new_system(database, "A")
    for step in steps:
        with database.work(lan) as work:
            STEPS[step](work)
    with pytest.raises(Refused), database.work(lan) as work:
        enforcement.put_into_use(work, "A")
    sqlite_databases.forget()
