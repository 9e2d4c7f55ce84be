"""The plan of a year's audits as a paper: what it lists, what falls due without a plan, its files."""

from nicegui import ui

from inventory.organisation.access import Act
from isms.papers.audits import planning
from isms.papers.audits.planning import PlanPage
from isms.papers.beside_dossier.security_plan import CODE as SECURITY_PLAN
from isms.papers.catalogue import PAPERS
from isms.ui.lists import pager
from isms.ui.lists.system_rows_shown import STYLES
from isms.ui.parts import data_tables, layout
from isms.ui.parts.paper_links import contradictions, missing_places, named_links, paper_links
from isms.ui.parts.places import path_of
from isms.ui.shell.visit import Pages, Visit

CODE, PATH = "audit-plan", "/bao-cao/kiem-tra"
COLUMNS = (
    data_tables.Column("name", "Hệ thống", "two_lines"),
    data_tables.Column("level", "Cấp độ"),
    data_tables.Column("due", "Hạn"),
    data_tables.Column("day", "Ngày dự kiến"),
    data_tables.Column("who", "Loại; bên kiểm tra, đánh giá"),
)


def register(pages: Pages) -> None:
    """Add /bao-cao/kiem-tra?nam=2027."""

    @pages.page(PATH, title="Kế hoạch kiểm tra năm")
    async def audit_plan(visit: Visit, nam: str = "", trang: int = 1) -> None:
        ui.add_head_html(STYLES)
        this = visit.today.year
        year = nam if planning.is_year(nam) else str(this)
        page = max(min(trang, 10**6), 1)
        first = pager.first_row(page)
        plan = await visit.read(lambda work: planning.page(work, int(year), first, pager.ROWS))
        purpose = "Điền từ các đợt đã lên kế hoạch và hạn kiểm tra của từng hệ thống. Sửa trong Word nếu cần."
        with layout.head(f"Kế hoạch kiểm tra, đánh giá năm {year}", purpose):
            paper_links(CODE, year, plan.title, numbered=visit.may_for_all(Act.RECORD))
            whole = PAPERS[SECURITY_PLAN].title
            named_links(f"{whole} {year}", SECURITY_PLAN, year, numbered=visit.may_for_all(Act.RECORD))
        with ui.element("nav").classes("line").props('aria-label="Chọn năm"'):
            for each in (this - 1, this, this + 1):
                link = layout.link(f"Năm {each}", f"{PATH}?nam={each}")
                link.props('aria-current="page"' if str(each) == year else "")
        with layout.section("Trước khi in"):
            contradictions(plan.contradictions, plan.number)
            missing_places(plan.missing, visit.actor)
        _listed(visit, plan, year, page)


def _listed(visit: Visit, plan: PlanPage, year: str, page: int) -> None:
    if not plan.total:
        with layout.section():
            text = f"Năm {year} không có hệ thống nào đến hạn và chưa có đợt nào được lên kế hoạch."
            layout.empty("event_note", "Chưa có gì để liệt kê", text)
        return
    with layout.section(flush=True):
        numbered = {str(number): row for number, row in enumerate(plan.rows)}
        cells = [
            row.plain() | {"key": key, "name": data_tables.two_lines(row.name, row.code)}
            for key, row in numbered.items()
        ]
        data_tables.table(COLUMNS, cells, key="key", path=lambda key: path_of(numbered[key].code, "kiem-tra"))
    pager.pager(page, plan.total, lambda there: visit.go(f"{PATH}?nam={year}&trang={there}"))
