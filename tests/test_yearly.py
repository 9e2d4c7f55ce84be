"""The numbers of the yearly report: of any day, for ever the same, and told when they do not add up."""

import datetime as dt
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.errors import Invalid, NotFound
from inventory.law.levels import Facts as Answers
from inventory.organisation import bodies
from inventory.organisation.bodies import Body
from inventory.records import ApprovalForecast, Decision, Dossier, Operation, PlanState, facts
from inventory.systems import register
from inventory.systems.register import Entry
from schedules.cadence.working_days import Holidays, default_holidays
from schedules.gate import dated
from schedules.gate.dated import Facts
from schedules.gate.record import record_on
from schedules.yearly import reporting_year
from schedules.yearly.kept_rows import PIECE, KeptRows
from schedules.yearly.reported import Papers, Step, reported, totals
from schedules.yearly.reporting_year import ReportingYear
from schedules.yearly.yearly import Figures, figures, yearly
from schedules.yearly.yearly_checks import Checked, Remark
from tests.histories import CLEARED, POLICIES, audit, day, decided
from tests.register import ADMIN, DAY, OFFICER, conclude, new_system, rows
from tests.test_gate_always import wild

ON = day("2026-12-14")
WHO = ("A", "Hệ thống A", "UBND tỉnh", "Văn phòng Sở")
BUILT = Papers((Step(day("2026-09-01"), "sent_for_appraisal", 2),), classified=True)
steps = st.builds(
    Step, st.dates(dt.date(2026, 1, 1), dt.date(2028, 1, 1)), st.sampled_from(["drafting", "appraised"]), st.just(2)
)


def row(facts: Facts = CLEARED, papers: Papers = BUILT, on: dt.date = ON):
    return reported(WHO, record_on(facts, on), papers, POLICIES)


def checked(*found, on: dt.date = ON) -> Checked:
    told = Checked(on)
    for each in found:
        told.add(each)
    return told


def contradictions(*found, on: dt.date = ON) -> tuple[Remark, ...]:
    return checked(*found, on=on).contradictions(totals(found))


@given(wild, st.dates(dt.date(2026, 2, 1), dt.date(2028, 6, 1)))
def test_what_comes_after_the_day_changes_no_report_of_it(found: Facts, on: dt.date):
    kinds = ("decisions", "regulations", "plans", "conclusions", "changes", "incidents", "operations", "permissions")
    known = replace(found, **{kind: tuple(f for f in getattr(found, kind) if f.day <= on) for kind in kinds})
    assert row(found, on=on) == row(known, on=on)


@given(wild, st.dates(dt.date(2026, 2, 1), dt.date(2028, 6, 1)))
def test_the_totals_of_one_system_are_what_its_row_says(found: Facts, on: dt.date):
    one = row(found, on=on)
    told = totals([one])
    assert (told.managed, told.approved) == (1, one.approval == "approved")
    assert {type(told.approved), type(told.classified)} == {int}
    assert told.audited == (one.approval == "approved" and one.periodic)
    assert told.audited <= told.approved <= told.appraised <= told.dossier_built <= told.managed
    assert not [each for each in contradictions(one, on=on) if not each.first]


def test_a_periodic_audit_counts_while_its_cadence_runs_and_one_before_use_never_does():
    before_use = row()  # audited before it was put into use, 2026-10-10
    assert (before_use.pre_operation, before_use.periodic) == (True, False)
    both = replace(CLEARED, conclusions=(*CLEARED.conclusions, audit("2026-11-01", "not_eligible")))
    assert row(both).periodic
    last = dt.date(2028, 11, 1)
    assert row(both, on=last).periodic
    assert not row(both, on=last + DAY).periodic
    assert row(both, on=last + DAY).overdue_on == last


def test_the_level_is_that_of_the_dossier_that_was_approved_until_a_new_one_is():
    again = Papers((*BUILT.steps, Step(day("2026-11-01"), "drafting", 3)))
    assert row(papers=again).level == 2
    assert row(replace(CLEARED, decisions=()), again).level == 3
    assert row(papers=Papers()).level == 2  # an old approval without a dossier on record: the level decided
    other = replace(CLEARED, decisions=decided(level=1))
    assert [each.tab for each in contradictions(row(other, BUILT))] == ["cap-do"]


