"""What is still to be reported on the plans, on the first page: one row a quarter, with the way there."""

import datetime as dt
from collections.abc import Iterable

from isms.ui.parts import words
from isms.ui.parts.task_rows import TaskRow
from isms.ui.plans.plan_query import PlanQuery
from schedules.plans.progress import Duty


def rows(duties: Iterable[Duty], today: dt.date) -> list[TaskRow]:
    """Return the duties in the order given, as tasks."""
    return [_row(duty, today) for duty in duties]


def _row(duty: Duty, today: dt.date) -> TaskRow:
    quarter = duty.quarter
    return TaskRow(
        f"duty-{quarter.code}",
        f"Báo cáo {quarter.name}",
        PlanQuery(quy=quarter.code, kh=duty.plans[0]).path,
        ("overdue" if quarter.due < today else "soon", words.capital(words.how_far(quarter.due, today))),
        "Mở kế hoạch",
        sentence(duty),
        f"{', '.join(duty.plans)} · {quarter.clause}",
    )


def sentence(duty: Duty) -> str:
    """Return a duty in one sentence."""
    by = f"của {words.number(len(duty.units))} đơn vị" if len(duty.units) > 1 else f"của {duty.units[0].name}"
    return f"Còn {words.number(duty.tasks)} nhiệm vụ {by} chưa báo cáo, hạn {words.day(duty.quarter.due)}."
