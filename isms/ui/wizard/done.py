"""After a system was entered: its checklist to print, and the next step."""

from urllib.parse import quote

from nicegui import ui

from inventory.errors import Reason
from inventory.work import Work
from isms.systems import dossier_progress
from isms.systems.dossier_progress import Proposal
from isms.ui.facts.place import Shown, path_of, read_system
from isms.ui.parts import badges, layout
from isms.ui.parts.paper_links import printing_link
from isms.ui.parts.places import NEW_SYSTEM
from isms.ui.shell.visit import Visit

_PRINTED = (("pdf", "PDF để in"), ("docx", "Word để sửa"), ("html", "Xem trên màn hình"))


async def build(visit: Visit, code: str) -> None:
    """Draw the page."""
    shown, found = await visit.read(lambda work: _read(work, code))
    about = shown.system
    with layout.head(f"Đã ghi vào sổ: {about.name}", "Còn những việc sau để hệ thống được đưa vào sử dụng."):
        layout.primary("Mở hồ sơ hệ thống", lambda: visit.go(path_of(code))).mark("open-system")
    with ui.element("div").classes("columns"):
        with layout.section("Phiếu kiểm tra thành phần hồ sơ"):
            _checklist(code, found)
        with layout.section("Việc tiếp theo"):
            _next(visit, shown, found)
    with layout.section("Vì sao chưa được đưa vào sử dụng"):
        layout.reasons([Reason(each.code, each.clause, each.remedy) for each in shown.state.clearance.blockers])


def _read(work: Work, code: str) -> tuple[Shown, Proposal]:
    return read_system(work, code), dossier_progress.proposal(work, code)


def _checklist(code: str, found: Proposal) -> None:
    with ui.element("div").classes("line"):
        badges.badge(
            "neutral", f"Đề xuất cấp độ {found.level}" if found.level else "Chưa đề xuất cấp độ", icon="layers"
        )
    if found.level is None:
        layout.text("p", "Chưa có cấp độ: phiếu mới liệt kê các thành phần chung cho mọi cấp độ.").classes("muted")
    else:
        layout.text("p", f"Phiếu liệt kê {len(found.parts)} thành phần mà hồ sơ phải có.").classes("muted")
    with ui.element("div").classes("line"):
        for ending, name in _PRINTED:
            address = f"/in/phieu-kiem-tra/{quote(code, safe='')}.{ending}"
            link = ui.link if ending == "html" else printing_link
            link(name, address, new_tab=ending != "docx").classes("button").mark(f"print-{ending}")


def _next(visit: Visit, shown: Shown, found: Proposal) -> None:
    code, used = shown.system.code, shown.system.responsibility == "used"
    if found.level is None and not used:
        layout.text("p", "Hỏi người có thẩm quyền về cấp độ, rồi trả lời lại các câu hỏi hoặc ghi bước hồ sơ.")
        layout.secondary("Mở thẻ Cấp độ", lambda: visit.go(path_of(code, "cap-do")), icon="layers")
    elif not used:
        layout.text("p", "Lập hồ sơ đề xuất cấp độ, đánh dấu từng thành phần khi đã có.")
        layout.secondary("Mở thẻ Hồ sơ", lambda: visit.go(path_of(code, "ho-so")), icon="folder_open")
    layout.text("p", _approved(used)).classes("muted")
    layout.secondary("Nhập quyết định đã có", lambda: visit.go(path_of(code, "quyet-dinh")), icon="gavel")
    layout.quiet("Thêm hệ thống khác", lambda: visit.go(NEW_SYSTEM), icon="add").mark("another")


def _approved(used: bool) -> str:
    if used:
        return "Xin chủ quản số quyết định phê duyệt cấp độ và kết luận kiểm tra, rồi nhập vào sổ."
    return (
        "Hệ thống đã được phê duyệt cấp độ từ trước, kể cả theo NĐ 85/2016? Nhập quyết định cũ theo đúng quy định"
        " ghi trên đó; cấp độ đã phê duyệt được giữ nguyên (Luật An ninh mạng 116/2025/QH15 Đ45.1)."
    )
