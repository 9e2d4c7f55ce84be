"""The deadlines as a calendar file: by a private address without a sign-in, and once for whoever is signed in."""

import hashlib
from datetime import timedelta

from nicegui import app, run
from starlette.requests import Request
from starlette.responses import Response

from isms.accounts import sessions
from isms.accounts.throttle import Throttle
from isms.ui.shell import handing_out
from isms.ui.shell.visit import Pages
from isms.ui.web import plain_pages, security
from isms.workspace import calendar_feed

_NONE = "Không có lịch nào ở địa chỉ này. Có thể địa chỉ đã bị hủy; hãy tạo địa chỉ mới ở trang Tài khoản."
_TOO_OFTEN = "Địa chỉ này được đọc quá nhiều lần. Hãy thử lại sau vài phút."


def register(pages: Pages) -> None:
    """Add /lich/{token}.ics, which asks for no session, and /lich-cua-toi.ics, which does."""
    wrong = Throttle(30, timedelta(minutes=5))  # tokens that open nothing, by address
    readings = Throttle(30, timedelta(minutes=5))  # by token: each one costs the server a look at all deadlines

    @app.get(f"{security.CALENDARS}{{token}}.ics", include_in_schema=False)
    async def read(request: Request, token: str) -> Response:
        address, now = request.client.host if request.client else "", pages.database.now()
        token_hash = calendar_feed.hash_of(token)
        if wrong.is_shut(address, now) or readings.is_shut(token_hash, now):
            return plain_pages.message(429, _TOO_OFTEN)
        content = await run.io_bound(_read, pages, token_hash)
        if content is None:
            wrong.count(address, now)
            return plain_pages.message(404, _NONE)
        readings.count(token_hash, now)
        return _answer(request, content, "inline")

    @app.get("/lich-cua-toi.ics", include_in_schema=False)
    async def download(request: Request) -> Response:
        def made() -> Response:
            with pages.opened(request.state.signed_in.token_hash, counts=True) as work:
                content = calendar_feed.feed(work)
            return _answer(request, content, "attachment")

        return await handing_out.answer(made)


def _read(pages: Pages, token_hash: str) -> bytes | None:
    """Return the calendar of the one whose address it is, and note the reading; None for an address that is none."""
    with pages.database.look(sessions.NOBODY) as work:
        holder = calendar_feed.holder(work.session, token_hash, work.now)
        if holder is None:
            return None
        work.actor = holder
        content = calendar_feed.feed(work)
        unnoticed = calendar_feed.is_unnoticed(work.session, token_hash, work.now)
    if unnoticed:
        with pages.database.work(sessions.NOBODY) as work:
            calendar_feed.notice(work.session, token_hash, work.now)
    return content


def _answer(request: Request, content: bytes, disposition: str) -> Response:
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if tag in known:
        return Response(status_code=304, headers={"ETag": tag})
    headers = {"ETag": tag, "Content-Disposition": f'{disposition}; filename="lich-an-ninh-mang.ics"'}
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)
