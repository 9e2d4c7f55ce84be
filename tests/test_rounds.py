"""The steps of a dossier keep their order within a round; a re-determination opens another one with its reason."""

import datetime as dt
import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.errors import Invalid
from inventory.law.levels import Facts
from inventory.records import Decision, Dossier, DossierComponent, facts, rounds
from inventory.systems import register
from inventory.systems.register import Entry
from isms import exchange
from isms.exchange import NotImported, loading
from isms.exchange.format.fact_kinds import NO_REASON_IN_FILE
from isms.exchange.rows import dumping
from isms.papers.dossiers.checklist import checklist
from isms.papers.forms import filled
from isms.platform.database import Database
from isms.systems import dossier_progress
from tests.register import ADMIN, DAY, OFFICER, rows

CODE, NEW, OLD = "A", "331/2026", "85/2016"


def step(on: dt.date, state: str, level: int = 2, regime: str = NEW, **more: Any) -> Dossier:
    return Dossier(on=on, regime=regime, proposed_level=level, state=state, **more)


def record(database: Database, *steps: Dossier) -> None:
    for each in steps:
        with database.work(OFFICER) as work:
            facts.record(work, CODE, each)


def refused(database: Database, row: Dossier) -> str:
    with pytest.raises(Invalid) as refusal, database.work(OFFICER) as work:
        facts.record(work, CODE, row)
    (problem,) = refusal.value.problems
    assert problem.remedy
    return problem.field


def held(database: Database) -> list[tuple[dt.date, str, int]]:
    found = [row for row in rows(database, Dossier) if row.voided_at is None]
    return [(row.on, row.state, row.round) for row in sorted(found, key=lambda row: (row.on, row.id))]


def take(database: Database, *steps: dict[str, Any], **lists: Any) -> exchange.Report:
    document = {
        "format": "isms/1",
        "dossiers": [{"system": CODE, "regime": NEW, "proposed_level": 2} | s for s in steps],
    }
    with database.work(ADMIN) as work:
        return loading.load(work, json.dumps(document | lists).encode())


def proposal(database: Database) -> dossier_progress.Proposal:
    with database.look(OFFICER) as work:
        return dossier_progress.proposal(work, CODE)


@pytest.fixture
def today(database, clock) -> dt.date:
    """Today; the system is in the register for a month."""
    entry = Entry(code=CODE, name="Hệ thống A", responsibility="owned")
    with database.work(OFFICER) as work:
        register.register(work, entry, work.today - 30 * DAY, operating=True)
    return clock.today


@pytest.mark.engines("sqlite")
def test_the_steps_of_a_round_follow_each_other(database, today):
    record(
        database,
        step(today - 9 * DAY, "drafting"),
        step(today - 7 * DAY, "sent_for_appraisal"),
        step(today - 5 * DAY, "appraised"),
        step(today - 5 * DAY, "approved"),
    )
    assert [round for *_, round in held(database)] == [1, 1, 1, 1]


@pytest.mark.engines("sqlite")
def test_an_approval_cannot_be_the_first_step_of_a_new_regime_s_round(database, today):
    assert refused(database, step(today, "approved")) == "reason"
    assert refused(database, step(today, "approved", level=4)) == "reason"


@pytest.mark.engines("sqlite")
@pytest.mark.slow
def test_from_level_3_an_approval_rests_on_an_appraisal(database, today):
    record(database, step(today - DAY, "sent_for_appraisal", level=3))
    assert refused(database, step(today, "approved", level=3)) == "reason"
    record(database, step(today, "appraised", level=3), step(today, "approved", level=3))


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("approval", ["under the old regime", "before the system was registered"])
def test_an_old_approval_may_be_one_step(database, today, approval):
    if approval == "under the old regime":
        record(database, step(today - DAY, "approved", regime=OLD))
    else:
        record(database, step(today - 31 * DAY, "approved"))
    assert [state for _, state, _ in held(database)] == ["approved"]


