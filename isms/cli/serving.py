"""The serving process: the web application and the scheduler, in one."""

import logging
from collections.abc import Awaitable, Callable
from importlib.metadata import version

import typer

from inventory.work import Actor, Role, Work
from isms.accounts import first_run
from isms.installation import schema
from isms.jobs import health, jobs
from isms.platform import logs
from isms.platform.config import Settings
from isms.platform.database import VIETNAM, Database
from isms.platform.same_file import REPLACED
from isms.ui import app
from isms.ui.web import listening, memory
from schedules.timetable import keep_armed

log = logging.getLogger("isms")
service = logging.getLogger(logs.SERVICE)
STARTER = Actor("khởi động", Role.ADMIN)


def serve(database: Database, settings: Settings) -> None:
    """Serve until stopped: say the address and, while there is no administrator, the one-time link."""
    listening.refuse_plain_http(settings)
    address = settings.address
    logs.keep(settings)
    with database.work(STARTER) as work:
        token = first_run.issue_link(work)
    typer.echo(f"Địa chỉ: {address}/")
    if token:
        typer.echo(f"Đường dẫn dùng một lần để tạo người quản trị đầu tiên:\n  {address}/bat-dau/{token}")
    service.info("started: version %s on %s", version("isms"), address)
    try:
        app.serve(database, settings, on_start=_starter(database, settings), warning=warner(database))
    finally:
        service.info("stopped")


def warner(database: Database) -> Callable[[Work], str]:
    """Return what every page warns of: its file replaced, guards found wrong at the start, or a scheduler at rest."""
    wrong = schema.wrong_guards(database.engine)
    if not wrong:
        return lambda work: REPLACED if database.file.is_replaced() else late(work)
    log.error("guards of the database missing or altered: %s", ", ".join(wrong))
    warning = (
        f"Bộ chặn của cơ sở dữ liệu thiếu hoặc bị sửa ({len(wrong)} chỗ): dữ liệu có thể đã bị sửa ngoài phần mềm. "
        "Người quản trị hãy chạy isms check, rồi isms init để đặt lại."
    )
    return lambda _work: warning


def late(work: Work) -> str:
    """Return the warning that every page shows while the scheduler does not run; empty while it does."""
    now = health.health(work)
    if not now.late:
        return ""
    if now.swept_at is None:
        return "Bộ hẹn giờ chưa chạy lần nào: các hạn có thể chưa được thực thi."
    at = now.swept_at.astimezone(VIETNAM)
    return f"Bộ hẹn giờ không chạy từ {at:%H:%M ngày %d/%m/%Y}: các hạn có thể chưa được thực thi."


def _starter(database: Database, settings: Settings) -> Callable[[], Awaitable[None]]:
    async def start() -> None:
        scheduler = jobs.scheduler(database, settings)
        scheduler.start()
        memory.spare_what_stays()
        await keep_armed(scheduler)

    return start
