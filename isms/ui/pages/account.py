"""One's own account: who one is, the password, the second factor, where one is signed in."""

from nicegui import ui

from isms import calendar_feed
from isms.accounts import browsers, preferences
from isms.accounts import second_factor as factor
from isms.ui import words
from isms.ui.account import browsers as where
from isms.ui.account import calendar, mail, password, second_factor
from isms.ui.parts import layout
from isms.ui.people import STYLES
from isms.ui.visit import Pages, Visit


def register(pages: Pages) -> None:
    """Add /tai-khoan."""

    @pages.page("/tai-khoan", title="Tài khoản của bạn")
    async def account(visit: Visit) -> None:
        ui.add_head_html(STYLES)
        with layout.head("Tài khoản của bạn", "Thư báo, lịch, mật khẩu, xác thực hai bước và nơi bạn đang đăng nhập."):
            pass
        with layout.section("Bạn là ai trong sổ"):
            layout.facts(
                [
                    ("Họ và tên", visit.full_name),
                    ("Tên đăng nhập", visit.name),
                    ("Vai trò", f"{words.ROLE[visit.actor.role]}. {words.ROLE_EXPLAINED[visit.actor.role]}"),
                ]
            )
        mail.build(visit, (await visit.read(preferences.of)).mail)
        feeds = ui.element("div").classes("stack apart w-full")

        async def draw_feeds() -> None:
            link = await visit.read(calendar_feed.link)
            feeds.clear()
            with feeds:
                calendar.build(visit, link, draw_feeds)

        await draw_feeds()
        secured = ui.element("div").classes("stack apart w-full")

        async def draw() -> None:
            standing, found = await visit.read(lambda work: (factor.of(work), browsers.own(work)))
            secured.clear()
            with secured:
                second_factor.build(visit, standing, draw)
                where.build(visit, found, draw)
                password.build(visit, standing)

        await draw()
