"""What happened to a system can be read by those who see it, and wrong facts taken back by those who may."""

import pytest

from inventory.errors import NotAllowed, NotFound
from inventory.records import Audit, Decision, Permission
from inventory.work import Actor, Role
from isms.systems import system_history
from tests.register import OFFICER, cleared_system, new_system, rows

CODE = "IOFFICE"
AUDITOR = Actor("người kiểm tra", Role.AUDITOR)
STRANGER = Actor("người ngoài", Role.OFFICER, "/1/2/")


def test_every_kind_of_fact_is_listed_the_newest_entry_first(database):
    cleared_system(database, CODE)

    with database.look(OFFICER) as work:
        kinds = [type(fact).__name__ for fact in system_history.of_every_kind(work, CODE)]

    assert kinds[0] == "Permission"
    assert set(kinds[-2:]) == {"Operation", "Role"}
    assert sorted(kinds) == ["Audit", "Decision", "Operation", "Permission", "PlanState", "Regulation", "Role"]


def test_a_voided_fact_stays_listed_and_its_voiding_stands_in_the_trail(database):
    cleared_system(database, CODE)
    with database.work(OFFICER) as work:
        system_history.void(work, Decision, 1, "nhầm số")

    with database.look(OFFICER) as work:
        [decision] = system_history.of_kind(work, CODE, Decision)
        voiding, withdrawal = sorted(system_history.trail(work, CODE)[:2], key=lambda entry: entry.id)

    assert (decision.voided_by, decision.void_reason) == ("cán bộ", "nhầm số")
    assert (voiding.action, voiding.detail["reason"]) == ("decision.voided", "nhầm số")
    assert withdrawal.action == "system.withdrawn"


@pytest.mark.slow
def test_an_auditor_takes_back_a_conclusion_but_no_decision(database):
    cleared_system(database, CODE)

    with database.work(AUDITOR) as work:
        system_history.void(work, Audit, 1, "nhầm ngày")
    with pytest.raises(NotAllowed), database.work(AUDITOR) as work:
        system_history.void(work, Decision, 1, "nhầm số")

    assert rows(database, Audit)[0].voided_by == "người kiểm tra"
    assert rows(database, Decision)[0].voided_at is None


def test_a_permission_is_withdrawn_never_voided(database):
    cleared_system(database, CODE)

    with pytest.raises(NotFound), database.work(OFFICER) as work:
        system_history.void(work, Permission, 1, "đổi ý")

    assert rows(database, Permission)[0].voided_at is None


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    "read", [system_history.of_every_kind, system_history.trail, lambda w, c: system_history.of_kind(w, c, Decision)]
)
def test_the_past_of_a_system_out_of_sight_is_not_found(database, read):
    new_system(database, CODE)

    with pytest.raises(NotFound), database.look(STRANGER) as work:
        read(work, CODE)
