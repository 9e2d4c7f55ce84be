"""The frame around every page: the bar on top, the rail of places on the left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from nicegui import ui

from isms import confirmations
from isms.accounts import branches, preferences
from isms.accounts.preferences import Preferences
from isms.database import UnitOfWork
from isms.ui import guide, person_menu, places, search, theme, tour, words
from isms.ui.places import Place
from isms.ui.visitor import Visitor
from schedules import inbox

_RAIL_COOKIE = "isms-rail"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the frame shows besides the page: the office's name, a warning when there is one, what the person chose."""

    office: str
    warning: str
    preferences: Preferences
    pending: int | None = None  # what waits for a second person; none: nobody wants one
    new_alerts: int = 0  # counted up to a hundred


def facts(work: UnitOfWork, warning: Callable[[UnitOfWork], str]) -> Facts:
    """Return what the frame shows."""
    office = branches.office_name(work.session)
    return Facts(office, warning(work), preferences.of(work), confirmations.count(work), inbox.count_new(work))


@contextmanager
def frame(visit: Visitor, facts: Facts, path: str) -> Iterator[None]:
    """Build the frame; the page's content goes inside. `path`: the page's, with its parameters unfilled."""
    theme.apply(facts.preferences.theme)
    # Without a value NiceGUI would ask the browser for one, and call it a fault when a slow one does not answer.
    rail = ui.left_drawer(value=False).classes("rail")
    rail.props(f'{_as_left()} width=240 breakpoint=1000 aria-label="Các mục"')
    rail.on("show", js_handler="() => isms.rail('open')").on("hide", js_handler="() => isms.rail('closed')")
    with ui.header(elevated=False, wrap=False).classes("bar"):
        button = _icon_button("menu", "Mở hoặc đóng các mục").classes("rail-button")
        button.on("click", lambda: rail.run_method("toggle"))
        ui.element("img").props('src="/tinh/shield.svg" alt=""').classes("logo")
        ui.label(facts.office).classes("office")
        search.button(visit)
        guide.button(path)
        person_menu.build(visit, facts.preferences.theme)
    with rail:
        _places(visit, path, facts)
    # After the bar, which puts itself first: it is to be the first that the keyboard reaches.
    ui.skip_link("Đến nội dung của trang", target=ui.context.client.content)
    _paper_head(facts.office, visit)
    if facts.warning:
        with ui.element("div").classes("note soon").props("role=status").mark("scheduler-warning"):
            ui.icon("update_disabled")
            ui.label(facts.warning)
    if not facts.preferences.guided:
        tour.offer(visit)
    yield


def _as_left() -> str:
    """Return how the rail begins: as the person left it in this browser."""
    request = ui.context.client.request
    return "" if request.cookies.get(_RAIL_COOKIE) == "closed" else "show-if-above"


def _places(visit: Visitor, path: str, facts: Facts) -> None:
    with ui.element("nav").props('aria-label="Các mục"'):
        for place in places.open_to(visit.actor, places.WORK):
            _entries([place], path, _new(facts.new_alerts) if place.path == places.ALERTS else "")
        if facts.pending is not None:
            _entries([places.PENDING], path, str(facts.pending) if facts.pending else "")
        permitted = places.open_to(visit.actor, places.ADMINISTRATION)
        if permitted:
            ui.label("Quản trị").classes("heading")
            _entries(permitted, path)


def _entries(listed: list[Place], path: str, number: str = "") -> None:
    for place in listed:
        is_here = path == place.path or (place.path != "/" and path.startswith(f"{place.path}/"))
        with ui.link(target=place.path).classes("here" if is_here else "") as link:
            if is_here:
                link.props('aria-current="page"')
            ui.icon(place.icon).props('aria-hidden="true"')
            ui.label(place.label)
            if number:
                ui.label(number).classes("badge soon").mark("rail-number")


def _new(count: int) -> str:
    """Return the number of new alerts as the rail says it."""
    return f"{count - 1}+" if count == inbox.MOST_COUNTED else str(count or "")


def _paper_head(office: str, visit: Visitor) -> None:
    """What a printed page says of itself."""
    ui.label(f"{office} · in ngày {words.day(visit.today)} · {visit.full_name}").classes("only-paper")


def _icon_button(icon: str, label: str) -> ui.button:
    return ui.button(icon=icon, color=None).props(f'flat round dense aria-label="{label}"').classes("icon")