def test_every_gap_and_every_contradiction_is_told_with_its_systems():
    empty = row(Facts(registered_on=day("2026-01-01")), Papers())
    nobody = replace(empty, owner="", operator="")
    assert [each.what.split(":")[0] for each in checked(nobody).gaps()] == [
        f"Cột ({number})" for number in (3, 4, 5, 6, 9, 10, 11)
    ]
    late = Papers(BUILT.steps, True, expected_on=day("2026-12-13"))
    waiting = row(
        replace(CLEARED, decisions=(), plans=(dated.PlanState(day("2026-10-01"), "partial", ON - DAY),)), late
    )
    assert [each.what.split(":")[0] for each in contradictions(waiting)] == ["Cột (9)", "Cột (11)"]
    unruled = row(replace(CLEARED, regulations=()))
    assert [each.clause for each in contradictions(unruled)] == ["NĐ 331/2026 Đ30.7"]
    after = row(replace(CLEARED, regulations=(dated.Regulation(day("2026-09-11")),)))
    assert "ban hành sau" in contradictions(after)[0].what
    undecided = row(replace(CLEARED, decisions=()), replace(late, expected_on=ON))
    assert "chưa được phê duyệt cấp độ" in contradictions(undecided)[0].what
    unsorted = row(papers=replace(BUILT, classified=False))
    assert "loại hình" in contradictions(unsorted)[0].what


@pytest.mark.parametrize("total", ["managed", "approved", "audited"])
def test_totals_that_the_table_does_not_bear_out_are_told(total: str):
    assert not contradictions(row())
    wrong = checked(row()).contradictions(replace(totals([row()]), **{total: 5}))
    assert any("là 5, khác" in each.text() for each in wrong)


def test_a_remark_names_the_first_systems_and_tells_how_many_there_are():
    nobody = [replace(row(), code=f"A{number}", name=f"Tên {number}", owner="") for number in range(7)]
    [gap] = checked(*nobody).gaps()
    assert (gap.number, gap.others, gap.first[-1]) == (7, 2, ("A4", "Tên 4"))
    assert gap.text().endswith("Tên 3, Tên 4 và 2 hệ thống khác (Mẫu số 08, Chú thích).")


