"""Mail reaches real servers, and when it does not, the server's own words come back."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms.mail import smtp
from isms.platform.config import Settings
from tests.mailbox import PASSWORD, USER, Mailbox, certificate, hanging_server, knows, relay, server, server_side
from tests.postgres import free_port

TO = "lan@so.gov.vn"
SUBJECT = "3 việc quá hạn, 5 việc sắp đến hạn – 22/11/2026"
TEXT = "Kính gửi chị Lan,\n\n.Dòng này bắt đầu bằng dấu chấm\nHệ thống quản lý hộ tịch điện tử\n"


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("tls"))


def signed_in(port: int, password: str) -> Settings:
    return relay(port, smtp_starttls=True, smtp_user=USER, smtp_password=password)


def letter(settings: Settings, name: str = "Cán bộ đầu mối"):
    return smtp.compose(settings, name, TO, SUBJECT, TEXT)


def test_a_plain_relay_takes_a_vietnamese_letter_whole() -> None:
    mailbox = Mailbox()
    with server(mailbox) as settings:
        answer = smtp.send(settings, letter(settings))

    assert answer == "250 2.0.0 Da nhan, ma so 42"
    [received] = mailbox.to(TO)
    assert received["Subject"] == SUBJECT
    assert received["To"].addresses[0].display_name == "Cán bộ đầu mối"
    assert received["From"].addresses[0].addr_spec == "isms@so.gov.vn"
    assert received["Auto-Submitted"] == "auto-generated"
    assert received.get_content().replace("\r\n", "\n") == TEXT


def test_the_letter_travels_as_plain_ascii_which_every_relay_takes() -> None:
    assert letter(relay(25)).as_bytes().isascii()


def test_starttls_encrypts_and_checks_the_certificate(pem: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mailbox = Mailbox()
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with server(mailbox, tls_context=server_side(pem), require_starttls=True) as plain:
        smtp.send(relay(plain.smtp_port, smtp_starttls=True), letter(plain))

    assert mailbox.encrypted == [True]


def test_a_certificate_nobody_vouches_for_gets_no_letter(pem: Path) -> None:
    mailbox = Mailbox()
    with (
        server(mailbox, tls_context=server_side(pem)) as plain,
        pytest.raises(smtp.NotSent, match="Không tin được chứng thư") as refused,
    ):
        smtp.send(relay(plain.smtp_port, smtp_starttls=True), letter(plain))

    assert refused.value.everyone
    assert mailbox.letters == []


def test_a_server_without_starttls_gets_no_letter_when_encryption_is_asked_for() -> None:
    mailbox = Mailbox()
    with server(mailbox) as plain, pytest.raises(smtp.NotSent, match="không hỗ trợ"):
        smtp.send(relay(plain.smtp_port, smtp_starttls=True), letter(plain))

    assert mailbox.letters == []


def test_the_port_of_smtps_is_encrypted_from_the_first_byte(pem: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mailbox, port = Mailbox(), free_port()
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    monkeypatch.setattr(smtp, "IMPLICIT_TLS_PORT", port)
    with server(mailbox, port, ssl_context=server_side(pem)) as settings:
        smtp.send(relay(port, smtp_starttls=True), letter(settings))

    assert mailbox.encrypted == [True]


@pytest.mark.parametrize("password", [PASSWORD, "mật khẩu của máy"])
def test_a_server_that_asks_for_a_password_gets_it(password: str, pem: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mailbox = Mailbox()
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with server(mailbox, tls_context=server_side(pem), authenticator=knows(password), auth_required=True) as plain:
        smtp.send(signed_in(plain.smtp_port, password), letter(plain))

    assert len(mailbox.to(TO)) == 1


@pytest.mark.parametrize("password", ["sai", "sai mật khẩu"])
def test_a_wrong_password_is_said_in_the_servers_words(
    password: str, pem: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox = Mailbox()
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with (
        server(mailbox, tls_context=server_side(pem), authenticator=knows(PASSWORD), auth_required=True) as plain,
        pytest.raises(smtp.NotSent, match=r"từ chối đăng nhập: 535 5\.7\.8") as refused,
    ):
        smtp.send(signed_in(plain.smtp_port, password), letter(plain))

    assert refused.value.everyone
    assert password not in str(refused.value)
    assert mailbox.letters == []


@pytest.mark.parametrize(
    ("step", "answer", "everyone"),
    [
        ("RCPT", "450 4.2.0 Mailbox busy, greylisted", False),
        ("RCPT", "550 5.1.1 No such user here", False),
        ("DATA", "451 4.3.0 Try again later", False),
        ("DATA", "554 5.7.1 Rejected as spam", False),
        ("RCPT", "421 4.7.0 Too many connections", True),
    ],
)
def test_a_refusal_comes_back_in_the_servers_words(step: str, answer: str, everyone: bool) -> None:
    mailbox = Mailbox({step: answer})
    with server(mailbox) as settings, pytest.raises(smtp.NotSent) as refused:
        smtp.send(settings, letter(settings))

    assert answer in str(refused.value)
    assert refused.value.everyone is everyone


def test_a_server_that_says_goodbye_badly_has_taken_the_letter_all_the_same() -> None:
    mailbox = Mailbox({"QUIT": "500 Never heard of it"})
    with server(mailbox) as settings:
        assert smtp.send(settings, letter(settings)).startswith("250")

    assert len(mailbox.letters) == 1


def test_a_dead_port_is_said_so() -> None:
    settings = relay(free_port())

    with pytest.raises(smtp.NotSent, match=f"127.0.0.1:{settings.smtp_port}") as refused:
        smtp.send(settings, letter(settings))

    assert refused.value.everyone


def test_a_server_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "TIMEOUT_SECONDS", 0.2)

    with hanging_server() as settings, pytest.raises(smtp.NotSent, match="không trả lời") as refused:
        smtp.send(settings, letter(settings))

    assert refused.value.everyone


@pytest.mark.parametrize("missing", [{"smtp_host": ""}, {"smtp_from": ""}])
def test_without_a_server_or_a_sender_it_is_said_what_to_set(missing: dict[str, str]) -> None:
    settings = relay(25, **missing)

    with pytest.raises(smtp.NotSent, match=r"ISMS_SMTP_(HOST|FROM)"):
        smtp.send(settings, letter(settings))


@pytest.mark.parametrize("address", ["lan@@so.gov.vn", "làn@so.gov.vn", "", "a@b, c@d"])
def test_what_is_no_address_is_refused_for_this_letter_only(address: str) -> None:
    with pytest.raises(smtp.NotSent) as refused:
        smtp.compose(relay(25), "Lan", address, SUBJECT, TEXT)

    assert not refused.value.everyone


def test_the_test_mail_gives_the_servers_own_words() -> None:
    mailbox = Mailbox()
    with server(mailbox) as settings:
        assert smtp.test_mail(settings, TO) == "250 2.0.0 Da nhan, ma so 42"

    assert mailbox.to(TO)[0]["Subject"] == "Sổ cấp độ an ninh mạng: Thư thử"


def test_the_same_letter_bears_the_same_number_and_another_one_another() -> None:
    one, again = letter(relay(25)), letter(relay(25))
    other = smtp.compose(relay(25), "Lan", TO, SUBJECT, TEXT + "thêm")

    assert one["Message-ID"] == again["Message-ID"] != other["Message-ID"]


@given(name=st.text(max_size=300), subject=st.text(max_size=300))
def test_no_name_or_subject_makes_another_header_or_recipient(name: str, subject: str) -> None:
    settings = relay(25)
    wanted = {"From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"}
    wanted |= {"Content-Type", "Content-Transfer-Encoding", "MIME-Version"}

    received = message_from_bytes(smtp.compose(settings, name, TO, subject, TEXT).as_bytes(), policy=default)

    assert set(received.keys()) == wanted
    assert [address.addr_spec for address in received["To"].addresses] == [TO]


@pytest.mark.parametrize(
    "name", ["Lan\r\nBcc: ke@xau.vn", "Nguyễn, Văn <ke@xau.vn>, Ả", 'Lan" <ke@xau.vn>, "x', "Ả" * 300]
)
def test_a_hostile_name_reaches_nobody_else(name: str) -> None:
    mailbox = Mailbox()
    with server(mailbox) as settings:
        smtp.send(settings, letter(settings, name))

    assert [to for to, _ in mailbox.letters] == [TO]
    assert mailbox.letters[0][1]["Bcc"] is None
    assert [address.addr_spec for address in mailbox.letters[0][1]["To"].addresses] == [TO]
