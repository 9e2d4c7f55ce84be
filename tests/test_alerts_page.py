"""The alerts as people see them: which system, still open or settled, and how each person was told."""

import json

import pytest
from sqlalchemy import event
from sqlmodel import select

from inventory.records import Operation, facts
from inventory.register_tables import System
from inventory.work import Actor, Role
from isms.accounts import branches, people
from isms.accounts.people_tables import Person
from isms.exchange import loading
from isms.jobs import jobs
from isms.mail import mail_texts
from isms.platform.config import Settings
from isms.ui.alerts import alert_words
from schedules.acts import enforcement
from schedules.alerts import alert_list, inbox, outbox
from schedules.alerts.alert_list import Filter
from schedules.alerts.alerts import why_told
from schedules.cadence.cadence import Policy
from schedules.policies import policies
from schedules.standing import counting, listing
from schedules.watch import agenda
from tests import ui
from tests.filling import click, fill, newest, press, sees, shows, text_of, until
from tests.mailbox import Mailbox, server
from tests.register import ADMIN, DAY, OFFICER, act_by, cleared_system, conclude, new_system, person, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
ALERTS = "/canh-bao"


def listed(database, **wanted) -> list[alert_list.Raised]:
    with database.look(ADMIN) as work:
        return alert_list.page(work, Filter(**wanted)).rows


def told(database, code: str) -> dict[str, tuple[str, str]]:
    """Return how each person was told of the newest alert of a system."""
    newest_first = [alert for alert in listed(database) if alert.code == code]
    return {each.name: (each.state, each.error) for each in newest_first[0].deliveries}


@pytest.mark.slow
def test_the_newest_alert_stands_first_and_each_knows_its_kind(database, clock):
    due = cleared_system(database, "TOT")
    clock.to(due - 30 * DAY)
    jobs.sweep(database)
    clock.to(due + DAY)
    later = cleared_system(database, "SAU")
    jobs.sweep(database)
    clock.to(later - 60 * DAY)
    jobs.sweep(database)
    new_system(database, "CHUA")

    alerts = listed(database)

    assert (alerts[0].code, alerts[0].kind) == ("CHUA", "overdue")
    kinds = {("TOT", "withdrawn"), ("TOT", "overdue"), ("SAU", "soon")}
    assert {(alert.code, alert.kind) for alert in alerts[1:]} == kinds
    assert {alert.case.days for alert in alerts if alert.code == "SAU"} == {-60}
    assert alerts[0].case.detail == "never_audited"
    for kind in ("overdue", "withdrawn", "soon"):
        assert {alert.kind for alert in listed(database, kind=kind)} == {kind}
    assert {alert.code for alert in listed(database, text="chua")} == {"CHUA"}


@pytest.mark.slow
def test_an_alert_whose_cause_is_gone_is_settled(database, clock):
    due = cleared_system(database, "TOT")
    clock.to(due + DAY)
    jobs.sweep(database)
    assert all(not alert.settled for alert in listed(database))

    with database.work(ADMIN) as work:
        conclude(work, "TOT", work.today)
        enforcement.put_into_use(work, "TOT")

    assert all(alert.settled for alert in listed(database))
    assert listed(database, unsettled=True) == []


@pytest.mark.slow
def test_how_each_person_was_told_is_known(database, clock):
    person(database, "lan", "officer")
    person(database, "khong.thu", "officer", email="")
    person(database, "nghi", "officer")
    new_system(database, "CHUA")
    jobs.sweep(database)
    assert told(database, "CHUA") == {"lan": ("waiting", ""), "khong.thu": ("no_address", ""), "nghi": ("waiting", "")}

    with database.work(ADMIN) as work:
        people.deactivate(work, "nghi")
    with server(Mailbox({"RCPT": "550 khong co nguoi nay"})) as settings:
        jobs.deliver(database, settings)
    after = told(database, "CHUA")
    assert after["lan"][0] == "failed"
    assert "550 khong co nguoi nay" in after["lan"][1]
    assert after[""] == ("left", "")

    with server(Mailbox()) as settings:
        jobs.deliver(database, settings)
    assert told(database, "CHUA")["lan"] == ("sent", "")


def test_the_deadline_of_conditions_is_told_from_that_of_the_audit(database, clock):
    until_day = clock.today + 20 * DAY
    cleared_system(database, "KEM", conclusion="conditional", conditions_until=until_day)
    jobs.sweep(database)

    [alert] = listed(database)

    assert (alert.case.base, alert.case.detail, alert.kind) == (until_day, "conditions", "soon")


