"""The numbered path: seven steps in one order, each as the gate's answer leaves it, and every blocker at one step."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from schedules.gate import path_to_use, remedies
from schedules.gate.clearance import State, state
from schedules.gate.path_to_use import STEP_OF, Step, current, part_missing, path
from tests.histories import CLEARED, EMPTY, POLICIES, TODAY, being

PARTS = (part_missing("overview", "Thuyết minh", "Đ22.1"), part_missing("plan", "Phương án", "Đ22.4"))

READY = replace(CLEARED, permissions=())


def standing(facts, missing=PARTS) -> dict[str, str]:
    return {each.step: each.progress for each in path(state(facts, TODAY, POLICIES), missing)}


def now_at(facts, missing=PARTS) -> tuple[str, list[str]]:
    found = current(path(state(facts, TODAY, POLICIES), missing))
    return ("", []) if found is None else (found.step, [each.code for each in found.todo])


def test_every_blocker_of_the_gate_belongs_to_one_step():
    words = tomllib.loads(Path(remedies.__file__).with_name("remedies.toml").read_text("utf-8"))

    assert set(STEP_OF) == set(words["blockers"]), "say in schedules.gate.path_to_use at which step it is removed"


def test_the_steps_are_always_the_same_and_in_this_order():
    for facts in (being(EMPTY, None), READY, EMPTY, being(EMPTY, "used"), being(READY, None)):
        steps = path(state(facts, TODAY, POLICIES), PARTS)
        assert [each.step for each in steps] == list(Step)
        assert [each.step.number for each in steps] == [1, 2, 3, 4, 5, 6, 7]
        assert sum(each.progress == "current" for each in steps) == 1


def test_a_role_that_nobody_confirmed_comes_first():
    assert now_at(being(EMPTY, None)) == ("role", ["role_not_confirmed"])
    assert now_at(being(READY, None), ())[0] == "role"


def test_the_level_then_the_parts_of_the_dossier_come_before_papers():
    owned = EMPTY

    assert now_at(owned) == ("level", ["level_unknown"])
    answered = replace(state(owned, TODAY, POLICIES), computed_level=2)
    found = path(answered, PARTS)
    assert (found[1].progress, found[1].said) == ("done", "Theo tiêu chí: cấp độ 2")
    assert [each.code for each in found[2].todo] == ["part_overview", "part_plan"]
    assert current(path(answered, ())).step == "papers"
    assert [each.code for each in current(path(answered, ())).todo] == ["no_regulation", "no_level_decision"]


def test_a_decision_ends_the_dossier_whatever_of_it_the_register_lacks():
    assert standing(READY)["dossier"] == "done"
    assert now_at(READY) == ("permission", ["not_permitted"])


def test_a_system_only_used_asks_for_what_the_owner_must_send():
    stands = standing(being(EMPTY, "used"))

    assert [step for step, progress in stands.items() if progress == "not_needed"] == ["level", "dossier", "plan"]
    assert now_at(being(EMPTY, "used")) == ("papers", ["no_level_decision"])


def test_one_step_back_when_what_was_done_no_longer_holds():
    lapsed = replace(CLEARED, conclusions=())

    assert now_at(lapsed) == ("audit", ["no_conclusion"])
    assert standing(lapsed)["permission"] == "blocked"


@pytest.mark.parametrize("code", sorted(STEP_OF))
def test_a_step_with_a_blocker_is_never_called_done(code: str):
    before: State = state(READY, TODAY, POLICIES)
    gate = replace(before.clearance, cleared=False, blockers=(remedies.Blocker(code, "Đ1", "Hãy làm."),))
    steps = path(replace(before, clearance=gate, retired=code == "retired"), ())

    [found] = [each for each in steps if each.step == STEP_OF[code]]
    assert [each.code for each in found.todo] == [code]
    assert found.progress == ("blocked" if code == "retired" else "current")


def test_in_use_all_is_done():
    used = state(CLEARED, TODAY, POLICIES)

    assert {each.progress for each in path(used, PARTS)} == {path_to_use.Progress.DONE}
    assert current(path(used, PARTS)) is None
