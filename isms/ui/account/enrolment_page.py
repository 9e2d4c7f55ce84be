"""The last step of a sign-in where the office demands a second factor: put on before any page opens."""

from nicegui import app, run
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inventory.errors import Invalid
from isms.accounts import signing_in
from isms.accounts.attempts import CodeRefused, SignInRefused
from isms.accounts.hashing_queue import Crowded
from isms.accounts.second_factor import Enrolment
from isms.accounts.security_log import Happened
from isms.accounts.signing_in import HalfSignIn
from isms.ui.account.sign_in_page import (
    TooManyFailures,
    counted,
    door,
    end_session,
    fields_of,
    half_of,
    is_ours,
    note,
    take_in,
)
from isms.ui.shell.visit import Pages
from isms.ui.web import plain_pages, security
from isms.ui.web.security import ENROLMENT, SIGN_IN

_EXPIRED = "Biểu mẫu đã hết hạn. Hãy nhập lại."


def register(pages: Pages) -> None:
    """Add /dang-nhap/bat-hai-buoc."""

    @app.get(ENROLMENT, include_in_schema=False)
    async def ask(request: Request) -> Response:
        half = _half(pages, request)
        wanted = security.local_path(request.query_params.get("next", "/"))
        return await _form(request, half, next=wanted) if half else RedirectResponse(SIGN_IN, status_code=303)

    @app.post(ENROLMENT, include_in_schema=False)
    async def answer(request: Request) -> Response:
        form, half = await fields_of(request), _half(pages, request)
        wanted = security.local_path(form.get("next", "/"))
        if half is None:
            return RedirectResponse(f"{SIGN_IN}?muon", status_code=303)
        if not is_ours(request, form):
            return await _form(request, half, 400, next=wanted, refused=_EXPIRED)
        address, agent = request.client.host if request.client else "", request.headers.get("user-agent", "")
        given = (pages.database, half, form.get("code", ""), agent, address)
        try:
            token, codes = await counted(pages, request, half.name, "enrolment", signing_in.enrol, *given)
        except Invalid as bad:
            error = f"{bad.problems[0].rule} {bad.problems[0].remedy}"
            return await _form(request, half, 422, next=wanted, error=error)
        except (CodeRefused, TooManyFailures, Crowded) as refusal:
            return await _form(request, half, 429, next=wanted, refused=str(refusal))
        except SignInRefused:
            return RedirectResponse(f"{SIGN_IN}?muon", status_code=303)
        await note(pages, request, Happened.SIGNED_IN, half.name, "enrolment")
        await end_session(pages, request)
        return take_in(plain_pages.page("recovery_codes", codes=codes, path=wanted), request, token)


def _half(pages: Pages, request: Request) -> HalfSignIn | None:
    half = half_of(pages, request)
    return half if half and half.wants == "enrolment" else None


async def _form(request: Request, half: HalfSignIn, status: int = 200, **values: str) -> Response:
    enrolment = Enrolment(half.name, half.secret)
    picture = await run.io_bound(lambda: enrolment.picture) or ""
    said = {"refused": "", "error": "", "picture": picture, "typed": enrolment.typed, "name": half.name} | values
    return door(request, "enrolment", status, **said)
