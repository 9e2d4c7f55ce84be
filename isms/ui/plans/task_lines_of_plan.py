"""The tasks of a plan: what is to be done, how each unit in the lead stands, what the register computes itself."""

from collections.abc import Callable, Sequence

from nicegui import ui

from inventory.organisation.access import Act
from isms.papers.composition.paper_words import percent
from isms.platform.database import VIETNAM
from isms.ui.lists import counters
from isms.ui.lists.system_query import SystemQuery
from isms.ui.parts import badges, layout, words
from isms.ui.plans import plan_entry, task_reporting
from isms.ui.plans.plan_page_state import Shown
from isms.ui.shell.panel import PageDesk
from schedules.plans.plan_numbers import Number
from schedules.plans.progress import Line, ProgressState, Row


def tasks(desk: PageDesk, shown: Shown, rows: Sequence[Row], unit: str) -> None:
    """Show tasks by their headings. `unit`: the one that the page is narrowed to, as the address names it."""
    known = {row.task.id: row for row in rows}
    for heading, listed in shown.board.plan.headings().items():
        mine = [known[task.id] for task in listed if task.id in known]
        if mine and heading:
            layout.text("h3", heading)
        if mine:
            with ui.element("ul").classes("plan-tasks"):
                for row in mine:
                    with ui.element("li").mark(f"plan-task-{row.task.row.code}"):
                        _task(desk, shown, row, unit)


def bare(shown: Shown, rows: Sequence[Row]) -> None:
    """Show tasks that others report on, by their words alone."""
    folded = ui.expansion(f"{words.number(len(rows))} nhiệm vụ khác của kế hoạch").classes("w-full")
    with folded, ui.element("ul").classes("plan-tasks"):
        for row in rows:
            with ui.element("li"):
                _words(row)


def _task(desk: PageDesk, shown: Shown, row: Row, unit: str) -> None:
    with ui.element("div").classes("plan-task"):
        _words(row)
        if shown.whole and desk.may(Act.RECORD):
            change = layout.quiet("Sửa", _opener(plan_entry.task_form, desk, shown, row.task), icon="edit")
            change.mark(f"edit-task-{row.task.row.code}").props(f'aria-label="Sửa nhiệm vụ {row.task.row.code}"')
    if row.task.is_computed:
        _computed(shown.numbers[row.task.row.indicator], shown, unit)
    elif row.lines:
        with ui.element("ul").classes("plan-units"):
            for line in row.lines:
                with ui.element("li").mark(f"line-{row.task.row.code}-{line.unit.code}"):
                    _line(desk, shown, row, line)
    elif not row.task.led:
        badges.badge("soon", "Chưa chọn đơn vị chủ trì")


def _words(row: Row) -> None:
    about = row.task.row
    with ui.element("div").classes("say"):
        layout.text("p", f"{about.code}. {about.task}").classes("strong")
        named = (("Chủ trì", about.lead), ("Phối hợp", about.coordination), ("Thời gian", about.deadline))
        parts = [f"{label}: {text}" for label, text in named if text]
        parts += [f"Hạn: {words.day(about.due_on)}"] if about.due_on else []
        parts += [f"Mục tiêu: {percent(about.target)}"] if about.target is not None else []
        if parts:
            ui.label(" · ".join(parts)).classes("muted small")
        more = [(label, text) for label, text in (("Giải pháp", about.solution), ("Sản phẩm", about.product)) if text]
        if more:
            with ui.expansion("Giải pháp, sản phẩm").props("dense").classes("more small"):
                layout.facts(more)


def _computed(numbers: Sequence[Number], shown: Shown, unit: str) -> None:
    ngay = "" if shown.numbers_on == shown.board.on else shown.numbers_on.isoformat()
    with ui.element("ul").classes("plan-units"):
        for number in numbers:
            each = number.indicator
            with ui.element("li"):
                with ui.element("div").classes("say"):
                    ui.label(each.aim.title).classes("strong small")
                    ui.label(f"Sổ tự tính đến ngày {words.day(shown.numbers_on)}; không ai phải báo cáo.").classes(
                        "muted small"
                    )
                    ui.label(each.aim.clause).classes("clause")
                with ui.element("div").classes("line"):
                    if number.percent is None:
                        badges.badge("neutral", "Chưa có hệ thống nào trong sổ")
                        continue
                    badges.badge("ok" if not each.missing else "soon", f"{percent(number.percent)}")
                    _list(f"Đạt {each.met}/{each.of} hệ thống", counters.MET[each.aim.code], unit, ngay)
                    if each.missing:
                        _list(f"Chưa đạt {words.number(each.missing)}", counters.MISSING[each.aim.code], unit, ngay)


def _list(label: str, view: SystemQuery, unit: str, ngay: str) -> None:
    layout.link(label, view.but(donvi=unit, ngay=ngay).path)


def _line(desk: PageDesk, shown: Shown, row: Row, line: Line) -> None:
    board, report = shown.board, shown.board.said(line)
    about = f"nhiệm vụ {row.task.row.code} của {line.unit.name}"
    with ui.element("div").classes("say"):
        ui.label(line.unit.name).classes("strong small")
        if report:
            if report.result:
                ui.label(report.result).classes("small")
            if report.difficulties:
                ui.label(f"Khó khăn: {report.difficulties}").classes("small")
            entered = report.recorded_at.astimezone(VIETNAM).date() if report.recorded_at else report.on
            later = f", ghi vào sổ ngày {words.day(entered)}" if entered != report.on else ""
            ui.label(f"Báo cáo ngày {words.day(report.on)}{later}; {desk.visit.named(report.recorded_by)}").classes(
                "muted small"
            )
    with ui.element("div").classes("line"):
        if report:
            share = f", {percent(report.percent)}" if report.percent is not None else ""
            badges.badge(ProgressState.of(report.state).tone, ProgressState.word(report.state) + share)
        if board.is_late(line):
            badges.badge("overdue", "Báo cáo quá hạn" if report else f"Chưa báo cáo, quá hạn {_since(shown)}")
        elif not report:
            badges.badge("neutral" if not board.plan.is_quarterly else "soon", "Chưa báo cáo")
        if not line.leads:
            badges.badge("neutral", "Không còn chủ trì")
        elif desk.may(Act.REPORT):
            kind = layout.quiet if report else layout.secondary
            verb = "Báo cáo lại" if report else "Báo cáo"
            button = kind(verb, _opener(task_reporting.form, desk, shown, row, line))
            button.mark(f"report-{row.task.row.code}-{line.unit.code}").props(f'aria-label="{verb} {_plain(about)}"')
        if line.reports:
            past = layout.quiet("Các lần báo cáo", _opener(task_reporting.past, desk, shown, row, line), icon="history")
            past.mark(f"past-{row.task.row.code}-{line.unit.code}").props(
                f'aria-label="Các lần báo cáo {_plain(about)}"'
            )


def _since(shown: Shown) -> str:
    return words.how_far(shown.quarter.due, shown.board.on).removeprefix("quá hạn ")


def _opener(dialog: Callable[..., object], *about: object) -> Callable[[], object]:
    return lambda: dialog(*about)


def _plain(text: str) -> str:
    return text.replace('"', "")
