"""
What stands before every page: who may come in, from where, with how much, and what the browser is told.

Everything is private unless it is listed as public here. Pure ASGI, outside of all other middleware.
"""

import asyncio
import logging
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from nicegui import Client
from nicegui import __version__ as nicegui_version
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from inventory.errors import Busy
from isms.accounts import sessions
from isms.accounts.security_log import Happened, SecurityLog
from isms.accounts.sessions import SignedIn
from isms.accounts.throttle import Throttle
from isms.evidence import store
from isms.platform import logs
from isms.platform.database import Database
from isms.ui.web import plain_pages

log = logging.getLogger("isms.ui")

SIGN_IN = "/dang-nhap"
ENDED = "het-phien"
"""In the address of the sign-in page: the session ended while a page was open."""
SECOND_STEP = "/dang-nhap/ma"
OWN_PASSWORD = "/dang-nhap/mat-khau-moi"  # noqa: S105 (an address)
ENROLMENT = "/dang-nhap/bat-hai-buoc"
SOCKETS = "/_nicegui_ws"
STATIC = "/tinh"
HEALTH, METRICS = "/health", "/metrics"
PUBLIC = frozenset({SIGN_IN, SECOND_STEP, OWN_PASSWORD, ENROLMENT, HEALTH, METRICS, "/favicon.ico"})
FRAMEWORK = f"/_nicegui/{nicegui_version}/"
PUBLIC_BELOW = ("/bat-dau/", f"{STATIC}/", FRAMEWORK)
UPLOADS = "/_nicegui/client/"
DOWNLOADS = "/tai-lieu/"
CALENDARS = "/lich/"  # with a token in the address, which is checked behind
LARGEST_FORM = 64 * 1024
FORM_SECONDS = 30
MOST_VIEWS = 600
"""So many pages a session opens within a minute: each costs the server time and, until it has gone, memory."""
LARGEST_UPLOAD = store.LARGEST + LARGEST_FORM  # a file, and what a browser wraps it in
_IGNORED = frozenset({b"x-forwarded-prefix"})  # and for downloads: packing a packed file only keeps everybody waiting
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

# Vue compiles its templates in the browser, hence 'unsafe-eval'; all else is closed.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # "no-referrer" would make forms send "Origin: null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


_REFUSALS = {
    Happened.FOREIGN: lambda: plain_pages.message(403, "Yêu cầu đến từ một trang khác nên bị từ chối."),
    Happened.NOT_ALLOWED: lambda: plain_pages.message(403, "Trang này không phải của bạn."),
}


