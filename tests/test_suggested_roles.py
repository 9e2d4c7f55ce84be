"""The roles of a first morning: confirmed together, or turned down; accused and mailed of is only what is confirmed."""

import pytest
from nicegui import ui as elements
from sqlmodel import col, select

from inventory.errors import Invalid, Outdated
from inventory.organisation.access import Act, system
from inventory.register_tables import System
from inventory.systems import register
from isms.exchange import starting_inventory
from isms.jobs import jobs
from isms.systems import suggested_roles
from isms.systems.suggested_roles import Answer
from isms.ui.lists import counters
from isms.workspace import tasks
from schedules.alerts import outbox
from schedules.alerts.alert_tables import Message
from schedules.standing import counting
from tests import ui
from tests.filling import fill, newest, press, shows, text_of
from tests.register import ADMIN, person
from tests.ui import sign_in

pytestmark = [pytest.mark.engines("sqlite"), pytest.mark.slow]

office, visitor = ui.office, ui.visitor


@pytest.fixture
def morning(database):
    with database.work(ADMIN) as work:
        starting_inventory.load(work)
    return database


def answers(database):
    with database.look(ADMIN) as work:
        return [
            Answer(each.code, each.responsibility, each.owner, "") for each in suggested_roles.unconfirmed(work).rows
        ]


def versions(database):
    with database.look(ADMIN) as work:
        return dict(work.session.execute(select(System.code, System.version)).all())


def roles(database):
    with database.look(ADMIN) as work:
        return dict(work.session.execute(select(System.code, System.responsibility)).all())


def test_all_suggestions_are_confirmed_at_once_and_each_says_who_confirmed_it(morning):
    given = answers(morning)
    assert len(given) == 18
    with morning.work(ADMIN) as work:
        assert suggested_roles.confirm(work, given, versions(morning)) == 18

    assert roles(morning) == {each.code: each.responsibility for each in given}
    with morning.look(ADMIN) as work:
        assert suggested_roles.unconfirmed(work).total == 0
        owners = work.session.exec(select(System.owner)).all()
    assert not any("hoặc" in owner for owner in owners), "what a person must choose is no owner"


def test_one_without_a_role_and_one_that_was_changed_since_stop_all_of_them(morning):
    given = answers(morning)
    seen = versions(morning)
    unanswered = [Answer(given[0].code, None, "", ""), *given[1:]]
    with pytest.raises(Invalid) as wrong, morning.work(ADMIN) as work:
        suggested_roles.confirm(work, unanswered, seen)
    assert [each.field for each in wrong.value.problems] == [f"role-{given[0].code}"]

    with morning.work(ADMIN) as work:
        suggested_roles.turn_down(work, {given[-1].code: seen[given[-1].code]})
    with pytest.raises(Outdated), morning.work(ADMIN) as work:
        suggested_roles.confirm(work, given, seen)
    assert set(roles(morning).values()) == {None}


def test_a_suggestion_turned_down_is_gone_for_good_and_confirms_nothing(morning):
    code, version = next(iter(versions(morning).items()))
    with morning.work(ADMIN) as work:
        suggested_roles.turn_down(work, {code: version})

    with morning.look(ADMIN) as work:
        [row] = [each for each in suggested_roles.unconfirmed(work).rows if each.code == code]
    assert not row.is_suggested
    assert roles(morning)[code] is None


def test_nobody_is_accused_or_mailed_of_what_nobody_has_confirmed(morning):
    person(morning, "hanh", "officer")
    jobs.sweep(morning)
    with morning.work(ADMIN) as work:
        outbox.gather(work, at_once=True)
        found = counting.tally(work, counters.filters()).found
        assert [found[counters.VIOLATING], found[counters.OVERDUE], found[counters.UNCONFIRMED]] == [0, 0, 18]
        assert tasks.of_systems(work, counters.TO_DO.filter, 50) == tasks.others(work) == []
        assert work.session.exec(select(Message)).all() == []

    with morning.work(ADMIN) as work:
        suggested_roles.confirm(work, answers(morning)[:1], versions(morning))
    with morning.work(ADMIN) as work:
        outbox.gather(work, at_once=True)
        assert len(work.session.exec(select(Message).where(col(Message.sent_at).is_(None))).all()) == 1
        assert counting.tally(work, counters.filters()).found[counters.OVERDUE] == 1


async def test_the_first_page_leads_to_one_page_where_all_of_them_are_confirmed(office, visitor):
    with office.database.work(ADMIN) as work:
        starting_inventory.load(work)
    await sign_in(visitor, office, "officer")

    await visitor.open("/")
    await shows(visitor, "18 hệ thống chưa xác nhận vai trò của cơ quan")
    await visitor.open("/he-thong")
    [table] = visitor.find(kind=elements.table).elements
    assert all("Chưa xác nhận vai trò" in str(row) and "overdue" not in str(row) for row in table.rows)
    await visitor.open("/he-thong/IOFFICE")
    assert "Chưa xác nhận vai trò" in text_of(visitor, "badges")
    assert newest(visitor, "next-step").text == "Xác nhận vai trò"
    await visitor.open("/xac-nhan-vai-tro")
    await press(visitor, "confirm-roles")
    assert set(roles(office.database).values()) == {None}, "nothing was ticked"
    await press(visitor, "choose-all")
    await press(visitor, "confirm-roles")

    await shows(visitor, "mọi hệ thống đã được xác nhận")
    assert None not in roles(office.database).values()


async def test_what_was_typed_of_roles_stays_while_others_are_confirmed_and_is_offered_after_a_reload(office, visitor):
    with office.database.work(ADMIN) as work:
        starting_inventory.load(work)
    await sign_in(visitor, office, "officer")
    await visitor.open("/xac-nhan-vai-tro")
    await shows(visitor, "Mạng nội bộ của cơ quan thường cũng là một hệ thống thông tin riêng (NĐ 331/2026 Đ12.3).")
    await fill(visitor, **{"operator-LRIS": "Văn phòng Sở", "tick-KNTC": True})
    await press(visitor, "confirm-roles")
    await shows(visitor, "Đã chọn 0 trong 17 hệ thống")
    assert newest(visitor, "operator-LRIS").value == "Văn phòng Sở"

    with office.database.work(ADMIN) as work:
        [row] = [each for each in suggested_roles.unconfirmed(work).rows if each.code == "LRIS"]
        entry = register.entries_of(work, [system(work, "LRIS", Act.RECORD)])["LRIS"]
        register.edit(work, "LRIS", row.version, entry.model_copy(update={"operator": "Đơn vị khác"}))
    await visitor.open("/xac-nhan-vai-tro")
    await press(visitor, "draft-continue")
    assert newest(visitor, "operator-LRIS").value == "Văn phòng Sở"
    assert "nay trong sổ là “Đơn vị khác”; bản nháp của bạn là “Văn phòng Sở”" in text_of(visitor, "draft-stale")
