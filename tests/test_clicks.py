"""The whole way in a real browser, from the first sign-in to a system in use, and how often one has to press for it."""

import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.test_journey import DAY, PASSWORD, patiently_open, said, served
from tests.test_journey import today as today

pytestmark = pytest.mark.browser
MOST, MOST_SECONDS = 20, 145
"""What docs/huong-dan/README.md says in its table: how often one presses, and how long that takes by the model."""
KEY, POINT, BUTTON, HAND, THINK = 0.28, 1.1, 0.2, 0.4, 1.35
"""
Seconds by the keystroke-level model (Card, Moran, Newell 1980): a key of an average typist, pointing, a button of the
mouse, the hand from the one to the other, and making up one's mind, before each press and each field.
"""
_COUNTER = "addEventListener('pointerdown', (event) => event.isTrusted && pressed(), true)"


class Officer:
    """Somebody who presses and types, the papers at hand; every press that reaches the page is counted there."""

    def __init__(self, page: Any) -> None:
        self.page, self.presses, self.typed, self.keys, self.waited = page, 0, 0, 0, 0.0
        page.context.expose_function("pressed", self._pressed)
        page.context.add_init_script(_COUNTER)

    def _pressed(self) -> None:
        self.presses += 1

    @property
    def seconds(self) -> float:
        """What a person needs by the model, the hand going to the keyboard and back for each field, and the machine."""
        moves = self.presses * (THINK + POINT + BUTTON) + self.typed * (THINK + 2 * HAND)
        return moves + self.keys * KEY + self.waited

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Measure how long the page takes until it can be gone on with."""
        began = time.monotonic()
        yield
        self.waited += time.monotonic() - began

    def press(self, name: str, role: str = "button") -> None:
        """Press what is newest of this name."""
        with self.waiting():
            self.page.get_by_role(role, name=name, exact=True).last.click()

    def choose(self, words: str | re.Pattern[str]) -> None:
        """Press a card or a tick box by its words."""
        with self.waiting():
            self.page.get_by_text(words).last.click()

    def enter(self, **fields: str) -> None:
        """Type into the fields of these names, of the form that was opened last, going on with the Tab key."""
        for label, text in fields.items():
            field = self.page.get_by_label(label.replace("_", " "), exact=True).last
            field.fill(text)
            field.press("Tab")
            self.note(text)

    def note(self, *texts: str) -> None:
        """Count what was typed into fields, with the Tab key after each."""
        self.typed += len(texts)
        self.keys += sum(keys_of(text) + 1 for text in texts)

    def go_on(self, then: str) -> None:
        """Save, and wait for the form that comes next."""
        self.press("Lưu và làm tiếp")
        with self.waiting():
            self.page.get_by_role("heading", name=then, exact=True).wait_for()


def keys_of(text: str) -> int:
    """Return how many keys a text takes by Telex: one for each letter, one more for each mark and for each đ."""
    return len(unicodedata.normalize("NFD", text)) + len(re.findall("[đĐ]", text))


def test_from_the_first_sign_in_to_a_system_in_use(page, clean_environment, port, today):
    subprocess.run([sys.executable, "-m", "isms", "init", "--starting-inventory"], env=clean_environment, check=True)
    with served(clean_environment, port) as words:
        link = re.search(r"http://\S+/bat-dau/\S+", words)
        assert link, words
        officer = Officer(page)
        patiently_open(page, link.group(0))
        for field, value in (("full_name", "Nguyễn Thị Hạnh"), ("name", "hanh"), ("password", PASSWORD)):
            page.fill(f"[name={field}]", value)
        page.fill("[name=again]", PASSWORD)
        officer.note("Nguyễn Thị Hạnh", "hanh", PASSWORD, PASSWORD)
        page.locator("button[type=submit]").click()
        officer.press("Bỏ qua")
        page.locator(".q-dialog").wait_for(state="detached")

        officer.press("Hệ thống", "link")
        page.wait_for_url("**/he-thong")
        page.get_by_role("heading", name="Hệ thống", exact=True).wait_for()
        officer.choose("Hệ thống quản lý Văn bản và điều hành (iOffice)")
        officer.press("Xác nhận vai trò")
        officer.choose("Cơ quan được giao vận hành")
        officer.enter(Đơn_vị_vận_hành="Sở Tư pháp tỉnh An Giang")
        officer.go_on("Trả lời các câu hỏi về hệ thống")

        officer.choose("Phục vụ hoạt động nội bộ")
        officer.choose(re.compile("^Thông tin riêng"))
        page.get_by_text("Ai quyết định").wait_for()
        officer.go_on("Thành phần hồ sơ")
        officer.press("Đánh dấu tất cả")
        officer.go_on("Nhập Quy chế")

        officer.enter(
            Số_văn_bản_ban_hành="45/QĐ-STP", Ngày_ban_hành=said(today - 30 * DAY), Cơ_quan_ban_hành="Sở Tư pháp"
        )
        officer.go_on("Nhập quyết định phê duyệt cấp độ")
        officer.enter(
            Số_quyết_định="123/QĐ-UBND", Ngày_quyết_định=said(today - 20 * DAY), Cơ_quan_ban_hành="UBND tỉnh An Giang"
        )
        officer.go_on("Cập nhật mức triển khai phương án")
        officer.choose("Đã triển khai đầy đủ")
        officer.go_on("Nhập kết luận kiểm tra, đánh giá")
        officer.enter(**{"Ngày_kết_luận": said(today - DAY), "Ai_kiểm_tra,_đánh_giá?": "Trung tâm an ninh mạng"})
        officer.choose(re.compile("^Đủ điều kiện$"))
        officer.choose(re.compile("^Tổ chức được cấp phép"))
        officer.go_on("Đưa vào sử dụng")
        officer.press("Đưa vào sử dụng")
        with officer.waiting():
            page.get_by_text(re.compile("^Được đưa vào sử dụng đến hết")).first.wait_for()

        print(
            f"{officer.presses} presses, {officer.typed} fields of {officer.keys} keys, {officer.waited:.0f} s waited"
        )
        print(f"{officer.seconds:.0f} s by the model")
        assert 0 < officer.presses <= MOST
        assert 0 < officer.seconds - officer.waited <= MOST_SECONDS
