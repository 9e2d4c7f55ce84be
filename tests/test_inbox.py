"""What a person does with alerts: taking note, putting off; and that no mail is lost by it."""

import pytest
from sqlmodel import select

from inventory.errors import Invalid, NotAllowed, NotFound
from inventory.protection import office_answers
from inventory.protection.office_answer import OfficeAnswer
from inventory.records import Incident
from inventory.register_tables import System, Unit
from inventory.work import Actor, Role
from isms.accounts import preferences
from isms.jobs import jobs
from isms.platform.trail import TrailEntry
from isms.systems import voiding
from schedules.acts import recording
from schedules.alerts import alert_list, inbox, mail_groups, outbox
from schedules.alerts.alert_kinds import KINDS
from schedules.alerts.alert_tables import Alert, AlertRecipient, Message
from schedules.policies import policies
from tests.register import ADMIN, DAY, OFFICER, cleared_system, new_system, person, rows
from tests.test_outbox import codes, gather, new_alert, record_sent, take_one


@pytest.fixture
def lan(database) -> Actor:
    return Actor("lan", Role.OFFICER, person_id=person(database, "lan", "officer"))


def do(database, actor, use_case, *arguments):
    with database.work(actor) as work:
        return use_case(work, *arguments)


def new_lines(database, actor) -> int:
    """Return the number of the bell."""
    return do(database, actor, inbox.count_new).lines


def states(database, actor) -> dict[str, str]:
    with database.look(actor) as work:
        return {row.code: row.state for row in alert_list.page(work, alert_list.Filter(mine=True)).rows}


def ids(database) -> list[int]:
    return [alert.id for alert in rows(database, Alert)]


def ungathered(database) -> int:
    return len([row for row in rows(database, AlertRecipient) if row.message_id is None])


def to_weekday(clock, weekday: int) -> None:
    clock.to(clock.today + ((weekday - clock.today.weekday() - 1) % 7 + 1) * DAY)


def test_taking_note_is_ones_own_and_stands_in_the_trail_once(database, lan):
    hoa = Actor("hoa", Role.OFFICER, person_id=person(database, "hoa", "officer"))
    new_alert(database, "A")

    assert do(database, lan, inbox.acknowledge, ids(database)) == 1
    assert do(database, lan, inbox.acknowledge, ids(database)) == 0

    assert (states(database, lan), states(database, hoa)) == ({"A": "acknowledged"}, {"A": "new"})
    assert [new_lines(database, each) for each in (lan, hoa)] == [0, 1]
    assert len(rows(database, TrailEntry, TrailEntry.action == "alert.acknowledged")) == 1


@pytest.mark.engines("sqlite")
def test_the_number_of_alerts_is_that_of_those_shown_without_a_voided_system_s_and_those_raised_ahead(database, lan):
    for code in ("A", "B", "VOID"):
        new_alert(database, code)
    with database.work(ADMIN) as work:
        voiding.void(work, "VOID", "nhập nhầm")
        ahead, of_none = (
            Alert(key=key, kind="backup", base=work.today, raised_on=day, raised_at=work.now)
            for key, day in (("ahead", work.today + DAY), ("none", work.today))
        )
        work.session.add_all([ahead, of_none])
        work.session.flush()
        work.session.add_all(AlertRecipient(alert_id=each.id, person_id=lan.person_id) for each in (ahead, of_none))
    with database.look(lan) as work:
        for mine in (True, False):
            page = alert_list.page(work, alert_list.Filter(mine=mine))
            assert page.total == len(page.rows) == 3


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("days", [0, -1, 91])
def test_putting_off_is_to_a_day_ahead_within_ninety_days_and_for_a_reason(database, lan, days):
    new_alert(database, "A")

    with pytest.raises(Invalid) as wrong:
        do(database, lan, inbox.snooze, "A", database.today() + days * DAY, " ")

    assert {problem.field for problem in wrong.value.problems} == {"until", "reason"}


@pytest.mark.slow
def test_what_is_put_off_leaves_the_mail_until_the_day_and_is_never_lost(database, clock, lan):
    new_alert(database, "A")
    new_alert(database, "B")
    gather(database)
    do(database, lan, inbox.snooze, "A", clock.today + 3 * DAY, "đang đấu thầu")

    letter = take_one(database)
    assert codes(letter.told.overdue) == ["B"]
    record_sent(database, letter)
    assert ungathered(database) == 1
    clock.to(clock.today + 2 * DAY)
    assert gather(database) == []
    clock.to(clock.today + DAY)

    assert codes(take_one(database).told.overdue) == ["A"]


@pytest.mark.slow
def test_a_message_of_nothing_but_what_is_put_off_is_not_sent(database, clock, lan):
    new_alert(database, "A")
    gather(database)
    do(database, lan, inbox.snooze, "A", clock.today + DAY, "x")

    assert gather(database) == []
    assert (rows(database, Message), ungathered(database)) == ([], 1)
    do(database, lan, inbox.wake, "A")
    assert codes(take_one(database).told.overdue) == ["A"]


