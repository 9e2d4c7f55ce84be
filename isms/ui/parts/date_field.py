"""A field for a day."""

from collections.abc import Callable
from datetime import date

from nicegui import ui

from inventory.errors import Problem
from isms.ui.parts import words

_NO_DAY = ("Không có ngày này.", "Hãy nhập ngày/tháng/năm, ví dụ 22/11/2026.")


class DateField:
    """
    A day typed as people write it (`inventory.written_days`) or picked from a calendar.

    `misread` is told when there is no such day, and may raise it as Invalid.
    """

    def __init__(self, field: str, entry: ui.input, misread: Callable[[Problem], None]) -> None:
        self.field = field
        self.entry = entry
        self._misread = misread
        entry.on("blur", self._left)

    @property
    def day(self) -> date | None:
        """The day entered, None for none. Raises Invalid when there is no such day; see `Form.at_once`."""
        try:
            return words.parse_day(self.entry.value or "")
        except ValueError:
            problem = Problem(self.field, *_NO_DAY)
        self._misread(problem)
        return None

    def _left(self) -> None:
        """Show the day as the register writes it once the field is left, or say that there is no such day."""
        try:
            self.entry.value = words.day(words.parse_day(self.entry.value or ""))
        except ValueError:
            self.entry.error = " ".join(_NO_DAY)


def add_calendar(entry: ui.input) -> None:
    """Add a button to the field that opens a calendar."""
    with entry.add_slot("append"):
        button = ui.button(icon="event", color=None).props('flat round dense aria-label="Chọn ngày"')
    place = 'anchor="bottom right" self="top right" role=dialog aria-label="Chọn ngày"'
    with button, ui.menu().props(place) as menu:
        picker = ui.date(mask="DD/MM/YYYY").props("minimal")
        picker.bind_value(entry).on_value_change(menu.close)
