"""The head of a page, cards, buttons, lists of facts and of reasons, notes and empty states."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from nicegui import events, helpers, ui

from inventory.errors import Reason
from isms.ui.parts import terms

Handler = Callable[..., Any]
ICON = {
    "ok": "check_circle",
    "soon": "schedule",
    "overdue": "error",
    "blocked": "block",
    "neutral": "remove_circle_outline",
}


@contextmanager
def head(title: str, purpose: str) -> Iterator[None]:
    """Begin a page: its title, one sentence of what it is for, and inside, the primary button."""
    with ui.element("div").classes("head"):
        with ui.element("div").classes("grow"):
            text("h1", title)
            if purpose:
                text("p", purpose).classes("muted")
        with ui.element("div").classes("actions"):
            yield


@contextmanager
def section(title: str = "", flush: bool = False) -> Iterator[ui.element]:
    """A card. `flush`: without padding, for a table."""
    with ui.element("section").classes("card flush" if flush else "card") as card:
        if title:
            text("h2", title)
        yield card


def text(tag: str, content: str) -> ui.label:
    """Plain text in an HTML tag: a heading (h2, h3), a paragraph (p)."""
    element = ui.label(content)
    element.tag = tag
    return element


def heading(title: str, term: str) -> None:
    """The heading of a card with the law's word in it explained beside it."""
    with ui.element("div").classes("field-head"):
        text("h2", title)
        terms.help(term)


def primary(label: str, on_click: Handler, icon: str = "") -> ui.button:
    """The one button of a page or dialog that does what it is for."""
    return _button(label, on_click, icon, "primary")


def secondary(label: str, on_click: Handler, icon: str = "") -> ui.button:
    """Another thing one may do."""
    return _button(label, on_click, icon, "secondary")


def quiet(label: str, on_click: Handler, icon: str = "") -> ui.button:
    """A small thing one may do, without a border."""
    return _button(label, on_click, icon, "quiet")


def danger(label: str, on_click: Handler, icon: str = "") -> ui.button:
    """Something that takes away."""
    return _button(label, on_click, icon, "danger")


def link(label: str, path: str) -> ui.link:
    """A link to another page of this site."""
    return ui.link(label, path if path.startswith("/") and not path.startswith("//") else "/")


def chip(label: str, path: str, chosen: bool) -> None:
    """One of a few views, as a link; `chosen`: it is the one shown."""
    drawn = link(label, path).classes("chip" if chosen else "chip plain")
    if chosen:
        drawn.props('aria-current="page"')


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """A list of labels and values; a missing value shows as a dash."""
    with ui.element("dl").classes("facts"):
        for label, value in pairs:
            text("dt", label)
            text("dd", value or "–")


def reasons(reasons: Sequence[Reason]) -> None:
    """Why something is refused: each reason with what to do and the clause behind it."""
    with ui.element("ul").classes("reasons"):
        for reason in reasons:
            with ui.element("li"):
                ui.icon("block").props('aria-hidden="true"')
                with ui.element("div"):
                    ui.label(reason.remedy)
                    if reason.clause:
                        ui.label(reason.clause).classes("clause")


def note(kind: str, content: str, label: str = "", path: str = "") -> None:
    """A banner; kind: ok, soon, overdue, blocked or neutral. `label`, `path`: a way from it."""
    with ui.element("div").classes(f"note {kind}").props("role=status"):
        ui.icon(ICON[kind]).props('aria-hidden="true"')
        ui.label(content).classes("grow")
        if label:
            link(label, path)


def empty(icon: str, title: str, content: str, label: str = "", on_click: Handler | None = None) -> ui.element:
    """What stands where nothing is yet, with the next step; what else leads on goes inside."""
    with ui.element("div").classes("empty") as place:
        ui.icon(icon).props('aria-hidden="true"')
        text("h2", title)
        text("p", content)
        if label and on_click:
            secondary(label, on_click)
    return place


def focus_first(place: ui.element) -> None:
    """Give the keyboard to the first field of the form that the place holds."""
    place.client.run_javascript(f"isms.focusFirst(getHtmlElement({place.id}))")


def once(handler: Handler) -> Handler:
    """
    Return a click handler that acts once for a double click and while an answer is slow.

    It ignores a click while the one before is still being worked on, and one that comes in after its dialog was closed.
    """
    busy = False
    wants_event = helpers.expects_arguments(handler)

    def clicked(event: events.ClickEventArguments) -> Any:
        nonlocal busy
        if busy or _is_closed(event.sender):
            return None
        answer = handler(event) if wants_event else handler()
        busy = helpers.should_await(answer)
        return finished(answer) if busy else answer

    async def finished(answer: Awaitable[Any]) -> None:
        nonlocal busy
        try:
            await answer
        finally:
            busy = False

    return clicked


def _is_closed(element: ui.element) -> bool:
    """Say whether the element is in a dialog that was closed already."""
    return any(isinstance(each, ui.dialog) and not each.value for each in element.ancestors())


def _button(label: str, on_click: Handler, icon: str, kind: str) -> ui.button:
    button = ui.button(label, on_click=once(on_click), icon=icon or None, color=None)
    return button.props("no-caps unelevated no-wrap").classes(f"act {kind}")
