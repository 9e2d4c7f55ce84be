"""The register as files by address: the workbook to fill in, and what the person may see as Excel or `isms/1`."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from nicegui import app
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inventory.errors import Refused
from inventory.work import Work
from isms.accounts import sessions
from isms.exchange import asset_book, files
from isms.ui import doors
from isms.ui.visit import Pages, TooOften

BELOW = "/xuat/"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A file that is handed out: what it is called besides the day, its type, and what writes it."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Work], bytes]

    def disposition(self, work: Work) -> str:
        name = f"{self.name}-{work.today.isoformat()}{self.ending}"
        return f"attachment; filename*=UTF-8''{quote(name, safe='')}"


_KINDS = {
    "mau.xlsx": _Kind("mau-nhap-so-cap-do", ".xlsx", _EXCEL, lambda _work: files.blank()),
    "thiet-bi.xlsx": _Kind("mau-thiet-bi-ung-dung-vung-mang", ".xlsx", _EXCEL, lambda _work: asset_book.template()),
    "so.xlsx": _Kind("so-cap-do", ".xlsx", _EXCEL, lambda work: files.written(work, ".xlsx")),
    "so.json": _Kind("so-cap-do", ".json", "application/json", lambda work: files.written(work, ".json")),
}


def register(pages: Pages) -> None:
    """Add /xuat/{mau.xlsx, so.xlsx or so.json}."""

    @app.get(f"{BELOW}{{file}}", include_in_schema=False)
    async def exported(request: Request, file: str) -> Response:
        kind = _KINDS.get(file)
        if kind is None:
            return doors.message(404, "Không có tệp này.", "Về trang Nhập & xuất", "/nhap-xuat")
        try:
            content, disposition = await run_in_threadpool(_write, pages, request.state.signed_in.token_hash, kind)
        except sessions.SignedOut:
            return RedirectResponse("/dang-nhap", status_code=303)
        except TooOften as refused:
            return doors.message(429, str(refused))
        except Refused as refused:
            return doors.message(403, str(refused))
        return Response(content, media_type=kind.media_type, headers={"Content-Disposition": disposition})


def _write(pages: Pages, token_hash: str, kind: _Kind) -> tuple[bytes, str]:
    """Return the file and how it is named, as the person whom the session belongs to now."""
    with pages.database.look(sessions.NOBODY) as work:
        signed_in = sessions.look_up(work.session, token_hash, work.now)
        if signed_in is None:
            raise sessions.SignedOut
        work.actor = signed_in.actor
        if pages.acts.is_shut(work.actor.name, work.now):
            raise TooOften
        pages.acts.count(work.actor.name, work.now)
        return kind.write(work), kind.disposition(work)
