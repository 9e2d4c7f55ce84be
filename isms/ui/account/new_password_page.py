"""The last step of a sign-in with a password that somebody else set: one of one's own, before any page opens."""

from nicegui import app
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inventory.errors import Invalid, Problem
from isms.accounts import signing_in
from isms.accounts.attempts import SignInRefused
from isms.accounts.hashing_queue import QUEUE, Crowded
from isms.accounts.security_log import Happened
from isms.accounts.signing_in import HalfSignIn
from isms.ui.account.sign_in_page import door, end_session, fields_of, half_of, halfway, is_ours, last_step_taken, note
from isms.ui.shell.visit import Pages
from isms.ui.web import security
from isms.ui.web.security import OWN_PASSWORD, SIGN_IN

_EXPIRED = "Biểu mẫu đã hết hạn. Hãy nhập lại."


def register(pages: Pages) -> None:
    """Add /dang-nhap/mat-khau-moi."""

    @app.get(OWN_PASSWORD, include_in_schema=False)
    async def ask(request: Request) -> Response:
        half = _half(pages, request)
        wanted = security.local_path(request.query_params.get("next", "/"))
        return _form(request, half, next=wanted) if half else RedirectResponse(SIGN_IN, status_code=303)

    @app.post(OWN_PASSWORD, include_in_schema=False)
    async def answer(request: Request) -> Response:
        form, half = await fields_of(request), _half(pages, request)
        wanted = security.local_path(form.get("next", "/"))
        if half is None:
            return RedirectResponse(f"{SIGN_IN}?muon", status_code=303)
        if not is_ours(request, form):
            return _form(request, half, 400, next=wanted, refused=_EXPIRED)
        address, agent = request.client.host if request.client else "", request.headers.get("user-agent", "")
        new = form.get("new", "")
        try:
            if new != form.get("again", ""):
                raise Invalid([Problem("again", "Hai lần nhập mật khẩu khác nhau.", "Hãy nhập lại.")])
            token = await QUEUE.run(
                address, signing_in.choose_password, pages.database, half, new, agent=agent, address=address
            )
        except Invalid as bad:
            errors = {problem.field: f"{problem.rule} {problem.remedy}" for problem in bad.problems}
            return _form(request, half, 422, next=wanted, **errors)
        except Crowded as crowded:
            return _form(request, half, 503, next=wanted, refused=str(crowded))
        except SignInRefused:
            return RedirectResponse(f"{SIGN_IN}?muon", status_code=303)
        if isinstance(token, HalfSignIn):
            return halfway(pages, request, token, wanted)
        await note(pages, request, Happened.SIGNED_IN, half.name, "new password")
        await end_session(pages, request)
        return last_step_taken(request, token, wanted)


def _half(pages: Pages, request: Request) -> HalfSignIn | None:
    half = half_of(pages, request)
    return half if half and half.wants == "password" else None


def _form(request: Request, half: HalfSignIn, status: int = 200, **values: str) -> Response:
    said = {"refused": "", "new": "", "again": "", "name": half.name, "shortest": str(half.shortest)} | values
    return door(request, "new_password", status, **said)
