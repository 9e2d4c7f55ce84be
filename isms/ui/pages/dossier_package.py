"""A dossier as one file by address: packed off the loop into a temporary file, handed out, thrown away."""

import tempfile
from pathlib import Path
from urllib.parse import quote

from nicegui import app
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from inventory.errors import NotFound, Refused
from isms.accounts import sessions
from isms.documents.dossiers import package
from isms.evidence.store import Store
from isms.ui import doors
from isms.ui.visit import Pages, TooOften

BELOW = "/goi-ho-so/"


def address(subject: str) -> str:
    """Return where the package of a dossier is handed out."""
    return f"{BELOW}{quote(subject, safe='')}.zip"


def register(pages: Pages) -> None:
    """Add /goi-ho-so/{codes}.zip."""
    store = Store(pages.settings)

    @app.get(f"{BELOW}{{file:path}}", include_in_schema=False)
    async def packed(request: Request, file: str) -> Response:
        subject = file.removesuffix(".zip")
        try:
            path = await run_in_threadpool(_pack, pages, store, request.state.signed_in.token_hash, subject)
        except sessions.SignedOut:
            return RedirectResponse("/dang-nhap", status_code=303)
        except TooOften as refused:
            return doors.message(429, str(refused))
        except NotFound:
            return doors.message(404, "Không có hệ thống này, hoặc bạn không được xem.")
        except Refused as refused:
            return doors.message(403, str(refused))
        return FileResponse(
            path,
            media_type="application/zip",
            filename=f"ho-so-{subject.replace('/', '-')}.zip",
            content_disposition_type="attachment",
            background=BackgroundTask(path.unlink, missing_ok=True),
        )


def _pack(pages: Pages, store: Store, token_hash: str, subject: str) -> Path:
    """Pack in a transaction of its own, as the person whom the session belongs to now."""
    with tempfile.NamedTemporaryFile(prefix="isms-", suffix=".zip", delete=False) as made:
        target = Path(made.name)
    try:
        with pages.database.work(sessions.NOBODY) as work:
            signed_in = sessions.look_up(work.session, token_hash, work.now)
            if signed_in is None:
                raise sessions.SignedOut
            work.actor = signed_in.actor
            if pages.acts.is_shut(work.actor.name, work.now):
                raise TooOften
            pages.acts.count(work.actor.name, work.now)
            package.pack(work, store, subject, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target