@pytest.mark.engines("sqlite")
def test_a_step_back_is_refused_within_a_round(database, today):
    record(database, step(today - 3 * DAY, "sent_for_appraisal"))
    assert refused(database, step(today, "drafting")) == "state"
    assert refused(database, step(today, "drafting", round=1, reason="lý do khác")) == "state"


@pytest.mark.engines("sqlite")
def test_a_later_step_may_not_carry_an_earlier_day(database, today):
    record(database, step(today - 3 * DAY, "sent_for_appraisal"))
    assert refused(database, step(today - 5 * DAY, "appraised", round=1)) == "on"
    record(database, step(today - 5 * DAY, "drafting"))  # what was left out may be entered later, on its own day
    assert {round for *_, round in held(database)} == {1}


def test_after_an_approval_another_round_needs_its_reason_and_the_old_approval_stands(database, today):
    record(database, step(today - 9 * DAY, "approved", regime=OLD))
    with database.work(OFFICER) as work:
        decision = Decision(date=today - 9 * DAY, level=2, regime=OLD, number="1", issuer="UBND")
        facts.record(work, CODE, decision)
    assert refused(database, step(today - DAY, "drafting", level=3)) == "reason"

    record(database, step(today - DAY, "drafting", level=3, reason="thêm dữ liệu cá nhân nhạy cảm (Đ25)"))

    found = proposal(database)
    assert (found.level, found.regime, found.step.round, found.round_from) == (3, NEW, 2, today - DAY)
    assert found.decision.level == 2
    assert [row.voided_at for row in rows(database, Dossier)] == [None, None]


@pytest.mark.slow
def test_another_round_is_gathered_anew(database, today):
    record(database, step(today - 9 * DAY, "approved", regime=OLD))
    with database.work(OFFICER) as work:
        kept = DossierComponent(on=today - 9 * DAY, component="overview", present=True)
        facts.record_component(work, CODE, kept)
    assert any(part.present for part in proposal(database).parts)
    record(database, step(today, "drafting", reason="xác định lại"))
    assert not any(part.present for part in proposal(database).parts)


def test_an_old_round_may_be_entered_later(database, today):
    record(database, step(today, "drafting"), step(today - 400 * DAY, "approved", regime=OLD))
    assert held(database) == [(today - 400 * DAY, "approved", 2), (today, "drafting", 1)]
    assert proposal(database).step.state == "drafting"


def test_rounds_do_not_run_into_each_other(database, today):
    record(
        database, step(today - 9 * DAY, "sent_for_appraisal"), step(today - 5 * DAY, "drafting", round=2, reason="x")
    )
    assert refused(database, step(today, "appraised", round=1)) == "on"


@pytest.mark.engines("sqlite")
def test_the_order_of_steps_in_a_file_that_goes_backwards_is_refused_in_words(database, today):
    """The input o_dossier_states_backwards: approved, and a month later a draft, without round and reason."""
    approved, draft = {"state": "approved", "on": "2026-11-01"}, {"state": "drafting", "on": "2026-11-20"}
    with pytest.raises(NotImported) as refusal:
        take(database, approved, draft)
    assert "đợt hồ sơ mới" in str(refusal.value)
    assert held(database) == []


def test_a_file_from_before_rounds_were_kept_still_loads(database, today):
    one = [
        {"state": state, "on": f"2026-11-{day:02d}"}
        for day, state in enumerate(("drafting", "sent_for_appraisal", "appraised", "approved"), start=10)
    ]
    take(database, *reversed(one), {"state": "drafting", "on": "2026-11-20", "proposed_level": 3})
    assert [round for *_, round in held(database)] == [1, 1, 1, 1, 2]
    assert [row.reason for row in rows(database, Dossier)] == ["", "", "", "", NO_REASON_IN_FILE]


@pytest.mark.engines("sqlite")
def test_a_lone_approval_of_an_old_file_is_kept(database, today):
    take(database, {"state": "approved", "on": "2026-11-20"})
    assert [row.reason for row in rows(database, Dossier)] == [NO_REASON_IN_FILE]


