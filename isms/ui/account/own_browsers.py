"""Where one is signed in oneself, and ending that."""

from nicegui import ui

from inventory.work import Work
from isms.accounts import signed_in_browsers
from isms.accounts.signed_in_browsers import Browser
from isms.ui.account import proving
from isms.ui.parts import agents, badges, layout, words
from isms.ui.shell.visit import Redraw, Visit


def build(visit: Visit, found: list[Browser], redraw: Redraw) -> None:
    """Draw the section; `redraw` builds it anew after something changed."""
    here = visit.signed_in.token_hash

    def end(browser: Browser) -> None:
        def use_case(work: Work) -> None:
            signed_in_browsers.end_own(work, browser.key)

        text = f"{agents.in_words(browser.agent)}, đăng nhập {words.instant(browser.since)}."
        said = "Đã đăng xuất trình duyệt đó."
        proving.ask(visit, "Đăng xuất trình duyệt này?", text, "Đăng xuất", use_case, said, redraw)

    def end_others() -> None:
        def use_case(work: Work) -> None:
            signed_in_browsers.end_others(work, here)

        text = "Chỉ còn phiên này. Địa chỉ lịch của bạn, nếu có, cũng hết dùng được."
        said = "Đã đăng xuất mọi nơi khác."
        proving.ask(visit, "Đăng xuất mọi nơi khác?", text, "Đăng xuất", use_case, said, redraw)

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
