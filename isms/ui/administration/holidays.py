"""The days off and the week-end days worked in exchange, which clocks that count working days go by."""

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from nicegui import ui

from inventory.errors import Invalid, Problem
from inventory.organisation.access import Act
from inventory.versions import state
from inventory.work import Work
from isms.ui.parts import badges, dialogs, layout, words
from isms.ui.parts.forms import DateField, Form
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Visit
from schedules.cadence.working_days import Holiday, Holidays
from schedules.policies import policies


def entered(field: DateField) -> dt.date:
    """Return the day entered. Raises Invalid when there is none, or no such day."""
    day = field.day
    if day is None:
        raise Invalid([Problem(field.field, "Chưa có ngày.", "Hãy nhập ngày theo dạng ngày/tháng/năm.")])
    return day


@dataclass(frozen=True, slots=True)
class YearOfDays:
    """The special days of a year in order; `entered`: those in the register; `notes`: what of the year is not known."""

    year: int
    days: Sequence[Holiday]
    entered: frozenset[dt.date]
    notes: tuple[str, ...]


def years(work: Work) -> list[YearOfDays]:
    """Return every year that has days in the register, this year and the next, the oldest first."""
    entered, known = frozenset(row.day for row in policies.holiday_rows(work)), policies.holidays(work)
    named = {day.year for day in entered} | {work.today.year, work.today.year + 1}
    return [_year(work, year, entered, known) for year in sorted(named)]


def _year(work: Work, year: int, entered: frozenset[dt.date], known: Holidays) -> YearOfDays:
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    days = tuple(policies.special_days(work, first, last).values())
    return YearOfDays(year, days, entered, known.notes(first, last))


def build(visit: Visit, shown: Sequence[YearOfDays], path: str) -> None:
    """Show the days, with the ways to add and to remove one; `path` is shown again afterwards."""
    with ui.element("div").classes("section-line"):
        text = (
            "Thời hạn tính theo ngày làm việc bỏ qua thứ bảy, chủ nhật và các ngày nghỉ dưới đây. Ngày cố định (01/01, "
            "30/4, 01/5, 02/9, 24/11) và ngày nghỉ bù của chúng sổ tự tính; Tết Nguyên đán, Giỗ Tổ, ngày liền kề 02/9 "
            "và ngày hoán đổi hãy nhập theo thông báo của từng năm."
        )
        layout.text("p", text).classes("muted")
        if visit.may_for_all(Act.ADMINISTER):
            layout.secondary("Thêm ngày", lambda: _add_dialog(visit, path), icon="add")
    for each in shown:
        layout.text("h3", f"Năm {each.year}")
        for note in each.notes:
            layout.note("soon", note)
        with ui.element("ul").classes("lines tiled"):
            for day in each.days:
                _line(visit, day, path if day.day in each.entered else "")


def _line(visit: Visit, row: Holiday, path: str) -> None:
    """Show a day; without `path` it is one that the law fixes, which nobody entered and nobody removes."""
    with ui.element("li").mark(f"holiday-{row.day.isoformat()}"):
        with ui.element("div").classes("say"):
            ui.label(f"{words.day(row.day)}: {row.name}")
            ui.label(row.source).classes("muted small")
        with ui.element("div").classes("line"):
            if row.working:
                badges.badge("soon", "Làm bù", "work_outline")
            if not path:
                badges.badge("neutral", "Sổ tự tính")
            if not path or not visit.may_for_all(Act.ADMINISTER):
                return
            remove = ui.button(icon="delete_outline", color=None, on_click=_remover(visit, row, path))
            remove.props(f'flat round dense aria-label="Bỏ ngày {words.day(row.day)}"').classes("icon")
            remove.mark(f"remove-{row.day.isoformat()}")


def _remover(visit: Visit, row: Holiday, path: str) -> Callable[[], Awaitable[None]]:
    return lambda: _remove(visit, row, path)


def _add_dialog(visit: Visit, path: str) -> None:
    form, title = Form(policies.NO_HOLIDAY, "holiday::"), "Thêm ngày nghỉ hoặc ngày làm bù"
    form.shown_as("working", lambda works: "bu" if works else "")
    with dialogs.panel(title) as dialog, form_drafts.kept(visit, form, title):
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
