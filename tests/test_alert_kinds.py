"""What a kind of alert is: one class, which the sweep, the page, the mail and the question what is open all read."""

import datetime as dt

import pytest
from nicegui import ui as elements
from sqlalchemy import ColumnElement, literal
from sqlmodel import col, select

from inventory.organisation.access import Act
from inventory.records import Operation, facts
from inventory.register_tables import System
from inventory.work import Actor, Addressee, Role, Work
from isms.jobs import jobs
from isms.mail import mail_texts
from isms.platform.database import Database
from schedules.acts import enforcement
from schedules.alerts import alert_kinds, alert_list, inbox, outbox
from schedules.alerts.alert_kind import AlertKind, Case, Now, Step, View, key_of
from schedules.alerts.alert_kinds import KINDS
from schedules.alerts.alert_tables import Alert, AlertRecipient
from tests import ui
from tests.filling import sees, text_of
from tests.register import ADMIN, DAY, OFFICER, cleared_system, conclude, new_system, person, rows, stored
from tests.test_outbox import gather, take_one
from tests.test_watch import an_incident
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
LAN = Actor("lan", Role.OFFICER, person_id=1)


class Nameless(AlertKind):
    """A kind that only a test knows: a system whose purpose is not described."""

    code = "nameless"
    views = (View("nameless", "chua-mo-ta", "Chưa mô tả"),)

    def raise_everywhere(self, work: Work) -> int:
        number = col(System.id)
        return self._raise_each(
            work, self._lacking(), key=key_of(self.code, number), system_id=number, base=literal(work.today)
        )

    def gone(self) -> ColumnElement[bool]:
        return ~self._lacking()

    def _lacking(self) -> ColumnElement[bool]:
        return col(System.purpose) == ""

    def is_late(self, _case: Case) -> bool:
        return True

    def remedy(self, _case: Case) -> str:
        return "Mô tả chức năng của hệ thống."

    def step(self, _case: Case) -> Step:
        return Step("Mô tả", Act.RECORD, tab="thong-tin")


class NoCopy(AlertKind):
    """A kind about no system: nothing was copied away. `subject_id` would be the copy, had there been one."""

    code = "no_copy"
    views = (View("no_copy", "sao-luu", "Chưa sao lưu"),)
    of_system = False
    at_once = True

    def raise_everywhere(self, work: Work) -> int:
        return self._raise_rows(work, [{"key": f"{self.code}:{work.today}", "base": work.today}])

    def gone(self) -> ColumnElement[bool]:
        return literal(False)

    def reaches(self, person: Addressee) -> list[tuple[str, int | None]]:
        return [(person.branch, None)] if person.role == Role.ADMIN else []

    def remedy(self, _case: Case) -> str:
        return "Sao lưu ngay."


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (Nameless(), NoCopy()):
        monkeypatch.setitem(KINDS, kind.code, kind)


def listed(database: Database, actor: Actor = ADMIN, **wanted: object) -> list[alert_list.Raised]:
    with database.look(actor) as work:
        return alert_list.page(work, alert_list.Filter(**wanted)).rows


@pytest.mark.slow
def test_a_kind_declared_here_is_raised_listed_filtered_mailed_and_settled(database, scratch, clock):
    person(database, "lan", "officer")
    new_system(database, "A")
    jobs.sweep(database)
    jobs.sweep(database)

    [alert] = listed(database, kind="nameless", unsettled=True)
    assert (alert.code, alert.badge, alert.step) == ("A", ("overdue", "Chưa mô tả"), Nameless().step(alert.case))
    assert alert.sentence == f"Chưa mô tả: hạn {clock.today:%d/%m/%Y}, hôm nay là ngày cuối."
    assert [each.name for each in alert.deliveries] == ["lan"]
    assert {each.kind for each in listed(database)} == {"overdue", "nameless", "no_copy"}
    with database.look(LAN) as work:
        assert inbox.count_new(work).lines == 2

    text = mail_texts.text_of(take_one(database))
    assert "Hệ thống A (A)\n  Chưa mô tả\n" in text
    assert "Việc cần làm: Mô tả chức năng của hệ thống." in text

    with database.work(OFFICER) as work:
        work.session.exec(select(System)).one().purpose = "Cấp phiếu lý lịch tư pháp"
    assert [each.settled for each in listed(database, kind="nameless")] == [True]
    assert listed(database, kind="nameless", unsettled=True) == []


@pytest.mark.slow
def test_a_kind_without_a_system_concerns_and_is_seen_by_people_of_the_whole_tree(database, scratch):
    number = person(database, "ad", "admin")
    for name, unit in (("lan", None), ("hoa", "HCTP")):
        person(database, name, "officer", unit)
    new_system(database, "A")
    jobs.sweep(database)

    with database.look(ADMIN) as work:
        branch = work.session.exec(select(System)).one()
        mine = work.session.exec(select(AlertRecipient.person_id).join(Alert).where(Alert.kind == "no_copy")).all()
    assert branch.id is not None and mine == [number]
    [alert] = listed(database, kind="no_copy", unsettled=True)
    assert (alert.code, alert.name, alert.can_wait, alert.violation) == ("", "Chưa sao lưu", False, False)
    assert {each.kind for each in listed(database, Actor("hoa", Role.OFFICER, "/1/3/"))} == {"overdue", "nameless"}
    me = Actor("ad", Role.ADMIN, person_id=number)
    with database.work(me) as work:
        assert inbox.acknowledge(work, [alert.alert_id]) == 1
    assert [each.state for each in listed(database, me, kind="no_copy")] == ["acknowledged"]
    texts = [mail_texts.text_of(claimed(database, wanted)) for wanted in gather(database)]
    assert ["- Chưa sao lưu\n" in text for text in texts] == [True, False, False]


