"""The office's plans: their tasks, what each unit in the lead has reported for a quarter, and the reports to print."""

from dataclasses import replace

from nicegui import ui

from inventory.organisation.access import Act
from isms.papers.plans import reports
from isms.ui.lists import as_of, system_rows_shown
from isms.ui.parts import layout, words
from isms.ui.parts.paper_links import cautions, named_links
from isms.ui.plans import plan_entry, task_lines_of_plan
from isms.ui.plans.plan_page_state import Nothing, Shown, read
from isms.ui.plans.plan_query import PATH, PlanQuery
from isms.ui.shell.panel import STYLES, PageDesk
from isms.ui.shell.visit import Pages, Visit
from schedules.plans import programme_entry
from schedules.plans.quarters import Quarter

_STYLES = '<link rel="stylesheet" href="/tinh/plans.css">'


def register(pages: Pages) -> None:
    """Add /ke-hoach?quy=2026-Q4&kh=DTI-2026&donvi=VP."""

    @pages.page(PATH, title="Kế hoạch & tiến độ")
    async def plans(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES + STYLES + _STYLES)
        await _Page(visit, PlanQuery.read(ui.context.client.request.query_params)).build()


class _Page:
    """One visit: what the address asks for, and how it is drawn anew after each act."""

    body: ui.element

    def __init__(self, visit: Visit, asked: PlanQuery) -> None:
        self.visit, self.asked = visit, asked
        self.desk = PageDesk(visit, self.draw)

    async def build(self) -> None:
        """Draw the page."""
        purpose = "Nhiệm vụ của các kế hoạch, đơn vị nào đã báo cáo gì trong quý; báo cáo quý và năm tự viết từ đó."
        shown = await self.visit.read(lambda work: read(work, self.asked))
        with layout.head("Kế hoạch & tiến độ", purpose):
            as_of.button(self.visit, self.asked.on(self.visit.today), lambda named: self.asked.but(ngay=named).path)
            if shown.whole and self.visit.may(Act.RECORD):
                add = layout.secondary("Thêm kế hoạch", lambda: plan_entry.plan_form(self.desk, None), icon="add")
                add.mark("add-plan")
        self.body = ui.element("div").classes("stack apart w-full")
        self._show(shown)

    async def draw(self) -> None:
        """Draw it anew from the register."""
        self._show(await self.visit.read(lambda work: read(work, self.asked)))

    def _show(self, shown: Shown | Nothing) -> None:
        self.body.clear()
        with self.body:
            if isinstance(shown, Nothing):
                self._begin(shown)
            else:
                self._filters(shown)
                self._quarter(shown)
                self._plan(shown)

    def _begin(self, shown: Nothing) -> None:
        with layout.section():
            if shown.loadable and shown.whole and self.visit.may(Act.RECORD):
                text = (
                    "Kế hoạch chuyển đổi số 2025 và kế hoạch DTI 2026 của Sở có sẵn nguyên văn; hoặc tự thêm kế hoạch."
                )
                layout.empty("checklist", "Chưa có kế hoạch nào", text, "Nạp hai kế hoạch của Sở", self._load)
            else:
                text = "Khi cán bộ an ninh mạng thêm kế hoạch, nhiệm vụ của đơn vị bạn hiện ở đây."
                layout.empty("checklist", "Chưa có kế hoạch nào", text)

    async def _load(self) -> None:
        await self.desk.do(programme_entry.load, said="Đã nạp kế hoạch.")

    def _filters(self, shown: Shown) -> None:
        plan = shown.board.plan.row
        with ui.element("div").classes("plan-filters"):
            self._choice("kh", "Kế hoạch", {each.row.code: each.row.name for each in shown.plans}, plan.code)
            if len(shown.tree) > 1:
                names = {"": "Mọi đơn vị"} | {unit.code: unit.name for unit in shown.tree}
                self._choice("donvi", "Đơn vị", names, self.asked.donvi if self.asked.donvi in names else "")
        with ui.element("nav").classes("line quarters").props('aria-label="Chọn quý"'):
            for number in range(1, 5):
                each = Quarter(plan.year, number)
                link = layout.link(f"Quý {each.roman}/{each.year}", self.asked.but(quy=each.code, kh=plan.code).path)
                if each == shown.quarter:
                    link.classes("chosen").props('aria-current="page"')
            if shown.board.on != self.visit.today:
                as_of.chip(shown.board.on, self.visit.today, self.asked.but(ngay="").path)

    def _choice(self, name: str, label: str, options: dict[str, str], value: str) -> None:
        with ui.element("div").classes("field"):
            heading = layout.text("label", label)
            select = ui.select(options, value=value).props("outlined dense options-dense hide-bottom-space").mark(name)
            heading.props["for"] = select.props["for"] = select.html_id
            changes = {"quy": ""} if name == "kh" else {}
            select.on_value_change(lambda: self.visit.go(self.asked.but(**{name: select.value}, **changes).path))

    def _quarter(self, shown: Shown) -> None:
        board, quarter = shown.board, shown.quarter
        with layout.section():
            layout.text("h2", quarter.title)
            layout.note(*_standing(shown))
            if board.plan.is_quarterly and shown.advised != quarter.due and quarter.due >= board.on:
                text = f"{words.day(quarter.due)} là ngày nghỉ: nên gửi xong trong ngày {words.day(shown.advised)}."
                layout.note("neutral", " ".join((text, "Hạn của kế hoạch giữ nguyên.", *shown.notes)))
            silent: dict[str, list[str]] = {}
            for row, line in board.missing:
                silent.setdefault(line.unit.name, []).append(row.task.row.code)
            if silent:
                with ui.element("ul").classes("plain small"):
                    for name, codes in silent.items():
                        layout.text("li", f"{name}: chưa báo cáo nhiệm vụ {', '.join(codes)}")
            if shown.paper and shown.subject is not None:
                _papers(self.visit, shown, self.asked)

    def _plan(self, shown: Shown) -> None:
        plan, may = shown.board.plan, shown.whole and self.visit.may(Act.RECORD)
        with layout.section():
            with ui.element("div").classes("section-line"):
                layout.text("h2", plan.row.name)
                if may:
                    change = layout.quiet("Sửa kế hoạch", lambda: plan_entry.plan_form(self.desk, plan), icon="edit")
                    change.mark("edit-plan")
            layout.text("p", _reference(shown)).classes("muted small")
            mine = [row for row in shown.board.rows if shown.whole or row.lines]
            if not shown.board.rows:
                layout.text("p", "Đơn vị này không chủ trì nhiệm vụ nào của kế hoạch.").classes("muted")
            elif not mine:
                layout.text("p", "Đơn vị của bạn không chủ trì nhiệm vụ nào của kế hoạch.").classes("muted")
            task_lines_of_plan.tasks(self.desk, shown, mine, self.asked.donvi)
            others = [row for row in shown.board.rows if row not in mine]
            if others:
                task_lines_of_plan.bare(shown, others)
            if may:
                with ui.element("div").classes("line"):
                    add = layout.secondary(
                        "Thêm nhiệm vụ", lambda: plan_entry.task_form(self.desk, shown, None), icon="add"
                    )
                    add.mark("add-task")


