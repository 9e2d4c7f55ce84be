"""Mail set up on the page: used without a restart, its password nowhere but in its file; the environment wins."""

import stat
import zipfile

import pytest
from pydantic import SecretStr

from inventory.errors import Invalid, NotAllowed, Outdated
from inventory.work import Actor, Role
from isms.accounts.people_tables import SecurityEvent
from isms.accounts.security_log import Happened
from isms.backup import creating
from isms.jobs import doctor, jobs
from isms.mail import mail_settings
from isms.mail.mail_settings import MailSettings
from isms.platform.config import Settings
from isms.platform.trail import TrailEntry
from tests import ui
from tests.filling import click, fill, newest, press, shows, until
from tests.mailbox import HOST, USER, Mailbox, knows, server
from tests.postgres import free_port
from tests.register import ADMIN, new_system, person, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
pytestmark = pytest.mark.engines("sqlite")
PAGE = "/quan-tri/thu"
PASSWORD = "kin-dao-7341-chua-ai-biet"
SAID = MailSettings(HOST, 2525, "isms@so.gov.vn", USER, False)


def changed(database, settings: Settings, given: MailSettings, password: str = "", seen=None) -> MailSettings:
    with database.work(ADMIN) as work:
        kept = mail_settings.change(work, settings, given, password, seen)
    mail_settings.keep(settings, kept)
    return kept.said


async def test_what_is_entered_on_the_page_sends_the_next_mail_and_its_password_stands_nowhere_else(
    visitor, office, caplog
):
    person(office.database, "lan", "officer")
    new_system(office.database, "CHUA")
    jobs.sweep(office.database)
    box, port = Mailbox(), free_port()
    with server(box, port, authenticator=knows(PASSWORD), auth_require_tls=False, auth_required=True):
        await sign_in(visitor, office)
        await visitor.open(PAGE)
        await fill(visitor, host=HOST, port=port, sender="isms@so.gov.vn", password=PASSWORD)
        newest(visitor, "user").set_value(USER)
        newest(visitor, "starttls").set_value(False)
        await press(visitor, "save-mail")
        await shows(visitor, "Đã lưu cấu hình thư.")
        await until(lambda: mail_settings.file_of(office.settings))
        await fill(visitor, to="minh@so.gov.vn")
        await press(visitor, "send-test")
        await shows(visitor, "Máy chủ đã nhận thư gửi đến minh@so.gov.vn.")
        await click(visitor, "Gửi ngay")
        await shows(visitor, "Đã gửi 1 thư, còn chờ 0")

    assert [to for to, _ in box.letters] == ["minh@so.gov.vn", "lan@so.gov.vn"]
    file = mail_settings.file_of(office.settings)
    assert file and stat.S_IMODE(file.stat().st_mode) == 0o600 and PASSWORD in file.read_text("utf-8")
    [entry] = rows(office.database, TrailEntry, TrailEntry.action == "mail.settings_changed")
    assert entry.detail == {
        "host": HOST,
        "port": port,
        "sender": "isms@so.gov.vn",
        "user": USER,
        "starttls": False,
        "password": "changed",
    }
    [event] = rows(office.database, SecurityEvent, SecurityEvent.event == Happened.SETTINGS)
    assert (event.account, event.step) == ("minh", "mail")
    backup = office.settings.data_dir / "a.zip"
    creating.create(office.database, office.settings, backup)
    with zipfile.ZipFile(backup) as archive:
        assert all(PASSWORD.encode() not in archive.read(name) for name in archive.namelist())
        assert not [name for name in archive.namelist() if "mail" in name]
    kept = [each for each in office.settings.data_dir.rglob("*") if each.is_file() and each != file]
    assert [each for each in kept if PASSWORD.encode() in each.read_bytes()] == []
    assert PASSWORD not in caplog.text and PASSWORD not in str(mail_settings.in_force(office.settings))
    await visitor.open(PAGE)
    await shows(visitor, "Đã có mật khẩu. Để trống là giữ nguyên.")
    assert not newest(visitor, "password").value


async def test_what_the_environment_sets_is_shown_and_stays(visitor, office):
    office.settings = office.settings.model_copy(update={"smtp_host": "mail.may-chu.vn", "smtp_starttls": True})
    changed(office.database, office.settings, MailSettings("khac.vn", 465, "isms@so.gov.vn"))
    used = mail_settings.in_force(office.settings)
    assert (used.smtp_host, used.smtp_port, used.smtp_from) == ("mail.may-chu.vn", 465, "isms@so.gov.vn")
    [entry] = rows(office.database, TrailEntry, TrailEntry.action == "mail.settings_changed")
    assert entry.detail == {"port": 465, "sender": "isms@so.gov.vn"}


