"""
The officer's workspace in a real browser: a journey for each thing one does there, on one office that holds everything.

The main job, signing in, the keyboard and how every page looks have tests of their own.
"""

import base64
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from isms.platform.config import Settings
from isms.platform.database import Database
from tests import guide_pictures, pictures
from tests.chromium import new_visitor
from tests.conftest import program_environment
from tests.evidence_files import PDF
from tests.plain_sql import settle_passwords
from tests.postgres import free_port
from tests.test_axe import violations
from tests.test_journey import PASSWORD, in_dialog, put_guide_away, said, served, sign_in
from tests.test_paper_text import word_decision

pytestmark = pytest.mark.browser
DAY = timedelta(days=1)
TODAY = Database("sqlite://").today()


_LOST_FOR_A_WHILE = """() => new Promise(back => {
    socket.disconnect();
    setTimeout(() => { socket.connect(); back(); }, 6000);
})"""
"""Longer than the three seconds that NiceGUI would wait."""


@pytest.fixture(scope="module")
def office(browser, tmp_path_factory) -> Iterator[Any]:
    """A page of an administrator who is signed in, on a register in which something of everything is on record."""
    folder = tmp_path_factory.mktemp("workspace")
    environment = program_environment(folder)
    pictures.fill(Settings(data_dir=folder))
    command = [sys.executable, "-m", "isms", "user", "add", "quan.tri", "--role", "admin", "--password-stdin"]
    subprocess.run(command, env=environment, input=f"{PASSWORD}\n", text=True, check=True, capture_output=True)
    settle_passwords(environment)
    port = free_port()
    context = new_visitor(browser, accept_downloads=True, viewport=pictures.SIZES["desktop"])
    page = context.new_page()
    with served(environment, port, new=False):
        address = f"http://127.0.0.1:{port}"
        sign_in(page, address)
        put_guide_away(page)
        page.address = address
        page.at = lambda path: (page.goto(f"{address}{path}"), pictures.settle(page))
        yield page
    context.close()


def test_a_number_of_the_overview_opens_the_list_it_counts(office):
    office.at("/")
    counter = office.get_by_role("link", name=re.compile("Quá hạn kiểm tra, kể cả chưa từng")).first
    number = re.search(r"\d+", counter.inner_text()).group(0)
    counter.click()
    office.wait_for_url("**/he-thong?han=qua-han**")
    office.get_by_text(f"{number} hệ thống", exact=True).wait_for()
    office.at(f"/?ngay={TODAY.year + 1}-06-30")
    office.get_by_text(f"30/06/{TODAY.year + 1}").first.wait_for()


def test_a_requirement_of_the_plan_is_recorded(office):
    office.at("/he-thong/LUU-TRU?tab=phuong-an")
    office.get_by_role("button", name=re.compile("^Chi tiết ")).first.click()
    dialog = office.locator(".q-dialog").last
    dialog.get_by_text("Triển khai đầy đủ", exact=True).click()
    dialog.get_by_role("button", name="Lưu").click()
    office.get_by_text(re.compile(r"^1/\d+ xong")).first.wait_for()


def test_a_form_half_filled_outlives_a_connection_lost_for_some_seconds(office):
    office.at("/he-thong/MISA?tab=kiem-tra")
    office.get_by_role("button", name="Nhập kết luận", exact=True).first.click()
    dialog = office.locator(".q-dialog").last
    dialog.get_by_label("Ai kiểm tra, đánh giá?").fill("Trung tâm B")
    office.evaluate(_LOST_FOR_A_WHILE)
    office.wait_for_function("window.socket.connected")
    dialog.get_by_role("button", name="Lưu kết luận").click()
    dialog.get_by_text("Chưa chọn").first.wait_for()
    assert dialog.get_by_label("Ai kiểm tra, đánh giá?").input_value() == "Trung tâm B"


def test_a_document_is_chosen_said_what_it_is_and_handed_out_as_a_file(office, tmp_path):
    scan = tmp_path / "Biên bản nghiệm thu.pdf"
    scan.write_bytes(PDF)
    office.at("/he-thong/MISA?tab=tai-lieu")
    office.get_by_role("button", name="Thêm tài liệu").first.click()
    dialog = office.locator(".q-dialog").last
    dialog.locator("input[type=file]").set_input_files(scan)
    dialog.get_by_text("Biên bản nghiệm thu.pdf").first.wait_for()
    dialog.locator(".field", has_text="Tài liệu này là gì?").locator(".q-select").click()
    office.get_by_role("option", name="Tài liệu khác").click()
    dialog.get_by_label("Ngày của tài liệu").first.fill(said(TODAY))
    dialog.get_by_role("button", name="Lưu").click()
    link = office.get_by_role("link", name=re.compile("Biên bản nghiệm thu.pdf"))
    with office.expect_download() as download:
        link.click()
    assert download.value.path().read_bytes() == PDF