@pytest.mark.slow
def test_a_letter_on_its_way_is_left_alone(database, clock, lan):
    new_alert(database, "A")
    letter = take_one(database)
    do(database, lan, inbox.snooze, "A", clock.today + DAY, "x")
    gather(database)
    record_sent(database, letter)

    assert ungathered(database) == 0


@pytest.mark.slow
def test_an_incident_is_never_put_off_nor_unwanted(database, clock, lan):
    cleared_system(database, "A")
    do(database, lan, inbox.snooze, "A", clock.today + 9 * DAY, "x")
    do(database, lan, preferences.set_mail, "none")
    with database.work(OFFICER) as work:
        recording.record(work, "A", Incident(detected_at=work.now, what="lộ dữ liệu", serious=True))

    assert [news.code for news in take_one(database).told] == ["A"]


@pytest.mark.slow
def test_who_wants_no_mail_keeps_every_alert_and_the_administrator_knows(database, lan):
    new_alert(database, "A")
    gather(database)
    do(database, lan, preferences.set_mail, "none")

    assert gather(database) == []
    assert states(database, lan) == {"A": "new"}
    with database.look(ADMIN) as work:
        assert [person.name for person in outbox.unwanting(work)] == ["lan"]
        [alert] = alert_list.page(work, alert_list.Filter()).rows
        assert [each.state for each in alert.deliveries] == ["unwanted"]
    do(database, lan, preferences.set_mail, "daily")
    assert codes(take_one(database).told.overdue) == ["A"]


@pytest.mark.slow
def test_a_weekly_digest_is_mondays(database, clock, lan):
    do(database, lan, preferences.set_mail, "weekly")
    to_weekday(clock, 1)
    new_alert(database, "A")
    assert gather(database) == []

    to_weekday(clock, 0)

    letter = take_one(database)
    assert (codes(letter.told.overdue), letter.day.weekday()) == (["A"], 0)


@pytest.mark.slow
def test_a_monday_without_a_server_is_made_up_for(database, clock, lan):
    do(database, lan, preferences.set_mail, "weekly")
    to_weekday(clock, 3)
    new_alert(database, "A")
    to_weekday(clock, 1)

    assert codes(take_one(database).told.overdue) == ["A"]


def test_what_is_put_off_of_a_system_in_violation_stays_in_sight(database, clock, lan):
    new_alert(database, "A")
    do(database, lan, inbox.snooze, "A", clock.today + DAY, "chờ hợp đồng")

    [kept] = do(database, lan, inbox.snoozes)
    assert (kept.code, kept.until, kept.reason, kept.grave) == ("A", clock.today + DAY, "chờ hợp đồng", True)
    assert new_lines(database, lan) == 0
    clock.to(clock.today + DAY)
    assert do(database, lan, inbox.snoozes) == []
    assert new_lines(database, lan) == 1


def test_only_people_with_an_account_have_an_inbox(database):
    new_alert(database, "A")

    with pytest.raises(NotAllowed):
        do(database, ADMIN, inbox.acknowledge, ids(database))


@pytest.mark.engines("sqlite")
def test_the_bell_counts_a_thing_once_however_often_it_was_reminded_of(database, clock, lan):
    new_alert(database, "A")
    for _ in range(16):  # weekly from the day of registration on: the first alerts are older than what is looked at
        clock.to(clock.today + 7 * DAY)
        jobs.sweep(database)
    assert len(ids(database)) > 10
    assert new_lines(database, lan) == 1

    do(database, lan, inbox.acknowledge, ids(database)[-1:])
    assert new_lines(database, lan) == 0


@pytest.mark.engines("sqlite")
def test_the_bell_counts_the_lines_that_the_inbox_shows(database, clock, lan):
    due = cleared_system(database, "A")
    cleared_system(database, "B")
    clock.to(due - 30 * DAY)
    for code in ("C", "D", "E"):
        new_system(database, code)
    with database.work(OFFICER) as work:
        recording.record(work, "A", Incident(detected_at=work.now, what="lộ dữ liệu", serious=True))
    jobs.sweep(database)
    shown = alert_list.Filter(unsettled=True, current=True, confirmed=True, mine=True, state="new")

    with database.look(lan) as work:
        page, bell = alert_list.page(work, shown), inbox.count_new(work)

    assert page.total == len(page.rows) > bell.lines > 1
    assert bell == inbox.New(len({each.line for each in page.rows}))


@pytest.mark.engines("sqlite")
def test_the_bell_says_when_there_is_more_than_it_looked_at(database, lan, monkeypatch):
    monkeypatch.setattr(inbox, "MOST_COUNTED", 2)
    new_alert(database, "A")
    assert do(database, lan, inbox.count_new).said == "1"
    new_alert(database, "B")

    assert do(database, lan, inbox.count_new).said == "1+"


