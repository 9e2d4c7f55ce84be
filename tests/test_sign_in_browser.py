"""Signing in and out in a real browser: cookies, forms, tabs and the content policy as Chromium sees them."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest

from tests.chromium import new_visitor
from tests.chromium import patiently_open as visit
from tests.conftest import program_environment
from tests.plain_sql import settle_passwords

PASSWORD = "bốn con mèo leo cây cau"
PROGRAM = (sys.executable, "-m", "isms")
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a new register with one administrator: minh."""
    folder = tmp_path_factory.mktemp("installed") / "data"
    run: dict[str, Any] = {"env": program_environment(folder), "text": True, "encoding": "utf-8", "check": True}
    subprocess.run([*PROGRAM, "init"], **run)
    subprocess.run([*PROGRAM, "user", "add", "minh", "--role", "admin", "--password-stdin"], input=PASSWORD, **run)
    settle_passwords(run["env"])
    return folder


@pytest.fixture
def address(installed: Path, clean_environment: dict[str, str], port: int) -> Iterator[str]:
    """The address of the program on a copy of that."""
    shutil.copytree(installed, clean_environment["ISMS_DATA_DIR"])
    server = subprocess.Popen([*PROGRAM, "serve", "--port", str(port)], env=clean_environment)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(timeout=60)


def sign_in(page: Any, password: str = PASSWORD) -> None:
    page.get_by_label("Tên đăng nhập").fill("minh")
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def put_guide_away(page: Any) -> None:
    """Skip what a person is shown on their first visit."""
    page.get_by_role("button", name="Bỏ qua").click()
    page.locator(".q-dialog").wait_for(state="detached")


def test_signing_out_in_one_tab_empties_the_others(page, address):
    complaints: list[str] = []
    page.context.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    visit(page, f"{address}/quan-tri/nguoi-dung")
    assert page.url.endswith("/dang-nhap?next=/quan-tri/nguoi-dung")
    sign_in(page)
    page.wait_for_url("**/quan-tri/nguoi-dung")
    put_guide_away(page)
    other = page.context.new_page()
    visit(other, f"{address}/tai-khoan")

    other.wait_for_function("window.did_handshake")  # the tab is open for good
    page.get_by_role("button", name="Tài khoản của bạn").click()
    page.get_by_role("button", name="Đăng xuất").click()

    page.wait_for_url("**/dang-nhap")
    other.wait_for_url("**/dang-nhap?het-phien&next=/tai-khoan")
    sign_in(page)  # the form still works although the other tab has loaded one since
    page.wait_for_url(re.compile(r"/$"))
    assert complaints == []


def test_a_wrong_password_is_said_in_the_page_and_no_script_is_needed(browser, address):
    context = new_visitor(browser, java_script_enabled=False)
    page = context.new_page()
    visit(page, f"{address}/dang-nhap")

    sign_in(page, "không phải mật khẩu này")
    page.get_by_role("alert").filter(has_text="không đúng").wait_for()
    assert page.get_by_label("Tên đăng nhập").input_value() == "minh"
    sign_in(page)

    page.wait_for_url(re.compile(r"/$"))
    cookies = {cookie["name"]: cookie for cookie in context.cookies()}
    assert (cookies["isms"]["httpOnly"], cookies["isms"]["sameSite"]) == (True, "Lax")
    context.close()


def test_a_form_says_what_is_wrong_beside_the_field_and_brings_it_into_view(page, address):
    page.set_viewport_size({"width": 390, "height": 700})
    visit(page, f"{address}/quan-tri/nguoi-dung")
    sign_in(page)
    page.wait_for_url("**/quan-tri/nguoi-dung")
    put_guide_away(page)

    page.get_by_role("button", name="Thêm người dùng").first.click()
    page.get_by_role("button", name="Thêm", exact=True).click()

    wrong = page.get_by_label("Tên đăng nhập")
    page.get_by_text("Tên đăng nhập gồm 2 đến 40 chữ thường").wait_for()
    page.wait_for_function("document.activeElement.closest('.q-field--error') !== null")
    assert wrong.evaluate("field => field === document.activeElement")
    page.wait_for_function("document.activeElement.getBoundingClientRect().top < innerHeight")  # it is scrolled to
    box = wrong.bounding_box()
    assert box and 0 < box["y"] < 700


