"""Documents by address: handed out as downloads to who may see the system, never shown within this site."""

import logging

from nicegui import app
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from isms.evidence import documents
from isms.evidence.store import Store
from isms.ui.shell import handing_out
from isms.ui.shell.visit import Pages
from isms.ui.web import plain_pages
from isms.ui.web.security import DOWNLOADS

log = logging.getLogger("isms.ui")

_ALTERED = "Tệp này đã mất hoặc không còn đúng như lúc tải lên nên không được đưa ra. Hãy báo người quản trị."


def register(pages: Pages) -> None:
    """Add /tai-lieu/{number}."""
    store = Store(pages.settings)

    @app.get(f"{DOWNLOADS}{{number:int}}", include_in_schema=False)
    async def document(request: Request, number: int) -> Response:
        def made() -> Response:
            with pages.opened(request.state.signed_in.token_hash) as work:
                found = documents.found(work, number)
            if not store.is_whole(found.sha256):
                log.error("the file %s is missing or altered: run `isms check`", found.sha256)
                return plain_pages.message(410, _ALTERED)
            return FileResponse(
                store.path(found.sha256),
                media_type=found.media_type,
                filename=found.filename,
                content_disposition_type="attachment",
            )

        return await handing_out.answer(made, "Không có tài liệu này, hoặc bạn không được xem hệ thống của nó.")
