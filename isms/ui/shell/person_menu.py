"""The menu of the person who is signed in: the account, the look, the guide, signing out."""

from nicegui import ui

from isms.accounts import preferences
from isms.ui.parts.choice_cards import Cards
from isms.ui.parts.places import ACCOUNT, TASKS
from isms.ui.shell import tour
from isms.ui.shell.visitor import Visitor
from isms.ui.web import theme


def build(visit: Visitor, chosen_theme: str) -> None:
    """Draw the button and the menu under it."""
    signed_in = visit.signed_in
    button = ui.button(color=None).props('flat no-caps padding="4px 8px" aria-haspopup=dialog')
    button.props('aria-label="Tài khoản của bạn"')
    with button.classes("person").mark("person-menu"):
        ui.label(initials(signed_in.full_name)).classes("avatar").props('aria-hidden="true"')
        ui.label(signed_in.full_name).classes("name")
        ui.icon("expand_more").classes("muted").props('aria-hidden="true"')
        menu = ui.menu().props('anchor="bottom right" self="top right" role=dialog aria-label="Tài khoản của bạn"')
        with menu.classes("person-panel"):
            with ui.element("div").classes("menu-head"):
                ui.label(signed_in.full_name).classes("strong")
                ui.label(f"{signed_in.actor.name} · {signed_in.actor.role.label}").classes("muted small")
            ui.link("Tài khoản, đổi mật khẩu", ACCOUNT).classes("menu-line")
            ui.link("Việc đang chạy", TASKS).classes("menu-line")
            with ui.element("button").props("type=button").classes("menu-line") as again:
                ui.label("Xem lại hướng dẫn")
            again.on("click", menu.close).on("click", lambda: tour.show(visit)).mark("tour-again")
            _theme(visit, chosen_theme)
            with ui.element("form").props('method="post" action="/dang-xuat"').classes("sign-out"):
                ui.element("input").props(f'type="hidden" name="csrf" value="{signed_in.csrf}"')
                ui.element("input").props(f'type="hidden" name="page" value="{ui.context.client.id}"')
                with ui.element("button").props('type="submit"').classes("menu-line"):
                    ui.label("Đăng xuất")


def _theme(visit: Visitor, chosen: str) -> None:
    with ui.element("div").classes("menu-part"):
        ui.label("Giao diện").classes("muted small")
        with ui.element("div").classes("segments"):
            cards = Cards("Giao diện", {code: (label, "") for code, label in theme.CHOICES.items()}, chosen)

        async def changed() -> None:
            wanted = str(cards.value)
            theme.change(wanted)
            await visit.act(lambda work: preferences.set_theme(work, wanted), said="")

        cards.on_change(changed)


def initials(full_name: str) -> str:
    """Return the letters for a person's badge: the family name's and the given name's."""
    parts = full_name.split()
    return (parts[0][:1] + (parts[-1][:1] if len(parts) > 1 else "")).upper()
