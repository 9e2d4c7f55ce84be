"""Where one is signed in oneself, and ending that."""

from nicegui import ui

from isms.accounts import signed_in_browsers
from isms.accounts.signed_in_browsers import Browser
from isms.ui.parts import agents, badges, layout, words
from isms.ui.shell.visit import Redraw, Visit


def build(visit: Visit, found: list[Browser], redraw: Redraw) -> None:
    """Draw the section; `redraw` builds it anew after something changed."""
    here = visit.signed_in.token_hash

    async def end(browser: Browser) -> None:
        if await visit.act(
            lambda work: signed_in_browsers.end_own(work, browser.key), said="Đã đăng xuất trình duyệt đó."
        ):
            await visit.pages.close_ended()
        await redraw()

    async def end_others() -> None:
        if await visit.act(lambda work: signed_in_browsers.end_others(work, here), said="Đã đăng xuất mọi nơi khác."):
            await visit.pages.close_ended()
        await redraw()

    with layout.section("Nơi bạn đang đăng nhập"):
        with ui.element("ul").classes("records"):
            for browser in found:
                with ui.element("li"):
                    describe(browser)
                    if browser.key == here:
                        badges.badge("ok", "Phiên này")
                    else:
                        layout.quiet("Đăng xuất", lambda browser=browser: end(browser))
        if len(found) > 1:
            with ui.element("div").classes("line"):
                layout.secondary("Đăng xuất mọi nơi khác", end_others)
        layout.text("p", "Thấy nơi lạ? Đăng xuất nơi đó rồi đổi mật khẩu.").classes("muted small")


def describe(browser: Browser, who: str = "") -> None:
    """What a list says of a signed-in browser."""
    with ui.element("div").classes("say grow"):
        if who:
            ui.label(who).classes("strong")
        ui.label(agents.in_words(browser.agent)).classes("" if who else "strong")
        times = f"Đăng nhập {words.instant(browser.since)} · dùng gần nhất {words.instant(browser.last_seen)}"
        ui.label(times).classes("muted small")
