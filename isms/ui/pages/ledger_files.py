"""A printed paper by address: the very bytes of the day it was printed, for whoever may see it."""

from urllib.parse import quote

from nicegui import app
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inventory.errors import NotFound
from isms.accounts import sessions
from isms.ledger import issued
from isms.ui import doors
from isms.ui.ledger.asked import FILES
from isms.ui.parts.paper_links import MEDIA_TYPES
from isms.ui.visit import Pages


def register(pages: Pages) -> None:
    """Add /so-giay-to/tep/{number}."""

    @app.get(f"{FILES}{{number:int}}", include_in_schema=False)
    async def printed_file(request: Request, number: int) -> Response:
        try:
            name, ending, content = await run_in_threadpool(_find, pages, request.state.signed_in.token_hash, number)
        except sessions.SignedOut:
            return RedirectResponse("/dang-nhap", status_code=303)
        except NotFound:
            return doors.message(404, "Không có giấy tờ này trong sổ, hoặc bạn không được xem hệ thống của nó.")
        disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
        return Response(content, media_type=MEDIA_TYPES[ending], headers={"Content-Disposition": disposition})


def _find(pages: Pages, token_hash: str, number: int) -> tuple[str, str, bytes]:
    """Return the name, ending and bytes of the file, as the person of the session now."""
    with pages.database.look(sessions.NOBODY) as work:
        signed_in = sessions.look_up(work.session, token_hash, work.now)
        if signed_in is None:
            raise sessions.SignedOut
        work.actor = signed_in.actor
        row = issued.found(work, number)
        name = f"{row.paper}-{row.subject}-{number}.{row.ending}".replace("/", "-").replace(":", "-")
        return name, row.ending, issued.content(work, number)
