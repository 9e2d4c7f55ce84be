"""An office's own spreadsheet on the import page: which of its columns is which of ours, before its rows are tried."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from nicegui import ui

from inventory import units
from inventory.vietnamese import fold
from isms.database import UnitOfWork
from isms.exchange.own import heading, reading, taking
from isms.exchange.own.fields import fields
from isms.exchange.own.grid import Grid
from isms.exchange.own.heading import Head
from isms.exchange.own.reading import CREATE, Reading
from isms.ui import words
from isms.ui.importing.attempt import Attempt
from isms.ui.parts import layout, refusals
from isms.ui.parts.forms import Form
from isms.ui.visit import Visit

IGNORED = {"": "Bỏ qua cột này"}
MOST_UNITS = 40
_LONGEST_SAMPLE = 60
_TOLD = {
    "systems.responsibility": "Với hệ thống mới. Cơ quan mình là gì đối với các hệ thống trong tệp.",
    "systems.unit": "Bỏ trống: cơ quan.",
    "decisions.regime": "Chỉ dùng cho quyết định và hồ sơ từ 19/8/2026; trước đó là NĐ 85/2016.",
    "decisions.issuer": "",
    "regulations.issuer": "",
    "plans.on": "Mức triển khai, bước hồ sơ trong tệp đúng vào ngày nào.",
    "audits.kind": "",
    "audits.assessor": "",
    "audits.assessor_kind": "",
}
"""What a person may say of the whole file, where it has no column for it."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sheet as it was looked at: its head, how it would be read, the units of the register and those it lacks."""

    head: Head
    reading: Reading
    tree: dict[str, str]
    unknown: Sequence[str]


