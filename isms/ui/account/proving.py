"""Acts that ask for the password anew: done off the event loop, refused beside the field."""

from collections.abc import Callable
from typing import TypeVar

from nicegui import ui

from inventory.errors import Invalid, Problem
from inventory.work import Work
from isms.accounts import own_account
from isms.accounts.attempts import CodeRefused, SignInRefused
from isms.accounts.security_log import Happened
from isms.ui.parts import dialogs
from isms.ui.parts.forms import Form
from isms.ui.shell.act_results import Done, Failed
from isms.ui.shell.visit import Redraw, Visit

Value = TypeVar("Value")
_WRONG = "Mật khẩu hiện nay không đúng, hoặc tài khoản đang bị khóa tạm do sai nhiều lần."
_WRONG_CODE = "Mã không đúng hoặc đã được dùng. Hãy đợi mã mới rồi nhập lại."


async def proved(visit: Visit, form: Form, act: Callable[[], Value], said: str) -> Done[Value] | None:
    """Do it and say so; None when it was refused. Sessions that it ended lose their open pages."""
    done = await visit.carry_out(lambda: _tried(visit, act), form, said, hashes=True)
    if done:
        await visit.pages.close_ended()
    return done


def ask(
    visit: Visit, title: str, text: str, verb: str, use_case: Callable[[Work], object], said: str, after: Redraw
) -> None:
    """Ask for the password, do the use case, and call `after`."""
    form = Form()
    with dialogs.panel(title) as dialog:
        ui.label(text).classes("muted")
        current = form.password("current", "Mật khẩu của bạn", autocomplete="current-password").mark("prove")

        def act() -> bool:
            own_account.after_proof(visit.pages.database, visit.signed_in.token_hash, current.value or "", use_case)
            return True

        async def save() -> None:
            if await proved(visit, form, act, said):
                dialog.close()
                await after()

        form.buttons(verb, save, cancel=dialog.close)
    dialog.open()


def _tried(visit: Visit, act: Callable[[], Value]) -> Done[Value] | Failed:
    try:
        return Done(act(), changed=True, stored=True)
    except CodeRefused as refusal:
        _note(visit, refusal)
        return Failed(Invalid([Problem("code", _WRONG_CODE, "")]), None)
    except SignInRefused as refusal:
        _note(visit, refusal)
        return Failed(Invalid([Problem("current", _WRONG, "")]), None)
    except Exception as error:
        return Failed(error, None)


def _note(visit: Visit, refusal: SignInRefused) -> None:
    """Write the wrong guess into the security log."""
    who = visit.signed_in
    what = Happened.LOCKED if refusal.locked else Happened.FAILED
    visit.pages.security.note(what, who.actor.name, who.address, who.agent, "own account")
