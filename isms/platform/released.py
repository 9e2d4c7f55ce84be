"""The day on which this version was made: a clock that stands before it is wrong."""

import datetime as dt

from inventory.vietnamese import VIETNAM

RELEASED = dt.date(2026, 11, 29)
"""Raised with every version; a test holds it to the newest decision in docs/adr."""

RELEASED_AT = dt.datetime.combine(RELEASED, dt.time(), tzinfo=VIETNAM)


def clock_warning(now: dt.datetime) -> str:
    """Return what to say of a clock that stands before this version was made; empty when it may be right."""
    today = now.astimezone(VIETNAM).date()
    if today >= RELEASED:
        return ""
    return (
        f"Đồng hồ máy chủ đang chỉ ngày {today:%d/%m/%Y}, trước ngày làm ra bản phần mềm này ({RELEASED:%d/%m/%Y}): "
        "đồng hồ đang sai. Hãy chỉnh giờ của máy chủ trước khi ghi sổ; mọi hạn đều tính theo đồng hồ này."
    )
