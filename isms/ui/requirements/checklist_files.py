"""The checklist of a board as a file: taken away to be filled in, and taken in again, tried row by row before."""

from functools import partial
from pathlib import PurePath

from nicegui import events, ui

from isms.evidence.store import plain_name
from isms.exchange.own.book import KINDS
from isms.exchange.own.checklist_reading import ChecklistFile
from isms.exchange.sheets import checklist_book
from isms.ui.importing.attempt import Attempt
from isms.ui.parts import layout, refusals, uploads
from isms.ui.requirements.board import Board

_LIMIT = f"Nhận tệp {', '.join(KINDS)}, tối đa 25 MB."


def buttons(board: Board, place: ui.element, of_unit: bool = False) -> None:
    """Draw the buttons; a file taken in is shown in `place`."""
    layout.quiet("Tải bảng kiểm Excel", partial(_download, board, of_unit), icon="download").mark("get-checklist")
    if board.may_record:
        take = partial(_open, board, place, of_unit)
        layout.quiet("Nhập bảng kiểm đã điền", take, icon="upload_file").mark("take-checklist")


async def _download(board: Board, of_unit: bool) -> None:
    write = checklist_book.of_unit if of_unit else checklist_book.of_system
    try:
        content = await board.visit.read(lambda work: write(work, board.code))
    except Exception as error:
        refusals.show(error)
        return
    ui.download.content(content, f"bang-kiem-{plain_name(board.code)}-{board.today.isoformat()}.xlsx")


def _open(board: Board, place: ui.element, of_unit: bool) -> None:
    """Show where a file is dropped, and beneath it what comes of its rows."""
    place.clear()
    with place:
        text = (
            "Nhận bảng kiểm tải từ sổ, hoặc bảng kiểm khác có cột Mã, Mục hoặc Yêu cầu và cột Mức đáp ứng. "
            "Mỗi dòng được kiểm và hiện ra trước; chưa ghi gì."
        )
        layout.text("p", text).classes("muted")
        result = ui.element("div").classes("stack").props("aria-live=polite")

        async def take(event: events.UploadEventArguments) -> None:
            name, kind = event.file.name, PurePath(event.file.name).suffix.lower()
            file = ChecklistFile(name, await event.file.read(), kind, board.code, of_unit)
            attempt = Attempt(board.visit, result, name, file)
            attempt.written = board.refresh
            with result:
                await attempt.make()

        def refuse(_event: object) -> None:
            result.clear()
            with result:
                layout.note("overdue", _LIMIT)

        uploads.drop_zone(",".join(KINDS), take, refuse, several=False)
        result.move(target_index=-1)
        with ui.element("div").classes("form-buttons"):
            layout.secondary("Đóng", place.clear)
