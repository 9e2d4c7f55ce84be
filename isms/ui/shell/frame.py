"""The frame around every page: the bar on top, the rail of places on the left."""

import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from nicegui import ui

from inventory import right_clock
from inventory.organisation.units import office_name
from isms.accounts import preferences
from isms.accounts.preferences import Preferences
from isms.accounts.sessions import SignedOut
from isms.background import asked_tasks
from isms.platform import released
from isms.platform.clock_watch import ClockWatch
from isms.platform.database import UnitOfWork
from isms.ui import guide
from isms.ui.parts import places, words
from isms.ui.parts.places import Place
from isms.ui.shell import clock_question, person_menu, search, tour
from isms.ui.shell.visitor import Visitor
from isms.ui.web import theme
from isms.workspace import confirmations
from schedules.alerts import inbox

_RAIL_COOKIE = "isms-rail"


log = logging.getLogger("isms.ui.shell.frame")


@dataclass(frozen=True, slots=True)
class Numbers:
    """What bell and rail count."""

    pending: int | None  # what waits for a second person; none: nobody wants one
    new_alerts: inbox.New  # what the bell says: lines of the inbox with something new
    tasks: int  # of one's own, that run or wait


@dataclass(frozen=True, slots=True)
class Facts:
    """
    What the frame shows besides the page: the office's name, what the person chose, and warnings when there are any.

    `clock`: that the machine's clock is wrong; `warning`: that the scheduler does not run, and the like. `watch`: knows
    of a clock that leapt ahead.
    """

    office: str
    clock: str
    warning: str
    preferences: Preferences
    numbers: Numbers
    watch: ClockWatch | None


def facts(work: UnitOfWork, warning: Callable[[UnitOfWork], str], watch: ClockWatch | None) -> Facts:
    """Return what the frame shows."""
    office = office_name(work.session)
    clock = right_clock.warning(work) or released.clock_warning(work.now)
    return Facts(office, clock, warning(work), preferences.of(work), numbers(work), watch)


def numbers(work: UnitOfWork) -> Numbers:
    """Count what the rail counts."""
    return Numbers(confirmations.count(work), inbox.count_new(work), asked_tasks.count_open(work))


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
        visit.show_drafts = _showing_drafts(visit)
        badges = {places.TASKS: _tasks_link(), places.ALERTS: _bell()}
        guide.button(path)
        person_menu.build(visit, facts.preferences.theme)
    with rail:
        badges |= _places(visit, path, facts.numbers)
        visit.after_change = _renewing(visit, badges)
    _say(badges, facts.numbers)
    # After the bar, which puts itself first: it is to be the first that the keyboard reaches.
    ui.skip_link("Đến nội dung của trang", target=ui.context.client.content)
    _paper_head(facts.office, visit)
    if facts.clock:
        with ui.element("div").classes("note overdue").props("role=alert").mark("clock-warning"):
            ui.icon("alarm_off").props('aria-hidden="true"')
            ui.label(facts.clock)
    clock_question.ask(visit, facts.watch)
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


_Badges = dict[str, ui.label]


def _places(visit: Visitor, path: str, found: Numbers) -> _Badges:
    """List the places; return the badges with their numbers, by the path of the place."""
    badges: _Badges = {}
    with ui.element("nav").props('aria-label="Các mục"'):
        _entries(places.open_to(visit.actor, visit.whole, places.WORK), path, badges)
        if found.pending is not None:
            _entries([places.PENDING], path, badges)
        permitted = places.open_to(visit.actor, visit.whole, places.ADMINISTRATION)
        if permitted:
            ui.label("Quản trị").classes("heading")
            _entries(permitted, path, badges)
    return badges


def _tasks_link() -> ui.label:
    """The way to what runs for this person, seen while something does; return the label that says how much."""
    with ui.link(target=places.TASKS).classes("running") as link:
        ui.icon("hourglass_top").props('aria-hidden="true"')
        said = ui.label().classes("badge soon").mark("running-tasks")
    link.props('aria-label="Việc đang chạy"')
    link.bind_visibility_from(said, "visible")
    return said


def _bell() -> ui.label:
    """The way to the person's alerts; return the label that says how many are open and new."""
    with ui.link(target=places.ALERTS).classes("bell").props('title="Cảnh báo của bạn"').mark("bell"):
        ui.icon("notifications_none").props('aria-hidden="true"')
        ui.label("Cảnh báo chưa xem:").classes("unseen")
        return ui.label().classes("count").mark("bell-number")


def _showing_drafts(visit: Visitor) -> Callable[[], None]:
    """The way to what this person has typed and not saved, seen while there is some; return what counts it again."""
    with ui.link(target=places.DRAFTS).classes("running") as link:
        ui.icon("edit_note").props('aria-hidden="true"')
        said = ui.label().classes("badge soon").mark("drafts-kept")
    link.props('aria-label="Bản nháp chưa lưu"')

    def show() -> None:
        number = len(visit.drafts)
        said.set_text(f"{number} bản nháp")
        link.set_visibility(bool(number))

    show()
    return show


def _entries(listed: list[Place], path: str, badges: _Badges) -> None:
    for place in listed:
        is_here = path == place.path or (place.path != "/" and path.startswith(f"{place.path}/"))
        with ui.link(target=place.path).classes("here" if is_here else "") as link:
            if is_here:
                link.props('aria-current="page"')
            ui.icon(place.icon).props('aria-hidden="true"')
            ui.label(place.label)
            if place.path == places.PENDING.path:
                badges[place.path] = ui.label().classes("badge soon").mark("rail-number")


def _say(badges: _Badges, found: Numbers) -> None:
    said = {
        places.ALERTS: found.new_alerts.said,
        places.PENDING.path: str(found.pending or ""),
        places.TASKS: str(found.tasks or ""),
    }
    for path, badge in badges.items():
        badge.set_text(said[path])
        badge.set_visibility(bool(said[path]))


def _renewing(visit: Visitor, badges: _Badges) -> Callable[[], Awaitable[None]]:
    """Return what counts anew after an act. The act was done, whatever becomes of the counting."""

    async def renew() -> None:
        try:
            _say(badges, await visit.read(numbers))
        except SignedOut:
            return
        except Exception:
            log.exception("the numbers of the rail could not be renewed")

    return renew


def _paper_head(office: str, visit: Visitor) -> None:
    """What a printed page says of itself."""
    ui.label(f"{office} · in ngày {words.day(visit.today)} · {visit.full_name}").classes("only-paper")


def _icon_button(icon: str, label: str) -> ui.button:
    return ui.button(icon=icon, color=None).props(f'flat round dense aria-label="{label}"').classes("icon")
