"""Checks of the figures: what is stored and counted for speed against the dated facts. Each reads them all."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlmodel import col, select

from inventory.organisation.access import visible_systems
from inventory.register_tables import System
from inventory.work import Work
from isms.xray.check_findings import Found
from schedules.cadence.cadence import Standing
from schedules.standing import counting, derived
from schedules.standing.listing import Filter

_NUMBERS = {
    **{f"Cấp độ {level}": Filter(level=level) for level in range(1, 6)},
    "Chưa có quyết định cấp độ": Filter(decided=False),
    Standing.ON_TIME.label: Filter(standing=Standing.ON_TIME),
    Standing.DUE_SOON.label: Filter(standing=Standing.DUE_SOON),
    Standing.OVERDUE.label: Filter(standing=Standing.OVERDUE),
    Standing.NEVER_AUDITED.label: Filter(standing=Standing.NEVER_AUDITED),
    "Được đưa vào sử dụng": Filter(use="in_use"),
    "Vận hành khi chưa đủ điều kiện": Filter(use="violation"),
    "Bị chặn": Filter(use="blocked"),
    "Phương án đã triển khai đầy đủ": Filter(implemented=True),
}
COLUMNS = {
    "level": "cấp độ",
    "regime": "chế độ pháp lý",
    "audit_due_on": "hạn kiểm tra",
    "act_by": "hạn phải làm",
    "cleared_until": "đủ điều kiện đến hết ngày",
    "in_use": "được đưa vào sử dụng",
    "operating": "đang vận hành",
    "retired_on": "ngừng sử dụng từ ngày",
    "next_alert_on": "ngày nhắc tiếp theo",
    "transition_due_on": "hạn chuyển tiếp",
    "search_text": "chữ để tìm",
    "sort_key": "khóa sắp xếp",
    derived.PERIODS: "tình trạng theo ngày",
}


def figures_drift(work: Work, only: Collection[int] | None = None) -> Iterator[Found]:
    """A stored column of a visible system differs from what its facts give; `only`: of these systems."""
    differing = list(derived.drift(work, only))
    codes = {each.code for each in differing}
    visible = visible_systems(select(System.code, System.name).where(col(System.code).in_(codes)), work.actor)
    names = {code: name for code, name in work.session.execute(visible)}
    for each in differing:
        if each.code in names:
            details = {"column": COLUMNS[each.column], "stored": _text(each.stored), "computed": _text(each.computed)}
            yield Found(each.code, names[each.code], details)


def figures_do_not_add_up(work: Work, only: Collection[int] | None = None) -> Iterator[Found]:
    """A number of the reports, counted from the columns, differs from the count of the facts; `only`: of these."""
    counted = counting.tally(work, _NUMBERS, only)
    recounted = counting.tally_on(work, _NUMBERS, work.today, only)
    pairs = {name: (number, recounted.found[name]) for name, number in counted.found.items()}
    pairs["Hệ thống trong sổ"] = (counted.total, recounted.total)
    for name, (number, again) in pairs.items():
        if number != again:
            yield Found("", name, {"counted": number, "recounted": again})


def _text(value: Any) -> str:
    if value is None:
        return "trống"
    if isinstance(value, bool):
        return "có" if value else "không"
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value)
