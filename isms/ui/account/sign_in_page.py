"""Signing in and out: plain HTML forms, so that the session's cookie is new each time."""

import secrets
from collections.abc import Callable
from typing import ParamSpec, TypeVar
from urllib.parse import quote

from nicegui import app, run
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inventory.errors import Invalid, Reason, Refused
from isms.accounts import first_run, known_browsers, sessions, signing_in
from isms.accounts.attempts import CodeRefused, SignInRefused
from isms.accounts.hashing_queue import QUEUE, Crowded
from isms.accounts.security_log import Happened
from isms.accounts.signing_in import HalfSignIn
from isms.ui.shell.visit import Pages
from isms.ui.web import plain_pages, security, sockets
from isms.ui.web.security import ENROLMENT, OWN_PASSWORD, SECOND_STEP, SIGN_IN

_EXPIRED = "Biểu mẫu đã hết hạn. Hãy nhập lại."
_TOO_LATE = "Đã quá thời gian nhập mã. Hãy đăng nhập lại."
_ENDED = "Phiên làm việc đã kết thúc. Hãy đăng nhập lại để làm tiếp ở trang đang mở."
_SENT_HERE = {"muon": _TOO_LATE, security.ENDED: _ENDED}
"""Why a person was sent to the sign-in page, by the name that its address has for it."""
_DOOR, _HALF, _KNOWN = "isms-door", "isms-half", "isms-known"

Value = TypeVar("Value")
Arguments = ParamSpec("Arguments")


class TooManyFailures(Refused):
    """Too many sign-ins from this address failed lately, or too many under this name."""

    def __init__(self) -> None:
        remedy = "Có quá nhiều lần đăng nhập sai từ máy này. Hãy thử lại sau vài phút."
        super().__init__([Reason("too_many_failures", "", remedy)])


_STATUS: dict[type[Refused], int] = {SignInRefused: 403, TooManyFailures: 429, Crowded: 503}


def register(pages: Pages) -> None:
    """Add /dang-nhap with its second step, and /dang-xuat."""

    @app.get(SIGN_IN, include_in_schema=False)
    async def show(request: Request) -> Response:
        wanted = security.local_path(request.query_params.get("next", "/"))
        if await _is_signed_in(pages, request):
            return RedirectResponse(wanted, status_code=303)
        refused = next((said for name, said in _SENT_HERE.items() if name in request.query_params), "")
        return _form(request, next=wanted, refused=refused, new=await run.io_bound(_is_new, pages))

    @app.post(SIGN_IN, include_in_schema=False)
    async def enter(request: Request) -> Response:
        form = await fields_of(request)
        name, wanted = form.get("name", ""), security.local_path(form.get("next", "/"))
        if not is_ours(request, form):
            return _form(request, 400, next=wanted, name=name, refused=_EXPIRED)
        given = (
            pages.database,
            name,
            form.get("password", ""),
            _agent(request),
            _address(request),
            browser_of(request),
        )
        try:
            async with pages.sent.turn(form["csrf"]) as sent:
                token = await counted(pages, request, name, "password", signing_in.sign_in, *given)
                if isinstance(token, str):
                    await _end(pages, sent.session)  # two clicks sent the form twice: the browser keeps the last answer
                    sent.session = sessions.hash_of(token)
        except (SignInRefused, TooManyFailures, Crowded) as refusal:
            return _form(request, _STATUS[type(refusal)], next=wanted, name=name, refused=str(refusal))
        await end_session(pages, request)
        if isinstance(token, HalfSignIn):
            return halfway(pages, request, token, wanted)
        return entered(request, token, wanted)

    @app.get(SECOND_STEP, include_in_schema=False)
    async def ask(request: Request) -> Response:
        wanted = security.local_path(request.query_params.get("next", "/"))
        if await _is_signed_in(pages, request):
            return RedirectResponse(wanted, status_code=303)
        half = half_of(pages, request)
        if half is None or half.wants != "code":
            return RedirectResponse(f"{SIGN_IN}?next={quote(wanted, safe='/')}", status_code=303)
        return _code_form(request, next=wanted, refused=str(CodeRefused()) if "sai" in request.query_params else "")

    @app.post(SECOND_STEP, include_in_schema=False)
    async def answer(request: Request) -> Response:
        form = await fields_of(request)
        wanted, key = security.local_path(form.get("next", "/")), security.cookie_of(request.scope, _HALF)
        if not is_ours(request, form):
            return _code_form(request, 400, next=wanted, refused=_EXPIRED)
        half = half_of(pages, request)
        if half is None or half.wants != "code":
            return RedirectResponse(f"{SIGN_IN}?muon&next={quote(wanted, safe='/')}", status_code=303)
        given = (pages.database, half, form.get("code", ""), _agent(request), _address(request))
        try:
            token = await counted(pages, request, half.name, "code", signing_in.enter_code, *given)
        except CodeRefused:  # said at an address of its own: reloading it would otherwise send the code again
            return RedirectResponse(f"{SECOND_STEP}?sai&next={quote(wanted, safe='/')}", status_code=303)
        except (TooManyFailures, Crowded) as refusal:
            return _code_form(request, _STATUS[type(refusal)], next=wanted, refused=str(refusal))
        pages.halves.drop(key)
        if isinstance(token, HalfSignIn):
            return halfway(pages, request, token, wanted)
        return last_step_taken(request, token, wanted)

    @app.post("/dang-xuat", include_in_schema=False)
    async def leave(request: Request) -> Response:
        signed_in = request.state.signed_in
        form = await request.form()
        if not security.same(signed_in.csrf, str(form.get("csrf", ""))):
            return plain_pages.message(400, _EXPIRED)
        await end_session(pages, request, str(form.get("page", "")))
        await note(pages, request, Happened.SIGNED_OUT, signed_in.actor.name)
        response = RedirectResponse(SIGN_IN, status_code=303)
        security.clear_cookie(response, request)
        return response


