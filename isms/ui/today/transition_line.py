"""The limits of the transition on the first page: one row for all systems, with the way to the list."""

from collections.abc import Sequence

from isms.ui.parts import words
from isms.ui.parts.places import TRANSITION
from isms.ui.parts.task_rows import TaskRow
from schedules.watch.transition_list import Count


def row(counts: Sequence[Count], late: bool) -> TaskRow:
    """Return the limits as a task. `late`: the count of the Civil Code has ended for the first."""
    first = counts[0]
    return TaskRow(
        "transition",
        "Thời hạn chuyển tiếp từ NĐ 85/2016",
        TRANSITION,
        ("overdue" if late else "soon", words.capital(first.far)),
        "Xem danh sách",
        " ".join(map(sentence, counts)),
        first.term.clause,
    )


def sentence(count: Count) -> str:
    """Return a limit in one sentence."""
    systems, title = words.number(count.systems), count.term.title
    counted = f"theo Bộ luật Dân sự: hết ngày {words.day(count.last)}"
    return f"{systems} hệ thống phải {title}: hạn {words.day(count.term.aim)} ({counted})."