def claimed(database: Database, wanted: outbox.Due) -> outbox.Letter:
    with database.work(ADMIN) as work:
        letter = outbox.claim(work, wanted)
    assert letter is not None
    return letter


async def test_the_page_offers_every_kind_there_is_and_leads_to_where_it_is_mended(visitor, office, scratch):
    await sign_in(visitor, office, role="admin")
    new_system(office.database, "A")
    jobs.sweep(office.database)

    await visitor.open("/canh-bao?loai=sao-luu")
    assert text_of(visitor, "count") == "1 cảnh báo"
    assert not sees(visitor, "alert-A")
    await visitor.open("/canh-bao?loai=chua-mo-ta")
    assert "Chưa mô tả: hạn" in text_of(visitor, "alert-A")
    [link] = [each for each in visitor.find(elements.link).elements if "remedy-A" in each._markers]
    assert link.props["href"] == "/he-thong/A?tab=thong-tin"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_every_kind_has_the_words_that_are_asked_of_it(kind):
    assert {view.code for view in kind.views} <= alert_kinds.views().keys()
    for days in (-3, 0, 9):
        today = dt.date(2026, 11, 28)
        case = Case(today - days * DAY, Now(today), stage=days)
        for words in (kind.sentence(case), kind.what(case), kind.due(case), *kind.badge(case)):
            assert words.strip()
        assert kind.step(case) is not None
        if kind.mail == "digest":
            assert kind.remedy(case).endswith(".")


def test_views_and_their_addresses_are_each_of_one_kind():
    every = [view for kind in KINDS.values() for view in kind.views]
    assert len({view.code for view in every}) == len({view.address for view in every}) == len(every)


# A permission that a fact ends


def ended(database: Database) -> list[tuple[str, str]]:
    return [(each.code, each.sentence) for each in listed(database, kind="withdrawn", unsettled=True)]


@pytest.mark.slow
def test_a_permission_that_a_fact_ends_is_told_at_once_with_the_reason(database, clock):
    person(database, "lan", "officer")
    cleared_system(database, "A")
    with database.work(OFFICER) as work:
        conclude(work, "A", work.today, kind="ad_hoc", conclusion="not_eligible", occasion="authority_request")

    day = f"{clock.today:%d/%m/%Y}"
    assert ended(database) == [("A", f"Đã thu hồi cho phép sử dụng từ ngày {day}. Lý do: Kết luận không đủ điều kiện.")]
    [row] = rows(database, Alert, Alert.kind == "withdrawn")
    assert (row.stage, row.detail) == (None, "not_eligible")
    [concerned] = rows(database, AlertRecipient, AlertRecipient.alert_id == row.id)
    assert concerned.person_id == 1
    assert jobs.sweep(database).alerts == 0
    text = mail_texts.text_of(take_one(database))
    assert "ĐÃ QUÁ HẠN (1)" in text
    assert f"Đã thu hồi cho phép sử dụng. Lý do: Kết luận không đủ điều kiện\n  Từ ngày {day}\n" in text


def test_a_grave_incident_is_told_and_so_is_the_permission_that_it_ends(database):
    cleared_system(database, "A")
    an_incident(database, serious=True)

    assert {each.kind for each in listed(database, unsettled=True)} == {"incident", "withdrawn"}
    assert ended(database)[0][1].endswith("Lý do: Sự cố nghiêm trọng chưa có kết luận đánh giá.")


def test_a_permission_given_up_by_a_person_or_ended_with_the_system_is_no_alert(database):
    for code in "AB":
        cleared_system(database, code)
    with database.work(OFFICER) as work:
        enforcement.withdraw(work, "A", "Chuyển máy chủ")
    with database.work(OFFICER) as work:
        facts.record(work, "B", Operation(on=work.today, state="retired", reason="thay bằng C"))

    assert not stored(database, "A").in_use and not stored(database, "B").in_use
    assert rows(database, Alert, Alert.kind == "withdrawn") == []


def test_a_permission_that_a_fact_ended_climbs_to_the_leader_until_the_system_is_used_again(database, clock):
    ids = {name: person(database, name, role) for name, role in (("lan", "officer"), ("sep", "leader"))}
    for code in "AB":
        cleared_system(database, code)
        with database.work(OFFICER) as work:
            conclude(work, code, work.today, kind="ad_hoc", conclusion="not_eligible", occasion="authority_request")
    start = clock.today
    clock.to(start + 8 * DAY)
    with database.work(OFFICER) as work:
        conclude(work, "B", work.today, kind="periodic", conclusion="eligible")
        enforcement.put_into_use(work, "B")
    told = []
    for days in (9, 29, 31, 60):
        clock.to(start + days * DAY)
        jobs.sweep(database)
        jobs.sweep(database)
        climbed = rows(database, Alert, Alert.kind == "withdrawn", col(Alert.stage).is_not(None))
        told.append([(each.stage, each.detail, each.base) for each in climbed])

    assert told == [[(7, "not_eligible", start)]] * 2 + [[(stage, "not_eligible", start) for stage in (7, 30)]] * 2
    [last] = rows(database, Alert, Alert.kind == "withdrawn", Alert.stage == 30)
    heard = {each.person_id for each in rows(database, AlertRecipient, AlertRecipient.alert_id == last.id)}
    assert heard == set(ids.values())
    assert ended(database)[0][1] == (
        f"Đã thu hồi cho phép sử dụng từ ngày {start:%d/%m/%Y}. Lý do: Kết luận không đủ điều kiện."
    )