def test_kept_rows_are_a_list_however_many_there_are():
    for number in (0, 1, PIECE, PIECE + 1, 3 * PIECE + 7):
        kept = KeptRows[int]()
        for each in range(number):
            kept.add(each)
        assert len(kept) == number
        assert kept == list(range(number)) and list(zip(kept, kept, strict=True))[-1:] == [(number - 1,) * 2][:number]
        assert list(kept[PIECE - 1 : PIECE + 2]) == list(range(number))[PIECE - 1 : PIECE + 2]
        assert not number or (kept[-1], kept[number // 2]) == (number - 1, number // 2)


def test_a_step_that_says_approved_without_a_decision_does_not_add_up():
    said = Papers((Step(day("2026-11-01"), "approved", 2),), classified=True)
    one = row(replace(CLEARED, decisions=(), plans=()), said)
    assert any("khác số dòng ghi đã được phê duyệt là 1" in each.text() for each in contradictions(one))
    assert any("chưa có số, ngày" in each.what for each in checked(one).gaps())


def test_the_year_closes_on_14_december_and_the_last_working_days_are_before_the_deadlines():
    assert reporting_year.of_day(dt.date(2026, 12, 14)) == ReportingYear(2026)
    assert reporting_year.of_day(dt.date(2026, 12, 15)) == ReportingYear(2027)
    year = ReportingYear(2026)
    assert (year.first, year.closing) == (dt.date(2025, 12, 15), dt.date(2026, 12, 14))
    assert year.day(dt.date(2026, 11, 1)) == dt.date(2026, 11, 1)
    assert year.day(dt.date(2027, 5, 1)) == year.closing
    owner, ministry = reporting_year.deadlines(2026, Holidays.of(default_holidays()))
    assert (owner.aim, ministry.aim) == (dt.date(2026, 12, 18), dt.date(2026, 12, 24))
    for text in ("", "26", "năm", "²²²²", "0001"):
        with pytest.raises(Invalid):
            reporting_year.read(text)


@pytest.fixture
def filled(database) -> dt.date:
    """Three systems a year old: approved and audited, sent for appraisal, without anything; one only used, one gone."""
    with database.work(OFFICER) as work:
        today = work.today
        begun = today - 400 * DAY
        for code, responsibility in (("A", "owned"), ("B", "operated"), ("C", "owned"), ("D", "used"), ("E", "owned")):
            entry = Entry(code, f"Hệ thống {code}", responsibility, owner="UBND tỉnh", operator="Văn phòng Sở")
            register.register(work, entry, begun, operating=True)
        facts.record_classification(work, "A", Answers(regime="331/2026", kind="internal"), begun)
        facts.record_regulation(work, ["A"], begun, "1/QC", "STP")
        facts.record(work, "A", Decision(date=begun + DAY, level=2, regime="85/2016", number="2/QĐ", issuer="UBND"))
        facts.record(work, "A", PlanState(on=begun + DAY, state="full"))
        conclude(work, "A", begun + 2 * DAY)
        step = Dossier(on=today - 30 * DAY, regime="331/2026", proposed_level=3, state="sent_for_appraisal")
        facts.record(work, "B", step)
        facts.record(work, "B", ApprovalForecast(on=today - 30 * DAY, expected_on=today + 30 * DAY))
        facts.record(work, "E", Operation(on=today - DAY, state="retired", reason="thay thế"))
        return today


@pytest.mark.slow
def test_the_report_of_a_day_counts_what_was_so_then(database, filled):
    with database.look(OFFICER) as work:
        now, before, long_ago = (yearly(work, filled - ago * DAY) for ago in (0, 40, 401))
    assert [each.code for each in now.rows] == ["A", "B", "C"]
    told = now.totals
    assert (told.managed, told.classified, told.dossier_built, told.appraised, told.approved, told.audited) == (
        (3, 1, 2, 1, 1, 1)
    )
    assert told.approval_by is None  # nobody says when C will be approved
    assert now.used.managed == 1
    assert (before.totals.managed, before.totals.dossier_built) == (4, 1)  # E was there, B not yet sent
    assert long_ago.totals.managed == 0
    with database.work(OFFICER) as work:
        facts.record(work, "C", ApprovalForecast(on=work.today, expected_on=work.today + 90 * DAY))
    with database.look(OFFICER) as work:
        assert yearly(work, filled).totals.approval_by == filled + 90 * DAY


@pytest.mark.slow
def test_neither_time_nor_later_facts_change_the_report_of_a_day_but_what_is_voided_was_never_so(
    database, filled, clock
):
    on = filled
    with database.look(OFFICER) as work:
        before = yearly(work, on)
        assert figures(work, on) == Figures(**{each.name: getattr(before, each.name) for each in fields(Figures)})
    clock.move(days=800)
    with database.work(OFFICER) as work:
        later = work.today
        facts.record(work, "B", Decision(date=later, level=3, regime="331/2026", number="9", issuer="UBND"))
        facts.record(work, "A", PlanState(on=later, state="partial"))
        facts.record_classification(work, "C", Answers(regime="331/2026", kind="internal"), later)
        facts.record(work, "C", Dossier(on=later, regime="331/2026", proposed_level=2, state="drafting"))
        facts.record(work, "C", ApprovalForecast(on=later, expected_on=later))
        conclude(work, "B", later)
        facts.record(work, "A", Operation(on=later, state="retired", reason="x"))
    new_system(database, "MOI")
    with database.look(OFFICER) as work:
        assert yearly(work, on) == before
    with database.work(OFFICER) as work:
        facts.void(work, Decision, rows(database, Decision)[0].id, "nhập nhầm")
    with database.look(OFFICER) as work:
        assert yearly(work, on).totals.approved == before.totals.approved - 1


@pytest.mark.slow
def test_a_report_of_one_owner_has_its_systems_only(database, filled):
    with database.work(ADMIN) as work:
        register.register(work, Entry("X", "Hệ thống X", "owned", owner="Bộ Tư pháp"), filled, operating=True)
    with database.look(OFFICER) as work:
        assert [each.code for each in yearly(work, filled, "bộ  tư pháp").rows] == ["X"]


def test_cards_of_organisations_are_found_by_the_names_that_systems_give(database, filled):
    with database.work(ADMIN) as work:
        known = {each.name: each for each in bodies.listed(work)}
        assert known["UBND tỉnh"].parts == ("owner",)
        assert known["Văn phòng Sở"].card is None
        card = bodies.save(work, Body(name=" Ubnd  tỉnh", specialised_unit="Công an tỉnh", email="a@b.vn"))
        work.session.flush()
        named = {each.name: each.parts for each in bodies.listed(work)}
        assert named == {
            "Công an tỉnh": ("specialised_unit",),
            "Ubnd tỉnh": ("owner",),
            "Văn phòng Sở": ("operator",),
        }
        bodies.save(work, Body(id=card.id, name="UBND tỉnh", phone="123"))
        assert bodies.cards(work)["ubnd tỉnh"].phone == "123"
        for wrong in (Body(name="ubnd TỈNH"), Body(name=""), Body(name="X", email="không có")):
            with pytest.raises(Invalid):
                bodies.save(work, wrong)
        bodies.remove(work, card.id)
        with pytest.raises(NotFound):
            bodies.remove(work, card.id)


def test_a_forecast_is_not_before_the_day_it_is_made(database, filled):
    with database.work(OFFICER) as work, pytest.raises(Invalid):
        facts.record(work, "B", ApprovalForecast(on=filled, expected_on=filled - DAY))
