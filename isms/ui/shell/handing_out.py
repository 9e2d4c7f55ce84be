"""Files by address: made off the event loop, and a page that says so when there is none for this person."""

from collections.abc import Callable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from inventory.errors import Invalid, NotFound, Refused
from isms.accounts import sessions
from isms.ui.shell.visit import TooOften
from isms.ui.web import plain_pages, security


async def answer(make: Callable[[], Response], missing: str = "") -> Response:
    """Return what is made, and for what it raises a message; `missing`: said when there is no such thing."""
    try:
        return await run_in_threadpool(make)
    except sessions.SignedOut:
        return RedirectResponse(security.SIGN_IN, status_code=303)
    except TooOften as refused:
        return plain_pages.message(429, str(refused))
    except NotFound as none:
        return plain_pages.message(404, missing or _text(none))
    except Invalid as wrong:
        return plain_pages.message(400, _text(wrong))
    except Refused as refused:
        return plain_pages.message(403, str(refused))


def disposition(name: str, shown: bool = False) -> dict[str, str]:
    """Return the header that names a file; `shown`: the browser shows it instead of keeping it."""
    return {"Content-Disposition": f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(name, safe='')}"}


def _text(wrong: Invalid) -> str:
    return " ".join(f"{problem.rule} {problem.remedy}" for problem in wrong.problems)
