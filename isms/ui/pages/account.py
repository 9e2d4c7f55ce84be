"""One's own account: changing the password."""

from nicegui import run, ui

from inventory.errors import Invalid, Problem
from isms.accounts import sessions
from isms.accounts.sessions import SignInRefused
from isms.ui import words
from isms.ui.parts import layout, refusals
from isms.ui.parts.forms import Form
from isms.ui.visit import Pages, Visit


def register(pages: Pages) -> None:
    """Add /tai-khoan."""

    @pages.page("/tai-khoan", title="Tài khoản của bạn")
    def account(visit: Visit) -> None:
        with layout.head("Tài khoản của bạn", "Xem vai trò và đổi mật khẩu."):
            pass
        with layout.section("Bạn là ai trong sổ"):
            layout.facts(
                [
                    ("Họ và tên", visit.full_name),
                    ("Tên đăng nhập", visit.name),
                    ("Vai trò", words.ROLE[visit.actor.role]),
                ]
            )
        with layout.section("Đổi mật khẩu"):
            _password_form(visit)


def _password_form(visit: Visit) -> None:
    form = Form()
    with ui.element("div").classes("form"):
        current = form.password("current", "Mật khẩu hiện nay", autocomplete="current-password")
        new = form.password(
            "new", "Mật khẩu mới", help="Ít nhất 14 ký tự, không dễ đoán. Nên dùng vài từ không liên quan đến nhau."
        )
        again = form.password("again", "Nhập lại mật khẩu mới")

        async def change() -> None:
            form.clear()
            try:
                if new.value != again.value:
                    raise Invalid([Problem("again", "Hai lần nhập mật khẩu khác nhau.", "Hãy nhập lại.")])
                database, token_hash = visit.pages.database, visit.signed_in.token_hash
                await run.io_bound(sessions.change_own_password, database, token_hash, current.value, new.value)
            except SignInRefused:
                wrong = "Mật khẩu hiện nay không đúng, hoặc tài khoản đang bị khóa tạm do sai nhiều lần."
                form.show([Problem("current", wrong, "")])
            except Exception as error:
                refusals.show(error, form)
            else:
                current.value = new.value = again.value = ""
                await visit.pages.close_ended()
                ui.notify("Đã đổi mật khẩu. Các nơi đăng nhập khác đã bị đăng xuất.", icon="check", color="dark")

        form.buttons("Đổi mật khẩu", change)
