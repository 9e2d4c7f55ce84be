"""The number series of this year: which number comes next in each, to go on from where the office's own book stands."""

from collections.abc import Mapping

from nicegui import ui

from inventory.work import Work
from isms.ledger import numbers
from isms.papers.composition import letterhead
from isms.papers.composition.office_words import Paper
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Visit


def series(visit: Visit, texts: Paper, lasts: Mapping[str, int]) -> None:
    """Draw the last number given in each series, to be put ahead."""
    with layout.section(f"Dãy số văn bản năm {visit.today.year}"):
        text = (
            "Mỗi loại văn bản một dãy số, bắt đầu từ 01 vào ngày 01 tháng 01 (NĐ 30/2020 Đ15). Nếu văn thư đã cấp số "
            "ngoài sổ này, ghi số cuối cùng đã cấp để sổ đi tiếp. Số chỉ tăng, không lùi."
        )
        layout.text("p", text).classes("muted")
        form = Form({}, "series::")
        with form_drafts.kept(visit, form, "Dãy số văn bản"):
            _fields(visit, form, texts, lasts)


def _fields(visit: Visit, form: Form, texts: Paper, lasts: Mapping[str, int]) -> None:
    with ui.element("div").classes("pair"):
        fields = {type: _field(form, texts, type, last) for type, last in lasts.items()}

    def begin(work: Work) -> None:
        for type, field in fields.items():
            if field.value != lasts[type]:
                numbers.begin_after(work, type, int(field.value or 0))

    async def save() -> None:
        await visit.act(begin, form=form)

    form.buttons("Lưu số", save)


def _field(form: Form, texts: Paper, type: str, last: int) -> ui.number:
    following = letterhead.number(texts, type, taken=numbers.written(last + 1))
    return form.number(f"last-{type}", numbers.NAMES[type], last, help=f"Số tiếp theo: {following}")
