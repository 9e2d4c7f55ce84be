"""What is foretold before saving is what saving does: compared for every kind of act, on any history."""

import datetime as dt
import random

import pytest
from sqlmodel import col, select

from inventory.errors import Invalid, NotAllowed
from inventory.law.levels import Facts
from inventory.records import Audit, Classification, Decision, Dossier, PlanState, Regulation, facts
from inventory.register_tables import System
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from isms.systems import rehearsal, system_history
from isms.ui.facts import before_saving
from schedules.acts import enforcement
from schedules.gate.path_to_use import Step
from tests.databases import SqliteFiles, open_database
from tests.register import DAY, OFFICER, cleared_system, conclude, migrate, new_system, rows, stored

CODE = "HT"
VOIDABLE = (Decision, Regulation, PlanState, Classification, Dossier)


def outlook(database: Database) -> rehearsal.Outlook:
    with database.look(OFFICER) as work:
        return rehearsal.outlook(work, CODE)


def foretold(database: Database, act) -> tuple[rehearsal.Change, ...]:
    with database.work(OFFICER) as work:
        return rehearsal.changes(work, CODE, act)


def assert_foretold(database: Database, act) -> tuple[rehearsal.Change, ...]:
    """Ask what the act would change, do it, and compare."""
    before, kept = outlook(database), counted(database)
    told = foretold(database, act)
    assert (outlook(database), counted(database)) == (before, kept), "asking changed something"
    with database.work(OFFICER) as work:
        act(work)
    assert told == rehearsal.differences(before, outlook(database))
    return told


def counted(database: Database) -> list[int]:
    return [len(rows(database, table)) for table in (*VOIDABLE, Audit, TrailEntry)]


def voiding(table: type, fact_id: int):
    return lambda work: system_history.void(work, table, fact_id, "nhập nhầm")


def decision(on: dt.date, level: int, number: str = "9/QĐ"):
    regime = "331/2026" if on >= dt.date(2026, 8, 19) else "85/2016"
    return lambda work: facts.record(
        work, CODE, Decision(date=on, level=level, regime=regime, number=number, issuer="UBND tỉnh")
    )


@pytest.mark.slow
def test_voiding_the_decision_is_foretold_to_withdraw_the_permission(database):
    cleared_system(database, CODE, level=2)

    told = {change.name: change for change in assert_foretold(database, voiding(Decision, 1))}

    assert (told["in_use"].before, told["in_use"].after) == (True, False)
    assert (told["level"].before, told["level"].after) == (2, None)
    assert "no_level_decision" in dict(told["blockers"].after)
    assert not stored(database, CODE).in_use


def test_a_higher_decision_is_foretold_to_bring_the_audit_forward_and_another_approver(database):
    cleared_system(database, CODE, level=2)
    new = decision(database.today(), 3)

    told = {change.name: change for change in assert_foretold(database, new)}

    assert told["audit_due_on"].after < told["audit_due_on"].before
    assert told["approver"].after == "Chủ quản hệ thống thông tin"
    assert "appraisal_opinion" in dict(told["components"].after)


def test_a_refused_act_is_refused_when_asked_and_leaves_nothing(database):
    cleared_system(database, CODE)
    before = outlook(database)
    with pytest.raises(Invalid):
        foretold(database, decision(database.today() + DAY, 3))
    with database.work(Actor("khách", Role.UNIT)) as work, pytest.raises(NotAllowed):
        rehearsal.changes(work, CODE, decision(database.today(), 3))

    assert outlook(database) == before


def test_what_is_recorded_in_the_same_work_before_asking_is_kept(database):
    new_system(database, CODE)
    with database.work(OFFICER) as work:
        facts.record_regulation(work, [CODE], work.today, "1/QC", "Sở")
        rehearsal.changes(work, CODE, decision(work.today, 2))

    assert len(rows(database, Regulation)) == 1
    assert rows(database, Decision) == []
    assert [row.action for row in rows(database, TrailEntry)].count("regulation.recorded") == 1


