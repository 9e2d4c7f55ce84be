"""Acts on one's own account that ask for the password anew: done off the event loop, refused beside the field."""

from collections.abc import Callable
from typing import TypeVar

from nicegui import run, ui

from inventory.errors import Problem
from isms.accounts.attempts import CodeRefused, SignInRefused
from isms.ui.parts import progress, refusals
from isms.ui.parts.forms import Form
from isms.ui.visit import Done, Visit

Value = TypeVar("Value")
_WRONG = "Mật khẩu hiện nay không đúng, hoặc tài khoản đang bị khóa tạm do sai nhiều lần."
_WRONG_CODE = "Mã không đúng hoặc đã được dùng. Hãy đợi mã mới rồi nhập lại."


async def proved(visit: Visit, form: Form, act: Callable[[], Value], said: str) -> Done[Value] | None:
    """Do it and say so; None when it was refused. Sessions that it ended lose their open pages."""
    form.clear()
    try:
        async with progress.shown():
            done = await run.io_bound(act)
    except CodeRefused:
        form.show([Problem("code", _WRONG_CODE, "")])
    except SignInRefused:
        form.show([Problem("current", _WRONG, "")])
    except Exception as error:
        refusals.show(error, form)
    else:
        await visit.pages.close_ended()
        ui.notify(said, icon="check", position="bottom", color="dark", text_color="white")
        return Done(done)  # type: ignore[arg-type]  # None only while the program stops
    return None
