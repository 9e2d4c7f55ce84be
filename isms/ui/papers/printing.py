"""Paper by address: every paper of the catalogue as PDF, Word or HTML, for whoever is signed in."""

from datetime import date
from typing import get_args

from nicegui import app
from starlette.requests import Request
from starlette.responses import Response

from isms.ledger import issued
from isms.papers import catalogue
from isms.papers.composition.rendering import Ending
from isms.ui.parts.paper_links import MEDIA_TYPES
from isms.ui.shell import handing_out
from isms.ui.shell.visit import Pages
from isms.ui.web import plain_pages

_SHOWN = ("pdf", "html")


def register(pages: Pages) -> None:
    """Add /in/{paper}/{subject}.{pdf, docx or html}. A subject may hold slashes and dots; `ngay` is the day as of."""

    @app.get("/in/{paper}/{file:path}", include_in_schema=False)
    async def printed(request: Request, paper: str, file: str, ngay: date | None = None) -> Response:
        subject, _, ending = file.rpartition(".")
        form = next((each for each in get_args(Ending) if each == ending), None)
        declared = catalogue.at(paper)
        if form is None or not subject or declared is None:
            return plain_pages.message(404, "Giấy tờ có ba dạng: .pdf, .docx và .html.")
        if not declared.subject.allows(subject):
            return plain_pages.message(
                404, f"Không có giấy này cho “{subject[:30]}”: hãy ghi năm (2026) hoặc quý (2026-Q4)."
            )

        def made() -> Response:
            with pages.opened(request.state.signed_in.token_hash, writes=True, counts=True) as work:
                row = catalogue.print_paper(work, declared.code, subject, form, ngay)
                content = issued.content(work, row.id)
            name = f"{paper}-{subject.replace('/', '-')}.{form}"
            return Response(
                content, media_type=MEDIA_TYPES[form], headers=handing_out.disposition(name, form in _SHOWN)
            )

        return await handing_out.answer(made)
