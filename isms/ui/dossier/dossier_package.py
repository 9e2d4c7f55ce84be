"""A dossier as one file by address: packed off the loop into a temporary file, handed out, thrown away."""

import tempfile
from pathlib import Path
from urllib.parse import quote

from nicegui import app
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from isms.evidence.store import Store
from isms.papers.dossiers import package
from isms.ui.shell import handing_out
from isms.ui.shell.visit import Pages

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

        def made() -> Response:
            path = _pack(pages, store, request.state.signed_in.token_hash, subject)
            return FileResponse(
                path,
                media_type="application/zip",
                filename=f"ho-so-{subject.replace('/', '-')}.zip",
                content_disposition_type="attachment",
                background=BackgroundTask(path.unlink, missing_ok=True),
            )

        return await handing_out.answer(made, "Không có hệ thống này, hoặc bạn không được xem.")


def _pack(pages: Pages, store: Store, token_hash: str, subject: str) -> Path:
    """Pack in a transaction of its own, as the person whom the session belongs to now."""
    with tempfile.NamedTemporaryFile(prefix="isms-", suffix=".zip", delete=False) as made:
        target = Path(made.name)
    try:
        with pages.opened(token_hash, writes=True, counts=True) as work:
            package.pack(work, store, subject, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target
