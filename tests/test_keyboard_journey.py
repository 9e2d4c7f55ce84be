"""
The main job with the keyboard alone, in a real browser: from the first sign-in to a system in use, its paper printed.

At each stop of the Tab key what has the focus shows that it has it, and is within sight.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.test_journey import DAY, PASSWORD, patiently_open, said, served
from tests.test_journey import today as today

pytestmark = pytest.mark.browser
FARTHEST = 40
"""So many presses of the Tab key may lie between one thing to do and the next."""
SETTLED = 1000
"""Milliseconds in which a form that closes gives the focus up, and the one that opens takes it."""
_FOCUSED = """() => {
    const at = document.activeElement, field = at.closest('.q-field');
    if (at === document.body) return null;
    const named = at.getAttribute('aria-label') || at.labels?.[0]?.textContent || at.innerText || '';
    const ring = getComputedStyle(field ? field.querySelector('.q-field__control') : at, field ? '::after' : null);
    const box = (field ?? at).getBoundingClientRect();
    return {
        name: named.replace(/^[a-z_]+\\n/, '').trim(), kind: at.getAttribute('role') || at.tagName.toLowerCase(),
        ring: parseFloat(field ? ring.borderTopWidth : ring.outlineStyle === 'none' ? 0 : ring.outlineWidth),
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    };
}"""
"""The name of what has the focus, without that of its icon; how wide its ring is; whether it is within sight."""


class Typist:
    """Somebody without a mouse."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for each in keys:
            self.page.keyboard.press(each)

    def type(self, *texts: str) -> None:
        """Type each text and go on to the next field."""
        for text in texts:
            self.page.keyboard.type(text)
            self.press("Tab")

    def at(self) -> dict[str, Any]:
        """Return what has the focus. Fails when nothing has, or when nobody could see that."""
        found = self.page.wait_for_function(_FOCUSED).json_value()
        if not self.is_shown(found):  # it may be still coming into view
            self.page.wait_for_timeout(1000)
            found = self.page.evaluate(_FOCUSED)
        assert self.is_shown(found), f"this has the focus and nobody can see that: {found}"
        return dict(found)

    @staticmethod
    def is_shown(found: dict[str, Any] | None) -> bool:
        return bool(found and found["ring"] >= 2 and found["seen"])

    def stands_at(self, name: str) -> None:
        """Wait until what bears this name has the focus."""
        self.page.wait_for_function(f"name => ({_FOCUSED})()?.name.match(name)", arg=name)
        self.at()

    def go(self, name: str, key: str = "Tab") -> None:
        """Go on by a key to what bears a name that matches."""
        passed = []
        for _ in range(FARTHEST):
            found = self.at()
            if re.match(name, found["name"]):
                return
            passed.append(found["name"][:30])
            self.press(key)
        pytest.fail(f"{name} is not reached from {passed[0]}: {passed}", pytrace=False)

    def into_the_page(self) -> None:
        """Go to the content of a page that was just opened, past the bar and the list of pages."""
        self.page.wait_for_function("globalThis.did_handshake && !document.querySelector('.q-loading, .q-spinner')")
        self.press("Tab")
        self.go("Đến nội dung của trang")
        self.press("Enter")

    def go_on(self, form: str, first: str) -> None:
        """Save, and wait for the form that comes next: its first field has the focus."""
        self.go("Lưu và làm tiếp")
        self.press("Enter")
        self.page.get_by_role("heading", name=form, exact=True).wait_for()
        self.page.wait_for_function("document.querySelectorAll('.q-dialog').length <= 1")
        self.page.wait_for_timeout(SETTLED)
        self.stands_at(first)


def test_the_main_job_is_done_without_a_mouse(page, clean_environment, port, today):
    subprocess.run([sys.executable, "-m", "isms", "init", "--starting-inventory"], env=clean_environment, check=True)
    with served(clean_environment, port) as words:
        link = re.search(r"http://\S+/bat-dau/\S+", words)
        assert link, words
        typist = Typist(page)
        patiently_open(page, link.group(0))
        typist.stands_at("Họ và tên")
        typist.type("Nguyễn Thị Hạnh", "hanh", "", PASSWORD)
        page.keyboard.type(PASSWORD)
        typist.press("Enter")
        page.get_by_role("button", name="Bỏ qua").wait_for()
        typist.stands_at("Tiếp")
        typist.press("Escape")
        page.locator(".q-dialog").wait_for(state="detached")

        confirm_roles(typist)
        typist.press("Control+k")
        typist.stands_at("Tìm kiếm")
        page.keyboard.type("ioffice")
        typist.press("Enter")
        page.wait_for_url("**/he-thong/IOFFICE*")
        seven_steps(typist, today)

        typist.go("Cấp độ")  # the tab that is open
        typist.press("ArrowRight", "Enter")
        page.get_by_text("Thành phần hồ sơ").first.wait_for()
        typist.go("Word")
        with page.expect_download() as download:
            typist.press("Enter")
        assert Path(download.value.path()).read_bytes().startswith(b"PK")


