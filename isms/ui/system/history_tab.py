"""The tab of the past: who did what, when, and what was before; filtered by kind, page by page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from nicegui import ui

from inventory.organisation import units
from inventory.register_tables import DatedFact
from isms.exchange.undo.undo_obstacles import UNDONE
from isms.papers import catalogue
from isms.platform.trail import TrailEntry
from isms.systems import system_history
from isms.ui.facts import differences, fact_list, sentences
from isms.ui.facts.place import Place, path_of
from isms.ui.lists.pager import first_row, last_page, pager
from isms.ui.parts import layout, words
from isms.ui.parts.paper_links import FORMAT
from isms.workspace import timeline
from isms.workspace.timeline import Event, Recorded

ROWS = 25
TAB = "lich-su"


def _declared(*tabs: str) -> frozenset[str]:
    """Return the declared kinds of record that are found under these tabs of the page."""
    found = system_history.TABLES.items()
    return frozenset(name for name, kind in found if (kind.declaration.group or kind.declaration.tab) in tabs)


KINDS: dict[str, tuple[str, frozenset[str]]] = {
    "": ("Tất cả", frozenset()),
    "thong-tin": ("Thông tin, in ấn", frozenset({timeline.REGISTER}) | _declared("thong-tin")),
    "cap-do": ("Cấp độ, hồ sơ", _declared("cap-do", "ho-so")),
    "quyet-dinh": ("Quyết định, Quy chế", _declared("quyet-dinh")),
    "phuong-an": ("Phương án", _declared("phuong-an")),
    "kiem-tra": ("Kiểm tra, đánh giá", _declared("kiem-tra")),
    "van-hanh": ("Vận hành, cho phép sử dụng", _declared("van-hanh")),
    "theo-doi": ("Sự cố, cảnh báo, website", _declared("theo-doi")),
    "tai-lieu": ("Tài liệu", _declared("tai-lieu")),
    "khac": ("Việc khác", frozenset()),
}
_NAMED = frozenset().union(*(tables for _, tables in KINDS.values()))
_WHAT = {
    **{name: kind.declaration.called or kind.declaration.title.lower() for name, kind in system_history.TABLES.items()},
    "system": "hủy hệ thống ghi nhầm",
}
_VERB = {
    "recorded": "Ghi",
    "voided": "Hủy",
    "proposed": "Đề nghị (chờ người thứ hai)",
    "confirmed": "Xác nhận",
    "refused": "Từ chối",
}
DONE = {
    "system.registered": "Ghi hệ thống vào sổ",
    "system.edited": "Sửa thông tin",
    "system.voided": "Hủy hệ thống ghi nhầm",
    UNDONE: "Khôi phục thông tin khi lấy lại một lần nhập",
    "system.withdrawn": "Thu hồi cho phép sử dụng vì không còn đủ điều kiện",
    "document.printed": "In",
    "document.voided": "Hủy bản in",
    "document.signed": "Ký số",
    "dossier.packed": "Đóng gói hồ sơ đề xuất cấp độ",
    "alert.acknowledged": "Đánh dấu đã xem cảnh báo",
    "alert.snoozed": "Tạm hoãn nhắc",
    "alert.woken": "Nhắc lại ngay",
}
UNKNOWN = "Việc khác về hệ thống"
"""What an entry of the trail is called that this program has no words for, as one of a later version."""


async def build(place: Place) -> None:
    """Draw the tab."""
    events, tree = await place.visit.read(lambda work: (timeline.timeline(work, place.code), units.tree(work)))
    names = {unit.id: unit.name for unit in tree}
    asked = place.asked
    kind = asked.get("loai", "") if asked.get("loai", "") in KINDS else ""
    page = int(asked["trang"]) if asked.get("trang", "").isdigit() else 1
    with layout.section():
        layout.heading("Lịch sử", "nhat-ky")
        layout.text("p", "Ai đã làm gì, lúc nào, trước đó là gì. Không ai sửa, xóa được lịch sử này.").classes("muted")
        shown = ui.element("div").classes("stack apart")

    def show(kind: str, page: int) -> None:
        wanted = [event for event in events if _is_of(event, kind)]
        page = min(max(page, 1), last_page(len(wanted), ROWS))
        place.asked = {"loai": kind, "trang": str(page)}
        extra = (f"&loai={kind}" if kind else "") + (f"&trang={page}" if page > 1 else "")
        place.root.client.run_javascript(f"history.replaceState(null, '', '{path_of(place.code, TAB)}{extra}')")
        shown.clear()
        with shown:
            _filter(events, kind, show)
            if not wanted:
                layout.text("p", "Chưa có gì thuộc loại này.").classes("muted")
            first = first_row(page, ROWS)
            with ui.element("ul").classes("records").mark("events"):
                for event in wanted[first : first + ROWS]:
                    _event(place, event, names)
            pager(page, len(wanted), lambda to: show(kind, to), ROWS)

    show(kind, page)


def _is_of(event: Event, kind: str) -> bool:
    if kind == "khac":
        return event.kind not in _NAMED
    return not kind or event.kind in KINDS[kind][1]


def _filter(events: Sequence[Event], chosen: str, show: Callable[[str, int], None]) -> None:
    with ui.element("div").classes("line").props('role=group aria-label="Lọc theo loại việc"'):
        for kind, (label, _) in KINDS.items():
            count = sum(_is_of(event, kind) for event in events)
            if count or kind == chosen:
                text = f"{label} ({words.number(count)})"
                button = layout.secondary if kind == chosen else layout.quiet
                made = button(text, lambda kind=kind: show(kind, 1)).mark(f"kind-{kind or 'all'}")
                made.props(f"aria-pressed={'true' if kind == chosen else 'false'}")


def _event(place: Place, event: Event, names: Mapping[int, str]) -> None:
    with ui.element("li"):
        ui.label(words.instant(event.at)).classes("day").style("width: 128px")
        with ui.element("div").classes("say"):
            if event.entry:
                _entry(event, names, place.code)
            elif event.voided:
                ui.label(f"Hủy {_WHAT.get(event.kind, 'bản ghi')}").classes("strong")
                _struck(event.voided)
                ui.label(f"Lý do: {event.voided.void_reason}")
            else:
                _recorded(place, event)
            ui.label(place.visit.by(event.by)).classes("muted small")
        if len(event.recorded) == 1:
            fact_list.voiding(place, event.recorded[0].fact)


def _recorded(place: Place, event: Event) -> None:
    if len(event.recorded) == 1:
        each = event.recorded[0]
        ui.label(f"Ghi {_WHAT.get(event.kind, 'bản ghi')}").classes("strong")
        _struck(each.fact) if each.fact.voided_at else _record(each)
        return
    ui.label(f"Ghi {len(event.recorded)} {_WHAT.get(event.kind, 'bản ghi')}").classes("strong")
    with ui.expansion("Xem từng bản ghi"), ui.element("ul").classes("records"):
        for each in event.recorded:
            with ui.element("li"):
                with ui.element("div").classes("say"):
                    _struck(each.fact) if each.fact.voided_at else _record(each)
                fact_list.voiding(place, each.fact)


def _record(each: Recorded) -> None:
    ui.label(sentences.headline(each.fact))
    ui.label(beneath(each.fact)).classes("muted")
    if each.before:
        _changes(differences.of_facts(each.before, each.fact))


def beneath(fact: DatedFact) -> str:
    """Return from which day a record counts, and what else it says."""
    return " · ".join(filter(None, (f"Ngày {words.day(fact.day)}", sentences.details(fact))))


def _struck(fact: DatedFact) -> None:
    ui.label(sentences.headline(fact)).style("text-decoration: line-through").classes("muted")


def _changes(changes: Sequence[differences.Difference]) -> None:
    if not changes:
        return
    with ui.element("dl").classes("changes small"):
        for name, was, will in changes:
            layout.text("dt", name)
            with ui.element("dd"):
                if was:
                    ui.label(was).classes("was")
                    ui.icon("arrow_forward").props('role=img aria-label="đổi thành"')
                ui.label(will)


def _entry(event: Event, names: Mapping[int, str], code: str) -> None:
    entry = event.entry
    if entry is None:
        return
    ui.label(action(entry)).classes("strong")
    if entry.action == UNDONE:
        _changes(list(differences.of_edit(timeline.restored(entry)[code], names)))
    elif entry.action == "system.edited":
        _changes(list(differences.of_edit(entry.detail, names)))
    elif entry.detail.get("reason"):
        ui.label(f"Lý do: {words.why_withdrawn(str(entry.detail['reason']))}")


def action(entry: TrailEntry) -> str:
    """Return what an entry of the trail tells of, in one line; a paper by its name and number."""
    kind, _, verb = entry.action.partition(".")
    if entry.action not in DONE and kind in _WHAT and verb in _VERB:
        return f"{_VERB[verb]} {_WHAT[kind]}"
    done = DONE.get(entry.action, UNKNOWN)
    if kind == "document":
        number, form = entry.detail.get("number"), FORMAT.get(str(entry.detail.get("form")), "")
        paper = catalogue.name_of(str(entry.detail.get("document")))
        return f"{done} {paper}" + (f", số {number}" if number else "") + (f" ({form})" if form else "")
    if entry.action == "alert.snoozed" and entry.detail.get("until"):
        return f"{done} đến ngày {words.day(date.fromisoformat(str(entry.detail['until'])))}"
    return done
