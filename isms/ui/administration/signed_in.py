"""Who is signed in, for an administrator: with which browser, since when; and ending that."""

from nicegui import ui

from inventory.work import Work
from isms.accounts import signed_in_browsers
from isms.accounts.signed_in_browsers import Browser
from isms.ui.account import proving
from isms.ui.account.own_browsers import describe
from isms.ui.parts import agents, badges, layout
from isms.ui.shell.visit import Visit


def _who(browser: Browser) -> str:
    return browser.name if browser.full_name == browser.name else f"{browser.full_name} ({browser.name})"


async def build(visit: Visit) -> None:
    """Draw the section."""
    with layout.section("Đang đăng nhập"):
        body = ui.element("ul").classes("records").mark("signed-in")

    async def draw() -> None:
        found = await visit.read(signed_in_browsers.everybody)
        body.clear()
        with body:
            for browser in found:
                line(browser)

    def line(browser: Browser) -> None:
        def end() -> None:
            def use_case(work: Work) -> None:
                signed_in_browsers.end(work, browser.key)

            text = f"{_who(browser)}, {agents.in_words(browser.agent)}."
            proving.ask(visit, "Kết thúc phiên này?", text, "Kết thúc", use_case, "Đã kết thúc phiên.", draw)

        with ui.element("li"):
            describe(browser, _who(browser))
            if browser.key == visit.signed_in.token_hash:
                badges.badge("ok", "Phiên này")
            else:
                layout.quiet("Kết thúc phiên", end)

    await draw()
