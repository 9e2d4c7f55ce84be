"""The yearly report (Mẫu số 08) before it is printed: totals, what does not add up, what is missing, the deadlines."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from nicegui import ui

from inventory.organisation.access import Act
from inventory.work import Work
from isms.background.task_tables import BackgroundTask
from isms.papers import catalogue
from isms.papers.composition.paper import Missing
from isms.papers.printing_task import Printing
from isms.papers.reports import annex, mau_08, overview_task, owners
from isms.papers.reports.mau_08 import Overview
from isms.papers.reports.overview_task import Counted
from isms.papers.reports.owners import CARDS
from isms.ui.background import task_card
from isms.ui.background.paper_buttons import paper_buttons
from isms.ui.facts.place import STYLES
from isms.ui.lists import as_of, slow_part, system_rows_shown
from isms.ui.parts import badges, layout, words
from isms.ui.parts.paper_links import way_to_enter
from isms.ui.reports.remarks import remarks
from isms.ui.reports.report_query import YEARLY, ReportQuery
from isms.ui.shell.visit import Pages, Visit
from schedules.policies import policies
from schedules.standing import counting
from schedules.yearly import reporting_year
from schedules.yearly.reported import READINGS, Totals
from schedules.yearly.reporting_year import Deadline, ReportingYear
from schedules.yearly.yearly import Figures

BODIES = "/quan-tri/co-quan"


@dataclass(frozen=True, slots=True)
class _Shown:
    """`counted`: the numbers, None in a large register before they were asked for; `at`: when a task counted them."""

    counted: Counted | None
    at: dt.datetime | None
    title: str
    deadlines: tuple[Deadline, Deadline]
    heavy: bool


def register(pages: Pages) -> None:
    """Add /bao-cao/mau-08?nam=2026&ngay=2026-12-14&chuquan=..."""

    @pages.page(YEARLY, title="Báo cáo năm (Mẫu số 08)")
    async def yearly_report(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES + STYLES)
        asked = ReportQuery.read(ui.context.client.request.query_params, visit.today)
        on = asked.day or asked.year.day(visit.today)
        purpose = f"Báo cáo hằng năm theo NĐ 331/2026 Đ35, số liệu tính đến ngày {words.day(on)}."
        with layout.head(f"Báo cáo năm {asked.year.year} (Mẫu số 08)", purpose):
            as_of.button(visit, on, lambda named: asked.path(day=as_of.day(named) or visit.today))
        _years(asked, visit)
        place = ui.element("div").classes("stack apart w-full")
        quick = await visit.read(counting.is_small)
        await slow_part.build(place, quick, partial(_build, visit, asked, place))


def _years(asked: ReportQuery, visit: Visit) -> None:
    with ui.element("nav").classes("chips").props('aria-label="Chọn năm báo cáo"'):
        for year in (visit.today.year - 1, visit.today.year):
            layout.chip(f"Năm {year}", asked.path(year=ReportingYear(year), day=None), year == asked.year.year)
        if asked.day:
            as_of.chip(asked.day, visit.today, asked.path(day=None))


async def _build(visit: Visit, asked: ReportQuery, place: ui.element) -> None:
    shown = await visit.read(partial(_read, asked=asked))
    place.clear()
    with place:
        if shown.counted is not None:
            _owners(asked, shown.counted)
        if (asked.day or asked.year.day(visit.today)) > visit.today:
            layout.note("neutral", "Ngày này chưa đến: số liệu còn đổi khi sổ được ghi thêm.")
        with ui.element("div").classes("columns"):
            _deadlines(asked, shown)
            _files(visit, asked, shown)
        if shown.counted is None or shown.at is not None:
            _offer_counting(visit, asked, shown, place)
        if shown.counted is not None:
            _totals(shown.counted.overview.figures)
            _minded(visit, shown.counted.overview)
        _readings()


def _read(work: Work, asked: ReportQuery) -> _Shown:
    deadlines = reporting_year.deadlines(asked.year.year, policies.holidays(work))
    rest = (mau_08.title(work, asked.year), deadlines, catalogue.is_heavy(work, mau_08.CODE))
    if counting.is_small(work):
        return _Shown(overview_task.count(work, asked.subject, asked.day), None, *rest)
    task = overview_task.newest(work, asked.subject, asked.day)
    return _Shown(overview_task.counted(task.result) if task else None, task.ended_at if task else None, *rest)


def _offer_counting(visit: Visit, asked: ReportQuery, shown: _Shown, place: ui.element) -> None:
    """In a large register the numbers are counted by a background task; the page shows those it counted last."""

    async def done(_task: BackgroundTask) -> None:
        await _build(visit, asked, place)

    ask = partial(overview_task.ask, named=asked.subject, on=asked.day)
    with layout.section("Số liệu của báo cáo"):
        card = ui.element("div").classes("stack w-full")
        with card:
            text = "Sổ có nhiều hệ thống: tính số liệu và tìm chỗ còn thiếu có thể mất vài chục giây."
            layout.text("p", f"Tính lúc {words.instant(shown.at)}." if shown.at else text).classes("muted")
            label = "Tính lại" if shown.at else "Tính số liệu"
            begin = partial(task_card.begin, visit, card, ask, done)
            layout.secondary(label, begin, icon="calculate").mark("count-report")


def _owners(asked: ReportQuery, counted: Counted) -> None:
    names = owners.once(counted.owners)
    if len(names) < 2:
        return
    with ui.element("nav").classes("chips").props('aria-label="Chọn chủ quản"'):
        ui.label("Hệ thống của:").classes("muted")
        for owner in ("", *names):
            layout.chip(owner or "Mọi chủ quản", asked.path(owner=owner), owner == asked.owner)


def _deadlines(asked: ReportQuery, shown: _Shown) -> None:
    year = asked.year
    with layout.section("Hạn gửi"):
        window = f"{words.day(year.first)} – {words.day(year.closing)}"
        layout.facts([("Kỳ số liệu (Đ35.3)", window)])
        with ui.element("ul").classes("records"):
            for each in shown.deadlines:
                with ui.element("li"), ui.element("div").classes("say"):
                    ui.label(f"Gửi {each.whom} trước ngày {words.day(each.before)}").classes("strong")
                    ui.label(f"Ngày làm việc cuối cùng: {words.in_full(each.aim)}")
                    ui.label(each.clause).classes("clause")
        for note in dict.fromkeys(note for each in shown.deadlines for note in each.notes):
            layout.note("soon", note)


def _files(visit: Visit, asked: ReportQuery, shown: _Shown) -> None:
    with layout.section("Tệp báo cáo"):
        if shown.counted is not None and mau_08.is_to_be_minded(shown.counted.overview.figures):
            layout.note("soon", "Còn chỗ chưa khớp hoặc chưa đủ: xem bên dưới trước khi in.")
        elif shown.counted is not None:
            badges.badge("ok", "Số liệu khớp nhau, đủ các cột")
        for each in shown.deadlines:
            ui.label(f"Gửi {each.whom}: chậm nhất {words.in_full(each.aim)}").classes("strong")
        for code, title, about in (
            (mau_08.CODE, shown.title, "Mẫu số 08, nguyên văn của nghị định"),
            (annex.CODE, annex.TITLE, "Phụ lục (biểu nội bộ): nội dung Đ36 mà mẫu không có chỗ"),
        ):
            layout.text("p", about).classes("muted small")
            paper_buttons(visit, Printing(code, asked.subject, "docx", asked.day), title, shown.heavy)


def _totals(figures: Figures) -> None:
    with layout.section("1. Thông tin chung"):
        totals = figures.totals
        counted = (
            ("Thuộc phạm vi quản lý", totals.managed),
            ("Đã được phân loại", totals.classified),
            ("Đã xây dựng hồ sơ đề xuất cấp độ", totals.dossier_built),
            ("Đã được thẩm định hồ sơ", totals.appraised),
            ("Đã được phê duyệt cấp độ", totals.approved),
            ("Đã phê duyệt, được kiểm tra định kỳ theo quy định", totals.audited),
        )
        layout.facts(
            [
                *((said, words.number(number)) for said, number in counted),
                ("Dự kiến hoàn thành phê duyệt tất cả", _approval_by(totals)),
                ("Ngoài bảng: hệ thống chỉ sử dụng", words.number(figures.used.managed)),
                ("Chưa tính: hệ thống chưa xác nhận vai trò", words.number(figures.unconfirmed)),
            ]
        )


def _approval_by(totals: Totals) -> str:
    if totals.all_approved:
        return "Đã hoàn thành"
    return words.day(totals.approval_by) or "Chưa đủ dữ liệu"


def _minded(visit: Visit, told: Overview) -> None:
    figures = told.figures
    if figures.contradictions:
        with layout.section("Chưa khớp"):
            remarks(figures.contradictions)
    if figures.gaps or told.missing:
        with layout.section("Chỗ còn thiếu (tô vàng trong tệp)"):
            with ui.element("ul").classes("plain"):
                for each in told.missing:
                    _missing(visit, each)
            remarks(figures.gaps)


def _missing(visit: Visit, each: Missing) -> None:
    with ui.element("li"), ui.element("div").classes("line"):
        ui.label(f"{each.what[:1].upper()}{each.what[1:]}")
        if each.where == CARDS and visit.may(Act.RECORD):
            layout.link("Ghi vào thẻ cơ quan", BODIES)
        elif not way_to_enter(each.where, visit.actor):
            ui.label(each.where).classes("muted small")


def _readings() -> None:
    with layout.section("Cách hiểu của sổ và lưu ý về câu chữ của mẫu"):
        for title, lines in (("Cách hiểu của sổ", READINGS), ("Lưu ý về câu chữ của mẫu", mau_08.HINTS)):
            with ui.expansion(title).props("dense").classes("w-full"), ui.element("ul").classes("plain"):
                for line in lines:
                    layout.text("li", line)
