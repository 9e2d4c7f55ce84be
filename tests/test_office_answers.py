"""Answers of a unit are followed by its systems, unless they answer themselves; no answer of either moves the gate."""

import datetime as dt
import json
import random
from collections import Counter
from typing import Any

import pytest

from inventory.errors import Invalid, NotAllowed, NotFound, Refused
from inventory.law.requirements import known, requirements
from inventory.protection import office_answers, plan_items
from inventory.protection.office_answer import OfficeAnswer
from inventory.records import PlanItem
from inventory.records.plan_item import PLAN_STATES, ItemState
from inventory.work import Actor, Role
from isms.exchange import loading
from isms.exchange.rows.dumping import dump
from isms.exchange.undo import undoing
from schedules.standing import queries
from tests.register import ADMIN, DAY, OFFICER, cleared_system, rows, stored
from tests.test_exchange import fresh as fresh
from tests.test_plan_items import CODE, decided, item

pytestmark = pytest.mark.engines("sqlite")
WIDE, ALONE = "G16-02", "G12-14"


def answer(on: dt.date, requirement: str = WIDE, state: str = "full", **more: Any) -> OfficeAnswer:
    return OfficeAnswer(on=on, requirement=requirement, state=state, **more)


def say(database, unit: str, state: str = "full", requirement: str = WIDE, **more: Any) -> None:
    with database.work(OFFICER) as work:
        office_answers.record(work, unit, [answer(more.pop("on", work.today), requirement, state, **more)])


def row(database, requirement: str = WIDE, on: dt.date | None = None):
    with database.look(OFFICER) as work:
        return next(each for each in plan_items.rows(work, CODE, on).rows if each.requirement.code == requirement)


def told(database, requirement: str = WIDE) -> tuple[str, str, str]:
    found = row(database, requirement)
    return found.state, found.source, found.unit


def test_the_nearest_unit_answers_until_the_system_does_itself_and_again_when_it_drops_that(database):
    decided(database)
    assert told(database) == ("none", "", "")
    say(database, "STP", "partial")
    assert told(database) == ("partial", "office", "Sở Tư pháp")
    say(database, "HCTP", "full")
    assert told(database) == ("full", "office", "Phòng Hành chính tư pháp")

    with database.work(OFFICER) as work:
        plan_items.record(work, CODE, [item(work, WIDE, "none")])
    assert told(database) == ("none", "own", "")
    with database.work(OFFICER) as work:
        plan_items.record(work, CODE, [item(work, WIDE, "dropped")])
        assert plan_items.record(work, CODE, [item(work, ALONE, "dropped")]) == []
    say(database, "HCTP", "dropped")
    assert told(database) == ("partial", "office", "Sở Tư pháp")


def test_an_answer_counts_from_its_day_and_a_voided_one_never_did(database):
    decided(database)
    say(database, "STP", "partial", on=database.today() - 2 * DAY)
    say(database, "STP", "full")
    assert (row(database).state, row(database, on=database.today() - DAY).state) == ("full", "partial")
    assert row(database, on=database.today() - 3 * DAY).item is None

    with database.work(OFFICER) as work:
        office_answers.void(work, 2, "ghi nhầm")
    with database.work(OFFICER) as work, pytest.raises(Refused):
        office_answers.void(work, 2, "ghi nhầm")
    assert row(database).state == "partial"


def test_only_what_is_alike_in_a_whole_office_is_answered_there_and_only_by_those_who_may(database):
    decided(database)
    with database.work(OFFICER) as work, pytest.raises(Invalid) as refused:
        office_answers.record(work, "STP", [answer(work.today, ALONE), answer(work.today, state="not_applicable")])
    assert [problem.field for problem in refused.value.problems] == ["requirement", "note"]
    with database.look(ADMIN) as work:
        path = next(each.path for each in office_answers.units.tree(work) if each.code == "VP")
    with database.work(Actor("vp", Role.OFFICER, path)) as work, pytest.raises(NotFound):
        office_answers.record(work, "HCTP", [answer(work.today)])
    with database.work(Actor("khách", Role.UNIT)) as work, pytest.raises(NotAllowed):
        office_answers.record(work, "STP", [answer(work.today)])
    assert rows(database, OfficeAnswer) == []