class OwnFile:
    """One file: the sheet chosen, the row of its headings, the field of each column."""

    seen: _Seen
    mapping: ui.element
    common: ui.element
    result: ui.element

    def __init__(self, visit: Visit, name: str, grids: Sequence[Grid]) -> None:
        self.visit = visit
        self.name = name
        self.grids = grids
        self.sheet = 0
        self.columns: dict[int, str] = {}
        self.said: dict[str, str] = {}
        self.units: dict[str, str] = {}

    async def build(self) -> None:
        """Find the likeliest sheet and headings, and draw what can be corrected."""
        self.sheet = await self.visit.read(lambda _work: heading.likeliest(self.grids))
        with layout.section(f"Các cột của “{self.name}”"):
            self.mapping = ui.element("div").classes("stack apart w-full").mark("mapping")
        self.common = ui.element("div").classes("stack apart w-full")
        self.result = ui.element("div").classes("stack apart w-full").props("aria-live=polite")
        await self._look(None)

    async def _look(self, row: int | None) -> None:
        """Look at the sheet with its headings in that row, or where they are found; draw the columns."""
        try:
            self.seen = await self.visit.read(partial(self._see, row=row))
        except Exception as error:
            refusals.show(error)
            return
        self.columns = dict(enumerate(self.seen.reading.columns))
        self.said = dict(self.seen.reading.common)
        self.units = dict(self.seen.reading.units)
        self.result.clear()
        self._draw_columns()
        self._draw_common()

    def _see(self, work: UnitOfWork, row: int | None) -> _Seen:
        grid = self.grids[self.sheet]
        head = heading.find(grid) if row is None else heading.head_at(grid, row)
        proposed = reading.proposed(work, head)
        tree = {unit.code: unit.name for unit in units.tree(work)}
        return _Seen(head, proposed, tree, taking.unknown_units(work, grid, head, proposed.columns))

    def _draw_columns(self) -> None:
        grid, head = self.grids[self.sheet], self.seen.head
        form = Form()
        self.mapping.clear()
        with self.mapping:
            text = "Với mỗi cột trong tệp, chọn mục tương ứng trong sổ. Lựa chọn được nhớ cho lần sau."
            layout.text("p", text).classes("muted")
            with ui.element("div").classes("pair"):
                if len(self.grids) > 1:
                    titles = {str(place): each.title for place, each in enumerate(self.grids)}
                    box = form.choice("sheet", "Trang", titles, str(self.sheet))
                    box.on_value_change(lambda event: self._turn(int(event.value)))
                row = form.number("row", "Dòng tiêu đề", head.first + 1, help="Dòng có tên các cột, đếm từ đầu trang.")
                row.on_value_change(lambda event: self._look(int(event.value or 1) - 1))
            options = IGNORED | {key: kind.label for key, kind in fields().items()}
            with ui.element("div").classes("pair"):
                for place, samples in enumerate(heading.samples(grid, head)):
                    if head.headings[place] or samples:
                        self._column(form, place, samples, options)

    def _column(self, form: Form, place: int, samples: Sequence[str], options: Mapping[str, str]) -> None:
        name = head if (head := self.seen.head.headings[place]) else f"(cột {place + 1} không có tên)"
        told = f"Ví dụ: {'; '.join(each[:_LONGEST_SAMPLE] for each in samples)}" if samples else ""
        box = form.choice(f"column-{place}", name, options, self.columns[place], help=told)
        box.on_value_change(lambda event: self._map(place, event.value or ""))

    async def _turn(self, sheet: int) -> None:
        self.sheet = sheet
        await self._look(None)

    async def _map(self, place: int, field: str) -> None:
        self.columns[place] = field
        columns = self._columns
        self.result.clear()
        try:
            unknown = await self.visit.read(
                lambda work: taking.unknown_units(work, self.grids[self.sheet], self.seen.head, columns)
            )
        except Exception as error:
            refusals.show(error)
            return
        self.seen = _Seen(self.seen.head, self.seen.reading, self.seen.tree, unknown)
        self._draw_common()

    @property
    def _columns(self) -> tuple[str, ...]:
        return tuple(self.columns[place] for place in sorted(self.columns))

    def _draw_common(self) -> None:
        """Ask what the file does not say, and which units are meant."""
        self.common.clear()
        with self.common:
            self._whole_file()
            if self.seen.unknown:
                self._unknown_units()
            with ui.element("div").classes("line"):
                layout.primary("Kiểm từng dòng", self._try, icon="fact_check").mark("try")

    def _whole_file(self) -> None:
        form = Form()
        used = {key.partition(".")[0] for key in self._columns if key}
        if "dossiers" in used:
            used |= {"plans", "decisions"}
        with layout.section("Điều tệp không ghi"):
            text = "Dùng cho mọi dòng mà ô tương ứng để trống hoặc tệp không có cột ấy."
            layout.text("p", text).classes("muted")
            with ui.element("div").classes("pair"):
                for key, told in _TOLD.items():
                    kind = fields()[key]
                    if kind.section in used and key not in self._columns:
                        self._common_field(form, key, told)

    def _common_field(self, form: Form, key: str, told: str) -> None:
        kind = fields()[key]
        label, value = kind.label, self.said.get(key, "")
        if key == "systems.unit" or kind.column.kind == "choice":
            known = self.seen.tree if key == "systems.unit" else kind.column.words
            box = form.choice(key, label, {"": "Chưa chọn"} | dict(known), value if value in known else "", help=told)
            box.on_value_change(lambda event: self._say(key, event.value or ""))
        elif kind.column.kind == "day":
            self.said.setdefault(key, words.day(self.visit.today))
            entry = form.text(key, label, self.said[key], help=f"{told} Ngày/tháng/năm.")
            entry.on_value_change(lambda event: self._say(key, event.value or ""))
        else:
            entry = form.text(key, label, value, help=told)
            entry.on_value_change(lambda event: self._say(key, event.value or ""))

    def _say(self, key: str, value: str) -> None:
        self.said[key] = value
        self.result.clear()

    def _unknown_units(self) -> None:
        form = Form()
        options = {"": "Chưa chọn", CREATE: "Tạo đơn vị mới"} | self.seen.tree
        with layout.section("Đơn vị chưa có trong sổ"):
            text = "Tệp nêu các đơn vị này. Chọn đơn vị tương ứng, hoặc tạo đơn vị mới ngay dưới cơ quan."
            layout.text("p", text).classes("muted")
            if len(self.seen.unknown) > MOST_UNITS:
                total = words.number(len(self.seen.unknown))
                layout.note("soon", f"Có {total} tên như vậy; hãy xem lại cột ấy có đúng là đơn vị không.")
            with ui.element("div").classes("pair"):
                for number, name in enumerate(self.seen.unknown[:MOST_UNITS]):
                    known = self.units.get(fold(name), "")
                    box = form.choice(f"unit-{number}", name, options, known if known in options else "")
                    box.on_value_change(lambda event, name=name: self._choose(name, event.value or ""))

    def _choose(self, name: str, code: str) -> None:
        self.units[fold(name)] = code
        self.result.clear()

    async def _try(self) -> None:
        if not {"systems.name", "systems.code"} & set(self._columns):
            self.result.clear()
            with self.result:
                layout.note("overdue", "Chưa có cột nào là Tên hệ thống. Hãy chọn cột ấy, hoặc sửa dòng tiêu đề.")
            return
        repeated = [fields()[key].label for key in set(self._columns) - {""} if self._columns.count(key) > 1]
        if repeated:
            self.result.clear()
            with self.result:
                layout.note("overdue", f"Có hai cột cùng là “{repeated[0]}”. Hãy bỏ qua một cột.")
            return
        grid, head = self.grids[self.sheet], self.seen.head
        offered = {key: value for key, value in self.said.items() if value and key not in self._columns}
        chosen = Reading(self._columns, offered, {name: code for name, code in self.units.items() if code})
        attempt = Attempt(
            self.visit,
            self.result,
            self.name,
            lambda work, dry_run: taking.tell(work, grid, head, chosen, dry_run),
            "Hãy chọn lại ở các mục trên rồi kiểm lại, hoặc sửa các dòng ấy trong tệp rồi chọn lại tệp.",
        )
        await attempt.make()
