"""The tab of the past: every record, voided ones too, and what the trail says of the system."""

from collections.abc import Iterator, Sequence
from typing import Any

from nicegui import ui

from isms import history
from isms.trail import TrailEntry
from isms.ui import words
from isms.ui.parts import layout
from isms.ui.system import records
from isms.ui.system.place import Place

_MOST = 200
_WHAT = {
    "classification": "xác định cấp độ",
    "dossier": "bước hồ sơ",
    "dossier_component": "thành phần hồ sơ",
    "decision": "quyết định phê duyệt cấp độ",
    "regulation": "Quy chế",
    "plan_state": "mức triển khai phương án",
    "audit": "kết luận kiểm tra, đánh giá",
    "change": "thay đổi",
    "incident": "sự cố",
    "incident_step": "báo cáo sự cố",
    "advisory": "cảnh báo, lộ lọt",
    "resolution": "kết quả xử lý",
    "agreement": "ủy quyền, hợp đồng thuê",
    "website": "website",
    "website_review": "rà soát website",
    "operation": "tình trạng vận hành",
    "permission": "phép sử dụng",
    "evidence": "tài liệu",
}
_DONE = {
    "system.registered": "Ghi hệ thống vào sổ",
    "system.edited": "Sửa thông tin",
    "system.withdrawn": "Rút phép sử dụng vì không còn đủ điều kiện",
    "document.printed": "In phiếu kiểm tra",
}
_FIELD = {
    "name": "tên",
    "purpose": "mục đích",
    "owner": "chủ quản",
    "operator": "đơn vị vận hành",
    "responsibility": "trách nhiệm",
    "registered_on": "ngày ghi sổ",
    "unit_id": "đơn vị giữ hồ sơ",
    "units": "đơn vị sử dụng, phối hợp",
    "suggestion": "gợi ý",
}


async def build(place: Place) -> None:
    """Draw the tab."""
    facts, entries = await place.visit.read(
        lambda work: (history.of_every_kind(work, place.code), history.trail(work, place.code, _MOST))
    )
    with layout.section("Mọi bản ghi, mới nhập trước"):
        records.listed(place, facts, with_subject=True)
    with layout.section("Nhật ký"):
        layout.text("p", "Ai đã làm gì, lúc nào. Nhật ký không sửa, không xóa được.").classes("muted")
        if len(entries) == _MOST:
            layout.text("p", f"Chỉ hiện {_MOST} mục mới nhất.").classes("muted small")
        with ui.element("ul").classes("records"):
            for entry in entries:
                _entry(entry)


def _entry(entry: TrailEntry) -> None:
    with ui.element("li"):
        ui.label(words.instant(entry.at)).classes("day").style("width: 128px")
        with ui.element("div").classes("say"):
            ui.label(_action(entry.action)).classes("strong")
            said = "; ".join(_changes(entry))
            if said:
                ui.label(said)
            ui.label(f"{entry.actor} · mục {words.number(entry.id)}").classes("muted small")


def _action(action: str) -> str:
    kind, _, verb = action.partition(".")
    if kind in _WHAT and verb in ("recorded", "voided"):
        return f"{'Ghi' if verb == 'recorded' else 'Hủy'} {_WHAT[kind]}"
    return _DONE.get(action, action)


def _changes(entry: TrailEntry) -> Iterator[str]:
    """Yield what was changed in an edit, and why something was voided."""
    detail: dict[str, Any] = entry.detail
    if entry.action == "system.edited":
        for name, change in detail.items():
            yield f"{_FIELD.get(name, name)}{_from_to(change)}"
    elif entry.action.endswith((".voided", ".withdrawn")) and detail.get("reason"):
        yield f"Lý do: {words.why_withdrawn(detail['reason'])}"


def _from_to(change: Any) -> str:
    if isinstance(change, Sequence) and not isinstance(change, str) and len(change) == 2:
        old, new = (value if isinstance(value, str) and value else "trống" for value in change)
        return f": từ “{old}” thành “{new}”"
    return ""
