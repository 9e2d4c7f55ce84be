"""Alerts as lines: the system, what happened, whether it is settled, and who was told."""

from collections.abc import Callable, Iterable

from nicegui import ui

from isms.ui.alerts import alert_words
from isms.ui.facts.place import path_of
from isms.ui.parts import badges, layout, words
from schedules.alerts.alert_list import Raised
from schedules.alerts.alerts import why_told


def lines(
    alerts: Iterable[Raised],
    with_mail: bool = True,
    beside: Callable[[Raised], None] | None = None,
    headed: str = "",
) -> None:
    """
    Show the alerts in the order given. `with_mail`: also how each was told; `beside`: adds what one may do.

    `headed`: the body whose office the reader heads.
    """
    with ui.element("ul").classes("lines"):
        for alert in alerts:
            with ui.element("li").mark(f"alert-{alert.code}"):
                _line(alert, headed)
                if beside is not None:
                    beside(alert)
                if with_mail:
                    _recipients(alert)


def _line(alert: Raised, headed: str) -> None:
    with ui.element("div").classes("say"):
        name = layout.link(alert.name, path_of(alert.code)) if alert.ours and alert.code else ui.label(alert.name)
        name.classes("strong struck" if alert.settled else "strong")
        ui.label(alert.sentence)
        if alert.escalated:
            ui.label(why_told(alert.escalated, headed)).classes("muted small").mark(f"why-{alert.code}")
        ui.label(" · ".join(filter(None, (alert.code, words.instant(alert.raised_at))))).classes("code")
    with ui.element("div").classes("line"):
        badges.badge(*alert.badge)
        if alert.settled:
            badges.badge("ok", "Đã xử lý")
        elif alert.violation:
            badges.badge("overdue", "Vận hành khi chưa đủ điều kiện")
        if alert.state != "new":
            badges.badge("neutral", alert_words.STATE[alert.state])


def _recipients(alert: Raised) -> None:
    with ui.element("div").classes("told"):
        for text, trouble in alert_words.recipients_text(alert):
            ui.label(text).classes(trouble)
