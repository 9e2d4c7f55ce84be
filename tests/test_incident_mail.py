"""An incident goes by mail at once and by itself, whatever went that day; never lost, never twice without a crash."""

import datetime as dt
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inventory.records import Incident
from inventory.work import Addressee, Role
from isms.accounts import preferences
from isms.accounts.people_tables import Person
from isms.jobs import jobs
from isms.mail import mail_texts
from isms.platform.config import Settings
from isms.platform.database import VIETNAM, Database
from schedules.acts import recording
from schedules.alerts import alert_list
from schedules.alerts.alert_tables import AlertRecipient, Message
from schedules.alerts.digest import Digest
from schedules.alerts.incident_news import News
from schedules.alerts.outbox import Letter
from schedules.gate.incident_clocks import clocks, standing
from schedules.policies import policies
from tests.crashing import run_and_kill
from tests.mailbox import Mailbox, server
from tests.register import ADMIN, DAY, OFFICER, Clock, cleared_system, new_system, person, rows
from tests.test_faults import at_once
from tests.test_outbox import claim, gather, new_alert, record_failed, record_sent, take_one

LAN = "lan@so.gov.vn"
URGENT = {"serious": False, "urgent": True}
"""An incident that is told at once and ends no permission, which would be an alert of its own."""


def an_incident(database: Database, code: str = "A", **said: object) -> int:
    usual = {"what": "Mã độc tống tiền", "serious": True}
    with database.work(OFFICER) as work:
        incident = Incident(**({"detected_at": work.now} | usual | said))
        return recording.record(work, code, incident).id


def kinds(database: Database) -> list[tuple[str, bool]]:
    """Return the messages: kind, and whether sent."""
    return [(message.kind, message.sent_at is not None) for message in rows(database, Message)]


@pytest.fixture
def lan(database: Database) -> int:
    return person(database, "lan", "officer")


@pytest.mark.slow
def test_an_incident_after_the_digest_of_the_day_goes_with_the_next_delivery_and_once(
    database: Database, lan: int
) -> None:
    new_alert(database, "A")
    mailbox = Mailbox()
    with server(mailbox) as relayed:
        jobs.deliver(database, relayed)
        for _ in range(2):
            an_incident(database)
            for _ in range(2):
                jobs.deliver(database, relayed, at_once=False)

    subjects = [letter["Subject"] for letter in mailbox.to(LAN)]
    assert [": SỰ CỐ nghiêm trọng: Hệ thống A (A)" in subject for subject in subjects] == [
        False,
        True,
        True,
    ]
    assert len({letter["Message-ID"] for letter in mailbox.to(LAN)}) == 3
    assert kinds(database) == [("digest", True), ("incidents", True), ("incidents", True)]


def test_neither_a_day_off_nor_a_preference_nor_a_missing_sweep_keeps_an_incident(
    database: Database, clock: Clock, lan: int
) -> None:
    new_system(database, "A")
    with database.work(ADMIN) as work:
        policies.set_holiday(work, work.today, "Nghỉ", working=False)
        work.actor = work.actor.__class__("lan", Role.OFFICER, person_id=lan)
        preferences.set_mail(work, "none")
    an_incident(database)
    with database.look(ADMIN) as work:
        [told] = alert_list.page(work, alert_list.Filter(kind="incident")).rows[0].deliveries
    assert told.state == "waiting"

    [wanted] = gather(database, at_once=False)

    letter = claim(database, wanted)
    assert letter is not None
    assert [(each.code, each.serious) for each in letter.told] == [("A", True)]


@pytest.mark.slow
def test_an_incident_to_be_reported_at_once_is_told_at_once_though_it_is_not_serious(
    database: Database, lan: int
) -> None:
    cleared_system(database, "A")
    an_incident(database, serious=False)
    assert gather(database) == []

    an_incident(database, serious=False, urgent=True)

    [news] = take_one(database).told
    assert [clock.duty for clock, _ in news.missing] == ["at_once", "report"]


@pytest.mark.slow
def test_the_digest_of_the_day_holds_all_but_the_incident_which_leaves_before_it(database: Database, lan: int) -> None:
    new_alert(database, "A")
    an_incident(database)

    first, second = (claim(database, wanted) for wanted in gather(database))

    assert first is not None and [each.code for each in first.told] == ["A"]
    assert second is not None and isinstance(second.told, Digest)
    assert [line.code for line in second.told.overdue] == ["A"]
    assert not first.alert_ids & second.alert_ids