async def test_the_page_says_what_happened_to_which_system_and_who_knows(visitor, office):
    due = cleared_system(office.database, "TOT")
    person(office.database, "lan", "officer")
    person(office.database, "khong.thu", "officer", email="")
    office.clock.to(due + 3 * DAY)
    jobs.sweep(office.database)
    jobs.deliver(office.database, Settings())
    await sign_in(visitor, office, role="leader")

    await visitor.open(ALERTS + "?cua=tat-ca&loai=rut-phep")

    said = text_of(visitor, "alert-TOT")
    assert "Đã thu hồi cho phép sử dụng: kết luận kiểm tra, đánh giá hết giá trị sau ngày" in said
    assert "Chờ gửi thư: lan" in said
    assert "Chưa có địa chỉ thư điện tử: khong.thu" in said
    assert text_of(visitor, "count") == "1 cảnh báo"


async def test_filters_narrow_what_is_shown(visitor, office):
    cleared_system(office.database, "SAP")
    new_system(office.database, "CHUA")
    office.clock.to(act_by(office.database, "SAP") - 7 * DAY)
    jobs.sweep(office.database)
    await sign_in(visitor, office, role="officer")
    await visitor.open(ALERTS + "?cua=tat-ca")
    assert text_of(visitor, "count") == "2 cảnh báo"
    assert (len(listed(office.database, text="chua")), len(listed(office.database, text="sap"))) == (2, 1)

    with visitor.client:
        newest(visitor, "loai").value = "sap-den-han"
    await until(lambda: text_of(visitor, "count") == "1 cảnh báo")
    assert sees(visitor, "alert-SAP")
    assert not sees(visitor, "alert-CHUA")

    await fill(visitor, search="chua")
    await shows(visitor, "Không có cảnh báo nào khớp")


async def test_only_alerts_of_ones_own_branch_are_shown(visitor, office):
    new_system(office.database, "NHA", users=("HCTP",))
    new_system(office.database, "LA", users=("VP",))
    jobs.sweep(office.database)
    await sign_in(visitor, office, "thu", role="unit", unit="HCTP")

    await visitor.open(ALERTS + "?cua=tat-ca")

    assert sees(visitor, "alert-NHA")
    assert not sees(visitor, "alert-LA")


async def test_one_takes_note_puts_off_and_is_reminded_again(visitor, office):
    await sign_in(visitor, office, role="officer")
    new_system(office.database, "CHUA")
    new_system(office.database, "KIA")
    jobs.sweep(office.database)
    await visitor.open(ALERTS)
    assert text_of(visitor, "bell-number") == "1", "both stand on one line"
    assert text_of(visitor, "new-lines") == "1 dòng chưa xem"

    with visitor.client:
        newest(visitor, "tick-CHUA").value = True
    await press(visitor, "acknowledge")
    await until(lambda: "Đã xem" in text_of(visitor, "alert-CHUA"))
    assert text_of(visitor, "bell-number") == "1"

    await press(visitor, "snooze-KIA")
    await fill(visitor, until=f"{office.clock.today + 9 * DAY:%d/%m/%Y}", reason="chờ hợp đồng")
    await press(visitor, "submit")
    await until(lambda: sees(visitor, "put-off-KIA"))
    assert "vận hành khi chưa đủ điều kiện; đang tạm hoãn đến" in text_of(visitor, "put-off-KIA")
    assert not sees(visitor, "bell-number")
    await visitor.open(ALERTS + "?voi=moi")
    assert text_of(visitor, "count") == "0 cảnh báo"
    assert not sees(visitor, "bell-number")

    await visitor.open(ALERTS)
    await click(visitor, "Nhắc lại ngay")
    await until(lambda: not sees(visitor, "put-off-KIA"))
    assert text_of(visitor, "bell-number") == "1"


async def test_the_number_of_the_bell_is_counted_anew_by_what_changes_something_and_by_nothing_else(visitor, office):
    await sign_in(visitor, office, role="officer")
    new_system(office.database, "CHUA")
    await visitor.open("/he-thong/CHUA?tab=theo-doi")
    assert text_of(visitor, "bell-number") == "1"
    counting: list[str] = []
    asked = lambda *told: counting.append(told[2]) if "alert_recipient" in told[2] else None  # noqa: E731
    event.listen(office.database.engine, "before_cursor_execute", asked)

    await press(visitor, "choice-dark")
    await until(lambda: rows(office.database, Person)[0].theme == "dark")
    assert counting == []

    await click(visitor, "Ghi sự cố")
    await fill(visitor, what="Mã độc tống tiền")
    await press(visitor, "tick-serious")
    await press(visitor, "submit")
    await until(lambda: text_of(visitor, "bell-number") == "2")


