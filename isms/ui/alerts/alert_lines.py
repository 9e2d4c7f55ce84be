"""Alerts as lines: the system, what happened, whether it is settled, and who was told."""

from collections.abc import Callable, Iterable, Sequence

from nicegui import ui

from isms.ui.alerts import alert_words
from isms.ui.facts.place import path_of
from isms.ui.parts import badges, layout, words
from schedules.alerts.alert_list import Raised
from schedules.alerts.alerts import why_told

FEW = 3
"""So many that are alike stand open; more are opened by who wants to see each."""


def lines(
    alerts: Sequence[Raised],
    beside: Callable[[Raised], None],
    beside_group: Callable[[Sequence[Raised]], None],
    headed: str = "",
) -> None:
    """
    Show the alerts in the order given, like with like. `beside`: adds what one may do; `beside_group`: with all of some
    that are alike.

    `headed`: the body whose office the reader heads.
    """
    with ui.element("ul").classes("lines"):
        for alike in _alike(alerts):
            if len(alike) == 1:
                _entry(alike[0], beside, headed)
                continue
            with ui.element("li").classes("alike").mark(f"alike-{alike[0].kind}"):
                details = ui.element("details").props("open" if len(alike) <= FEW else "")
                with details:
                    with ui.element("summary"):
                        _together(alike)
                    with ui.element("div").classes("line"):
                        beside_group(alike)
                    with ui.element("ul").classes("lines"):
                        for alert in alike:
                            _entry(alert, beside, headed)


def _alike(alerts: Iterable[Raised]) -> list[list[Raised]]:
    """Return the alerts that are open and say the same together, each group where its first one stands."""
    found: dict[object, list[Raised]] = {}
    for alert in alerts:
        found.setdefault(alert.line, []).append(alert)
    return list(found.values())


def _together(alike: Sequence[Raised]) -> None:
    first = alike[0]
    of = "hệ thống" if first.code else "đơn vị" if first.of_unit else "việc"
    same = first.sentence if len({alert.sentence for alert in alike}) == 1 else first.what
    with ui.element("div").classes("say"):
        ui.label(f"{words.number(len(alike))} {of}").classes("strong")
        ui.label(same)
    badges.badge(*first.badge)


def _entry(alert: Raised, beside: Callable[[Raised], None], headed: str) -> None:
    with ui.element("li").mark(f"alert-{alert.code}"):
        _line(alert, headed)
        beside(alert)
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
