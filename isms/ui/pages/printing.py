"""Paper by address: every paper of the catalogue as PDF, Word or HTML, for whoever is signed in."""

from datetime import date
from typing import get_args
from urllib.parse import quote

from nicegui import app, run
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inventory.errors import Invalid, NotFound, Refused
from isms.accounts import sessions
from isms.documents import catalogue
from isms.documents.render import Form
from isms.ledger import issued
from isms.ui import doors
from isms.ui.parts.paper_links import MEDIA_TYPES
from isms.ui.visit import Pages, TooOften

_SHOWN = ("pdf", "html")
_NAMES = {"phieu-kiem-tra": catalogue.CHECKLIST} | {code: code for code in catalogue.MAKERS}
"""Papers by their name in an address."""


def register(pages: Pages) -> None:
    """Add /in/{paper}/{subject}.{pdf, docx or html}. A subject may hold slashes and dots; `ngay` is the day as of."""

    @app.get("/in/{paper}/{file:path}", include_in_schema=False)
    async def printed(request: Request, paper: str, file: str, ngay: date | None = None) -> Response:
        subject, _, ending = file.rpartition(".")
        form = next((each for each in get_args(Form) if each == ending), None)
        if form is None or not subject or paper not in _NAMES:
            return doors.message(404, "Giấy tờ có ba dạng: .pdf, .docx và .html.")
        token_hash = request.state.signed_in.token_hash
        try:
            content = await run.io_bound(_print, pages, token_hash, paper, subject, form, ngay)
        except sessions.SignedOut:
            return RedirectResponse("/dang-nhap", status_code=303)
        except TooOften as refused:
            return doors.message(429, str(refused))
        except NotFound as missing:
            return doors.message(404, _said(missing))
        except Invalid as wrong:
            return doors.message(400, _said(wrong))
        except Refused as refused:
            return doors.message(403, str(refused))
        return Response(
            content, media_type=MEDIA_TYPES[form], headers={"Content-Disposition": _disposition(paper, subject, form)}
        )


def _print(pages: Pages, token_hash: str, paper: str, subject: str, form: Form, on: date | None) -> bytes:
    """Print in a transaction of its own, as the person whom the session belongs to now."""
    with pages.database.work(sessions.NOBODY) as work:
        signed_in = sessions.look_up(work.session, token_hash, work.now)
        if signed_in is None:
            raise sessions.SignedOut
        work.actor = signed_in.actor
        if pages.acts.is_shut(work.actor.name, work.now):
            raise TooOften
        pages.acts.count(work.actor.name, work.now)
        return issued.content(work, catalogue.print_paper(work, _NAMES[paper], subject, form, on).id or 0)


def _disposition(paper: str, subject: str, form: Form) -> str:
    name = f"{paper}-{subject.replace('/', '-')}.{form}"
    return f"{'inline' if form in _SHOWN else 'attachment'}; filename*=UTF-8''{quote(name, safe='')}"


def _said(wrong: Invalid) -> str:
    return " ".join(f"{problem.rule} {problem.remedy}" for problem in wrong.problems)
