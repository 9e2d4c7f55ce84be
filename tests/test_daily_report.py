"""The daily mail of administrators as a proof of life: it comes, says what ran, and stays away only when asked to."""

import datetime as dt

import pytest
from pydantic import SecretStr

from isms.accounts.people_tables import Person
from isms.accounts.security_log import Happened, SecurityLog
from isms.jobs import jobs
from isms.mail import mail_settings
from schedules.alerts.alert_tables import Message
from tests.mailbox import Mailbox, server
from tests.register import ADMIN, person, rows

pytestmark = pytest.mark.engines("sqlite")
MONDAY = dt.datetime(2026, 12, 7, 2, tzinfo=dt.UTC)


def test_an_administrator_hears_once_a_day_what_ran_and_nobody_else_does(database, clock, tmp_path):
    clock.now = MONDAY
    for name, role, unit in (("lan", "admin", None), ("binh", "officer", None), ("chi", "admin", "HCTP")):
        person(database, name, role, unit)
    log = SecurityLog(database)
    for _ in range(3):
        log.note(Happened.FAILED, address="10.0.0.7")
    mailbox = Mailbox()
    with server(mailbox) as settings:
        jobs.sweep(database)
        for _ in range(3):
            clock.move(minutes=5)
            jobs.deliver(database, settings, at_once=False)
        [(address, letter)] = mailbox.letters
        assert address == "lan@so.gov.vn"
        text = letter.get_body(("plain",)).get_content()
        assert "phần mềm vẫn chạy, không có việc mới" in letter["Subject"]
        for said in ("quét 1 lần", "CHƯA có bản sao lưu tốt nào", "đã gửi 0", "đăng nhập sai 3", "PHẦN MỀM ĐÃ CHẠY"):
            assert said in text, said

        clock.now = MONDAY + dt.timedelta(days=1)
        jobs.sweep(database)
        quiet = settings.model_copy(update={"daily_report": False})
        jobs.deliver(database, quiet, at_once=False)
        assert len(mailbox.letters) == 1
        kept = mail_settings.Kept(mail_settings.MailSettings(daily_report=False), SecretStr(""))
        mail_settings.keep(settings.model_copy(update={"data_dir": tmp_path}), kept)
        jobs.deliver(database, settings.model_copy(update={"data_dir": tmp_path}), at_once=False)
        assert len(mailbox.letters) == 1
        jobs.deliver(database, settings, at_once=False)
        text = mailbox.letters[1][1].get_body(("plain",)).get_content()
        assert "Từ 09:05 ngày 07/12/2026: quét 1 lần" in text and "đã gửi 1" in text
        assert "không có lần đăng nhập sai" in text


@pytest.mark.slow
@pytest.mark.parametrize(("wants", "days"), [("weekly", 1), ("none", 0), ("daily", 5)])
def test_it_follows_the_mail_that_the_person_chose(database, clock, wants, days):
    clock.now = MONDAY
    lan = person(database, "lan", "admin")
    with database.work(ADMIN) as work:
        work.session.get_one(Person, lan).mail = wants
    mailbox = Mailbox()
    with server(mailbox) as settings:
        for day in range(7):
            clock.now = MONDAY + dt.timedelta(days=day)
            jobs.sweep(database)
            jobs.deliver(database, settings, at_once=False)
    assert len(mailbox.letters) == days


def test_one_that_could_not_leave_waits_and_is_tried_again_as_one_message(database, clock):
    clock.now = MONDAY
    person(database, "lan", "admin")
    mailbox = Mailbox()
    with server(mailbox) as settings:
        dead = settings.model_copy(update={"smtp_port": 1})
        jobs.sweep(database)
        for _ in range(3):
            jobs.deliver(database, dead, at_once=False)
        [waiting] = rows(database, Message)
        assert waiting.attempts == 1
        clock.move(minutes=30)
        jobs.deliver(database, settings, at_once=False)
    assert len(mailbox.letters) == 1 and [row.id for row in rows(database, Message)] == [waiting.id]