@pytest.mark.engines("sqlite")
def test_the_bell_does_not_forget_what_comes_only_once(database, clock, lan):
    cleared_system(database, "A")
    with database.work(OFFICER) as work:
        recording.record(work, "A", Incident(detected_at=work.now, what="lộ dữ liệu", serious=True))
    clock.to(clock.today + inbox.LATELY + DAY)

    with database.work(OFFICER) as work:
        [alert] = work.session.exec(select(Alert).where(Alert.kind == "incident")).all()
    assert alert.raised_on < clock.today - inbox.LATELY
    before = new_lines(database, lan)
    do(database, lan, inbox.acknowledge, [alert.id])
    assert new_lines(database, lan) == before - 1


@pytest.mark.engines("sqlite")
def test_the_bell_is_silent_about_systems_whose_role_nobody_has_confirmed(database, lan):
    new_alert(database, "A")
    with database.work(OFFICER) as work:
        work.session.exec(select(System)).one().responsibility = None

    assert new_lines(database, lan) == 0


@pytest.mark.engines("sqlite")
def test_people_of_a_unit_count_and_take_note_of_what_is_about_their_unit(database):
    number = person(database, "thu", "unit", "HCTP")
    with database.work(ADMIN) as work:
        office_answers.record(
            work, "HCTP", [OfficeAnswer(on=work.today, requirement="G01-01", state="none", due_on=work.today)]
        )
        unit = work.session.exec(select(Unit).where(Unit.code == "HCTP")).one()
        thu = Actor("thu", Role.UNIT, unit.path, person_id=number)
    jobs.sweep(database)

    assert new_lines(database, thu) == 1
    assert do(database, thu, inbox.acknowledge, ids(database)) == 1
    assert new_lines(database, thu) == 0


@pytest.mark.engines("sqlite")
def test_a_group_that_is_not_wanted_stays_out_of_the_mail_and_in_the_inbox(database, lan):
    do(database, lan, preferences.set_mail, "daily", ["audit", "watch"])
    new_alert(database, "A")

    assert gather(database) == []
    assert states(database, lan) == {"A": "new"}
    with database.look(ADMIN) as work:
        [alert] = alert_list.page(work, alert_list.Filter()).rows
        assert [each.state for each in alert.deliveries] == ["unwanted"]
    do(database, lan, preferences.set_mail, "daily", ["watch"])
    assert codes(take_one(database).told.overdue) == ["A"]
    with pytest.raises(Invalid):
        do(database, lan, preferences.set_mail, "daily", ["required"])


@pytest.mark.engines("sqlite")
def test_a_permission_withdrawn_is_mailed_at_once_whatever_was_chosen(database, clock, lan):
    do(database, lan, preferences.set_mail, "none", list(mail_groups.optional()))
    due = cleared_system(database, "A")
    clock.to(due + DAY)
    to_weekday(clock, 6)
    jobs.sweep(database)

    [line] = take_one(database).told.overdue
    assert (line.code, line.kind.code) == ("A", "withdrawn")


@pytest.mark.engines("sqlite")
def test_only_incidents_and_withdrawals_cannot_be_switched_off():
    required = {kind.code for kind in KINDS.values() if kind.group is mail_groups.MailGroup.REQUIRED}

    assert required == {"incident", "withdrawn"}


@pytest.mark.engines("sqlite")
def test_the_mail_of_a_week_whose_monday_is_off_goes_the_next_working_day(database, clock, lan):
    do(database, lan, preferences.set_mail, "weekly")
    to_weekday(clock, 0)
    with database.work(ADMIN) as work:
        policies.set_holiday(work, clock.today, "Nghỉ theo thông báo", working=False)
        policies.set_holiday(work, clock.today + DAY, "Làm việc", working=True)
    new_alert(database, "A")
    assert gather(database) == []

    clock.to(clock.today + DAY)
    assert codes(take_one(database).told.overdue) == ["A"]


@pytest.mark.engines("sqlite")
def test_what_is_about_the_office_or_a_unit_is_put_off_with_a_reason(database, clock, lan):
    with database.work(ADMIN) as work:
        late = OfficeAnswer(on=work.today, requirement="G01-01", state="none", due_on=work.today)
        office_answers.record(work, "HCTP", [late])
    jobs.sweep(database)
    [number] = ids(database)
    gather(database)

    with pytest.raises(Invalid):
        do(database, lan, inbox.snooze_office, number, clock.today + DAY, " ")
    do(database, lan, inbox.snooze_office, number, clock.today + 9 * DAY, "chờ kinh phí")

    [kept] = do(database, lan, inbox.snoozes)
    assert (kept.code, kept.until, kept.reason) == ("", clock.today + 9 * DAY, "chờ kinh phí")
    assert (new_lines(database, lan), gather(database)) == (0, [])
    clock.to(clock.today + 7 * DAY)
    jobs.sweep(database)  # the next reminder of the same is put off as well
    assert new_lines(database, lan) == 0
    do(database, lan, inbox.wake_office, number)
    assert (new_lines(database, lan), do(database, lan, inbox.snoozes)) == (1, [])


@pytest.mark.engines("sqlite")
def test_a_system_s_alert_is_not_put_off_as_one_of_the_office(database, clock, lan):
    new_alert(database, "A")

    with pytest.raises(NotFound):
        do(database, lan, inbox.snooze_office, ids(database)[0], clock.today + DAY, "x")
