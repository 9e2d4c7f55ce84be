"""Real mail servers on the loopback, each of one temper, and what they took."""

import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from threading import Event

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from isms.platform.config import Settings
from tests.postgres import free_port

HOST = "127.0.0.1"
USER, PASSWORD = "isms@so.gov.vn", "mat khau"


class Mailbox:
    """What a server took. `refusals` maps a step (RCPT, DATA, QUIT) to the answer given instead."""

    def __init__(self, refusals: dict[str, str] | None = None) -> None:
        self.refusals = refusals or {}
        self.letters: list[tuple[str, EmailMessage]] = []
        self.encrypted: list[bool] = []
        self.took_one = Event()

    def to(self, address: str) -> list[EmailMessage]:
        return [letter for recipient, letter in self.letters if recipient == address]

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if "RCPT" in self.refusals:
            return self.refusals["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):
        if "DATA" in self.refusals:
            return self.refusals["DATA"]
        for recipient in envelope.rcpt_tos:
            self.letters.append((recipient, message_from_bytes(envelope.content, policy=default)))
            self.encrypted.append(server.transport.get_extra_info("cipher") is not None)
        self.took_one.set()
        return "250 2.0.0 Da nhan, ma so 42"

    async def handle_QUIT(self, *_):
        return self.refusals.get("QUIT", "221 Bye")


@contextmanager
def server(mailbox: Mailbox, port: int | None = None, **options: object) -> Iterator[Settings]:
    """Run a server; gives the settings for using it as a plain relay."""
    port = port or free_port()
    controller = Controller(mailbox, hostname=HOST, port=port, **options)
    controller.start()
    try:
        yield relay(port)
    finally:
        controller.stop()


def relay(port: int, **more: object) -> Settings:
    """Return settings for a relay without encryption or sign-in, unless `more` says otherwise."""
    usual = {"smtp_host": HOST, "smtp_port": port, "smtp_from": "isms@so.gov.vn", "smtp_starttls": False}
    return Settings(**(usual | more))


def knows(password: str) -> Callable[..., AuthResult]:
    """Return what lets in USER with this password, and nobody else."""

    def sign_in(_server, _session, _envelope, _mechanism, given: LoginPassword) -> AuthResult:
        right = (given.login, given.password) == (USER.encode(), password.encode())
        return AuthResult(success=right, handled=False)

    return sign_in


@contextmanager
def hanging_server() -> Iterator[Settings]:
    """A server that takes the connection and never says a word."""
    with socket.create_server((HOST, 0)) as listening:
        yield relay(listening.getsockname()[1])


def certificate(folder: Path) -> Path:
    """Make a certificate of the loopback that only this test trusts; the key is in the same file."""
    file = folder / "certificate.pem"
    names = "subjectAltName=IP:127.0.0.1,DNS:localhost"
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    key = folder / "key.pem"
    request = ("openssl", "req", "-x509", *curve, "-days", "2", "-subj", "/CN=localhost", "-addext", names)
    subprocess.run([*request, "-keyout", str(key), "-out", str(file)], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + key.read_bytes())
    return file


def server_side(certificate: Path) -> ssl.SSLContext:
    """Return the TLS context of a server with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context
