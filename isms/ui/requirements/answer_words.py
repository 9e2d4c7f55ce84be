"""Words and badges of answers to requirements: the filters, where a requirement stands, what answers it."""

from collections.abc import Callable, Iterator
from datetime import date

from inventory.choices import Implementation
from inventory.law.requirements import Requirement
from inventory.protection.plan_reading import Row
from inventory.records.plan_item import ItemState
from isms.ui.parts import badges, words

Applies = Callable[[Row, date], bool]
FILTERS: dict[str, tuple[str, Applies]] = {
    "": ("Tất cả", lambda row, today: True),
    "con-mo": ("Còn mở", lambda row, today: row.missing),
    "chua-ghi": ("Chưa trả lời", lambda row, today: row.item is None),
    "mot-phan": ("Một phần", lambda row, today: row.state == "partial"),
    "xong": ("Đã xong", lambda row, today: row.done),
    "qua-han": ("Quá hạn", lambda row, today: row.overdue_on(today)),
    "xem-lai": ("Cần xem lại", lambda row, today: row.review),
    "theo-don-vi": ("Theo câu trả lời chung", lambda row, today: row.source == "office"),
    "dau-hoi": ("Cần xem bản gốc", lambda row, today: row.requirement.uncertain and not row.done),
}
"""What the list can be narrowed to, by the code in the address."""
_BADGE = {
    "none": ("soon", "pending"),
    "partial": ("soon", "timelapse"),
    "full": ("ok", "check_circle"),
    "equivalent": ("ok", "published_with_changes"),
    "not_applicable": ("neutral", "do_not_disturb_on"),
}
_GROUP = {
    Implementation.FULL: ("ok", "Đã xong"),
    Implementation.PARTIAL: ("soon", "Một phần"),
    Implementation.NONE: ("soon", "Chưa triển khai"),
}


def placed(requirement: Requirement) -> Iterator[str]:
    """Yield where a requirement stands, how often it is done again, and how the levels differ."""
    yield requirement.clause if requirement.code in requirement.clause else f"{requirement.code} · {requirement.clause}"
    if requirement.months:
        yield "hằng tháng" if requirement.months == 1 else f"{requirement.months} tháng một lần"
    if requirement.detail:
        yield requirement.detail


def told(row: Row, today: date) -> Iterator[str]:
    """Yield what answers a requirement, besides how far it is met."""
    item = row.item
    if row.source == "office":
        yield f"Theo câu trả lời chung của {row.unit}"
    if row.source == "group":
        yield "Theo câu trả lời trước đây của cả nhóm"
    if item is None:
        return
    yield item.responsible
    if item.due_on:
        yield f"hạn {words.day(item.due_on)}" + ("" if row.done else f" ({words.how_far(item.due_on, today)})")
    if item.evidence:
        yield f"bằng chứng: {item.evidence}"
    if item.verified_by:
        yield f"xác minh: {item.verified_by}" + (f", {words.day(item.verified_on)}" if item.verified_on else "")
    yield item.note


def row_badges(row: Row, today: date) -> None:
    """Show how a requirement stands."""
    if row.overdue_on(today) and row.item and row.item.due_on:
        badges.badge("overdue", words.how_far(row.item.due_on, today).capitalize())
    if row.review:
        badges.badge("soon", "Cần xem lại: trả lời ở cấp độ khác", "history")
    if row.requirement.uncertain and not row.done:
        badges.badge("neutral", "Cần xem bản gốc", "help_outline")
    kind, icon = _BADGE[row.state]
    if row.item is None:
        badges.badge("neutral", "Chưa trả lời", "radio_button_unchecked")
    else:
        badges.badge(kind, ItemState.word(row.state), icon)


def group_badge(found: Implementation | None) -> None:
    """Show how far a group is met by its rows; nothing while none is answered."""
    if found is not None:
        badges.badge(*_GROUP[found])
