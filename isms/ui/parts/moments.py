"""A day and an hour by the clocks of Viet Nam, entered in two fields."""

import datetime as dt
from contextlib import suppress
from typing import Any

from nicegui import ui

from inventory import written_days
from inventory.errors import Invalid, Problem
from isms.platform.database import VIETNAM
from isms.ui.parts.forms import DateField, Form


class Moment:
    """The two fields, which begin with an instant or empty. `instant` is what they say, in UTC."""

    def __init__(self, form: Form, field: str, label: str, now: dt.datetime | None, help: str = "") -> None:
        self.field = field
        here = now.astimezone(VIETNAM) if now else None
        with ui.element("div").classes("moment"):
            self.day: DateField = form.date(field, label, here.date() if here else None, help=help)
            self.time = form.text(
                f"{field}_time", "Giờ", f"{here:%H:%M}" if here else "", help="Giờ:phút, theo giờ Việt Nam."
            )
            self.time.props("inputmode=decimal").on("blur", self._left)

    @property
    def instant(self) -> Any:
        """The instant entered, in UTC; None without a day, which a use case minds. Raises Invalid for what is none."""
        day = self.day.day
        if day is None:
            return None
        try:
            time = written_days.hour(self.time.value or "")
        except ValueError:
            rule = "Không có giờ này."
            raise Invalid([Problem(f"{self.field}_time", rule, "Hãy nhập giờ:phút, ví dụ 09:05.")]) from None
        return dt.datetime.combine(day, time, tzinfo=VIETNAM).astimezone(dt.UTC)

    def _left(self) -> None:
        """Show the hour as the register writes it once the field is left, if it is one."""
        with suppress(ValueError):
            self.time.value = f"{written_days.hour(self.time.value or ''):%H:%M}"
