"""The office's own papers around a dossier, in the order in which they are needed, each with what it is for."""

from collections.abc import Collection, Mapping
from urllib.parse import quote

from nicegui import ui

from inventory.organisation.access import Act
from inventory.work import Work
from isms.papers import catalogue
from isms.papers.beside_dossier import appointing, exercise_minutes, machine_room, regulating, submitting
from isms.papers.catalogue import PAPERS
from isms.papers.composition.paper import Missing, Paper
from isms.ui.facts.place import Place
from isms.ui.parts import layout
from isms.ui.parts.paper_links import missing_places, paper_links
from isms.ui.parts.places import room_survey

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


def made(work: Work, code: str) -> dict[str, Paper]:
    """Return the papers of a system by their codes, to see what each lacks. Raises NotFound."""
    return {name: catalogue.make(work, name, code) for name, _ in OFFERED}


def section(place: Place, papers: Mapping[str, Paper]) -> None:
    """Draw the section; what a paper lacks, and what is to be minded in it, stands beside its links."""
    with layout.section("Giấy tờ nội bộ quanh hồ sơ"):
        text = "Lời văn của sổ theo thể thức NĐ 30/2020, điền sẵn từ sổ; chỗ điền tay để dấu chấm, sửa được trong Word."
        layout.text("p", text).classes("muted")
        everywhere = _lacking_everywhere(papers.values())
        if everywhere:
            layout.text("p", "Mọi giấy tờ dưới đây còn thiếu:").classes("muted")
            missing_places(everywhere, place.visit.actor)
        with ui.element("ul").classes("records"):
            for code, purpose in OFFERED:
                _paper(place, papers[code], purpose, everywhere)


def _lacking_everywhere(papers: Collection[Paper]) -> list[Missing]:
    first, *others = papers
    return [each for each in first.missing if all(each in other.missing for other in others)]


def _paper(place: Place, paper: Paper, purpose: str, everywhere: Collection[Missing]) -> None:
    declared = PAPERS[paper.code]
    with ui.element("li").mark(f"internal-{paper.code}"):
        with ui.element("div").classes("say"):
            ui.label(declared.title).classes("strong")
            ui.label(purpose)
            if paper.code == machine_room.CODE:
                layout.link("Điền trên điện thoại", room_survey(quote(place.code, safe=""))).mark("room-survey")
            for line in paper.contradictions:
                layout.note("soon", line)
            if own := [each for each in paper.missing if each not in everywhere]:
                missing_places(own, place.visit.actor)
        numbered = bool(declared.number_type) and place.may(Act.RECORD) and place.visit.whole
        paper_links(paper.code, place.code, declared.title, numbered=numbered)
