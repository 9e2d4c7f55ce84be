"""The first administrator makes their account by a one-time link."""

from nicegui import app, run
from starlette.requests import Request
from starlette.responses import Response

from inventory.errors import Invalid, Problem
from inventory.work import Actor, Role
from isms.accounts import first_run, identity, new_passwords, people, sessions, signing_in
from isms.accounts.attempts import SignInRefused
from isms.accounts.hashing_queue import QUEUE, Crowded
from isms.accounts.security_log import Happened
from isms.ui.account.sign_in_page import end_session, entered
from isms.ui.shell.visit import Pages
from isms.ui.web import plain_pages

_FIELDS = ("full_name", "name", "email", "password", "again")


def register(pages: Pages) -> None:
    """Add /bat-dau/{token}."""

    @app.get("/bat-dau/{token}", include_in_schema=False)
    async def show(token: str) -> Response:
        if not await run.io_bound(_is_usable, pages, token):
            return _refused(str(first_run.LinkRefused()))
        return _form({})

    @app.post("/bat-dau/{token}", include_in_schema=False)
    async def create(request: Request, token: str) -> Response:
        form = await request.form()
        values = {field: str(form.get(field, "")) for field in _FIELDS}
        agent, address = request.headers.get("user-agent", ""), request.client.host if request.client else ""
        browser = (agent, address)
        try:
            session = await QUEUE.run(address, _create, pages, token, values, browser)
        except Crowded as crowded:
            return plain_pages.message(503, str(crowded), "Thử lại", request.url.path)
        except Invalid as bad:
            return _form(values, {problem.field: f"{problem.rule} {problem.remedy}" for problem in bad.problems})
        except first_run.LinkRefused as refusal:
            again = await QUEUE.run(address, _sent_again, pages, token, values, browser)
            if again is None:
                return _refused(str(refusal))
            session = again
        await end_session(pages, request)
        await run.io_bound(pages.security.note, Happened.SIGNED_IN, values["name"], address, agent, "first_run")
        return entered(request, session, "/")


def _is_usable(pages: Pages, token: str) -> bool:
    with pages.database.look(sessions.NOBODY) as work:
        return first_run.is_usable(work, token)


def _create(pages: Pages, token: str, values: dict[str, str], browser: tuple[str, str]) -> str:
    """Make the administrator and return their session's token; whatever is wrong undoes it all."""
    account = {field: values[field] for field in ("name", "full_name", "email")}
    password = new_passwords.chosen(pages.database, values["password"], values["name"])
    with pages.database.work(Actor(identity.sign_in_name(values["name"]), Role.ADMIN)) as work:
        wrong: list[Problem] = []
        try:
            person = first_run.use_link(work, token, password=password, **account)
        except Invalid as bad:
            wrong += bad.problems
        if values["password"] != values["again"]:
            wrong.append(Problem("again", "Hai lần nhập mật khẩu khác nhau.", "Hãy nhập lại."))
        if wrong:
            raise Invalid(wrong)
        return sessions.begin(work, person, *browser)


def _sent_again(pages: Pages, token: str, values: dict[str, str], browser: tuple[str, str]) -> str | None:
    """
    Sign in who sent the form twice: the first time made the account with this very name and password.

    The session that the first time began is one too many.
    """
    with pages.database.look(sessions.NOBODY) as work:
        if not first_run.was_just_used(work, token):
            return None
    try:
        session = signing_in.sign_in(pages.database, values["name"], values["password"], *browser)
    except SignInRefused:
        return None
    if not isinstance(session, str):
        return None
    with pages.database.work(sessions.NOBODY) as work:
        person = sessions.signed_in(work.session, session, work.now)
        if person is not None:
            people.end_sessions(work, person, keep=sessions.hash_of(session))
    return session


def _form(values: dict[str, str], errors: dict[str, str] | None = None) -> Response:
    known = {field: values.get(field, "") for field in _FIELDS}
    wrong = dict.fromkeys(_FIELDS, "") | (errors or {})
    first = next((field for field in _FIELDS if wrong[field]), _FIELDS[0])
    return plain_pages.page("first_run", 422 if errors else 200, values=known, errors=wrong, first=first)


def _refused(text: str) -> Response:
    return plain_pages.message(410, text, "Đến trang đăng nhập", "/dang-nhap")
