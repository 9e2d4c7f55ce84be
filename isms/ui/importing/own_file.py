"""An office's own spreadsheet on the import page: which of its columns is which of ours, before its rows are tried."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from nicegui import ui

from inventory.organisation import units
from inventory.vietnamese import clean, fold
from isms.exchange.own import heading, old_fonts, own_opening, own_reading
from isms.exchange.own.grid import Grid
from isms.exchange.own.own_fields import fields
from isms.exchange.own.own_opening import Layout, Opened
from isms.exchange.own.own_questions import COMMON, ROWS, UNITS, VALUES, Question
from isms.exchange.own.own_reading import Reading
from isms.exchange.sheets.files import Source
from isms.platform.database import UnitOfWork
from isms.ui.importing.attempt import Written
from isms.ui.importing.own_attempt import OwnAttempt
from isms.ui.parts import layout, refusals, words
from isms.ui.parts.forms import Form
from isms.ui.shell.visit import Visit

IGNORED = {"": "Bỏ qua cột này"}
SEPARATORS = {";": "Chấm phẩy ( ; )", ",": "Phẩy ( , )", "\t": "Tab"}
_LONGEST_SAMPLE = 60
_TOLD = {
    "systems.responsibility": "Với hệ thống mới. Bỏ trống: chưa xác nhận, chưa tính vào chỉ tiêu và Mẫu số 08.",
    "systems.unit": "Bỏ trống: cơ quan.",
    "decisions.regime": "Chỉ dùng cho quyết định và hồ sơ từ 19/8/2026; trước đó là NĐ 85/2016.",
    "plans.on": "Mức triển khai, bước hồ sơ trong tệp đúng vào ngày nào.",
}
"""What helps to say what holds for the whole file."""


@dataclass
class _State:
    """What a person has said of the file so far."""

    layout: Layout = field(default_factory=Layout)
    columns: dict[int, str] = field(default_factory=dict)
    common: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)

    def begin(self, proposed: Reading) -> None:
        """Start from how the sheet would be read."""
        self.columns = dict(enumerate(proposed.columns))
        self.common = dict(proposed.common)
        self.units = dict(proposed.units)
        self.values = {key: dict(said) for key, said in proposed.values.items()}
        self.rows = {}

    def reading(self, opened: Opened) -> Reading:
        """Return how the sheet is read now."""
        columns = tuple(self.columns[place] for place in sorted(self.columns))
        common = {key: value for key, value in self.common.items() if value and key not in columns}
        chosen = {name: code for name, code in self.units.items() if code}
        values = {key: {text: value for text, value in said.items() if value} for key, said in self.values.items()}
        sheets = () if self.layout.sheet else tuple(opened.other_lists)
        rows = {key: value for key, value in self.rows.items() if value}
        return Reading(columns, common, chosen, values, rows, self.layout.letters, sheets)


class OwnFile:
    """One file: the sheet chosen, the rows of its headings, the field of each column, the answers of the person."""

    opened: Opened
    tree: Mapping[str, str]
    mapping: ui.element
    common: ui.element
    result: ui.element

    def __init__(self, visit: Visit, name: str, content: bytes, kind: str, grids: Sequence[Grid]) -> None:
        self.visit = visit
        self.name = name
        self.content = content
        self.kind = kind
        self.grids = grids
        self.state = _State()
        self.written: Written | None = None

    async def build(self) -> None:
        """Find the likeliest sheet and headings, and draw what can be corrected."""
        with layout.section(f"Các cột của “{self.name}”"):
            self.mapping = ui.element("div").classes("stack apart w-full").mark("mapping")
        self.common = ui.element("div").classes("stack apart w-full")
        self.result = ui.element("div").classes("stack apart w-full").props("aria-live=polite")
        await self._look(self.state.layout)

    async def _look(self, wanted: Layout) -> None:
        """Look at the file as it is laid out now; draw the columns."""
        try:
            self.opened, proposed, self.tree = await self.visit.read(lambda work: self._see(work, wanted))
        except Exception as error:
            refusals.show(error)
            return
        self.state.layout = wanted
        self.state.begin(proposed)
        self.result.clear()
        self._draw_columns()
        self._draw_common()

    def _see(self, work: UnitOfWork, wanted: Layout) -> tuple[Opened, Reading, dict[str, str]]:
        if self.kind == ".csv":
            opened = own_opening.from_bytes(self.content, self.kind, wanted, self.name)
        else:
            opened = replace(own_opening.opened(self.grids, wanted), source=Source.of(self.name, self.content))
        tree = {unit.code: unit.name for unit in units.tree(work)}
        return opened, own_reading.proposed(work, opened.head), tree

    def _draw_columns(self) -> None:
        form = Form()
        self.mapping.clear()
        with self.mapping:
            text = "Với mỗi cột trong tệp, chọn mục tương ứng trong sổ. Lựa chọn được nhớ cho lần sau."
            layout.text("p", text).classes("muted")
            for note in self.opened.notes:
                layout.note("neutral", note)
            self._draw_layout(form)
            options = IGNORED | {key: kind.label for key, kind in fields().items()}
            with ui.element("div").classes("pair"):
                for place, samples in enumerate(heading.samples(self.opened.grid, self.opened.head)):
                    if self.opened.head.headings[place] or samples:
                        self._column(form, place, samples, options)

    def _draw_layout(self, form: Form) -> None:
        """Ask for what of the file's layout may have been found wrongly."""
        opened, said = self.opened, self.state.layout
        with ui.element("div").classes("pair"):
            if len(self.grids) > 1:
                self._choose_sheet(form)
            help = "Dòng có tên các cột, đếm từ đầu trang."
            row = form.number("row", "Dòng tiêu đề", opened.head.first + 1, help=help)
            row.on_value_change(lambda event: self._look(replace(said, header_row=max(int(event.value or 1), 1))))
            depth = form.number("rows", "Số dòng tiêu đề", opened.head.depth, help="Tên cột chiếm mấy dòng.")
            depth.on_value_change(lambda event: self._look(self._with_rows(event.value)))
            if self.kind == ".csv":
                known = SEPARATORS | ({} if opened.separator in SEPARATORS else {opened.separator: opened.separator})
                cut = form.choice("separator", "Dấu tách ô", known, opened.separator)
                cut.on_value_change(lambda event: self._look(replace(said, separator=event.value or "")))
            if opened.found_letters or said.letters:
                self._choose_letters(form)

    def _with_rows(self, value: Any) -> Layout:
        first, rows = self.opened.head.first + 1, max(int(value or 1), 1)
        return replace(self.state.layout, header_row=first, header_rows=rows)

    def _choose_sheet(self, form: Form) -> None:
        open_question = bool(self.opened.other_lists) and not self.state.layout.sheet
        titles = {grid.title: f"{grid.title}{'' if grid.shown else ' (đang ẩn)'}" for grid in self.grids}
        help = "Nhiều trang cùng là danh sách hệ thống: hãy chọn một." if open_question else ""
        options = ({"": "Chưa chọn"} if open_question else {}) | titles
        box = form.choice("sheet", "Trang", options, "" if open_question else self.opened.grid.title, help=help)
        box.on_value_change(
            lambda event: self._look(Layout(sheet=event.value or "", letters=self.state.layout.letters))
        )

    def _choose_letters(self, form: Form) -> None:
        """Offer to convert text of the old fonts, with what it would become."""
        kind = self.opened.found_letters
        options = {"": "Chưa chọn", old_fonts.AS_IT_IS: "Giữ nguyên"}
        options |= {each: f"Chuyển từ {name} sang Unicode" for each, name in old_fonts.KINDS.items()}
        texts = (cell for row in self.opened.grid.rows for cell in row if isinstance(cell, str))
        before = next((text for text in texts if old_fonts.kind_of(text) == kind), "")
        help = f"Ví dụ: “{before[:40]}” → “{old_fonts.to_unicode(before, kind)[:40]}”." if kind and before else ""
        box = form.choice("letters", "Phông chữ trong tệp", options, self.state.layout.letters, help=help)
        box.on_value_change(lambda event: self._look(replace(self.state.layout, letters=event.value or "")))

    def _column(self, form: Form, place: int, samples: Sequence[str], options: Mapping[str, str]) -> None:
        name = head if (head := self.opened.head.headings[place]) else f"(cột {place + 1} không có tên)"
        told = f"Ví dụ: {'; '.join(each[:_LONGEST_SAMPLE] for each in samples)}" if samples else ""
        box = form.choice(f"column-{place}", name, options, self.state.columns[place], help=told)
        box.on_value_change(lambda event: self._map(place, event.value or ""))

    def _map(self, place: int, key: str) -> None:
        self.state.columns[place] = key
        self.result.clear()
        self._draw_common()

    @property
    def _columns(self) -> list[str]:
        return [self.state.columns[place] for place in sorted(self.state.columns)]

    def _draw_common(self) -> None:
        """Ask what the file does not say."""
        form = Form()
        used = {key.partition(".")[0] for key in self._columns if key}
        if "dossiers" in used:
            used |= {"plans", "decisions"}
        self.common.clear()
        with self.common:
            with layout.section("Điều tệp không ghi"):
                text = "Dùng cho mọi dòng mà ô tương ứng để trống hoặc tệp không có cột ấy."
                layout.text("p", text).classes("muted")
                with ui.element("div").classes("pair"):
                    for key in own_reading.COMMON:
                        if fields()[key].section in used and key not in self._columns:
                            self._common_field(form, key, _TOLD.get(key, ""))
            with ui.element("div").classes("line"):
                layout.primary("Kiểm từng dòng", self._try, icon="fact_check").mark("try")

    def _common_field(self, form: Form, key: str, told: str) -> None:
        kind = fields()[key]
        label, value = kind.label, self.state.common.get(key, "")
        if key == "systems.unit" or kind.column.kind == "choice":
            known = self.tree if key == "systems.unit" else kind.column.words
            box = form.choice(key, label, {"": "Chưa chọn"} | dict(known), value if value in known else "", help=told)
            box.on_value_change(lambda event: self._say(key, event.value or ""))
        elif kind.column.kind == "day":
            self.state.common.setdefault(key, words.day(self.visit.today))
            entry = form.text(key, label, self.state.common[key], help=f"{told} Ngày/tháng/năm.")
            entry.on_value_change(lambda event: self._say(key, event.value or ""))
        else:
            entry = form.text(key, label, value, help=told)
            entry.on_value_change(lambda event: self._say(key, event.value or ""))

    def _say(self, key: str, value: str) -> None:
        self.state.common[key] = value
        self.result.clear()

    def _answer(self, question: Question, answer: str) -> None:
        """Keep what a person says of a question."""
        if question.about == ROWS:
            self.state.rows[question.key] = answer
        elif question.about == UNITS:
            self.state.units[fold(clean(question.key))] = answer
        elif question.about == VALUES:
            self.state.values.setdefault(question.field, {})[fold(clean(question.key))] = answer
        elif question.about == COMMON:
            self.state.common[question.key] = answer
            self._draw_common()

    def _answer_row(self, row: int, answer: str) -> None:
        self.state.rows[str(row)] = answer

    async def _try(self) -> None:
        self.result.clear()
        if wrong := self._what_is_wrong():
            with self.result:
                layout.note("overdue", wrong)
            return
        how = self.state.reading(self.opened)
        attempt = OwnAttempt(self.visit, self.result, self.name, self.opened, how)
        attempt.tree, attempt.written = self.tree, self.written
        attempt.answer, attempt.single, attempt.again = self._answer, self._answer_row, self._try
        with self.result:  # the button pressed may have gone with what was there
            await attempt.make()

    def _what_is_wrong(self) -> str:
        """Return what keeps the sheet from being read at all, '' when nothing does."""
        if not {"systems.name", "systems.code"} & set(self._columns):
            return "Chưa có cột nào là Tên hệ thống. Hãy chọn cột ấy, hoặc sửa dòng tiêu đề."
        if self.opened.other_lists and not self.state.layout.sheet:
            return "Tệp có nhiều trang là danh sách hệ thống. Hãy chọn trang cần nhập ở mục “Trang”."
        if self.opened.found_letters and not self.state.layout.letters:
            return (
                "Chữ trong tệp theo phông cũ. Ở mục “Phông chữ trong tệp”, hãy chọn chuyển sang Unicode hay giữ nguyên."
            )
        repeated = [fields()[key].label for key in set(self._columns) - {""} if self._columns.count(key) > 1]
        return f"Có hai cột cùng là “{repeated[0]}”. Hãy bỏ qua một cột." if repeated else ""
