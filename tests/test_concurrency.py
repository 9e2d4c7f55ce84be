"""Two people act on one system at once: nothing is lost, nothing slips past the gate, the trail stays whole."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import col, select

from inventory.errors import Invalid, IsmsError, Outdated, Refused
from inventory.organisation import focal_points, units
from inventory.organisation.focal_points import FocalPoint
from inventory.records import (
    Agreement,
    Audit,
    Change,
    Decision,
    Dossier,
    Finding,
    Permission,
    PlanState,
    Regulation,
    facts,
)
from inventory.register_tables import Unit
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.jobs import jobs
from isms.platform import trail
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from schedules.acts import enforcement, recording
from schedules.alerts.alert_tables import Alert
from schedules.cadence.cadence import Policy
from schedules.plans import programme_entry
from schedules.plans.programme_tables import Programme
from schedules.policies import policies
from schedules.schedule_tables import CadencePolicy, Holiday
from schedules.standing import derived, standing_counts
from tests.register import ADMIN, DAY, OFFICER, Clock, act_by, cleared_system, conclude, new_system, rows, stored

pytestmark = pytest.mark.slow  # processes and threads at once

ROUNDS = 8
FIRST, SECOND = Actor("cán bộ một", Role.OFFICER), Actor("cán bộ hai", Role.OFFICER)

Act = Callable[[], Any]


def at_once(*acts: Act) -> list[Any]:
    """Do these in threads that start together; return what each returned, or the error it raised."""
    start, done = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Act) -> None:
        start.wait()
        try:
            done[number] = act()
        except Exception as error:
            done[number] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return done


def working(database: Database, actor: Actor, act: Callable[[Any], Any]) -> Act:
    """Return the act as one transaction of this person."""

    def run() -> None:
        with database.work(actor) as work:
            act(work)

    return run


def faults(results: list[Any]) -> list[Exception]:
    """Return what went wrong that no person can understand and put right."""
    return [each for each in results if isinstance(each, Exception) and not isinstance(each, IsmsError)]


def assert_sound(database: Database) -> None:
    with database.look(ADMIN) as work:
        assert trail.verify(work.session) is None
        assert list(derived.drift(work)) == [] == list(standing_counts.differences(work))


def entry(code: str, name: str) -> Entry:
    return Entry(code, name, "owned", users=("HCTP",))


def a_decision(database: Database, level: int = 2) -> Decision:
    on = database.today() - (9 - level) * DAY
    return Decision(date=on, level=level, regime="331/2026", number=str(level), issuer="STP")


def cleared_but_idle(database: Database, code: str) -> None:
    """Make a system that may be put into use and is not."""
    cleared_system(database, code)
    with database.work(OFFICER) as work:
        enforcement.withdraw(work, code, "chuẩn bị thử")


def test_of_two_who_edit_one_system_one_is_told_that_it_changed(database):
    for number in range(ROUNDS):
        code = f"A{number}"
        new_system(database, code)
        seen = stored(database, code).version
        names = [f"Tên thứ nhất {number}", f"Tên thứ hai {number}"]
        results = at_once(
            working(database, FIRST, lambda work: register.edit(work, code, seen, entry(code, names[0]))),  # noqa: B023
            working(database, SECOND, lambda work: register.edit(work, code, seen, entry(code, names[1]))),  # noqa: B023
        )
        assert [type(each) for each in results if each] == [Outdated], results
        kept = stored(database, code)
        assert (kept.name, kept.version) == (names[results.index(None)], seen + 1)
    assert_sound(database)


def test_facts_recorded_at_once_are_all_kept(database):
    new_system(database, "A")
    before = len(rows(database, TrailEntry))

    def five(actor: Actor) -> Act:
        def run() -> None:
            for number in range(5):
                with database.work(actor) as work:
                    facts.record(work, "A", Change(on=work.today, what=f"{actor.name} {number}"))

        return run

    actors = [Actor(f"cán bộ {number}", Role.OFFICER) for number in range(4)]
    assert at_once(*(five(actor) for actor in actors)) == [None] * 4
    assert {change.what for change in rows(database, Change)} == {f"{a.name} {n}" for a in actors for n in range(5)}
    assert len(rows(database, TrailEntry)) == before + 20
    assert_sound(database)


def test_permission_and_negative_conclusion_at_once_never_end_in_use(database):
    for number in range(ROUNDS):
        code = f"A{number}"
        cleared_but_idle(database, code)
        negative = {"kind": "ad_hoc", "occasion": "high_risk", "conclusion": "not_eligible"}
        results = at_once(
            working(database, FIRST, lambda work: enforcement.put_into_use(work, code, reason="xong")),  # noqa: B023
            working(database, SECOND, lambda work: conclude(work, code, work.today, **negative)),  # noqa: B023
        )
        assert faults(results) == []
        assert results[1] is None
        assert not stored(database, code).in_use, results
        permissions = rows(database, Permission, col(Permission.system_id) == stored(database, code).id)
        assert not permissions[-1].granted
    assert_sound(database)


def test_permission_and_a_voided_decision_at_once_never_end_in_use(database):
    for number in range(ROUNDS):
        code = f"A{number}"
        cleared_but_idle(database, code)
        decision = rows(database, Decision, col(Decision.system_id) == stored(database, code).id)[0]
        results = at_once(
            working(database, FIRST, lambda work: enforcement.put_into_use(work, code, reason="xong")),  # noqa: B023
            working(database, SECOND, lambda work: facts.void(work, Decision, decision.id, "nhầm")),  # noqa: B023
        )
        assert faults(results) == []
        assert results[1] is None
        assert not stored(database, code).in_use, results
    assert_sound(database)


def test_a_fact_voided_twice_at_once_is_voided_once(database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        decision = facts.record(work, "A", a_decision(database))
    results = at_once(
        *(
            working(database, actor, lambda work: facts.void(work, Decision, decision.id, work.actor.name))
            for actor in (FIRST, SECOND)
        )
    )
    assert [type(each) for each in results if each] == [Refused], results
    winner = (FIRST, SECOND)[results.index(None)]
    assert rows(database, Decision)[0].voided_by == winner.name
    assert [each.action for each in rows(database, TrailEntry)].count("decision.voided") == 1


def test_voiding_sees_what_another_recorded_while_it_waited(database):
    """Levels decided and taken back at once: the columns follow the facts, whoever came first."""
    for number in range(ROUNDS):
        code = f"A{number}"
        new_system(database, code)
        with database.work(OFFICER) as work:
            first = facts.record(work, code, a_decision(database, level=2))
        results = at_once(
            working(database, FIRST, lambda work: facts.record(work, code, a_decision(database, 3))),  # noqa: B023
            working(database, SECOND, lambda work: facts.void(work, Decision, first.id, "nhầm")),  # noqa: B023
        )
        assert results == [None, None]
        assert stored(database, code).level == 3
    assert_sound(database)


def test_voiding_forgets_what_it_read_before_it_waited(database):
    """A negative conclusion is taken back while another person takes back the positive one before it."""
    new_system(database, "A")
    with database.work(OFFICER) as work:
        facts.record(work, "A", a_decision(database))
        facts.record_regulation(work, ["A"], work.today - 9 * DAY, "1", "STP")
        facts.record(work, "A", PlanState(on=work.today, state="full"))
        positive = conclude(work, "A", work.today)
    with database.work(OFFICER) as work:
        negative = conclude(work, "A", work.today, conclusion="not_eligible")
    voided = threading.Event()

    def void_the_negative() -> None:
        with database.work(FIRST) as work:
            facts.void(work, Audit, negative.id, "nhầm")
            work.session.flush()
            voided.set()
            threading.Event().wait(0.5)  # until the other one has read, and waits for the lock

    def void_the_positive() -> None:
        voided.wait(60)
        with database.work(SECOND) as work:
            facts.void(work, Audit, positive.id, "nhầm")

    assert at_once(void_the_negative, void_the_positive) == [None, None]
    assert stored(database, "A").cleared_until is None
    assert_sound(database)


def test_regulations_that_cover_the_same_systems_do_not_block_each_other(database):
    codes = [f"A{number}" for number in range(6)]
    for code in codes:
        new_system(database, code)

    def covering(actor: Actor, order: list[str]) -> Act:
        def run() -> None:
            for number in range(ROUNDS):
                with database.work(actor) as work:
                    facts.record_regulation(work, order, work.today, f"{actor.name} {number}", "STP")

        return run

    assert at_once(covering(FIRST, codes), covering(SECOND, codes[::-1])) == [None, None]
    assert len(rows(database, Regulation)) == 2 * ROUNDS * len(codes)
    assert_sound(database)


def test_the_sweep_and_a_new_conclusion_at_once_agree_with_the_facts(database, clock):
    codes = [f"A{number}" for number in range(4)]
    for code in codes:
        cleared_system(database, code)
    clock.to(act_by(database, "A0") + 2 * DAY)
    results = at_once(
        lambda: jobs.sweep(database),
        *(working(database, FIRST, lambda work, code=code: conclude(work, code, work.today)) for code in codes),
        lambda: jobs.sweep(database),
    )
    assert faults(results) == []
    for code in codes:
        system = stored(database, code)
        assert not system.in_use, "a permission that lapsed does not come back by itself"
        assert system.audit_due_on is not None
        assert system.audit_due_on > clock.today
        assert system.cleared_until == system.audit_due_on
        withdrawals = rows(database, Permission, col(Permission.system_id) == system.id, ~col(Permission.granted))
        assert len(withdrawals) == 1
    assert_sound(database)


def test_sweeps_at_once_withdraw_and_alert_once(database, clock):
    for number in range(4):
        cleared_system(database, f"A{number}")
    clock.to(act_by(database, "A0") + DAY)
    results = at_once(*(lambda: jobs.sweep(database) for _ in range(4)))
    assert faults(results) == []
    assert sorted(code for done in results for code in done.withdrawn) == ["A0", "A1", "A2", "A3"]
    assert sum(done.alerts for done in results) == len(rows(database, Alert)) == 8
    assert_sound(database)


def test_a_policy_changed_while_audits_are_recorded_counts_for_all_of_them(database):
    codes = [f"A{number}" for number in range(6)]
    for code in codes:
        cleared_system(database, code)
    shorter = Policy("Siết chặt", database.today() - DAY, "KH 9", {1: 3, 2: 3, 3: 3, 4: 3, 5: 3})
    results = at_once(
        working(database, ADMIN, lambda work: policies.set_policy(work, shorter)),
        *(working(database, FIRST, lambda work, code=code: conclude(work, code, work.today)) for code in codes),
    )
    assert results == [None] * 7
    assert len({stored(database, code).audit_due_on for code in codes}) == 1
    assert_sound(database)


def test_one_code_is_registered_once(database):
    results = at_once(*(lambda: new_system(database, "A") for _ in range(4)))
    assert results.count(None) == 1
    assert stored(database, "A").version == 1
    assert_sound(database)


def test_the_trail_verifies_while_others_write(database):
    new_system(database, "A")
    stop = threading.Event()

    def write() -> None:
        for number in range(30):
            with database.work(FIRST) as work:
                facts.record(work, "A", Change(on=work.today, what=str(number)))
        stop.set()

    def verify() -> list[str | None]:
        found = []
        while not stop.is_set():
            with database.look(ADMIN) as work:
                found.append(trail.verify(work.session))
        return found

    written, verified = at_once(write, verify)
    assert written is None
    assert verified
    assert set(verified) == {None}


def record_in_a_process(url: str, name: str, code: str, times: int) -> None:
    database = Database(url, Clock())
    for number in range(times):
        with database.work(Actor(name, Role.OFFICER)) as work:
            facts.record(work, code, PlanState(on=work.today, state=("none", "partial", "full")[number % 3]))
    database.engine.dispose()


def permit_in_a_process(url: str, code: str, times: int) -> None:
    database = Database(url, Clock())
    for _ in range(times):
        try:
            with database.work(FIRST) as work:
                enforcement.put_into_use(work, code, reason="xong")
        except Refused:
            continue
    database.engine.dispose()


def sweep_in_a_process(url: str, times: int) -> None:
    database = Database(url, Clock())
    for _ in range(times):
        jobs.sweep(database)
    database.engine.dispose()


def stall_in_a_process(url: str, code: str, ready: Any) -> None:
    """Record facts, then wait in the middle of the transaction to be killed."""
    database = Database(url, Clock())
    with database.work(FIRST) as work:
        units.add(work, "NUA", "Một nửa", parent="STP")
        facts.record(work, code, Change(on=work.today, what="chưa xong"))
        work.session.flush()
        ready.set()
        threading.Event().wait()


@pytest.fixture(scope="module")
def others():
    """Start processes of their own, as a second server or a command line would be; they load the program together."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def test_processes_that_write_at_once_lose_nothing_and_stay_behind_the_gate(register_url, database, others):
    cleared_system(database, "A")
    started = [
        others.Process(target=record_in_a_process, args=(register_url, "một", "A", 12)),
        others.Process(target=record_in_a_process, args=(register_url, "hai", "A", 12)),
        others.Process(target=permit_in_a_process, args=(register_url, "A", 12)),
        others.Process(target=sweep_in_a_process, args=(register_url, 6)),
    ]
    for process in started:
        process.start()
    for process in started:
        process.join(120)
    assert [process.exitcode for process in started] == [0] * 4
    states = rows(database, PlanState)
    assert [plan.recorded_by for plan in states].count("một") == 12
    assert [plan.recorded_by for plan in states].count("hai") == 12
    if states[-1].state != "full":
        assert not stored(database, "A").in_use
    assert_sound(database)


