"""Documents by address: handed out as downloads to who may see what they are about, never shown within this site."""

import logging
from collections.abc import Callable

from nicegui import app
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from inventory.work import Work
from isms.evidence import documents, office_documents
from isms.evidence.documents import Found
from isms.evidence.store import Store
from isms.ui.shell import handing_out
from isms.ui.shell.visit import Pages
from isms.ui.web import plain_pages
from isms.ui.web.security import DOWNLOADS

log = logging.getLogger("isms.ui")

_ALTERED = "Tệp này đã mất hoặc không còn đúng như lúc tải lên nên không được đưa ra. Hãy báo người quản trị."


def register(pages: Pages) -> None:
    """Add /tai-lieu/{number}, and /tai-lieu/co-quan/{number} for the documents of the office as a whole."""
    store = Store(pages.settings)

    @app.get(f"{DOWNLOADS}{{number:int}}", include_in_schema=False)
    async def document(request: Request, number: int) -> Response:
        return await handed_out(request, number, documents.found)

    @app.get(f"{DOWNLOADS}co-quan/{{number:int}}", include_in_schema=False)
    async def office_document(request: Request, number: int) -> Response:
        return await handed_out(request, number, office_documents.found)

    async def handed_out(request: Request, number: int, find: Callable[[Work, int], Found]) -> Response:
        def made() -> Response:
            with pages.opened(request.state.signed_in.token_hash) as work:
                found = find(work, number)
            if not store.is_whole(found.sha256):
                log.error("the file %s is missing or altered: run `isms check`", found.sha256)
                return plain_pages.message(410, _ALTERED)
            return FileResponse(
                store.path(found.sha256),
                media_type=found.media_type,
                filename=found.filename,
                content_disposition_type="attachment",
            )

        return await handing_out.answer(made, "Không có tài liệu này, hoặc bạn không được xem.")
