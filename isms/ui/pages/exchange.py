"""Import and export: a file is first tried row by row, then written whole or not at all."""

from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Any

from nicegui import events, ui
from nicegui.elements.upload_files import FileUpload

from inventory.access import Act
from inventory.errors import Problem
from isms.evidence.store import LARGEST, plain_name
from isms.exchange import files, loading
from isms.exchange.columns import SHEETS
from isms.exchange.lines import CHANGED, NEW, SAME, WAITS, WRONG, Outcome, Report
from isms.ui import words
from isms.ui.lists import pager, rows, waiting
from isms.ui.pages.exchange_files import BELOW
from isms.ui.parts import dialogs, layout, tables, uploads
from isms.ui.places import PENDING
from isms.ui.visit import Pages, Visit

PATH = "/nhap-xuat"
_STYLES = '<link rel="stylesheet" href="/tinh/system.css">'  # of the place to drop files
_FILES = (
    ("mau.xlsx", "Tải mẫu Excel", "Tệp trống để điền, có danh sách chọn và trang giải thích từng cột."),
    ("so.xlsx", "Xuất Excel", "Những gì bạn được xem trong sổ, cùng cách trình bày như tệp mẫu."),
    (
        "so.json",
        "Xuất JSON isms/1",
        "Để chuyển sang sổ khác. Tài liệu và phương án theo từng yêu cầu chỉ đi cùng bản sao lưu.",
    ),
)
_LISTS = {sheet.section: sheet.title for sheet in SHEETS} | {
    "policies": "Chu kỳ kiểm tra",
    "holidays": "Ngày nghỉ",
    "classifications": "Phân loại",
    "components": "Thành phần hồ sơ",
    "incidents": "Sự cố",
    "incident_steps": "Báo cáo sự cố",
    "advisories": "Cảnh báo và lộ lọt",
    "advisory_resolutions": "Xử lý cảnh báo",
    "websites": "Website",
    "website_reviews": "Rà soát website",
    "agreements": "Ủy quyền và hợp đồng thuê",
    "focal_points": "Đầu mối",
    "planned_audits": "Lịch kiểm tra",
    "findings": "Tồn tại",
    "finding_resolutions": "Khắc phục tồn tại",
}
_VERDICTS = {
    NEW: ("ok", "add_circle_outline"),
    CHANGED: ("ok", "edit"),
    SAME: ("neutral", "done"),
    WAITS: ("soon", "how_to_reg"),
    WRONG: ("overdue", "error"),
}
_COLUMNS = (
    tables.Column("place", "Dòng"),
    tables.Column("subject", "Hệ thống hoặc mục"),
    tables.Column("verdict", "Kết quả", "badge"),
    tables.Column("why", "Lý do, việc cần làm"),
)
_LIMIT = f"Nhận tệp {', '.join(files.READERS)}; tối đa {LARGEST >> 20} MB."


def register(pages: Pages) -> None:
    """Add /nhap-xuat."""

    @pages.page(PATH, title="Nhập & xuất")
    async def exchange(visit: Visit) -> None:
        ui.add_head_html(rows.STYLES + _STYLES)
        with layout.head("Nhập & xuất", "Đưa dữ liệu từ bảng tính vào sổ, và lấy dữ liệu trong sổ ra thành tệp."):
            pass
        with ui.element("div").classes("stack apart w-full"):
            _exports()
            if visit.may(Act.RECORD):
                _Import(visit).build()


def _exports() -> None:
    with layout.section("Lấy tệp"), ui.element("ul").classes("lines"):
        for file, label, about in _FILES:
            with ui.element("li"):
                with ui.element("div").classes("say"):
                    ui.label(label).classes("strong")
                    ui.label(about).classes("muted")
                link = layout.link("Tải về", BELOW + file).classes("act").mark(f"get-{file}")
                link.props(f'download aria-label="Tải về: {label}"')


@dataclass(frozen=True, slots=True)
class _Tried:
    """A file that was tried: its name and content, and what came of each row."""

    name: str
    content: bytes
    report: Report

    @property
    def kind(self) -> str:
        return PurePath(self.name).suffix


