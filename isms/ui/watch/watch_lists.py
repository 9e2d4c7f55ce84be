"""The lists of the watch: what each is called, how it is read and drawn, and what adds to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui import ui

from inventory.work import Work
from isms.ui.parts import badges, layout, words
from isms.ui.parts.places import path_of
from isms.ui.shell.panel import Panel
from isms.ui.watch import advisory_list, agreements, incident_list, website_list
from schedules.deadlines import websites
from schedules.standing.visible_facts import Page
from schedules.watch import advisories, agreement_list, incidents

Form = Callable[[Panel, str, str], object]


@dataclass(frozen=True, slots=True)
class WatchList:
    """
    A list. `page` reads it over all systems, `of_system` for the page of one, which need not show it.

    `lines` draws what was read, `nothing` stands where there is none. `add`: a button's words and the form it opens.
    """

    title: str
    icon: str
    page: Callable[[Work, int, int], Page[Any]]
    lines: Callable[..., None]
    nothing: str
    of_system: Callable[[Work, str], Sequence[Any]] | None = None
    add: tuple[str, Form] | None = None


def _changes(_desk: Panel, told: list[agreement_list.Changed]) -> None:
    with ui.element("ul").classes("watch"):
        for each in told:
            with ui.element("li").mark(f"change-{each.change.id}"):
                with ui.element("div").classes("say"):
                    layout.link(each.name, path_of(each.code, "van-hanh")).classes("strong")
                    ui.label(each.change.what)
                    ui.label(words.day(each.change.on)).classes("muted small")
                    ui.label("NĐ 331/2026 Đ28.3.b; Đ31.2.c").classes("clause")
                if each.assessed:
                    badges.badge("ok", "Đã đánh giá sau thay đổi")
                else:
                    badges.badge("blocked", "Chưa đánh giá: chưa được đưa vào sử dụng")


_NO_CHANGES = (
    "Chưa có thay đổi lớn nào. Thay đổi được ghi ở thẻ “Thay đổi & vận hành” trên trang của từng hệ thống; thay đổi"
    " lớn phải được đánh giá lại (NĐ 331/2026 Đ28.3.b, Đ31.2.c)."
)
LISTS = {
    "su-co": WatchList(
        "Sự cố",
        "report_problem",
        incidents.page,
        incident_list.listed,
        incident_list.NOTHING,
        incidents.listed,
        ("Ghi sự cố", incident_list.record_form),
    ),
    "canh-bao": WatchList(
        "Cảnh báo & lộ lọt",
        "campaign",
        advisories.page,
        advisory_list.listed,
        advisory_list.NOTHING,
        advisories.listed,
        ("Ghi cảnh báo, lộ lọt", advisory_list.record_form),
    ),
    "website": WatchList(
        "Website",
        "language",
        websites.page,
        website_list.listed,
        website_list.NOTHING,
        websites.listed,
        ("Ghi website", website_list.record_form),
    ),
    "thay-doi": WatchList(
        "Thay đổi lớn", "published_with_changes", agreement_list.major_changes, _changes, _NO_CHANGES
    ),
    "van-ban": WatchList(
        "Ủy quyền & hợp đồng thuê",
        "history_edu",
        agreement_list.page,
        agreements.listed,
        agreements.NOTHING,
        agreement_list.listed,
        ("Ghi văn bản", agreements.record_form),
    ),
}
"""By the tab's name in the address, in the order of the tabs."""
