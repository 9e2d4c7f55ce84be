"""The numbers of the first page: each counts a list, and leads to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from nicegui import ui

from isms.papers.composition.paper_words import percent
from isms.ui.lists.system_query import SystemQuery
from isms.ui.parts import layout, words
from schedules.plans import indicators
from schedules.plans.indicators import Indicator
from schedules.standing.listing import Filter

OURS = SystemQuery(vai="cua-minh")
MISSING = {
    "decided": SystemQuery(cap="chua", vai="cua-minh"),
    "implemented": SystemQuery(pa="chua-du", vai="cua-minh"),
    "audited": SystemQuery(han="qua-han", vai="cua-minh", xep="han"),
}
MET = {
    "decided": SystemQuery(cap="da-quyet-dinh", vai="cua-minh"),
    "implemented": SystemQuery(pa="du", vai="cua-minh"),
    "audited": SystemQuery(han="con-han", vai="cua-minh", xep="han"),
}
"""The lists of what misses each aim of the plans, and of what meets it."""
_AIM = {
    "decided": ("Đã có quyết định cấp độ", "Chưa có quyết định", "lock_open"),
    "implemented": ("Phương án triển khai đầy đủ theo hồ sơ được phê duyệt", "Chưa đầy đủ", "shield"),
    "audited": ("Đã kiểm tra, đánh giá đúng hạn", "Quá hạn hoặc chưa từng", "event_busy"),
}


@dataclass(frozen=True, slots=True)
class Counter:
    """What a number counts, its list, and how it looks unless it is nought. `of_all`: show the total beside it."""

    said: str
    beneath: str
    view: SystemQuery
    kind: str
    icon: str
    of_all: bool = False


CONFIRMED = SystemQuery(vai="da-xac-nhan")
UNCONFIRMED = SystemQuery(vai="chua-xac-nhan")
"""What nobody has confirmed the office to answer for is accused of nothing: it is counted beside."""
VIOLATING = CONFIRMED.but(dung="trai-nguyen-tac")
OVERDUE = CONFIRMED.but(han="qua-han", xep="han")
DUE_SOON = CONFIRMED.but(han="90", xep="han")
TO_DO = CONFIRMED.but(dung="can-lam")
IN_USE = SystemQuery(dung="duoc-dung")
COUNTERS = (
    Counter("Cần làm", "hệ thống còn việc cần làm", TO_DO, "stopped", "assignment"),
    Counter("Quá hạn", "kiểm tra, kể cả chưa từng kiểm tra", OVERDUE, "bad", "event_busy"),
    Counter("Sắp đến hạn", "kiểm tra trong 90 ngày tới", DUE_SOON, "watch", "schedule"),
    Counter("Được sử dụng", "trên tổng số hệ thống trong sổ", IN_USE, "good", "check_circle", of_all=True),
)
_DECIDED = CONFIRMED.but(cap="da-quyet-dinh")
GROUPS = {
    "lost": _DECIDED.but(dung="trai-nguyen-tac", han="con-han"),
    "conditions": SystemQuery(han="dieu-kien"),
    "late": _DECIDED.but(han="tre-han", xep="han"),
    "never": _DECIDED.but(han="chua-kiem-tra"),
    "undecided": CONFIRMED.but(cap="chua"),
    "soon": _DECIDED.but(han="90", xep="han"),
}
"""The systems about which something is to be done, by what comes first: together those of `TO_DO`, all of one list."""
Asked = SystemQuery | indicators.Asked


def filters() -> dict[Asked, Filter]:
    """Return what must be counted for the page."""
    views = (*(counter.view for counter in COUNTERS), *GROUPS.values(), VIOLATING, UNCONFIRMED)
    return {view: view.filter for view in views} | indicators.filters()


def show_counters(found: Mapping[Asked, int], total: int, ngay: str) -> None:
    """Show the counters. `ngay`: the day as the address names it, empty for today."""
    with ui.element("div").classes("counters"):
        for counter in COUNTERS:
            number = found[counter.view]
            with _link(counter.view, ngay, f"counter {counter.kind if number else ''}").mark(counter.said):
                with ui.element("div").classes("figure"):
                    ui.label(words.number(number) + (f"/{words.number(total)}" if counter.of_all else ""))
                    if number and counter.icon:
                        ui.icon(counter.icon).props('aria-hidden="true"')
                ui.label(counter.said).classes("said")
                ui.label(counter.beneath).classes("muted small")


def show_indicators(found: Mapping[Asked, int], ngay: str) -> None:
    """Show the indicators of the plans as progress towards 100%, with who misses them."""
    numbers = {asked: number for asked, number in found.items() if not isinstance(asked, SystemQuery)}
    with layout.section("Chỉ tiêu 100% của hai kế hoạch"):
        text = (
            "Tính trên các hệ thống cơ quan làm chủ quản hoặc được giao vận hành; hệ thống chỉ sử dụng tính riêng. "
            "KH CĐS 2025: Kế hoạch chuyển đổi số năm 2025 của Sở. KH DTI 2026: Kế hoạch nâng cao chỉ số DTI năm 2026."
        )
        layout.text("p", text).classes("muted small")
        with ui.element("div").classes("aims"):
            for indicator in indicators.indicators(numbers):
                _aim(indicator, ngay)


def _aim(indicator: Indicator, ngay: str) -> None:
    said, missing, icon = _AIM[indicator.aim.code]
    done = indicator.met == indicator.of
    with ui.element("div").classes("aim met" if done else "aim").mark(f"aim-{indicator.aim.code}"):
        layout.text("h3", said)
        with ui.element("div").classes("figure"):
            ui.label("–" if indicator.share is None else percent(indicator.share))
            with ui.element("div").classes("of"):
                _number(indicator.met, MET[indicator.aim.code], ngay, said)
                ui.label("trên")
                _number(indicator.of, OURS, ngay, "Cơ quan làm chủ quản hoặc vận hành")
                ui.label("hệ thống")
        with ui.element("div").classes("meter").props('aria-hidden="true"'):
            ui.element("div").style(f"width: {100 * indicator.met // indicator.of if indicator.of else 0}%")
        if indicator.missing:
            with _link(MISSING[indicator.aim.code], ngay, "misses"):
                ui.icon(icon).props('aria-hidden="true"')
                ui.label(f"{missing}: {words.number(indicator.missing)} hệ thống")
        elif indicator.of:
            with ui.element("div").classes("reached"):
                ui.icon("check_circle").props('aria-hidden="true"')
                ui.label("Đạt chỉ tiêu 100%")
        ui.label(_beside(indicator)).classes("muted small")
        ui.label(indicator.aim.clause).classes("clause")


def _number(number: int, view: SystemQuery, ngay: str, said: str) -> None:
    link = layout.link(words.number(number), view.but(ngay=ngay).path)
    link.props(f'aria-label="{said}: {words.number(number)} hệ thống"')


def _beside(indicator: Indicator) -> str:
    """Return what is not in the share: the systems only used, and those whose role nobody has confirmed."""
    unconfirmed = indicator.unconfirmed
    left_out = f" Chưa tính {words.number(unconfirmed)} hệ thống chưa xác nhận vai trò." if unconfirmed else ""
    return _used(indicator) + left_out


def _used(indicator: Indicator) -> str:
    if not indicator.used_of:
        return "Không có hệ thống chỉ sử dụng."
    if indicator.used_met is None:
        return f"{words.number(indicator.used_of)} hệ thống chỉ sử dụng: phương án do chủ quản của hệ thống thực hiện."
    return f"Hệ thống chỉ sử dụng: {words.number(indicator.used_met)}/{words.number(indicator.used_of)}."


def _link(view: SystemQuery, ngay: str, classes: str) -> ui.link:
    return ui.link(target=view.but(ngay=ngay).path).classes(classes)
