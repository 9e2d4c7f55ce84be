"""The ledger of papers: what was printed, when, by whom; narrowed and paged by its address."""

from nicegui import ui

from inventory.work import Work
from isms.ledger import issued
from isms.ledger.issued import Listed
from isms.ledger.paper_tables import IssuedDocument
from isms.papers import catalogue
from isms.ui.lists import narrowing, pager, system_rows_shown
from isms.ui.papers import printed
from isms.ui.papers.ledger_query import PATH, LedgerQuery
from isms.ui.parts import data_tables, layout, words
from isms.ui.parts.forms import Form
from isms.ui.parts.paper_links import FORMAT
from isms.ui.parts.places import VERIFYING
from isms.ui.shell.visit import Pages, Visit

PAPERS = "/bao-cao"
COLUMNS = (
    data_tables.Column("title", "Giấy tờ", "two_lines"),
    data_tables.Column("number", "Số"),
    data_tables.Column("ending", "Tệp"),
    data_tables.Column("at", "In lúc"),
    data_tables.Column("by", "Người in"),
    data_tables.Column("mark", "Mã kiểm chứng"),
    data_tables.Column("state", "Tình trạng", "badge"),
)


def register(pages: Pages) -> None:
    """Add /so-giay-to."""

    @pages.page(PATH, title="Sổ giấy tờ đã in")
    async def ledger(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        query = LedgerQuery.read(ui.context.client.request.query_params)
        found, first = await visit.read(lambda work: _read(work, query))
        purpose = "Mỗi lần in: giấy tờ nào, lúc nào, ai in, từ dữ kiện nào. Tệp tải lại đúng từng byte."
        with layout.head("Sổ giấy tờ đã in", purpose):
            layout.secondary("Kiểm chứng", lambda: visit.go(VERIFYING), icon="qr_code_scanner")
        _filters(visit, query, first)
        _draw(visit, query, found)


def _read(work: Work, query: LedgerQuery) -> tuple[Listed, int]:
    return issued.listed(work, query.trang, pager.ROWS, query.wanted), issued.first_year(work)


def _filters(visit: Visit, query: LedgerQuery, first: int) -> None:
    def change(**parts: str) -> None:
        visit.go(query.but(**parts).path)

    years = {str(year): f"Năm {year}" for year in range(visit.today.year, first - 1, -1)}
    with ui.element("div").classes("filters open"):
        narrowing.drop_downs(query, [("giay", "Giấy tờ", catalogue.titles()), ("nam", "Năm", years)], change)
        code = Form().text("hethong", "Mã hệ thống", query.hethong)
        code.on("change", lambda: change(hethong=(code.value or "").strip()))
    if query.is_narrowed:
        layout.link("Bỏ lọc", PATH)


def _draw(visit: Visit, query: LedgerQuery, found: Listed) -> None:
    if not found.rows:
        with layout.section():
            if query.is_narrowed:
                text = "Hãy bỏ bớt điều kiện lọc."
                layout.empty("search_off", "Không có giấy tờ nào khớp", text, "Bỏ lọc", lambda: visit.go(PATH))
            else:
                text = "Khi in phiếu, biểu mẫu hay báo cáo, mỗi lần in được ghi vào đây cùng dữ kiện và tệp."
                layout.empty(
                    "inventory_2", "Chưa in giấy tờ nào", text, "Mở Báo cáo & biểu mẫu", lambda: visit.go(PAPERS)
                )
        return

    async def again() -> None:
        visit.go(query.path)

    with layout.section(flush=True):
        data_tables.table(
            COLUMNS,
            [_cells(visit, row) for row in found.rows],
            key="id",
            on_open=lambda key: printed.open_printing(visit, int(key), again),
        )
    pager.pager(query.trang, found.total, lambda page: visit.go(query.but(trang=page).path))


def _cells(visit: Visit, row: IssuedDocument) -> dict[str, object]:
    return {
        "id": row.id,
        "title": data_tables.two_lines(row.title, row.subject),
        "number": row.number,
        "ending": FORMAT[row.ending],
        "at": words.instant(row.issued_at),
        "by": visit.named(row.issued_by),
        "mark": row.fingerprint[:16],
        "state": data_tables.badge(*printed.state(row)),
    }