def test_a_process_killed_in_the_middle_leaves_nothing_and_blocks_nobody(register_url, database, others):
    new_system(database, "A")
    before = len(rows(database, TrailEntry))
    ready = others.Event()
    process = others.Process(target=stall_in_a_process, args=(register_url, "A", ready))
    process.start()
    assert ready.wait(60)
    os.kill(process.pid, signal.SIGKILL)
    process.join(60)
    with database.work(SECOND) as work:
        facts.record(work, "A", Change(on=work.today, what="xong"))
    assert [change.what for change in rows(database, Change)] == ["xong"]
    assert len(rows(database, TrailEntry)) == before + 1
    with database.look(ADMIN) as work:
        assert "NUA" not in [unit.code for unit in units.tree(work)]
    assert_sound(database)
    assert rows(database, Audit) == []


def a_page(url: str, database: Database, name: str, act: Callable[[Any], object]) -> Act:
    """Return the act as a process of its own does it, with its own connections, for a person who signed in."""

    def run() -> None:
        own = Database(url, database.clock)
        try:
            with own.work(Actor(name, Role.ADMIN, person_id=len(name))) as work:
                act(work)
        finally:
            own.engine.dispose()

    return run


PAPERS: dict[str, tuple[type, Callable[[Any], object]]] = {
    "conclusion": (Audit, lambda work: conclude(work, "A", work.today, document_number="05/KL", issuer="STP")),
    "decision": (Decision, lambda work: facts.record(work, "A", paper_decision(work))),
    "regulation": (Regulation, lambda work: facts.record_regulation(work, ["A"], work.today, "1/QC", "STP")),
    "step": (Dossier, lambda work: facts.record(work, "A", paper_step(work))),
    "agreement": (Agreement, lambda work: recording.record(work, "A", paper_agreement(work))),
    "finding": (Finding, lambda work: recording.record_about(work, paper_finding(work))),
}


