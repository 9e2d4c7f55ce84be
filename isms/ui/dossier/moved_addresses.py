"""Addresses of earlier versions, kept in bookmarks and documents: each leads to the page where one now prints."""

from nicegui import app
from starlette.requests import Request
from starlette.responses import RedirectResponse

from isms.ui.dossier import shared_dossier
from isms.ui.papers import bulk_printing
from isms.ui.parts.places import path_of
from isms.ui.shell.visit import Pages

_TAB = "ho-so"


def register(_pages: Pages) -> None:
    """Add /goi-ho-so/{codes}.zip, the package of a dossier, and /in-hang-loat/tep, the file of the last bulk print."""

    @app.get("/goi-ho-so/{codes:path}", include_in_schema=False)
    async def package(codes: str) -> RedirectResponse:
        code = codes.removesuffix(".zip")
        return RedirectResponse(shared_dossier.PATH if "+" in code else path_of(code, _TAB))

    @app.get(f"{bulk_printing.PATH}/tep", include_in_schema=False)
    async def papers(request: Request) -> RedirectResponse:
        asked = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{bulk_printing.PATH}{asked}")
