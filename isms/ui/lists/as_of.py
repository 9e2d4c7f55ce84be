"""As of which day a page shows the register: `ngay` in its address, a chip that says so, a dialog that asks."""

import datetime as dt
from collections.abc import Callable

from nicegui import ui

from inventory.errors import Invalid, Problem
from isms.ui.parts import badges, dialogs, layout, refusals, words
from isms.ui.parts.forms import Form
from isms.ui.shell.visit import Visit

FIRST, LAST = dt.date(1990, 1, 1), dt.date(2199, 12, 31)


def day(text: str) -> dt.date | None:
    """Return the day that an address names, None for none. Raises Invalid when there is no such day."""
    try:
        named = dt.date.fromisoformat(text) if text else None
    except ValueError:
        rule = f"Không có ngày “{text}”."
        raise Invalid([Problem("ngay", rule, "Hãy mở lại trang rồi bấm “Xem vào ngày khác”.")]) from None
    if named is not None and not FIRST <= named <= LAST:
        rule = f"Ngày {words.day(named)} nằm ngoài khoảng mà sổ tính được."
        raise Invalid([Problem("ngay", rule, f"Hãy chọn ngày từ năm {FIRST.year} đến năm {LAST.year}.")])
    return named


def chip(on: dt.date, today: dt.date, back: str) -> None:
    """Say as of which day the page is, that a day to come is a forecast, and lead back to today at `back`."""
    with ui.element("span").classes("chip").mark("as-of"):
        ui.icon("event").props('aria-hidden="true"')
        ui.label(f"tính đến ngày {words.day(on)}")
    if on > today:
        badges.badge("soon", "Dự báo", "online_prediction")
    layout.link("Về hôm nay", back)


def button(visit: Visit, on: dt.date | None, path: Callable[[str], str]) -> None:
    """Offer another day; `path` makes the address of the page from the day as the address names it."""
    layout.secondary("Xem vào ngày khác", lambda: _ask(visit, on, path), icon="event")


def _ask(visit: Visit, on: dt.date | None, path: Callable[[str], str]) -> None:
    form = Form()
    with dialogs.panel("Xem vào ngày khác") as dialog:
        text = (
            "Sổ cho biết tình trạng vào bất kỳ ngày nào đã qua. Với ngày sắp tới, sổ dự báo: tình trạng sẽ ra sao nếu "
            "từ nay đến đó không ghi thêm gì."
        )
        ui.label(text).classes("muted")
        field = form.date("ngay", "Ngày", on or visit.today)

        def show() -> None:
            try:
                chosen = field.day
                named = "" if chosen in (None, visit.today) else str(chosen)
                day(named)
            except Exception as error:
                refusals.show(error, form)
                return
            visit.go(path(named))

        form.buttons("Xem", show, cancel=dialog.close)
    dialog.open()