_DRAGGED = """([name, content]) => {
    const dragged = new DataTransfer();
    dragged.items.add(new File([Uint8Array.from(atob(content), each => each.charCodeAt(0))], name));
    return dragged;
}"""
"""What a browser hands to the page with a file that is dragged over it."""


def test_a_decision_dropped_on_its_form_fills_it_and_becomes_its_scan(office):
    content = io.BytesIO()
    word_decision("Phần mềm quản lý hồ sơ tài liệu lưu trữ").save(content)
    office.at("/he-thong/LUU-TRU?tab=quyet-dinh")
    office.get_by_role("button", name="Nhập quyết định", exact=True).last.click()
    dialog = office.locator(".q-dialog").last
    file = ["Quyết định 12.docx", base64.b64encode(content.getvalue()).decode()]
    dragged = {"dataTransfer": office.evaluate_handle(_DRAGGED, file)}
    dialog.locator(".q-uploader").dispatch_event("dragover", dragged)
    dialog.locator(".q-uploader__dnd").dispatch_event("drop", dragged)
    dialog.get_by_text("Đọc từ tệp").first.wait_for()
    assert dialog.get_by_label("Số quyết định").input_value() == "12/QĐ-STP"
    dialog.get_by_role("button", name="Lưu quyết định").click()
    office.get_by_text("Quyết định số 12/QĐ-STP: cấp độ 2", exact=True).wait_for()
    office.at("/he-thong/LUU-TRU?tab=tai-lieu")
    office.get_by_role("link", name=re.compile("^Quyết định 12")).wait_for()


def test_an_audit_is_planned_concluded_from_its_plan_and_its_finding_mended(office):
    office.at("/he-thong/MISA?tab=kiem-tra")
    in_dialog(
        office,
        "Lập kế hoạch kiểm tra",
        {"Ngày dự kiến": said(TODAY), "Ai kiểm tra, đánh giá?": "Trung tâm A"},
        (),
        "Lưu kế hoạch",
    )
    office.get_by_role("button", name="Nhập kết luận", exact=True).first.click()
    dialog = office.locator(".q-dialog").last
    dialog.get_by_label("Ngày kết luận").first.fill(said(TODAY))
    dialog.get_by_label("Ngày kết luận").first.press("Tab")
    dialog.get_by_text("Đủ điều kiện", exact=True).click()
    dialog.get_by_text("Tổ chức được cấp phép", exact=True).click()
    dialog.get_by_role("button", name="Lưu kết luận").click()
    office.locator(".q-dialog", has_text="Nhập kết luận kiểm tra").wait_for(state="detached")
    office.at("/he-thong/MISA?tab=kiem-tra")
    office.get_by_role("button", name="Ghi tồn tại").click()
    dialog = office.locator(".q-dialog").last
    dialog.get_by_label("Tồn tại, điểm yếu").fill("Mật khẩu quản trị dùng chung")
    dialog.get_by_text("Phải khắc phục", exact=True).click()
    dialog.get_by_label("Hạn khắc phục").first.fill(said(TODAY + 9 * DAY))
    dialog.get_by_label("Hạn khắc phục").first.press("Tab")
    dialog.get_by_role("button", name="Lưu tồn tại").click()
    office.get_by_text("Mật khẩu quản trị dùng chung").first.wait_for()
    in_dialog(office, "Ghi đã khắc phục", {"Đã khắc phục thế nào?": "Đã đổi mật khẩu"}, (), "Lưu")
    office.get_by_text("Đã khắc phục", exact=True).first.wait_for()


def test_an_alert_is_put_off_with_a_reason_and_taken_note_of(office):
    office.at("/canh-bao")
    office.get_by_role("button", name="Tạm hoãn nhắc").last.click()
    dialog = office.locator(".q-dialog").last
    dialog.get_by_label("Nhắc lại từ ngày").first.fill(said(TODAY + 7 * DAY))
    dialog.get_by_label("Nhắc lại từ ngày").first.press("Tab")
    dialog.get_by_label("Lý do").fill("Chờ kết luận của đơn vị kiểm tra")
    dialog.get_by_role("button", name="Tạm hoãn", exact=True).click()
    dialog.wait_for(state="hidden")
    office.at("/canh-bao?voi=tam-hoan")
    office.get_by_text("Chờ kết luận của đơn vị kiểm tra").first.wait_for()
    office.at("/canh-bao")
    office.get_by_role("checkbox", name=re.compile("^Chọn cảnh báo")).first.click()
    office.get_by_role("button", name="Đánh dấu đã xem").first.click()
    office.locator("li .badge", has_text="Đã xem").first.wait_for()