class Guard:
    """Lets in who may come in. Sets `scope["state"]["signed_in"]` for the pages behind it."""

    def __init__(self, app: ASGIApp, database: Database, log: SecurityLog) -> None:
        self.app = app
        self.database = database
        self.log = log
        self._views = Throttle(MOST_VIEWS, timedelta(minutes=1))  # by session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        logs.request.set(secrets.token_hex(4))
        ignored = _IGNORED | ({b"accept-encoding"} if scope["path"].startswith(DOWNLOADS) else set())
        scope["headers"] = [(name, value) for name, value in scope["headers"] if name not in ignored]
        try:
            signed_in = None if _is_public(scope["path"]) else await run_in_threadpool(self._look_up, token_of(scope))
        except (Busy, SQLAlchemyError):
            log.exception("the database does not answer")
            await self._unable(scope, receive, send)
            return
        scope.setdefault("state", {})["signed_in"] = signed_in
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self._request(scope, receive, _with_headers(scope, send))

    async def _unable(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1011})
        else:
            text = "Cơ sở dữ liệu đang không trả lời nên chưa mở được trang này. Hãy thử lại sau ít phút."
            await plain_pages.message(503, text, "Thử lại", "/")(scope, receive, _with_headers(scope, send))

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_ours = is_from_here(scope, required=True)
        if not is_ours:
            await self._note(scope, Happened.FOREIGN)
        if scope["state"]["signed_in"] is None or not is_ours:
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self.app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = self._refused(scope)
        if refused is not None:
            await self._note(scope, refused)
        answer = _REFUSALS[refused]() if refused else self._refusal(scope)
        if answer is None and scope["path"].startswith(UPLOADS):
            answer = _too_large(Headers(scope=scope))  # not held in memory: the server hands on what was announced
        elif answer is None and scope["method"] not in _SAFE:
            try:
                async with asyncio.timeout(FORM_SECONDS):
                    body = await _body(receive, Headers(scope=scope), LARGEST_FORM)
                answer = plain_pages.message(413, "Dữ liệu gửi lên quá lớn.") if body is None else None
                receive = _replay(body or b"", receive)
            except TimeoutError:
                answer = plain_pages.message(408, "Dữ liệu gửi lên quá chậm. Hãy thử lại.")
        await (answer or self.app)(scope, receive, send)

    def _refused(self, scope: Scope) -> Happened | None:
        """Return what the security log is told of this request, if it is refused for where it comes from."""
        if scope["method"] not in _SAFE and not is_from_here(scope):
            return Happened.FOREIGN
        if scope["path"].startswith(UPLOADS) and not _is_own_upload(scope):
            return Happened.NOT_ALLOWED
        return None

    async def _note(self, scope: Scope, what: Happened) -> None:
        signed_in = scope["state"]["signed_in"]
        account, address = signed_in.actor.name if signed_in else "", (scope.get("client") or ("",))[0]
        agent = Headers(scope=scope).get("user-agent", "")
        await run_in_threadpool(self.log.note, what, account, address, agent, scope["path"])

    def _refusal(self, scope: Scope) -> Response | None:
        if scope["path"].startswith(SOCKETS):
            return plain_pages.message(403, "Chỉ nhận kết nối WebSocket.")
        if _is_public(scope["path"]):
            return None
        if (signed_in := scope["state"]["signed_in"]) is not None:
            return self._too_many(scope, signed_in)
        if scope["method"] != "GET":
            return plain_pages.message(401, "Phiên làm việc đã kết thúc. Hãy đăng nhập lại.")
        query = scope["query_string"].decode("latin-1")
        wanted = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"{SIGN_IN}?next={quote(wanted, safe='/')}", status_code=303)

    def _too_many(self, scope: Scope, signed_in: SignedIn) -> Response | None:
        """Return the refusal of a page to a session that opens more of them than a person can look at."""
        is_page = scope["method"] == "GET" and not scope["path"].startswith(("/_nicegui", DOWNLOADS))
        if not is_page or self._views.take(signed_in.token_hash, self.database.now()):
            return None
        return plain_pages.message(429, "Có quá nhiều trang được mở trong một phút. Hãy đợi một lát rồi mở lại.")

    def _look_up(self, token: str) -> SignedIn | None:
        return look_up(self.database, token)


def look_up(database: Database, token: str) -> SignedIn | None:
    """Return who is signed in with the token, and note that the session is in use."""
    if not token:
        return None
    found, unnoticed = _find(database, sessions.hash_of(token))
    if found and unnoticed:
        with suppress(Busy):  # a reader need not wait for those who write
            _notice(database, found.token_hash)
    return found


def notice(database: Database, token_hash: str) -> None:
    """Note that a session that lives is in use, at most once a minute. Raises Busy."""
    found, unnoticed = _find(database, token_hash)
    if found and unnoticed:
        _notice(database, token_hash)


def _find(database: Database, token_hash: str) -> tuple[SignedIn | None, bool]:
    """Return whose session it is, and whether that it is in use should be noted again."""
    with database.look(sessions.NOBODY) as work:
        found = sessions.look_up(work.session, token_hash, work.now)
        return found, found is not None and sessions.is_unnoticed(work.session, token_hash, work.now)


def _notice(database: Database, token_hash: str) -> None:
    with database.work(sessions.NOBODY) as work:
        sessions.notice(work.session, token_hash, work.now)


def sign_in_again(request: Request) -> str:
    """Return where a person signs in whose session ended on this open page, and who then comes back to it."""
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"{SIGN_IN}?{ENDED}&next={quote(wanted, safe='/')}"


def owner_of(client: Client | None) -> str:
    """Return the token hash of the session that opened the page, or nothing."""
    signed_in = client.request.scope.get("state", {}).get("signed_in") if client else None
    return signed_in.token_hash if signed_in else ""


