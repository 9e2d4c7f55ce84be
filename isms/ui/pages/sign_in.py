"""Signing in and out: plain HTML forms, so that the session's cookie is new each time."""

import secrets

from nicegui import app, run
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from isms.accounts import sessions
from isms.ui import doors, security, sockets
from isms.ui.visit import Pages

_EXPIRED = "Biểu mẫu đã hết hạn. Hãy nhập lại."
_TOO_MANY = "Có quá nhiều lần đăng nhập sai từ máy này. Hãy thử lại sau vài phút."


def register(pages: Pages) -> None:
    """Add /dang-nhap and /dang-xuat."""

    @app.get("/dang-nhap", include_in_schema=False)
    async def show(request: Request) -> Response:
        wanted = security.local_path(request.query_params.get("next", "/"))
        token = security.token_of(request.scope)
        if await run.io_bound(security.look_up, pages.database, token):
            return RedirectResponse(wanted, status_code=303)
        return _form(request, next=wanted)

    @app.post("/dang-nhap", include_in_schema=False)
    async def enter(request: Request) -> Response:
        form = {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
        name, wanted = form.get("name", ""), security.local_path(form.get("next", "/"))
        if not security.same(security.cookie_of(request.scope, "isms-door"), form.get("csrf", "")):
            return _form(request, 400, next=wanted, name=name, refused=_EXPIRED)
        address = request.client.host if request.client else ""
        if pages.failures.is_shut(address, pages.database.clock()):
            return _form(request, 429, next=wanted, name=name, refused=_TOO_MANY)
        agent = request.headers.get("user-agent", "")
        try:
            token = await run.io_bound(sessions.sign_in, pages.database, name, form.get("password", ""), agent)
        except sessions.SignInRefused as refusal:
            pages.failures.count(address, pages.database.clock())
            return _form(request, 403, next=wanted, name=name, refused=str(refusal))
        await end_session(pages, request)
        return entered(request, token or "", wanted)

    @app.post("/dang-xuat", include_in_schema=False)
    async def leave(request: Request) -> Response:
        signed_in = request.state.signed_in
        form = await request.form()
        if not security.same(signed_in.csrf, str(form.get("csrf", ""))):
            return doors.message(400, _EXPIRED)
        await end_session(pages, request, str(form.get("page", "")))
        response = RedirectResponse("/dang-nhap", status_code=303)
        security.clear_cookie(response, request)
        return response


async def end_session(pages: Pages, request: Request, leaving: str = "") -> None:
    """End the session that the browser has, if any, and close its pages; `leaving` is left to the browser."""
    token = security.token_of(request.scope)
    if token:
        await run.io_bound(_sign_out, pages, token)
        await sockets.close(lambda owner: owner == sessions.hash_of(token), leaving)


def entered(request: Request, token: str, wanted: str) -> Response:
    """
    Send a person who has just signed in on their way, with the new session's cookie.

    They also get the cookie of the next sign-in form: when several tabs are sent to it at once, they share it.
    """
    response = RedirectResponse(wanted, status_code=303)
    security.set_cookie(response, request, token)
    security.set_cookie(response, request, secrets.token_urlsafe(32), "isms-door")
    return response


def _sign_out(pages: Pages, token: str) -> None:
    with pages.database.work(sessions.NOBODY) as work:
        found = sessions.look_up(work.session, sessions.hash_of(token), work.now)
        if found is not None:
            work.actor = found.actor
        sessions.sign_out(work, sessions.hash_of(token))


def _form(request: Request, status: int = 200, *, next: str, name: str = "", refused: str = "") -> Response:
    csrf = security.cookie_of(request.scope, "isms-door") or secrets.token_urlsafe(32)  # forms in other tabs stay good
    response = doors.page("sign_in", status, csrf=csrf, next=next, name=name, refused=refused)
    security.set_cookie(response, request, csrf, "isms-door")
    return response
