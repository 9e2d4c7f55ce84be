"""A system entered by mistake is voided: it counts nowhere, its history stays, its code stays taken."""

import datetime as dt

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from inventory.errors import Invalid, IsmsError, NotAllowed, NotFound, Refused, Voided
from inventory.organisation import units
from inventory.organisation.focal_points import FocalPoint
from inventory.records import Incident, PlanState, facts
from inventory.register_tables import PendingFact, System, Unit
from inventory.work import Actor, Role
from isms.accounts import two_person_rule
from isms.accounts.people_tables import Person, SignIn
from isms.exchange.rows import dumping
from isms.jobs import jobs
from isms.ledger import issued
from isms.platform import trail
from isms.systems import voiding
from isms.workspace import confirmations, timeline
from schedules.acts import enforcement, recording
from schedules.alerts import alert_list
from schedules.alerts.alert_tables import AlertRecipient
from schedules.standing import counting, derived, queries
from tests import ui
from tests.filling import fill, press
from tests.register import ADMIN, DAY, OFFICER, cleared_system, new_system, person, rows, stored
from tests.secret_office import SECRET, an_office, said
from tests.test_four_eyes import add
from tests.ui import sign_in
from tests.use_cases import calls, function_of

office, visitor = ui.office, ui.visitor
HISTORY = "the history of a voided system stays"
LEDGER = "what was printed was printed"
PLANS = "what a unit reported on a plan"
OFFICE = "what a unit answered, did or keeps for all of its systems"
STAYS = {
    "isms.accounts.signed_in_browsers.everybody": "a mark of a browser",
    "isms.checking.office_in_trail.office_faults": "a person's name, which this test rewrites past the trail",
    "isms.workspace.timeline.timeline": HISTORY,
    "isms.systems.system_history.of_kind": HISTORY,
    "isms.systems.system_history.of_every_kind": HISTORY,
    "isms.systems.system_history.trail": HISTORY,
    "isms.ledger.issued.listed": LEDGER,
    "isms.ledger.issued.found": LEDGER,
    "isms.ledger.issued.void": LEDGER,
    "isms.exchange.rows.dumping.dump": PLANS,
    "isms.exchange.rows.dumping.pieces": PLANS,
    "isms.exchange.sheets.files.written": PLANS,
    "schedules.plans.progress.report": PLANS,
    "schedules.plans.progress.void": PLANS,
    "schedules.plans.progress.boards": PLANS,
    "schedules.plans.progress.records": PLANS,
    "isms.papers.plans.reports.quarterly": PLANS,
    "isms.papers.plans.reports.yearly": PLANS,
    "inventory.protection.office_answers.history": OFFICE,
    "inventory.protection.office_answers.void": OFFICE,
    "schedules.acts.duty_acts.void_for_office": OFFICE,
    "schedules.duties.duty_rounds.rounds": OFFICE,
    "schedules.duties.duty_rounds.void_for_office": OFFICE,
    "isms.evidence.office_documents.found": OFFICE,
    "isms.evidence.office_documents.listed": OFFICE,
    "isms.evidence.office_documents.void": OFFICE,
}
"""Use cases that may still say a word of those that mark the voided system, and what they speak of."""
WHY = "dòng “Nơi nhận” của tệp"


def void(database, code: str, actor: Actor = ADMIN) -> None:
    with database.work(actor) as work:
        voiding.void(work, code, WHY)


@pytest.mark.slow
def test_a_voided_system_counts_nowhere(database, clock, tmp_path):
    """Every list, count, report, alert, agenda, x-ray, export and search there is, as `tests.use_cases` asks them."""
    at = an_office(database, clock, tmp_path, unit="Phòng Một")
    with database.work(ADMIN) as work:
        enforcement.withdraw(work, "NHA", "ghi nhầm")
    void(database, "NHA")
    assert jobs.sweep(database).alerts == 0
    with database.work(ADMIN) as work:  # what is not about the system may stay
        for row in (*work.session.exec(select(FocalPoint)), *work.session.exec(select(SignIn))):
            setattr(row, "agent" if isinstance(row, SignIn) else "name", "x")
        for row in work.session.exec(select(Person)):
            row.full_name = ""
    telling = []

    for name, call in calls().items():
        with database.look(ADMIN) as work:
            try:
                answer = said(call.ask(work, at))
                work.session.flush()
            except IsmsError as refusal:
                answer = str(refusal)
                work.session.rollback()
            telling += [name] if SECRET in answer else []

    assert [name for name in telling if function_of(name) not in STAYS] == []
    with database.look(ADMIN) as work:
        document = dumping.dump(work)
    assert [name for name, listed in document.items() if SECRET in str(listed)] == [
        "office_answers",
        "office_duties_done",
        "progress",
    ]


@pytest.mark.slow
def test_the_numbers_are_those_of_a_register_without_it(database, clock):
    cleared_system(database, "A")
    days = [clock.today - DAY, clock.today, clock.today + 900 * DAY]

    def numbers():
        with database.look(ADMIN) as work:
            listed = [[each.code for each, *_ in queries.every(work, on)] for on in days]
            return counting.tally(work, {}), listed

    before = numbers()
    new_system(database, "NHAM")
    assert numbers() != before

    void(database, "NHAM")

    assert numbers() == before
    with database.look(ADMIN) as work:
        assert list(derived.drift(work)) == []
        assert trail.verify(work.session) is None
        [entry] = [each for each in timeline.timeline(work, "NHAM") if each.entry and "voided" in each.entry.action]
        assert (entry.by, entry.entry.detail["reason"]) == (ADMIN.name, WHY)