def is_from_here(scope: Scope, required: bool = False) -> bool:
    """Say whether the request comes from a page of this site; `required`: it must say so."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is None:
        return not required and headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    return bool(urlsplit(origin).netloc) and urlsplit(origin).netloc == headers.get("host")


def local_path(text: str) -> str:
    """Return the path to go to after signing in: one of this site, or the first page."""
    is_local = text.startswith("/") and not text.startswith(("//", SIGN_IN, "/dang-xuat"))
    return text if is_local and text.isprintable() and "\\" not in text else "/"


def is_secure(scope: Scope) -> bool:
    """Say whether the browser came over TLS."""
    return scope["scheme"] in ("https", "wss")


def cookie_name(secure: bool, name: str = "isms") -> str:
    """Return the cookie's name; under TLS, one that no other host may set."""
    return f"__Host-{name}" if secure else name


def token_of(scope: Scope) -> str:
    """Return the session token that the browser sent, or nothing."""
    return cookie_of(scope, "isms")


def cookie_of(scope: Scope, name: str) -> str:
    """Return the value of one of this application's cookies, or nothing."""
    cookies = SimpleCookie()
    try:
        cookies.load(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        return ""
    found = cookies.get(cookie_name(is_secure(scope), name))
    return found.value if found else ""


def set_cookie(response: Response, request: Request, value: str, name: str = "isms", days: int | None = None) -> None:
    """Give the browser a cookie that scripts and other sites cannot use; it ends with the browser, or after `days`."""
    secure = is_secure(request.scope)
    lasts = days * 86_400 if days else None
    named = cookie_name(secure, name)
    response.set_cookie(named, value, lasts, httponly=True, samesite="lax", secure=secure, path="/")


def clear_cookie(response: Response, request: Request, name: str = "isms") -> None:
    """Take the cookie away."""
    secure = is_secure(request.scope)
    response.delete_cookie(cookie_name(secure, name), httponly=True, samesite="lax", secure=secure, path="/")


def same(first: str, second: str) -> bool:
    """Compare two secrets in constant time; an empty one equals nothing."""
    return bool(first) and secrets.compare_digest(first.encode(), second.encode())


def _is_public(path: str) -> bool:
    is_calendar = path.startswith(CALENDARS) and path.endswith(".ics")
    return path in PUBLIC or path.startswith(PUBLIC_BELOW) or is_calendar


def _is_own_upload(scope: Scope) -> bool:
    """Say whether a file is sent to a page of the sender's own session."""
    signed_in = scope["state"]["signed_in"]
    client_id = scope["path"].removeprefix(UPLOADS).partition("/")[0]
    return signed_in is None or owner_of(Client.instances.get(client_id)) == signed_in.token_hash


def _too_large(headers: Headers) -> Response | None:
    """Return the refusal of an upload that says no size, or too large a one."""
    announced = headers.get("content-length", "")
    if not announced.isdecimal():
        return plain_pages.message(411, "Yêu cầu không nói rõ độ dài nên không được nhận.")
    return plain_pages.message(413, "Dữ liệu gửi lên quá lớn.") if int(announced) > LARGEST_UPLOAD else None


async def _body(receive: Receive, headers: Headers, most: int) -> bytes | None:
    """Return the whole body, or None as soon as it is known to be over `most` bytes."""
    announced = headers.get("content-length", "0")
    if not announced.isdecimal() or int(announced) > most:
        return None
    chunks: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        chunks.append(message.get("body", b""))
        size += len(chunks[-1])
        more = message.get("more_body", False)
        if size > most:
            return None
    return b"".join(chunks)


def _replay(body: bytes, receive: Receive) -> Receive:
    parts: Iterator[Message] = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def replayed() -> Message:
        return next(parts, None) or await receive()

    return replayed


def _caching(path: str) -> str:
    """Return how long a browser may keep an answer: the framework's versioned files for good, ours while unchanged."""
    if path.startswith(FRAMEWORK) and not path.startswith(f"{FRAMEWORK}dynamic_resources/"):
        return "public, max-age=31536000, immutable"
    return "no-cache" if path.startswith(f"{STATIC}/") else "no-store"


def _with_headers(scope: Scope, send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            if scope["path"].startswith(DOWNLOADS):
                headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
            if is_secure(scope):
                headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
            headers["Cache-Control"] = _caching(scope["path"])
            headers["X-Request-Id"] = logs.request.get()
        await send(message)

    return sending