def paper_decision(work: Any) -> Decision:
    return Decision(date=work.today, level=2, regime="331/2026", number="12/QĐ", issuer="STP")


def paper_step(work: Any) -> Dossier:
    step = {"regime": "331/2026", "proposed_level": 2, "state": "sent_for_appraisal", "number": "7/TTr", "reason": "x"}
    return Dossier(on=work.today, **step)


def paper_agreement(work: Any) -> Agreement:
    return Agreement(on=work.today, kind="lease", number="1/HĐ", party="Công ty", ends_on=work.today + DAY)


def paper_finding(work: Any) -> Finding:
    audit = work.session.exec(select(Audit)).first() or conclude(work, "A", work.today)
    work.session.flush()
    return Finding(audit_id=audit.id, on=work.today, what="Thiếu nhật ký", severity="minor", due_on=work.today + DAY)


@pytest.mark.parametrize("people", [("lan", "lan"), ("lan", "minh")], ids=["two tabs", "two people"])
@pytest.mark.parametrize("paper", PAPERS)
def test_one_document_entered_by_two_processes_at_once_is_one_record(
    database: Database, register_url: str, paper: str, people: tuple[str, str]
) -> None:
    table, act = PAPERS[paper]
    new_system(database, "A")
    if table is Finding:
        with database.work(OFFICER) as work:
            conclude(work, "A", work.today)

    results = at_once(*(a_page(register_url, database, name, act) for name in people))

    assert len(rows(database, table)) == 1, results
    told = [each for each in results if each is not None]
    if people[0] == people[1]:
        assert told == [], "the form was sent again: it is stored, and nobody is troubled"
    else:
        assert [type(each) for each in told] == [Invalid] and "đã có cho A" in str(told[0])


REPEATED: dict[str, tuple[type, Callable[[Any], object]]] = {
    "focal point": (
        FocalPoint,
        lambda work: focal_points.add(work, "VP", FocalPoint(unit_id=0, name="X", since=work.today)),
    ),
    "policy": (
        CadencePolicy,
        lambda work: policies.set_policy(work, Policy("Mới", work.today, "NĐ 331/2026 Đ28", {2: 12}), {}),
    ),
    "holiday": (Holiday, lambda work: policies.set_holiday(work, work.today + 40 * DAY, "Nghỉ bù")),
    "plan": (Programme, lambda work: programme_entry.add(work, Programme(code="KH", name="Kế hoạch", year=2026))),
    "unit": (Unit, lambda work: units.enter(work, "MOI", "Phòng mới", "STP")),
}


@pytest.mark.parametrize("what", REPEATED)
def test_what_has_no_system_is_stored_once_too(database: Database, register_url: str, what: str) -> None:
    table, act = REPEATED[what]
    before = len(rows(database, table))

    results = at_once(*(a_page(register_url, database, name, act) for name in ("lan", "minh")))

    assert len(rows(database, table)) == before + 1, results
    assert faults(results) == []
