"""The days off and the week-end days worked in exchange, which clocks that count working days go by."""

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from itertools import groupby

from nicegui import ui

from inventory.errors import Invalid, Problem
from inventory.versions import state
from inventory.work import Work
from isms.ui import words
from isms.ui.parts import badges, dialogs, layout
from isms.ui.parts.forms import DateField, Form
from isms.ui.visit import Visit
from schedules import policies
from schedules.tables import Holiday


def entered(field: DateField) -> dt.date:
    """Return the day entered. Raises Invalid when there is none, or no such day."""
    day = field.day
    if day is None:
        raise Invalid([Problem(field.field, "Chưa có ngày.", "Hãy nhập ngày theo dạng ngày/tháng/năm.")])
    return day


def build(visit: Visit, days: Sequence[Holiday], path: str) -> None:
    """Show the days, with the ways to add and to remove one; `path` is shown again afterwards."""
    with ui.element("div").classes("section-line"):
        text = "Thời hạn tính theo ngày làm việc bỏ qua thứ bảy, chủ nhật và các ngày nghỉ dưới đây."
        layout.text("p", text).classes("muted")
        layout.secondary("Thêm ngày", lambda: _add_dialog(visit, path), icon="add")
    for year, of_year in groupby(reversed(days), key=lambda row: row.day.year):
        layout.text("h3", f"Năm {year}")
        with ui.element("ul").classes("lines tiled"):
            for row in of_year:
                _line(visit, row, path)


def _line(visit: Visit, row: Holiday, path: str) -> None:
    with ui.element("li").mark(f"holiday-{row.day.isoformat()}"):
        with ui.element("div").classes("say"):
            ui.label(f"{words.day(row.day)}: {row.name}")
            ui.label(row.source).classes("muted small")
        with ui.element("div").classes("line"):
            if row.working:
                badges.badge("soon", "Làm bù", "work_outline")
            remove = ui.button(icon="delete_outline", color=None, on_click=_remover(visit, row, path))
            remove.props(f'flat round dense aria-label="Bỏ ngày {words.day(row.day)}"').classes("icon")
            remove.mark(f"remove-{row.day.isoformat()}")


def _remover(visit: Visit, row: Holiday, path: str) -> Callable[[], Awaitable[None]]:
    return lambda: _remove(visit, row, path)


def _add_dialog(visit: Visit, path: str) -> None:
    form = Form(policies.NO_HOLIDAY)
    form.shown_as("working", lambda works: "bu" if works else "")
    with dialogs.panel("Thêm ngày nghỉ hoặc ngày làm bù") as dialog:
        day = form.date("day", "Ngày")
        name = form.text("name", "Tên", help="Ví dụ: Nghỉ Quốc khánh; Làm bù cho ngày 02/01/2027.")
        kind = {"": ("Ngày nghỉ", "Không tính vào ngày làm việc."), "bu": ("Ngày làm bù", "Cuối tuần nhưng đi làm.")}
        working = form.cards("working", "Loại", kind, "")

        def save_day(work: Work) -> None:
            policies.set_holiday(work, entered(day), name.value or "", working.value == "bu", form.seen)

        async def save() -> None:
            if await visit.act(save_day, form=form, said="Đã lưu ngày."):
                dialog.close()
                visit.go(path)

        form.buttons("Lưu", save, cancel=dialog.close)
    dialog.open()


async def _remove(visit: Visit, row: Holiday, path: str) -> None:
    day, seen = row.day, state(row, policies.NO_HOLIDAY)
    text = "Các thời hạn tính theo ngày làm việc sẽ được tính lại."
    if await dialogs.confirm(f"Bỏ ngày {words.day(day)}?", text, "Bỏ ngày", danger=True) and await visit.act(
        lambda work: policies.remove_holiday(work, day, seen), said="Đã bỏ ngày."
    ):
        visit.go(path)