@pytest.mark.engines("sqlite")
def test_the_stage_decides_the_design_and_checklist_and_forms_agree(database, today):
    """An upgrade of a running system asks for the preliminary design, on the checklist and on the form (Đ21.2.a)."""
    record(database, step(today - DAY, "drafting", stage="extension"), step(today, "sent_for_appraisal"))
    assert proposal(database).made_for == "extension"  # the round keeps what was said when it was opened
    with database.look(OFFICER) as work:
        listed = [row["component"] for row in checklist(work, CODE).places["rows"]]
        form = filled.filled(work, CODE, form_code="mau-01")
    assert "Thiết kế sơ bộ hoặc tài liệu có giá trị tương đương" in listed
    assert form.places["design"] == "Tài liệu thiết kế sơ bộ hoặc tài liệu có giá trị tương đương"


@pytest.mark.engines("sqlite")
def test_without_a_stage_the_design_follows_whether_the_system_operates(database, today):
    record(database, step(today, "drafting"))
    with database.look(OFFICER) as work:
        form = filled.filled(work, CODE, form_code="mau-01")
    assert "thi công" in form.places["design"]
    assert refused(database, step(today, "drafting", stage="planned")) == "stage"


def test_round_and_stage_travel_with_the_file(database, today):
    record(
        database,
        step(today - 9 * DAY, "approved", regime=OLD),
        step(today, "drafting", stage="extension", reason="nâng cấp"),
    )
    with database.look(ADMIN) as work:
        document = dumping.dump(work)
    assert [(row["round"], row["stage"]) for row in document["dossiers"]] == [(1, ""), (2, "extension")]


STEPS = st.lists(
    st.tuples(
        st.integers(0, 8),
        st.sampled_from(rounds.STATES),
        st.integers(1, 5),
        st.sampled_from([NEW, OLD]),
        st.integers(0, 3),
        st.booleans(),
    ),
    max_size=8,
)


@given(STEPS)
def test_whatever_is_entered_the_steps_on_record_keep_their_order(entered):
    first, registered = dt.date(2026, 9, 1), dt.date(2026, 9, 4)
    on_record: list[Dossier] = []
    for number, (day, state, level, regime, round, explained) in enumerate(entered):
        row = step(first + day * DAY, state, level, regime, round=round, reason="lý do" if explained else "", id=number)
        rounds.settle(row, on_record)
        if not rounds.problems(row, on_record, registered):
            on_record.append(row)
            on_record.sort(key=lambda each: (each.on, each.id))
    by_round: dict[int, list[Dossier]] = {}
    for row in on_record:
        by_round.setdefault(row.round, []).append(row)
    for steps in by_round.values():
        places = [rounds.STATES.index(row.state) for row in steps]
        assert places == sorted(places)
        assert [row.state for row in steps].count("approved") <= 1
    spans = sorted((steps[0].on, steps[-1].on) for steps in by_round.values())
    assert all(end <= begin for (_, end), (begin, _) in itertools.pairwise(spans))


@given(STEPS)
def test_what_is_on_record_is_taken_in_again_in_its_order(entered):
    """An export says a reason wherever one is missing; sorted by day, no step of it is refused."""
    first, registered = dt.date(2026, 9, 1), dt.date(2026, 9, 4)
    on_record: list[Dossier] = []
    for number, (day, state, level, regime, round, _) in enumerate(entered):
        row = step(first + day * DAY, state, level, regime, round=round, reason="lý do", id=number)
        rounds.settle(row, on_record)
        if not rounds.problems(row, on_record, registered):
            on_record.append(row)
            on_record.sort(key=lambda each: (each.on, each.id))
    again: list[Dossier] = []
    for row in on_record:
        assert rounds.problems(row, again, registered) == []
        again.append(row)


def test_answers_given_after_a_step_do_not_change_its_stage(database, today):
    record(database, step(today, "drafting", stage="new"))
    with database.work(OFFICER) as work:
        facts.record_classification(work, CODE, Facts(regime="331/2026"), today)
    assert proposal(database).stage == "new_or_upgrade"