async def test_the_daily_report_is_turned_off_on_the_page_and_the_environment_wins(visitor, office):
    await sign_in(visitor, office)
    await visitor.open(PAGE)
    newest(visitor, "daily_report").set_value(False)
    await press(visitor, "save-mail")
    await until(lambda: mail_settings.file_of(office.settings))
    assert not mail_settings.in_force(office.settings).daily_report
    [entry] = rows(office.database, TrailEntry, TrailEntry.action == "mail.settings_changed")
    assert entry.detail == {"daily_report": False}
    on = office.settings.model_copy(update={"daily_report": True})
    assert mail_settings.in_force(on).daily_report
    file = mail_settings.file_of(office.settings)
    assert file
    file.write_text('{"host": "", "port": 587, "sender": "", "user": "", "starttls": true, "password": ""}', "utf-8")
    assert mail_settings.in_force(office.settings).daily_report  # kept by an earlier version


async def test_the_page_names_what_the_environment_sets(office, monkeypatch, caplog):
    office.settings = office.settings.model_copy(update={"smtp_host": "mail.may-chu.vn", "smtp_starttls": True})
    async with ui.application(office, caplog) as (visitor, _):
        await sign_in(visitor, office)
        await visitor.open(PAGE)
        await shows(visitor, "Đặt trên máy chủ, không sửa ở đây: ISMS_SMTP_HOST, ISMS_SMTP_STARTTLS.")
        assert not newest(visitor, "host").enabled and newest(visitor, "port").enabled


def test_with_the_password_the_environment_sets_to_whom_it_is_given(database, tmp_path):
    settings = Settings(data_dir=tmp_path, smtp_password=SecretStr("bi-mat"))
    changed(database, settings, MailSettings("ke-gian.vn", 25, "isms@so.gov.vn", "ai-do", False), "khac")
    used = mail_settings.in_force(settings)
    assert (used.smtp_host, used.smtp_user, used.smtp_starttls) == ("", "", True)
    assert used.smtp_password.get_secret_value() == "bi-mat" and used.smtp_from == "isms@so.gov.vn"


def test_a_password_is_entered_again_when_it_is_to_go_elsewhere(database, tmp_path):
    settings = Settings(data_dir=tmp_path)
    changed(database, settings, SAID, PASSWORD)
    for elsewhere in (
        MailSettings("ke-gian.vn", 2525, SAID.sender, USER, True),
        MailSettings(HOST, 2526, SAID.sender, USER, False),
        MailSettings(HOST, 2525, SAID.sender, "khac", False),
    ):
        with pytest.raises(Invalid, match="phải nhập lại mật khẩu"):
            changed(database, settings, elsewhere)
    changed(database, settings, MailSettings(HOST, 2525, "so@so.gov.vn", USER, False))
    assert mail_settings.in_force(settings).smtp_password.get_secret_value() == PASSWORD
    changed(database, settings, MailSettings("moi.vn", 587, SAID.sender))
    assert mail_settings.in_force(settings).smtp_password.get_secret_value() == ""


@pytest.mark.parametrize(
    ("given", "password", "said"),
    [
        (MailSettings("mail so.vn", 25, "a@so.vn"), "", "ký tự không dùng được"),
        (MailSettings("mail.so.vn:25", 25, "a@so.vn"), "", "ký tự không dùng được"),
        (MailSettings("mail.so.vn", 0, "a@so.vn"), "", "từ 1 đến 65535"),
        (MailSettings("mail.so.vn", 25, "khong-phai"), "", "không phải là địa chỉ"),
        (MailSettings("mail.so.vn", 25), "", "Chưa có địa chỉ gửi"),
        (MailSettings("mail.so.vn", 25, "a@so.vn"), "x", "chưa có tài khoản"),
        (MailSettings("mail.so.vn", 25, "a@so.vn", "a", False), "x", "không được gửi khi không mã hóa"),
    ],
)
def test_what_cannot_be_is_refused_in_words(database, tmp_path, given, password, said):
    settings = Settings(data_dir=tmp_path)
    with pytest.raises(Invalid, match=said):
        changed(database, settings, given, password)
    assert mail_settings.file_of(settings) is None


def test_of_two_administrators_the_second_is_told(database, tmp_path):
    settings = Settings(data_dir=tmp_path)
    seen = MailSettings().plain()
    changed(database, settings, MailSettings("mot.vn", sender="a@so.vn"), seen=seen)
    with pytest.raises(Outdated):
        changed(database, settings, MailSettings("hai.vn", sender="a@so.vn"), seen=seen)
    officer = Actor("cán bộ", Role.OFFICER)
    with database.work(officer) as work, pytest.raises(NotAllowed):
        mail_settings.change(work, settings, MailSettings())


def test_a_damaged_file_is_told_and_no_mail_is_lost(database, register_url, tmp_path):
    settings = Settings(data_dir=tmp_path, database_url=register_url)
    changed(database, settings, MailSettings("mot.vn", sender="a@so.vn"))
    person(database, "lan", "officer")
    new_system(database, "CHUA")
    jobs.sweep(database)
    file = mail_settings.file_of(settings)
    assert file
    for damage in ("", "[]", '{"host": 1, "password": ""}', '{"host": "a"}'):
        file.write_text(damage)
        done = jobs.deliver(database, settings)
        assert "Không đọc được cấu hình thư" in done.note and done.waiting == 1
    file.chmod(0o644)
    found = {each.code: each.found for each in doctor.examine(database, settings)}
    assert "Không đọc được cấu hình thư" in found["mail"] and str(file) in str(found)