class _Import:
    """One visit's import: the file dropped last, which of its rows are shown, and what became of it."""

    place: ui.element
    rows: ui.element

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.only_wrong = False

    def build(self) -> None:
        """Draw the place to drop a file, and below it the place for what comes of it."""
        with layout.section("Nhập từ tệp"):
            layout.text(
                "p",
                "Chọn tệp đã điền theo mẫu. Từng dòng được kiểm trước, chưa ghi gì; "
                "khi mọi dòng đều đúng mới có nút ghi vào sổ: ghi tất cả, hoặc không dòng nào.",
            ).classes("muted")
            with ui.element("div").classes("field"):
                uploads.drop_zone(",".join(files.READERS), self._take, self._not_sent, several=False)
                layout.text("p", _LIMIT).classes("help")
        self.place = ui.element("div").classes("stack apart w-full").props("aria-live=polite").mark("import")

    async def _take(self, event: events.UploadEventArguments) -> None:
        await self._try(plain_name(event.file.name), event.file)

    def _not_sent(self, event: events.GenericEventArguments) -> None:
        self.place.clear()
        with self.place:
            layout.note("overdue", f"“{str(event.args[0])[:100]}” không được nhận. {_LIMIT}")

    async def _try(self, name: str, file: FileUpload) -> None:
        self._busy(f"Đang kiểm từng dòng của “{name}”. Tệp lớn có thể mất vài chục giây.")
        content = await file.read()
        kind = PurePath(name).suffix
        done = await self.visit.act(partial(loading.tell, source=content, dry_run=True, kind=kind), said="")
        self.place.clear()
        if done is not None:
            self._show(_Tried(name, content, done.value))

    def _busy(self, text: str) -> None:
        self.place.clear()
        with self.place:
            waiting.notice(text)

    def _show(self, tried: _Tried) -> None:
        report = tried.report
        wrong = report.count(WRONG)
        self.only_wrong = bool(wrong)
        with self.place, layout.section(f"Kết quả kiểm tệp “{tried.name}”"):
            ui.label(_counts(report)).classes("strong").mark("counts")
            if wrong:
                layout.note(
                    "overdue",
                    f"Chưa ghi được dòng nào vì có {words.number(wrong)} dòng lỗi. "
                    "Hãy sửa các dòng ấy trong tệp, lưu tệp, rồi chọn lại tệp.",
                )
                only = ui.checkbox("Chỉ dòng lỗi", value=True).mark("only-wrong")
                only.on_value_change(lambda event: self._narrow(report, bool(event.value)))
            elif report.changes:
                layout.note("ok", "Mọi dòng đều đúng. Chưa ghi gì: hãy xem các dòng rồi bấm nút ghi.")
                label = f"Ghi {words.number(report.changes)} dòng vào sổ"
                with ui.element("div").classes("line"):
                    layout.primary(label, lambda: self._ask(tried, label), icon="save").mark("write")
            else:
                layout.note("neutral", "Mọi dòng đều đã có trong sổ: không có gì phải ghi.")
            self.rows = ui.element("div").classes("stack w-full")
        self._draw_rows(report, 1)

    def _narrow(self, report: Report, only_wrong: bool) -> None:
        self.only_wrong = only_wrong
        self._draw_rows(report, 1)

    def _draw_rows(self, report: Report, page: int) -> None:
        every = [row for row in report.rows if row.verdict == WRONG or not self.only_wrong]
        first = pager.first_row(page)
        self.rows.clear()
        with self.rows:
            shown = every[first : first + pager.ROWS]
            tables.table(_COLUMNS, [_cells(row) for row in shown], key="place").mark("verdicts")
            pager.pager(page, len(every), partial(self._draw_rows, report))

    async def _ask(self, tried: _Tried, label: str) -> None:
        text = f"{_counts(tried.report)} Tất cả cùng được ghi, dưới tên bạn trong nhật ký."
        if await dialogs.confirm(f"{label}?", text, "Ghi vào sổ"):
            with self.place:  # the button pressed goes with the verdicts
                await self._write(tried)

    async def _write(self, tried: _Tried) -> None:
        """Write it; rows that no longer fit a register changed meanwhile are shown, and nothing is written."""
        self._busy(f"Đang ghi {words.number(tried.report.changes)} dòng vào sổ.")
        done = await self.visit.act(partial(loading.tell, source=tried.content, kind=tried.kind), said="")
        self.place.clear()
        if done is None or done.value.count(WRONG):
            self._show(_Tried(tried.name, tried.content, done.value if done else tried.report))
            return
        with self.place, layout.section("Đã nhập"):
            layout.note("ok", f"Đã ghi {words.number(done.value.changes)} dòng của “{tried.name}” vào sổ.")
            with ui.element("div").classes("line"):
                layout.link("Xem danh sách hệ thống", "/he-thong")
                if done.waits:
                    layout.link("Có dòng chờ người thứ hai xác nhận", PENDING.path)


def _counts(report: Report) -> str:
    found = [f"{words.number(report.count(verdict))} {verdict}" for verdict in _VERDICTS if report.count(verdict)]
    return f"{words.number(len(report.rows))} dòng: {', '.join(found)}." if found else "Tệp không có dòng nào."


def _cells(row: Outcome) -> dict[str, Any]:
    kind, icon = _VERDICTS[row.verdict]
    return {
        "place": f"{_LISTS[row.section]}, dòng {words.number(row.number)}",
        "subject": row.subject,
        "verdict": tables.badge(kind, row.verdict.capitalize(), icon),
        "why": " ".join(map(_said, row.problems)),
    }


def _said(problem: Problem) -> str:
    """What is wrong, with the field's name where it is one field's; where it stands is said beside."""
    _, inside, field = problem.field.partition(": ")
    return f"{field if inside else ''}{inside}{problem.rule} {problem.remedy}".strip()
