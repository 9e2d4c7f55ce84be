"""Mail: how it leaves, what waits, what went; a test message that shows the server's own answer."""

from typing import Any

from nicegui import run, ui

from inventory.organisation.access import Act
from inventory.work import Work
from isms.accounts import people
from isms.jobs import health, jobs
from isms.jobs.health import Health
from isms.mail import mail_requests, mail_settings, smtp
from isms.mail.mail_settings import Shown
from isms.ui.administration import mail_server
from isms.ui.background.list_button import list_button
from isms.ui.facts.place import STYLES
from isms.ui.lists import pager, system_rows_shown, taking_away
from isms.ui.parts import data_tables, layout, refusals, words
from isms.ui.parts.places import MAIL
from isms.ui.shell.visit import Pages, Redraw, Visit
from schedules.alerts import mail_ledger, outbox
from schedules.alerts.mail_ledger import Entry, Ledger

_COLUMNS = [
    data_tables.Column("person", "Người nhận", "two_lines", below="Địa chỉ"),
    data_tables.Column("kind", "Loại thư"),
    data_tables.Column("day", "Thư ngày"),
    data_tables.Column("alerts", "Cảnh báo", align="right"),
    data_tables.Column("state", "Tình trạng", "badge"),
    data_tables.Column("told", "Chi tiết", "two_lines", below="Lỗi"),
]


def register(pages: Pages) -> None:
    """Add /quan-tri/thu."""

    @pages.page(MAIL, title="Thư báo", act=Act.ADMINISTER)
    async def mailing(visit: Visit, trang: int = 1) -> None:
        ui.add_head_html(system_rows_shown.STYLES + STYLES)
        page = max(trang, 1)

        async def draw() -> None:
            told = await visit.read(lambda work: _read(work, visit, pager.first_row(page)))
            place.clear()
            with place:
                _draw(visit, page, *told)

        with layout.head("Thư báo", "Thư nhắc hạn gửi đi thế nào, còn gì chờ gửi, đã gửi cho ai."):
            layout.primary("Gửi ngay", lambda: _deliver(visit, draw), icon="send")
        place = ui.element("div").classes("stack apart w-full")
        await draw()


def _draw(visit: Visit, page: int, sent: Ledger, now: Health, mine: str, unwanting: list[str], how: Shown) -> None:
    _trouble(now)
    if unwanting:
        layout.note("neutral", f"Những người này chọn không nhận thư báo: {', '.join(unwanting)}.")
    with ui.element("div").classes("columns"):
        with layout.section("Máy chủ thư"):
            mail_server.server(visit, how, now)
        with layout.section("Gửi thư thử"):
            mail_server.test(visit, mine)
    with ui.element("div").classes("section-line"):
        layout.text("h2", "Sổ thư")
        if sent.total:
            list_button(visit, "Sổ thư", _listing, sent.total)
    _ledger(sent)
    pager.pager(page, sent.total, lambda number: visit.go(f"{MAIL}?trang={number}"))


def _read(work: Work, visit: Visit, first: int) -> tuple[Ledger, Health, str, list[str], Shown]:
    sent, now = mail_ledger.ledger(work, first, pager.ROWS), health.health(work)
    unwanting = [person.name for person in outbox.unwanting(work)]
    how = mail_settings.shown(work, visit.pages.settings)
    return sent, now, people.show(work, visit.name).email, unwanting, how


def _trouble(now: Health) -> None:
    if now.mail_error and not now.mail_error.startswith(smtp.NO_SERVER):  # that is said where one is entered
        layout.note("overdue", now.mail_error)
    if now.without_address:
        named = ", ".join(now.without_address)
        layout.note("soon", f"Có cảnh báo đang chờ vì những người này chưa có địa chỉ thư: {named}.")


async def _deliver(visit: Visit, draw: Redraw) -> None:
    if not await visit.act(mail_requests.ask_for_delivery, said=""):
        return
    try:
        done = await run.io_bound(jobs.deliver, visit.pages.database, visit.pages.settings)
    except Exception as error:
        refusals.show(error)
        return
    if done is not None:
        counted = (f"Đã gửi {words.number(done.sent)} thư", f"còn chờ {words.number(done.waiting)}")
        ui.notify(". ".join(filter(None, (", ".join(counted), done.note))), color="dark", text_color="white")
    await draw()


def _ledger(sent: Ledger) -> None:
    if sent.rows:
        data_tables.table(_COLUMNS, [_cells(entry) for entry in sent.rows], key="id").mark("ledger")
        return
    with layout.section():
        text = (
            "Mỗi người có cảnh báo nhận nhiều nhất một thư tổng hợp một ngày; sự cố được báo ngay bằng thư riêng. "
            "Thư đã gửi và thư đang chờ hiện ở đây."
        )
        layout.empty("mail_outline", "Chưa có thư nào", text)


def _listing(work: Work) -> taking_away.Listing:
    found = taking_away.every(lambda first, most: mail_ledger.ledger(work, first, most))
    return taking_away.Listing("Sổ thư", "so-thu", _COLUMNS, map(_cells, found))


def _cells(entry: Entry) -> dict[str, Any]:
    state, told = _state(entry)
    return {
        "id": entry.message_id,
        "person": data_tables.two_lines(entry.name or "Tài khoản đã khóa", entry.address),
        "kind": "Sự cố" if entry.incidents else "Tổng hợp",
        "day": words.day(entry.day),
        "alerts": words.number(entry.alerts),
        "state": data_tables.badge(*state),
        "told": data_tables.two_lines(*told),
    }


def _state(entry: Entry) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the badge of a message, and when it went or why it did not."""
    if entry.sent_at is not None:
        return ("ok", "Đã gửi"), (words.instant(entry.sent_at), "")
    if not entry.name:
        return ("neutral", "Không gửi nữa"), ("", "")
    tries = f"đã thử {words.number(entry.attempts)} lần" if entry.attempts else "chưa thử lần nào"
    again = f"Thử lại lúc {words.instant(entry.next_attempt_at)}, {tries}"
    if entry.last_error:
        return ("overdue", "Chưa gửi được"), (again, entry.last_error)
    return ("soon", "Chờ gửi"), ("", tries)
