"""The recurring duties that press, on the first page: a row for each, with the way to record that it was done."""

import datetime as dt
from collections.abc import Sequence

from isms.ui.duties import duty_words
from isms.ui.parts import words
from isms.ui.parts.task_rows import TaskRow
from schedules.duties.duty_standing import DutyLine

MOST = 4


def rows(pressing: Sequence[DutyLine], today: dt.date) -> list[TaskRow]:
    """Return the first of the duties; of many, then how many more there are."""
    shown = [_row(line, today) for line in pressing[:MOST]]
    more = len(pressing) - MOST
    if more > 0:
        title = f"Và {words.number(more)} việc định kỳ khác đến hạn"
        kind = duty_words.badge(pressing[MOST], today)
        shown.append(TaskRow("recurring-others", title, duty_words.PATH, kind, "Xem danh sách"))
    return shown


def _row(line: DutyLine, today: dt.date) -> TaskRow:
    duty = line.duty
    return TaskRow(
        f"recurring-{duty.code}",
        duty.title,
        duty_words.path_of(duty.code),
        duty_words.badge(line, today),
        "Ghi đã thực hiện",
        sentence(line),
        duty_words.sources(duty),
    )


def sentence(line: DutyLine) -> str:
    """Return by when, and for how many systems."""
    counted = duty_words.numbers(line)
    return f"Việc định kỳ, hạn {words.day(line.due)}." + (f" {counted}." if counted else "")
