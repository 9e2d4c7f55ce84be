"""The plan of a year's audits as a paper: what it lists, what falls due without a plan, its files."""

from nicegui import ui

from isms.documents.audits import planning
from isms.ui.parts import layout
from isms.ui.parts.paper_links import mind, paper_links
from isms.ui.visit import Pages, Visit

CODE = "audit-plan"


def register(pages: Pages) -> None:
    """Add /bao-cao/kiem-tra?nam=2027."""

    @pages.page("/bao-cao/kiem-tra", title="Kế hoạch kiểm tra năm")
    async def audit_plan(visit: Visit, nam: str = "") -> None:
        this = visit.today.year
        year = nam if nam.isascii() and nam.isdigit() and len(nam) == 4 else str(this)
        paper = await visit.read(lambda work: planning.plan(work, year))
        purpose = "Điền từ các đợt đã lên kế hoạch và hạn kiểm tra của từng hệ thống. Sửa trong Word nếu cần."
        with layout.head(f"Kế hoạch kiểm tra, đánh giá năm {year}", purpose):
            paper_links(CODE, year, paper.title)
        with ui.element("nav").classes("line").props('aria-label="Chọn năm"'):
            for each in (this - 1, this, this + 1):
                layout.link(f"Năm {each}", f"/bao-cao/kiem-tra?nam={each}").props(
                    'aria-current="page"' if str(each) == year else ""
                )
        with layout.section("Trước khi in"):
            mind(paper)
        rows = list(paper.places["rows"]) if isinstance(paper.places["rows"], list) else []
        with layout.section(f"Danh sách ({len(rows)})"):
            if not rows:
                layout.text("p", f"Năm {year} không có hệ thống nào đến hạn và chưa có đợt nào được lên kế hoạch.")
            with ui.element("ul").classes("records"):
                for row in rows:
                    with ui.element("li"):
                        ui.label(row["day"]).classes("day")
                        with ui.element("div").classes("say"):
                            ui.label(row["name"]).classes("strong")
                            ui.label(f"Cấp độ {row['level']} · hạn {row['due']} · {row['who']}")
