"""The register as files by address: the workbook to fill in, and what the person may see as Excel or `isms/1`."""

from collections.abc import Callable
from dataclasses import dataclass

from nicegui import app
from starlette.requests import Request
from starlette.responses import Response

from inventory.work import Work
from isms.exchange.sheets import asset_book, files
from isms.ui.parts.places import EXCHANGE
from isms.ui.shell import handing_out
from isms.ui.shell.visit import Pages
from isms.ui.web import plain_pages

BELOW = "/xuat/"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A file that is handed out: what it is called besides the day, its type, and what writes it."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Work], bytes]


_KINDS = {
    "mau.xlsx": _Kind("mau-nhap-so-cap-do", ".xlsx", _EXCEL, lambda _work: files.blank()),
    "thiet-bi.xlsx": _Kind("mau-thiet-bi-ung-dung-vung-mang", ".xlsx", _EXCEL, lambda _work: asset_book.template()),
    "so.xlsx": _Kind("so-cap-do", ".xlsx", _EXCEL, lambda work: files.written(work, ".xlsx")),
    "so.json": _Kind("so-cap-do", ".json", "application/json", lambda work: files.written(work, ".json")),
}


OF_REGISTER = {"so.xlsx": ".xlsx", "so.json": ".json"}
"""The files that are as long as the register, and their endings."""


def register(pages: Pages) -> None:
    """Add /xuat/{mau.xlsx, so.xlsx or so.json}."""

    @app.get(f"{BELOW}{{file}}", include_in_schema=False)
    async def exported(request: Request, file: str) -> Response:
        kind = _KINDS.get(file)
        if kind is None:
            return plain_pages.message(404, "Không có tệp này.", "Về trang Nhập & xuất", EXCHANGE)

        def made() -> Response:
            with pages.opened(request.state.signed_in.token_hash, counts=True) as work:
                if file in OF_REGISTER and files.is_large(work):
                    text = "Sổ có nhiều hệ thống: hãy lấy tệp này bằng nút ở trang Nhập & xuất."
                    return plain_pages.message(200, text, "Về trang Nhập & xuất", EXCHANGE)
                content, name = kind.write(work), f"{kind.name}-{work.today.isoformat()}{kind.ending}"
            return Response(content, media_type=kind.media_type, headers=handing_out.disposition(name))

        return await handing_out.answer(made)
