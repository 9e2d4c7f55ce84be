"""Import and export: a file is first tried row by row, then written whole or not at all."""

from functools import partial
from pathlib import PurePath

from nicegui import events, ui

from inventory.organisation.access import Act
from isms.evidence.store import LARGEST, plain_name
from isms.exchange.aside.import_task import RegisterFile
from isms.exchange.own.book import read as book
from isms.exchange.sheets import export_task, files
from isms.ui.background import task_card
from isms.ui.importing.attempt import Attempt, busy
from isms.ui.importing.exchange_files import BELOW, OF_REGISTER
from isms.ui.importing.own_file import OwnFile
from isms.ui.importing.past_imports import PastImports
from isms.ui.lists import system_rows_shown
from isms.ui.parts import layout, refusals, uploads
from isms.ui.parts.places import EXCHANGE
from isms.ui.shell.visit import Pages, Visit

_STYLES = '<link rel="stylesheet" href="/tinh/system.css">'  # of the place to drop files
_FILES = (
    ("mau.xlsx", "Tải mẫu Excel", "Tệp trống để điền, có danh sách chọn và trang giải thích từng cột."),
    (
        "so.xlsx",
        "Xuất Excel",
        "Mọi danh sách của sổ, mỗi danh sách một trang, kể cả sự cố, tồn tại và phân loại; nhập sang sổ khác vẫn cho "
        "cùng kết quả. Không có gợi ý chưa xác nhận.",
    ),
    (
        "so.json",
        "Xuất JSON isms/1",
        "Mọi điều sổ ghi về hệ thống, đơn vị và kế hoạch mà bạn được xem, để chuyển sang sổ khác. Tệp tài liệu, giấy "
        "tờ đã in, tài khoản, cảnh báo và nhật ký chỉ đi cùng bản sao lưu.",
    ),
)
_KINDS = (*files.READERS, *files.OWN_ONLY)
_LIMIT = f"Nhận tệp {', '.join(_KINDS)}; tối đa {LARGEST >> 20} MB."


def register(pages: Pages) -> None:
    """Add /nhap-xuat."""

    @pages.page(EXCHANGE, title="Nhập & xuất")
    async def exchange(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES + _STYLES)
        with layout.head("Nhập & xuất", "Đưa dữ liệu từ bảng tính vào sổ, và lấy dữ liệu trong sổ ra thành tệp."):
            pass
        with ui.element("div").classes("stack apart w-full"):
            _exports(visit, await visit.read(files.is_large))
            if visit.may(Act.RECORD):
                past = PastImports(visit)
                _Import(visit, past).build()
                await past.build()


def _exports(visit: Visit, large: bool) -> None:
    """Offer the files; those of a large register are made by a background task, seen beneath."""
    with layout.section("Lấy tệp"):
        with ui.element("ul").classes("lines"):
            for file, label, about in _FILES:
                with ui.element("li"):
                    with ui.element("div").classes("say"):
                        ui.label(label).classes("strong")
                        ui.label(about).classes("muted")
                    if large and file in OF_REGISTER:
                        make = partial(_export, visit, OF_REGISTER[file])
                        layout.secondary("Lập tệp", lambda make=make: make(place)).mark(f"make-{file}")
                    else:
                        link = layout.link("Tải về", BELOW + file).classes("act").mark(f"get-{file}")
                        link.props(f'download aria-label="Tải về: {label}"')
        place = ui.element("div").classes("stack w-full")


async def _export(visit: Visit, ending: str, place: ui.element) -> None:
    await task_card.begin(visit, place, lambda work: export_task.ask(work, ending))


class _Import:
    """One visit's import: the file dropped last, how it is read, and what became of it."""

    place: ui.element

    def __init__(self, visit: Visit, past: PastImports) -> None:
        self.visit = visit
        self.past = past

    def build(self) -> None:
        """Draw the place to drop a file, and below it the place for what comes of it."""
        with layout.section("Nhập từ tệp"):
            layout.text(
                "p",
                "Chọn tệp đã điền theo mẫu, hoặc danh sách Excel, OpenDocument, CSV của riêng cơ quan: sổ nhận ra các "
                "cột, bạn sửa lại nếu cần; điều sổ không chắc thì hỏi bạn. Từng dòng được kiểm trước, chưa ghi gì, rồi "
                "mới có nút ghi vào sổ.",
            ).classes("muted")
            with ui.element("div").classes("field"):
                uploads.drop_zone(",".join(_KINDS), self._take, self._not_sent, several=False)
                layout.text("p", _LIMIT).classes("help")
        self.place = ui.element("div").classes("stack apart w-full").props("aria-live=polite").mark("import")

    def _not_sent(self, event: events.GenericEventArguments) -> None:
        self.place.clear()
        with self.place:
            layout.note("overdue", f"“{str(event.args[0])[:100]}” không được nhận. {_LIMIT}")

    async def _take(self, event: events.UploadEventArguments) -> None:
        name = plain_name(event.file.name)
        busy(self.place, f"Đang đọc “{name}”.")
        content = await event.file.read()
        kind = PurePath(name).suffix.lower()
        try:
            own = await self.visit.read(lambda _work: None if files.is_laid_out(content, kind) else book(content, kind))
        except Exception as error:
            self.place.clear()
            refusals.show(error)
            return
        self.place.clear()
        if own is not None:
            with self.place:
                opened = OwnFile(self.visit, name, content, kind, own)
                opened.written = self.past.draw
                await opened.build()
            return
        attempt = Attempt(self.visit, self.place, name, RegisterFile(name, content, kind))
        attempt.written = self.past.draw
        await attempt.make()