@pytest.mark.slow
def test_an_incident_joins_mail_that_failed_and_has_it_tried_now_but_not_mail_on_its_way(
    database: Database, clock: Clock, lan: int
) -> None:
    cleared_system(database, "A")
    an_incident(database, **URGENT)
    record_failed(database, take_one(database))
    assert gather(database, at_once=False) == []
    an_incident(database, **URGENT)
    [wanted] = gather(database, at_once=False)
    on_its_way = claim(database, wanted)
    assert on_its_way is not None and len(on_its_way.told) == 2
    an_incident(database, **URGENT)

    [wanted] = gather(database, at_once=False)

    later = claim(database, wanted)
    assert later is not None and len(later.told) == 1
    record_sent(database, on_its_way)
    record_sent(database, later)
    assert gather(database) == []
    assert all(row.message_id for row in rows(database, AlertRecipient))


@pytest.mark.slow
def test_mail_about_incidents_never_rests_longer_than_a_quarter_of_an_hour(
    database: Database, clock: Clock, lan: int
) -> None:
    cleared_system(database, "A")
    an_incident(database, **URGENT)
    for _ in range(6):
        [wanted] = gather(database)
        letter = claim(database, wanted)
        assert letter is not None
        record_failed(database, letter)
    [message] = rows(database, Message)
    assert message.next_attempt_at - clock.now == pytest.approx(dt.timedelta(minutes=15), abs=dt.timedelta(seconds=1))


@pytest.mark.slow
def test_two_deliverers_at_once_send_an_incident_once(database: Database, lan: int) -> None:
    new_system(database, "A")
    an_incident(database)
    mailbox = Mailbox()
    with server(mailbox) as relayed:
        at_once(3, lambda: jobs.deliver(database, relayed, at_once=False))

    assert len(mailbox.to(LAN)) == 1


@pytest.mark.slow
def test_a_delivery_killed_at_any_step_loses_no_incident_and_repeats_it_once_at_most(
    database: Database, clock: Clock, lan: int
) -> None:
    new_alert(database, "A")
    record_sent(database, take_one(database))
    step, killed, repeated = 1, True, 0
    mailbox = Mailbox()
    with server(mailbox) as relayed:
        while killed:
            an_incident(database)
            mailbox.letters.clear()
            database.engine.dispose()
            url, deliver = database.engine.url.render_as_string(False), deliverer(relayed)
            killed = run_and_kill(url, clock.now, deliver, step)
            clock.move(minutes=11)
            deliver(database)
            assert all(row.message_id for row in rows(database, AlertRecipient)), f"lost at step {step}"
            assert 1 <= len(mailbox.letters) <= 2, f"killed at step {step}"
            repeated += len(mailbox.letters) - 1
            step += 2

    assert step > 8
    assert repeated >= 1, "no kill fell between the sending and the record of it"


def deliverer(relayed: Settings) -> Callable[[Database], object]:
    return lambda database: jobs.deliver(database, relayed, at_once=False)


STEPS = st.lists(st.sampled_from(["incident", "deadline", "deliver", "crash", "refuse", "day"]), max_size=14)


