"""Today: what is to be done, the indicators of the plans, how the office stands; and the same as of any other day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from nicegui import ui

from inventory.organisation.access import Act, may
from inventory.work import Work
from isms.jobs import health
from isms.jobs.health import Health
from isms.ui.alerts import alert_lines
from isms.ui.audits.finding_query import WantedFindings
from isms.ui.lists import as_of, counters, empty_list, slow_part, system_rows_shown
from isms.ui.lists.counters import Asked
from isms.ui.parts import layout, terms, words
from isms.ui.parts.places import POLICIES, ROLES
from isms.ui.plans import duties
from isms.ui.shell.visit import Pages, Visit
from isms.ui.today import audit_charts, duty_lines, task_lines, transition_line
from isms.ui.xray.severity import PATH, SEVERITY
from isms.workspace import tasks as to_do
from isms.workspace.tasks import Task
from isms.xray import look
from isms.xray.check_findings import SEVERITIES
from schedules.alerts import alert_list
from schedules.alerts.backup_alerts import Backups
from schedules.audits import findings
from schedules.duties import duty_standing
from schedules.duties.duty_standing import DutyLine
from schedules.plans import progress
from schedules.plans.progress import Duty
from schedules.policies import year_ahead
from schedules.policies.year_ahead import YearQuestion
from schedules.standing import counting
from schedules.standing.counting import Tally
from schedules.watch import transition_list
from schedules.watch.transition_list import Count


@dataclass(frozen=True, slots=True)
class _Today:
    tasks: list[Task]
    findings: findings.Numbers
    alerts: alert_list.Page
    health: Health
    duties: list[Duty]
    transition: list[Count]
    recurring: list[DutyLine]
    questions: tuple[YearQuestion, ...]


def register(pages: Pages) -> None:
    """Add the first page."""

    @pages.page("/", title="Hôm nay")
    async def overview(visit: Visit, ngay: str = "") -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        on = as_of.day(ngay) or visit.today
        quick = await visit.read(partial(counting.is_quick, on=on))
        with layout.head(*_title(on, visit.today)):
            as_of.button(visit, on, _path)
        if on != visit.today:
            with ui.element("div").classes("summary"):
                as_of.chip(on, visit.today, "/")
        place = ui.element("div").classes("stack apart w-full")
        await slow_part.build(place, quick, partial(_build, visit, on, place))


def _path(named: str) -> str:
    return f"/?ngay={named}" if named else "/"


def _title(on: dt.date, today: dt.date) -> tuple[str, str]:
    if on == today:
        return "Hôm nay", f"Ngày {words.day(on)}: việc cần làm và tình hình các hệ thống thông tin của cơ quan."
    if on < today:
        return "Tổng quan", f"Tình hình các hệ thống thông tin vào ngày {words.day(on)}, tính từ các dữ kiện đã ghi."
    return "Tổng quan", f"Dự báo ngày {words.day(on)}: tình hình sẽ ra sao nếu từ nay đến đó không ghi thêm gì."


async def _build(visit: Visit, on: dt.date, place: ui.element) -> None:
    is_today = on == visit.today
    tally = await visit.read(lambda work: counting.tally_as_of(work, counters.filters(), on))
    today = await visit.read(_read) if is_today else None
    place.clear()
    with place:
        if today:
            _questions(today.questions)
        if not tally.total:
            if today and today.duties:
                with layout.section("Hôm nay cần làm gì"):
                    duties.lines(today.duties, visit.today)
            _begin(visit, on)
        else:
            _stands(tally, on, "" if is_today else on.isoformat(), visit, today)
        if today:
            with ui.element("div").classes("columns"):
                _alerts(today.alerts)
                _health(visit, today.health)
        terms.line(("kiem-tra", "chu-ky", "dua-vao-su-dung", "van-hanh-chua-du"))


def _read(work: Work) -> _Today:
    alerts = alert_list.page(work, alert_list.Filter(), most=5)
    asked = year_ahead.questions(work) if may(work.actor, Act.ADMINISTER) else ()
    return _Today(
        to_do.tasks(work),
        findings.numbers(work),
        alerts,
        health.health(work),
        progress.duties(work),
        transition_list.counts(work),
        duty_standing.pressing(work) if may(work.actor, Act.RECORD) else [],
        asked,
    )


def _questions(asked: Sequence[YearQuestion]) -> None:
    """Ask the administrator what the register needs for the year: days off announced, the new plan."""
    for question in asked:
        with ui.element("div").classes("note soon").mark(f"year-{question.kind}-{question.year}"):
            ui.icon("event_note").props('aria-hidden="true"')
            ui.label(question.text)
            layout.link("Mở trang Chu kỳ kiểm tra", POLICIES)


def _stands(tally: Tally[Asked], on: dt.date, ngay: str, visit: Visit, today: _Today | None) -> None:
    unconfirmed = tally.found[counters.UNCONFIRMED]
    if unconfirmed < tally.total:
        layout.note(*sentence(tally))
    if unconfirmed:
        _unconfirmed(unconfirmed, visit, is_today=not ngay)
    counters.show_counters(tally.found, tally.total, ngay)
    if today is None:
        counters.show_indicators(tally.found, ngay, wide=True)
    else:
        with ui.element("div").classes("uneven"):
            _tasks(visit, today)
            counters.show_indicators(tally.found, ngay)
    audit_charts.months(tally.falling, on, ngay)
    audit_charts.standings(tally.falling, on, ngay)


def sentence(tally: Tally[Asked]) -> tuple[str, str]:
    """Return the kind of the banner and, in one sentence, how the office stands: systems of confirmed role."""
    violations, overdue = tally.found[counters.VIOLATING], tally.found[counters.OVERDUE]
    total, soon = words.number(tally.total - tally.found[counters.UNCONFIRMED]), tally.found[counters.DUE_WITHIN[90]]
    said = []
    if violations:
        said.append(f"{words.number(violations)} hệ thống vận hành khi chưa đủ điều kiện")
    if overdue:
        said.append(f"{words.number(overdue)} hệ thống quá hạn kiểm tra, đánh giá")
    if said:
        return "overdue", f"Có {' và '.join(said)} trên tổng số {total} hệ thống."
    if soon:
        return "soon", f"Không có gì quá hạn; {words.number(soon)} hệ thống đến hạn kiểm tra trong 90 ngày tới."
    return "ok", f"Cả {total} hệ thống đều đúng hạn và không hệ thống nào vận hành trái nguyên tắc."


def _unconfirmed(number: int, visit: Visit, is_today: bool) -> None:
    """Say how many systems nobody has confirmed the role of, and lead to where that is done."""
    with ui.element("div").classes("note neutral").mark("unconfirmed"):
        ui.icon("how_to_reg").props('aria-hidden="true"')
        text = f"{words.number(number)} hệ thống chưa xác nhận vai trò của cơ quan: chưa tính là quá hạn hay vi phạm."
        ui.label(text).classes("grow")
        if is_today and visit.may(Act.RECORD):
            layout.link("Xác nhận tất cả trên một trang", ROLES)
        else:
            layout.link("Xem danh sách", counters.UNCONFIRMED.path)


def _tasks(visit: Visit, today: _Today) -> None:
    with layout.section():
        with ui.element("div").classes("section-line"):
            layout.text("h2", "Hôm nay cần làm gì")
            layout.link("Xem theo tháng", "/kiem-tra")
        if today.duties:
            duties.lines(today.duties, visit.today)
        if today.transition:
            transition_line.line(today.transition, today.transition[0].last < visit.today)
        if today.recurring:
            duty_lines.lines(today.recurring, visit.today)
        if today.tasks:
            task_lines.lines(visit, today.tasks)
        elif not today.duties and not today.transition and not today.recurring:
            text = "Không hệ thống nào đến hạn kiểm tra, điều kiện, hồ sơ hay khắc phục tồn tại trong 90 ngày tới."
            layout.empty("event_available", "Không có việc gấp", text)
        if today.findings.open:
            _findings(today.findings)
        _xray(visit)


def _findings(numbers: findings.Numbers) -> None:
    """Say how many findings are open, with the way to them."""
    late = f", {words.number(numbers.late)} đã quá hạn" if numbers.late else ""
    with ui.element("div").classes("line foot"):
        ui.icon("build").props('aria-hidden="true"')
        ui.label(f"Tồn tại sau kiểm tra: {words.number(numbers.open)} chưa khắc phục{late}.").mark("finding-numbers")
        layout.link("Xem tồn tại", WantedFindings(tt="qua-han" if numbers.late else "").path)


def _xray(visit: Visit) -> None:
    """Say what the x-ray finds, once the page stands."""
    place = ui.element("div").classes("line foot")

    async def show() -> None:
        numbers = look.numbers(await visit.read(look.look))
        told = [f"{words.number(numbers[each])} {SEVERITY[each][2].lower()}" for each in SEVERITIES]
        with place:
            ui.icon("troubleshoot").props('aria-hidden="true"')
            ui.label(f"Rà soát sổ: {', '.join(told)}.").mark("xray-numbers")
            layout.link("Xem và sửa", PATH)

    slow_part.afterwards(place, show)


def _alerts(alerts: alert_list.Page) -> None:
    with layout.section():
        with ui.element("div").classes("section-line"):
            layout.text("h2", "Cảnh báo mới nhất")
            if alerts.total:
                layout.link(f"Xem cả {words.number(alerts.total)}", "/canh-bao")
        if alerts.rows:
            alert_lines.lines(alerts.rows, with_mail=False)
        else:
            layout.text("p", "Chưa có cảnh báo nào.").classes("muted")


def _health(visit: Visit, now: Health) -> None:
    with layout.section("Bộ hẹn giờ và thư báo"):
        if now.sweep_error:
            layout.note("overdue", now.sweep_error)
        if now.mail_error and visit.may(Act.RECORD):
            layout.note("overdue", now.mail_error)
        if now.without_address and visit.may(Act.RECORD):
            layout.note("soon", f"Chưa có địa chỉ thư nên chưa được báo: {', '.join(now.without_address)}.")
        if visit.may(Act.ADMINISTER):
            _backups(now.backups)
        since = f", lâu nhất từ {words.instant(now.waiting_since)}" if now.waiting_since else ""
        layout.facts(
            [
                ("Rà hạn lần cuối", words.instant(now.swept_at) or "Chưa lần nào"),
                ("Lượt gửi thư gần nhất", words.instant(now.delivered_at) or "Chưa lần nào"),
                ("Thư chờ gửi", f"{words.number(now.waiting)}{since}"),
            ]
        )
        if visit.may(Act.ADMINISTER):
            layout.link("Xem thư báo", "/quan-tri/thu")


def _backups(now: Backups) -> None:
    if now.late:
        layout.note("overdue", "Hai ngày qua không có bản sao lưu tốt nào.")
    if now.error:
        layout.note("overdue", f"Sao lưu: {now.error}")
    layout.facts([("Bản sao lưu tốt gần nhất", words.instant(now.good_at) or "Chưa có")])


def _begin(visit: Visit, on: dt.date) -> None:
    with layout.section():
        if on != visit.today:
            empty_list.then(on)
        else:
            empty_list.begin(visit)
