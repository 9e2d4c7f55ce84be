"""Audits planned, put off, called off and concluded; findings until they are mended."""

import pytest

from inventory.errors import Invalid, NotFound, Refused
from inventory.records import Finding, PlannedAudit, Resolution
from schedules.acts import recording
from schedules.audits import findings, planned
from tests.register import DAY, OFFICER, cleared_system, conclude, new_system


def a_plan(on, **more) -> PlannedAudit:
    return PlannedAudit(**{"on": on, "kind": "periodic", "occasion": "", "assessor_kind": "licensed"} | more)


def ours(work, code="A"):
    return planned.listed(work, code)


def test_an_audit_is_planned_of_several_systems_or_of_none(database):
    new_system(database, "A")
    new_system(database, "B")
    with database.work(OFFICER) as work:
        planned.plan(work, ["B", "A"], a_plan(work.today + 9 * DAY))
    with pytest.raises(NotFound), database.work(OFFICER) as work:
        planned.plan(work, ["A", "KHONG-CO"], a_plan(work.today))
    with database.look(OFFICER) as work:
        assert [(each.code, each.planned.occasion) for each in planned.listed(work)] == [
            ("A", "periodic"),
            ("B", "periodic"),
        ]


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"kind": "x"}, "kind"), ({"kind": "ad_hoc"}, "occasion"), ({"assessor_kind": "x"}, "assessor_kind")],
)
def test_a_plan_says_what_is_wrong_with_it(database, wrong, field):
    new_system(database, "A")
    with pytest.raises(Invalid) as refused, database.work(OFFICER) as work:
        planned.plan(work, ["A"], a_plan(work.today, **wrong))
    assert field in {problem.field for problem in refused.value.problems}


@pytest.mark.engines("sqlite")
def test_no_audit_is_planned_for_a_day_gone_by_or_of_nothing(database):
    new_system(database, "A")
    with pytest.raises(Invalid, match="đã qua"), database.work(OFFICER) as work:
        planned.plan(work, ["A"], a_plan(work.today - DAY))
    with pytest.raises(Invalid, match="Chưa chọn"), database.work(OFFICER) as work:
        planned.plan(work, [], a_plan(work.today))


@pytest.mark.engines("sqlite")
def test_what_the_law_makes_of_the_assessor_is_told_before(database):
    due = cleared_system(database, "A", level=3)
    with database.look(OFFICER) as work:
        [wrong] = planned.outlook(work, {"A": due + DAY}, a_plan(due + DAY, assessor_kind="operator"))
        [right] = planned.outlook(work, {"A": due}, a_plan(due))
    assert (wrong.verdict.allowed, wrong.late, wrong.due_on) == (False, True, due)
    assert (right.verdict.allowed, right.late) == (True, False)


@pytest.mark.slow
def test_a_plan_put_off_keeps_what_it_said_and_its_old_day_struck_out(database):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        [first] = planned.plan(work, ["A"], a_plan(work.today + DAY, assessor="Bên đánh giá"))
    with database.work(OFFICER) as work:
        planned.put_off(work, first.id, work.today + 5 * DAY, "Đoàn bận")
    with database.look(OFFICER) as work:
        [told] = ours(work)
        assert (told.planned.on, told.planned.assessor) == (work.today + 5 * DAY, "Bên đánh giá")
        assert work.session.get(PlannedAudit, first.id).void_reason == "Đoàn bận"
    with database.work(OFFICER) as work:
        planned.call_off(work, told.planned.id, "Không cần nữa")
    with database.look(OFFICER) as work:
        assert ours(work) == []


@pytest.mark.slow
def test_a_plan_is_done_once_a_conclusion_names_it_and_missed_when_its_day_passes(database, clock):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        first, second = (planned.plan(work, ["A"], a_plan(work.today + n * DAY))[0] for n in (0, 1))
    clock.move(days=2)
    with database.work(OFFICER) as work:
        conclude(work, "A", work.today, planned_id=first.id)
        states = {each.planned.id: (each.audit is not None, each.missed(work.today)) for each in ours(work)}
    assert states == {first.id: (True, False), second.id: (False, True)}


def test_a_conclusion_names_only_a_plan_of_its_own_system(database):
    new_system(database, "A")
    new_system(database, "B")
    with database.work(OFFICER) as work:
        [plan] = planned.plan(work, ["B"], a_plan(work.today))
    with pytest.raises(Invalid), database.work(OFFICER) as work:
        conclude(work, "A", work.today, planned_id=plan.id)


@pytest.mark.engines("sqlite")
def test_the_box_goes_with_the_search_for_weaknesses_only(database):
    new_system(database, "A")
    with pytest.raises(Invalid), database.work(OFFICER) as work:
        conclude(work, "A", work.today, box="black")
    with pytest.raises(Invalid), database.work(OFFICER) as work:
        conclude(work, "A", work.today, box="blue", weaknesses=True)
    with database.work(OFFICER) as work:
        audit = conclude(work, "A", work.today, box="grey", weaknesses=True, issuer=" Công ty ", licence="01/GP")
        assert (audit.box, audit.issuer, audit.compliance) == ("grey", "Công ty", None)


def a_finding(database, due=0) -> int:
    new_system(database, "A")
    with database.work(OFFICER) as work:
        audit = conclude(work, "A", work.today - 20 * DAY)
        work.session.flush()
        row = Finding(audit_id=audit.id, on=audit.concluded_on, what="Chưa vá", severity="major", responsible="VP")
        row.due_on = work.today + due * DAY
        found = recording.record(work, "A", row)
        work.session.flush()
        return found.id


def test_a_finding_is_open_until_it_is_mended_and_overdue_after_its_deadline(database):
    number = a_finding(database, due=-1)
    with database.work(OFFICER) as work:
        [told] = findings.listed(work)
        assert told.overdue(work.today) and told.resolution is None
        recording.record_about(work, Resolution(finding_id=number, on=work.today, how="Đã vá"))
    with database.look(OFFICER) as work:
        [told] = findings.listed(work, "A")
        assert not told.overdue(work.today) and told.resolution.how == "Đã vá"
    with pytest.raises(Refused, match="khắc phục"), database.work(OFFICER) as work:
        recording.record_about(work, Resolution(finding_id=number, on=work.today, how="Lần nữa"))


def test_the_due_day_of_a_finding_itself_is_in_time(database):
    a_finding(database, due=0)
    with database.look(OFFICER) as work:
        assert not findings.listed(work)[0].overdue(work.today)


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("wrong", [{"audit_id": None}, {"severity": "x"}, {"what": " "}, {"due_on": None}])
def test_a_finding_says_what_is_wrong_with_it(database, wrong):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        audit = conclude(work, "A", work.today)
        work.session.flush()
    with pytest.raises(Invalid), database.work(OFFICER) as work:
        said = {"audit_id": audit.id, "on": work.today, "what": "x", "severity": "minor", "due_on": work.today}
        recording.record(work, "A", Finding(**said | wrong))