def _standing(shown: Shown) -> tuple[str, str]:
    """Return the kind of the banner and in one sentence how the reports of the quarter stand."""
    board, due = shown.board, shown.quarter.due
    if not board.plan.is_quarterly:
        return "neutral", "Kế hoạch này báo cáo khi được yêu cầu, không có hạn theo quý."
    expected, missing = len(board.expected), len(board.missing)
    if not expected:
        return "neutral", "Chưa có đơn vị nào phải báo cáo: hãy chọn đơn vị chủ trì của từng nhiệm vụ."
    limit = f"Hạn {words.day(due)} ({shown.quarter.clause})"
    late = len([line for _, line in board.expected if board.said(line) and board.is_late(line)])
    if not missing:
        after = f" {words.number(late)} báo cáo quá hạn." if late else ""
        return "soon" if late else "ok", f"Đã có đủ {words.number(expected)} báo cáo. {limit}.{after}"
    far = words.how_far(due, board.on)
    told = f"Đã có {words.number(expected - missing)} trên {words.number(expected)} báo cáo. {limit}, {far}."
    return ("overdue" if board.on > due else "soon"), told


def _reference(shown: Shown) -> str:
    row = shown.board.plan.row
    number = f"Số {row.number}" if row.number else "Chưa ghi số"
    dated = f"ngày {words.day(row.issued_on)}" if row.issued_on else "chưa ghi ngày ban hành"
    return f"{row.code} · {number}, {dated} · {plan_entry.REPORTING[row.reporting][0]}"


def _papers(visit: Visit, shown: Shown, asked: PlanQuery) -> None:
    may, quarter, subject = visit.may_for_all(Act.RECORD), shown.quarter, shown.subject or ""
    query = f"?ngay={asked.ngay}" if asked.ngay else ""
    numbered = may and not subject  # a room's report takes no number of the office
    named_links(f"Báo cáo {quarter.name}", reports.QUARTERLY, quarter.code + subject, query, numbered)
    named_links(f"Báo cáo năm {quarter.year}", reports.YEARLY, f"{quarter.year}{subject}", query, numbered)
    if shown.paper:
        told_here = tuple(each for each in shown.paper.missing if each.where != reports.PLANS)
        cautions(replace(shown.paper, missing=told_here), visit.actor)
