"""One's own account: who one is, the password, the second factor, where one is signed in."""

from nicegui import ui

from isms.accounts import preferences, signed_in_browsers
from isms.accounts import second_factor as factor
from isms.ui.account import mail_choice, own_calendar, own_second_factor, password
from isms.ui.account import own_browsers as where
from isms.ui.account.people_styles import STYLES
from isms.ui.parts import layout
from isms.ui.parts.places import ACCOUNT
from isms.ui.shell.visit import Pages, Visit
from isms.workspace import calendar_feed


def register(pages: Pages) -> None:
    """Add /tai-khoan."""

    @pages.page(ACCOUNT, title="Tài khoản của bạn")
    async def account(visit: Visit) -> None:
        ui.add_head_html(STYLES)
        with layout.head("Tài khoản của bạn", "Thư báo, lịch, mật khẩu, xác thực hai bước và nơi bạn đang đăng nhập."):
            pass
        with layout.section("Thông tin tài khoản"):
            layout.facts(
                [
                    ("Họ và tên", visit.full_name),
                    ("Tên đăng nhập", visit.name),
                    ("Vai trò", f"{visit.actor.role.label}. {visit.actor.role.help}"),
                ]
            )
        mail = ui.element("div").classes("stack apart w-full")

        async def draw_mail() -> None:
            chosen = await visit.read(preferences.of)
            mail.clear()
            with mail:
                mail_choice.build(visit, chosen, draw_mail)

        await draw_mail()
        feeds = ui.element("div").classes("stack apart w-full")

        async def draw_feeds() -> None:
            link = await visit.read(calendar_feed.link)
            feeds.clear()
            with feeds:
                own_calendar.build(visit, link, draw_feeds)

        await draw_feeds()
        secured = ui.element("div").classes("stack apart w-full")

        async def draw() -> None:
            standing, found = await visit.read(lambda work: (factor.of(work), signed_in_browsers.own(work)))
            secured.clear()
            with secured:
                own_second_factor.build(visit, standing, draw)
                where.build(visit, found, draw)
                password.build(visit, standing)

        await draw()
