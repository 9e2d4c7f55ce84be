"""A headless Chromium for the tests: the one that the system has, since none can be downloaded everywhere."""

import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
HERE = ("127.0.0.1", "localhost")
PATIENCE = 60.0  # seconds for what a page is asked: only a test that fails needs them


@contextmanager
def running_browser() -> Iterator["Browser"]:
    """Start Chromium, give it, stop it. The test fails where there is none."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.fail(
            "Chromium is missing: the browser tests need it. On Debian/Ubuntu: apt-get install chromium "
            "(python3 start.py test does it when run as root).",
            pytrace=False,
        )
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=[*OPTIONS, *as_root])
        yield chromium
        chromium.close()


def new_visitor(browser: "Browser", **options: Any) -> "BrowserContext":
    """Return a visitor without cookies, in Viet Nam, who waits patiently for what a page is to show."""
    context = browser.new_context(**({"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"} | options))
    context.set_default_timeout(PATIENCE * 1000)
    return context


def patiently_open(page: "Page", address: str) -> None:
    """Open an address of a server that may be still starting; a page that was refused once opens badly again."""
    parts = urlsplit(address)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((parts.hostname or "", parts.port or 80)) == 0:
                break
        time.sleep(0.1)
    page.goto(address)


def strangers_in(context: "BrowserContext") -> list[str]:
    """Return a list that fills with every address outside this machine that the visitor's pages ask for."""
    strangers: list[str] = []

    def notice(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in HERE:
            strangers.append(address)

    context.on("request", lambda request: notice(request.url))
    return strangers