def confirm_roles(typist: Typist) -> None:
    """Confirm the role in two systems at once, on the page of them all; the page drawn anew keeps the focus."""
    typist.into_the_page()
    typist.go("Xác nhận tất cả trên một trang")
    typist.press("Enter")
    typist.page.get_by_role("button", name="Chọn tất cả").wait_for()
    typist.into_the_page()
    typist.go("Chọn KNTC")
    typist.press("Space")
    typist.go("Chọn IOFFICE")
    typist.press("Space")
    typist.go("Vai trò của cơ quan")
    typist.press("Enter")
    typist.page.get_by_role("option", name="Cơ quan được giao vận hành").wait_for()
    typist.press("ArrowUp", "Enter")
    typist.go("Đơn vị vận hành")
    typist.type("Sở Tư pháp tỉnh An Giang")
    typist.go("Xác nhận", "Shift+Tab")
    typist.press("Enter")
    typist.page.get_by_text("Đã chọn 0 trong 16 hệ thống").wait_for()
    typist.stands_at("Xác nhận")


def seven_steps(typist: Typist, today: Any) -> None:
    """Do what is left of the seven steps of a system; a form given up gives the focus back to its button."""
    page = typist.page
    page.get_by_role("button", name="Xác định cấp độ").first.wait_for()
    typist.into_the_page()
    typist.go("Xác định cấp độ")
    typist.press("Enter")
    typist.stands_at("Phục vụ hoạt động nội bộ")
    typist.press("ArrowDown", "ArrowUp")  # about the cards, as about any radio buttons
    page.get_by_text(re.compile("^Thông tin riêng")).last.wait_for()
    typist.go("Thông tin riêng")
    typist.press("Space")
    page.get_by_text("Ai quyết định").wait_for()
    typist.go_on("Thành phần hồ sơ", "Tài liệu mô tả")
    typist.press("Escape")
    typist.stands_at("Hệ thống quản lý Văn bản")  # the title: the button that was pressed is gone for good
    typist.go("Cập nhật hồ sơ")
    typist.press("Enter")
    typist.stands_at("Tài liệu mô tả")
    typist.press("Escape")
    typist.stands_at("Cập nhật hồ sơ")
    typist.press("Enter")
    typist.stands_at("Tài liệu mô tả")
    typist.go("Đánh dấu tất cả", "Shift+Tab")
    typist.press("Enter")
    typist.go_on("Nhập Quy chế", "Số văn bản ban hành")

    typist.go("Chọn tệp", "Shift+Tab")
    with page.expect_file_chooser():
        typist.press("Enter")
    typist.go("Số văn bản ban hành")
    typist.type("45/QĐ-STP", said(today - 30 * DAY))
    typist.go("Cơ quan ban hành")
    typist.type("Sở Tư pháp")
    typist.go_on("Nhập quyết định phê duyệt cấp độ", "Số quyết định")
    typist.type("123/QĐ-UBND", said(today - 20 * DAY))
    typist.press("Enter")  # on the button of the calendar
    typist.stands_at("Chọn ngày")
    page.locator(".q-date").wait_for()
    typist.press("Escape")
    page.locator(".q-date").wait_for(state="detached")
    typist.go("Cơ quan ban hành")
    typist.type("UBND tỉnh An Giang")
    typist.go_on("Cập nhật mức triển khai phương án", "Chưa triển khai")
    typist.press("ArrowUp")  # from the first of a choice to its last
    typist.stands_at("Đã triển khai đầy đủ")
    typist.go_on("Nhập kết luận kiểm tra, đánh giá", "Định kỳ")
    typist.go("Ngày kết luận")
    typist.type(said(today - DAY))
    typist.go("Đủ điều kiện")
    typist.press("Space")
    typist.go("Ai kiểm tra, đánh giá")
    typist.type("Trung tâm an ninh mạng")
    typist.press("ArrowDown", "ArrowDown")
    typist.stands_at("Tổ chức được cấp phép")
    typist.go_on("Đưa vào sử dụng", "Từ ngày")
    typist.press("Shift+Tab")  # round, to the last
    typist.stands_at("Đưa vào sử dụng")
    typist.press("Tab")
    typist.stands_at("Từ ngày")
    typist.go("Đưa vào sử dụng")
    typist.press("Enter")
    page.get_by_text(re.compile("^Được đưa vào sử dụng đến hết")).first.wait_for()
    page.locator(".q-dialog").wait_for(state="detached")
