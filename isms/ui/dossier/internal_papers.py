"""The office's own papers around a dossier, in the order in which they are needed, each with what it is for."""

from nicegui import ui

from inventory.organisation.access import Act
from isms.papers.beside_dossier import appointing, exercise_minutes, machine_room, regulating, submitting
from isms.papers.catalogue import PAPERS
from isms.ui.facts.place import Place
from isms.ui.parts import layout
from isms.ui.parts.paper_links import paper_links

_OFFICIAL = "Văn bản gửi đi theo trình tự của Nghị định là Mẫu số {} khi mục trên có mẫu ấy."
OFFERED: tuple[tuple[str, str], ...] = (
    (appointing.OPERATOR, "Chủ quản giao ai vận hành, đơn vị nào chuyên trách; trách nhiệm của mỗi bên."),
    (regulating.ISSUING, "Ban hành Quy chế; Quy chế phải có trước khi hồ sơ được phê duyệt."),
    (
        regulating.REGULATION,
        "Dự thảo từ yêu cầu của cấp độ và câu trả lời chung của cơ quan; kèm quyết định trên.",
    ),
    (submitting.OPINIONS, f"Hỏi đơn vị chuyên trách, đơn vị liên quan trước khi gửi hồ sơ. {_OFFICIAL.format('03')}"),
    (appointing.COUNCIL, "Chỉ khi đơn vị chuyên trách cũng vận hành hệ thống: Hội đồng thẩm định thay đơn vị ấy."),
    (submitting.PROPOSAL, f"Trình người có thẩm quyền phê duyệt cấp độ. {_OFFICIAL.format('05')}"),
    (machine_room.CODE, "Mang theo khi xem phòng máy: điều kiện của phòng, thiết bị theo sổ."),
    (exercise_minutes.RESTORE, "Ghi khi khôi phục thử bản sao lưu; rồi ghi một lần thực hiện ở Việc định kỳ."),
    (exercise_minutes.DRILL, "Ghi khi diễn tập ứng cứu sự cố; rồi ghi một lần thực hiện ở Việc định kỳ."),
)
"""The codes of the papers, each with its purpose."""


def section(place: Place) -> None:
    """Draw the section."""
    with layout.section("Giấy tờ nội bộ quanh hồ sơ"):
        text = "Lời văn của sổ theo thể thức NĐ 30/2020, điền sẵn từ sổ; chỗ điền tay để dấu chấm, sửa được trong Word."
        layout.text("p", text).classes("muted")
        with ui.element("ul").classes("records"):
            for code, purpose in OFFERED:
                _paper(place, code, purpose)


def _paper(place: Place, code: str, purpose: str) -> None:
    declared = PAPERS[code]
    with ui.element("li").mark(f"internal-{code}"):
        with ui.element("div").classes("say"):
            ui.label(declared.title).classes("strong")
            ui.label(purpose)
        numbered = bool(declared.number_type) and place.may(Act.RECORD) and place.visit.whole
        paper_links(code, place.code, declared.title, numbered=numbered)
