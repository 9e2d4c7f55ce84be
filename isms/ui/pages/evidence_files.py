"""Documents by address: handed out as downloads to who may see the system, never shown within this site."""

import logging
from pathlib import Path

from nicegui import app
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from inventory.errors import NotFound
from isms.accounts import sessions
from isms.evidence import documents
from isms.evidence.documents import Found
from isms.evidence.store import Store
from isms.ui import doors
from isms.ui.security import DOWNLOADS
from isms.ui.visit import Pages

log = logging.getLogger("isms.ui")


def register(pages: Pages) -> None:
    """Add /tai-lieu/{number}."""
    store = Store(pages.settings)

    @app.get(f"{DOWNLOADS}{{number:int}}", include_in_schema=False)
    async def document(request: Request, number: int) -> Response:
        try:
            found, path = await run_in_threadpool(_find, pages, store, request.state.signed_in.token_hash, number)
        except sessions.SignedOut:
            return RedirectResponse("/dang-nhap", status_code=303)
        except NotFound:
            return doors.message(404, "Không có tài liệu này, hoặc bạn không được xem hệ thống của nó.")
        if path is None:
            log.error("the file %s is missing or altered: run `isms check`", found.sha256)
            text = "Tệp này đã mất hoặc không còn đúng như lúc tải lên nên không được đưa ra. Hãy báo người quản trị."
            return doors.message(410, text)
        return FileResponse(
            path, media_type=found.media_type, filename=found.filename, content_disposition_type="attachment"
        )


def _find(pages: Pages, store: Store, token_hash: str, number: int) -> tuple[Found, Path | None]:
    """Return the document and its file, none when it is not what it was; as the person of the session now."""
    with pages.database.look(sessions.NOBODY) as work:
        signed_in = sessions.look_up(work.session, token_hash, work.now)
        if signed_in is None:
            raise sessions.SignedOut
        work.actor = signed_in.actor
        found = documents.found(work, number)
    return found, store.path(found.sha256) if store.is_whole(found.sha256) else None
