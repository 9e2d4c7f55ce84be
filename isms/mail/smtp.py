"""Hand a message to the office's mail server, and say in the server's own words what came of it."""

import base64
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from hashlib import sha256

from isms.platform.config import Settings
from isms.platform.database import VIETNAM, machine_clock

TIMEOUT_SECONDS = 20
IMPLICIT_TLS_PORT = 465
NO_SERVER = "Chưa cấu hình máy chủ thư (trang Thư báo, hoặc ISMS_SMTP_HOST)."
MOST_WORDS = 300
ACCEPTED = range(200, 300)


class NotSent(Exception):
    """The message did not leave; the text says why. `everyone`: no other message would leave either."""

    def __init__(self, why: str, everyone: bool = False) -> None:
        super().__init__(why)
        self.everyone = everyone


def compose(
    settings: Settings, name: str, address: str, subject: str, text: str, html: str = "", number: int | None = None
) -> EmailMessage:
    """
    Return a message in plain text, and with `html` in both forms. Raises NotSent when an address cannot be one.

    Its Message-ID follows from its content and its `number` in the outbox, so that a mail server may drop the second
    copy of a letter sent twice, but never another letter in the same words.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = _address("Sổ cấp độ an ninh mạng", sender(settings))
    message["To"] = _address(name, address)
    message["Subject"] = _one_line(subject)
    message["Date"] = format_datetime(machine_clock())
    content = sha256(f"{number}\n{address}\n{subject}\n{text}".encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{content}@{message['From'].addresses[0].domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    return message


def sender(settings: Settings) -> str:
    """Return the address mail comes from. Raises NotSent when none is set."""
    address = parseaddr(settings.smtp_from)[1] or (settings.smtp_user if "@" in settings.smtp_user else "")
    if not address:
        raise NotSent("Chưa đặt địa chỉ gửi thư (trang Thư báo, hoặc ISMS_SMTP_FROM).", everyone=True)
    return address


def send(settings: Settings, message: EmailMessage) -> str:
    """Send to the one person in `To`; return the answer with which the server took it. Raises NotSent."""
    to = message["To"].addresses[0].addr_spec
    with _connected(settings) as server:
        _take(server.mail(sender(settings)), "người gửi", everyone=True)
        _take(server.rcpt(to), f"người nhận {to}")
        return _take(server.data(message.as_bytes()), "nội dung thư")


def test_mail(settings: Settings, to: str) -> str:
    """Send a test message to an address; return the server's own words. Raises NotSent with them when it failed."""
    subject = "Sổ cấp độ an ninh mạng: Thư thử"
    at = machine_clock().astimezone(VIETNAM)
    text = f"Thư thử của phần mềm isms, gửi lúc {at:%H:%M:%S ngày %d/%m/%Y}. Cấu hình gửi thư đã đúng.\n"
    return send(settings, compose(settings, "", to, subject, text))


@contextmanager
def _connected(settings: Settings) -> Iterator[smtplib.SMTP]:
    """Give a connection that is encrypted and signed in as the settings ask; every fault of it comes out as NotSent."""
    if not settings.smtp_host:
        raise NotSent(NO_SERVER, everyone=True)
    where = f"{settings.smtp_host}:{settings.smtp_port}"
    try:
        server = _open(settings)
        try:
            _greet(server, settings)
            yield server
        finally:
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
            server.close()
    except NotSent:
        raise
    except ssl.SSLCertVerificationError as error:
        why = f"Không tin được chứng thư của máy chủ thư {where}: {error.verify_message}."
        raise NotSent(why, everyone=True) from error
    except smtplib.SMTPNotSupportedError as error:
        raise NotSent(f"Máy chủ thư {where} không hỗ trợ điều cấu hình yêu cầu: {error}", everyone=True) from error
    except smtplib.SMTPAuthenticationError as error:
        raise NotSent(f"Máy chủ thư {where} từ chối đăng nhập: {_words(error)}", everyone=True) from error
    except smtplib.SMTPResponseException as error:
        everyone = not isinstance(error, smtplib.SMTPDataError)
        raise NotSent(f"Máy chủ thư {where} từ chối: {_words(error)}", everyone) from error
    except (OSError, smtplib.SMTPException) as error:
        if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
            raise NotSent(f"Máy chủ thư {where} không trả lời trong {TIMEOUT_SECONDS} giây.", everyone=True) from error
        raise NotSent(f"Không nói chuyện được với máy chủ thư {where}: {error}", everyone=True) from error


def _open(settings: Settings) -> smtplib.SMTP:
    host, port = settings.smtp_host, settings.smtp_port
    if port == IMPLICIT_TLS_PORT:
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)


def _greet(server: smtplib.SMTP, settings: Settings) -> None:
    server.ehlo_or_helo_if_needed()
    if settings.smtp_starttls and settings.smtp_port != IMPLICIT_TLS_PORT:
        server.starttls(context=ssl.create_default_context())
        server.ehlo_or_helo_if_needed()
    if settings.smtp_user:
        _sign_in(server, settings.smtp_user, settings.smtp_password.get_secret_value())


def _sign_in(server: smtplib.SMTP, user: str, password: str) -> None:
    """Sign in; smtplib knows no password beyond ASCII, for which RFC 4616 prescribes UTF-8."""
    if user.isascii() and password.isascii():
        server.login(user, password)
        return
    secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
    code, answer = server.docmd("AUTH", f"PLAIN {secret}")
    if code not in ACCEPTED:
        raise smtplib.SMTPAuthenticationError(code, answer)


def _take(reply: tuple[int, bytes], what: str, everyone: bool = False) -> str:
    """Return the server's answer in words; raise NotSent when it is a refusal."""
    code, answer = reply
    words = f"{code} {answer.decode('utf-8', 'replace')}"[:MOST_WORDS]
    if code not in ACCEPTED:
        raise NotSent(f"Máy chủ thư từ chối {what}: {words}", everyone=everyone or code == 421)
    return words


def _words(error: smtplib.SMTPResponseException) -> str:
    said = error.smtp_error
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{error.smtp_code} {text}"[:MOST_WORDS]


def _address(name: str, address: str) -> Address:
    if not address.isascii():
        raise NotSent(f"Địa chỉ thư “{address}” có ký tự ngoài bảng chữ cái không dấu.")
    try:
        return Address(display_name=_one_line(name), addr_spec=_one_line(address))
    except (ValueError, IndexError, MessageError) as error:
        raise NotSent(f"Địa chỉ thư “{address}” không hợp lệ: {error}") from error


def _one_line(text: str) -> str:
    """Return the text without anything that could begin another header."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