def test_a_unit_is_asked_what_the_levels_of_its_systems_ask_and_told_who_differs(database):
    decided(database, level=2)
    decided(database, level=3, code="BA")
    with database.work(OFFICER) as work:
        plan_items.record(work, "BA", [item(work, WIDE, "none")])
    say(database, "STP", requirement="G01-01")
    with database.look(OFFICER) as work:
        whole, none = office_answers.plan(work, "STP"), office_answers.plan(work, "VP")
        room = office_answers.plan(work, "HCTP")

    assert (whole.systems, whole.levels, none.rows) == (2, {2: 1, 3: 1}, ())
    found = {each.requirement.code: each for each in whole.rows}
    assert found.keys() == {row.code for level in (2, 3) for row in requirements(level, "331/2026") if row.office_wide}
    assert (found[WIDE].levels, found[WIDE].differing, found["G03-07"].levels) == ((2, 3), 1, (3,))
    assert found[WIDE].requirement.clause.endswith("5.16.2.1 a")  # the strictest of the levels
    first = next(each for each in room.rows if each.requirement.code == "G01-01")
    assert (first.source, first.unit) == ("office", "Sở Tư pháp")


def test_what_units_answer_goes_out_and_comes_in_and_an_import_of_it_is_taken_back(database, fresh):
    decided(database)
    say(database, "STP", "partial", responsible="Chánh Văn phòng", due_on=database.today() + DAY, note="Đang làm")
    with database.look(ADMIN) as work:
        document = dump(work)
    other = fresh()
    rows_given = [each | {"regime": None} for each in document["office_answers"]]

    with other.work(ADMIN) as work:
        report = loading.load(work, _file(document))
    with other.work(ADMIN) as work:
        again = loading.load(work, _file({"format": "isms/1", "office_answers": rows_given}))
    assert {each.verdict for each in again.rows} == {"đã có"}
    with other.look(ADMIN) as work:
        assert dump(work)["office_answers"] == document["office_answers"]
    with other.work(ADMIN) as work:
        undoing.undo(work, report.number, "nhầm")
    assert [each.voided_at is None for each in rows(other, OfficeAnswer)] == [False]


def _file(document: dict[str, Any]) -> bytes:
    return json.dumps(document).encode()


def test_no_answer_of_a_system_or_a_unit_moves_the_gate(database):
    """The gate goes by the state that a person recorded; whatever the rows say, it stands as it stood."""
    codes = ["A", "B"]
    cleared_system(database, "A", level=2)
    decided(database, code="B")
    days = [database.today() + n * DAY for n in (0, 1, 200, 400)]

    def gate() -> list[Any]:
        with database.look(ADMIN) as work:
            states = [queries.show(work, code, day)[2] for code in codes for day in days]
        derived = [stored(database, code).model_dump(exclude={"version"}) for code in codes]
        return [states, derived]

    before, chance = gate(), random.Random(14423)
    every = list(known("331/2026"))
    for _ in range(60):
        on, state = database.today() - chance.randrange(3) * DAY, chance.choice(list(ItemState))
        said = {"on": on, "state": state, "note": "Vì thế", "requirement": chance.choice(every)}
        with database.work(OFFICER) as work:
            act = chance.randrange(4)
            if act == 0:
                plan_items.settle_groups(work, chance.choice(codes), use=chance.random() < 0.5)
            elif act == 1 and said["requirement"] in office_answers.office_wide("331/2026"):
                office_answers.record(work, chance.choice(["STP", "HCTP"]), [OfficeAnswer(**said)])
            else:
                plan_items.bring(work, chance.choice(codes), PlanItem(**said | {"regime": "331/2026"}))
    with database.look(ADMIN) as work:
        plans = [plan_items.rows(work, code) for code in codes]
        whole = office_answers.plan(work, "STP")
    own = Counter(row.requirement.code for plan in plans for row in plan.rows if row.source == "own")
    assert {row.requirement.code: row.differing for row in whole.rows} == {
        row.requirement.code: own[row.requirement.code] for row in whole.rows
    }
    assert whole.levels == Counter(plan.level for plan in plans)
    for state in PLAN_STATES:
        with database.work(OFFICER) as work:
            for code in codes:
                whole = [row.requirement.code for row in plan_items.rows(work, code).rows]
                plan_items.record(work, code, [item(work, each, state, note="Vì thế") for each in whole])
        assert gate() == before
