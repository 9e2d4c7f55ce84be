"""The web application: built on a database, then served."""

import asyncio
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from fastapi.exceptions import RequestValidationError
from nicegui import app, run, ui
from nicegui.middlewares import RedirectWithPrefixMiddleware, SetCacheControlMiddleware
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from inventory.errors import Busy, IsmsError
from isms.platform import logs
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.ui.parts.refusals import log
from isms.ui.shell.visit import Pages, Warner, no_warning
from isms.ui.web import framework_texts, listening, memory, plain_pages, security, sockets, theme

TITLE = "Sổ cấp độ an ninh mạng"
_MINUTE = 60.0
_AWAY = 15.0
"""Seconds that a page waits for its browser to come back, with all that was entered; NiceGUI's three are too few for a
radio network that falters or a computer that is busy."""
_REPLACED: tuple[object, ...] = (RedirectWithPrefixMiddleware, SetCacheControlMiddleware)


def build(database: Database, settings: Settings, warning: Warner = no_warning) -> Pages:
    """Register all pages and what protects them. `warning` gives the bar's text when the scheduler is not running."""
    framework_texts.translate()
    memory.release_elements()
    shared = Pages(database, settings, warning)
    _serve_static_files()
    _replace_the_frameworks_own_pages()
    _stand_guard(shared)
    sockets.bind(shared.presence.felt)
    sockets.hold_no_memory()
    for module in _modules_with_pages():
        module.register(shared)
    app.routes.sort(key=_takes_any_path)
    return shared


def _takes_any_path(route: BaseRoute) -> bool:
    """Whether an address ends in anything: of two that fit, the plainer one is meant, so such addresses stand last."""
    return getattr(route, "path", "").endswith(":path}")


@cache
def _modules_with_pages() -> tuple[ModuleType, ...]:
    """Find the modules below this folder that add pages: those with `register(pages)`."""
    names = [found.name for found in pkgutil.walk_packages([str(Path(__file__).parent)], "isms.ui.")]
    modules = [importlib.import_module(name) for name in names]
    return tuple(each for each in modules if inspect.isfunction(getattr(each, "register", None)))


def serve(
    database: Database, settings: Settings, *, on_start: Callable[[], Any] | None = None, warning: Warner = no_warning
) -> None:
    """Serve until stopped. `on_start` is called in the event loop once the application runs."""
    shared = build(database, settings, warning)
    if on_start is not None:
        app.on_startup(on_start)
    app.on_startup(shared.runner.wake)
    app.on_shutdown(shared.runner.close)
    app.on_shutdown(shared.drafts.store_now)
    app.on_startup(lambda: _close_ended_pages(shared))
    memory.keep_free_memory_small()
    closed = memory.ClosedPages(put_by=database.engine.dispose)
    app.on_delete(closed.count)
    app.on_startup(closed.look_when_due)
    app.on_startup(listening.say_goodbye_when_told)
    listening.end_well_when_told()
    ui.run(
        **listening.options(settings),
        title=TITLE,
        favicon=theme.STATIC_FILES / "shield.svg",
        language="vi",
        dark=None,
        tailwind=False,
        reload=False,
        reconnect_timeout=_AWAY,
        show=False,
        show_welcome_message=False,
        fastapi_docs=False,
    )


async def _close_ended_pages(shared: Pages) -> None:
    """Once a minute, close the pages of sessions that ended by time or from the command line."""
    while True:
        await asyncio.sleep(_MINUTE)
        try:
            await shared.close_ended()
            await run.io_bound(shared.security.write_left_out)
        except Exception:
            log.exception("could not look for ended sessions, or write the security log")


def _stand_guard(shared: Pages) -> None:
    """
    Put the guard outside of every other middleware, those that ui.run adds later included.

    It does the work of two of NiceGUI's, which call it a fault when a browser does not wait for the answer.
    """
    inner = type(app).build_middleware_stack

    def build_middleware_stack() -> ASGIApp:
        app.user_middleware[:] = [each for each in app.user_middleware if each.cls not in _REPLACED]
        return security.Guard(inner(app), shared.database, shared.security)

    app.build_middleware_stack = build_middleware_stack  # type: ignore[method-assign]


def _serve_static_files() -> None:
    app.remove_route(security.STATIC)
    app.mount(security.STATIC, StaticFiles(directory=theme.STATIC_FILES))


def _replace_the_frameworks_own_pages() -> None:
    """Answer in Vietnamese, without a traceback, where the framework would speak English."""
    app.docs_url = app.redoc_url = app.openapi_url = None
    app._exception_handlers[:] = [_log_faults]
    app.add_exception_handler(404, _not_found)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _not_found)
    app.add_exception_handler(Busy, _busy)
    app.add_exception_handler(Exception, _fault)


def _log_faults(error: Exception) -> None:
    """Keep the log to faults: a refusal shown to the person is none."""
    if not isinstance(error, IsmsError):
        log.error("a handler failed", exc_info=error)


async def _not_found(_request: Request, _error: Exception) -> Response:
    return plain_pages.message(404, "Không có trang này. Có thể đường dẫn đã gõ sai hoặc đã cũ.")


async def _http_error(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    return plain_pages.message(status, "Yêu cầu này không thực hiện được.")


async def _busy(request: Request, error: Exception) -> Response:
    return plain_pages.message(503, str(error), "Thử lại", request.url.path if request.method == "GET" else "/")


async def _fault(_request: Request, error: Exception) -> Response:
    reference = logs.request.get()
    log.error("fault %s", reference, exc_info=error)
    text = f"Có lỗi trong chương trình. Hãy thử lại; nếu vẫn lỗi, báo người quản trị mã {reference}."
    return plain_pages.message(500, text)