@pytest.mark.parametrize("query", ["?loai=x&con=y", "?trang=0", "?trang=99999"])
async def test_odd_addresses_open_quietly(visitor, office, query):
    await sign_in(visitor, office)

    response = await visitor.http_client.get(ALERTS + query)

    assert response.status_code == 200


async def test_whom_the_ladder_reaches_reads_why(visitor, office):
    due = cleared_system(office.database, "TOT")
    office.clock.to(due + 31 * DAY)
    office.add("chanh", "unit", "VP")
    await sign_in(visitor, office, "giam.doc", role="leader")
    jobs.sweep(office.database)
    rungs = {"chanh": "Chánh Văn phòng của Sở Tư pháp; việc đã quá hạn từ 7 ngày", "giam.doc": "lãnh đạo cơ quan"}
    for name, said in rungs.items():
        with office.database.look(people_of(office, name)) as work:
            page = alert_list.page(work, Filter(mine=True))
        late = next(row for row in page.rows if row.kind == "overdue")
        assert late.escalated is not None
        assert said in why_told(late.escalated, page.headed), name
        assert late.ours == (name == "giam.doc")

    await visitor.open(ALERTS)
    assert "Ông/bà nhận báo này vì là lãnh đạo cơ quan" in text_of(visitor, "why-TOT")
    assert not sees(visitor, "remedy-TOT")


async def test_who_is_in_charge_is_led_to_where_an_alert_is_mended(visitor, office):
    new_system(office.database, "CHUA")
    await sign_in(visitor, office, role="officer")
    jobs.sweep(office.database)
    await visitor.open(f"{ALERTS}?cua=tat-ca")

    assert newest(visitor, "remedy-CHUA").props["href"] == "/he-thong/CHUA?tab=kiem-tra"
    assert not sees(visitor, "why-CHUA")


async def test_what_is_alike_stands_together_and_is_taken_note_of_at_once(visitor, office):
    await sign_in(visitor, office, role="officer")
    for code in ("A", "B", "C", "D"):
        new_system(office.database, code)
    new_system(office.database, "KHAC")
    with office.database.work(ADMIN) as work:
        work.session.exec(select(System).where(System.code == "KHAC")).one().responsibility = None
    jobs.sweep(office.database)
    await visitor.open(ALERTS)

    assert text_of(visitor, "count") == "4 cảnh báo"
    assert "4 hệ thống" in text_of(visitor, "alike-overdue")
    assert not sees(visitor, "alert-KHAC")
    await visitor.should_see("1 cảnh báo về hệ thống chưa xác nhận vai trò không tính ở đây.")
    with visitor.client:
        newest(visitor, "tick-group").value = True
    await press(visitor, "acknowledge")
    await until(lambda: not sees(visitor, "bell-number"))
    await visitor.open(f"{ALERTS}?con=tat-ca")
    assert text_of(visitor, "count") == "5 cảnh báo"


def people_of(office, name: str) -> Actor:
    """Return a person as one who acts."""
    with office.database.look(ADMIN) as work:
        found = work.session.exec(select(Person).where(Person.name == name)).one()
        return branches.actor_of(found, work.session)


@pytest.mark.slow
def test_a_past_fact_that_makes_a_system_overdue_is_told_at_once_and_not_as_settled(database, clock):
    person(database, "lan", "officer")
    new_system(database, "LRIS")

    with database.work(OFFICER) as work:
        conclude(work, "LRIS", work.today - 1000 * DAY)

    newest_alert, first = listed(database)
    due = act_by(database, "LRIS")
    assert due < clock.today
    assert (newest_alert.case.base, newest_alert.kind, newest_alert.settled) == (due, "overdue", False)
    assert (first.case.detail, first.settled) == ("never_audited", True)
    assert [each.name for each in newest_alert.deliveries] == ["lan"]
    with database.look(Actor("lan", Role.OFFICER, person_id=1)) as work:
        assert inbox.count_new(work).lines == 1
        assert counting.tally(work, {"late": listing.Filter(overdue=True)}).found == {"late": 1}
        assert [(entry.code, entry.kind) for entry in agenda.agenda(work, due, due)] == [("LRIS", "due")]
    assert jobs.sweep(database).alerts == 0


