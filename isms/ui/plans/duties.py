"""What is still to be reported on the plans, on the first page: one line a quarter, with the way there."""

import datetime as dt
from collections.abc import Iterable

from nicegui import ui

from isms.ui.parts import badges, layout, words
from isms.ui.plans.plan_query import PlanQuery
from schedules.plans.progress import Duty


def lines(duties: Iterable[Duty], today: dt.date) -> None:
    """Show the duties in the order given, as tasks are."""
    with ui.element("ul").classes("lines tasks stacked"):
        for duty in duties:
            with ui.element("li").mark(f"duty-{duty.quarter.code}"):
                path = PlanQuery(quy=duty.quarter.code, kh=duty.plans[0]).path
                with ui.element("div").classes("say"):
                    layout.link(f"Báo cáo {duty.quarter.name}", path).classes("strong")
                    ui.label(sentence(duty))
                    ui.label(f"{', '.join(duty.plans)} · {duty.quarter.clause}").classes("code")
                with ui.element("div").classes("line"):
                    far = words.how_far(duty.quarter.due, today)
                    badges.badge("overdue" if duty.quarter.due < today else "soon", far[:1].upper() + far[1:])
                    step = layout.link("Mở kế hoạch", path).classes("act secondary")
                    step.props(f'aria-label="Mở kế hoạch: báo cáo {duty.quarter.name}"')


def sentence(duty: Duty) -> str:
    """Return a duty in one sentence."""
    by = f"của {words.number(len(duty.units))} đơn vị" if len(duty.units) > 1 else f"của {duty.units[0].name}"
    return f"Còn {words.number(duty.tasks)} nhiệm vụ {by} chưa báo cáo, hạn {words.day(duty.quarter.due)}."
