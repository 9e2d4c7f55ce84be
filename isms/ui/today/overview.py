"""Today: what is to be done, the indicators of the plans, how the office stands; and the same as of any other day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from nicegui import ui

from inventory.organisation.access import Act, may
from inventory.work import Work
from isms.accounts import preferences
from isms.jobs import health
from isms.jobs.health import Health
from isms.ui.lists import as_of, counters, empty_list, slow_part, system_rows_shown, unconfirmed_note
from isms.ui.lists.counters import Asked
from isms.ui.parts import address_note, layout, task_rows, terms, words
from isms.ui.parts.places import MAIL, PEOPLE, POLICIES
from isms.ui.parts.task_rows import TaskRow
from isms.ui.plans import duties
from isms.ui.shell.visit import Pages, Visit
from isms.ui.today import audit_charts, duty_lines, settings_line, task_lines, transition_line
from isms.ui.today.settings_line import Left
from isms.ui.xray.severity import PATH, SEVERITY
from isms.workspace import tasks as to_do
from isms.workspace.tasks import Task
from isms.xray import look
from isms.xray.check_findings import SEVERITIES
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
    single: dict[str, Task]
    tasks: list[Task]
    findings: findings.Numbers
    health: Health
    duties: list[Duty]
    transition: list[Count]
    recurring: list[DutyLine]
    questions: tuple[YearQuestion, ...]
    lacks_address: bool  # of whoever reads the page
    settings: tuple[Left, ...]


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
    today = await visit.read(partial(_read, visit=visit, found=tally.found)) if is_today else None
    place.clear()
    with place:
        if today:
            _questions(today.questions)
        if not tally.total:
            settings_line.show(today.settings if today else ())
            if today and today.duties:
                with layout.section("Việc cần làm"):
                    task_rows.show(duties.rows(today.duties, visit.today))
            _begin(visit, on)
        else:
            _stands(tally, on, "" if is_today else on.isoformat(), visit, today)
        if today:
            _health(visit, today.health, today.lacks_address)
        terms.line(("kiem-tra", "chu-ky", "dua-vao-su-dung", "van-hanh-chua-du"))


def _read(work: Work, visit: Visit, found: Mapping[Asked, int]) -> _Today:
    asked = year_ahead.questions(work) if may(work.actor, Act.ADMINISTER) else ()
    return _Today(
        task_lines.alone(work, found),
        to_do.others(work),
        findings.numbers(work),
        health.health(work),
        progress.duties(work),
        transition_list.counts(work),
        duty_standing.pressing(work) if may(work.actor, Act.RECORD) else [],
        asked,
        preferences.of(work).lacks_address,
        tuple(settings_line.left(work, visit.pages.settings)) if visit.may_for_all(Act.ADMINISTER) else (),
    )


def _questions(asked: Sequence[YearQuestion]) -> None:
    """Ask the administrator what the register needs for the year: days off announced, the new plan."""
    for question in asked:
        with ui.element("div").classes("note soon").mark(f"year-{question.kind}-{question.year}"):
            ui.icon("event_note").props('aria-hidden="true"')
            ui.label(question.text)
            layout.link("Mở trang Chu kỳ kiểm tra", POLICIES)


def _stands(tally: Tally[Asked], on: dt.date, ngay: str, visit: Visit, today: _Today | None) -> None:
    if tally.found[counters.VIOLATING]:
        _violations(tally, ngay)
    elif calm := sentence(tally):
        layout.note("ok", calm)
    unconfirmed_note.show(visit, tally.found[counters.UNCONFIRMED], counters.UNCONFIRMED, is_today=not ngay)
    settings_line.show(today.settings if today else ())
    counters.show_counters(tally.found, tally.total, ngay)
    if today is not None:
        _tasks(visit, tally, today)
    counters.show_indicators(tally.found, ngay)
    if tally.falling:
        audit_charts.months(tally.falling, on, ngay)
        audit_charts.standings(tally.falling, on, ngay)


def sentence(tally: Tally[Asked]) -> str:
    """Return in one sentence that all is well with the systems of confirmed role, '' when it is not."""
    total = tally.total - tally.found[counters.UNCONFIRMED]
    if not total or any(tally.found[view] for view in (counters.TO_DO, counters.OVERDUE, counters.VIOLATING)):
        return ""
    return f"Cả {words.number(total)} hệ thống đều đúng hạn và không hệ thống nào vận hành khi chưa đủ điều kiện."


def _violations(tally: Tally[Asked], ngay: str) -> None:
    """Say how many systems operate without being permitted to, and lead to them."""
    total = words.number(tally.total - tally.found[counters.UNCONFIRMED])
    text = f"{words.number(tally.found[counters.VIOLATING])} trên {total} hệ thống vận hành khi chưa đủ điều kiện."
    with ui.element("div").classes("note overdue").props("role=status").mark("violations"):
        ui.icon(layout.ICON["overdue"]).props('aria-hidden="true"')
        ui.label(text).classes("grow")
        layout.link("Xem danh sách", counters.VIOLATING.but(ngay=ngay).path)


def _tasks(visit: Visit, tally: Tally[Asked], today: _Today) -> None:
    with layout.section():
        with ui.element("div").classes("section-line"):
            layout.text("h2", "Việc cần làm")
            layout.link("Xem theo tháng", "/kiem-tra")
        rows = [
            *task_lines.of_systems(visit, tally.found, today.single),
            *task_lines.of_others(visit, today.tasks, today.findings),
            *_of_the_office(visit, today),
        ]
        if rows:
            task_rows.show(sorted(rows, key=lambda row: row.badge[0] != "overdue"))
        else:
            text = "Không hệ thống nào đến hạn kiểm tra, điều kiện, hồ sơ hay khắc phục tồn tại trong 90 ngày tới."
            layout.empty("event_available", "Không có việc gấp", text)
        _xray(visit)


def _of_the_office(visit: Visit, today: _Today) -> list[TaskRow]:
    """Return what is to be done for the office as a whole: reports on the plans, the transition, recurring duties."""
    rows = duties.rows(today.duties, visit.today)
    if today.transition:
        rows.append(transition_line.row(today.transition, today.transition[0].last < visit.today))
    return rows + duty_lines.rows(today.recurring, visit.today)


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


def _health(visit: Visit, now: Health, lacks_address: bool) -> None:
    with layout.section("Bộ hẹn giờ và thư báo"):
        if lacks_address:
            address_note.show()
        if now.sweep_error:
            layout.note("overdue", now.sweep_error)
        if now.mail_error and visit.may(Act.RECORD):
            layout.note("overdue", now.mail_error)
        others = [name for name in now.without_address if not (lacks_address and name == visit.full_name)]
        if others and visit.may(Act.RECORD):
            text = f"Chưa có địa chỉ thư nên chưa được báo: {', '.join(others)}."
            layout.note("soon", text, *(("Mở danh sách người dùng", PEOPLE) if visit.may(Act.ADMINISTER) else ()))
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
        if visit.may_for_all(Act.ADMINISTER):
            layout.link("Xem thư báo", MAIL)


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
