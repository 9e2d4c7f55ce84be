"""The keyboard in a real browser: search from anywhere, a choice among cards, a row in a new tab, the theme chosen."""

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.plain_sql import settle_passwords
from tests.test_sign_in_browser import PASSWORD, put_guide_away, sign_in, visit

pytestmark = pytest.mark.browser


@pytest.fixture
def address(clean_environment: dict[str, str], port: int) -> Iterator[str]:
    """The address of the program, with the starting inventory and one administrator: minh."""
    command = [sys.executable, "-m", "isms"]
    run: dict[str, Any] = {"env": clean_environment, "text": True, "encoding": "utf-8", "check": True}
    subprocess.run([*command, "init", "--starting-inventory"], **run)
    subprocess.run([*command, "user", "add", "minh", "--role", "admin", "--password-stdin"], input=PASSWORD, **run)
    settle_passwords(clean_environment)
    server = subprocess.Popen([*command, "serve", "--port", str(port)], env=clean_environment)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(timeout=60)


def test_everything_is_reached_by_the_keyboard(page, address):
    visit(page, f"{address}/tai-khoan")
    sign_in(page)
    page.wait_for_url("**/tai-khoan")
    put_guide_away(page)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Đến nội dung của trang"
    page.get_by_role("button", name="Tài khoản của bạn").press("Enter")
    page.get_by_role("radio", name="Theo máy").focus()
    page.keyboard.press("End")
    page.wait_for_function("document.body.classList.contains('body--dark')")
    assert page.get_by_role("radio", name="Tối").evaluate("card => card === document.activeElement")
    page.get_by_role("radio", name="Tối", checked=True).wait_for()
    page.keyboard.press("Escape")

    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Tìm kiếm").wait_for()
    page.wait_for_function("document.activeElement.getAttribute('role') === 'combobox'")
    page.keyboard.type("so tu phap")
    page.get_by_role("option", name="Phần mềm công cụ quản lý hồ sơ quốc tịch").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type("misa")
    page.keyboard.press("Enter")  # before the answer has come
    page.wait_for_url("**/he-thong/MISA")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"

    page.goto(f"{address}/he-thong")
    link = page.get_by_role("link", name=re.compile("Phần mềm kế toán Misa"))
    with page.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    assert opened.value.url.endswith("/he-thong/MISA")
    opened.value.close()
    row = page.get_by_role("row", name=re.compile("Phần mềm kế toán Misa"))
    with page.context.expect_page() as opened:
        row.get_by_role("cell").nth(3).click(modifiers=["Control"])
    assert opened.value.url.endswith("/he-thong/MISA")
    row.get_by_role("cell").nth(3).click()
    page.wait_for_url("**/he-thong/MISA")