def test_nothing_more_is_recorded_about_it_and_its_code_stays_taken(database):
    new_system(database, "NHAM")
    void(database, "NHAM")

    with database.look(ADMIN) as work:
        with pytest.raises(Voided, match=r"đã bị hủy khỏi sổ ngày .*Nơi nhận"):
            queries.show(work, "NHAM")
        with pytest.raises(NotFound):
            facts.record(work, "NHAM", PlanState(on=work.today, state="full"))
        with pytest.raises(NotFound):
            voiding.void(work, "NHAM", "lần nữa")
    with pytest.raises(Invalid, match="đã dùng cho một hệ thống ghi nhầm"):
        new_system(database, "NHAM")


@pytest.mark.slow
def test_what_is_in_use_or_has_a_numbered_paper_is_not_voided(database):
    cleared_system(database, "A")
    with database.work(ADMIN) as work:
        about = work.session.exec(select(System)).one()
        printed = issued.Printed("thu", "Tờ trình", "A", work.today, "html", b"x", {}, about.id, number="05/TTr")
        paper = issued.enter(work, printed).id

    with pytest.raises(Refused) as refusal:
        void(database, "A")

    assert [each.code for each in refusal.value.reasons] == ["in_use", "numbered_paper"]
    assert "Tờ trình số 05/TTr" in str(refusal.value)
    with database.work(ADMIN) as work:
        enforcement.withdraw(work, "A", "ghi nhầm")
        issued.void(work, paper, "in nhầm")
    void(database, "A")
    assert stored(database, "A").voided_at is not None


def test_only_an_administrator_of_the_branch_voids(database):
    new_system(database, "NHAM", ("HCTP", "VP"))
    with database.work(ADMIN) as work:
        units.add(work, "LA", "Phòng lạ", parent="STP")
    paths = {unit.code: unit.path for unit in rows(database, Unit)}
    elsewhere = Actor("lạ", Role.ADMIN, paths["LA"])
    user = Actor("nơi dùng", Role.ADMIN, paths["HCTP"])
    with pytest.raises(NotAllowed):
        void(database, "NHAM", OFFICER)
    with pytest.raises((NotFound, NotAllowed)):
        void(database, "NHAM", elsewhere)
    with pytest.raises(NotAllowed):
        void(database, "NHAM", user)  # the office keeps it, the room only uses it


@pytest.mark.slow
def test_alerts_and_mail_about_it_are_gone(database, clock):
    new_system(database, "NHAM")
    with database.work(ADMIN) as work:
        detected = work.now - dt.timedelta(minutes=5)
        recording.record(work, "NHAM", Incident(detected_at=detected, what="x", serious=True))
    clock.move(days=40)
    jobs.sweep(database)
    person(database, "lan", "officer")
    jobs.sweep(database)
    with database.look(ADMIN) as work:
        assert alert_list.page(work, alert_list.Filter()).total > 0
    assert rows(database, AlertRecipient)

    void(database, "NHAM")

    clock.move(days=40)
    assert jobs.sweep(database).alerts == 0
    with database.look(ADMIN) as work:
        assert alert_list.page(work, alert_list.Filter()).total == 0
    assert rows(database, AlertRecipient) == []


def test_under_four_eyes_a_second_administrator_decides(database):
    new_system(database, "NHAM")
    chu, goc = add(database, "chu", "admin"), add(database, "goc", "admin")
    with database.work(chu) as work:
        two_person_rule.turn_on(work)

    void(database, "NHAM", chu)

    assert stored(database, "NHAM").voided_at is None
    [waiting] = rows(database, PendingFact)
    with database.look(goc) as work:
        [shown] = confirmations.waiting(work)
        assert (shown.fact.name, shown.fact.reason, shown.may) == ("Hệ thống NHAM", WHY, True)
    with pytest.raises(Refused), database.work(chu) as work:
        confirmations.confirm(work, waiting.id)
    with database.work(goc) as work:
        confirmations.confirm(work, waiting.id)
    assert stored(database, "NHAM").voided_by == "chu; xác nhận: goc"


def test_the_database_itself_keeps_a_voided_system_voided_and_out_of_use(database):
    cleared_system(database, "A")
    new_system(database, "NHAM")
    void(database, "NHAM")
    for statement in (
        "UPDATE system SET voided_at = NULL WHERE code = 'NHAM'",
        "UPDATE system SET voided_at = registered_on WHERE code = 'A'",
        "UPDATE system SET in_use = true WHERE code = 'NHAM'",
        "DELETE FROM system WHERE code = 'NHAM'",
    ):
        with pytest.raises(DBAPIError), database.work(ADMIN) as work:
            work.session.execute(text(statement))


async def test_an_administrator_voids_it_on_its_page_which_then_says_so(visitor, office):
    new_system(office.database, "NHAM")
    await sign_in(visitor, office, "chu", "admin")
    await visitor.open("/he-thong/NHAM")
    await press(visitor, "void-system")
    await fill(visitor, reason=WHY)
    await press(visitor, "confirm")

    await visitor.should_see("đã bị hủy khỏi sổ")
    await visitor.should_see(WHY)
    await visitor.should_see("Hủy hệ thống ghi nhầm")
    await visitor.should_not_see(marker="void-system")
    await visitor.open("/he-thong")
    await visitor.should_not_see("Hệ thống NHAM")


async def test_an_officer_is_not_offered_to_void(visitor, office):
    new_system(office.database, "NHAM")
    await sign_in(visitor, office, "lan", "officer")
    await visitor.open("/he-thong/NHAM")
    await visitor.should_see("Sửa thông tin")
    await visitor.should_not_see(marker="void-system")