def test_an_inconsistency_leads_to_where_it_is_mended(office):
    office.at("/ra-soat")
    office.get_by_role("link", name="Xác nhận vai trò: Cổng thông tin điện tử Sở Tư pháp").click()
    office.wait_for_url("**?tab=thong-tin")
    office.get_by_role("tab", name="Thông tin", selected=True).wait_for()


def test_a_spreadsheet_is_tried_row_by_row_then_written(office, tmp_path):
    office.at("/nhap-xuat")
    with office.expect_download() as download:
        office.get_by_role("link", name=re.compile("Tải về")).first.click()
    download.value.save_as(tmp_path / "mau.xlsx")
    book = load_workbook(tmp_path / "mau.xlsx")
    sheet = book["Hệ thống"]
    headings = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[1]}
    for heading, value in (
        ("Mã hệ thống", "MOI"),
        ("Tên hệ thống", "Hệ thống mới"),
        ("Vai trò của cơ quan", "Chỉ sử dụng"),
    ):
        sheet.cell(2, headings[heading], value)
    sheet.cell(2, headings["Đơn vị sử dụng"], "VP")
    book.save(tmp_path / "so.xlsx")
    office.locator("input[type=file]").first.set_input_files(tmp_path / "so.xlsx")
    office.get_by_role("button", name=re.compile("^Ghi 1 dòng")).click()
    office.locator(".q-dialog").get_by_role("button").last.click()
    office.get_by_text(re.compile("Đã ghi 1 dòng")).first.wait_for()
    office.at("/he-thong/MOI")
    office.get_by_role("heading", name="Hệ thống mới").wait_for()


def test_a_person_is_given_an_account(office):
    office.at("/quan-tri/nguoi-dung")
    in_dialog(
        office,
        "Thêm người dùng",
        {
            "Họ và tên": "Chuyên viên phòng",
            "Tên đăng nhập": "chuyen.vien",
            "Mật khẩu ban đầu": "năm con gà trống choai",
        },
        ("Đơn vị sử dụng",),
        "Thêm",
    )
    office.get_by_text("chuyen.vien").first.wait_for()
    office.get_by_text("Đã thêm người dùng.").wait_for()  # said again by the page that followed


def test_an_incident_starts_its_clocks_and_its_notice_is_printed(office):
    office.at("/theo-doi")
    office.get_by_role("button", name="Ghi sự cố").first.click()
    office.locator(".q-dialog").get_by_text("Cổng thông tin điện tử Sở Tư pháp").click()
    dialog = office.locator(".q-dialog").last
    dialog.get_by_label("Chuyện gì đã xảy ra?").fill("Trang chủ bị thay nội dung")
    dialog.get_by_text("Nghiêm trọng", exact=True).click()
    dialog.get_by_role("button", name="Ghi sự cố").click()
    office.get_by_text("Trang chủ bị thay nội dung").first.wait_for()
    office.get_by_text("còn 23 giờ").first.wait_for()
    item = office.locator("li", has_text="Trang chủ bị thay nội dung").first
    with office.expect_download() as download:
        item.get_by_role("link", name="Thông báo ban đầu, tệp Word").click()
    assert download.value.path().read_bytes().startswith(b"PK")


def test_a_new_system_is_told_step_by_step_and_every_step_is_open_to_everybody(office):
    office.at("/he-thong/moi")
    wrong = []
    for _ in range(20):
        pictures.settle(office)
        question = office.locator("h2").first.inner_text()
        wrong += [f"{question}: {found}" for found in violations(office)]
        if office.get_by_role("button", name="Ghi vào sổ").count():
            break
        for field in office.locator(".q-page input[type=text]:visible, .q-page textarea:visible").all():
            if not field.input_value():
                field.fill("SO-TIEP-DAN")
                field.press("Tab")
        cards = office.get_by_role("radio")
        if cards.count() and not office.get_by_role("radio", checked=True).count():
            cards.first.click()
        if "loại thông tin nào" in question:
            office.get_by_text("Thông tin riêng").first.click()
        office.get_by_role("button", name="Tiếp tục").click()
        office.wait_for_function("before => document.querySelector('h2').innerText !== before", arg=question)
    assert wrong == []
    office.get_by_role("button", name="Ghi vào sổ").click()
    link = office.get_by_role("link", name=re.compile("PDF")).first
    link.wait_for()
    answer = office.request.post(link.evaluate("link => link.href"))
    assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")


def test_the_pictures_of_the_guide_can_be_taken_anew(office, tmp_path):
    assert set(guide_pictures.SHOTS) == guide_pictures.named()
    assert {file.stem for file in guide_pictures.PICTURES.glob("*.png")} == guide_pictures.named()
    for name in guide_pictures.SHOTS:
        taken = guide_pictures.take(office, office.address, name, tmp_path)
        assert taken.stat().st_size > 10_000, name
