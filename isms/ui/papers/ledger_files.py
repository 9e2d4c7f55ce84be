"""A printed paper by address: the very bytes of the day it was printed, for whoever may see it."""

from nicegui import app
from starlette.requests import Request
from starlette.responses import Response

from isms.ledger import issued
from isms.ui.papers.ledger_query import FILES
from isms.ui.parts.paper_links import MEDIA_TYPES
from isms.ui.shell import handing_out
from isms.ui.shell.visit import Pages


def register(pages: Pages) -> None:
    """Add /so-giay-to/tep/{number}."""

    @app.get(f"{FILES}{{number:int}}", include_in_schema=False)
    async def printed_file(request: Request, number: int) -> Response:
        def made() -> Response:
            with pages.opened(request.state.signed_in.token_hash) as work:
                row = issued.found(work, number)
                name, ending = f"{row.paper}-{row.subject}-{number}.{row.ending}", row.ending
                content = issued.content(work, number)
            headers = handing_out.disposition(name.replace("/", "-").replace(":", "-"))
            return Response(content, media_type=MEDIA_TYPES[ending], headers=headers)

        return await handing_out.answer(made, "Không có giấy tờ này trong sổ, hoặc bạn không được xem hệ thống của nó.")
