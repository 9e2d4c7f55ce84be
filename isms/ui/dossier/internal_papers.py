"""The office's own papers around a dossier, in the order in which they are needed, each with what it is for."""

from nicegui import ui

from inventory.organisation.access import Act
from isms.papers.beside_dossier import submitting
from isms.papers.catalogue import PAPERS
from isms.ui.facts.place import Place
from isms.ui.parts import layout
from isms.ui.parts.paper_links import paper_links

_OFFICIAL = "Văn bản gửi đi theo trình tự của Nghị định là Mẫu số {} khi mục trên có mẫu ấy."
OFFERED: tuple[tuple[str, str], ...] = (
    (submitting.OPINIONS, f"Hỏi đơn vị chuyên trách, đơn vị liên quan trước khi gửi hồ sơ. {_OFFICIAL.format('03')}"),
    (submitting.PROPOSAL, f"Trình người có thẩm quyền phê duyệt cấp độ. {_OFFICIAL.format('05')}"),
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
        numbered = bool(declared.number_type) and place.may(Act.RECORD)
        paper_links(code, place.code, declared.title, numbered=numbered)
