"""In a real browser: an office drops its own Excel file, adds what the file cannot say, and has its list back."""

import io
import os
import time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.own_file import own_file
from tests.plain_sql import settle_passwords
from tests.test_cli import isms as isms
from tests.test_cli import register as register
from tests.test_journey import PASSWORD, choose, put_guide_away, served, sign_in

pytestmark = pytest.mark.browser
SYSTEMS = int(os.environ.get("SYSTEMS", "40"))
"""While measuring: SYSTEMS=500 pytest -s tests/test_import_journey.py"""


def test_an_own_excel_file_goes_in_and_comes_out(page, clean_environment, port, register, tmp_path):
    register("user", "add", "quan.tri", "--role", "admin", "--password-stdin", given=f"{PASSWORD}\n")
    settle_passwords(clean_environment)
    address = f"http://127.0.0.1:{port}/nhap-xuat"
    own = {"name": "Danh mục.xlsx", "mimeType": "application/octet-stream", "buffer": own_file(SYSTEMS)}
    with served(clean_environment, port, new=False):
        sign_in(page, address)
        put_guide_away(page)
        page.goto(address)
        page.locator("input[type=file]").set_input_files(own)
        page.get_by_text("Các cột của “Danh mục.xlsx”").wait_for()
        choose(page, "Vai trò của cơ quan", "Làm chủ quản")
        page.get_by_label("Quyết định: Cơ quan ban hành").fill("Cục Công nghệ thông tin")
        began = time.monotonic()
        page.get_by_role("button", name="Kiểm từng dòng").click()
        page.get_by_text("Đơn vị chưa rõ").wait_for()
        for unit in page.locator(".card", has_text="Đơn vị chưa rõ").locator(".q-select").all():
            unit.click()
            page.get_by_role("option", name="Tạo đơn vị mới").last.click()
        page.get_by_role("button", name="Kiểm lại").first.click()
        write = page.get_by_role("button", name=f"Ghi {SYSTEMS} dòng vào sổ", exact=True)
        write.wait_for()
        tried = time.monotonic()
        write.click()
        page.get_by_role("button", name="Ghi vào sổ", exact=True).click()
        page.get_by_text(f"Đã ghi {SYSTEMS} dòng").wait_for()
        print(f"verdicts after {tried - began:.1f} s, written after {time.monotonic() - tried:.1f} s")

        page.get_by_role("link", name="Xem danh sách hệ thống").click()
        page.get_by_text("hệ thống", exact=False).first.wait_for()
        page.get_by_role("button", name="Xuất danh sách này").click()
        with page.expect_download() as download:
            page.get_by_role("menuitem", name="Excel (.xlsx)").click()
        assert download.value.suggested_filename.startswith("he-thong-")
        sheet = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).active
        names = [row[0] for row in sheet.iter_rows(min_row=5, values_only=True)]
        assert {f"Hệ thống nghiệp vụ số {number}" for number in range(1, SYSTEMS + 1)} <= set(names)
