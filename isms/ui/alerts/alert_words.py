"""An alert in words: what it is about, and how each person was told."""

from collections.abc import Iterator
from typing import Any

from inventory.organisation.access import Act
from isms.ui.parts import data_tables, words
from isms.ui.parts.places import TRANSITION, path_of
from schedules.alerts.alert_list import Delivery, Raised

KIND = {
    "overdue": ("overdue", "Quá hạn"),
    "soon": ("soon", "Sắp đến hạn"),
    "withdrawn": ("blocked", "Đã rút phép"),
    "incident": ("overdue", "Sự cố"),
    "agreement": ("soon", "Sắp hết hạn văn bản"),
    "transition": ("soon", "Thời hạn chuyển tiếp"),
}


NATURE = {"serious": "nghiêm trọng", "urgent": "phải báo ngay"}


STATE = {"new": "Mới", "acknowledged": "Đã nắm được", "snoozed": "Đang tạm hoãn"}


COLUMNS = (
    data_tables.Column("name", "Hệ thống", "two_lines", below="Mã"),
    data_tables.Column("kind", "Loại"),
    data_tables.Column("about", "Nội dung"),
    data_tables.Column("base", "Hạn, hoặc ngày làm mốc"),
    data_tables.Column("raised", "Báo lúc"),
    data_tables.Column("settled", "Tình trạng"),
    data_tables.Column("state", "Với tôi"),
    data_tables.Column("told", "Thư báo"),
)


def cells(alert: Raised) -> dict[str, Any]:
    """Return an alert as a row of a file."""
    return {
        "name": data_tables.two_lines(alert.name, alert.code),
        "kind": badge(alert)[1],
        "about": about(alert),
        "base": words.day(alert.base),
        "raised": words.instant(alert.raised_at),
        "settled": _stands(alert),
        "state": STATE[alert.state],
        "told": "; ".join(text for text, _ in told(alert)),
    }


def _stands(alert: Raised) -> str:
    if alert.settled:
        return "Đã xử lý"
    return "Chưa xử lý; vận hành khi chưa đủ điều kiện" if alert.violation else "Chưa xử lý"


def remedy(alert: Raised) -> tuple[str, str, Act] | None:
    """Return the one step that settles an alert: its words, where it is taken, and what one must be permitted to do."""
    if alert.settled or not alert.ours:
        return None
    if alert.kind == "incident":
        return "Ghi báo cáo sự cố", path_of(alert.code, "theo-doi"), Act.RECORD
    if alert.kind == "agreement":
        return "Ghi văn bản mới", path_of(alert.code, "theo-doi"), Act.RECORD
    if alert.kind == "transition":
        return "Xem việc còn thiếu", TRANSITION, Act.VIEW
    return "Nhập kết luận", path_of(alert.code, "kiem-tra"), Act.AUDIT


def badge(alert: Raised) -> tuple[str, str]:
    """Return kind and words of the alert's badge."""
    if alert.kind == "agreement" and alert.days > 0:
        return "overdue", "Văn bản đã hết hạn"
    if alert.kind == "transition" and alert.far.startswith("đã quá hạn"):
        return "overdue", "Quá thời hạn chuyển tiếp"
    if alert.kind == "overdue" and not alert.audited:
        return "overdue", "Chưa từng kiểm tra"
    return KIND[alert.kind]


def about(alert: Raised) -> str:
    """Return what the alert says today; of one that is settled or repeated since, what it said when it was raised."""
    if alert.kind == "incident":
        if alert.what in NATURE:
            return f"Sự cố an ninh mạng {NATURE[alert.what]}, phát hiện ngày {words.day(alert.base)}."
        return f"Báo cáo sự cố quá {alert.what} giờ kể từ khi phát hiện, hết hạn ngày {words.day(alert.base)}."
    if alert.kind == "agreement":
        return f"Văn bản ủy quyền hoặc hợp đồng thuê dịch vụ có hạn đến hết ngày {words.day(alert.base)}."
    if alert.kind == "transition":
        far = _then(alert.days) if alert.past else alert.far
        return f"Chuyển tiếp: {alert.limit}, hạn {words.day(alert.base)} ({alert.clause}); {far}."
    if alert.kind == "withdrawn":
        why = (
            "chưa hoàn thành điều kiện kèm theo kết luận"
            if alert.conditions
            else "kết luận kiểm tra, đánh giá hết giá trị"
        )
        return f"Đã rút phép sử dụng: {why} sau ngày {words.day(alert.base)}."
    if not alert.audited:
        since = f"Chưa từng được kiểm tra, đánh giá; có trong sổ từ ngày {words.day(alert.base)}"
        return since + ("." if alert.past or alert.days < 1 else f", đã {words.number(alert.days)} ngày.")
    duty = "Thực hiện điều kiện kèm theo kết luận" if alert.conditions else "Kiểm tra, đánh giá định kỳ"
    far = _then(alert.days) if alert.past else _now(alert.days)
    return f"{duty}: hạn {words.day(alert.base)}, {far}."


def told(alert: Raised) -> Iterator[tuple[str, str]]:
    """Yield how the mail went, with all whom it went so for, and 'trouble' when it did not go."""
    if not alert.deliveries:
        yield "Không có ai nhận: chưa có tài khoản nào phụ trách hệ thống này.", "trouble"
    grouped: dict[tuple[str, str], list[str]] = {}
    for delivery in alert.deliveries:
        grouped.setdefault(_how(delivery), []).append(delivery.name or "một tài khoản đã khóa")
    for (how, trouble), names in grouped.items():
        yield f"{how}: {', '.join(names)}", trouble


def _how(delivery: Delivery) -> tuple[str, str]:
    if delivery.state == "sent":
        return f"Đã gửi thư {words.instant(delivery.at)}", ""
    if delivery.state == "failed":
        return f"Chưa gửi được thư, sẽ thử lại ({delivery.error})", "trouble"
    if delivery.state == "no_address":
        return "Chưa có địa chỉ thư điện tử", "trouble"
    if delivery.state == "unwanted":
        return "Chọn không nhận thư", ""
    return ("Không gửi", "") if delivery.state == "left" else ("Chờ gửi thư", "")


def _now(days: int) -> str:
    """Return how far the deadline of an open alert is today."""
    if days == 0:
        return "hôm nay là ngày cuối"
    return f"đã quá hạn {words.number(days)} ngày" if days > 0 else f"còn {words.number(-days)} ngày"


def _then(days: int) -> str:
    """Return how far the deadline was on the day an alert was raised."""
    if days == 0:
        return "đã báo trong ngày đến hạn"
    return f"đã báo khi quá hạn {words.number(days)} ngày" if days > 0 else f"đã báo trước {words.number(-days)} ngày"
