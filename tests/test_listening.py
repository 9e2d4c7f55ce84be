"""On which address the server listens, and how it begins and ends."""

import signal
import ssl
import subprocess
import sys
import time
import urllib.request
from importlib.metadata import version
from pathlib import Path

import pytest

from inventory.errors import Invalid, Refused
from isms.platform import config
from isms.platform.config import Settings
from isms.ui.web import listening
from tests import ui
from tests.mailbox import certificate

office, visitor = ui.office, ui.visitor
ENCRYPTED = {"tls_certificate": Path("c.pem"), "tls_key": Path("k.pem")}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_this_machine_needs_no_encryption(host):
    listening.refuse_plain_http(Settings(host=host))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "so-tu-phap"])  # noqa: S104
def test_other_machines_are_not_served_in_clear_unless_that_is_said(host):
    with pytest.raises(Refused, match="ISMS_TLS_CERTIFICATE"):
        listening.refuse_plain_http(Settings(host=host))

    for allowed in (ENCRYPTED, {"trusted_proxies": "10.1.1.1"}, {"allow_plain_http": True}):
        listening.refuse_plain_http(Settings(host=host, **allowed))


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "http://127.0.0.1:8080"),
        ({"host": "::1"}, "http://[::1]:8080"),
        ({"host": "0.0.0.0"}, "http://localhost:8080"),  # noqa: S104
        ({"host": "::", **ENCRYPTED}, "https://localhost:8080"),
        ({"host": "0.0.0.0", "public_url": "https://so.gov.vn"}, "https://so.gov.vn"),  # noqa: S104
    ],
)
def test_the_address_told_at_the_start_is_one_that_a_browser_opens(given, address):
    assert Settings(**given).address == address


def test_only_a_named_proxy_is_believed():
    assert listening.options(Settings())["proxy_headers"] is False

    told = listening.options(Settings(trusted_proxies="10.1.1.1,10.1.1.2"))

    assert (told["proxy_headers"], told["forwarded_allow_ips"]) == (True, "10.1.1.1,10.1.1.2")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ISMS_PORT", "tám", "ISMS_PORT: Giá trị “tám” không dùng được."),
        ("ISMS_TLS_KEY", "k.pem", "ISMS_TLS_CERTIFICATE và ISMS_TLS_KEY phải đặt cùng nhau."),
        ("ISMS_PUBLIC_URL", "https://so.gov.vn/isms", "không kèm đường dẫn"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(monkeypatch, name, value, words):
    monkeypatch.setenv(name, value)

    with pytest.raises(Invalid) as problem:
        config.settings()

    assert words in str(problem.value)


@pytest.mark.slow
def test_it_serves_over_tls_and_ends_well_when_told(clean_environment, port, tmp_path):
    file = certificate(tmp_path)
    environment = clean_environment | {"ISMS_TLS_CERTIFICATE": str(file), "ISMS_TLS_KEY": str(file)}
    trust = ssl.create_default_context(cafile=str(file))
    serve = [sys.executable, "-m", "isms", "serve", "--port", str(port)]
    with subprocess.Popen(serve, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        said = server.stdout.readline().decode()
        status = _opened(f"https://127.0.0.1:{port}/dang-nhap", trust)
        server.send_signal(signal.SIGTERM)
        ended = server.wait(30)
        faults = server.stderr.read().decode()

    assert f"https://127.0.0.1:{port}/" in said
    assert (status.code, status.headers["Strict-Transport-Security"]) == (200, "max-age=31536000; includeSubDomains")
    assert ended == 0
    assert [line.partition(" ")[2] for line in faults.splitlines()] == [
        f"INFO isms.service: started: version {version('isms')} on https://127.0.0.1:{port}",
        "INFO isms.service: stopped",
    ]


def _opened(address: str, trust: ssl.SSLContext):
    """Open an address of a server that may be still starting."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, context=trust) as answer:  # noqa: S310  # our own address
                return answer
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


async def test_open_pages_are_told_that_the_server_stops(visitor, office, monkeypatch):
    monkeypatch.setattr(listening, "GOODBYE_SECONDS", 0)
    await ui.sign_in(visitor, office)
    await visitor.open("/")
    ended = []

    await listening.stop_politely(lambda: ended.append(True))

    await visitor.should_see("Máy chủ đang dừng để bảo trì")
    assert ended