@pytest.fixture
def files(sqlite_databases: SqliteFiles, clock):
    opened = open_database(sqlite_databases.copy(migrate), clock)
    yield opened
    opened.engine.dispose()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_whatever_the_history_and_the_act_the_foretold_comes_true(files, seed):
    chance = random.Random(seed)
    if chance.random() < 0.7:
        cleared_system(files, CODE, level=chance.choice([1, 2, 3, 4]))
    else:
        new_system(files, CODE)
    told = [len(assert_foretold(files, act)) for act in acts(files, chance, 7)]

    assert sum(told) > 0


def acts(database: Database, chance: random.Random, count: int):
    for number in range(count):
        act = chance.choice([_classify, _decide, _edit, _void, _plan, _propose, _audit, _permit])(
            database, chance, number
        )
        if act is not None:
            yield act


def _day(database, chance):
    return database.today() - chance.choice([0, 1, 30, 90, 200]) * DAY


def _classify(database, chance, _number):
    information = chance.choice([{"public"}, {"personal"}, {"state_secret"}])
    said = Facts(
        kind=chance.choice(["internal", "public_service"]), information=frozenset(information), regime="331/2026"
    )
    listed, on = chance.random() < 0.3, _day(database, chance)
    return lambda work: facts.record_classification(work, CODE, said, on, listed)


def _decide(database, chance, number):
    on, level = _day(database, chance), chance.choice([1, 2, 3, 4, 5])
    same_day = [row for row in rows(database, Decision) if row.date == on and row.voided_at is None]
    return None if same_day else decision(on, level, f"{number}/QĐ")


def _edit(database, chance, number):
    responsibility = chance.choice(["owned", "operated", "used"])
    entry = Entry(code=CODE, name=f"Tên {number}", responsibility=responsibility, users=("HCTP",))
    return lambda work: register.edit(work, CODE, None, entry)


def _void(database, chance, _number):
    held = [(table, row.id) for table in VOIDABLE for row in rows(database, table, col(table.voided_at).is_(None))]
    return voiding(*chance.choice(held)) if held else None


def _plan(database, chance, _number):
    on, state = _day(database, chance), chance.choice(["none", "partial", "full"])
    return lambda work: facts.record(work, CODE, PlanState(on=on, state=state))


def _propose(database, chance, _number):
    on, level = _day(database, chance), chance.choice([1, 2, 3, 4, 5])
    return lambda work: facts.record(
        work, CODE, Dossier(on=on, regime="331/2026", proposed_level=level, state="drafting", reason="lý do")
    )


def _audit(database, chance, _number):
    on, conclusion = _day(database, chance), chance.choice(["eligible", "not_eligible"])
    return lambda work: conclude(work, CODE, on, conclusion=conclusion)


def _permit(database, _chance, _number):
    with database.look(OFFICER) as work:
        found = work.session.exec(select(System).where(System.code == CODE)).one()
    clear = found.cleared_until is not None and not found.in_use
    return (lambda work: enforcement.put_into_use(work, CODE)) if clear else None


def test_only_news_is_asked_about_before_saving():
    blockers = (("no_regulation", "Chưa có Quy chế"), ("no_level_decision", "Chưa có quyết định"))
    first = rehearsal.Change("level", None, 2)
    done = rehearsal.Change("blockers", blockers, blockers[:1])
    news = [
        ([done], Step.PAPERS, False),
        ([done, first], Step.PAPERS, False),
        ([done], Step.ROLE, True),
        ([done], None, True),
        ([first], Step.LEVEL, True),
        ([rehearsal.Change("level", 3, 2)], Step.PAPERS, True),
        ([done, rehearsal.Change("proposed_level", 3, 2)], Step.PAPERS, True),
        ([rehearsal.Change("blockers", blockers, (*blockers, ("issuer_not_allowed", "x")))], Step.PAPERS, True),
        ([rehearsal.Change("blockers", blockers, ((blockers[0][0], "Khác lời"), blockers[1]))], Step.PLAN, False),
        ([done, rehearsal.Change("cleared_until", None, dt.date(2027, 1, 1))], Step.PAPERS, True),
    ]
    assert [before_saving.is_news(changes, step) for changes, step, _ in news] == [asked for *_, asked in news]
