"""
Paper by address: every paper of the catalogue as PDF, Word or HTML, for whoever is signed in.

Printing enters the ledger, so it is sent as a form from a page of this site. Asked for by GET, HTML is shown as a
preview that is entered nowhere; PDF and Word only ask whether to print.
"""

from datetime import date
from typing import get_args

from nicegui import app
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from isms.ledger import issued
from isms.papers import catalogue, printing_task
from isms.papers.composition.rendering import NAMES, Ending, render
from isms.papers.printing_task import Printing
from isms.ui.parts.paper_links import MEDIA_TYPES
from isms.ui.parts.places import TASKS
from isms.ui.shell import handing_out
from isms.ui.shell.visit import Pages
from isms.ui.web import plain_pages

_SHOWN = ("pdf", "html")


def register(pages: Pages) -> None:
    """Add /in/{paper}/{subject}.{pdf, docx or html}. A subject may hold slashes and dots; `ngay` is the day as of."""

    @app.get("/in/{paper}/{file:path}", include_in_schema=False)
    async def asked(request: Request, paper: str, file: str, ngay: date | None = None) -> Response:
        wanted = _wanted(paper, file, ngay)
        if isinstance(wanted, Response):
            return wanted
        if wanted.ending != "html":
            return _ask(wanted)

        def shown() -> Response:
            with pages.opened(request.state.signed_in.token_hash) as work:
                if catalogue.is_heavy(work, wanted.code):
                    return _ask(wanted)
                made = catalogue.make(work, wanted.code, wanted.subject, wanted.on)
            return _file(wanted, paper, render(made, "html"))

        return await handing_out.answer(shown)

    @app.post("/in/{paper}/{file:path}", include_in_schema=False)
    async def printed(request: Request, paper: str, file: str, ngay: date | None = None) -> Response:
        wanted = _wanted(paper, file, ngay)
        if isinstance(wanted, Response):
            return wanted

        def made() -> Response:
            with pages.opened(request.state.signed_in.token_hash, counts=True) as work:
                heavy = catalogue.is_heavy(work, wanted.code)
            if heavy:
                return _begin(pages, request, wanted)
            with pages.opened(request.state.signed_in.token_hash) as work:
                found = catalogue.make_to_print(work, wanted.code, wanted.subject, wanted.on)
                own = catalogue.own_template(work, found, wanted.ending)
            ready = catalogue.as_file(found, wanted.ending, own)
            with pages.opened(request.state.signed_in.token_hash, writes=True) as work:
                issued.enter(work, ready)
            return _file(wanted, paper, ready.content)

        return await handing_out.answer(made)


def _wanted(paper: str, file: str, on: date | None) -> Printing | Response:
    """Return what an address asks for, or the page that says why there is no such paper."""
    subject, _, ending = file.rpartition(".")
    form = next((each for each in get_args(Ending) if each == ending), None)
    declared = catalogue.at(paper)
    if form is None or not subject or declared is None:
        return plain_pages.message(404, "Giấy tờ có ba dạng: .pdf, .docx và .html.")
    if not declared.subject.allows(subject):
        text = f"Không có giấy này cho “{subject[:30]}”: hãy ghi năm (2026) hoặc quý (2026-Q4)."
        return plain_pages.message(404, text)
    return Printing(declared.code, subject, form, on)


def _ask(wanted: Printing) -> Response:
    title = catalogue.PAPERS[wanted.code].title
    text = f"In cho {wanted.subject}. Mỗi lần in được ghi vào sổ giấy tờ, dưới tên bạn."
    return plain_pages.page("print", title=title, text=text, label=f"In ra tệp {NAMES[wanted.ending]}")


def _begin(pages: Pages, request: Request, wanted: Printing) -> Response:
    """Leave a paper that is as long as the register to a background task."""
    with pages.opened(request.state.signed_in.token_hash, writes=True) as work:
        printing_task.ask(work, wanted)
    pages.runner.wake()
    return RedirectResponse(TASKS, status_code=303)


def _file(wanted: Printing, paper: str, content: bytes) -> Response:
    name = f"{paper}-{wanted.subject.replace('/', '-')}.{wanted.ending}"
    headers = handing_out.disposition(name, wanted.ending in _SHOWN)
    return Response(content, media_type=MEDIA_TYPES[wanted.ending], headers=headers)
