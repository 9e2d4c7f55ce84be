"""A register starts with the systems of the office's plan of 2025: all operate, none is cleared, none is made up."""

import datetime as dt

import pytest
from sqlmodel import select

from inventory.register_tables import System
from inventory.systems import register
from inventory.systems.register import Entry
from isms.exchange import starting_inventory
from isms.installation import schema
from isms.platform import trail
from isms.platform.database import Database
from schedules.acts import rule_days
from schedules.gate.clearance import state
from schedules.policies import policies
from schedules.standing import derived, fact_reader
from tests.databases import Databases, open_database
from tests.register import ADMIN, Clock, rows, stored

NUMBERED = ["CONG-TTDT", "HO-TICH", "TTHC", "CBCCVC", "QUOC-TICH", "CSDL-PL", "IOFFICE", "LUU-TRU", "TAI-SAN", "MISA"]
NUMBERED += ["TRANG-PBGDPL", "TGPL", "THONG-KE", "NGAN-CHAN", "KNTC"]
ELSEWHERE = ["TRO-LY-AO", "LRIS", "THU-DIEN-TU"]
ROOMS = ["VP", "HCBTTP", "PBGDPL", "XDTHPL", "TGPL-NN"]


def with_inventory(url: str) -> None:
    database = open_database(url, Clock())
    schema.upgrade(database.engine)
    with database.work(ADMIN) as work:
        policies.seed(work)
        rule_days.begin(work, new=True)
        starting_inventory.load(work)
    database.engine.dispose()


@pytest.fixture
def started(databases: Databases, clock: Clock) -> Database:
    return open_database(databases.copy(with_inventory), clock)


def linked(database: Database, code: str) -> dict[str, list[str]]:
    with database.look(ADMIN) as work:
        number = stored(database, code).id
        return register.unit_codes(work, [number]).get(number, {})


@pytest.mark.engines("sqlite")
@pytest.mark.slow
def test_all_eighteen_systems_are_there_under_their_codes(started: Database) -> None:
    assert [system.code for system in rows(started, System)] == NUMBERED + ELSEWHERE


@pytest.mark.engines("sqlite")
def test_all_operate_and_all_are_violations_until_facts_are_recorded(started: Database) -> None:
    with started.look(ADMIN) as work:
        known = fact_reader.policies(work.session)
        systems = work.session.exec(select(System)).all()
        found = [state(facts, work.today, known) for _, facts in fact_reader.load(work.session, systems)]

    assert len(found) == 18
    assert all(each.violation and each.operating and not each.in_use for each in found)
    assert {each.standing.value for each in found} == {"never_audited"}


@pytest.mark.engines("sqlite")
def test_nothing_is_decided_and_what_is_likely_is_only_suggested_with_its_reason(started: Database) -> None:
    for system in rows(started, System):
        assert (system.level, system.owner, system.operator, system.responsibility) == (None, "", "", None)
        assert system.suggestion["owner"] and system.suggestion["responsibility"]
        assert "Đ" in system.suggestion["reason"]
    assert stored(started, "TTHC").suggestion["level"] == 3


@pytest.mark.engines("sqlite")
def test_the_plans_units_carry_the_work_out(started: Database, clock: Clock) -> None:
    assert linked(started, "CONG-TTDT") == {"uses": ["VP"], "coordinates": ROOMS[1:]}
    assert linked(started, "HO-TICH") == {"uses": ["HCBTTP"], "coordinates": ["VP"]}
    assert linked(started, "IOFFICE") == {"uses": ROOMS}
    assert linked(started, "LRIS") == {}
    assert stored(started, "MISA").purpose == "Hạch toán chứng từ thu, chi lương, báo cáo tài chính của Sở Tư pháp."
    assert stored(started, "MISA").registered_on == clock.today


@pytest.mark.slow
def test_loading_again_changes_nothing_a_person_has_put_right(started: Database) -> None:
    with started.work(ADMIN) as work:
        register.edit(work, "MISA", None, Entry("MISA", "Phần mềm kế toán MISA SME", "owned", owner="Sở Tư pháp"))
        again = work.session.exec(select(trail.TrailEntry.id)).all()

    with started.work(ADMIN) as work:
        report = starting_inventory.load(work)

    assert report.changes == 0
    assert {row.verdict for row in report.rows} == {"đã có"}
    assert stored(started, "MISA").owner == "Sở Tư pháp"
    with started.work(ADMIN) as work:
        assert starting_inventory.load_once(work) == 0
        assert (
            len(work.session.exec(select(trail.TrailEntry.id)).all()) == len(again) + 2
        )  # the edit, and the role that it confirms


def test_what_is_loaded_agrees_with_its_facts_and_stands_in_the_trail(started: Database) -> None:
    with started.look(ADMIN) as work:
        assert list(derived.drift(work)) == []
        assert trail.verify(work.session) is None
        entered = work.session.exec(
            select(trail.TrailEntry).where(trail.TrailEntry.action == "system.registered")
        ).all()

    assert [entry.subject for entry in entered] == NUMBERED + ELSEWHERE


def test_never_audited_systems_are_reminded_of_from_the_first_day(started: Database, clock: Clock) -> None:
    assert {system.next_alert_on for system in rows(started, System)} <= {
        clock.today,
        clock.today + dt.timedelta(days=7),
    }