async def end_session(pages: Pages, request: Request, leaving: str = "") -> None:
    """End the session that the browser has, if any, and close its pages; `leaving` is left to the browser."""
    token = security.token_of(request.scope)
    await _end(pages, sessions.hash_of(token) if token else "", leaving)


async def _end(pages: Pages, token_hash: str, leaving: str = "") -> None:
    if token_hash:
        await run.io_bound(_sign_out, pages, token_hash)
        await sockets.close(lambda owner: owner == token_hash, leaving)


def entered(request: Request, token: str, wanted: str) -> Response:
    """
    Send a person who has just signed in on their way, with the new session's cookie.

    They also get the cookie of the next sign-in form: when several tabs are sent to it at once, they share it.
    """
    return _give(RedirectResponse(wanted, status_code=303), request, token)


def _give(response: Response, request: Request, token: str) -> Response:
    security.set_cookie(response, request, token)
    security.set_cookie(response, request, secrets.token_urlsafe(32), _DOOR)
    _stay_known(response, request)
    return response


def _stay_known(response: Response, request: Request) -> None:
    token = security.cookie_of(request.scope, _KNOWN) or secrets.token_urlsafe(32)
    security.set_cookie(response, request, token, _KNOWN, days=known_browsers.UNUSED.days)


def last_step_taken(request: Request, token: str, wanted: str) -> Response:
    """Send a person on their way whose sign-in had several steps."""
    return take_in(RedirectResponse(wanted, status_code=303), request, token)


def take_in(response: Response, request: Request, token: str) -> Response:
    """Give the cookies of the new session along with an answer, and take that of the half away."""
    _give(response, request, token)
    security.clear_cookie(response, request, _HALF)
    return response


def half_of(pages: Pages, request: Request) -> HalfSignIn | None:
    """Return the half of a sign-in that the browser has, while it is good."""
    return pages.halves.get(security.cookie_of(request.scope, _HALF))


async def _is_signed_in(pages: Pages, request: Request) -> bool:
    token = security.token_of(request.scope)
    return await run.io_bound(security.look_up, pages.database, token) is not None


def _is_new(pages: Pages) -> bool:
    with pages.database.look(sessions.NOBODY) as work:
        return first_run.is_awaited(work)


