"""While the machine's clock stands before what is on record, nobody knows what day it is: nothing opens the gate."""

from inventory.errors import Reason, Refused
from inventory.vietnamese import VIETNAM
from inventory.work import Work


def require_right_clock(work: Work) -> None:
    """Raise Refused while the clock stands before the newest entry of the trail."""
    if words := warning(work):
        raise Refused([Reason("clock_behind", "", words)])


def warning(work: Work) -> str:
    """Return what to say while the clock stands before the newest entry of the trail; empty while it is right."""
    if work.clock_behind is None:
        return ""
    here, there = (f"{each.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}" for each in (work.now, work.clock_behind))
    return (
        f"Đồng hồ máy chủ đang chỉ {here}, nhưng sổ đã có việc ghi lúc {there}: đồng hồ đang chậm, hoặc đã có lúc chạy "
        "nhanh. Tạm thời không đưa hệ thống nào vào sử dụng. Người quản trị hãy kiểm tra giờ của máy chủ; nếu giờ đang "
        'đúng, chạy lệnh isms check --repair --reason "lý do".'
    )
