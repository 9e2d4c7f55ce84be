"""Drafts in a real browser: what was typed is offered after a reload, Back, Escape, signing out, and a new server."""

import subprocess
import sys
from typing import Any

import pytest

from inventory.organisation.access import Act, system
from inventory.systems import register
from isms.platform.config import Settings
from isms.platform.database import Database
from tests.chromium import patiently_open
from tests.plain_sql import settle_passwords
from tests.register import ADMIN
from tests.test_journey import PASSWORD, put_guide_away, served, sign_in

pytestmark = pytest.mark.browser
FORMS = (
    ("/he-thong/IOFFICE?tab=thong-tin", "Sửa thông tin", "Tên hệ thống"),
    ("/theo-doi/viec-dinh-ky/D-D11", "Thiết lập: Khôi phục thử bản sao lưu", "Người phụ trách"),
)
TYPED = "Gõ dở chưa lưu"


def opened(page: Any, address: str, opener: str) -> Any:
    """Open a form and return its dialog."""
    page.goto(address)
    page.wait_for_function("globalThis.did_handshake")
    page.get_by_role("button", name=opener, exact=True).first.click()
    return page.locator(".q-dialog").last


def is_offered(dialog: Any, label: str) -> None:
    """See that a draft is offered, take it up, and see what was typed."""
    dialog.get_by_role("button", name="Tiếp tục bản nháp").click()
    dialog.get_by_label(label, exact=True).first.wait_for()
    assert dialog.get_by_label(label, exact=True).first.input_value() == TYPED


def test_what_was_typed_outlives_all_that_may_come_between(page, clean_environment, port):
    command = [sys.executable, "-m", "isms"]
    run: dict[str, Any] = {"env": clean_environment, "check": True, "text": True, "encoding": "utf-8"}
    subprocess.run([*command, "init", "--starting-inventory"], **run)
    subprocess.run([*command, "user", "add", "quan.tri", "--role", "admin", "--password-stdin"], input=PASSWORD, **run)
    settle_passwords(clean_environment)
    address = f"http://127.0.0.1:{port}"

    with served(clean_environment, port, new=False):
        sign_in(page, address)
        put_guide_away(page)
        for path, opener, label in FORMS:
            dialog = opened(page, address + path, opener)
            dialog.get_by_label(label, exact=True).first.fill(TYPED)
            page.keyboard.press("Escape")
            page.get_by_text("Chưa lưu. Nội dung đã nhập được giữ làm bản nháp 30 ngày").first.wait_for()
        for path, opener, label in FORMS:
            is_offered(opened(page, address + path, opener), label)  # after Escape, and another page
            page.reload()
            is_offered(opened(page, address + path, opener), label)
            page.goto(f"{address}/canh-bao")
            page.go_back()
            page.get_by_role("button", name=opener, exact=True).first.click()
            is_offered(page.locator(".q-dialog").last, label)
        page.context.clear_cookies()
        sign_in(page, f"{address}{FORMS[1][0]}")
        page.wait_for_url(f"**{FORMS[1][0]}")
        is_offered(opened(page, address + FORMS[1][0], FORMS[1][1]), FORMS[1][2])

    with Database(Settings(data_dir=clean_environment["ISMS_DATA_DIR"]).database_url).work(ADMIN) as work:
        about = system(work, "IOFFICE", Act.RECORD)
        entry = register.entries_of(work, [about])["IOFFICE"]
        register.edit(work, "IOFFICE", about.version, entry.model_copy(update={"name": "Tên người khác đã sửa"}))
    with served(clean_environment, port, new=False):
        sign_in_again(page, address)
        path, opener, label = FORMS[1]
        is_offered(opened(page, address + path, opener), label)
        path, opener, label = FORMS[0]
        is_offered(opened(page, address + path, opener), label)
        dialog = opened(page, address + path, opener)  # and again, as long as it is not saved
        is_offered(dialog, label)
        told = dialog.get_by_text("nay trong sổ là “Tên người khác đã sửa”; bản nháp của bạn là “Gõ dở chưa lưu”")
        told.wait_for()


def sign_in_again(page: Any, address: str) -> None:
    """Sign in on a server that was just begun, unless it knows the session of before."""
    patiently_open(page, address)
    if page.locator("[name=password]").count():
        sign_in(page, address)
