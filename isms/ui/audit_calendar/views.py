"""The ways to look at audits, as links: the list of due days, the calendars, the findings."""

from nicegui import ui

from isms.ui.audit_calendar.calendar_query import FINDINGS, VIEWS, CalendarQuery
from isms.ui.parts import layout


def links(query: CalendarQuery, findings: bool = False) -> None:
    """Draw the links; `findings`: these are looked at now, otherwise the view asked for."""
    with ui.element("nav").classes("chips").props('aria-label="Cách xem"'):
        for view, said in VIEWS.items():
            layout.chip(said, query.but(xem=view, ky="").path, not findings and query.xem == view)
        layout.chip("Tồn tại", FINDINGS, findings)
