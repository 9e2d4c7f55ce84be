"""What stands where no system is: why, and the next step."""

import datetime as dt

from inventory.organisation.access import Act
from isms.ui.lists.system_query import SystemQuery
from isms.ui.parts import layout, words
from isms.ui.parts.places import EXCHANGE, NEW_SYSTEM
from isms.ui.shell.visit import Visit


def found(visit: Visit, wanted: SystemQuery, clear: str) -> None:
    """Say why no system is shown. `clear`: the address of the same list, narrowed by nothing."""
    if not wanted.is_narrowed:
        begin(visit)
        return
    text = "Hãy bỏ bớt điều kiện lọc hoặc tìm bằng từ khác."
    layout.empty("search_off", "Không có hệ thống nào khớp", text, "Bỏ lọc", lambda: visit.go(clear))


def then(day: dt.date) -> None:
    """Say that there was, or will be, no system on another day than today."""
    text = "Hãy chọn ngày khác, hoặc về hôm nay."
    layout.empty("event_busy", f"Ngày {words.day(day)} chưa có hệ thống nào trong sổ", text)


def begin(visit: Visit) -> None:
    """Say that there is no system yet, with the two ways to enter the first ones."""
    if not visit.may(Act.RECORD):
        layout.empty("dns", "Chưa có hệ thống nào", "Chưa có hệ thống nào thuộc phạm vi bạn được xem.")
        return
    text = "Thêm từng hệ thống thông tin mà cơ quan làm chủ, vận hành hoặc sử dụng. Sổ sẽ cho biết còn thiếu gì."
    with layout.empty("dns", "Sổ chưa có hệ thống nào", text, "Thêm hệ thống", lambda: visit.go(NEW_SYSTEM)):
        layout.link("Đã có danh sách Excel? Nhập từ tệp", EXCHANGE)
