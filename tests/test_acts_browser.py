"""What the screen says of an act is true, in a real browser: two clicks, a slow answer, a failed redraw."""

import re

import pytest

from tests.test_workspace_browser import office as office

pytestmark = pytest.mark.browser

TWICE = "button => { button.click(); button.click(); }"
"""Two clicks that no browser can take for one double click: both reach the server."""


def withdraw(page) -> None:
    page.get_by_role("button", name="Thu hồi cho phép sử dụng", exact=True).first.click()
    dialog = page.locator(".q-dialog").last
    dialog.get_by_label("Lý do").fill("Phát hiện mã độc")
    dialog.get_by_role("button", name="Thu hồi cho phép sử dụng", exact=True).click()
    dialog.wait_for(state="detached")
    page.get_by_role("button", name="Đưa vào sử dụng", exact=True).wait_for()


@pytest.mark.parametrize("press", [lambda button: button.dblclick(), lambda button: button.evaluate(TWICE)])
def test_a_double_click_on_put_into_use_gives_the_permission_once_and_says_so(office, press):
    """officer.md F1: the program said that nothing was saved, although the permission had been given."""
    office.at("/he-thong/MISA")
    withdraw(office)
    press(office.get_by_role("button", name="Đưa vào sử dụng", exact=True))
    dialog = office.locator(".q-dialog")
    dialog.get_by_label("Đã khắc phục thế nào").fill("Đã gỡ mã độc")
    assert dialog.count() == 1
    press(dialog.get_by_role("button", name="Đưa vào sử dụng", exact=True))
    office.get_by_role("button", name="Thu hồi cho phép sử dụng", exact=True).wait_for()
    office.wait_for_timeout(1000)
    assert office.get_by_text("Có lỗi trong chương trình").count() == 0
    assert office.locator(".q-dialog").count() == 0
    office.get_by_text(re.compile("^Được đưa vào sử dụng đến hết")).first.wait_for()
