"""The yearly report (Mẫu số 08) before it is printed: totals, what does not add up, what is missing, the deadlines."""

from dataclasses import dataclass
from functools import partial

from nicegui import ui

from inventory.organisation.access import Act
from inventory.work import Work
from isms.papers import catalogue
from isms.papers.composition.paper import Missing, Paper
from isms.papers.printing_task import Printing
from isms.papers.reports import annex, mau_08
from isms.papers.reports.mau_08 import ReportContent
from isms.papers.reports.owners import CARDS
from isms.ui.background.paper_buttons import paper_buttons
from isms.ui.facts.place import STYLES
from isms.ui.lists import as_of, slow_part, system_rows_shown
from isms.ui.parts import badges, layout, words
from isms.ui.parts.paper_links import ENTERED
from isms.ui.reports.remarks import remarks
from isms.ui.reports.report_query import YEARLY, ReportQuery
from isms.ui.shell.visit import Pages, Visit
from schedules.policies import policies
from schedules.standing import counting
from schedules.yearly import reporting_year
from schedules.yearly.reported import READINGS, Totals
from schedules.yearly.reporting_year import Deadline, ReportingYear

BODIES = "/quan-tri/co-quan"


@dataclass(frozen=True, slots=True)
class _Shown:
    told: ReportContent
    paper: Paper
    owners: list[str]
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
        _owners(asked, shown)
        if shown.told.report.on > visit.today:
            layout.note("neutral", "Ngày này chưa đến: số liệu còn đổi khi sổ được ghi thêm.")
        with ui.element("div").classes("columns"):
            _deadlines(asked, shown)
            _files(visit, asked, shown)
        _totals(shown.told)
        _minded(visit, shown)
        _readings()


def _read(work: Work, asked: ReportQuery) -> _Shown:
    told = mau_08.report_content(work, asked.subject, asked.day)
    everybody = mau_08.report_content(work, str(asked.year.year), asked.day) if asked.owner else told
    deadlines = reporting_year.deadlines(asked.year.year, policies.holidays(work))
    paper = mau_08.written(work, told, asked.subject)
    return _Shown(told, paper, mau_08.owners_of(everybody.report), deadlines, catalogue.is_heavy(work, mau_08.CODE))


def _owners(asked: ReportQuery, shown: _Shown) -> None:
    if len(shown.owners) < 2:
        return
    with ui.element("nav").classes("chips").props('aria-label="Chọn chủ quản"'):
        ui.label("Hệ thống của:").classes("muted")
        for owner in ("", *shown.owners):
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
        if shown.paper.contradictions:
            layout.note("soon", "Còn chỗ chưa khớp hoặc chưa đủ: xem bên dưới trước khi in.")
        else:
            badges.badge("ok", "Số liệu khớp nhau, đủ các cột")
        for each in shown.deadlines:
            ui.label(f"Gửi {each.whom}: chậm nhất {words.in_full(each.aim)}").classes("strong")
        for code, title, about in (
            (mau_08.CODE, shown.paper.title, "Mẫu số 08, nguyên văn của nghị định"),
            (annex.CODE, annex.TITLE, "Phụ lục (biểu nội bộ): nội dung Đ36 mà mẫu không có chỗ"),
        ):
            layout.text("p", about).classes("muted small")
            paper_buttons(visit, Printing(code, asked.subject, "docx", asked.day), title, shown.heavy)


def _totals(told: ReportContent) -> None:
    with layout.section("1. Thông tin chung"):
        totals = told.report.totals
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
                ("Ngoài bảng: hệ thống chỉ sử dụng", words.number(told.report.used.managed)),
                ("Chưa tính: hệ thống chưa xác nhận vai trò", words.number(told.report.unconfirmed)),
            ]
        )


def _approval_by(totals: Totals) -> str:
    if totals.all_approved:
        return "Đã hoàn thành"
    return words.day(totals.approval_by) or "Chưa đủ dữ liệu"


def _minded(visit: Visit, shown: _Shown) -> None:
    told = shown.told
    if told.contradictions:
        with layout.section("Chưa khớp"):
            remarks(told.contradictions)
    lacking = [each for each in shown.paper.missing if not each.what.startswith("Cột")]
    if told.gaps or lacking:
        with layout.section("Chỗ còn thiếu (tô vàng trong tệp)"):
            with ui.element("ul").classes("plain"):
                for each in lacking:
                    _missing(visit, each)
            remarks(told.gaps)


def _missing(visit: Visit, each: Missing) -> None:
    with ui.element("li"), ui.element("div").classes("line"):
        ui.label(f"{each.what[:1].upper()}{each.what[1:]}")
        if each.where == CARDS and visit.may(Act.RECORD):
            layout.link("Ghi vào thẻ cơ quan", BODIES)
        elif each.where in ENTERED:
            layout.link(*ENTERED[each.where])
        else:
            ui.label(each.where).classes("muted small")


def _readings() -> None:
    with layout.section("Cách hiểu của sổ và lưu ý về câu chữ của mẫu"):
        for title, lines in (("Cách hiểu của sổ", READINGS), ("Lưu ý về câu chữ của mẫu", mau_08.HINTS)):
            with ui.expansion(title).props("dense").classes("w-full"), ui.element("ul").classes("plain"):
                for line in lines:
                    layout.text("li", line)
