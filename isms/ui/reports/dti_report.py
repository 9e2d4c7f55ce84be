"""The two security indicators of the DTI plan of 2026 as of any day, and behind each the systems that miss it."""

from functools import partial

from nicegui import ui

from isms.papers import catalogue
from isms.papers.printing_task import Printing
from isms.papers.reports import dti_paper as paper
from isms.ui.background.paper_buttons import paper_buttons
from isms.ui.facts.place import STYLES
from isms.ui.lists import as_of, slow_part, system_rows_shown
from isms.ui.parts import layout, words
from isms.ui.parts.places import path_of
from isms.ui.reports.report_query import INDICATORS
from isms.ui.shell.visit import Pages, Visit
from schedules.plans import dti
from schedules.plans.dti import Measured, Row
from schedules.standing import counting

_MOST = 50
_TAB = {"audited": "kiem-tra", "implemented": "phuong-an", "decided": "quyet-dinh"}


def register(pages: Pages) -> None:
    """Add /bao-cao/dti?ngay=2026-12-15."""

    @pages.page(INDICATORS, title="Chỉ số DTI")
    async def indicators(visit: Visit, ngay: str = "") -> None:
        ui.add_head_html(system_rows_shown.STYLES + STYLES)
        on = as_of.day(ngay) or visit.today
        purpose = f"Nhiệm vụ 6 và 7 của kế hoạch DTI 2026, sổ tự tính đến ngày {words.day(on)}."
        with layout.head("Chỉ số DTI: an toàn thông tin, an ninh mạng", purpose):
            as_of.button(visit, on, lambda named: f"{INDICATORS}?ngay={named}" if named else INDICATORS)
        if on != visit.today:
            with ui.element("div").classes("summary"):
                as_of.chip(on, visit.today, INDICATORS)
        wanted = Printing(paper.CODE, str(on.year), "docx", on)
        heavy = await visit.read(lambda work: catalogue.is_heavy(work, paper.CODE))
        paper_buttons(visit, wanted, paper.TITLE, heavy)
        layout.text("p", paper.READING).classes("muted small")
        place = ui.element("div").classes("stack apart w-full")
        quick = await visit.read(counting.is_small)

        async def show() -> None:
            found = await visit.read(partial(dti.rows, on=on))
            place.clear()
            with place:
                for row in found:
                    _row(row)

        await slow_part.build(place, quick, show)


def _row(row: Row) -> None:
    with layout.section(f"Nhiệm vụ {row.number}"):
        layout.text("p", f"“{row.task}.”").classes("muted")
        for each in row.measured:
            _measured(each)


def _measured(each: Measured) -> None:
    code = each.indicator.aim.code
    with ui.element("div").classes("stack").mark(f"measured-{code}"):
        layout.text("h3", paper.sentence(each))
        ui.label(each.indicator.aim.clause).classes("clause")
        if not each.missed and each.indicator.of:
            layout.note("ok", "Đạt 100%: không có hệ thống nào chưa đạt.")
        with ui.element("ul").classes("plain"):
            for one in each.missed[:_MOST]:
                with ui.element("li"), ui.element("div").classes("line"):
                    layout.link(one.name, path_of(one.code, _TAB[code]))
                    ui.label(paper.why(one)).classes("muted small")
        if len(each.missed) > _MOST:
            ui.label(f"và {words.number(len(each.missed) - _MOST)} hệ thống khác, kể trong tệp.").classes("muted")
