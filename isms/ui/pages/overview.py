"""Today: how the office stands, what presses most, the newest alerts, and whether the timetable runs."""

from dataclasses import dataclass

from nicegui import ui

from inventory.access import Act
from inventory.work import Work
from isms import health
from isms.health import Health
from isms.ui import words
from isms.ui.lists import alert_lines, rows, wanted
from isms.ui.lists.wanted import Wanted
from isms.ui.parts import badges, layout
from isms.ui.system.place import path_of
from isms.ui.visit import Pages, Visit
from schedules import alert_list, counting, listing
from schedules.counting import Counts

_MOST = 8


@dataclass(frozen=True, slots=True)
class _Today:
    counts: Counts
    pressing: list[listing.Row]
    alerts: alert_list.Page
    health: Health


@dataclass(frozen=True, slots=True)
class _Counter:
    """A number, `of` how many, what it counts, the list of just these, and how it looks unless it is nought."""

    number: int
    said: str
    path: str
    kind: str = ""
    icon: str = ""
    beneath: str = ""
    of: str = ""


def register(pages: Pages) -> None:
    """Add the first page."""

    @pages.page("/", title="Hôm nay")
    async def overview(visit: Visit) -> None:
        ui.add_head_html(rows.STYLES)
        today = await visit.read(_look)
        with layout.head("Hôm nay", f"Ngày {words.day(visit.today)}: tình hình các hệ thống thông tin của cơ quan."):
            pass
        if not today.counts.total:
            _begin(visit)
        else:
            layout.note(*_sentence(today.counts))
            with ui.element("div").classes("counters"):
                for counter in _counters(today.counts):
                    _show_counter(counter)
        with ui.element("div").classes("uneven"):
            _pressing(visit, today.pressing)
            with ui.element("div").classes("stack apart"):
                _alerts(today.alerts)
                _health(visit, today.health)


def _look(work: Work) -> _Today:
    return _Today(
        counts=counting.counts(work),
        pressing=listing.upcoming(work, within_days=90, most=_MOST),
        alerts=alert_list.page(work, alert_list.Filter(), most=5),
        health=health.health(work),
    )


def _sentence(counts: Counts) -> tuple[str, str]:
    """Return the kind of the banner and, in one sentence, how the office stands."""
    said = []
    if counts.violations:
        said.append(f"{words.number(counts.violations)} hệ thống đang vận hành khi chưa đủ điều kiện")
    if counts.overdue:
        said.append(f"{words.number(counts.overdue)} hệ thống quá hạn kiểm tra, đánh giá")
    if said:
        return "overdue", f"Có {' và '.join(said)} trên tổng số {words.number(counts.total)} hệ thống."
    if counts.due_90:
        return (
            "soon",
            f"Không có gì quá hạn; {words.number(counts.due_90)} hệ thống đến hạn kiểm tra trong 90 ngày tới.",
        )
    return (
        "ok",
        f"Cả {words.number(counts.total)} hệ thống đều đúng hạn và không hệ thống nào vận hành trái nguyên tắc.",
    )


def _counters(counts: Counts) -> list[_Counter]:
    owned = f"{words.number(counts.owned_or_operated)} do cơ quan làm chủ quản hoặc vận hành"
    of_all = f"/{words.number(counts.total)}"
    late = Wanted(han="qua-han", xep="han").path
    return [
        _Counter(counts.total, "Hệ thống trong sổ", wanted.PATH, icon="dns", beneath=owned),
        _Counter(
            counts.in_use, "Được đưa vào sử dụng", Wanted(dung="duoc-dung").path, "good", "check_circle", of=of_all
        ),
        _Counter(
            counts.violations, "Vận hành khi chưa đủ điều kiện", Wanted(dung="trai-nguyen-tac").path, "bad", "error"
        ),
        _Counter(counts.blocked, "Bị chặn: chưa đủ điều kiện", Wanted(dung="bi-chan").path, "stopped", "block"),
        _Counter(
            counts.decided, "Đã có quyết định cấp độ", Wanted(cap="da-quyet-dinh").path, "good", "verified", of=of_all
        ),
        _Counter(counts.overdue, "Quá hạn, kể cả chưa từng kiểm tra", late, "bad", "event_busy"),
        _Counter(counts.never_audited, "Chưa từng kiểm tra", Wanted(han="chua-kiem-tra").path, "bad", "help_outline"),
        *(
            _Counter(number, f"Đến hạn trong {days} ngày", Wanted(han=str(days), xep="han").path, "watch", "schedule")
            for days, number in ((30, counts.due_30), (60, counts.due_60), (90, counts.due_90))
        ),
    ]


def _show_counter(counter: _Counter) -> None:
    kind = counter.kind if counter.number else ""
    with ui.link(target=counter.path).classes(f"counter {kind}").mark(counter.said):
        with ui.element("div").classes("figure"):
            ui.label(words.number(counter.number) + counter.of)
            if counter.number and counter.icon:
                ui.icon(counter.icon).props('aria-hidden="true"')
        ui.label(counter.said).classes("said")
        if counter.beneath:
            ui.label(counter.beneath).classes("muted small")


def _pressing(visit: Visit, pressing: list[listing.Row]) -> None:
    with layout.section():
        with ui.element("div").classes("section-line"):
            layout.text("h2", "Việc gấp nhất")
            layout.link("Xem theo tháng", "/kiem-tra")
        if not pressing:
            layout.empty(
                "event_available", "Không có việc gấp", "Không hệ thống nào đến hạn kiểm tra trong 90 ngày tới."
            )
            return
        with ui.element("ul").classes("lines stacked"):
            for row in pressing:
                with ui.element("li").mark(f"pressing-{row.code}"):
                    with ui.element("div").classes("say"):
                        layout.link(row.name, path_of(row.code)).classes("strong")
                        due = (
                            f"Hạn kiểm tra {words.day(row.audit_due_on)}"
                            if row.audit_due_on
                            else "Chưa có kết luận nào"
                        )
                        ui.label(" · ".join(filter(None, (row.code, due, rows.conditions(row))))).classes("code")
                    with ui.element("div").classes("line"):
                        badges.standing(row.standing, row.audit_due_on, visit.today)
                        if row.violation:
                            badges.badge("overdue", "Vận hành khi chưa đủ điều kiện")


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


def _begin(visit: Visit) -> None:
    with layout.section():
        if visit.may(Act.RECORD):
            text = (
                "Thêm từng hệ thống thông tin mà cơ quan làm chủ, vận hành hoặc sử dụng. Sổ sẽ cho biết còn thiếu gì."
            )
            layout.empty("dns", "Sổ chưa có hệ thống nào", text, "Thêm hệ thống", lambda: visit.go("/he-thong/moi"))
        else:
            layout.empty("dns", "Chưa có hệ thống nào", "Chưa có hệ thống nào thuộc phạm vi bạn được xem.")
