"""An alert in words: what it is about, and how each person was told."""

from collections.abc import Iterator
from typing import Any

from isms.ui.parts import data_tables, words
from schedules.alerts.alert_list import Delivery, Raised

STATE = {"new": "Mới", "acknowledged": "Đã xem", "snoozed": "Đang tạm hoãn"}


COLUMNS = (
    data_tables.Column("name", "Hệ thống", "two_lines", below="Mã"),
    data_tables.Column("kind", "Loại"),
    data_tables.Column("about", "Nội dung"),
    data_tables.Column("base", "Hạn, hoặc ngày làm mốc"),
    data_tables.Column("raised", "Báo lúc"),
    data_tables.Column("settled", "Tình trạng"),
    data_tables.Column("state", "Trạng thái xem"),
    data_tables.Column("told", "Thư báo"),
)


def cells(alert: Raised) -> dict[str, Any]:
    """Return an alert as a row of a file."""
    return {
        "name": data_tables.two_lines(alert.name, alert.code),
        "kind": alert.badge[1],
        "about": alert.sentence,
        "base": words.day(alert.case.base),
        "raised": words.instant(alert.raised_at),
        "settled": _stands(alert),
        "state": STATE[alert.state],
        "told": "; ".join(text for text, _ in recipients_text(alert)),
    }


def _stands(alert: Raised) -> str:
    if alert.settled:
        return "Đã xử lý"
    return "Chưa xử lý; vận hành khi chưa đủ điều kiện" if alert.violation else "Chưa xử lý"


def recipients_text(alert: Raised) -> Iterator[tuple[str, str]]:
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