@pytest.mark.slow
@given(steps=STEPS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_each_incident_is_in_the_next_mail_and_each_day_has_one_digest(
    database: Database, clock: Clock, steps: list[str]
) -> None:
    """`crash`: the letter went and no record was made; `refuse`: the server did not take it."""
    if not rows(database, Person):
        person(database, "lan", "officer")
        new_system(database, "A")
    sent, crashed = Counter[int](), False
    for step in [*steps, "deliver"]:
        if step == "incident":
            an_incident(database)
        elif step == "deadline":
            new_alert(database, f"HT-{clock.now:%d%H%M%S%f}")
        elif step == "day":
            clock.to(clock.today + DAY)
        else:
            clock.move(minutes=16)  # every claim and every rest has passed
            before = waiting_incidents(database)
            for wanted in gather(database):
                letter = claim(database, wanted)
                assert letter is not None
                if step == "refuse":
                    record_failed(database, letter)
                    continue
                sent.update(letter.alert_ids)
                before -= letter.alert_ids
                if step == "crash":
                    crashed = True
                else:
                    record_sent(database, letter)
            assert step == "refuse" or before == set()
    messages = rows(database, Message)
    assert all(message.sent_at for message in messages)
    digests = [message.day for message in messages if message.kind == "digest"]
    assert len(digests) == len(set(digests))
    assert crashed or set(sent.values()) <= {1}


def waiting_incidents(database: Database) -> set[int]:
    """Return the alerts of incidents that no letter recorded as sent has told."""
    unsent = {message.id for message in rows(database, Message) if message.sent_at is None} | {None}
    with database.look(ADMIN) as work:
        every = {each.alert_id for each in alert_list.page(work, alert_list.Filter(kind="incident"), most=200).rows}
    return {row.alert_id for row in rows(database, AlertRecipient) if row.message_id in unsent} & every


def news(code: str = "A", hours: float = 1, **said: bool) -> News:
    detected = dt.datetime(2026, 11, 22, 14, 5, tzinfo=VIETNAM)
    nature = {"serious": False, "urgent": False, "complex": False} | said
    now = detected + dt.timedelta(hours=hours)
    missing = tuple((clock, standing(clock, [], now)) for clock in clocks(detected, **nature))
    return News(
        code,
        f"Hệ thống {code}",
        detected,
        **nature,
        personal_data=False,
        settled=False,
        asks_for_assessment=nature["serious"],
        missing=missing,
    )


def test_the_letter_says_in_its_subject_what_happened_and_in_its_text_what_is_due_when() -> None:
    day = dt.date(2026, 11, 23)
    gone = News("D", "Hệ thống D", news().detected_at, True, False, False, False, True, True, ())
    told = (news("A", serious=True, urgent=True), news("B", hours=80), gone)
    letter = Letter(1, 1, Addressee(1, Role.OFFICER, "/", "Cán bộ đầu mối", LAN), day, told, frozenset())

    assert mail_texts.text_of(letter) == LETTER
    subjects = [mail_texts.subject_of_incidents(each, day) for each in (told, told[:1], told[1:], (gone,))]
    assert subjects == [
        "2 SỰ CỐ, 1 quá hạn báo cáo – 23/11/2026",
        "SỰ CỐ nghiêm trọng: Hệ thống A (A) – 23/11/2026",
        "SỰ CỐ quá hạn báo cáo: Hệ thống B (B) – 23/11/2026",
        "Sự cố đã xử lý xong – 23/11/2026",
    ]


LETTER = """\
Kính gửi Cán bộ đầu mối,

Sổ có tin về sự cố an ninh mạng.

PHẢI BÁO CÁO, XỬ LÝ (2)

- Hệ thống A (A)
  Phát hiện: 14:05 ngày 22/11/2026
  Tính chất: nghiêm trọng, phải báo ngay
  Còn phải báo cáo (điểm d khoản 2 Điều 31 Nghị định số 331/2026/NĐ-CP):
  + Báo ngay khi phát hiện
  + Thông báo ban đầu (24 giờ): hạn 14:05 ngày 23/11/2026
  + Báo cáo nguyên nhân, phạm vi, khắc phục (72 giờ): hạn 14:05 ngày 25/11/2026
  Việc cần làm: tổ chức đánh giá sau sự cố nghiêm trọng (điểm c khoản 2 Điều 31 Nghị định số 331/2026/NĐ-CP).
- Hệ thống B (B)
  Phát hiện: 14:05 ngày 22/11/2026
  Còn phải báo cáo (điểm d khoản 2 Điều 31 Nghị định số 331/2026/NĐ-CP):
  + Báo cáo nguyên nhân, phạm vi, khắc phục (72 giờ): hạn 14:05 ngày 25/11/2026, ĐÃ QUÁ HẠN

ĐÃ XỬ LÝ XONG trước khi thư này được gửi (1)
- Hệ thống D (D), phát hiện 14:05 ngày 22/11/2026

Nội dung sự cố không ghi trong thư: xem và ghi việc đã làm ở trang Theo dõi của phần mềm.
Thư này do phần mềm isms tự gửi ngay khi có sự cố, cả ngày nghỉ. Vui lòng không trả lời.
"""


@pytest.mark.engines("sqlite")
def test_a_sender_that_died_holds_an_incident_for_two_minutes_and_no_longer(
    database: Database, clock: Clock, lan: int
) -> None:
    new_system(database, "A")
    an_incident(database, **URGENT)
    [wanted] = gather(database, at_once=False)
    assert claim(database, wanted) is not None
    mailbox = Mailbox()
    with server(mailbox) as relayed:
        clock.move(minutes=1)
        assert jobs.deliver(database, relayed, at_once=False).sent == 0
        clock.move(minutes=1, seconds=1)
        assert jobs.deliver(database, relayed, at_once=False).sent == 1
