"""The main job in a real browser, on the real program: from the one-time link to the printed checklist."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from isms.platform.database import Database
from tests.chromium import patiently_open as patiently_open
from tests.plain_sql import settle_passwords
from tests.test_cli import clear
from tests.test_cli import isms as isms
from tests.test_cli import register as register

DAY = timedelta(days=1)
PASSWORD = "con mèo vàng ngủ trưa"
pytestmark = pytest.mark.browser


@pytest.fixture
def today() -> date:
    return Database("sqlite://").today()


@contextmanager
def served(environment: dict[str, str], port: int, *before: str, new: bool = True) -> Iterator[str]:
    """Run the program and give what it said: its address and, on a `new` register, the one-time link."""
    command = [*before, sys.executable, "-m", "isms", "serve", "--port", str(port)]
    server = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
    )
    assert server.stdout is not None
    try:
        said = server.stdout.readline()
        if new and "bat-dau" not in said and not before:
            said += server.stdout.readline() + server.stdout.readline()
        yield said
    finally:
        os.killpg(server.pid, signal.SIGTERM)  # faketime runs the program as a child of its own
        server.wait(timeout=60)


def become_administrator(page: Any, link: str) -> None:
    patiently_open(page, link)
    for field, value in (("full_name", "Quản trị viên"), ("name", "quan.tri"), ("password", PASSWORD)):
        page.fill(f"[name={field}]", value)
    page.fill("[name=again]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(re.compile(r"/$"))


def put_guide_away(page: Any) -> None:
    """Skip what a person is shown on their first visit."""
    page.get_by_role("button", name="Bỏ qua").click()
    page.locator(".q-dialog").wait_for(state="detached")


def sign_in(page: Any, address: str) -> None:
    patiently_open(page, address)
    page.fill("[name=name]", "quan.tri")
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")


def in_dialog(page: Any, opener: str, texts: dict[str, str], choices: tuple[str, ...], save: str) -> None:
    """Open a form by its button, fill it as a person would, save it, and see it gone."""
    page.get_by_role("button", name=opener, exact=True).first.click()
    dialog = page.locator(".q-dialog").last
    dialog.get_by_role("button", name=save, exact=True).wait_for()
    for label, text in texts.items():
        dialog.get_by_label(label, exact=True).first.fill(text)
        dialog.get_by_label(label, exact=True).first.press("Tab")
    for choice in choices:
        dialog.get_by_text(choice, exact=True).first.click()
    dialog.get_by_role("button", name=save, exact=True).click()
    page.locator(".q-dialog", has=page.get_by_role("button", name=save, exact=True)).wait_for(state="detached")


def choose(page: Any, label: str, option: str) -> None:
    page.locator(".field", has_text=label).last.locator(".q-select").click()
    page.get_by_role("option", name=option).first.click()


def said(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def test_the_main_job_from_the_first_link_to_the_printed_checklist(page, clean_environment, port, tmp_path, today):
    subprocess.run([sys.executable, "-m", "isms", "init", "--starting-inventory"], env=clean_environment, check=True)
    with served(clean_environment, port) as words:
        link = re.search(r"http://\S+/bat-dau/\S+", words)
        assert link, words
        become_administrator(page, link.group(0))
        put_guide_away(page)

        page.get_by_text("18 hệ thống chưa xác nhận vai trò của cơ quan").first.wait_for()
        page.get_by_role("link", name="Hệ thống", exact=True).first.click()
        page.get_by_text("18 hệ thống", exact=True).wait_for()
        page.get_by_placeholder("Tìm theo tên").fill("van ban va dieu hanh")
        page.get_by_text("1 hệ thống", exact=True).wait_for()
        page.get_by_text("Hệ thống quản lý Văn bản và điều hành (iOffice)").first.click()
        page.get_by_text("Chưa thể đưa vào sử dụng: còn 4 việc cần làm.").wait_for()

        page.get_by_role("button", name="Xác định cấp độ").first.click()
        page.get_by_text("Phục vụ hoạt động nội bộ").click()
        page.get_by_text(re.compile("^Thông tin riêng")).first.click()
        page.get_by_text("NĐ 331/2026 Đ12.1").first.wait_for()
        page.get_by_role("button", name="Lưu các câu trả lời").click()
        page.locator(".q-notification").wait_for()
        page.wait_for_load_state("networkidle")

        page.get_by_role("tab", name="Thông tin").click()
        in_dialog(
            page,
            "Nhập Quy chế",
            {
                "Số văn bản ban hành": "45/QĐ-STP",
                "Ngày ban hành": said(today - 30 * DAY),
                "Cơ quan ban hành": "Sở Tư pháp",
            },
            (),
            "Lưu Quy chế",
        )
        page.get_by_text("còn 3 việc cần làm").wait_for()
        page.get_by_role("button", name="Nhập quyết định", exact=True).first.click()
        dialog = page.locator(".q-dialog").last
        dialog.get_by_label("Số quyết định").fill("123/QĐ-UBND")
        dialog.get_by_label("Ngày quyết định").first.fill(said(today - 20 * DAY))
        dialog.get_by_label("Cơ quan ban hành").fill("Ủy ban nhân dân tỉnh An Giang")
        choose(page, "Cấp độ được phê duyệt", "Cấp độ 2")
        dialog.get_by_role("button", name="Lưu quyết định").click()
        page.get_by_text("còn 2 việc cần làm").wait_for()
        in_dialog(page, "Cập nhật mức triển khai", {}, ("Đã triển khai đầy đủ",), "Lưu")
        page.get_by_text("còn 1 việc cần làm").wait_for()
        in_dialog(
            page,
            "Nhập kết luận",
            {"Ngày kết luận": said(today - DAY), "Ai kiểm tra, đánh giá?": "Trung tâm an ninh mạng"},
            ("Đủ điều kiện", "Tổ chức được cấp phép"),
            "Lưu kết luận",
        )
        in_dialog(page, "Đưa vào sử dụng", {}, (), "Đưa vào sử dụng")
        page.get_by_text(re.compile("^Được đưa vào sử dụng đến hết")).first.wait_for()

        page.get_by_role("tab", name="Hồ sơ").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="Word", exact=True).first.click()
        assert Path(download.value.path()).read_bytes().startswith(b"PK")
        printed = page.request.post(f"http://127.0.0.1:{port}/in/phieu-kiem-tra/IOFFICE.pdf")
        assert (printed.status, printed.headers["content-type"]) == (200, "application/pdf")
        (tmp_path / "phieu.pdf").write_bytes(printed.body())
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "phieu.pdf", "-"], capture_output=True, check=True)
    assert "PHIẾU KIỂM TRA" in text.stdout.decode()


def test_the_permission_is_gone_the_day_after_the_audit_fell_due(
    page, clean_environment, port, tmp_path, today, register, monkeypatch
):
    monkeypatch.setenv("ISMS_DATA_DIR", clean_environment["ISMS_DATA_DIR"])
    clear(register, tmp_path, "MISA", today)
    register("systems", "use", "MISA")
    due = date.fromisoformat(register.json("systems", "show", "MISA")["audit_due_on"])
    register("user", "add", "quan.tri", "--role", "admin", "--password-stdin", given=f"{PASSWORD}\n")
    settle_passwords(clean_environment)
    address = f"http://127.0.0.1:{port}/he-thong/MISA"

    with served(clean_environment, port, "faketime", "-f", f"+{(due - today).days}d"):
        sign_in(page, address)
        put_guide_away(page)
        page.get_by_text("Được đưa vào sử dụng").first.wait_for()
    page.context.clear_cookies()
    with served(clean_environment, port, "faketime", "-f", f"+{(due - today).days + 1}d"):
        sign_in(page, address)
        page.get_by_text("Đã thu hồi cho phép sử dụng").first.wait_for()
        page.goto(f"http://127.0.0.1:{port}/canh-bao")
        page.get_by_text("Phần mềm kế toán MISA").first.wait_for()