@pytest.mark.slow
def test_many_systems_made_overdue_by_one_import_are_told_at_once(database, clock):
    codes = [f"HT-{number}" for number in range(4)]
    for code in codes:
        new_system(database, code)
    long_ago = (clock.today - 1000 * DAY).isoformat()
    audit = {"kind": "periodic", "conclusion": "eligible", "assessor": "A", "assessor_kind": "licensed"}
    audits = [{"system": code, "concluded_on": long_ago, "occasion": "periodic"} | audit for code in codes]

    with database.work(OFFICER) as work:
        loading.load(work, json.dumps({"format": "isms/1", "audits": audits}).encode())

    open_now = listed(database, unsettled=True)
    assert sorted(alert.code for alert in open_now) == codes
    assert {alert.kind for alert in open_now} == {"overdue"}


@pytest.mark.slow
def test_a_policy_of_the_past_that_makes_systems_overdue_is_told_at_once(database, clock):
    due = cleared_system(database, "A", concluded_on=clock.today - 200 * DAY)
    assert due > clock.today

    with database.work(ADMIN) as work:
        policies.set_policy(work, Policy("Kế hoạch chặt hơn", clock.today - DAY, "KH 2027", {2: 6}))

    [alert] = listed(database, unsettled=True, kind="overdue")
    assert (alert.code, alert.case.base) == ("A", act_by(database, "A"))


@pytest.mark.engines("sqlite")
@pytest.mark.slow
@pytest.mark.parametrize("days", [0, 1, 5, 11, 592])
def test_an_alert_tells_the_true_number_of_days_and_not_the_stage_of_the_ladder(database, clock, days):
    due = cleared_system(database, "TOT")
    clock.to(due + min(days, 8) * DAY)
    jobs.sweep(database)
    if days > 8:
        clock.to(due + days * DAY)  # and no sweep

    [alert] = [each for each in listed(database, unsettled=True) if each.kind != "withdrawn"]

    assert (alert.case.days, alert.kind) == (days, "overdue" if days else "soon")
    far = f"đã quá hạn {days} ngày" if days else "hôm nay là ngày cuối"
    assert alert.sentence == f"Kiểm tra, đánh giá định kỳ: hạn {due:%d/%m/%Y}, {far}."
    assert listed(database, kind=alert.kind) == [alert]


@pytest.mark.slow
def test_of_several_alerts_of_one_deadline_the_newest_counts_to_today_and_the_others_to_their_own_day(database, clock):
    due = cleared_system(database, "TOT")
    for days in (-30, 7, 14):
        clock.to(due + days * DAY)
        jobs.sweep(database)
    clock.to(due + 16 * DAY)

    told = [alert.sentence for alert in listed(database) if alert.kind != "withdrawn"]

    assert [each.rpartition(", ")[2] for each in told] == [
        "đã quá hạn 16 ngày.",
        "đã báo khi quá hạn 7 ngày.",
        "đã báo trước 30 ngày.",
    ]


@pytest.mark.engines("sqlite")
@pytest.mark.slow
def test_alerts_and_the_digest_say_that_a_system_operates_without_permission_in_the_one_word_for_it(database, clock):
    person(database, "lan", "officer")
    due = cleared_system(database, "TOT")
    new_system(database, "DUNG")
    with database.work(OFFICER) as work:
        facts.record(work, "DUNG", Operation(on=work.today, state="stopped", reason="Chờ đánh giá"))
    clock.to(due + DAY)
    jobs.sweep(database)

    alerts = {alert.code: alert for alert in listed(database, unsettled=True)}
    assert (alerts["TOT"].violation, alerts["DUNG"].violation) == (True, False)
    assert alert_words.cells(alerts["TOT"])["settled"] == "Chưa xử lý; vận hành khi chưa đủ điều kiện"

    with database.work(ADMIN) as work:
        outbox.gather(work, at_once=True)
        letter = outbox.claim(work, outbox.due(work)[0])
    said = mail_texts.text_of(letter).split("\n- ")
    [of_one], [of_other] = ([part for part in said if f"({code})" in part] for code in ("TOT", "DUNG"))
    assert "Hệ thống đang vận hành khi chưa đủ điều kiện." in of_one
    assert "vận hành khi" not in of_other
