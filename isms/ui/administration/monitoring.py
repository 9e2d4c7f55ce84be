"""What a monitor asks: `/health` without signing in, `/metrics` with the token that the settings give."""

import time
from threading import Lock

from nicegui import app
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from isms.jobs.service_status import Service, ServiceStatus, service_status
from isms.platform.database import Database
from isms.ui.shell.visit import Pages
from isms.ui.web import plain_pages, security

FRESH_SECONDS = 2.0
"""So long an answer is given again: anybody may ask, and as often as they like."""
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def register(pages: Pages) -> None:
    """Add /health and /metrics."""
    recent = _Recent(pages.database)

    @app.get(security.HEALTH, include_in_schema=False)
    async def health() -> Response:
        status = await run_in_threadpool(recent.status)
        return JSONResponse(status.plain(), 503 if status.overall is Service.FAIL else 200)

    @app.get(security.METRICS, include_in_schema=False)
    async def metrics(request: Request) -> Response:
        token = pages.settings.metrics_token.get_secret_value()
        if not token:
            return plain_pages.message(404, "Không có trang này.")
        if not security.same(f"Bearer {token}", request.headers.get("authorization", "")):
            return PlainTextResponse("401\n", 401, {"WWW-Authenticate": "Bearer"})
        status = await run_in_threadpool(recent.status)
        return PlainTextResponse(status.metrics(), media_type=METRICS_TYPE)


class _Recent:
    """The last answer, while it is fresh; one question at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._at = float("-inf")
        self._status = ServiceStatus(None)

    def status(self) -> ServiceStatus:
        with self._lock:
            if time.monotonic() - self._at > FRESH_SECONDS:
                self._status = service_status(self._database)
                self._at = time.monotonic()
            return self._status
