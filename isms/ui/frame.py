"""The frame around every page: the bar on top, the rail of places on the left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from nicegui import ui

from inventory import access
from inventory.access import Act
from isms.accounts import branches
from isms.accounts.sessions import SignedIn
from isms.database import UnitOfWork
from isms.ui import theme, words


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the rail, for those whose role permits the act."""

    label: str
    path: str
    icon: str
    act: Act = Act.VIEW


PLACES = (
    Place("Hôm nay", "/", "today"),
    Place("Hệ thống", "/he-thong", "dns"),
    Place("Kiểm tra", "/kiem-tra", "fact_check"),
    Place("Cảnh báo", "/canh-bao", "notifications_none"),
)
ADMINISTRATION = (
    Place("Người dùng", "/quan-tri/nguoi-dung", "people_outline", Act.ADMINISTER),
    Place("Đơn vị", "/quan-tri/don-vi", "account_tree", Act.RECORD),
    Place("Chu kỳ kiểm tra", "/quan-tri/chinh-sach", "event_repeat", Act.ADMINISTER),
    Place("Thư báo", "/quan-tri/thu", "mail_outline", Act.ADMINISTER),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the frame shows besides the page: the office's name, and a warning when there is one."""

    office: str
    warning: str


def facts(work: UnitOfWork, warning: Callable[[UnitOfWork], str]) -> Facts:
    """Return what the frame shows."""
    return Facts(branches.office_name(work.session), warning(work))


@contextmanager
def frame(signed_in: SignedIn, facts: Facts, path: str) -> Iterator[None]:
    """Build the frame; the page's content goes inside."""
    theme.apply()
    ui.skip_link("Đến nội dung của trang", target=ui.context.client.content)
    # Without a value NiceGUI would ask the browser for one, and call it a fault when a slow one does not answer.
    rail = ui.left_drawer(value=False).classes("rail")
    rail.props('show-if-above width=240 breakpoint=1000 aria-label="Các mục"')
    with ui.header(elevated=False, wrap=False).classes("bar"):
        _icon_button("menu", "Mở hoặc đóng các mục").on("click", lambda: rail.run_method("toggle"))
        ui.image("/tinh/shield.svg").props('no-spinner no-transition alt=""').classes("logo")
        ui.label(facts.office).classes("office")
        _person_menu(signed_in)
    with rail:
        _places(signed_in, path)
    if facts.warning:
        with ui.element("div").classes("note soon").props("role=status").mark("scheduler-warning"):
            ui.icon("update_disabled")
            ui.label(facts.warning)
    yield


def _places(signed_in: SignedIn, path: str) -> None:
    _entries([place for place in PLACES if access.may(signed_in.actor, place.act)], path)
    permitted = [place for place in ADMINISTRATION if access.may(signed_in.actor, place.act)]
    if permitted:
        ui.label("Quản trị").classes("heading")
        _entries(permitted, path)


def _entries(places: list[Place], path: str) -> None:
    for place in places:
        is_here = path == place.path or (place.path != "/" and path.startswith(f"{place.path}/"))
        with ui.link(target=place.path).classes("here" if is_here else "") as link:
            if is_here:
                link.props('aria-current="page"')
            ui.icon(place.icon).props('aria-hidden="true"')
            ui.label(place.label)


def _person_menu(signed_in: SignedIn) -> None:
    button = ui.button(color=None).props('flat no-caps padding="4px 8px" aria-label="Tài khoản của bạn"')
    with button.classes("person").mark("person-menu"):
        ui.label(initials(signed_in.full_name)).classes("avatar").props('aria-hidden="true"')
        ui.label(signed_in.full_name).classes("name")
        ui.icon("expand_more").classes("muted")
        with ui.menu().props('anchor="bottom right" self="top right"'):
            with ui.element("div").classes("menu-head"):
                ui.label(signed_in.full_name).classes("strong")
                ui.label(f"{signed_in.actor.name} · {words.ROLE[signed_in.actor.role]}").classes("muted small")
            ui.menu_item("Đổi mật khẩu", lambda: ui.navigate.to("/tai-khoan"))
            with ui.element("form").props('method="post" action="/dang-xuat"').classes("sign-out"):
                ui.element("input").props(f'type="hidden" name="csrf" value="{signed_in.csrf}"')
                ui.element("input").props(f'type="hidden" name="page" value="{ui.context.client.id}"')
                with ui.element("button").props('type="submit"'):
                    ui.label("Đăng xuất")


def _icon_button(icon: str, label: str) -> ui.button:
    return ui.button(icon=icon, color=None).props(f'flat round dense aria-label="{label}"').classes("icon")


def initials(full_name: str) -> str:
    """Return the letters for a person's badge: the family name's and the given name's."""
    parts = full_name.split()
    return (parts[0][:1] + (parts[-1][:1] if len(parts) > 1 else "")).upper()