def test_the_browser_says_in_vietnamese_that_a_field_is_empty_and_takes_it_once_filled(page, address):
    visit(page, f"{address}/dang-nhap")
    page.get_by_role("button", name="Đăng nhập").click()

    name = page.get_by_label("Tên đăng nhập")
    assert name.evaluate("field => field.validationMessage") == "Hãy điền ô này."
    name.press_sequentially("a")
    assert name.evaluate("field => field.validity.valid")


def test_every_field_of_a_form_is_found_by_its_label(page, address, clean_environment, tmp_path):
    entered = tmp_path / "so.json"
    entered.write_text(json.dumps({"format": "isms/1", "units": [{"code": "STP", "name": "Sở Tư pháp"}]}), "utf-8")
    subprocess.run([*PROGRAM, "import", str(entered)], env=clean_environment, check=True)
    visit(page, f"{address}/he-thong/moi/nhanh")
    sign_in(page)
    page.wait_for_url("**/he-thong/moi/nhanh")
    put_guide_away(page)
    page.get_by_label("Mã", exact=True).fill("A")
    page.get_by_role("radiogroup", name="Hiện nay hệ thống có đang vận hành không?").wait_for()
    page.get_by_label("Đơn vị sử dụng", exact=True).click()
    page.keyboard.press("Escape")

    visit(page, f"{address}/he-thong")
    page.get_by_label("Vai trò của cơ quan", exact=True).click()
    page.get_by_role("option", name="Được giao vận hành").click()

    page.wait_for_url("**/he-thong?vai=van-hanh")


def test_a_second_factor_is_turned_on_and_asked_for_at_the_next_sign_in(page, address):
    visit(page, f"{address}/tai-khoan")
    sign_in(page)
    page.wait_for_url("**/tai-khoan")
    put_guide_away(page)
    page.get_by_role("button", name="Bật xác thực hai bước").click()
    dialog = page.get_by_role("dialog", name="Bật xác thực hai bước")
    dialog.get_by_role("img", name="Mã QR của xác thực hai bước").wait_for()
    dialog.get_by_text("Không quét được?").click()
    secret = dialog.locator(".secret").inner_text().replace(" ", "")
    assert len(secret) == 32
    phone = pyotp.TOTP(secret)
    taken = phone.now()
    dialog.get_by_label("Mã trên điện thoại").fill(taken)
    dialog.get_by_label("Mật khẩu hiện nay", exact=True).fill(PASSWORD)
    dialog.get_by_role("button", name="Bật", exact=True).click()
    page.get_by_role("dialog", name="Mã dự phòng của bạn").wait_for()
    codes = page.locator(".codes li").all_inner_texts()
    assert len(codes) == 10
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải về").click()
    assert codes[9] in download.value.path().read_text("utf-8-sig")
    page.get_by_role("button", name="Đã cất").click()
    page.get_by_text("Còn 10 mã dự phòng chưa dùng.").wait_for()

    page.get_by_role("button", name="Tài khoản của bạn").click()
    page.get_by_role("button", name="Đăng xuất", exact=True).click()
    page.wait_for_url("**/dang-nhap")
    sign_in(page)
    page.wait_for_url("**/dang-nhap/ma?next=/")
    field = page.get_by_label("Mã xác thực")
    page.wait_for_function("field => field === document.activeElement", arg=field.element_handle())
    field.fill(taken)  # already, when it was turned on
    page.get_by_role("button", name="Vào sổ").click()
    page.get_by_role("alert").filter(has_text="đã được dùng").wait_for()
    page.reload()
    page.get_by_label("Mã xác thực").fill(codes[0])
    page.get_by_role("button", name="Vào sổ").click()
    page.wait_for_url(re.compile(r"/$"))
    page.go_back()
    page.wait_for_url(re.compile(r"/$"))  # the second step sends who is signed in on