async def fields_of(request: Request) -> dict[str, str]:
    """Return what was typed into the form."""
    return {key: value for key, value in (await request.form()).items() if isinstance(value, str)}


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def browser_of(request: Request) -> str:
    """Return the hash of the token by which a browser is known, or nothing when it sends none."""
    token = security.cookie_of(request.scope, _KNOWN)
    return sessions.hash_of(token) if token else ""


def _is_known(pages: Pages, name: str, browser: str) -> bool:
    with pages.database.look(sessions.NOBODY) as work:
        return known_browsers.is_known(work.session, name, browser)


def _agent(request: Request) -> str:
    return request.headers.get("user-agent", "")


def is_ours(request: Request, form: dict[str, str]) -> bool:
    """Say whether the form is the one we gave to this browser."""
    return security.same(security.cookie_of(request.scope, _DOOR), form.get("csrf", ""))


async def counted(
    pages: Pages,
    request: Request,
    name: str,
    named_step: str,
    step: Callable[Arguments, Value],
    *given: Arguments.args,
    **named: Arguments.kwargs,
) -> Value:
    """
    Do a step of a sign-in: counted as failed before it is looked at, among those that hash a password.

    A browser in which the person is known has a share of its own, whoever else sits behind the same address.
    """
    now, browser = pages.database.now(), browser_of(request)
    known = bool(browser) and await run.io_bound(_is_known, pages, name, browser)
    address = f"browser {browser}" if known else _address(request)
    try:
        if not pages.sign_ins.take(address, name, now):
            raise TooManyFailures
        done = await QUEUE.run(address, step, *given, **named)
    except Crowded:
        pages.sign_ins.take_back(address, name, now)
        await note(pages, request, Happened.FAILED, name, f"{named_step}: crowded")
        raise
    except TooManyFailures:
        await note(pages, request, Happened.FAILED, name, f"{named_step}: too many failures")
        raise
    except SignInRefused as refusal:
        await note(pages, request, Happened.LOCKED if refusal.locked else Happened.FAILED, name, named_step)
        raise
    except Invalid:
        await note(pages, request, Happened.FAILED, name, named_step)
        raise
    pages.sign_ins.take_back(address, name, now)
    if isinstance(done, str):
        await note(pages, request, Happened.SIGNED_IN, name, named_step)
    return done


async def note(pages: Pages, request: Request, what: Happened, account: str, step: str = "") -> None:
    """Write into the security log what this browser did."""
    await run.io_bound(pages.security.note, what, account, _address(request), _agent(request), step)


def halfway(pages: Pages, request: Request, half: HalfSignIn, wanted: str) -> Response:
    """Send the person to the next step: an address of its own, so that reloading it sends nothing twice."""
    step = {"code": SECOND_STEP, "password": OWN_PASSWORD}.get(half.wants, ENROLMENT)
    response = RedirectResponse(f"{step}?next={quote(wanted, safe='/')}", status_code=303)
    security.set_cookie(response, request, pages.halves.keep(half), _HALF)
    return response


def _sign_out(pages: Pages, token_hash: str) -> None:
    with pages.database.work(sessions.NOBODY) as work:
        found = sessions.look_up(work.session, token_hash, work.now)
        if found is not None:
            work.actor = found.actor
        sessions.sign_out(work, token_hash)


def _form(
    request: Request, status: int = 200, *, next: str, name: str = "", refused: str = "", new: bool | None = False
) -> Response:
    return door(request, "sign_in", status, next=next, name=name, refused=refused, new=new)


def _code_form(request: Request, status: int = 200, *, next: str, refused: str = "") -> Response:
    return door(request, "second_step", status, next=next, refused=refused, back=f"{SIGN_IN}?next={quote(next)}")


def door(request: Request, template: str, status: int, **values: object) -> Response:
    """Return the page of a form of the sign-in, with its token."""
    csrf = security.cookie_of(request.scope, _DOOR) or secrets.token_urlsafe(32)  # forms in other tabs stay good
    response = plain_pages.page(template, status, csrf=csrf, **values)
    security.set_cookie(response, request, csrf, _DOOR)
    _stay_known(response, request)
    return response
