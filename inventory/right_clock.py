"""While nobody knows what day it is, nothing opens the gate: the clock stands before what is on record, or it leapt."""

from datetime import datetime

from inventory.errors import Reason, Refused
from inventory.vietnamese import VIETNAM
from inventory.work import Work


def require_right_clock(work: Work) -> None:
    """Raise Refused while the clock stands before the newest entry of the trail, or a leap of it is asked about."""
    if work.leapt_to is not None:
        raise Refused([Reason("clock_leapt", "", _leapt(work, work.leapt_to))])
    if words := warning(work):
        raise Refused([Reason("clock_behind", "", words)])


def _leapt(work: Work, to: datetime) -> str:
    here, there = (f"{each.astimezone(VIETNAM):%d/%m/%Y}" for each in (work.now, to))
    return (
        f"Đồng hồ máy chủ vừa nhảy từ ngày {here} đến ngày {there}. Tạm thời không đưa hệ thống nào vào sử dụng, đến "
        "khi người quản trị trả lời ngày nào đúng ở đầu trang, hoặc chỉnh lại giờ của máy chủ."
    )


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
