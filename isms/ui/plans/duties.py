"""What is still to be reported on the plans, on the first page: one line a quarter, with the way there."""

import datetime as dt
from collections.abc import Iterable

from nicegui import ui

from isms.ui import words
from isms.ui.parts import layout
from isms.ui.plans.asked import Asked
from schedules.progress import Duty


def lines(duties: Iterable[Duty], today: dt.date) -> None:
    """Show the duties in the order given."""
    for duty in duties:
        late = duty.quarter.due < today
        with ui.element("div").classes(f"note {'overdue' if late else 'soon'}").mark(f"duty-{duty.quarter.code}"):
            ui.icon("error" if late else "schedule").props('aria-hidden="true"')
            with ui.element("div").classes("line grow"):
                ui.label(said(duty, today))
                layout.link("Xem và báo cáo", Asked(quy=duty.quarter.code, kh=duty.plans[0]).path)


def said(duty: Duty, today: dt.date) -> str:
    """Return a duty in one sentence."""
    due = duty.quarter.due
    by = f" của {words.number(len(duty.units))} đơn vị" if len(duty.units) > 1 else f" của {duty.units[0].name}"
    far = f"hạn {words.day(due)}, {words.how_far(due, today)}"
    return f"Báo cáo {duty.quarter.name}: còn {words.number(duty.tasks)} nhiệm vụ{by}, {far}."
